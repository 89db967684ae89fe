"""Device state: what one keyboard or pad holds down, and what was pressed on it since the last tick."""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field

from game.input.stick import Stick

STROKE_OF = {"left": "left", "right": "right", "leap": "up", "crouch": "down"}
"""What an action's key draws while the sign key is held."""


@dataclass
class DeviceState:
    """What one device holds down, and what it pressed since the last tick. Several keys may hold the same action."""

    holding: dict[Hashable, str] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    stick: Stick = field(default_factory=Stick)
    stepped: set[int] = field(default_factory=set)
    """Axes that have not come back since their step."""
    pulled: set[int] = field(default_factory=set)
    """Triggers that have not come back."""
    strokes: deque[str] = field(default_factory=deque)
    """Strokes of signs drawn and not handed over yet, in their order: one a tick, and none is lost."""

    def press(self, key: Hashable, action: str) -> None:
        if key not in self.holding:
            self.pressed.add(action)
            self.stroke(STROKE_OF.get(action, ""))
        self.holding[key] = action

    def stroke(self, stroke: str) -> None:
        """A stroke of a sign, if the sign key is held."""
        if stroke and self.is_down("sign"):
            self.strokes.append(stroke)

    def release(self, key: Hashable) -> None:
        self.holding.pop(key, None)

    def clear(self) -> None:
        self.holding.clear()
        self.pressed.clear()
        self.strokes.clear()
        self.stick.move(0.0, 0.0)

    def is_down(self, action: str) -> bool:
        """Held now, or pressed and let go since the last tick."""
        return action in self.pressed or action in self.holding.values()
