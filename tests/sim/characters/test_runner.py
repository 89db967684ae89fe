"""The runner: pain slows him, pills and rest bring him back, and what he has run out of is told."""

from itertools import pairwise

import pytest

from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from tests.sim.lakes import MEADOW, RUN, SPRINT, SWELL, afloat, of, play, pool, press, until, world

PILL, SEAL = Intent(pill_pressed=True), Intent(seal_pressed=True)


def meadow(**parts: object) -> World:
    return world(ground=MEADOW, **parts)


# pain


def test_pain_slows_him_by_a_fifth_at_most() -> None:
    speeds = []
    for pain in (0.0, 0.5, 1.0):
        made = meadow(pain=pain)
        play(made, 0.4, RUN)
        speeds.append(made.runner.vx)
    assert speeds[0] == pytest.approx(5.5) and speeds[2] == pytest.approx(4.4, rel=0.01)
    assert speeds[2] < speeds[1] < speeds[0]


def test_pain_goes_by_itself_but_slowly() -> None:
    made = meadow(pain=0.5)
    play(made, 10.0)
    assert 0.35 < made.runner.pain < 0.48


def test_hurt_never_goes_beyond_all_of_it() -> None:
    made = meadow()
    for _ in range(30):
        made.runner.hurt(made, 0.14, "blade")
    assert made.runner.pain == 1.0 and len(of(events.RunnerHurt, made.events)) == 30


def test_a_hard_landing_against_the_water_hurts_and_a_leap_on_land_does_not() -> None:
    made = meadow()
    made.step({"runner": press()})
    play(made, 1.5, Intent(leap=True))
    assert made.runner.pain == 0.0
    hurt, impacts = [], []
    for n in range(12):
        made = afloat(40.0, lakes=[pool(swell=[{**SWELL, "phase": n / 12}])])
        made.runner.place(40.0, 6.0)
        made.runner.vx = 6.5
        happened = until(made, lambda w: w.runner.on == "water", 2.0, RUN)
        hurt.append(bool(of(events.RunnerHurt, happened)))
        impacts.append(made.runner.last_landing.impact)
    assert hurt == [impact > 12.5 for impact in impacts] and any(hurt) and not all(hurt)


def jarred(made: World, drop: float = 2.4) -> list[events.Event]:
    """Let him fall far enough to come down hard, and land."""
    made.runner.place(made.runner.x, made.terrain.height(made.runner.x) + drop)
    return until(made, lambda w: w.runner.on != "air", 2.0)


def test_in_great_pain_a_jarring_landing_warns_and_the_next_one_costs_a_stumble() -> None:
    made = meadow(pain=0.9)
    first = jarred(made)
    warned = of(events.Winced, first)
    assert len(warned) == 1 and not of(events.Staggered, first) and made.runner.wince_ticks > 0
    play(made, 0.6)
    second = jarred(made)
    assert [event.cause for event in of(events.Staggered, second)] == ["pain"] and not of(events.Winced, second)
    assert made.runner.stance == "stagger"


def test_no_stumble_without_a_wince_of_its_own_half_a_second_before() -> None:
    """However often he comes down hard: wince, stumble, wince, stumble."""
    made = meadow(pain=1.0)
    last, told = -999, []
    for _ in range(30):
        for event in jarred(made, 2.2):
            if isinstance(event, events.Winced):
                last = made.tick
                told.append("wince")
            elif isinstance(event, events.Staggered) and event.cause == "pain":
                assert made.tick - last >= 60
                told.append("stumble")
        made.runner.pain = 1.0
    assert "stumble" in told and told[0] == "wince"
    assert all(a != b for a, b in pairwise(told)), told


@pytest.mark.parametrize("spared_by", ["waiting", "landing softly", "painkiller", "less pain"])
def test_one_who_heeds_the_wince_does_not_stumble(spared_by: str) -> None:
    made = meadow(pain=0.9, painkiller=0.1, chakra=80)
    assert of(events.Winced, jarred(made))
    play(made, 3.2 if spared_by == "waiting" else 0.6)
    if spared_by == "painkiller":
        made.step({"runner": Intent(seal_pressed=True)})
    if spared_by == "less pain":
        made.runner.pain = 0.5
    happened = jarred(made, 1.0 if spared_by == "landing softly" else 2.4)
    assert not of(events.Staggered, happened)


