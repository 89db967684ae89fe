"""Looks: what each kind of place in a wood has of its own: the colours of its air, leaves and bark, what grows there, how open it is."""

from dataclasses import dataclass
from typing import Any, Literal

from game.view.render.palette import Palette, Stops, hexed, mix, rgb

Growth = Literal["zelkova", "cedar", "bamboo", "birch", "pine"]


@dataclass(frozen=True, slots=True)
class Floor:
    """What stands about the feet of its trees: how many of each on a strip of undergrowth."""

    ferns: int = 12
    shrubs: int = 7
    stones: int = 0
    lanterns: int = 0
    grass: Literal["", "sasa", "meadow", "susuki"] = ""
    blades: int = 0
    """Tall grass, and how many tufts of it."""
    flowers: int = 0
    fern_size: float = 1.0
    bracken: str = ""
    """Colour of its ferns, if they are not green."""


@dataclass(frozen=True, slots=True)
class Look:
    """`air` runs from the leaves down to the ground; `leaves` from lit to dark, `trunk` bark and its shade. Empty: the palette's own."""

    air: tuple[str, ...] = ()
    leaves: tuple[str, str, str] | tuple[()] = ()
    trunk: tuple[str, str] | tuple[()] = ()
    grass: str = ""
    growth: Growth = "zelkova"
    """Of the trees behind."""
    near: Growth = "zelkova"
    """Of the trees among which one walks."""
    dense: float = 1.0
    """How many of the places for a tree have one."""
    open: float = 0.0
    """How much of the air between the far trees is clear, so that what lies beyond is seen."""
    crown: float = 1.0
    """How far leaves hang down from above; 0 is open sky."""
    shafts: float = 0.0
    """How bright its rays of light are."""
    glow: float = 0.7
    """How pale its air is in the middle of the picture."""
    mist: float = 1.0
    """How much of it lies about the feet of the trees."""
    vista: Literal["", "hills", "gorge", "lake"] = ""
    floor: Floor = Floor()


LOOKS: dict[str, Look] = {
    "zelkova": Look(shafts=1.0, glow=0.5),
    "cedars": Look(
        air=("#4d7466", "#88a986", "#cfdaae", "#e8e6c2", "#c2c896"), leaves=("#5f8a63", "#2b5a4b", "#1c3f37"),
        trunk=("#6b4a3b", "#432f2c"), grass="#76954a", growth="cedar", near="cedar", dense=0.9, shafts=0.55, glow=0.6, mist=0.9,
        floor=Floor(ferns=7, shrubs=2, stones=5, lanterns=2),
    ),
    "dell": Look(
        air=("#6a9a94", "#a6cab9", "#dbebd6", "#eef3e0", "#cfe2c6"), leaves=("#7fb083", "#3d7a66", "#24554b"),
        trunk=("#4f544a", "#333a38"), grass="#6f9c5c", shafts=0.2, glow=0.8, mist=1.6,
        floor=Floor(ferns=16, shrubs=2, stones=9, fern_size=1.45),
    ),
    "bamboo": Look(
        air=("#9cb558", "#cdd67e", "#f3f0b0", "#faf4c8", "#e4e29e"), leaves=("#a6c05e", "#6a9640", "#3d6a34"),
        trunk=("#8fab58", "#557a3a"), grass="#8fa94e", growth="bamboo", shafts=0.7, glow=0.75, mist=0.7,
        floor=Floor(ferns=3, shrubs=1, grass="sasa", blades=34),
    ),
    "thicket": Look(
        air=("#2c4b46", "#4f705d", "#8ba27e", "#adb98f", "#7f9069"), leaves=("#4d7853", "#284f45", "#183330"),
        trunk=("#463b39", "#2a2527"), grass="#5d7a47", dense=1.25, crown=1.25, shafts=0.15, glow=0.2, mist=0.8,
        floor=Floor(ferns=9, shrubs=14),
    ),
    "clearing": Look(
        air=("#a8cfc2", "#d8e6ba", "#fbf4cc", "#fff7e0", "#f2eab8"), leaves=("#8fb565", "#4f8a55", "#31654a"), grass="#9bb956",
        growth="birch", dense=0.0, open=0.9, crown=0.0, shafts=0.9, glow=0.9, mist=0.8, vista="hills",
        floor=Floor(ferns=2, shrubs=3, grass="meadow", blades=40, flowers=60),
    ),
    "birch": Look(
        air=("#c3b676", "#e4d59a", "#f9eec4", "#fcf4da", "#ecdfae"), leaves=("#dcbb55", "#c2953c", "#846c36"),
        trunk=("#e8e1d0", "#a39c90"), grass="#a5a357", growth="birch", near="birch", shafts=0.5, glow=0.8, mist=0.7,
        floor=Floor(ferns=14, shrubs=2, bracken="#b9853c"),
    ),
    "ridge": Look(
        air=("#8fb6b4", "#c4d8c2", "#eceed0", "#f7f0d4", "#e2dfb0"), leaves=("#648f68", "#336352", "#21473f"),
        trunk=("#6a4f43", "#43332f"), grass="#8ea355", growth="pine", near="cedar",
        dense=0.3, open=0.95, crown=0.0, mist=0.6, vista="hills",
        floor=Floor(ferns=3, shrubs=4, stones=4, grass="meadow", blades=26),
    ),
    "gorge": Look(
        air=("#86adb0", "#bcd4c8", "#e6eedc", "#f3f3e2", "#d9e2c8"), leaves=("#6f9a78", "#3a6a5c", "#264d48"),
        trunk=("#5f5049", "#3d3533"), grass="#85a05c", growth="pine", near="cedar",
        dense=0.22, open=0.9, crown=0.0, mist=1.8, vista="gorge",
        floor=Floor(ferns=5, shrubs=3, stones=6, grass="meadow", blades=14),
    ),
    "shore": Look(
        air=("#9fc2c6", "#cbdccb", "#f0eed4", "#f8f0d8", "#e4deb2"), leaves=("#b9b25a", "#6f9455", "#42694a"),
        trunk=("#d3c6ae", "#8a7c69"), grass="#a2a95c", growth="birch", dense=0.45, open=1.0, crown=0.0, mist=0.5, vista="lake",
        floor=Floor(ferns=2, shrubs=2, stones=2, grass="susuki", blades=30),
    ),
}  # fmt: skip
PLAIN = "zelkova"
STOPS = (0.0, 0.22, 0.46, 0.72, 1.0)


def dressed(plain: Palette, name: str) -> Palette:
    """A level's palette in the colours of a look, in the light of its hour."""
    look, changes = LOOKS[name], dict[str, Any]()

    def lit(color: str) -> str:
        red, green, blue = (round(part * lamp / 255) for part, lamp in zip(rgb(color), rgb(plain.light), strict=True))
        return hexed(mix((red, green, blue), *plain.gloom))

    if look.air:
        air: Stops = tuple((place, lit(color)) for place, color in zip(STOPS, look.air, strict=True))
        changes["air"] = air
    if look.leaves:
        changes["leaves"] = tuple(lit(color) for color in look.leaves)
    if look.trunk:
        changes["trunk"] = tuple(lit(color) for color in look.trunk)
    if look.grass:
        changes["grass"] = lit(look.grass)
    return plain.model_copy(update=changes)
