"""Mount of the chapter scroll: cord, rods, indigo silk with a gold line, and the paper that the prints lie on. Made once for a size."""

import random

import numpy as np
import pygame

from game.localization.texts import text
from game.view.render import painting
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK
from game.view.story.sheets import FIBRES, PAD, torn_sheet
from game.view.ui.paper import TITLES, render_text

SILK = pygame.Rect(76, 78, 1128, 578)
PAPER = pygame.Rect(120, 136, 1040, 480)
UPPER_ROD, LOWER_ROD = (62, 1218, 78, 9), (58, 1222, 656, 14)
"""Left and right end, middle and radius."""
KNOTS, CORD_TOP = (300, 980), (640, -8)
SCALE_R = 17
LABEL = pygame.Rect(116, 91, 190, 44)
ROAD = (
    (130, 216), (320, 228), (960, 220), (1144, 250), (1148, 360), (1080, 389), (880, 396), (360, 386), (166, 400), (158, 458), (226, 466),
    (640, 474),
    (1052, 466),
)  # fmt: skip


def made_mount(assets: Assets, behind: pygame.Surface, px: float) -> pygame.Surface:
    """All of it over what lies behind, blurred and dark."""
    picture = _backed(behind, px)
    _shadow(picture, px)
    _cord(assets, picture, px)
    picture.blit(_silk(assets, px), (round(SILK.left * px), round(SILK.top * px)))
    picture.blit(_paper(assets, px), (round(PAPER.left * px), round(PAPER.top * px)))
    _svg(assets, picture, _gold_line() + _road(), px)
    _fold(picture, px)
    for rod, knobs in ((UPPER_ROD, False), (LOWER_ROD, True)):
        _rod(assets, picture, rod, knobs, px)
    _svg(assets, picture, "".join(_knot(x) for x in KNOTS), px)
    _label(assets, picture, px)
    return picture


