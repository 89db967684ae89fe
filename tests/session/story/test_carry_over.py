"""What carries over: each value matters, none that is not taken does, and a recording of it verifies."""

import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.model import Carries, Taken
from game.session.level_file import LevelFile, level_file
from game.session.replays import replay
from game.session.replays.verify import verify
from game.session.run import Run
from game.session.saved_state import restore_state
from game.session.story.carry_over import apply_carried, given_values, spoken, taken_values
from game.sim.intent import Intent
from tests.conftest import POND

RUNS = {"runner": Intent(move=100)}
CROSSING = level_file("03-the-crossing")


def behind(run: Run, kind: str) -> float:
    """How far behind the runner a hunter comes on, while he runs to the right."""
    for _ in range(20 * TICKS_PER_SECOND):
        run.step(RUNS)
        for hunter in run.world.hunters:
            if hunter.kind == kind:
                return run.world.runner.x - hunter.x
    raise AssertionError(f"no {kind} came")


def test_the_runner_begins_in_the_state_that_he_comes_in() -> None:
    runner = Run(CROSSING, carried={"chakra": 60, "pain": 0.65, "pills": 3}).world.runner
    assert (runner.chakra, runner.pain, runner.pills) == (60, 0.65, 3)
    usual = Run(CROSSING).world.runner
    start = CROSSING.level.things_of("start")[0]
    assert (usual.chakra, usual.pain, usual.pills) == (start.chakra, start.pain, start.pills)


@pytest.mark.parametrize("kind", ["tracker", "thrower", "diver"])
def test_a_hunter_who_is_late_comes_on_farther_behind(kind: str) -> None:
    late, usual = Run(CROSSING, carried={f"{kind}_lag": 2.0}), Run(CROSSING)
    assert behind(late, kind) > behind(usual, kind) + 8.0


def test_what_one_brings_stays_within_what_the_chapter_takes() -> None:
    values = taken_values(CROSSING.level, {"chakra": 1, "pain": 9, "pills": 50, "tracker_lag": float("nan"), "mercy": 3})
    assert values == {"chakra": 55, "pain": 0.7, "pills": 3, "tracker_lag": 0, "thrower_lag": 0, "diver_lag": 0}


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
    carries = Carries(takes={"chakra": Taken(default=50)})
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
