"""Settings: read from any file contents; unsound values fall back to their defaults and are named."""

import math
from dataclasses import dataclass, field, fields
from typing import Any, cast

from game.input.bindings import Bindings, bindings_of
from game.input.pad_mapping import sound_lines
from game.session.assists import Assists

RESOLUTION_CHOICES = ("auto", "720", "1080", "1440", "native")
STRETCH_CHOICES = ("auto", "processor", "card")
LEAP_SIGN_CHOICES = ("learning", "always", "off")


def _setting(default: Any, least: float = 0.0, most: float = 1.0) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


def _choice(default: str, allowed: tuple[str, ...]) -> Any:
    return field(default=default, metadata={"allowed": allowed})


@dataclass(frozen=True, slots=True)
class Settings:
    """Shares are 0 to 1. The assists change nothing but how hard it is; runs with them are marked, never blocked."""

    width: int = _setting(1280, 320, 8192)
    """Of the window, in real pixels."""
    height: int = _setting(720, 180, 8192)
    full_screen: bool = False
    maximized: bool = False

    resolution: str = _choice("auto", RESOLUTION_CHOICES)
    """Height of the drawn picture in pixels: measured, fixed, or the window's own."""
    stretch: str = _choice("auto", STRETCH_CHOICES)
    """What brings the picture to the window's size; holds from the next start on."""
    save_power: bool = False
    """At most 30 frames a second."""

    shake: float = _setting(1.0)
    flash: float = _setting(1.0)
    hit_stop: float = _setting(1.0)
    leap_sign: str = _choice("learning", LEAP_SIGN_CHOICES)
    """Whether the water shows when to leap: until one can read it, always, or never."""

    sound: float = _setting(0.8)
    """Of everything that is heard; the next three are shares of it."""
    effects: float = _setting(0.8)
    ambience: float = _setting(0.8)
    music: float = _setting(0.8)
    mute: bool = False
    mono: bool = False
    night_mode: bool = False
    """What is loud comes down, what is quiet comes up."""
    captions: bool = False
    """Sounds are named at the edge of the picture from which they come."""

    game_speed: float = _setting(1.0, 0.5, 1.0)
    """Assist: game seconds in a real one."""
    hunter_speed: float = _setting(1.0, 0.5, 1.0)
    endless_chakra: bool = False
    steady_footing: bool = False
    no_pain: bool = False

    dead_zone: float = _setting(0.22, 0.05, 0.6)
    """Share of a stick's way that counts as rest."""

    pad_mappings: str = field(default="", metadata={"sound": sound_lines})
    """What a player has taught of pads that SDL does not know, a line each, as SDL reads them."""

    keys: Bindings | None = None
    """Which key does what; None for as on the first day."""
    pad: Bindings | None = None
    """The same for the buttons of a pad."""

    @property
    def assists(self) -> Assists:
        return Assists(**{each.name: getattr(self, each.name) for each in fields(Assists)})

    def values(self) -> dict[str, Any]:
        """What is written to the file."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        return plain | {name: bound.values() if bound else None for name, bound in (("keys", self.keys), ("pad", self.pad))}


def settings_of(found: dict[str, Any]) -> tuple[Settings, str]:
    """Settings from a file's values; a value that is none is left at its default and named in the notice. Unknown names are ignored."""
    sound: dict[str, Any] = {}
    wrong = []
    for each in fields(Settings):
        if each.name in found:
            value, default = found[each.name], cast(Any, each.default)
            if each.name in ("keys", "pad"):
                sound[each.name] = bindings_of(value)
                wrong += [each.name] * (value is not None and sound[each.name] is None)
            elif _fits(value, default, each.metadata):
                sound[each.name] = type(default)(value)
            else:
                wrong.append(each.name)
    notice = f"settings: {', '.join(wrong)} could not be used and {'is' if len(wrong) == 1 else 'are'} as on the first day" if wrong else ""
    return Settings(**sound), notice


def _fits(value: Any, default: Any, range: Any) -> bool:
    if isinstance(default, str):
        return isinstance(value, str) and (range["sound"](value) if "sound" in range else value in range["allowed"])
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int if isinstance(default, int) else (int, float)):
        return False
    return math.isfinite(value) and bool(range["least"] <= value <= range["most"]) if abs(value) < 1e6 else False
