"""Assists, met by a player: what was hard is easier, the lake is as wide as ever, and a recording knows which there were."""

import dataclasses
from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.core.errors import UserError
from game.session.assists import NO_ASSISTS, Assists, assists_of
from game.session.level_file import level_file
from game.session.play_session import PlaySession
from game.session.replays.replay import read, write
from game.session.replays.replay_player import make_replay_player
from game.session.replays.verify import verify
from game.session.run import Run, run_headless
from game.sim.intent import Intent
from tests.session.test_resumption import Keeper, resumed
from tests.session.test_retry_pool import pond

LEVEL = "03-the-crossing"
SPRINT = Intent(move=100, sprint=True)


def run(assists: Assists, ticks: int, intent: Intent = SPRINT) -> Run:
    made = Run(level_file(LEVEL), first_assists=assists)
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
        made, deep = Run(level_file(LEVEL), first_assists=assists), 0.0
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
    made = Run(source, first_assists=assists)
    run_headless(made, make_bot("steady"), 120 * 200)
    assert made.final_outcome and made.final_outcome["won"]
    made.save(tmp_path / "run.json")
    recorded = read(tmp_path / "run.json")
    assert recorded.first_assists == assists and verify(recorded, source).same


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


EASY = Assists(hunter_speed=0.5, endless_chakra=True, steady_footing=True, no_pain=True)


def test_assists_that_come_in_the_midst_of_a_run_are_those_that_one_begins_with() -> None:
    made, begun = run(NO_ASSISTS, 600), Run(level_file(LEVEL), first_assists=EASY)
    assert made.world.runner.chakra < 100.0 and not made.was_assisted
    made.change_assists(EASY)
    assert made.world.runner.chakra == 100.0 and made.was_assisted and made.assists == EASY
    for name, group in made.world.tuning._groups.items():
        assert group == begun.world.tuning.of(name, type(group)), name
    hunters = {hunter.id: hunter.speed for hunter in [*made.world.hunters, *made.world.hidden_hunters]}  # type: ignore[attr-defined]
    for hunter in [*begun.world.hunters, *begun.world.hidden_hunters]:
        assert hunters.get(hunter.id, hunter.speed) == hunter.speed, "those who are there, and those who come later"  # type: ignore[attr-defined]
    for _ in range(300):
        made.step({"runner": SPRINT})
    assert made.world.runner.chakra == 100.0
    made.change_assists(NO_ASSISTS)
    for _ in range(300):
        made.step({"runner": SPRINT})
    assert made.world.runner.chakra < 100.0 and made.was_assisted, "what was easy for a while was easy"


def test_a_recording_knows_when_they_came(tmp_path: Path) -> None:
    made, source = run(NO_ASSISTS, 600), level_file(LEVEL)
    made.change_assists(EASY)
    for _ in range(700):
        made.step({"runner": SPRINT})
    made.save(tmp_path / "run.json")
    recorded = read(tmp_path / "run.json")
    assert recorded.first_assists == NO_ASSISTS and recorded.later == ((600, EASY),) and verify(recorded, source).same
    assert not verify(dataclasses.replace(recorded, assist_changes=[]), source).same
    shown = PlaySession(source, player_factory=lambda: make_replay_player(recorded), later=recorded.later)
    for _ in range(2):
        shown.play_headless(recorded.ticks)
        assert shown.world.state_hash() == recorded.end_hash and shown.run.was_assisted
        shown.restart()


def test_they_hold_from_the_retry_on_and_no_more_once_they_are_gone(tmp_path: Path) -> None:
    asked = [NO_ASSISTS]
    session = PlaySession(pond(), assists=lambda: asked[0])
    for _ in range(120):
        session.tick(SPRINT)
    asked[0] = EASY
    assert session.retry() and session.run.assists == EASY and session.run.first_assists == NO_ASSISTS
    session.retry()
    for _ in range(100):
        session.tick(SPRINT)
    assert session.run.was_assisted and session.run.assist_changes[0][0] == session.run.recorder.assist_changes[0][0] > 0
    recorded = session.run.recorder.replay(session.world, None)
    assert verify(recorded, pond()).same
    asked[0] = NO_ASSISTS
    assert session.retry() and not session.run.was_assisted, "that way to the checkpoint was gone without"


def test_a_checkpoint_that_was_reached_with_them_is_gone_back_to_with_them() -> None:
    asked, kept = [NO_ASSISTS], Keeper()
    session = PlaySession(pond(), assists=lambda: asked[0], keeper=kept, keeps_spares=True)
    while not session.run.arrival:
        session.tick(SPRINT)
    session.tick(SPRINT)
    asked[0] = EASY
    session.retry()
    while session.run.arrival and session.run.arrival.checkpoint == "spot-5":
        session.tick(SPRINT)
    expected, left = session.world.state_hash(), kept.left
    session.tick(SPRINT)
    session.retry()
    assert session.world.state_hash() == expected and session.run.assists == EASY and len(session.run.assist_changes) == 1
    found = resumed(left, pond())
    assert found and found.run.world.state_hash() == expected and found.run.assists == EASY and found.run.was_assisted
    for one in (session.run, found.run):
        for _ in range(200):
            one.step({"runner": SPRINT})
    assert session.world.state_hash() == found.run.world.state_hash()
    assert verify(found.run.recorder.replay(found.run.world, None), pond()).same