def _backed(behind: pygame.Surface, px: float) -> pygame.Surface:
    wide, high = behind.get_size()
    small = pygame.transform.smoothscale(behind, (max(1, wide // 4), max(1, high // 4)))
    soft = pygame.transform.smoothscale(pygame.transform.gaussian_blur(small, max(1, round(2 * px))), (wide, high))
    y, x = np.linspace(0, 1, high, dtype=np.float32)[:, None], np.linspace(0, 1, wide, dtype=np.float32)[None, :]
    light = 0.50 + 0.16 * np.exp(-(((x - 0.5) / 0.44) ** 2) - ((y - 0.28) / 0.36) ** 2)
    shade = light[..., None] * np.array((0.95, 0.95, 1.05), np.float32)
    soft.blit(painting.opaque(np.clip(shade * 255.0, 0, 255)), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return soft


def _shadow(picture: pygame.Surface, px: float) -> None:
    """Of the whole on the air behind it, made small: it is soft anyway."""
    wide, high = picture.get_size()
    small = pygame.Surface((max(1, wide // 4), max(1, high // 4)), pygame.SRCALPHA, 32)
    box = SILK.move(6, 14).inflate(0, 12)
    small.fill((6, 10, 22, 190), [round(side * px / 4) for side in box])
    soft = pygame.transform.gaussian_blur(small.premul_alpha(), max(1, round(4 * px)))
    picture.blit(pygame.transform.smoothscale(soft, (wide, high)), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _cord(assets: Assets, picture: pygame.Surface, px: float) -> None:
    body = ""
    for knot in KNOTS:
        middle = ((CORD_TOP[0] + knot) / 2, (CORD_TOP[1] + SILK.top - 8) / 2 + 6)
        way = f"M{CORD_TOP[0]} {CORD_TOP[1]}Q{middle[0]} {middle[1]} {knot} {SILK.top - 6}"
        for color, width in (("#1b2030", 6.0), ("#b98f4a", 3.2)):
            body += f'<path d="{way}" fill="none" stroke="{color}" stroke-width="{width}" stroke-linecap="round"/>'
    _svg(assets, picture, body, px)


def _silk(assets: Assets, px: float) -> pygame.Surface:
    """Seigaiha in a thread only a little lighter: one tile, laid out; then light and weave."""
    period = (2 * SCALE_R, SCALE_R)
    rows = [(j, y) for j, y in enumerate(np.arange(0, SCALE_R * 3.01, SCALE_R * 0.5))]
    body = ""
    for j, y in rows:
        for x in np.arange(-SCALE_R, SCALE_R * 4, SCALE_R * 2):
            body += _scale(float(x) + (SCALE_R if j % 2 else 0), float(y))
    tile_k = max(1, round(period[0] * px)) / period[0]
    size = (round(period[0] * tile_k), max(1, round(period[1] * tile_k)))
    tile = assets.raster("silk", body, size, f"scale({tile_k:.5f} {size[1] / period[1]:.5f}) translate(0 -{SCALE_R})")
    wide, high = round(SILK.width * px), round(SILK.height * px)
    silk = pygame.Surface((wide, high), 0, 32)
    silk.fill("#22386a")
    for top in range(0, high, size[1]):
        for left in range(0, wide, size[0]):
            silk.blit(tile, (left, top), special_flags=pygame.BLEND_PREMULTIPLIED)
    dice = painting.generator("silk")
    weave = 1.0 + 0.05 * painting.noise(wide, high, 2, 1.4, dice) + 0.04 * painting.noise(wide, high, 160 * px, 90 * px, dice)
    fall = np.interp(np.linspace(0, 1, high), (0, 0.5, 1), (0.92, 1.0, 0.80)).astype(np.float32)[:, None]
    light = np.repeat(np.clip(weave * fall * 248.0, 0, 255)[..., None], 3, axis=2)
    silk.blit(painting.opaque(light), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    edge = f'<rect x="1" y="1" width="{SILK.width - 2}" height="{SILK.height - 2}" fill="none" stroke="#1b2030" stroke-width="3"/>'
    silk.blit(assets.raster("silk", edge, (wide, high), f"scale({px:.5f})"), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return silk


def _scale(x: float, y: float) -> str:
    """One scale, which covers those behind it."""
    r = SCALE_R
    body = f'<path d="M{x - r} {y}A{r} {r} 0 0 1 {x + r} {y}Z" fill="#22386a"/>'
    for part in (0.96, 0.66, 0.34):
        b = r * part
        arc = f"M{x - b:.1f} {y}A{b:.1f} {b:.1f} 0 0 1 {x + b:.1f} {y}"
        body += f'<path d="{arc}" fill="none" stroke="#5c7bb0" stroke-width="1.4" stroke-opacity=".62"/>'
    return body


def _paper(assets: Assets, px: float) -> pygame.Surface:
    wide, high = round(PAPER.width * px), round(PAPER.height * px)
    dice = painting.generator("paper scroll")
    color = painting.gradient(((0.0, "#ead9b4"), (0.12, "#f1e4c8"), (0.85, "#f1e4c8"), (1.0, "#e6d2a6")), high)[:, None]
    tone = 1.0 + 0.02 * painting.noise(wide, high, 180 * px, 120 * px, dice) + 0.022 * painting.noise(wide, high, 10 * px, 4 * px, dice)
    x, y = np.arange(wide, dtype=np.float32)[None, :], np.arange(high, dtype=np.float32)[:, None]
    rim = np.minimum(np.minimum(x, wide - 1 - x), np.minimum(y, high - 1 - y)) / px
    old = 1.0 - 0.22 * np.exp(-rim / 10.0)[..., None] * np.array((0.6, 0.8, 1.1), np.float32)
    paper = painting.opaque(np.clip(color * tone[..., None] * old, 0, 255))
    fibre, body = random.Random(7), ""
    for _ in range(420):
        left, top, long = fibre.uniform(10, PAPER.width - 50), fibre.uniform(6, PAPER.height - 6), fibre.uniform(10, 28)
        way = f"M{left:.1f} {top:.1f}q{long / 2:.1f} {fibre.uniform(-3, 3):.1f} {long:.1f} {fibre.uniform(-3, 3):.1f}"
        body += f'<path d="{way}" fill="none" stroke="{fibre.choice(FIBRES)}" stroke-width=".9"/>'
    paper.blit(assets.raster("scroll", body, (wide, high), f"scale({px:.5f})"), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return paper


def _gold_line() -> str:
    box = PAPER.inflate(18, 18)
    place = f'x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" fill="none"'
    return f'<rect {place} stroke="#c9a558" stroke-width="3.4"/><rect {place} stroke="#f0d997" stroke-width="1.2"/>'


def _road() -> str:
    """A road of ink dots from print to print."""
    line = painting.spine([(float(x), float(y)) for x, y in ROAD], 40)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    body = ""
    for number, at in enumerate(np.arange(0.0, walked[-1], 9.0)):
        x, y = np.interp(at, walked, line[:, 0]), np.interp(at, walked, line[:, 1])
        body += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.4 + 0.5 * ((number * 7) % 3) / 2:.2f}" fill="#3a4256" fill-opacity=".5"/>'
    return body


def _fold(picture: pygame.Surface, px: float) -> None:
    """Broad folds, and the shadows of the rods."""
    wide, high = round(SILK.width * px), round(SILK.height * px)
    y, x = np.arange(high, dtype=np.float32)[:, None] / px, np.arange(wide, dtype=np.float32)[None, :] / px
    fold = 1.0 + 0.035 * np.sin(x / 97.0 + y / 900.0) + 0.025 * np.sin(x / 41.0 - y / 600.0 + 1.3)
    fold = (
        fold * (1.0 - 0.34 * np.exp(-y / 16.0) - 0.30 * np.exp(-(SILK.height - y) / 26.0)) * (1.0 - 0.10 * np.abs(x / SILK.width - 0.5) * 2)
    )
    light = np.clip(fold[..., None] * np.array((255, 253, 247), np.float32), 0, 255)
    picture.blit(painting.opaque(light), (round(SILK.left * px), round(SILK.top * px)), special_flags=pygame.BLEND_RGB_MULT)


def _rod(assets: Assets, picture: pygame.Surface, rod: tuple[int, int, int, int], knobs: bool, px: float) -> None:
    left, right, middle, radius = rod
    wide, high = round((right - left) * px), max(2, round(2 * radius * px))
    round_off = np.linspace(-1, 1, high, dtype=np.float32)
    shine = 0.35 * np.exp(-(((round_off + 0.42) / 0.22) ** 2))
    light = 0.42 + 0.75 * np.clip(np.sqrt(np.clip(1 - round_off**2, 0, 1)) * 0.8 + shine - 0.15, 0, 1)
    dice = painting.generator("rod", middle)
    grain = 1.0 + 0.10 * painting.noise(wide, high, 90 * px, 1.6 * px, dice) + 0.05 * painting.noise(wide, high, 9 * px, 1.5 * px, dice)
    wood = np.array((139, 103, 72), np.float32) * (light[:, None] * grain)[..., None]
    picture.blit(painting.opaque(np.clip(wood, 0, 255)), (round(left * px), round((middle - radius) * px)))
    body = "".join(
        f'<path d="M{left} {y}L{right} {y}" stroke="#1b2030" stroke-width="{w}"/>'
        for y, w in ((middle - radius, 2.4), (middle + radius, 3.6))
    )
    if knobs:
        for x, side in ((left, -1), (right, 1)):
            top, low = middle - radius, middle + radius
            body += (
                f'<path d="M{x} {top - 5}C{x + side * 12} {top - 8} {x + side * 26} {top - 6} {x + side * 30} {top + 4}'
                f"L{x + side * 31} {low - 4}C{x + side * 26} {low + 6} {x + side * 12} {low + 8} {x} {low + 5}Z"
                f'" fill="#1a1520" stroke="#0c0a12" stroke-width="2.4"/>'
                f'<path d="M{x + side * 4} {top}Q{x + side * 20} {top - 3} {x + side * 25} {top + 6}'
                f'Q{x + side * 14} {top + 9} {x + side * 4} {top + 6}Z"'
                f' fill="#6a5563" fill-opacity=".9"/>'
                f'<path d="M{x + side * 7} {top - 5}L{x + side * 7} {low + 5}" stroke="#b08a45" stroke-width="3"/>'
            )
    _svg(assets, picture, body, px)


def _knot(x: int) -> str:
    body = ""
    for number in range(4):
        at = x - 9 + number * 6
        for color, width, reach in (("#1b2030", 5.0, 11), ("#b98f4a", 2.8, 10)):
            way = f"M{at} {SILK.top - reach}L{at + 1} {SILK.top + reach}"
            body += f'<path d="{way}" stroke="{color}" stroke-width="{width}" stroke-linecap="round"/>'
    return body


def _label(assets: Assets, picture: pygame.Surface, px: float) -> None:
    sheet = torn_sheet(assets, LABEL.width, LABEL.height, px, 77, 4.0)
    picture.blit(sheet, (round((LABEL.left - PAD) * px), round((LABEL.top - PAD) * px)), special_flags=pygame.BLEND_PREMULTIPLIED)
    seal = assets.picture("seal-thread", px * 0.72)
    picture.blit(
        seal, seal.get_rect(center=(round((LABEL.left + 25) * px), round(LABEL.centery * px))), special_flags=pygame.BLEND_PREMULTIPLIED
    )
    words = render_text(assets, text("chapters.title"), 29 * px, INK, TITLES)
    place = words.get_rect(center=(round((LABEL.centerx + 18) * px), round(LABEL.centery * px)))
    picture.blit(words, place, special_flags=pygame.BLEND_PREMULTIPLIED)


def _svg(assets: Assets, picture: pygame.Surface, body: str, px: float) -> None:
    picture.blit(assets.raster("scroll", body, picture.get_size(), f"scale({px:.5f})"), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
