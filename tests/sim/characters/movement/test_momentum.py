"""Momentum: driven legs burn, slopes give back what a fall was worth, and what is in the way is leapt, vaulted or slid under."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from tests.sim.lakes import MEADOW, RUN, SPRINT, level, of, play, press

LEE = [[-60, 8], [0, 8], [0.2, 7.2], [3.5, 7.2], [12, 3], [40, 3]]
"""An edge, a shelf, and a slope of one in two beyond it."""
SHELF = [[-60, 8], [0, 8], [0.2, 7.2], [40, 7.2]]
"""The same edge, and nothing but flat ground under it."""
CROUCH = Intent(move=100, crouch=True)


def wood(ground: Any = MEADOW, things: Any = (), momentum: bool = True, **parts: Any) -> World:
    ground = list(ground)
    made = level(ground=ground, things=things, start=(ground[0][0] + 1, ground[0][1] + 0.2), **parts)
    return World(made.model_copy(update={"momentum": momentum}))


def sped(made: World, speed: float, x: float, y: float = 0.0) -> World:
    """On the ground at `x`, running at `speed`."""
    made.runner.place(x, y)
    play(made, 0.1)
    made.runner.vx = speed
    return made


def run_up(made: World, leap_at: float | None, until: float, keys: Intent = RUN) -> list[events.Event]:
    """Run to `until`, with a held leap at `leap_at`; what happened on the way."""
    seen: list[events.Event] = []
    held = 0
    for _ in range(1200):
        pressed = leap_at is not None and made.runner.x >= leap_at
        if pressed:
            leap_at, held = None, 60
        seen += made.step({"runner": keys._replace(leap=held > 0, leap_pressed=pressed)})
        held -= held > 0
        if made.runner.x >= until:
            break
    return seen


# the drive


def test_a_held_sprint_drives_him_from_seven_and_a_half_to_twelve_in_three_seconds() -> None:
    made = wood()
    play(made, 0.4, SPRINT)
    assert made.runner.vx == pytest.approx(7.7, abs=0.4)
    play(made, 3.0, SPRINT)
    assert made.runner.vx == pytest.approx(12.0, abs=0.4)


def test_without_momentum_a_sprint_is_what_it_was() -> None:
    made = wood(momentum=False)
    play(made, 4.0, SPRINT)
    assert made.runner.vx == pytest.approx(7.5) and made.runner.burn == 0.0


def test_driving_costs_chakra_and_burns_and_coasting_costs_nothing() -> None:
    made = wood()
    play(made, 4.0, SPRINT)
    burn, chakra = made.runner.burn, made.runner.chakra
    assert burn > 0.3 and chakra < 95.0
    play(made, 1.5, RUN)
    assert made.runner.burn < burn - 0.15 and made.runner.chakra == chakra
    assert made.runner.vx > 8.0, "speed is kept for a while"


def test_a_plain_sprint_costs_nothing_and_never_burns() -> None:
    made = wood(pain=0.0)
    play(made, 0.35, SPRINT)
    assert 7.0 < made.runner.vx < 8.0 and made.runner.chakra == 100.0 and made.runner.burn == 0.0


def test_downhill_he_gathers_speed_for_nothing_and_uphill_he_loses_it() -> None:
    down, up = wood([[-60, 20], [60, 0]]), wood([[-60, 0], [60, 20]])
    for made, y in ((down, 15.0), (up, 5.0)):
        sped(made, 9.0, -30.0, y)
        play(made, 1.0, RUN)
    assert down.runner.vx > 9.0 > up.runner.vx and down.runner.chakra == 100.0


def test_burnt_out_he_winces_and_only_runs_until_he_has_cooled() -> None:
    made = wood()
    happened: list[events.Event] = []
    for _ in range(120 * 9):
        happened += made.step({"runner": SPRINT})
    assert [event.out for event in of(events.LegsBurnt, happened)][:2] == [False, True] and of(events.Winced, happened)
    made.runner.momentum.burn, made.runner.momentum.burnt_out = 1.0, True  # type: ignore[union-attr]
    play(made, 2.0, SPRINT)
    assert made.runner.vx < 7.0 and made.runner.wince_ticks
    play(made, 5.0, SPRINT)
    assert made.runner.vx > 8.0 and not made.runner.momentum.burnt_out  # type: ignore[union-attr]


# landing with the slope


def test_a_landing_that_matches_the_slope_keeps_all_speed_and_costs_nothing() -> None:
    made = sped(wood(LEE), 9.5, -1.5, 8.0)
    seen = run_up(made, -0.6, 12.0)
    along = of(events.LandedAlong, seen)
    assert along and along[0].gain >= 0.0 and not of(events.LandedFlat, seen)
    assert made.runner.vx > 9.0 and made.runner.burn == 0.0 and made.runner.flow == 1


def test_the_same_leap_onto_flat_ground_costs_speed_and_burn() -> None:
    made = sped(wood(SHELF), 9.5, -1.5, 8.0)
    seen = run_up(made, -0.6, 14.0)
    flat = of(events.LandedFlat, seen)
    assert flat and flat[0].lost > 1.5 and not of(events.LandedAlong, seen)
    assert made.runner.burn > 0.1 and made.runner.flow == 0


def test_a_tapped_leap_on_the_flat_costs_nothing() -> None:
    made = sped(wood(), 9.0, 0.0)
    seen = [*made.step({"runner": press()}), *(event for _ in range(100) for event in made.step({"runner": RUN}))]
    assert of(events.Landed, seen) and not of(events.LandedFlat, seen) and made.runner.burn == 0.0


def test_with_burnt_legs_a_flat_landing_is_a_stumble() -> None:
    made = sped(wood(SHELF), 9.5, -1.5, 8.0)
    made.runner.momentum.burn, made.runner.momentum.burnt_out = 1.0, True  # type: ignore[union-attr]
    seen = run_up(made, -0.6, 12.0)
    assert [event.cause for event in of(events.Staggered, seen)] == ["pain"]


# what is in the way


def trunk(x: float = 20.0) -> dict[str, Any]:
    return {"id": "trunk", "kind": "trunk", "at": [x, 0]}


def test_a_leap_shortly_before_a_trunk_is_a_vault_that_keeps_all_speed() -> None:
    made, free = (sped(wood(things=things), 9.0, 10.0) for things in ([trunk()], []))
    seen = run_up(made, 17.4, 26.0)
    run_up(free, None, 26.0)
    assert [event.late for event in of(events.Vaulted, seen)] == [False] and not of(events.Staggered, seen)
    assert made.runner.vx >= free.runner.vx and made.runner.burn == 0.0


def test_a_vault_at_full_speed_from_as_far_as_one_counts_does_not_run_into_the_trunk() -> None:
    for early in (2.6, 3.2, 3.8, 4.4):
        made = sped(wood(things=[trunk()]), 12.0, 10.0)
        seen = run_up(made, 19.5 - early, 26.0)
        assert of(events.Vaulted, seen) and not of(events.Staggered, seen)


def test_a_late_leap_clips_the_trunk() -> None:
    made = sped(wood(things=[trunk()]), 9.0, 10.0)
    seen = run_up(made, 18.7, 26.0)
    assert [event.late for event in of(events.Vaulted, seen)] == [True]
    assert 4.0 < made.runner.vx < 7.5


@pytest.mark.parametrize(("kind", "y", "cause"), [("trunk", 0.0, "trunk"), ("root", 0.0, "root"), ("branch", 1.1, "branch")])
def test_whoever_runs_into_it_stumbles_and_gets_past(kind: str, y: float, cause: str) -> None:
    made = sped(wood(things=[{"id": "it", "kind": kind, "at": [20, y]}]), 9.0, 10.0)
    seen = run_up(made, None, 24.0)
    assert [event.cause for event in of(events.Staggered, seen)] == [cause]
    assert made.runner.x >= 24.0


@pytest.mark.parametrize("kind", ["trunk", "root"])
def test_whoever_only_runs_gets_over_without_a_stumble(kind: str) -> None:
    made = sped(wood(things=[{"id": "it", "kind": kind, "at": [20, 0]}]), 5.0, 15.0)
    seen = run_up(made, None, 24.0)
    assert not of(events.Staggered, seen) and made.runner.x >= 24.0


def test_a_root_is_leapt() -> None:
    made = sped(wood(things=[{"id": "it", "kind": "root", "at": [20, 0]}]), 9.0, 10.0)
    assert not of(events.Staggered, run_up(made, 18.0, 24.0))


def test_whoever_crouches_slides_under_a_branch_and_downhill_keeps_his_speed() -> None:
    slope = [[-60, 18], [60, -18]]
    made = sped(wood(slope, [{"id": "it", "kind": "branch", "at": [0, 1.15]}]), 9.0, -5.0, 1.6)
    seen = run_up(made, None, 3.0, CROUCH)
    assert of(events.Slid, seen) and not of(events.Staggered, seen)
    assert made.runner.vx > 8.0 and made.runner.stance == "slide"


def test_who_gets_up_under_the_branch_is_not_struck() -> None:
    made = sped(wood(things=[{"id": "it", "kind": "branch", "at": [20, 1.1], "width": 3}]), 9.0, 15.0)
    run_up(made, None, 20.0, CROUCH)
    assert not of(events.Staggered, run_up(made, None, 24.0))


def test_a_slide_on_the_flat_ends_in_a_crawl_and_so_sticks_under_nothing() -> None:
    made = sped(wood(), 9.0, 0.0)
    play(made, 6.0, CROUCH)
    assert made.runner.vx == pytest.approx(2.0, abs=0.1) and made.runner.stance == "crouch"
    play(made, 1.0, Intent(crouch=True))
    assert made.runner.vx == 0.0


def test_a_root_throws_him_forwards_and_a_branch_back() -> None:
    for kind, y, stance in (("root", 0.0, "tumble"), ("branch", 1.1, "bumped")):
        made = sped(wood(things=[{"id": "it", "kind": kind, "at": [20, y]}]), 10.0, 15.0)
        while made.runner.x < 25.0 and made.runner.stance != stance:
            made.step({"runner": RUN})
        assert made.runner.stance == stance and made.runner.vx < 4.0 and made.runner.burn > 0.2
        play(made, 1.2, RUN)
        assert made.runner.stance == "run", "and up again"


def test_a_leap_that_lands_with_the_slope_cools_the_legs() -> None:
    made = sped(wood(LEE), 9.5, -1.5, 8.0)
    made.runner.momentum.burn = 0.6  # type: ignore[union-attr]
    burn = made.runner.burn
    run_up(made, -0.6, 12.0)
    assert made.runner.burn < burn - 0.12


def test_burnt_legs_hobble() -> None:
    made = wood(pain=0.0)
    made.runner.momentum.burn, made.runner.momentum.burnt_out = 1.0, True  # type: ignore[union-attr]
    play(made, 1.5, SPRINT)
    assert made.runner.vx == pytest.approx(5.5 * 0.74, abs=0.2)


def test_where_no_momentum_is_asked_for_nothing_is_in_the_way() -> None:
    made = sped(wood(things=[trunk()], momentum=False), 5.5, 15.0)
    assert not of(events.Staggered, run_up(made, None, 24.0))


def test_what_he_does_is_in_the_hash() -> None:
    one, other = wood(), wood()
    assert one.state_hash() == other.state_hash()
    one.runner.momentum.burn = 0.5  # type: ignore[union-attr]
    assert one.state_hash() != other.state_hash()
    assert Intent() == IDLE


def test_a_stream_far_from_everybody_waits_and_moves_before_he_is_there() -> None:
    dip = [[-60, 1], [60, 1], [62, -1.5], [68, -1.5], [70, 1], [100, 1]]
    made = wood(dip, lakes=[{"id": "stream", "left": 60.5, "right": 69.5, "level": 0, "cell": 0.25}])
    play(made, 0.3)
    made.lakes[0].dent(65.0, 0.5, 0.3)
    still = made.lakes[0].state_bytes()
    play(made, 1.0)
    assert made.lakes[0].state_bytes() == still
    made.runner.place(42.0, 1.0)
    play(made, 1.0)
    assert made.lakes[0].state_bytes() != still
