"""Footing on water: what each step and landing costs, how one sinks by degrees."""

from collections.abc import Iterable
from itertools import groupby

import pytest

from game.sim import events
from game.sim.characters.movement.water_footing import LEG_DEPTHS_M, SINK_LEVELS, Footing, FootingTuning
from game.sim.intent import Intent
from tests.sim.lakes import RUN, SPRINT, SWELL, afloat, of, play, pool, press, until, world

PHASES = [n / 16 for n in range(16)]


def landing(phase: float, run: Intent = RUN, leap: bool = True) -> events.Landed:
    """Leap at full speed against a swell that is at `phase`, and see how he came down."""
    made = afloat(14.0, lakes=[pool(swell=[{**SWELL, "phase": phase}])])
    play(made, 0.6, run)
    happened = made.step({"runner": press(move=100, sprint=run.sprint)})
    happened += until(made, lambda w: w.runner.on == "water", 3.0, Intent(move=100, sprint=run.sprint, leap=leap))
    return of(events.Landed, happened)[-1]


@pytest.fixture(scope="module")
def landings() -> list[events.Landed]:
    return [landing(phase, SPRINT) for phase in PHASES]


def test_landing_with_the_water_costs_at_most_a_quarter_of_stamping_against_it(landings: list[events.Landed]) -> None:
    costs = [landed.cost for landed in landings]
    assert min(costs) <= max(costs) / 4
    assert max(costs) < 15, "dear, not deadly"


def test_the_player_is_told_which_it_was(landings: list[events.Landed]) -> None:
    by_cost = sorted(landings, key=lambda landed: landed.cost)
    assert by_cost[0].quality > 0.8 and by_cost[-1].quality < 0.2
    assert [landed.quality for landed in by_cost] == sorted((landed.quality for landed in landings), reverse=True)


def test_on_a_still_lake_every_landing_is_alike() -> None:
    costs = []
    for start in (24.0, 24.3, 24.7, 30.0):
        made = afloat(start)
        play(made, 0.6, RUN)
        happened = made.step({"runner": press(move=100)})
        happened += until(made, lambda w: w.runner.on == "water", 3.0, Intent(move=100, leap=True))
        costs.append(of(events.Landed, happened)[-1].cost)
    swell = [landing(phase, RUN).cost for phase in PHASES]
    assert max(costs) - min(costs) < (max(swell) - min(swell)) / 5


def test_what_a_landing_costs_is_what_chakra_loses() -> None:
    made = afloat(14.0)
    play(made, 0.6, RUN)
    made.step({"runner": press(move=100)})
    before = made.runner.chakra
    while made.runner.on == "air":
        before = made.runner.chakra
        happened = made.step({"runner": Intent(move=100, leap=True)})
    landed = of(events.Landed, happened)[0]
    assert before - made.runner.chakra == pytest.approx(landed.cost, abs=0.1)
    assert made.runner.last_landing is landed


def test_running_on_water_costs_four_a_second_and_sprinting_more() -> None:
    spent = {}
    for name, wants in (("run", RUN), ("sprint", SPRINT)):
        made = afloat(14.0)
        play(made, 1.2, wants)
        before = made.runner.chakra
        play(made, 2.0, wants)
        spent[name] = (before - made.runner.chakra) / 2.0
    assert spent["run"] == pytest.approx(4.0, rel=0.08)
    assert spent["sprint"] > spent["run"] + 3.0


def cost_by_climb(phases: Iterable[float] = PHASES) -> list[tuple[float, float]]:
    """How fast the water lifted a runner in a quarter of a second, and what that cost him a second, at moments of one swell."""
    found = []
    for phase in phases:
        made = afloat(30.0, lakes=[pool(swell=[{**SWELL, "phase": phase}])])
        play(made, 0.8, RUN)
        until(made, lambda w: w.runner.on == "water", 2.0, RUN)
        before, height = made.runner.chakra, made.runner.y
        play(made, 0.2, RUN)
        if made.runner.on == "water" and made.runner.footing.sink_level == 0:
            found.append(((made.runner.y - height) / 0.2, (before - made.runner.chakra) / 0.2))
    return sorted(found)


def test_running_up_a_wave_is_dear_and_down_its_back_cheap() -> None:
    found = cost_by_climb()
    (falling, cheap), (rising, dear) = found[0], found[-1]
    assert falling < -0.8 and rising > 0.8, found
    assert cheap < 2.0 and dear > 6.0 and dear > 4.0 * cheap, "for the same seconds of running"


