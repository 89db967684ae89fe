"""Somebody who edits a level while it runs stays where he is, as far as there is such a place."""

from typing import Any

from game.level.loader import read_bytes
from game.level.model import Level
from game.level.reload_position import keep_position
from tests.level import samples


def level(**parts: Any) -> Level:
    return read_bytes(samples.text(**parts).encode())


OLD = level()


def test_he_keeps_his_place_in_the_air_too() -> None:
    assert keep_position(OLD, level(name="Other", hour=3), 20, 1.7) == (20, 1.7)


def test_a_moved_start_is_where_he_begins() -> None:
    assert keep_position(OLD, level(things=[{"kind": "start", "id": "start", "at": [6, 1]}]), 20, 0) is None


def test_a_narrower_level_begins_at_its_start() -> None:
    ground = {"line": [[0, 1], [10, 1], [14, -2], [30, -2], [34, 1], [39, 1]]}
    assert keep_position(OLD, level(ground=ground), 43, 1) is None


def test_he_stands_on_what_has_grown_under_him() -> None:
    hill = {"line": [[0, 1], [4, 1], [5, 3], [8, 3], [10, 1], [14, -2], [30, -2], [34, 1], [44, 1]]}
    assert keep_position(OLD, level(ground=hill), 6, 1) == (6, 3)
    flood = [{"id": "pond", "left": 10, "right": 34, "level": 0.5}]
    assert keep_position(OLD, level(lakes=flood), 20, 0) == (20, 0.5)
    jetty = [{"id": "jetty", "outline": [[18, -2], [22, -2], [22, 1], [18, 1]]}]
    assert keep_position(OLD, level(solids=jetty), 20, 0) == (20, 1)
