"""What carries over: each value matters, none that is not taken does, and a recording of it verifies."""

from itertools import combinations

import pytest

from game.bots.registry import in_role
from game.bots.sealmaster.conductor import Conductor
from game.core.ticks import TICKS_PER_SECOND
from game.level.model import Level
from game.level.story_specs import CarriesSpec, TakenSpec
from game.screens.play.results import result_lines
from game.session.level_file import LevelFile, level_file
from game.session.replays import replay
from game.session.replays.verify import verify
from game.session.run import Run, SavedState
from game.session.saved_state import restore_state
from game.session.story.carry_over import apply_carried, called_share, given_values, spared_share, spoken, taken_values
from game.sim.intent import Intent
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from tests.conftest import POND

RUNS = {"runner": Intent(move=100)}
CROSSING = level_file("03-the-crossing")
SUBJECTS = level_file("04-test-subjects")
THREE = ("tracker", "thrower", "diver")
BY_DAY = ((), ("thrower",))
MIXES = [
    pytest.param(spares, id="+".join(spares) or "nobody", marks=[] if spares in BY_DAY else pytest.mark.nightly)
    for count in range(4)
    for spares in combinations(THREE, count)
]


def behind(run: Run, kind: str) -> float:
    """How far behind the runner a hunter comes on, while he runs to the right."""
    for _ in range(20 * TICKS_PER_SECOND):
        run.step(RUNS)
        for hunter in run.world.hunters:
            if hunter.kind == kind:
                return run.world.runner.x - hunter.x
    raise AssertionError(f"no {kind} came")


def test_the_runner_begins_in_the_state_that_he_comes_in() -> None:
    runner = Run(CROSSING, carried={"chakra": 75, "pain": 0.65, "pills": 3}).world.runner
    assert (runner.chakra, runner.pain, runner.pills) == (75, 0.65, 3)
    usual = Run(CROSSING).world.runner
    start = CROSSING.level.things_of("start")[0]
    assert (usual.chakra, usual.pain, usual.pills) == (start.chakra, start.pain, start.pills)


@pytest.mark.parametrize("kind", ["tracker", "thrower", "diver"])
def test_a_hunter_who_is_late_comes_on_farther_behind(kind: str) -> None:
    late, usual = Run(CROSSING, carried={f"{kind}_lag": 2.0}), Run(CROSSING)
    assert behind(late, kind) > behind(usual, kind) + 8.0


def test_what_one_brings_stays_within_what_the_chapter_takes() -> None:
    values = taken_values(CROSSING.level, {"chakra": 1, "pain": 9, "pills": 50, "tracker_lag": float("nan"), "mercy": 3})
    assert values == {"chakra": 70, "pain": 0.7, "pills": 3, "tracker_lag": 0, "thrower_lag": 0, "diver_lag": 0}


def test_a_level_that_takes_nothing_is_not_changed() -> None:
    pond = level_file(str(POND)).level
    assert apply_carried(pond, {"chakra": 10.0}) is pond
    assert apply_carried(CROSSING.level, {}) is CROSSING.level


def test_a_retry_and_a_new_attempt_bring_the_same() -> None:
    run = Run(CROSSING, carried={"chakra": 70})
    assert run.new_attempt().world.runner.chakra == 70
    run.step(RUNS)
    assert restore_state(run.save_state()).world.state_hash() == run.world.state_hash()


def test_what_is_given_is_what_the_level_says() -> None:
    run = Run(CROSSING, carried={"chakra": 70, "pills": 2})
    assert given_values(CROSSING.level, run.world) == {"chakra": 70, "pain": 0.4, "pills": 2}


def test_a_recording_of_it_verifies() -> None:
    pond = level_file(str(POND))
    carries = CarriesSpec(takes={"chakra": TakenSpec(default=50)})
    source = LevelFile(pond.name, pond.path, pond.sha256, pond.level.model_copy(update={"carries": carries}))
    run = Run(source, carried={"chakra": 33.0})
    for _ in range(150):
        run.step(RUNS)
    recorded = run.recorder.replay(run.world, None)
    assert recorded.carried == {"chakra": 33.0}
    assert verify(recorded, source).same
    without = replay.Replay(**{**{name: getattr(recorded, name) for name in replay.Replay.__dataclass_fields__}, "carried": {}})
    assert not verify(without, source).same, "the value mattered"


