"""Frozen values: made like a dataclass, complaining like one, and never changed."""

import pytest

from game.core.frozen_record import FrozenRecord
from game.sim.events import ClimbedOut, Event, Leapt


class Berry(FrozenRecord):
    color: str
    weight: float = 2.0


def test_fields_come_by_place_or_by_name_parents_first() -> None:
    leap = Leapt(1.0, 2.0, "runner", lift=0.5, footing="water")
    assert (leap.x, leap.y, leap.who, leap.lift, leap.footing) == (1.0, 2.0, "runner", 0.5, "water")
    assert Berry("red").weight == 2.0 and Berry("red", 3.0).weight == 3.0


def test_two_are_the_same_if_they_say_the_same() -> None:
    assert Event(1.0, 2.0) == Event(x=1.0, y=2.0) and hash(Event(1.0, 2.0)) == hash(Event(1.0, 2.0))
    assert Event(1.0, 2.0) != Event(1.0, 3.0) and ClimbedOut(1.0, 2.0, "a") != Event(1.0, 2.0)
    assert repr(Berry("red")) == "Berry(color='red', weight=2.0)"


@pytest.mark.parametrize("wrong", [{}, {"colour": "red"}, {"color": "red", "size": 3}])
def test_a_field_that_is_missing_or_unknown_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"made of color, weight; found 0 values and \["):
        Berry(**wrong)  # type: ignore[arg-type]


def test_a_value_too_many_is_refused() -> None:
    with pytest.raises(TypeError):
        Berry("red", 2.0, 3.0)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Berry("red", color="blue")  # type: ignore[misc]


def test_nothing_changes_one() -> None:
    berry = Berry("red")
    with pytest.raises(AttributeError, match="never changes"):
        berry.color = "blue"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="never changes"):
        del berry.color
    assert berry.color == "red"
