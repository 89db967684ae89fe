"""Backdrop of a scene: the level's own picture, blurred and darkened, alight between the two who speak."""

import numpy as np
import pygame

from game.view.render import painting

SMALL = 2
"""The picture is blurred at this fraction of its size: nobody sees the difference, and it takes a quarter of the time."""
BLUR = 4.0
QUICK, QUICK_LIGHT = 12, 160
"""How much smaller the frame is made for a quick blur, and what is left of its light, of 255."""
SATURATION, SIDES, MIDDLE, BELOW = 1.12, 0.60, 0.36, 0.22
GLOW = (70, 190, 205)
MIST, MIST_STRENGTH = (243, 214, 176), 0.30
VIGNETTE = 0.30


def quick_backdrop(picture: pygame.Surface) -> pygame.Surface:
    """The frame out of focus and dark, in a few milliseconds: until the other one is made."""
    wide, high = picture.get_size()
    soft = picture
    for times in (QUICK, QUICK / 2.0, QUICK / 4.0, 1.0):  # up in steps, or its squares would be seen
        soft = pygame.transform.smoothscale(soft, (max(1, round(wide / times)), max(1, round(high / times))))
    soft.fill((QUICK_LIGHT,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return soft


def made_backdrop(picture: pygame.Surface, px: float, glow: tuple[float, float] | None = None) -> pygame.Surface:
    """From a frame without writing on it; at `glow` (shares of its width and height) lies the heart of a web that is still switched on."""
    wide, high = picture.get_size()
    small = pygame.transform.smoothscale(picture, (max(1, wide // SMALL), max(1, high // SMALL)))
    soft = pygame.transform.smoothscale(pygame.transform.gaussian_blur(small, max(1, round(BLUR * px / SMALL))), (wide, high))
    color = pygame.surfarray.array3d(soft).transpose(1, 0, 2).astype(np.float32)
    x, y = np.linspace(-1.0, 1.0, wide, dtype=np.float32)[None, :], np.linspace(0.0, 1.0, high, dtype=np.float32)[:, None]
    light = SIDES + MIDDLE * np.exp(-((x / 0.60) ** 2) - ((y - 0.36) / 0.26) ** 2) - BELOW * np.clip((y - 0.60) / 0.40, 0, 1)
    light = light * (1.0 - VIGNETTE * np.clip(np.hypot(x * 0.575, y - 0.5) / 0.72 - 0.45, 0, 1) ** 1.6 * 1.8)
    grey = color.mean(axis=2, keepdims=True)
    color = np.clip(grey * (1.0 - SATURATION) + color * SATURATION, 0, 255) * light[..., None]
    color = color + _mist(wide, high, px)[..., None] * (np.array(MIST, np.float32) - color)
    if glow is not None:
        across, down = x - (2.0 * glow[0] - 1.0), y - glow[1]
        shine = 0.24 * np.exp(-((across / 0.34) ** 2) - (down / 0.075) ** 2) + 0.26 * np.exp(-((across / 0.12) ** 2) - (down / 0.022) ** 2)
        color = color + shine[..., None] * np.array(GLOW, np.float32)
    return painting.opaque(np.clip(color, 0, 255))


def _mist(wide: int, high: int, px: float) -> painting.Array:
    """Behind both portraits, so that they stand out."""
    x, y = np.arange(wide, dtype=np.float32)[None, :] / px, np.arange(high, dtype=np.float32)[:, None] / px
    middle = wide / px / 2.0
    mist = sum(np.exp(-(((x - middle - off) / 300) ** 2) - ((y - 330) / 210) ** 2) for off in (-340.0, 340.0))
    uneven = 1.0 + 0.35 * painting.noise(wide, high, 420 * px, 36 * px, painting.generator("mist"))
    return np.asarray(np.clip(MIST_STRENGTH * mist * uneven, 0.0, 0.6))
