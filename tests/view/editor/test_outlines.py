"""Outlines by which an author knows things: as large as they are, where they are now."""

from typing import Any

from game.view.editor.outlines import outline, standing, wet_stretches
from tests.sim.lakes import MEADOW, play, pool, world

LOG = {"id": "log", "kind": "log", "at": [30, 0.1], "length": 4, "radius": 0.3}


def spans(corners: list[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = zip(*corners, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def test_a_person_is_as_tall_as_a_person_and_stands_on_his_soles() -> None:
    corners = standing(5.0, 2.0)
    assert min(y for _, y in corners) == 2.0 and 1.5 < spans(corners)[1] < 2.0


def test_a_log_is_drawn_where_it_floats_by_now() -> None:
    made: Any = world(things=[LOG])
    spec = next(thing for thing in made.level.things if thing.id == "log")
    long, thick = spans(outline(spec, made))
    assert abs(long - 4.0) < 0.2 and thick < 1.0
    made.logs[0].engine.position = (44.0, 0.1)
    play(made, 0.1)
    assert abs(sum(x for x, _ in outline(spec, made)) / 4 - 44.0) < 0.5


def test_what_has_no_size_is_a_small_sign_at_its_place() -> None:
    made: Any = world(ground=MEADOW, things=[{"id": "flag", "kind": "checkpoint", "at": [9, 0]}])
    spec = next(thing for thing in made.level.things if thing.id == "flag")
    corners = outline(spec, made)
    assert all(abs(x - 9.0) < 1.0 for x, _ in corners) and max(spans(corners)) > 0.5


def test_a_lake_with_a_bar_in_it_is_two_stretches() -> None:
    bar = [[-12, 1], [0, 0], [20, -3], [38, -3], [40, 0.6], [42, -3], [60, -3], [80, 0], [92, 1]]
    made: Any = world(ground=bar, lakes=[pool()], start=(-9, 0.8))
    stretches = wet_stretches(made.lakes[0], 0.05)
    assert len(stretches) == 2 and stretches[0][1] < stretches[1][0]
