"""Bust: a large portrait composed of SVG parts, one face at a time, lit by the evening above and by the web below.

`assets/busts/<who>.json` lists the parts from back to front: `^` turns with the head, `*` stands for the mood. They share one view box.
Everything here runs beside the game, when a scene is prepared; a frame costs one blit.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame

from game.view.render import painting, paper_grain
from game.view.render.assets import Assets
from game.view.render.painting import Array

BOX = (-80.0, -70.0, 520.0, 600.0)
"""Left, top, width and height in units that all parts are drawn in."""
UNIT = 0.93
"""Reference pixels per unit."""
WARM, COOL, DEPTH = (255, 206, 150), (120, 226, 240), (16, 30, 56)
"""Edge light above and below, and what the chest sinks into."""
RIM_WIDTH, RIM_STRENGTH, RIM_SPLIT = 4, 0.62, 0.52
FRAY_TOP, FRAY_END = 448.0, 556.0
"""Reference pixels from the top of the portrait: from here it sinks, down to here it frays out like a dry brush."""
FRAY_LONG, FRAY_RAGGED = 72.0, 0.4
"""Reference pixels in which it frays out, and how uneven that is: short and uneven, it is a shaggy hem that hangs over the ground."""
HALO, HALO_COLOR, HALO_STRENGTH = 26, (12, 22, 44), 0.55


@dataclass(frozen=True, slots=True)
class BustParts:
    """How a portrait is put together; from its JSON file."""

    who: str
    parts: tuple[str, ...]
    pivot: tuple[float, float]
    moods: dict[str, float]
    """Degrees, clockwise, by which the head is turned in each mood."""
    blink: str
    """The mood whose eyes are shut, or nothing for a mask."""
    marks: tuple[str, ...]
    """Moods with something in the air beside the head."""

    def resting(self) -> str:
        """The face of somebody who has not been given any."""
        return next(iter(self.moods), "")


def bust_parts(assets: Assets, who: str) -> BustParts | None:
    """How to draw somebody, or None if there is no portrait."""
    if not (assets.root / "busts" / f"{who}.json").is_file():
        return None
    found = assets.data(who, "busts")
    try:
        pivot = (float(found["pivot"][0]), float(found["pivot"][1]))
        moods = {str(mood): float(turn) for mood, turn in found["moods"].items()}
        parts = tuple(str(part) for part in found["parts"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        assets.complain(f"assets/busts/{who[:64]}.json", "names no parts, pivot and moods; nobody is drawn")
        return None
    return BustParts(who, parts, pivot, moods, str(found.get("blink", "")), tuple(map(str, found.get("marks", ()))))


def bust_svg(assets: Assets, bust: BustParts, mood: str, blinks: bool = False) -> str:
    """All parts of one face as SVG shapes."""
    mood = mood if mood in bust.moods else bust.resting()
    spin = f'<g transform="rotate({bust.moods.get(mood, 0.0):.2f} {bust.pivot[0]} {bust.pivot[1]})">'
    body = ""
    for part in bust.parts:
        name = part.lstrip("^")
        if name.startswith("marks-") and mood not in bust.marks:
            continue
        shown = bust.blink if blinks and bust.blink and name == "eyes-*" else mood
        shapes = assets.drawing(f"bust-{bust.who}-{name.replace('*', shown)}").fill
        body += f"{spin}{shapes}</g>" if part.startswith("^") else shapes
    return body


def bust_picture(assets: Assets, bust: BustParts, mood: str, px: float, blinks: bool = False, turned: bool = False) -> pygame.Surface:
    """One face at `px` real pixels per reference pixel, premultiplied; `turned` looks left."""
    scale = UNIT * px
    size = (max(8, round(BOX[2] * scale)), max(8, round(BOX[3] * scale)))
    made = assets.raster(
        f"bust-{bust.who}", bust_svg(assets, bust, mood, blinks), size, f"scale({scale:.5f}) translate({-BOX[0]} {-BOX[1]})"
    )
    color, alpha = _channels(made)
    color *= paper_grain.grain(size[0], size[1], max(0.2, px))[..., None]
    color = _rim_lit(color, alpha, px)
    color, alpha = _frayed(color, alpha, px)
    picture = _surface(color, alpha)
    return pygame.transform.flip(picture, True, False) if turned else picture


def halo_of(picture: pygame.Surface, px: float) -> tuple[pygame.Surface, int]:
    """A soft dark shape behind a portrait, and how far it reaches beyond it."""
    pad, small = round(3 * HALO * px), 4
    wide, high = picture.get_width() + 2 * pad, picture.get_height() + 2 * pad
    shape = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    shape.blit(picture, (pad, pad), special_flags=pygame.BLEND_PREMULTIPLIED)
    shape = pygame.transform.smoothscale(shape, (max(1, wide // small), max(1, high // small)))
    soft = pygame.transform.gaussian_blur(shape, max(1, round(HALO * px / small)))
    soft = pygame.transform.smoothscale(soft, (wide, high))
    alpha = pygame.surfarray.array_alpha(soft).T.astype(np.float32) / 255.0
    return painting.translucent(np.broadcast_to(np.array(HALO_COLOR, np.float32), (*alpha.shape, 3)), alpha * HALO_STRENGTH), pad


def _channels(picture: pygame.Surface) -> tuple[Array, Array]:
    """Premultiplied colours and alpha, rows by columns."""
    color = pygame.surfarray.array3d(picture).transpose(1, 0, 2).astype(np.float32)
    return color, pygame.surfarray.array_alpha(picture).T.astype(np.float32) / 255.0


def _surface(color: Array, alpha: Array) -> pygame.Surface:
    """Premultiplied colours as a picture."""
    high, wide = alpha.shape
    pixels = np.empty((high, wide, 4), np.uint8)
    pixels[..., :3] = np.clip(np.minimum(color, alpha[..., None] * 255.0), 0, 255)[..., ::-1]
    pixels[..., 3] = np.clip(alpha * 255.0, 0, 255)
    return painting.pad_to_simd(pygame.image.frombuffer(pixels.tobytes(), (wide, high), "BGRA").copy())


def _rim_lit(color: Array, alpha: Array, px: float) -> Array:
    """Light inside the contour on the side that a portrait looks to."""
    inner = alpha
    for _ in range(max(1, round(4 * px))):
        inner = _eroded(inner)
    reach = max(1, round(RIM_WIDTH * px))
    edge = inner * (1.0 - np.roll(inner, -reach, axis=1))
    high, wide = alpha.shape
    down = np.clip((np.linspace(0.0, 1.0, high, dtype=np.float32)[:, None, None] - RIM_SPLIT) / 0.22 + 0.5, 0.0, 1.0)
    light = np.array(WARM, np.float32) * (1.0 - down) + np.array(COOL, np.float32) * down
    uneven = 0.75 + 0.35 * painting.noise(wide, high, 30 * px, 30 * px, painting.generator("rim"))
    return np.asarray(color + light * (edge * uneven * RIM_STRENGTH)[..., None])


def _eroded(alpha: Array) -> Array:
    """A shape one pixel smaller on every side."""
    less = alpha.copy()
    less[1:] = np.minimum(less[1:], alpha[:-1])
    less[:-1] = np.minimum(less[:-1], alpha[1:])
    less[:, 1:] = np.minimum(less[:, 1:], alpha[:, :-1])
    less[:, :-1] = np.minimum(less[:, :-1], alpha[:, 1:])
    return less


def _frayed(color: Array, alpha: Array, px: float) -> tuple[Array, Array]:
    """The cut at the chest: first into dark water, then into nothing."""
    high, wide = alpha.shape
    y = np.arange(high, dtype=np.float32)[:, None]
    sunk = 0.55 * np.clip((y - FRAY_TOP * px) / ((FRAY_END - FRAY_TOP) * px), 0.0, 1.0) ** 1.3
    color = color * (1.0 - sunk[..., None]) + np.array(DEPTH, np.float32) * (alpha * sunk)[..., None]
    ragged = _ragged(wide, high, round(px, 3))
    left = np.clip((FRAY_END * px - 8 * px + FRAY_RAGGED * ragged - y) / (FRAY_LONG * px), 0.0, 1.0)
    left = left * left * (3.0 - 2.0 * left)
    return np.asarray(color * left[..., None]), np.asarray(alpha * left)


@lru_cache(maxsize=4)
def _ragged(wide: int, high: int, px: float) -> Array:
    dice = painting.generator("fray")
    return np.asarray(
        painting.noise(wide, high, 3.2 * px, 60 * px, dice) * 16 * px + painting.noise(wide, high, 40 * px, 200 * px, dice) * 8 * px
    )
