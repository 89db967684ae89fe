"""Palettes, read from files. A missing or broken file gives the built-in dusk and one warning."""

import json
import logging
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.core.paths import ASSETS

log = logging.getLogger(__name__)

RGB = tuple[int, int, int]
Hex = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Stop = tuple[Annotated[float, Field(ge=0, le=1)], Hex]
Stops = Annotated[tuple[Stop, ...], Field(min_length=4)]
"""Colours of a gradient, each at its place from 0 (top) to 1 (bottom); drawings take single ones of the first four."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Sun(Part):
    """The sun or moon; place and radius in reference pixels."""

    color: Hex = "#dc4a35"
    halo: Hex = "#f0b184"
    x: float = 704
    y: float = 170
    radius: float = 29
    crescent: bool = False


class Ridge(Part):
    top: Hex
    mist: Hex


class Palette(Part):
    """Every colour that a scene is printed in."""

    ink: Hex = "#1b2030"
    paper: Hex = "#f1e4c8"
    foam: Hex = "#fbf7ea"
    vermilion: Hex = "#c23b2b"
    chakra: Hex = "#aef3ff"
    chakra_glow: Hex = "#3fb7cc"
    web: Hex = "#ffffff"
    barrier: Hex = "#17677f"
    barrier_rim: Hex = "#f4ffff"
    sky: Stops = ((0, "#1f3a63"), (0.16, "#35588a"), (0.42, "#86a9b8"), (0.66, "#e8d3ae"), (0.84, "#f0b184"), (1, "#e58a66"))
    sun: Sun | None = Sun.model_construct()  # unchecked: what is written here is right
    stars: float = 0.0
    clouds: Hex = "#f1e4c8"
    cloud_strength: float = 0.55
    ridges: Annotated[tuple[Ridge, ...], Field(min_length=1)] = (
        Ridge.model_construct(top="#8fa7bb", mist="#eccba6"),
        Ridge.model_construct(top="#6583a0", mist="#e0b899"),
        Ridge.model_construct(top="#456686", mist="#c4a698"),
        Ridge.model_construct(top="#2f4f6c", mist="#5f7484"),
    )
    mist: Hex = "#f3d6b0"
    far_trees: Hex = "#2f4c60"
    air: Stops = ((0, "#6f9273"), (0.22, "#b3c490"), (0.46, "#f0e2b2"), (0.72, "#fbeccb"), (1, "#e6cfa0"))
    """What stands between the trees of a wood, from the leaves down to the ground."""
    plane: Stops = ((0, "#f3c79c"), (0.16, "#e0c6aa"), (0.42, "#94b7b4"), (0.74, "#79aeb3"), (1, "#5c9fab"))
    plane_shade: Hex = "#8fa3b8"
    """What the dark face of a swell is multiplied by."""
    ripple_light: Hex = "#f3e2c4"
    ripple_dark: Hex = "#1c5670"
    under: Stops = ((0, "#4c9a9c"), (0.1, "#32858f"), (0.42, "#23627c"), (0.78, "#1a4266"), (1, "#11294c"))
    shaft: Hex = "#2a5a52"
    edge: Hex = "#0e3a52"
    lip: Hex = "#fbf7ea"
    crest: tuple[Hex, Hex, Hex] = ("#12386a", "#bfe6e4", "#7fd8ea")
    """Stripes of the driven wave: deep, pale, bright."""
    bed: Annotated[tuple[Stop, ...], Field(min_length=2)] = ((0, "#1b3450"), (0.4, "#12253f"), (1, "#0b192d"))
    earth: Stops = ((0, "#7d6a4d"), (0.18, "#5f5348"), (0.5, "#33465a"), (1, "#13233f"))
    soil: Stops = ((0, "#7d6547"), (0.14, "#665039"), (0.42, "#4a3b36"), (0.75, "#322c36"), (1, "#211f30"))
    """What dry land is of, from the grass down; under the lake it goes over into `earth`."""
    sand: Hex = "#c9b083"
    grass: Hex = "#6f8351"
    wood: Hex = "#8b6748"
    lamp: Hex = "#f7c66b"
    stone: tuple[Hex, Hex] = ("#6f7f86", "#3c4f63")
    trunk: tuple[Hex, Hex] = ("#5a4a40", "#3a2f2c")
    leaves: tuple[Hex, Hex, Hex] = ("#769a63", "#35624a", "#274a3a")
    weed: Hex = "#07131f"
    water_weed: Hex = "#1c4a48"
    fish: Hex = "#123a55"
    falling: Annotated[tuple[Hex, ...], Field(min_length=1)] = ("#c8763a", "#d9a441", "#b5542e")
    rain: float = 0.0
    light: Hex = "#f2e2d6"
    """What the light of the hour multiplies the scenery by."""
    gloom: tuple[Hex, Annotated[float, Field(ge=0, le=1)]] = ("#3d3a5e", 0.08)
    """What the air of the hour lays over the scenery, and how much of it: by night all that grows is of one blue."""


@lru_cache(maxsize=16)
def palette(name: str) -> Palette:
    path = ASSETS / "palettes" / f"{name}.json"
    try:
        return Palette.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as problem:
        log.warning("palette %s is not usable (%s); the lake is shown at dusk", path.name, str(problem).splitlines()[0])
        return Palette()


def rgb(color: str) -> RGB:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def hexed(color: RGB) -> str:
    return "#" + "".join(f"{part:02x}" for part in color)


def mix(one: str | RGB, other: str | RGB, share: float) -> RGB:
    """`one` with `share` (0..1) of `other` in it."""
    a, b = (rgb(one) if isinstance(one, str) else one), (rgb(other) if isinstance(other, str) else other)
    return round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share), round(a[2] + (b[2] - a[2]) * share)
