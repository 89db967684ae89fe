"""Why it was lost: the tip on the card fits this death, and names the number that mattered."""

from collections import Counter
from typing import Any

import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.loader import read_bytes
from game.localization.texts import strings, text
from game.session.level_file import level_file
from game.session.results.result_tip import tip_for
from game.session.results.run_stats import RunStats
from game.session.run import Run
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.conftest import POND
from tests.level import samples


def stats(**counted: Any) -> RunStats:
    """Statistics of a run in which this was counted."""
    made = RunStats(World(read_bytes(samples.text().encode(), "pond.json")))
    made.pills_left, made.reached_water = 0, True
    for name, value in counted.items():
        assert hasattr(made, name), name
        setattr(made, name, value)
    return made


STAMPS = {"landings": 14, "stamps": 11, "stamp_cost": 38.2, "landing_cost": 41.0}
DEATHS = [
    ("lost.caught", {"reached_water": False, "caught_on": "ground"}, "tip.caught_on_land", ""),
    ("lost.caught", {"caught_on": "water"}, "tip.caught", ""),
    ("lost.caught", {"on_sticky_water": True, "landings": 0, "run_cost": 40.0}, "tip.risen", ""),
    ("lost.caught", {"on_driven_legs": True, "stumbles": 3, "lately": Counter(stumbled=2, burnt=1)}, "tip.stumbles", "3 times"),
    ("lost.caught", {"on_driven_legs": True, "stumbles": 1, "burnouts": 1, "lately": Counter(burnt=1)}, "tip.burnouts.one", "burnt out."),
    ("lost.caught", {"on_driven_legs": True, "burnouts": 2, "lately": Counter(burnt=1)}, "tip.burnouts", "2 times"),
    ("lost.caught", {"on_driven_legs": True, "sprint_seconds": 0.5}, "tip.strolled", ""),
    ("lost.caught", {"on_driven_legs": True, "sprint_seconds": 9.0, "lately": Counter(flat=2)}, "tip.caught_in_wood", ""),
    ("lost.caught", {"on_driven_legs": True, "sprint_seconds": 9.0, "burnouts": 2, "stumbles": 4}, "tip.outrun", "bursts"),
    ("lost.caught", {"on_driven_legs": True, "lately": Counter(dropped=1, flat=3, burnt=1)}, "tip.dropped", "from above"),
    ("lost.caught", {"on_driven_legs": True, "stumbles": 1, "lately": Counter(stumbled=1)}, "tip.stumbles.one", "slide"),
    ("lost.caught", {"on_driven_legs": True, "idle_seconds": 9.4}, "tip.idle", "9 s"),
    ("lost.caught", {"idle_seconds": 9.4, "longest_idle": 9.4}, "tip.idle", "9 s"),
    ("lost.caught", {"longest_idle": 8.0, "caught_on": "water"}, "tip.late", "8 s"),
    ("lost.caught", {**STAMPS, "caught_on": "water"}, "tip.stamped", "11 of 14 landings against the water cost 38 chakra"),
    ("lost.caught", {"is_dry": True, "run_cost": 52.0}, "tip.ran", "52 chakra"),
    ("lost.caught", {"is_dry": True, **STAMPS, "run_cost": 20.0}, "tip.stamped", "11 of 14"),
    ("lost.caught", {"is_dry": True, "sprint_cost": 31.0, "sprint_seconds": 5.2, "run_cost": 30.0}, "tip.sprint", "sprinting cost 31"),
    ("lost.caught", {"is_dry": True, "pills_left": 1, "run_cost": 40.0}, "tip.pills.one", "One pill"),
    ("lost.caught", {"is_dry": True, "pills_left": 2, **STAMPS}, "tip.pills", "2 pills"),
    ("lost.caught", {"blades": 1, "caught_on": "water"}, "tip.blades.one", "One blade"),
    ("lost.caught", {"blades": 3, "caught_on": "water"}, "tip.blades", "3 blades"),
    ("lost.caught", {"blades": 2, "landings": 2, "run_cost": 44.0, "caught_on": "water"}, "tip.ran", "44 chakra"),
    ("lost.caught", {"blades": 2, "landings": 9, "run_cost": 44.0, "caught_on": "water"}, "tip.blades", "2 blades"),
    ("lost.caught", {"grasps": 2, "caught_on": "water"}, "tip.grasps", ""),
    ("lost.dry", {"is_dry": True, "run_cost": 61.0}, "tip.ran", "61 chakra"),
    ("lost.drowned", {}, "tip.drowned", ""),
    ("lost.drowned", {"is_dry": True, "sprint_cost": 22.0, "sprint_seconds": 3.7}, "tip.sprint", "4 s"),
    ("lost.left", {}, "tip.left", ""),
    ("lost.time", {}, "tip.time", ""),
    ("lost.time", {"longest_idle": 31.0}, "tip.time_idle", "31 s"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 3, "waves_outrun": 2, "cracks": 1.0}, "tip.outran", "2 waves"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 3, "waves_outrun": 1, "cracks": 1.0}, "tip.broke", "2 waves"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 1, "waves_outrun": 1, "cracks": 1.0}, "tip.outran.one", "the wave"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 1, "cracks": 1.0}, "tip.broke.one", "The wave"),
    ("lost.cracked", {"in_barrier": True, "hits": 3, "waves_lost": 1, "cracks": 1.0}, "tip.hits", "3 things"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 2, "hits": 1, "cracks": 1.0, "crack_causes": ["broke", "reed", "broke"]},
     "tip.broke.ride", "Cracked by broke,reed,broke."),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 2, "cracks": 1.0, "crack_causes": ["outran", "outran", "broke"]},
     "tip.outran.ride", "let go"),
    ("lost.cracked", {"in_barrier": True, "waves_lost": 2, "hits": 3, "cracks": 1.0, "crack_causes": ["reed", "rock", "broke"]},
     "tip.hits.ride", "leap key"),
    ("lost.cracked", {"in_barrier": True, "cracks": 1.0, "blows": 14}, "tip.cracked", "14 blows"),
    ("lost.cracked", {"in_barrier": True, "cracks": 1.0, "blows": 1}, "tip.cracked.one", "One blow"),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "counted", "key", "said"), DEATHS)
