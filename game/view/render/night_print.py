"""Night colours: the blue gradients of sky and lake once night has fallen over a level that began by day or at dusk.

They are painted lighter than they will be seen, because the night's darkening is applied to them like to everything else. The palest
blue lies on the horizon, where figures must stand out.
"""

from typing import Any

import numpy as np

from game.level.model import Level
from game.view.render import painting
from game.view.render.palette import Stops

LIGHT = (118, 148, 200)
"""What full night leaves of the light on sky, shore and lake, of 255."""
SKY: Stops = ((0, "#0f2148"), (0.2, "#17356a"), (0.5, "#2b5790"), (0.78, "#5482b0"), (0.93, "#7694c4"), (1, "#7694c8"))
PLANE: Stops = ((0, "#7694c8"), (0.12, "#688fbe"), (0.45, "#3a699f"), (0.72, "#3f6fa2"), (1, "#6796be"))
"""As they look by full night, from the top down. Where people stand the lake is pale, as if mist lay on it: they are dark before it."""
HAZE = (206, 226, 255)
"""What it leaves of the colours of haze and of far mountains before that."""
STEPS = 24
"""In which it comes."""


def brings_nightfall(level: Level) -> bool:
    """Whether its script lets night fall."""
    acts: list[Any] = [act for trigger in level.triggers for act in trigger.do]
    return any(act.act == "nightfall" for act in acts)


def rows(stops: Stops, high: int) -> painting.Array:
    """The bokashi of so many rows, as light as it must be printed."""
    lit = painting.gradient(stops, high) * (255.0 / np.asarray(LIGHT, dtype=np.float32))
    return np.asarray(np.clip(lit, 0, 255), dtype=np.float32)


def stepped(night: float) -> float:
    """The same share for a while, so that nothing is printed anew for what nobody sees."""
    return round(night * STEPS) / STEPS