def test_whom_he_marked_in_the_wood_is_handed_on() -> None:
    wood = Run(level_file("01-out-of-step"))
    assert wood.world.senses is not None
    wood.world.senses.marked.add("thrower")
    given = given_values(wood.source.level, wood.world)
    assert (given["tracker_marked"], given["thrower_marked"], given["diver_marked"]) == (0.0, 1.0, 0.0)


def test_who_doubts_his_place_finds_fewer_cairns() -> None:
    miles = level_file("02-two-miles").level
    sure, lost = (len(apply_carried(miles, {"doubt": doubt}).things_of("cairn")) for doubt in (5.0, 90.0))
    assert sure == len(miles.things_of("cairn")) > lost >= 1


@pytest.mark.parametrize("kind", ["tracker", "thrower", "diver"])
def test_whoever_was_marked_is_seen_through_the_leaves(kind: str) -> None:
    miles = level_file("02-two-miles")
    made = Run(miles, carried={f"{kind}_marked": 1.0}).world
    shown = {hunter.kind: hunter.marked for hunter in (*made.hunters, *made.hidden_hunters)}
    assert shown == {other: other == kind for other in ("tracker", "thrower", "diver")}


@pytest.mark.parametrize("cross", [1, 2, 3, 4])
def test_the_cross_that_he_chose_is_spoken_of_and_who_expects_no_food_finds_some(cross: int) -> None:
    miles = level_file("02-two-miles").level
    carried = {"cross": float(cross)}
    before = next(scene for scene in miles.scenes if scene.at == "before")
    assert [line.cross for line in spoken(miles, before, carried).lines if line.cross] == [cross]
    packets = [pill.id for pill in apply_carried(miles, carried).things_of("pill")]
    assert ("provisions" in packets) == (cross == 4)


@pytest.fixture(scope="module")
def ashore() -> SavedState:
    """Test Subjects as the ball has come ashore: three hang in the web, and the watch is running."""
    run, wants = Run(SUBJECTS), in_role(Conductor().act)
    while run.arrival is None and run.world.seconds < 60.0:
        run.step(wants(run.world))
    assert run.arrival is not None and run.arrival.checkpoint == "watch"
    return run.arrival


def decided(ashore: SavedState, master: Conductor) -> Run:
    """On from there, until it is clear what has become of everybody; then it is over."""
    run, wants = restore_state(ashore), in_role(master.act)
    sealmaster, end = run.world.sealmaster, run.world.seconds + 25.0
    assert isinstance(sealmaster, PlayedSealmaster)
    while not all(sealmaster.fates.by_name[who] in ("drowned", "prisoner", "let_go") for who in THREE):
        assert run.world.seconds < end, sealmaster.fates.by_name
        run.step(wants(run.world))
    run.world.finish(True, "won.subjects")
    run.step({})
    return run


@pytest.mark.parametrize("spares", MIXES)
def test_every_mix_of_mercy_is_kept_by_name(ashore: SavedState, spares: tuple[str, ...]) -> None:
    """Each of the three hauled in, or left where he is until he has no breath: on the card, handed on, and spoken of."""
    run = decided(ashore, Conductor(spares=spares))
    ended = run.final_outcome
    assert ended and ended["fates"] == {who: "prisoner" if who in spares else "drowned" for who in THREE}
    assert given_values(SUBJECTS.level, run.world) == {f"{who}_spared": float(who in spares) for who in THREE}
    told = result_lines(run)
    for who in THREE:
        line = next(line for line in told if who.capitalize() in line)
        assert ("hauled in" if who in spares else "stayed down") in line
    share = {0: "none", 3: "all"}.get(len(spares), "some")
    after = next(scene for scene in SUBJECTS.level.scenes if scene.at == "after")
    assert [line.spared for line in spoken(SUBJECTS.level, after, {}, spared_share(run.world)).lines if line.spared] == [share]


