"""The rule of the lake as a player feels it: good landings chain and quicken, a stamp breaks the chain, crouching braces."""

import pytest

from game.core.ticks import ticks
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import RUN, SWELL, afloat, level, of, play, pool, press, until

CRESTS = {"height": 0.36, "length": 10, "direction": -1}
LONG = [[-12, 1], [-4, 0.4], [0, 0], [20, -5], [160, -5], [180, 0], [184, 0.4], [192, 1]]


def leap_from(made: World, place: float, wants: Intent = RUN, crouch: bool = False) -> list[events.Event]:
    """Run until the runner passes that place of a wave (0 crest, 0.5 trough), leap, and come down."""
    wave = made.lakes[0].swell.waves[0]

    def passed() -> float:
        return float(
            ((wave.wave_number * made.runner.x + wave.angular_frequency * made.seconds) / 6.283185307 - 0.25 + wave.phase - place) % 1.0
        )

    before = passed()
    for _ in range(ticks(4.0)):
        made.step({"runner": wants})
        now = passed()
        if made.runner.on == "water" and before > 0.75 and now < 0.25:
            break
        before = now
    happened = made.step({"runner": press(move=100)})
    held = Intent(move=100, leap=True)
    while made.runner.on == "air":
        happened += made.step({"runner": held._replace(crouch=crouch and made.runner.vy < 0.0)})
    return happened


def rough(**runner: float) -> World:
    made = afloat(30.0, ground=LONG, lakes=[pool(swell=[CRESTS], right=184)], **runner)
    play(made, 0.6, RUN)
    return made


def test_leaps_from_the_trough_chain_up_to_four_links_and_quicken_him() -> None:
    made = rough()
    happened: list[events.Event] = []
    for _ in range(5):
        happened += leap_from(made, 0.42)
    grown = [event.links for event in of(events.FlowChanged, happened) if event.links > event.before]
    assert grown[:4] == [1, 2, 3, 4] and made.runner.flow == 4
    assert not of(events.ChakraJolted, happened)
    play(made, 0.3, RUN)
    assert made.runner.vx > 6.0, "5.5 and 1.4 from the flow, less what the face takes"


def test_a_stamp_breaks_the_chain_slows_and_jolts() -> None:
    made = rough()
    for _ in range(4):
        leap_from(made, 0.42)
    links, quick = made.runner.flow, made.runner.vx
    happened = leap_from(made, 0.85)
    broken, jolt = of(events.FlowBroken, happened), of(events.ChakraJolted, happened)
    assert links >= 3 and [(event.links, event.cause) for event in broken] == [(links, "stamp")]
    assert len(jolt) == 1 and jolt[0].cost > 4.0 and made.runner.flow == 0
    play(made, 0.3, RUN)
    assert made.runner.vx < 0.75 * quick, "the flow and a fifth of his speed"


def test_the_worst_leap_costs_at_least_four_of_the_best() -> None:
    costs = []
    for place in (0.42, 0.9):
        made = rough()
        leap_from(made, place)
        landed = of(events.Landed, leap_from(made, place))
        costs.append(landed[-1].cost)
    assert costs[1] > 4.0 * costs[0]


def test_the_chain_is_lost_link_by_link_by_one_who_only_runs_and_at_once_by_one_who_stands() -> None:
    made = rough()
    for _ in range(3):
        leap_from(made, 0.42)
    links = made.runner.flow
    happened = play(made, 2.8, RUN)
    assert links >= 2 and made.runner.flow == links - 1 and not of(events.FlowBroken, happened)
    broken = of(events.FlowBroken, play(made, 1.5))
    assert made.runner.flow == 0 and broken[0].cause == "rest"


def test_small_hops_on_still_water_make_no_flow() -> None:
    made = afloat(30.0, ground=LONG, lakes=[pool(right=184)])
    for _ in range(6):
        made.step({"runner": press(leap=False, move=100)})
        until(made, lambda w: w.runner.on == "water", 2.0, RUN)
        play(made, 0.05, RUN)
    assert made.runner.flow == 0


