"""A packet on the way: it bobs or lies, whoever passes has it, once; and boards overhead are leapt through and landed on."""

import pytest

from game.sim import events
from game.sim.objects.pickups import TAKING_TICKS
from tests.sim.lakes import RUN, SWELL, afloat, of, play, pool, press, until

LONG = [[-12, 1], [-4, 0.4], [0, 0], [20, -5], [160, -5], [180, 0], [184, 0.4], [192, 1]]
DECK = {"id": "deck", "outline": [[34, 2.0], [46, 2.0], [46, 2.25], [34, 2.25]], "material": "wood"}


def test_a_packet_is_picked_up_in_passing_and_only_once() -> None:
    made = afloat(30.0, things=[{"id": "packet", "kind": "pill", "at": [36, 0.05]}], pills=0)
    found = of(events.PillFound, play(made, 3.0, RUN))
    assert [(event.who, event.left) for event in found] == [("packet", 1)] and made.runner.pills == 1
    assert made.pickups[0].is_taken


def test_what_is_seen_of_it_lies_goes_into_the_hand_and_is_gone() -> None:
    made = afloat(30.0, things=[{"id": "packet", "kind": "pill", "at": [36, 0.05]}], pills=0)
    (packet,), shown = made.pickups, []
    for _ in range(360):
        made.step({"runner": RUN})
        shown.append(packet.snapshot())
    courses = [pose.taking for pose in shown if pose is not None and pose.hand is not None]
    assert len(courses) == TAKING_TICKS and courses == sorted(courses) and shown[0] is not None and shown[0].hand is None
    assert shown[-1] is None


def test_one_afloat_bobs_with_the_swell_and_one_on_a_rock_lies_still() -> None:
    rock = {"id": "rock", "kind": "rock", "at": [50, -5], "width": 5, "height": 6}
    packets = [{"id": "afloat", "kind": "pill", "at": [40, 0.05]}, {"id": "dry", "kind": "pill", "at": [50, 1.0]}]
    made = afloat(24.0, things=[rock, *packets], lakes=[pool(swell=[SWELL])])
    heights = [[packet.y for packet in made.pickups]]
    for _ in range(180):
        made.step({})
        heights.append([packet.y for packet in made.pickups])
    bobbing, still = zip(*heights, strict=True)
    assert max(bobbing) - min(bobbing) > 0.5 and set(still) == {1.0}


def test_what_hangs_high_is_out_of_reach_from_the_water() -> None:
    made = afloat(30.0, things=[{"id": "high", "kind": "pill", "at": [36, 2.3]}], pills=0)
    play(made, 3.0, RUN)
    assert made.runner.pills == 0


def test_one_runs_under_boards_and_comes_up_through_them_in_a_leap() -> None:
    made = afloat(30.0, ground=LONG, lakes=[pool(right=184)], solids=[DECK])
    play(made, 4.0, RUN)
    assert made.runner.x > 48.0 and made.runner.y < 0.5, "under them nobody is stopped"
    made = afloat(30.0, ground=LONG, lakes=[pool(right=184)], solids=[{**DECK, "outline": [[34, 1.0], [60, 1.0], [60, 1.25], [34, 1.25]]}])
    until(made, lambda w: w.runner.x > 33.0, 3.0, RUN)
    play(made, 0.2, RUN)
    assert made.runner.x < 34.2, "too low to pass under"
    made.runner.place(31.0, 0.1)
    until(made, lambda w: w.runner.on == "water", 1.0)
    made.step({"runner": press(move=100)})
    until(made, lambda w: w.runner.on == "rock", 2.0, RUN._replace(leap=True))
    assert made.runner.y == pytest.approx(1.25, abs=0.05)