def test_running_up_a_face_is_slow_and_down_a_back_quick() -> None:
    slopes = []
    for phase in PHASES:
        made = afloat(30.0, lakes=[pool(swell=[{**SWELL, "phase": phase}])])
        play(made, 0.8, RUN)
        for _ in range(60):
            made.step({"runner": RUN})
            if made.runner.on == "water":
                slopes.append((made.lakes[0].sample(made.runner.x).slope, made.runner.vx))
    up = [vx for slope, vx in slopes if slope > 0.18]
    down = [vx for slope, vx in slopes if slope < -0.18]
    assert len(up) > 10 and len(down) > 10
    assert sum(up) / len(up) < 5.3 < 5.6 < sum(down) / len(down)


def test_a_landing_in_step_with_the_water_holds_him_up_for_nothing_a_while() -> None:
    spent = []
    for phase in PHASES:
        made = afloat(14.0, lakes=[pool(swell=[{**SWELL, "phase": phase}])])
        play(made, 0.6, SPRINT)
        until(made, lambda w: w.runner.on == "water", 3.0, SPRINT)
        made.step({"runner": press(move=100, sprint=True)})
        until(made, lambda w: w.runner.on == "water", 3.0, Intent(move=100, sprint=True, leap=True))
        before, quality = made.runner.chakra, made.runner.last_landing.quality
        play(made, 0.5, RUN)
        spent.append((quality, before - made.runner.chakra))
    softest, hardest = max(spent), min(spent)
    assert softest[0] > 0.6 and softest[1] < 0.5
    assert hardest[0] < 0.2 and hardest[1] > 1.0


def test_leaping_off_rising_water_is_higher_and_never_by_more_than_the_cap() -> None:
    heights, lifts = [], []
    for phase in PHASES:
        made = afloat(14.0, lakes=[pool(swell=[{**SWELL, "phase": phase}])])
        play(made, 0.6, RUN)
        until(made, lambda w: w.runner.on == "water", 3.0, RUN)
        from_y, top = made.runner.y, made.runner.y
        lifts.append(of(events.Leapt, made.step({"runner": press(move=100)}))[0].lift)
        for _ in range(80):
            made.step({"runner": Intent(move=100, leap=True)})
            top = max(top, made.runner.y)
        heights.append(top - from_y)
    assert max(lifts) > 1.5 and min(lifts) == 0.0 and max(lifts) <= 3.0
    lifted = max(range(len(lifts)), key=lifts.__getitem__)
    flat = min(range(len(lifts)), key=lifts.__getitem__)
    assert heights[lifted] > heights[flat] + 0.5


def test_the_push_of_a_crest_is_remembered_a_tenth_of_a_second() -> None:
    """Off the back of the crest, the water already falls, and the leap still has the lift."""
    kept = []
    for tick in range(40, 100, 4):
        made = afloat(20.0, lakes=[pool(swell=[SWELL])])
        play(made, tick / 120 + 0.01, RUN)
        water = made.lakes[0].sample(made.runner.x)
        if water.rise + water.slope * made.runner.vx < 0.0:
            kept.append(of(events.Leapt, made.step({"runner": press(move=100)}))[0].lift)
    assert any(lift > 0.1 for lift in kept) and any(lift == 0.0 for lift in kept)


def test_with_chakra_to_spare_he_stands_on_the_surface() -> None:
    made = afloat(30.0)
    play(made, 3.0, RUN)
    assert made.runner.sunk == pytest.approx(0.0, abs=0.02)
    assert made.runner.y == pytest.approx(0.0, abs=0.12)


def test_sinking_goes_by_degrees_and_each_is_told() -> None:
    made = afloat(30.0, chakra=24)
    happened = play(made, 8.0)
    assert [event.depth for event in of(events.Sank, happened)] == ["ankle", "knee", "waist", "swim"]
    assert all(event.deeper for event in of(events.Sank, happened))
    assert len(of(events.ChakraRanDry, happened)) == 1
    assert made.runner.stance == "swim" and made.runner.sunk == pytest.approx(LEG_DEPTHS_M[-1], abs=0.02)


def test_the_leg_goes_under_smoothly() -> None:
    made = afloat(30.0, chakra=24)
    last, worst = made.runner.sunk, 0.0
    for _ in range(960):
        made.step({})
        worst = max(worst, abs(made.runner.sunk - last))
        last = made.runner.sunk
    assert worst < 0.02, "metres in a tick"


