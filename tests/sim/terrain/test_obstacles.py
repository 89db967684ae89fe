"""Obstacles are found in the order of the way, as far as one asks, and by their near side."""

from game.sim.terrain.obstacles import Obstacle, Obstacles


class At:
    """A trunk of two metres that begins at a place."""

    def __init__(self, left: float, kind: str = "trunk") -> None:
        self._left, self._kind = left, kind

    def obstacle(self) -> Obstacle:
        return Obstacle(f"{self._kind} {self._left:g}", self._kind, self._left, self._left + 2.0, 0.0, 1.0)


WAY = Obstacles([At(30.0), At(10.0), At(14.0, "bough"), At(50.0)])


def test_a_stretch_has_what_reaches_into_it_from_left_to_right() -> None:
    assert [each.left for each in WAY.between(11.0, 31.0)] == [10.0, 14.0, 30.0]
    assert [each.left for each in WAY.between(12.5, 13.5)] == []


def test_ahead_is_measured_to_the_near_side_in_either_direction() -> None:
    to_the_right, to_the_left = WAY.ahead("trunk", 26.0, 1, 6.0), WAY.ahead("trunk", 26.0, -1, 20.0)
    assert to_the_right is not None and to_the_right[0].left == 30.0 and to_the_right[1] == 4.0
    assert to_the_left is not None and to_the_left[0].left == 10.0 and to_the_left[1] == 14.0
    assert WAY.ahead("trunk", 26.0, 1, 3.9) is None and WAY.ahead("trunk", 11.0, 1, 3.0) is None, "one stands in it"
    assert WAY.ahead("bough", 11.0, 1, 5.0) is not None
