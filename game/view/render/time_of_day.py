"""Time of day: the palette for a level's hour, season and weather.

What they do is written in assets/almanac.json. A palette that the level names itself is taken whatever the hour.
"""

import logging
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from game.core.paths import ASSETS
from game.view.render.painting import generator
from game.view.render.palette import Hex, Palette, Part, Ridge, hexed, mix, palette, rgb

log = logging.getLogger(__name__)

Share = Annotated[float, Field(ge=0, le=1)]
Stops = tuple[tuple[float, str], ...]
LEAF = "#35624a"
"""The middle tone of leaves as they are drawn; the wood behind the wood is of it."""
SUN_X_PX, SUN_DROP_PX = (510.0, 790.0), (-26.0, 16.0)
"""Reference pixels: where the sun may stand, between the two who speak in a cutscene, and by how much lower than the hour has it."""
NEARER = 0.2
"""How much less of the veil each ridge wears than the one behind it."""


class LevelPalette(Palette):
    """A palette for one level."""

    dyes: dict[Hex, Hex] = Field(default_factory=dict)
    """Colours of the scenery's drawings that are printed as others."""


class Season(Part):
    """Nothing of it given, everything stays as it is drawn."""

    dyes: dict[Hex, Hex] = Field(default_factory=dict)
    grass: tuple[Hex, Share] = ("#000000", 0.0)
    falling: tuple[Hex, ...] = ()


class Rain(Part):
    instead_of: tuple[str, ...] = ()
    palette: str = "rain"


class Almanac(Part):
    note: str = ""
    hours: tuple[tuple[float, str], ...] = ((0.0, "dusk"),)
    rain: Rain = Rain()
    seasons: dict[Literal["spring", "summer", "autumn", "winter"], Season] = Field(default_factory=dict)
    weather: dict[Literal["clear", "mist", "rain"], Share] = Field(default_factory=dict)


@cache
def almanac() -> Almanac:
    """What the file says; a missing or broken one knows only dusk, and that is told once."""
    try:
        return Almanac.model_validate_json((ASSETS / "almanac.json").read_bytes())
    except (OSError, ValidationError) as problem:
        log.warning("almanac.json is not usable (%s); every hour looks like dusk", str(problem).splitlines()[0])
        return Almanac()


def look(level: Any) -> LevelPalette:
    """The colours of a level."""
    book = almanac()
    chosen = palette(level.palette or palette_name(level.hour, level.weather))
    grown = _dyed(chosen, book.seasons.get(level.season, Season()))
    if level.weather == "rain":
        grown = grown.model_copy(update={"sun": None, "stars": 0.0})
    return _veiled(_place(grown, level.name), book.weather.get(level.weather, 0.0))


def _place(look: LevelPalette, name: str) -> LevelPalette:
    """Sun or moon where it stands over this lake, which is always the same place."""
    if look.sun is None or not name:
        return look
    dice = generator("place of the sun", name)
    x, y = dice.uniform(*SUN_X_PX), look.sun.y + dice.uniform(*SUN_DROP_PX)
    return look.model_copy(update={"sun": look.sun.model_copy(update={"x": round(x), "y": round(y)})})


def palette_name(hour: float, weather: str) -> str:
    """The palette's name that an hour (0 to 24) calls for in some weather."""
    book = almanac()
    name = [name for since, name in book.hours if since <= hour or since == book.hours[0][0]][-1]
    return book.rain.palette if weather == "rain" and name in book.rain.instead_of else name


def _dyed(plain: Palette, season: Season) -> LevelPalette:
    """What grows, in the season's colours and the hour's light; on the drawings themselves that light is laid when they are printed."""
    light, (tone, share) = rgb(plain.light), season.grass
    changes: dict[str, Any] = {"grass": hexed(mix(plain.grass, _lit(tone, light), share))}
    if LEAF in season.dyes:
        changes["leaves"] = (plain.leaves[0], hexed(_lit(season.dyes[LEAF], light)), plain.leaves[2])
    if season.falling:
        changes["falling"] = tuple(hexed(_lit(leaf, light)) for leaf in season.falling)
    return LevelPalette(**{**dict(plain), **changes}, dyes=season.dyes)


def _veiled(clear: LevelPalette, veil: float) -> LevelPalette:
    """What is far off, with so much mist before it: the farther, the more."""
    if not veil:
        return clear

    def under(color: str, share: float) -> str:
        return hexed(mix(color, clear.mist, min(1.0, veil * max(0.0, share))))

    ridges = tuple(
        Ridge(top=under(ridge.top, 1 - NEARER * n), mist=under(ridge.mist, 1 - NEARER * n)) for n, ridge in enumerate(clear.ridges)
    )
    changes: dict[str, Any] = {
        "ridges": ridges,
        "far_trees": under(clear.far_trees, 0.75),
        "sky": _mix(clear.sky, under, lambda place: 0.25 + 0.65 * place),
        "plane": _mix(clear.plane, under, lambda place: 0.9 * (1 - place) ** 1.5),
        "cloud_strength": clear.cloud_strength * (1 - 0.6 * veil),
        "stars": clear.stars * (1 - veil),
    }
    if clear.sun is not None:
        changes["sun"] = clear.sun.model_copy(update={"color": under(clear.sun.color, 0.4)})
    return clear.model_copy(update=changes)


def _mix(stops: Stops, under: Any, share: Any) -> Stops:
    return tuple((place, under(color, share(place))) for place, color in stops)


def _lit(color: str, light: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = (round(part * lamp / 255) for part, lamp in zip(rgb(color), light, strict=True))
    return red, green, blue
