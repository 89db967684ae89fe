"""Shafts: rays of light before the trunks, each at its place in the wood."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import rgb
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import Places

PACE, APART = 0.6, 330.0
"""How fast they go by; reference pixels from one to the next, more or less."""
FORMS = ((150.0, 0.32, 0.5), (96.0, 0.28, 0.44), (230.0, 0.36, 0.36))
"""Width across, how far it leans for each pixel down, how bright it is."""
REACH = 400.0
"""Reference pixels to each side of its middle that no shaft reaches beyond."""
DOWN = 0.74
"""Share of the picture's height that they come down."""
COARSE, BANDS = 3, 5
"""Pixels to a dot of their light; pieces into which one is cut, for between its slanting sides and those of its sprite nothing is added."""


class Band(NamedTuple):
    """Its corner is `left` pixels from the shaft's middle and `top` from the picture's upper edge."""

    sprite: pygame.Surface
    left: int
    top: int


class Shafts:
    def __init__(self, px: float, places: Places, left: float, right: float, share: float = 1.0) -> None:
        """Between two places of the world, of which the picture shows everything by `share` as large."""
        self.px = px / share
        bands: dict[tuple[str, int], list[Band]] = {}
        self._shafts: list[tuple[float, list[Band]]] = []
        for cell in range(int(left * METRE * PACE // APART) - 8, int(right * METRE * PACE // APART) + 9):
            dice = painting.generator("shafts", cell % 100003)
            at, form, toss = (cell + dice.uniform(0.1, 0.9)) * APART, int(dice.integers(len(FORMS))), float(dice.uniform())
            name = places.name_at(at / (METRE * PACE), 0.5)
            if toss < LOOKS[name].shafts:
                tone = rgb(places.dressed(name).air[2][1])
                if (name, form) not in bands:
                    bands[name, form] = list(_cut(paint_shaft(tone, px / share, *FORMS[form])))
                self._shafts.append((at * px, bands[name, form]))

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        gone, wide, pairs = camera.x * camera.scale * PACE - camera.width / 2, camera.width, list[safe_draw.Stamp]()
        for at, bands in self._shafts:
            x = round(at - gone)
            if -REACH * self.px < x < wide + REACH * self.px:
                pairs += [(band.sprite, (x + band.left, band.top)) for band in bands if -band.sprite.get_width() < x + band.left < wide]
        safe_draw.stamps(surface, pairs, safe_draw.ADD)


def _cut(shaft: pygame.Surface) -> Iterator[Band]:
    """Into bands, each as narrow as its light."""
    wide, high = shaft.get_size()
    for number in range(BANDS):
        top, low = round(number * high / BANDS), round((number + 1) * high / BANDS)
        lit = np.flatnonzero(pygame.surfarray.array3d(shaft)[:, top:low].max(axis=(1, 2)) > 1)
        if len(lit):
            left, right = int(lit[0]), int(lit[-1]) + 1
            yield Band(painting.copy_of(shaft.subsurface((left, top, right - left, low - top))), left - wide // 2, top)


def paint_shaft(tone: tuple[int, int, int], px: float, across: float, lean: float, bright: float) -> pygame.Surface:
    """From the upper right to the lower left, to be added to the picture."""
    tall = HEIGHT * DOWN
    size = round((across * 1.3 + lean * tall) * px), round(tall * px)
    wide, high = size[0] // COARSE, size[1] // COARSE
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32) * COARSE / px
    off = (x - (across * 0.65 + lean * (tall - y))) / (across * (0.36 + 0.22 * y / tall))
    fall = np.clip(1 - y / tall, 0, 1) ** 0.8
    streaks = 0.72 + 0.28 * np.sin(off * 9 + across) * np.sin(off * 4.3)
    light = np.clip(1 - off * off, 0, 1) ** 1.4 * streaks * fall * bright
    return pygame.transform.smoothscale(painting.opaque(light[..., None] * np.asarray(tone, dtype=np.float32) - 0.5), size)
