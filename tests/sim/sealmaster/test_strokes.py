"""Signs by strokes: a hurried hand is understood, and a wrong stroke costs no more than itself."""

from random import Random

import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.model import SignName, Stroke
from game.level.signs import USUAL_SIGNS, Signs, find_conflicts, signs_of
from game.sim.sealmaster.strokes import GAP_S, SIGN_TIME_SCALE, StrokeReader

STROKES: tuple[Stroke, ...] = ("up", "down", "left", "right")
ROWS = 2000


def read(reader: StrokeReader, row: list[tuple[float, Stroke]]) -> list[SignName]:
    """The signs in a row of strokes, each so many seconds by a watch after the one before."""
    found: list[SignName] = []
    owed = 0.0
    for seconds, stroke in row:
        owed += seconds * SIGN_TIME_SCALE * TICKS_PER_SECOND
        while owed >= 1.0:
            reader.wait()
            owed -= 1.0
        done = reader.take(stroke)
        found += [done] if done else []
    return found


def would_call(row: list[Stroke]) -> list[SignName]:
    """What somebody who watches the hands would call out: the earliest sign that ends with each stroke, none of its strokes used before."""
    called: list[SignName] = []
    since: list[Stroke] = []
    for stroke in row:
        since.append(stroke)
        for name, strokes in USUAL_SIGNS.items():
            if tuple(since[-len(strokes) :]) == strokes:
                called.append(name)
                since = []
                break
    return called


def test_a_typist_is_understood_and_never_misunderstood() -> None:
    """2,000 rows of signs, 30 to 250 ms from stroke to stroke, every tenth stroke a wrong one."""
    chance, meant, taken = Random(4), 0, 0
    for _ in range(ROWS):
        names = [chance.choice(tuple(USUAL_SIGNS)) for _ in range(chance.randint(1, 3))]
        row: list[Stroke] = []
        for name in names:
            for stroke in USUAL_SIGNS[name]:
                row += [chance.choice(STROKES)] if chance.random() < 0.1 else []
                row.append(stroke)
        timed = [(chance.uniform(0.03, 0.25), stroke) for stroke in row]
        found = read(StrokeReader(), timed)
        assert found == would_call(row), row
        meant, taken = meant + len(names), taken + len([name for name in found if name in names])
    assert taken > 0.85 * meant


@pytest.mark.parametrize("name", USUAL_SIGNS)
def test_a_wrong_stroke_before_a_sign_does_no_harm(name: SignName) -> None:
    for wrong in STROKES:
        found = read(StrokeReader(), [(0.1, stroke) for stroke in (wrong, *USUAL_SIGNS[name])])
        assert found[-1:] == [name] or (wrong, *USUAL_SIGNS[name])[:2] in USUAL_SIGNS.values()


def test_strokes_too_far_apart_are_no_sign() -> None:
    assert read(StrokeReader(), [(0.1, "up"), (GAP_S + 0.1, "down")]) == []
    assert read(StrokeReader(), [(0.1, "up"), (GAP_S - 0.05, "down")]) == ["barrier"]


def test_what_falls_off_is_told() -> None:
    reader = StrokeReader()
    read(reader, [(0.1, "left"), (0.1, "down"), (0.1, "up")])
    assert reader.row == ["up"] and reader.dropped == ("left", "down")
    assert dict(reader.to_come()) == {"barrier": ("down",), "bind": ("right",)}


def test_usual_signs_can_be_told_apart() -> None:
    assert list(find_conflicts(USUAL_SIGNS)) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"wave": ()}, "no strokes"),
        ({"wave": ("up", "down")}, "the same sign"),
        ({"wave": ("left", "up", "down")}, 'its strokes make "barrier" first'),
    ],
)
def test_signs_that_cannot_be_meant_are_told(own: Signs, said: str) -> None:
    assert any(said in reason for _, reason in find_conflicts(signs_of(own)))
