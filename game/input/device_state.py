"""What one keyboard or pad holds down, between its events and the next tick."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from game.input.stick import Stick


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

    def press(self, key: Hashable, action: str) -> None:
        if key not in self.holding:
            self.pressed.add(action)
        self.holding[key] = action

    def release(self, key: Hashable) -> None:
        self.holding.pop(key, None)

    def clear(self) -> None:
        self.holding.clear()
        self.pressed.clear()
        self.stick.move(0.0, 0.0)

    def is_down(self, action: str) -> bool:
        """Held now, or pressed and let go since the last tick."""
        return action in self.pressed or action in self.holding.values()
