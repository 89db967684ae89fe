"""Who runs off the steep flank of a stone is in the air, as at any edge: he does not run down it, and may still leap for a moment."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim import lakes

STONE = {"kind": "rock", "id": "stone", "at": [0, -0.1], "width": 3, "height": 3.2}


def on_the_stone() -> World:
    made = lakes.world(ground=lakes.MEADOW, start=(-20, 0), things=[STONE])
    made.runner.place(-0.6, made.terrain.support(-0.6, 1e9)[0])
    lakes.play(made, 0.2)
    assert made.runner.on == "rock"
    return made


def test_he_leaves_it_at_its_brink_and_comes_down_beside_it() -> None:
    made = on_the_stone()
    crown = made.runner.y
    lakes.until(made, lambda w: w.runner.on == "air", 2.0, lakes.RUN)
    assert made.runner.y > crown - 0.6, "he ran down it"
    lakes.until(made, lambda w: w.runner.on == "ground", 2.0, lakes.RUN)
    assert made.runner.x > made.terrain.solids[0].right


@pytest.mark.parametrize(("late_s", "leaps"), [(0.05, 1), (0.3, 0)])
def test_a_leap_a_little_after_the_brink_counts(late_s: float, leaps: int) -> None:
    made = on_the_stone()
    lakes.until(made, lambda w: w.runner.on == "air", 2.0, lakes.RUN)
    lakes.play(made, late_s, lakes.RUN)
    happened = lakes.play(made, 0.05, Intent(move=100, leap=True, leap_pressed=True))
    assert len(lakes.of(events.Leapt, happened)) == leaps
