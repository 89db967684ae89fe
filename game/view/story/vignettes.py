"""Vignettes: line drawings of chapters that are not playable yet, pale lines on bare paper, made from SVG and from the puppets."""

from typing import Any

import numpy as np
import pygame

from game.view.characters.clips.clip_tables import SPIN, PoseBook
from game.view.characters.cloth import Tail
from game.view.characters.puppet import BONE, Figure, Puppet, bones, figure_from, place_cloth, rotate_figure
from game.view.render import painting
from game.view.render.assets import Assets
from game.view.render.palette import rgb
from game.view.render.sprites.part_sprites import Sprites

SIZE = (352, 234)
"""Units of a print's drawing."""
BARE, LINES = "#e9dab8", "#5b6a86"
STRENGTH = 0.92
THIN, WIDE = 1.0, 2.6
"""Blurs, in print pixels, whose difference finds the lines."""
SETTLED = 60


def vignette(assets: Assets, number: int, size: tuple[int, int], strength: float = STRENGTH) -> pygame.Surface:
    """The bare paper of a chapter that is not printed yet, opaque."""
    scale = 2.0 * size[0] / SIZE[0]
    drawn = _toned(assets, number, scale)
    ink = painting.translucent(np.array(rgb(LINES), np.float32), _lines(drawn, scale) * strength)
    small = pygame.transform.smoothscale(ink, size)
    paper = bare_paper(size, number)
    paper.blit(small, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return paper


def bare_paper(size: tuple[int, int], seed: int) -> pygame.Surface:
    wide, high = size
    dice = painting.generator("bare", seed)
    tone = 1.0 + 0.025 * painting.noise(wide, high, 60, 30, dice) + 0.03 * painting.noise(wide, high, 3, 2, dice)
    return painting.opaque(np.clip(np.array(rgb(BARE), np.float32) * tone[..., None], 0, 255))


def _toned(assets: Assets, number: int, scale: float) -> pygame.Surface:
    """The drawing in flat tones, with whoever is in it."""
    size = (round(SIZE[0] * scale), round(SIZE[1] * scale))
    sheet = pygame.Surface(size, 0, 32)
    sheet.fill(BARE)
    sheet.blit(
        assets.raster(f"print-{number}", assets.drawing(f"print-{number}").fill, size, f"scale({scale:.5f})"),
        (0, 0),
        special_flags=pygame.BLEND_PREMULTIPLIED,
    )
    for spec in assets.data("figures", "prints").get(str(number), ()):
        try:
            _stand(assets, sheet, spec, scale)
        except (KeyError, TypeError, ValueError, IndexError):
            assets.complain("assets/prints/figures.json", f"somebody in print {number} cannot be drawn")
    return sheet


def _stand(assets: Assets, sheet: pygame.Surface, spec: dict[str, Any], scale: float) -> None:
    """A figure in a pose, its cloth at rest in the wind."""
    who, turned = str(spec["who"]), bool(spec.get("left", False))
    figure: Figure = figure_from(who, assets.data(who))
    clip = PoseBook(assets, who, PoseBook(assets, "common")).clip(str(spec["clip"]))
    row = clip.at(float(spec.get("course", 0.0)))
    places = rotate_figure(bones(row, figure), row[SPIN])
    tails = [Tail(tail, 1) for tail in figure.tails]
    for tail in tails:
        for _ in range(SETTLED):
            tail.step(tail.spec.rest - places[BONE[tail.spec.bone]][2], float(spec.get("wind", -1.0)), 0.0, 1 / 60)
    place_cloth(places, tails)
    sprites = Sprites(assets, float(spec["scale"]) * scale)
    sprites.budget = 9999
    wear = {"near": clip.hands[0], "far": clip.hands[1], "face": clip.face}
    at = float(spec["at"][0]) * scale, float(spec["at"][1]) * scale
    Puppet(figure, sprites).draw(sheet, at, places, turned, wear)


def _lines(drawn: pygame.Surface, scale: float) -> painting.Array:
    """Where a print's lines are: dark beside light, in any colour."""
    fine, soft = (pygame.transform.gaussian_blur(drawn, max(1, round(blur * scale))) for blur in (THIN * 0.4, WIDE))
    first, second = (pygame.surfarray.array3d(each).transpose(1, 0, 2).astype(np.float32) for each in (fine, soft))
    return np.asarray(np.clip(((second - first).max(axis=2) - 7.0) / 34.0, 0.0, 1.0))
