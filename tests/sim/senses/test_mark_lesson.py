"""Nobody loses in the wood who was never told what the brush is for."""

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from tests.sim.senses.woods import LISTEN, STAND, TRACKER, WALK, go, senses_of, until, wood

TAUGHT = {"lesson": "teach.mark", "late_lesson": "teach.mark_late"}
BOLD = {"composure.mends": 0.0, "stalker.creeps": 8.0}


def line_of(world: World) -> str:
    return world.line.line if world.line is not None else ""


def test_who_stands_about_untaught_is_told_before_he_is_struck() -> None:
    world = World(wood([TRACKER], stealth=TAUGHT, tuning=BOLD), 1)
    told = 0
    while not world.over:
        world.step({"runner": STAND})
        told += line_of(world) == "teach.mark_late"
        assert world.seconds < 60.0, "he is lost in the end"
        if told < 3 * 120:
            assert not senses_of(world).composure.lost
    assert told >= 3 * 120


def test_who_is_crept_up_on_untaught_is_told_before_he_is_struck() -> None:
    world = World(wood([TRACKER], stealth=TAUGHT, tuning=BOLD), 1)
    told = 0
    while not senses_of(world).composure.lost:
        world.step({"runner": WALK})
        told += line_of(world) == "teach.mark_late"
        assert world.seconds < 60.0, "he is lost in the end"
    assert told >= 3 * 120


def test_who_has_marked_once_was_told() -> None:
    world = World(wood([TRACKER], stealth=TAUGHT, tuning=BOLD), 1)
    go(world, LISTEN, 2.2)
    go(world, LISTEN._replace(move=100), 0.4)
    marked = go(world, LISTEN._replace(leap_pressed=True), 0.05)
    assert any(isinstance(event, events.MarkFailed) for event in marked)
    senses_of(world).composure.slip(world, 1.0, "stop")
    go(world, LISTEN, 0.05)
    assert senses_of(world).composure.lost


def test_in_the_chapter_the_brush_is_explained_the_first_time_that_it_is_out_and_no_other_hint_comes_between() -> None:
    world = World(read(LEVELS / "01-out-of-step.json"), 0)
    while not any(noise.who for noise in senses_of(world).noises.recent):
        world.step({"runner": WALK})
    go(world, WALK, 0.3)
    seen = []
    for _ in range(round(3.4 * 120)):  # he stops right after the rustle: what tells him off waits
        world.step({"runner": LISTEN})
        seen.append(line_of(world))
    first = seen.index("teach.mark")
    assert first < 0.5 * 120 and set(seen[first:]) == {"teach.mark"}


def test_what_waited_for_the_rule_is_told_the_next_time() -> None:
    lesson = {"act": "say", "speaker": "margin", "line": "teach.mark", "seconds": 4, "right_of_way": 3}
    triggers = [{"id": "rule", "when": [], "do": [lesson]}, {"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}]
    world = World(wood([TRACKER], stealth=TAUGHT, triggers=triggers), 1)
    go(world, STAND, 0.1)
    senses_of(world).composure.slip(world, 0.1, "stop")
    assert line_of(world) == "teach.mark"
    go(world, STAND, 3.2)
    senses_of(world).composure.slip(world, 0.1, "stop")
    assert line_of(world) == "teach.slip_stop"


def test_a_level_without_the_lesson_strikes_as_it_always_did() -> None:
    world = World(wood([TRACKER], tuning=BOLD), 1)
    until(world, STAND, events.BirdsFellSilent, 12.0)