def test_in_bearable_pain_no_landing_costs_a_stumble() -> None:
    made = meadow(pain=0.5)
    happened = [event for _ in range(3) for event in jarred(made)]
    assert not of(events.Winced, happened) and not of(events.Staggered, happened)


def test_a_leap_pressed_in_a_stumble_is_kept() -> None:
    made = meadow(pain=0.9)
    jarred(made)
    play(made, 0.6)
    jarred(made)
    made.step({"runner": press()})
    assert made.runner.on != "air"
    happened = until(made, lambda w: w.runner.on == "air", 1.0, Intent(leap=True))
    assert len(of(events.Leapt, happened)) == 1


def test_the_painkiller_suppresses_pain_while_it_lasts() -> None:
    made = meadow(pain=0.8, painkiller=1.0)
    play(made, 0.5, RUN)
    assert made.runner.felt_pain < 0.02 and made.runner.pain > 0.79
    assert made.runner.vx == pytest.approx(5.5, rel=0.02)
    before = made.runner.painkiller
    play(made, 9.0)
    assert before - made.runner.painkiller == pytest.approx(0.1, rel=0.02), "a tenth of its ninety seconds"


def test_the_seal_is_charged_from_ones_own_chakra() -> None:
    made = meadow(pain=0.8, painkiller=0.2, chakra=50)
    happened = made.step({"runner": SEAL})
    assert of(events.PainkillerCharged, happened)[0].charge == pytest.approx(0.7, abs=0.01)
    assert made.runner.chakra == pytest.approx(42.0)
    play(made, 0.1, SEAL)
    assert made.runner.painkiller <= 1.0


def test_without_a_seal_on_his_arm_or_chakra_for_it_nothing_is_charged() -> None:
    for state in ({"painkiller": 0.0, "chakra": 50}, {"painkiller": 0.5, "chakra": 8}):
        made = meadow(**state)
        assert not of(events.PainkillerCharged, made.step({"runner": SEAL}))
        assert made.runner.chakra == state["chakra"]


# chakra


def test_a_pill_brings_back_chakra_once_and_is_gone() -> None:
    made = meadow(chakra=30, pills=2)
    happened = made.step({"runner": PILL})
    assert [event.left for event in of(events.PillEaten, happened)] == [1]
    assert made.runner.chakra == pytest.approx(51.0, abs=0.1)
    play(made, 0.05)
    made.step({"runner": PILL})
    made.step({"runner": PILL})
    assert made.runner.pills == 0 and made.runner.chakra < 73.0


def test_a_full_runner_wastes_no_pill() -> None:
    made = meadow(chakra=100, pills=1)
    made.step({"runner": PILL})
    assert made.runner.pills == 1


def test_a_pill_can_be_eaten_in_the_air_on_water_swimming_staggering_and_in_the_ball() -> None:
    for where in ("air", "water", "swim", "stagger", "barrier"):
        master = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}
        made = afloat(40.0, pills=1, chakra=0 if where == "swim" else 30, things=[master])
        if where == "air":
            made.runner.place(40.0, 4.0)
        elif where == "stagger":
            made.runner.stagger(made, 0.5, "blade")
        elif where == "barrier":
            made.cast_technique("barrier", made.sealmaster)
        assert of(events.PillEaten, made.step({"runner": PILL})), where


def test_standing_still_on_land_brings_chakra_back_and_walking_does_not() -> None:
    made = meadow(chakra=20)
    play(made, 0.4)
    assert made.runner.chakra == pytest.approx(20.0, abs=0.01)
    play(made, 2.0)
    assert made.runner.chakra == pytest.approx(20.0 + 1.9 * 3.0, abs=0.3)
    made = meadow(chakra=20)
    play(made, 2.0, Intent(move=20))
    assert made.runner.chakra == pytest.approx(20.0, abs=0.01)
    made = meadow(chakra=99)
    play(made, 3.0)
    assert made.runner.chakra == 100.0


