"""Paper sheets of cutscenes: torn at the short ends, paler at the torn lip, darker towards the rim, with a soft shadow below."""

import random

import numpy as np
import pygame

from game.view.render import painting
from game.view.render.assets import Assets
from game.view.render.paper_grain import grain

PAPER, LIP, RIM, FIBRES = "#f1e4c8", "#fff8e6", "#a98f62", ("#d8c49a", "#cdb78a", "#fbf3df")
SHADOW, SHADOW_BLUR, SHADOW_STRENGTH = (10, 18, 34), 6.0, 0.55
PAD = 16.0
"""Reference pixels about the paper, for its shadow."""


def torn_sheet(assets: Assets, width: float, height: float, px: float, seed: int, rough: float = 5.0, color: str = PAPER) -> pygame.Surface:
    """`width` by `height` reference pixels of paper with PAD about it, premultiplied; `px` real pixels per reference pixel."""
    dice = random.Random(seed)
    edge = _outline(width, height, rough, dice)
    size = (round((width + 2 * PAD) * px), round((height + 2 * PAD) * px))
    place = f"scale({px:.5f}) translate({PAD} {PAD})"
    body = f'<path d="{edge}" fill="{color}"/>{_fibres(width, height, dice)}'
    body += f'<path d="{edge}" fill="none" stroke="{LIP}" stroke-width="2.2" stroke-opacity=".8"/>'
    body += f'<path d="{edge}" fill="none" stroke="{RIM}" stroke-width=".9" stroke-opacity=".9"/>'
    paper = _aged(assets.raster("sheet", body, size, place), px, seed)
    sheet = _shadow(assets.raster("sheet", f'<path d="{edge}" transform="translate(3 7)" fill="#000000"/>', size, place), px)
    sheet.blit(paper, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return sheet


def _outline(width: float, height: float, rough: float, dice: random.Random) -> str:
    """Long sides nearly straight, short ends torn."""

    def side(count: int, x0: float, y0: float, x1: float, y1: float, amount: float) -> list[tuple[float, float]]:
        long = max(1e-6, float(np.hypot(x1 - x0, y1 - y0)))
        across, down = -(y1 - y0) / long, (x1 - x0) / long
        points, off = [], 0.0
        for step in range(count):
            off = 0.6 * off + dice.uniform(-amount, amount) * 0.8
            share = step / count
            points.append((x0 + (x1 - x0) * share + across * off, y0 + (y1 - y0) * share + down * off))
        return points

    along, down = max(2, int(width / 14)), max(2, int(height / 5))
    points = side(along, 0, 0, width, 0, 1.0) + side(down, width, 0, width - 2, height, rough)
    points += side(along, width, height, 0, height, 1.2) + side(down, 0, height, 2, 0, rough)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _fibres(width: float, height: float, dice: random.Random) -> str:
    body = ""
    for _ in range(int(width * height / 800)):
        long = min(dice.uniform(6, 26), 0.5 * width)
        x, y = dice.uniform(8, max(9.0, width - long - 8)), dice.uniform(5, max(6.0, height - 5))
        bow, end = dice.uniform(-3, 3), dice.uniform(-3, 3)
        path = f"M{x:.1f} {y:.1f}q{long / 2:.1f} {bow:.1f} {long:.1f} {end:.1f}"
        body += f'<path d="{path}" fill="none" stroke="{dice.choice(FIBRES)}" stroke-width=".8" stroke-opacity=".8"/>'
    return body


def _aged(paper: pygame.Surface, px: float, seed: int) -> pygame.Surface:
    """Fibre and tone, and a rim that has yellowed."""
    wide, high = paper.get_size()
    alpha = pygame.surfarray.array_alpha(paper).T.astype(np.float32) / 255.0
    soft = pygame.transform.gaussian_blur(paper, max(1, round(12 * px)))
    rim = np.clip(1.0 - pygame.surfarray.array_alpha(soft).T.astype(np.float32) / 255.0, 0, 1) * alpha
    dice = painting.generator("sheet", seed)
    tone = grain(wide, high, max(0.2, px)) * (1.0 + 0.030 * painting.noise(wide, high, 90 * px, 60 * px, dice))
    light = tone[..., None] * (1.0 - 0.26 * rim[..., None] * np.array((0.5, 0.8, 1.25), np.float32))
    paper.blit(painting.opaque(np.clip(light * 255.0, 0, 255)), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return paper


def _shadow(shape: pygame.Surface, px: float) -> pygame.Surface:
    soft = pygame.transform.gaussian_blur(shape, max(1, round(SHADOW_BLUR * px)))
    alpha = pygame.surfarray.array_alpha(soft).T.astype(np.float32) / 255.0 * SHADOW_STRENGTH
    return painting.translucent(np.array(SHADOW, np.float32), alpha)
