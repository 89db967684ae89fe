"""Takes a hunter as he is; gives the clip that shows it."""

import math
from typing import Any

from game.view.runner import Choice, flight, gait


def chosen(hunter: Any) -> Choice:
    """The hunter's picture."""
    stance = hunter.stance
    if stance in ("run", "sprint"):
        return gait("pursue", abs(hunter.vx), hunter.sunk)
    if stance in ("leap", "fall"):
        return flight(hunter.vy)
    if stance in ("under", "drowned"):
        return Choice(stance, spin=-math.degrees(hunter.angle) * hunter.facing)
    return Choice(stance)