def test_running_on_land_costs_nothing_and_sprinting_four_and_a_half_a_second() -> None:
    made = meadow(chakra=50)
    play(made, 2.0, RUN)
    assert made.runner.chakra == 50.0
    play(made, 2.0, SPRINT)
    assert made.runner.chakra == pytest.approx(41.0, abs=0.3)
    made = meadow(chakra=50)
    play(made, 0.4, Intent(sprint=True))
    assert made.runner.chakra == 50.0, "and holding the key while standing nothing"


def test_running_dry_staggers_him_once_and_ends_the_sprint() -> None:
    made = meadow(chakra=5)
    happened = play(made, 3.0, SPRINT)
    assert len(of(events.ChakraRanDry, happened)) == 1
    assert [event.cause for event in of(events.Staggered, happened)] == ["dry"]
    assert made.runner.chakra == 0.0
    assert made.runner.vx == pytest.approx(5.5) and made.runner.stance == "run"


def test_chakra_stays_between_nothing_and_all_whatever_he_does() -> None:
    made = afloat(30.0, chakra=40, pills=9, painkiller=0.1)
    for tick in range(2400):
        want = Intent(
            move=100 if tick // 240 % 2 else -100,
            sprint=tick % 3 == 0,
            leap=tick % 90 < 40,
            leap_pressed=tick % 90 == 0,
            pill_pressed=tick % 400 == 0,
            seal_pressed=tick % 300 == 0,
        )
        made.step({"runner": want})
        assert 0.0 <= made.runner.chakra <= 100.0
        assert 0.0 <= made.runner.pain <= 1.0 and 0.0 <= made.runner.painkiller <= 1.0


# stances


def test_stances_say_what_he_does() -> None:
    made = meadow()
    play(made, 0.2)
    assert made.runner.stance == "idle"
    play(made, 0.3, RUN)
    assert made.runner.stance == "run"
    play(made, 0.3, SPRINT)
    assert made.runner.stance == "sprint"
    made.step({"runner": press(move=100)})
    play(made, 0.1, Intent(move=100, leap=True))
    assert made.runner.stance == "leap"
    until(made, lambda w: w.runner.stance == "fall", 1.0)
    until(made, lambda w: w.runner.on == "ground", 1.0)
    play(made, 0.5, Intent(crouch=True))
    assert made.runner.stance == "crouch"
    assert made.runner.vx == 0.0


def test_crouching_stops_him_and_letting_go_he_runs_on() -> None:
    made = meadow()
    play(made, 0.3, RUN)
    play(made, 0.2, Intent(move=100, crouch=True))
    assert made.runner.vx == 0.0
    play(made, 0.2, RUN)
    assert made.runner.vx == pytest.approx(5.5)


def test_a_leap_out_of_a_crouch_is_a_leap() -> None:
    made = meadow()
    play(made, 0.3, Intent(crouch=True))
    assert of(events.Leapt, made.step({"runner": Intent(crouch=True, leap=True, leap_pressed=True)}))


def test_ticks_in_a_stance_are_counted_from_its_beginning() -> None:
    made = meadow()
    play(made, 0.5, RUN)
    counted = []
    for _ in range(60):
        made.step({"runner": IDLE})
        counted.append((made.runner.stance, made.runner.stance_ticks))
    idle = [ticks for stance, ticks in counted if stance == "idle"]
    assert idle == list(range(len(idle))) and len(idle) > 30


def test_the_lean_of_his_body_follows_how_hard_he_starts_and_stops() -> None:
    made = meadow()
    play(made, 0.1, RUN)
    assert made.runner.ax > 20.0
    play(made, 0.5, RUN)
    assert abs(made.runner.ax) < 1.0
    play(made, 0.08)
    assert made.runner.ax < -20.0


def test_intents_of_nobody_are_ignored_and_none_at_all_is_idle() -> None:
    made, same = meadow(), meadow()
    for _ in range(60):
        made.step({"runner": RUN, "sealmaster": SPRINT, "nobody": RUN})
        same.step({"runner": RUN})
    assert made.state_hash() == same.state_hash()
    made.step({})
    same.step({"runner": IDLE})
    assert made.state_hash() == same.state_hash()