@pytest.mark.parametrize(("chakra", "speed"), [(100, 5.5), (18, 4.7), (10, 3.4), (4, 2.3), (0, 1.3)])
def test_the_deeper_the_slower(chakra: float, speed: float) -> None:
    made = afloat(30.0, chakra=chakra)
    play(made, 0.3)
    until(made, lambda w: w.runner.stagger_ticks == 0, 2.0)
    made.runner.energy.amount = chakra
    play(made, 0.5, RUN)
    assert made.runner.vx == pytest.approx(speed, rel=0.1)


def test_standing_still_on_water_lets_him_sink_and_running_brings_him_up() -> None:
    made = afloat(30.0)
    sank = of(events.Sank, play(made, 1.0))
    assert [event.depth for event in sank] == ["ankle"]
    rose = of(events.Sank, play(made, 1.0, RUN))
    assert [event.depth for event in rose] == ["surface"]


def test_degrees_have_hysteresis() -> None:
    footing = Footing(FootingTuning())
    for limit in (22.0, 13.0, 6.0):
        changes = sum(bool(footing.update(limit + 1.4 * (-1) ** n, False)) for n in range(1, 60))
        assert changes == 1, "chakra that dithers about a limit changes the footing once"
    assert SINK_LEVELS[footing.sink_level] == "waist"
    assert footing.update(0.0, False) == 1
    assert sum(bool(footing.update(1.0 + (-1) ** n, False)) for n in range(60)) == 0


@pytest.mark.parametrize("percent", [30, 38, 42, 44, 46, 50])
def test_no_walking_speed_on_the_swell_makes_the_footing_flicker(percent: int) -> None:
    made = afloat(14.0, lakes=[pool(swell=[SWELL])])
    assert len(of(events.Sank, play(made, 8.0, Intent(move=percent)))) <= 2


@pytest.mark.parametrize("chakra", [100, 18, 10, 4, 0])
@pytest.mark.parametrize("percent", [100, 20, 0])
def test_between_bed_and_surface_nothing_flickers(chakra: float, percent: int) -> None:
    """Walking slowly into the lake, or standing in it anywhere: bed or surface, but not now this, now that."""
    for depth in (0.3, 0.5, 0.8, 1.1) if percent == 0 else (-1.0,):
        made = world(lakes=[pool(swell=[SWELL])], chakra=chakra)
        made.runner.place(4.0 * depth, -depth + 0.02 if depth > 0 else 1.0)
        stood = [made.runner.on]
        for _ in range(480 if percent == 0 else 1200):
            made.step({"runner": Intent(move=percent)})
            stood.append(made.runner.on)
        changes = len([on for on, _ in groupby(on for on in stood if on != "air")])
        assert changes <= 8, (depth, changes)


def test_standing_in_the_shallows_brings_chakra_back() -> None:
    made = world(chakra=0)
    made.runner.place(2.8, -0.69)
    play(made, 12.0)
    assert made.runner.chakra > 25.0


def test_the_footing_firms_with_chakra() -> None:
    made = afloat(30.0, chakra=100)
    firm = []
    for amount in (100, 60, 30, 20, 10, 5, 0):
        made.runner.energy.amount = amount
        firm.append(made.runner.firmness)
    assert firm == sorted(firm, reverse=True) and firm[0] == 1.0 and firm[-1] == 0.0


def test_he_comes_up_again_with_a_pill_though_not_at_a_drop() -> None:
    made = afloat(30.0, chakra=1.0, pills=2)
    until(made, lambda w: w.runner.stance == "swim", 2.0)
    happened = made.step({"runner": Intent(pill_pressed=True)})
    happened += play(made, 0.1, RUN)
    assert [event.deeper for event in of(events.Sank, happened)] == [False]
    assert made.runner.footing.name == "ankle"


def test_footfalls_dent_the_lake_and_the_wake_runs_behind() -> None:
    made = afloat(20.0)
    still = made.lakes[0].depth.copy()
    play(made, 1.5, RUN)
    changed = abs(made.lakes[0].depth - still)
    x = made.runner.x
    behind = changed[(made.lakes[0].x > x - 6) & (made.lakes[0].x < x)]
    assert behind.max() > 0.02


def test_on_water_he_slides_where_on_ground_he_would_stand() -> None:
    made = afloat(20.0)
    play(made, 0.6, RUN)
    at = made.runner.x
    play(made, 0.1)
    assert made.runner.vx > 3.5
    play(made, 0.6)
    assert made.runner.vx == pytest.approx(0.0, abs=0.1)
    assert 1.0 < made.runner.x - at < 1.6


def test_nobody_sprints_faster_than_the_water_allows() -> None:
    made = afloat(14.0)
    play(made, 1.0, SPRINT)
    assert made.runner.vx == pytest.approx(6.5, abs=0.15), "give or take his own wake's slope"
