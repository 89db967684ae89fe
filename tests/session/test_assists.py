"""Assists, met by a player: what was hard is easier, the lake is as wide as ever, and a recording knows which there were."""

import dataclasses
from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.core.errors import UserError
from game.session.assists import NO_ASSISTS, Assists, assists_of
from game.session.level_file import level_file
from game.session.replays.replay import read, write
from game.session.replays.verify import verify
from game.session.run import Run, run_headless
from game.sim.intent import Intent

LEVEL = "03-the-crossing"
SPRINT = Intent(move=100, sprint=True)


def run(assists: Assists, ticks: int, intent: Intent = SPRINT) -> Run:
    made = Run(level_file(LEVEL), eased=assists)
    for _ in range(ticks):
        made.step({"runner": intent})
    return made


def test_without_any_the_level_is_itself() -> None:
    source = level_file(LEVEL)
    assert Run(source).world.level is source.level


def test_endless_chakra_never_falls() -> None:
    assert run(NO_ASSISTS, 1200).world.runner.chakra < 60.0
    assert run(Assists(endless_chakra=True), 1200).world.runner.chakra == 100.0


def test_steady_feet_do_not_sink_while_there_is_a_drop() -> None:
    def deepest(assists: Assists) -> float:
        made, deep = Run(level_file(LEVEL), eased=assists), 0.0
        for _ in range(3000):
            made.step({"runner": SPRINT})
            runner = made.world.runner
            if runner.on == "water" and runner.chakra > 0.0:
                deep = max(deep, float(runner.footing.sink_level))
            if runner.chakra == 0.0 or made.final_outcome:
                break
        return deep

    assert deepest(NO_ASSISTS) >= 2.0
    assert deepest(Assists(steady_footing=True)) == 0.0


def test_no_pain_is_none_after_a_breath() -> None:
    assert run(NO_ASSISTS, 240).world.runner.felt_pain > 0.1
    assert run(Assists(no_pain=True), 240).world.runner.felt_pain == 0.0


def test_slower_hunters_stay_behind() -> None:
    def nearest(assists: Assists) -> float:
        world = run(assists, 1900, Intent(move=100)).world  # the last of them comes on after some seconds
        return min(world.runner.x - hunter.x for hunter in world.hunters)

    assert nearest(Assists(hunter_speed=0.5)) > nearest(NO_ASSISTS) + 10.0


def test_the_crossing_is_won_with_all_of_them_and_its_recording_holds(tmp_path: Path) -> None:
    assists, source = Assists(0.5, 0.5, True, True, True), level_file(LEVEL)
    made = Run(source, eased=assists)
    run_headless(made, make_bot("steady"), 120 * 200)
    assert made.final_outcome and made.final_outcome["won"]
    made.save(tmp_path / "run.json")
    recorded = read(tmp_path / "run.json")
    assert recorded.eased == assists and verify(recorded, source).same


def test_without_the_assists_that_a_recording_names_it_is_another_lake() -> None:
    made = run(Assists(0.5, 0.5, True, True, True), 600)
    recorded, source = made.recorder.replay(made.world, None), level_file(LEVEL)
    assert verify(recorded, source).same
    assert not verify(dataclasses.replace(recorded, assists={}), source).same


@pytest.mark.parametrize("wrong", [[], {"fly": True}, {"no_pain": 1}, {"game_speed": 0.4}, {"game_speed": True}, {"hunter_speed": 1e9}])
def test_assists_that_are_none_are_one_complaint(wrong: object, tmp_path: Path) -> None:
    assert assists_of(wrong) is None
    made = run(NO_ASSISTS, 3)
    write(tmp_path / "run.json", dataclasses.replace(made.recorder.replay(made.world, None), assists=wrong))  # type: ignore[arg-type]
    with pytest.raises(UserError, match="assists"):
        read(tmp_path / "run.json")
