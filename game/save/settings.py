"""Settings: read from any file contents; unsound values fall back to their defaults and are named."""

from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Annotated, Any, Literal, get_args

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt, TypeAdapter, ValidationError

from game.input.bindings import Bindings, bindings_of
from game.input.default_bindings import DEFAULT_KEYS, DEFAULT_PAD
from game.input.pad_mapping import sound_lines
from game.session.assists import Assists, Speed

Resolution = Literal["auto", "720", "1080", "1440", "native"]
Stretch = Literal["auto", "processor", "card"]
LeapSign = Literal["learning", "always", "off"]
RESOLUTION_CHOICES: tuple[str, ...] = get_args(Resolution)
STRETCH_CHOICES: tuple[str, ...] = get_args(Stretch)
LEAP_SIGN_CHOICES: tuple[str, ...] = get_args(LeapSign)
Share = Annotated[float, Field(strict=True, ge=0.0, le=1.0, allow_inf_nan=False)]


def _bound(usual: Bindings, found: Any) -> Any:
    """Bindings from a file's values; what they already are, they stay."""
    if found is None or isinstance(found, Bindings):
        return found
    if (made := bindings_of(found, usual)) is None:
        raise ValueError("these are no bindings")
    return made


def _taught(text: str) -> str:
    if not sound_lines(text):
        raise ValueError("these are no mappings")
    return text


BoundKeys = Annotated[Bindings | None, BeforeValidator(partial(_bound, DEFAULT_KEYS))]
BoundPad = Annotated[Bindings | None, BeforeValidator(partial(_bound, DEFAULT_PAD))]


@dataclass(frozen=True, slots=True)
class Settings:
    """Shares are 0 to 1. The assists change nothing but how hard it is; runs with them are marked, never blocked."""

    width: Annotated[StrictInt, Field(ge=320, le=8192)] = 1280
    """Of the window, in real pixels."""
    height: Annotated[StrictInt, Field(ge=180, le=8192)] = 720
    full_screen: StrictBool = False
    maximized: StrictBool = False

    resolution: Resolution = "auto"
    """Height of the drawn picture in pixels: measured, fixed, or the window's own."""
    stretch: Stretch = "auto"
    """What brings the picture to the window's size; holds from the next start on."""
    save_power: StrictBool = False
    """At most 30 frames a second."""

    shake: Share = 1.0
    flash: Share = 1.0
    hit_stop: Share = 1.0
    two_players: StrictBool = False
    """Where there are two to play, the keyboard plays one and pads the other."""
    leap_sign: LeapSign = "learning"
    """Whether the water shows when to leap: until one can read it, always, or never."""

    sound: Share = 0.8
    """Of everything that is heard; the next three are shares of it."""
    effects: Share = 0.8
    ambience: Share = 0.8
    music: Share = 0.8
    mute: StrictBool = False
    mono: StrictBool = False
    night_mode: StrictBool = False
    """What is loud comes down, what is quiet comes up."""
    captions: StrictBool = False
    """Sounds are named at the edge of the picture from which they come."""

    phase_slip: StrictBool = True
    """Gusts and rustles stand on a slip below the picture, too: no rule changes, so no run is marked for it."""
    game_speed: Speed = 1.0
    """Assist: game seconds in a real one."""
    hunter_speed: Speed = 1.0
    endless_chakra: StrictBool = False
    steady_footing: StrictBool = False
    no_pain: StrictBool = False

    dead_zone: Annotated[float, Field(strict=True, ge=0.05, le=0.6, allow_inf_nan=False)] = 0.22
    """Share of a stick's way that counts as rest."""

    pad_mappings: Annotated[str, Field(strict=True), AfterValidator(_taught)] = ""
    """What a player has taught of pads that SDL does not know, a line each, as SDL reads them."""

    keys: BoundKeys = None
    """Which key does what; None for the defaults."""
    pad: BoundPad = None
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
    wrong: list[str] = []
    try:
        return _adapter().validate_python(found), ""
    except ValidationError as refused:
        wrong = list(dict.fromkeys(str(error["loc"][0]) for error in refused.errors(include_url=False, include_input=False)))
    which = "A setting could not be used and is" if len(wrong) == 1 else "Settings could not be used and are"
    notice = f"{which} back at the default: {', '.join(wrong)}."
    return _adapter().validate_python({name: value for name, value in found.items() if name not in wrong}), notice


@cache
def _adapter() -> TypeAdapter[Settings]:
    return TypeAdapter(Settings)