def test_every_death_has_its_own_line(reason: str, counted: dict[str, Any], key: str, said: str) -> None:
    tip = tip_for(reason, stats(**counted))
    assert tip.key == key and key in strings()
    line = text(tip.key, **tip.values)
    assert said in line and "{" not in line and len(line) <= 96


@pytest.mark.parametrize("lately", [Counter(dropped=1), Counter(flat=4), Counter()])
def test_who_loses_a_second_time_is_told_it_otherwise(lately: Counter[str]) -> None:
    lost = stats(on_driven_legs=True, sprint_seconds=9.0, lately=lately)
    lines = {text(tip_for("lost.caught", lost, retries).key) for retries in (0, 1)}
    assert len(lines) == 2 and max(map(len, lines)) <= 96


def test_whoever_is_caught_with_cold_legs_by_one_from_above_is_told_of_that_and_not_of_his_legs() -> None:
    world = World(read_bytes(samples.text(momentum=True).encode(), "pond.json"))
    counted = RunStats(world)
    counted.observe(world, [events.LegsBurnt(0.0, 0.0, "runner", True), events.HunterAimed(0.0, 0.0, "hat", "drop", 0.7)])
    world.tick += 3 * TICKS_PER_SECOND
    counted.observe(world, [events.RunnerCaught(0.0, 0.0, "hat")])
    assert tip_for("lost.caught", counted).key == "tip.dropped"
    world.tick += 20 * TICKS_PER_SECOND
    counted.observe(world, [events.RunnerCaught(0.0, 0.0, "horns")])
    assert tip_for("lost.caught", counted).key == "tip.strolled", "what was long ago is not what it was lost for"


def test_a_reason_of_a_levels_own_has_a_tip_only_if_the_level_says_one() -> None:
    tip = tip_for("lost.heron", stats())
    assert tip.key == "tip.heron" and text(tip.key) == "tip.heron"


def test_the_numbers_are_those_of_the_run() -> None:
    run = Run(level_file(str(POND)))
    landed: list[events.Landed] = []
    while not run.final_outcome and run.world.tick < 3000:
        beat = run.world.tick % 42
        happened = run.step({"runner": Intent(100, leap=beat < 24, leap_pressed=beat == 0)})
        landed += [event for event in happened if isinstance(event, events.Landed) and event.who == "runner" and event.footing == "water"]
    assert run.stats.landings == len(landed) > 3
    assert run.stats.landing_cost == pytest.approx(sum(event.cost for event in landed))
    assert run.stats.stamps == sum(event.quality < 0.35 for event in landed)
    assert run.stats.run_cost > 3.0 and run.stats.sprint_cost == 0.0
    assert run.stats.metres > 20.0


def test_who_only_ran_away_from_the_goal_has_got_nowhere() -> None:
    run = Run(level_file(str(POND)))
    for _ in range(120):
        run.step({"runner": Intent(-100)})
    assert run.stats.metres == 0.0
    for _ in range(360):
        run.step({"runner": Intent(100)})
    assert 1.0 < run.stats.metres < 20.0


def test_who_stands_still_is_told_for_how_long() -> None:
    run = Run(level_file(str(POND)))
    while not run.final_outcome:
        run.step({"runner": Intent()})
    tip = tip_for(run.final_outcome["reason"], run.stats)
    assert tip.key in ("tip.idle", "tip.caught_on_land")
    before = run.stats.idle_seconds
    for _ in range(200):
        run.step({"runner": Intent()})
    assert run.stats.idle_seconds == before, "what comes after the end is only picture"


def test_a_sprint_is_charged_to_the_sprint() -> None:
    run = Run(level_file(str(POND)))
    for _ in range(240):
        run.step({"runner": Intent(100, sprint=True)})
    assert run.stats.sprint_seconds > 1.0 and run.stats.sprint_cost > 5.0 and run.stats.run_cost < 1.0


@pytest.mark.parametrize("watched", [False, True])
def test_a_loss_is_told_by_what_was_done_since_the_last_retry(watched: bool) -> None:
    run = Run(level_file(str(POND)))
    for _ in range(240):
        run.step({"runner": Intent(100, sprint=True)})
    far, run.stats.reached_water = run.stats.metres, True
    run.says_it_retries = not watched
    run.step({"runner": Intent(retried=watched)})
    assert run.stats.sprint_seconds == 0.0 and run.stats.sprint_cost == 0.0
    assert run.stats.metres >= far > 5.0 and run.stats.reached_water, "how far he got is another matter"