@pytest.mark.parametrize("spares", [pytest.param((), id="all", marks=pytest.mark.nightly), pytest.param(("thrower",), id="the-rest")])
def test_who_is_let_go_is_alive_and_swims_home(ashore: SavedState, spares: tuple[str, ...]) -> None:
    run = decided(ashore, Conductor(spares=spares, lets_go=True))
    assert run.final_outcome and run.final_outcome["fates"] == {who: "prisoner" if who in spares else "let_go" for who in THREE}
    assert set(given_values(SUBJECTS.level, run.world).values()) == {1.0} and spared_share(run.world) == "all"


@pytest.mark.parametrize(("calls", "share"), [(0, "never"), (1, "some"), (2, "some"), (3, "too_often")])
def test_what_is_said_of_those_below_is_of_the_calls_that_they_have_heard(calls: int, share: str) -> None:
    shore = level_file("05-two-inches")
    run = Run(shore)
    for _ in range(calls):
        run.step({"runner": Intent(seal_pressed=True)})
        for _ in range(2 * TICKS_PER_SECOND):
            run.step({})
    after = next(scene for scene in shore.level.scenes if scene.at == "after")
    assert [line.called for line in spoken(shore.level, after, {}, called=called_share(run.world)).lines if line.called] == [share]


@pytest.mark.parametrize("cross", [1, 2, 3, 4])
def test_each_cross_of_the_map_is_worth_something_else_on_the_way(cross: int) -> None:
    miles = level_file("02-two-miles").level
    found = apply_carried(miles, {"cross": float(cross), "doubt": 0.0})
    usual = apply_carried(miles, {"cross": 0.0, "doubt": 0.0})
    tracker, thrower = (_comes_on(found, who) - _comes_on(usual, who) for who in ("tracker", "thrower"))
    cairns, packets = (len(found.things_of(kind)) - len(usual.things_of(kind)) for kind in ("cairn", "pill"))
    gains = {1: tracker < -8.0, 2: thrower > 1.4, 3: cairns == 2, 4: packets == 1}
    assert [number for number, gained in gains.items() if gained] == [cross]


def _comes_on(level: Level, who: str) -> float:
    """How far from the runner the tracker comes on, or how late the thrower sets out."""
    steps = [step for trigger in level.triggers for step in trigger.do if getattr(step, "who", "") == who and step.act == "appear"]
    return (
        float(max(step.offset for step in steps))
        if steps
        else next(each.start_delay for each in level.things_of("hunter") if each.id == who)
    )


@pytest.mark.parametrize(("value", "least", "most"), [("chakra", 55.0, 85.0)])
def test_what_the_legs_gathered_before_the_bolt_is_there_for_the_run(value: str, least: float, most: float) -> None:
    miles = level_file("02-two-miles")
    assert [getattr(Run(miles, carried={value: amount}).world.runner, value) for amount in (0.0, 64.0, 100.0)] == [least, 64.0, most]


def test_the_lead_that_is_left_of_the_bolt_is_a_lead_in_the_run() -> None:
    miles = level_file("02-two-miles").level
    late, usual = apply_carried(miles, {"tracker_lag": 9.0, "thrower_lag": 0.5}), apply_carried(miles, {"tracker_lag": 0.0})
    assert _comes_on(late, "tracker") == pytest.approx(_comes_on(usual, "tracker") - 6.0), "a second, at the most"
    assert _comes_on(late, "thrower") == pytest.approx(_comes_on(usual, "thrower") + 0.5)


@pytest.mark.parametrize("chapter", ["01-out-of-step", "02-two-miles"])
def test_whatever_a_chapter_of_the_wood_hands_on_the_next_one_takes(chapter: str) -> None:
    gives = level_file(chapter).level.carries.gives
    takes = level_file({"01-out-of-step": "02-two-miles", "02-two-miles": "03-the-crossing"}[chapter]).level.carries.takes
    assert set(gives) == set(takes)
