"""What one keyboard or pad holds down, between its events and the next tick."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from game.input.stick import Stick


@dataclass
class DeviceState:
    """What one device holds down, and what it pressed since the last tick. Several keys may hold the same wish."""

    holding: dict[Hashable, str] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    stick: Stick = field(default_factory=Stick)
    run: int = 0
    """What the stick says, -100 to 100."""
    stepped: set[int] = field(default_factory=set)
    """Axes that have not come back since their step."""
    pulled: set[int] = field(default_factory=set)
    """Triggers that have not come back."""

    def press(self, key: Hashable, wish: str) -> None:
        if key not in self.holding:
            self.pressed.add(wish)
        self.holding[key] = wish

    def release(self, key: Hashable) -> None:
        self.holding.pop(key, None)

    def clear(self) -> None:
        self.holding.clear()
        self.pressed.clear()
        self.stick.move(0.0, 0.0)
        self.run = 0

    def is_down(self, wish: str) -> bool:
        """Held now, or pressed and let go since the last tick."""
        return wish in self.pressed or wish in self.holding.values()

    @property
    def move(self) -> int:
        keys = 100 * (self.is_down("right") - self.is_down("left"))
        return keys or self.run
