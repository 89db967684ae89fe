"""What stands in the lake: rocks are dry footing; reeds, trees and huts are in nobody's way."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim.lakes import RUN, SWELL, afloat, of, play, pool, press, until, world


def rock(height: float = 5.6, width: float = 4.0) -> dict[str, object]:
    return {"id": "rock", "kind": "rock", "at": [40, -5], "width": width, "height": height}


def test_a_rock_is_dry_footing_on_which_one_rests() -> None:
    made = world(things=[rock()], lakes=[pool(swell=[SWELL])], chakra=10)
    made.runner.place(40.0, 0.9)
    play(made, 5.0)
    assert made.runner.on == "rock" and made.runner.sunk == 0.0
    assert made.runner.chakra > 20.0


def test_one_runs_onto_a_rock_from_the_water_and_off_it_again() -> None:
    made = afloat(34.0, things=[rock()])
    seen = []
    for _ in range(300):
        made.step({"runner": RUN})
        seen.append(made.runner.on)
    assert "rock" in seen and seen[-1] == "water" and made.runner.x > 43.0


def test_a_rock_that_is_too_high_to_step_on_is_leapt_on() -> None:
    block = {"id": "block", "outline": [[38, -6], [44, -6], [44, 1.2], [38, 1.2]]}
    made = afloat(34.0, solids=[block])
    play(made, 1.5, RUN)
    assert made.runner.x == pytest.approx(38.0, abs=0.2) and made.runner.on == "water"
    made.step({"runner": press(move=100)})
    play(made, 1.2, Intent(move=100, leap=True))
    assert made.runner.on == "rock" and made.runner.y == pytest.approx(1.2)


def test_a_rock_under_water_is_no_wall_to_one_who_runs_over_it() -> None:
    made = afloat(34.0, things=[rock(height=3.5)])
    play(made, 2.5, RUN)
    assert made.runner.x > 45.0 and made.runner.y > -0.3


def test_from_a_rocks_edge_one_may_still_leap_a_moment() -> None:
    block = {"id": "block", "outline": [[38, -6], [44, -6], [44, 1.2], [38, 1.2]]}
    made = world(solids=[block])
    made.runner.place(42.0, 1.25)
    play(made, 0.1)
    until(made, lambda w: w.runner.on == "air", 2.0, RUN)
    play(made, 0.08, RUN)
    assert of(events.Leapt, made.step({"runner": press(move=100)}))


def test_reeds_trees_and_huts_stand_in_nobodys_way() -> None:
    things = [
        {"id": f"{kind}-thing", "kind": kind, "at": [x, 0.5], **more}
        for kind, x, more in (("reed", -2, {}), ("tree", -1, {}), ("pine", 0, {}), ("hut", 1, {}), ("landmark", 2, {"name": "A stone"}))
    ]
    made = world(things=things)
    bare = world()
    play(made, 2.0, RUN)
    play(bare, 2.0, RUN)
    assert made.runner.x == bare.runner.x
