"""Who swims: he reaches either shore, climbs what he can reach, and is carried by a current."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim.lakes import BACK, RUN, SWELL, afloat, of, play, pool, press, until, world


def test_a_swimmer_cannot_leap_and_a_wader_hardly() -> None:
    heights = []
    for chakra in (100, 18, 10, 4, 0):
        made = afloat(30.0, chakra=chakra)
        until(made, lambda w: w.runner.stagger_ticks == 0, 2.0)
        made.runner.energy.amount = chakra
        happened = made.step({"runner": press()})
        heights.append(made.runner.vy if of(events.Leapt, happened) else 0.0)
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 0.0 and heights[0] > 2 * heights[3]


@pytest.mark.parametrize("wants", [RUN, BACK])
def test_a_swimmer_reaches_the_shore_by_either_beach(wants: Intent) -> None:
    made = afloat(74.0 if wants is RUN else 8.0, chakra=0, lakes=[pool(swell=[SWELL])])
    until(made, lambda w: w.runner.y > 0.2 and w.runner.on == "ground", 12.0, wants)
    play(made, 4.0)
    assert made.runner.chakra > 8.0, "and gets his breath back there"


@pytest.mark.parametrize("height", [5.4, 5.9, 6.4])
@pytest.mark.parametrize("width", [1.6, 2.6, 5.0])
@pytest.mark.parametrize("wants", [RUN, BACK])
def test_a_swimmer_climbs_every_rock(height: float, width: float, wants: Intent) -> None:
    """Rocks that stand 0.4 to 1.4 m out of 5 m of water."""
    made = afloat(30.0 - wants.move / 100 * (width / 2 + 1.5), chakra=0, things=[rock(30, height, width)])
    until(made, lambda w: w.runner.on == "rock" and w.runner.y > 0.2, 8.0, wants)
    play(made, 2.0)
    assert made.runner.on == "rock" and made.runner.y > 0.1


@pytest.mark.parametrize("wants", [RUN, BACK])
@pytest.mark.parametrize("swell", [[], [SWELL]])
def test_a_swimmer_climbs_a_log(wants: Intent, swell: list[object]) -> None:
    log = {"id": "log", "kind": "log", "at": [30, 0.05], "length": 4.0, "radius": 0.28}
    made = afloat(30.0 - wants.move / 100 * 4.0, chakra=0, things=[log], lakes=[pool(swell=swell)])
    climbed = until(made, lambda w: w.runner.on == "log", 8.0, wants)
    assert of(events.ClimbedOut, climbed)
    play(made, 3.0)
    assert made.runner.on == "log", "and it carries him"
    assert made.runner.chakra > 3.0


def test_no_wall_keeps_a_swimmer_in_who_can_reach_its_top() -> None:
    quay = {"id": "quay", "outline": [[30, -6], [40, -6], [40, 0.35], [30, 0.35]]}
    made = afloat(26.0, chakra=0, solids=[quay])
    until(made, lambda w: w.runner.on == "rock" and w.runner.x > 30.2, 8.0, RUN)


def rock(x: float, height: float, width: float) -> dict[str, object]:
    return {"id": "rock", "kind": "rock", "at": [x, -5], "width": width, "height": height}


def test_a_swimmer_who_turns_back_at_a_wall_does_not_climb_into_thin_air() -> None:
    """Touching the edge while already pressing the other way: he ends on it or in the water, and never drops out of a climb to nowhere."""
    quay = {"id": "quay", "outline": [[30, -6], [40, -6], [40, 0.35], [30, 0.35]]}
    made = afloat(28.0, chakra=0, solids=[quay])
    play(made, 1.5)
    made.runner.x, made.runner.vx = 29.996, 1.0
    made.step({"runner": BACK})
    assert made.runner.stance == "climb" and made.runner.facing == -1
    until(made, lambda w: w.runner.stance != "climb", 1.0)
    assert made.runner.on == "rock" and made.runner.y == pytest.approx(0.35)


@pytest.mark.parametrize("current", [0.8, -0.8, 0.0])
def test_who_swims_is_carried_by_a_current(current: float) -> None:
    flat = [[-40, -3], [120, -3]]
    raft = {"id": "raft", "outline": [[-40, -3], [-30, -3], [-30, 1], [-40, 1]]}
    river = pool(left=-30, right=120, boundaries=["open", "open"], current=current)
    made = world(ground=flat, lakes=[river], solids=[raft], start=(-36, 1), chakra=3)
    made.runner.place(30.0, 0.05)
    play(made, 6.0)
    drift = made.runner.x - 30.0
    assert abs(drift) < 0.1 if current == 0.0 else drift / current > 1.5