def test_who_crouches_for_a_hard_landing_pays_half_and_gets_no_flow() -> None:
    stamps, braced = [], []
    for crouch, found in ((False, stamps), (True, braced)):
        made = rough()
        happened = leap_from(made, 0.85, crouch=crouch)
        found += [(of(events.Landed, happened)[-1], len(of(events.ChakraJolted, happened)))]
    (stamp, jolts), (soft, none) = stamps[0], braced[0]
    assert soft.cost == pytest.approx(stamp.cost / 2, rel=0.1) and jolts == 1 and none == 0
    made = rough()
    leap_from(made, 0.42, crouch=True)
    assert made.runner.flow == 0, "nothing of the spring either"


def test_who_crouches_on_the_run_slides_and_a_blade_goes_over_him() -> None:
    made = afloat(30.0, ground=LONG, lakes=[pool(right=184)])
    play(made, 0.6, RUN)
    play(made, 0.4, Intent(move=100, crouch=True))
    assert made.runner.vx == pytest.approx(5.5 - 1.4, abs=0.3) and made.runner.height < 1.0
    play(made, 0.2, RUN)
    assert made.runner.height > 1.5


def test_no_chakra_comes_back_on_land_while_a_hunter_is_out_and_near() -> None:
    def gained(hunters: list[dict[str, object]]) -> float:
        made = World(level(things=hunters, chakra=40), 0)
        play(made, 3.0)
        return made.runner.chakra - 40.0

    near = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-11, 0.95], "start_delay": 30}
    assert gained([]) > 6.0
    assert gained([near]) == 0.0
    assert gained([{**near, "hidden": True}]) == 0.0, "and one who is not seen yet is near all the same"
    assert gained([{**near, "at": [88, 0.7]}]) > 6.0, "far away he does not matter"


def test_on_a_rock_or_a_log_it_comes_back_even_then() -> None:
    rock = {"id": "rock", "kind": "rock", "at": [30, -5], "width": 6, "height": 5.6}
    made = afloat(
        36.0, things=[rock, {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75], "start_delay": 30}], chakra=40
    )
    made.runner.place(30.0, 1.5)
    play(made, 3.0)
    assert made.runner.on == "rock" and made.runner.chakra > 44.0


def test_the_high_test_swell_rewards_the_trough_too() -> None:
    made = afloat(30.0, lakes=[pool(swell=[SWELL])])
    play(made, 0.5, RUN)
    landed = of(events.Landed, leap_from(made, 0.42))[-1]
    assert landed.quality > 0.7


def test_two_seconds_of_sprint_are_an_escape_at_a_fair_price() -> None:
    """Three metres more than a run, for about nine chakra more."""
    ways, costs = [], []
    for sprint in (False, True):
        made = afloat(30.0, ground=LONG, lakes=[pool(right=184)], pain=0.4)
        play(made, 0.6, RUN)
        x, chakra = made.runner.x, made.runner.chakra
        play(made, 2.0, RUN._replace(sprint=sprint))
        ways.append(made.runner.x - x)
        costs.append(chakra - made.runner.chakra)
    assert ways[1] - ways[0] > 2.5
    assert 6.0 < costs[1] - costs[0] < 11.0


def test_a_sprint_at_the_tell_leaves_the_tracker_out_of_reach() -> None:
    """Who runs on as the arms go out is caught, and who sprints within a quarter of a second is not."""
    ends = []
    for sprint in (False, True):
        tracker = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]}
        made = afloat(40.0, ground=LONG, lakes=[pool(right=184)], things=[tracker], pain=0.4)
        made.hunters[0].place(37.0, 0.05)
        while not of(events.HunterAimed, made.step({"runner": RUN})):
            assert made.seconds < 20.0
        play(made, 0.25, RUN)
        play(made, 1.0, RUN._replace(sprint=sprint))
        ends.append(made.runner.caught_by)
    assert ends == ["tracker", None]
