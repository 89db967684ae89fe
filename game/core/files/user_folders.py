"""The player's folders for settings, records, logs and levels. Whoever writes first makes them."""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_log_path

APP_NAME = "spiderweb-lake"
HOME_VARIABLE = "SPIDERWEB_LAKE_HOME"
"""Everything under one folder instead: for tests, and for a copy that travels on a stick."""

LEVELS_VARIABLE = "SPIDERWEB_LAKE_LEVELS"


def config() -> Path:
    """Settings."""
    return _home("config") or _absolute_or_devnull(user_config_path(APP_NAME, appauthor=False))


def data() -> Path:
    """Records, and the lock that two copies of the game share."""
    return _home("data") or _absolute_or_devnull(user_data_path(APP_NAME, appauthor=False))


def logs() -> Path:
    """The log and crash files."""
    return _home("logs") or _absolute_or_devnull(user_log_path(APP_NAME, appauthor=False))


def cache() -> Path:
    """What can be made again."""
    return _home("cache") or _absolute_or_devnull(user_cache_path(APP_NAME, appauthor=False))


def levels() -> Path:
    """The player's own levels."""
    asked = os.environ.get(LEVELS_VARIABLE)
    return _asked_for(asked) if asked else data() / "levels"


def _home(room: str) -> Path | None:
    asked = os.environ.get(HOME_VARIABLE)
    return _asked_for(asked) / room if asked else None


def _asked_for(place: str) -> Path:
    """The folder of a variable; `~` is whoever's home, as in a shell, for many things that set variables are none."""
    expanded = os.path.expanduser(place)
    return Path(os.devnull) / APP_NAME if expanded.startswith("~") else Path(expanded).absolute()


def _absolute_or_devnull(place: Path) -> Path:
    """If `~` cannot be resolved, save nothing: no folder called `~` must appear in the working folder."""
    return place if place.is_absolute() else Path(os.devnull) / APP_NAME
