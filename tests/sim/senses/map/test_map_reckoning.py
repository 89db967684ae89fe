"""The map as a player meets it: it opens in the light, swings, is steadied, and a cross is chosen only while it hangs still."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from game.bots.wood.navigator import Navigator
from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import read_bytes
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.senses.map.map_reckoning import NO_CROSS, MapReckoning
from game.sim.world import World

Hands = Callable[[World], Intent]
VALUES = json.loads((LEVELS / "examples" / "unfold-the-map.json").read_text(encoding="utf-8"))
GOOD = "lake"


def wood(start_x: float = 34.0, **changes: Any) -> World:
    """The example, begun in its clearing."""
    values = json.loads(json.dumps(VALUES)) | changes
    for thing in values["things"]:
        if thing["kind"] == "start":
            thing["at"] = [start_x, 1.2]
    return World(read_bytes(json.dumps(values).encode()), 1)


def sheet_of(world: World) -> MapReckoning:
    assert isinstance(world.map_sheet, MapReckoning)
    return world.map_sheet


def play(world: World, seconds: float, hands: Hands = lambda world: IDLE) -> list[events.Event]:
    happened: list[events.Event] = []
    for _ in range(ticks(seconds)):
        happened += world.step({"runner": hands(world)})
    return happened


def press(world: World, **keys: Any) -> list[events.Event]:
    """A tap of a key, and a moment without it."""
    happened = world.step({"runner": Intent(**keys, **({"leap_pressed": True} if keys.get("leap") else {}))})
    return [*happened, *play(world, 0.1)]


def unfolded(**changes: Any) -> World:
    """With the map open in his hand."""
    world = wood(**changes)
    play(world, 0.2)
    press(world, leap=True)
    play(world, 1.0)
    assert sheet_of(world).unfolded == 1.0
    return world


def of(kind: type[events.Event], happened: list[events.Event]) -> list[Any]:
    return [event for event in happened if type(event) is kind]


def test_it_opens_in_the_light_and_nowhere_else() -> None:
    world = wood(6.0)
    play(world, 0.2)
    press(world, leap=True)
    play(world, 1.0)
    assert not sheet_of(world).is_open
    assert sheet_of(unfolded()).is_open


def test_a_level_without_a_way_on_paper_has_no_map() -> None:
    assert wood(map={}).map_sheet is None


def test_while_it_is_open_his_legs_stand_still_and_once_it_is_folded_they_walk() -> None:
    world = unfolded()
    x = world.runner.x
    play(world, 0.5, lambda world: Intent(move=100))
    assert abs(world.runner.x - x) < 0.01
    play(world, 0.6, lambda world: Intent(crouch=True))
    assert not sheet_of(world).wanted_open
    play(world, 1.2, lambda world: Intent(move=100))
    assert world.runner.x > x + 1.0


def test_a_hand_moved_against_the_swing_steadies_it_and_one_held_to_a_side_does_not() -> None:
    idle, held, steadied = unfolded(wind={}), unfolded(wind={}), unfolded(wind={})
    sheets = [sheet_of(world) for world in (idle, held, steadied)]
    for sheet in sheets:
        sheet.paper.angle, sheet.paper.spin = 0.5, 0.0

    def against(world: World) -> Intent:
        spin = sheet_of(world).paper.spin
        return Intent(move=-100 if spin > 0.1 else 100 if spin < -0.1 else 0)

    play(idle, 1.4)
    play(held, 1.4, lambda world: Intent(move=100))
    play(steadied, 1.4, against)
    assert sheets[2].paper.swing < 0.5 * min(sheets[0].paper.swing, sheets[1].paper.swing)


def test_who_holds_on_to_choose_has_a_firmer_grip_and_a_hand_that_steadies_is_faster_still() -> None:
    idle, gripped, steadied = unfolded(wind={}), unfolded(wind={}), unfolded(wind={})
    sheets = [sheet_of(world) for world in (idle, gripped, steadied)]
    for world, sheet in zip((idle, gripped, steadied), sheets, strict=True):
        press(world, leap=True)
        sheet.paper.angle, sheet.paper.spin = 0.5, 0.0

    def grip(world: World) -> Intent:
        return Intent(leap=True, leap_pressed=not sheet_of(world)._was.leap)

    def grip_against(world: World) -> Intent:
        spin = sheet_of(world).paper.spin
        return grip(world)._replace(move=-100 if spin > 0.1 else 100 if spin < -0.1 else 0)

    for world, hands in ((idle, lambda world: IDLE), (gripped, grip), (steadied, grip_against)):
        play(world, 1.4, hands)
    assert sheets[2].paper.swing < 0.8 * sheets[1].paper.swing < 0.8 * 0.85 * sheets[0].paper.swing


def test_the_wood_goes_on_meanwhile() -> None:
    world = unfolded()
    tick = world.tick
    play(world, 1.0)
    assert world.tick == tick + 120 and world.outcome is None


def test_confirm_chooses_nothing_before_the_brush_is_at_a_cross() -> None:
    world = unfolded()
    play(world, 20.0, lambda world: Intent(confirm=True, confirm_pressed=world.tick % 120 == 0))
    assert sheet_of(world).chosen == NO_CROSS


def test_who_strolls_stops_and_unfolds_it() -> None:
    world = wood(stealth={})
    play(world, 0.4, lambda world: Intent(move=100))
    assert world.runner.vx > 1.0
    happened = play(world, 0.3, lambda world: Intent(move=100, leap=True, leap_pressed=world.tick % 36 == 0))
    assert of(events.MapUnfolded, happened)


@pytest.mark.parametrize("sprint", [False, True])
def test_nobody_walks_on_past_the_light_without_having_read_the_map(sprint: bool) -> None:
    world = wood()
    light = next(iter(world.level.things_of("clearing")))
    far = light.at[0] + light.width / 2

    def on(world: World) -> Intent:
        folds = sheet_of(world).is_open and world.tick // 120 % 2
        return Intent(crouch=True) if folds else Intent(move=100, sprint=sprint)

    happened = play(world, 15.0, on)
    assert len(of(events.MapUnfolded, happened)) > 1, "it opens by itself, however often he folds it"
    assert world.runner.x < far, "and he stays in the light"
    play(world, 1.5, lambda world: Intent(crouch=True))
    play(world, 1.0, lambda world: Intent(move=-100))
    assert world.runner.x < far - 2.0, "the way back is free"


def test_up_held_moves_the_brush_once_and_chooses_nothing() -> None:
    world = unfolded()
    sheet = sheet_of(world)

    def held(world: World) -> Intent:
        sheet.paper.angle = sheet.paper.spin = 0.0
        pressed = not sheet._was.leap
        return Intent(leap=True, leap_pressed=pressed, up_pressed=pressed)

    play(world, 4.0, held)
    assert sheet.brush == 0 and sheet.held == 0.0 and sheet.chosen == NO_CROSS
    play(world, 0.1)
    assert sheet.brush == 0


def test_space_tapped_takes_the_brush_off_no_cross() -> None:
    world = unfolded()
    sheet = sheet_of(world)
    press(world, leap=True)
    assert sheet.brush == 0, "it brings it to the first"
    play(world, 0.1, lambda world: Intent(leap=True, leap_pressed=True, up_pressed=not sheet._was.leap))
    play(world, 0.1)
    there = sheet.brush
    assert there == len(world.level.map.crosses) - 1
    for _ in range(3):
        press(world, leap=True)
    assert sheet.brush == there


def test_a_swinging_map_is_not_read() -> None:
    world = unfolded()
    press(world, leap=True)
    sheet = sheet_of(world)

    def shaken(world: World) -> Intent:
        sheet.paper.angle, sheet.paper.spin, sheet.paper.steady = 0.4, 0.0, False
        return Intent(confirm=True, confirm_pressed=world.tick % 200 == 0)

    play(world, 5.0, shaken)
    assert sheet.chosen == NO_CROSS and sheet.held == 0.0


def test_a_steady_map_is_read_and_the_cross_at_the_brush_is_chosen() -> None:
    world = unfolded()
    press(world, leap=True)
    sheet, happened = sheet_of(world), world.step({"runner": Intent(confirm=True, confirm_pressed=True)})

    def still(world: World) -> Intent:
        sheet.paper.angle = sheet.paper.spin = 0.0
        return Intent(confirm=True)

    happened += play(world, 2.5, still)
    assert [event.who for event in of(events.CrossChosen, happened)] == [world.level.map.crosses[0].id]
    assert of(events.MapFolded, happened) and not sheet.is_open


def test_who_looks_at_what_he_passes_knows_better_where_he_is() -> None:
    looks, hurries = wood(0.0), wood(0.0)
    play(looks, 12.0, Navigator().act)
    play(hurries, 12.0, Navigator(looks=False).act)
    assert sheet_of(looks).reckoning.sighted == {"shrine", "signpost"} and not sheet_of(hurries).reckoning.sighted
    assert sheet_of(looks).reckoning.doubt < 0.4 * sheet_of(hurries).reckoning.doubt
    assert sheet_of(hurries).reckoning.doubt > hurries.level.map.doubt


def test_what_he_made_of_it_is_handed_on() -> None:
    world = wood(0.0)
    play(world, 40.0, Navigator().act)
    sheet = sheet_of(world)
    assert sheet.chosen != NO_CROSS and sheet.crosses[sheet.chosen].id == GOOD
    assert sheet.carried["cross"] == 1.0 + sheet.chosen and 0.0 < sheet.carried["doubt"] < 60.0


class Thoughtless:
    """Opens the map, and does one thing without looking at it."""

    def __init__(self, does: Callable[[int, Random], Intent], seed: int = 0) -> None:
        self._does, self._chance, self._tick = does, Random(seed), 0

    def act(self, world: World) -> Intent:
        sheet = sheet_of(world)
        self._tick += 1
        if not sheet.is_open and sheet.chosen == NO_CROSS:
            return Intent(leap=True, leap_pressed=self._tick % 30 == 0)
        return self._does(self._tick, self._chance)


def hold(**keys: bool) -> Callable[[int, Random], Intent]:
    return lambda tick, chance: Intent(**keys, **{f"{key}_pressed": tick % 600 == 0 for key in keys if key != "crouch"})


def mash(tick: int, chance: Random) -> Intent:
    return Intent(
        move=100 if tick % 20 < 10 else -100, leap=tick % 14 < 7, leap_pressed=tick % 14 == 0, confirm=tick % 10 < 5,
        confirm_pressed=tick % 10 == 0,
    )  # fmt: skip


THOUGHTLESS = {"confirm": hold(confirm=True), "leap": hold(leap=True), "crouch": hold(crouch=True), "mash": mash}


@pytest.mark.parametrize("name", THOUGHTLESS)
def test_who_does_not_look_does_not_get_the_good_cross(name: str) -> None:
    world = wood()
    play(world, 60.0, Thoughtless(THOUGHTLESS[name]).act)
    sheet = sheet_of(world)
    assert sheet.chosen == NO_CROSS or sheet.crosses[sheet.chosen].id != GOOD


def test_a_hint_waits_until_the_map_is_folded_unless_it_is_about_the_map() -> None:
    def says(line: str, **more: Any) -> dict[str, Any]:
        step = {"act": "say", "speaker": "margin", "line": line, "seconds": 3.0, **more}
        return {"id": line.replace(".", "-"), "when": [{"test": "happened", "event": "map_unfolded"}], "after": 0.5, "do": [step]}

    world = wood(triggers=[*VALUES["triggers"], says("teach.composure")])
    play(world, 0.2)
    press(world, leap=True)
    assert not _hints(play(world, 2.0)), "over the open map nothing else is to be read"
    assert _hints(play(world, 2.0, lambda world: Intent(crouch=True))) == ["teach.composure"], "it is said once he has folded it"
    world = wood(triggers=[*VALUES["triggers"], says("teach.steady", over_map=True)])
    play(world, 0.2)
    press(world, leap=True)
    assert _hints(play(world, 2.0)) == ["teach.steady"]


def test_a_hint_that_is_being_read_goes_as_the_map_opens() -> None:
    world = wood()
    play(world, 0.2)
    world.say(events.LineSpoken(0.0, 0.0, "margin", "teach.unfold", 9.0))
    press(world, leap=True)
    assert world.line is None


def _hints(happened: list[events.Event]) -> list[str]:
    spoken = [event for event in happened if isinstance(event, events.LineSpoken) and event.speaker == "margin"]
    return [line.line for line in spoken if not line.line.startswith("teach.retry")]
