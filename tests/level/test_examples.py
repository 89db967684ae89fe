"""Every example lake is sound, is won by a bot, and is lost once the one thing it teaches is taken out of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.bots.registry import BOTS, in_role
from game.core.paths import LEVELS
from game.level.loader import read, read_bytes
from game.sim.world import Outcome, World
from game.tools.checker import check

EXAMPLES = sorted((LEVELS / "examples").glob("*.json"))
PLAYERS = {
    "unfold-the-map": "navigator",
    "gusts-and-rustles": "listener",
    "hand-signs": "conductor",
    "dead-or-alive": "conductor",
    "night-raft": "conductor",
    "couriers": "conductor",
    "sets-of-waves": "wader",
}
"""Who wins an example that asks for something else than a way over a lake."""
Values = dict[str, Any]


def played(world: World, bot: str = "steady", seconds: float = 160) -> Outcome | None:
    wants = in_role(BOTS[bot](0).act)
    while world.outcome is None and world.seconds < seconds:
        world.step(wants(world))
    return world.outcome


def spoilt(name: str, spoil: Callable[[Values], None]) -> World:
    values = json.loads((LEVELS / "examples" / f"{name}.json").read_text(encoding="utf-8"))
    spoil(values)
    return World(read_bytes(json.dumps(values).encode()))


def without(values: Values, room: str, key: str, value: str) -> None:
    values[room] = [one for one in values[room] if one[key] != value]


def test_each_is_named_on_the_page_about_levels() -> None:
    page = (LEVELS / "README.md").read_text(encoding="utf-8")
    assert len(EXAMPLES) >= 7 and [path.stem for path in EXAMPLES if path.stem not in page] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_it(path: Path) -> None:
    assert [str(problem) for problem in check(path)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_bot_wins_it(path: Path) -> None:
    outcome = played(World(read(path)), PLAYERS.get(path.stem, "steady"))
    assert outcome is not None and outcome.won


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=() if path.stem in ("night-raft", "rope-bridge", "sticky-shore") else pytest.mark.nightly)
        for path in EXAMPLES
    ],
)
def test_nobody_wins_by_doing_nothing(path: Path) -> None:
    outcome = played(World(read(path)), "idle", seconds=20)
    assert outcome is None or not outcome.won


@pytest.mark.nightly
def test_a_raft_that_no_wave_heaves_lands_its_people() -> None:
    outcome = played(spoilt("night-raft", lambda values: values["tuning"].update({"raft.crest": 0})), "conductor", 60)
    assert outcome is not None and outcome.reason in ("lost.landed", "lost.ankle")


def test_nobody_gets_over_a_bridge_that_does_not_swing() -> None:
    stiff = {"bridge.tension": 60_000.0, "bridge.drag": 20.0}
    outcome = played(spoilt("rope-bridge", lambda values: values.update(tuning=stiff)))
    assert outcome is not None and outcome.reason == "bridge.wet"


def test_a_flat_that_never_dries_lets_nobody_over() -> None:
    world = spoilt("sets-of-waves", lambda values: values["lakes"][0].update(drainage=0))
    outcome = played(world, "wader")
    assert outcome is not None and not outcome.won


def test_who_does_not_wait_is_held_on_the_flat() -> None:
    outcome = played(World(read(LEVELS / "examples" / "sets-of-waves.json")), "runner-on")
    assert outcome is not None and outcome.reason in ("lost.taken", "lost.kept")


def test_without_its_piles_they_catch_him() -> None:
    outcome = played(spoilt("rolling-logs", lambda values: without(values, "things", "kind", "log_pile")))
    assert outcome is not None and outcome.reason == "lost.caught"


def test_a_slope_that_is_not_landed_on_does_not_get_him_away() -> None:
    path = LEVELS / "examples" / "with-the-slope.json"
    for bot in ("burner", "runs", "masher", "stroller"):
        outcome = played(World(read(path)), bot)
        assert outcome is not None and outcome.reason == "lost.caught"


@pytest.mark.parametrize("bot", ["runs", *(pytest.param(bot, marks=pytest.mark.nightly) for bot in ("deaf", "starer"))])
def test_who_marks_nobody_is_surprised_among_the_rustles(bot: str) -> None:
    outcome = played(World(read(LEVELS / "examples" / "gusts-and-rustles.json")), bot)
    assert outcome is not None and outcome.reason.startswith(("lost.surprised_", "lost.knew_"))


def test_a_raft_that_does_not_turn_over_keeps_them_out_of_the_web() -> None:
    world = spoilt("raft", lambda values: values.update(tuning={"raft.crest": 0}))
    assert played(world, seconds=45) is None and [hunter.on for hunter in world.hunters] == ["log", "log"]


def test_without_its_logs_the_bridge_is_too_long() -> None:
    outcome = played(spoilt("log-bridge", lambda values: without(values, "things", "kind", "log")))
    assert outcome is not None and outcome.reason == "lost.dry"


def test_who_only_runs_does_not_cross_the_swell() -> None:
    path = LEVELS / "examples" / "swell-crossing.json"
    outcome = played(World(read(path)), "runs")
    assert outcome is not None and outcome.reason == "lost.dry"


def test_without_a_wave_the_ball_stays_where_it_is() -> None:
    world = spoilt("ball-ride", lambda values: without(values, "triggers", "id", "ride"))
    assert played(world, seconds=60) is None
    assert world.barrier is not None


def test_the_web_before_the_ball_takes_the_runner_too() -> None:
    def swap(values: Values) -> None:
        first, second = values["triggers"][:2]
        first["do"][0]["technique"], second["do"][-1]["technique"] = "spiderweb", "barrier"
        second["when"][0]["event"], second["after"] = "spiderweb_woken", 2.0

    outcome = played(spoilt("web-trap", swap))
    assert outcome is not None and outcome.reason == "lost.drowned"


def test_without_paper_there_is_no_ball() -> None:
    outcome = played(spoilt("hand-signs", lambda values: values["tuning"].update({"trap.paper": 0})), "conductor", 60)
    assert outcome is not None and outcome.reason == "lost.caught"


def test_signs_that_are_drawn_otherwise_are_not_taken_for_the_usual_ones() -> None:
    outcome = played(spoilt("hand-signs", lambda values: values.update(signs={"barrier": ["left", "left"]})), "conductor", 60)
    assert outcome is not None and outcome.reason == "lost.caught"


def test_without_the_web_they_come_ashore() -> None:
    outcome = played(
        spoilt("dead-or-alive", lambda values: values.update(tuning={"trap.spiderweb": 100, "trap.chakra": 50})), "conductor", 60
    )
    assert outcome is not None and not outcome.won


def test_without_paper_the_slow_courier_is_theirs() -> None:
    outcome = played(spoilt("couriers", lambda values: values["tuning"].update({"trap.paper": 0})), "conductor", 60)
    assert outcome is not None and outcome.reason == "lost.courier"


def test_without_the_bar_the_web_follows_him() -> None:
    def dig(values: Values) -> None:
        values["ground"]["line"] = [[x, -1.5 if 45 < x < 70 else y] for x, y in values["ground"]["line"]]
        values["lakes"] = [{"id": "one-lake", "left": -5, "right": 107}]
        next(thing for thing in values["things"] if thing["id"] == "sealmaster")["at"] = [112, 1.2]

    outcome = played(spoilt("two-roles", dig))
    assert outcome is not None and outcome.reason == "lost.superior"


def test_without_the_release_the_shore_holds_him_for_ever() -> None:
    outcome = played(spoilt("sticky-shore", lambda values: without(values, "triggers", "id", "let-go")), "runs")
    assert outcome is not None and outcome.reason == "lost.time"


@pytest.mark.parametrize("name", ["sticky-shore", "web-trap", "two-roles", "ball-ride"])
@pytest.mark.parametrize("bot", ["runs", "masher"])
def test_one_key_held_down_or_beaten_does_not_win_it(name: str, bot: str) -> None:
    outcome = played(World(read(LEVELS / "examples" / f"{name}.json")), bot, 100)
    assert outcome is None or not outcome.won


def test_a_ball_that_nobody_swings_is_beaten_in() -> None:
    outcome = played(World(read(LEVELS / "examples" / "web-trap.json")), "runs")
    assert outcome is not None and outcome.reason == "lost.cracked"
