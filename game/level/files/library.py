"""Level library: finds a level's file by name or path, or says which name was nearly meant."""

import os
from dataclasses import dataclass
from pathlib import Path

from game.core.errors import nearest, printable
from game.core.paths import LEVELS
from game.level.errors.problem import format_value

USER_PREFIX = "yours/"
"""What the name of a level in the user's folder starts with when a shipped one has the same name."""


class UnknownLevel(LookupError):
    """There is no level of that name; the message names the nearest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A level that can be played by `name`."""

    name: str
    path: Path
    is_user: bool
    is_example: bool


def user_folder() -> Path:
    """Where a player's own levels live; it need not exist yet."""
    from game.core.files import user_folders as folders

    return folders.levels()


def folders() -> tuple[Path, ...]:
    """Shipped levels first, then the user's."""
    return (LEVELS, user_folder())


def list_levels() -> list[Entry]:
    """Every level there is: chapters, then examples, then the user's own."""
    shipped = _files(LEVELS, "*.json", False, False) + _files(LEVELS / "examples", "*.json", False, True)
    taken = {entry.name.lower() for entry in shipped}
    own = _files(user_folder(), "*.json", True, False)
    return shipped + [_renamed(entry) if entry.name.lower() in taken else entry for entry in own]


def find(name_or_path: str | Path) -> Path:
    """The file of a level, given as a path, a name (`03-the-crossing`) or the end of a name (`the-crossing`, `3`)."""
    asked = str(name_or_path)
    if _is_path(asked):
        if os.path.lexists(asked):
            return Path(asked)
        raise UnknownLevel(f"no level file {format_value(asked, 200)}" + _suggestion(Path(asked).stem))
    entries = list_levels()
    for entry in entries:
        if entry.name.lower() == asked.lower():
            return entry.path
    for entry in entries:
        number, _, rest = entry.name.partition("-")
        if number.isdigit() and asked.lower() in (rest.lower(), number.lstrip("0")):
            return entry.path
    raise UnknownLevel(f"no level named {format_value(asked, 200)}" + _suggestion(asked))


def _is_path(asked: str) -> bool:
    if asked.startswith(USER_PREFIX):
        return False
    try:
        return asked.endswith(".json") or "/" in asked or "\\" in asked or Path(asked).is_file()
    except (OSError, ValueError):
        return False


def _suggestion(asked: str) -> str:
    names = [entry.name for entry in list_levels()]
    short = {name.partition("-")[2] or name: name for name in names}
    near = nearest(asked, names) or short.get(nearest(asked, short), "")
    return f'; did you mean "{printable(near)}"?' if near else "; there are: " + ", ".join(map(printable, names)) if names else ""


def _files(folder: Path, pattern: str, yours: bool, example: bool) -> list[Entry]:
    try:
        paths = sorted(path for path in folder.glob(pattern) if is_listed(path) and path.is_file())
    except OSError:
        return []
    return [Entry(path.stem, path, yours, example) for path in paths]


def is_listed(path: Path) -> bool:
    """Whether a file of that name is a level: what systems and editors hide is not, nor is the schema."""
    return not path.name.startswith(".") and not path.name.endswith(".schema.json")


def _renamed(entry: Entry) -> Entry:
    return Entry(USER_PREFIX + entry.name, entry.path, True, False)
