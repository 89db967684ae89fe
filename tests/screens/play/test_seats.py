"""Two players on one machine: the keyboard plays one role, a pad the other, from the same level file."""

from __future__ import annotations

from random import Random

import pygame
import pytest

from game.bots.flat.wader import Wader
from game.bots.lake.ally import Ally
from game.bots.perception import Eyes
from game.bots.sealmaster.conductor import Conductor
from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.input.devices import Controls
from game.level.loader import read
from game.level.model import Level, Stroke
from game.level.signs import USUAL_SIGNS
from game.screens.play.seats import Seats
from game.sim import events
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.strokes import SIGN_TIME_SCALE
from game.sim.world import World
from tests.input.hands import Hands
from tests.sim.sealmaster.test_strokes import STROKES, would_call

CHAPTER, EXAMPLE = LEVELS / "04-test-subjects.json", LEVELS / "examples" / "two-roles.json"
PAD = 7


def key(scancode: int, down: bool = True) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=scancode, key=0, mod=0)


def button(number: int, down: bool = True) -> pygame.Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return pygame.Event(kind, instance_id=PAD, button=number)


def trigger(share: float) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=PAD, axis=pygame.CONTROLLER_AXIS_TRIGGERLEFT, value=round(share * 32767))


def seated(level: Level, two: bool) -> tuple[Controls, Seats, World]:
    controls = Controls()
    return controls, Seats(level, controls, two), World(level)


def test_alone_one_plays_the_sealmaster_and_an_ally_the_runner() -> None:
    controls, seats, world = seated(read(CHAPTER), two=False)
    controls.handle(key(pygame.KSCAN_LEFT))
    x, start = world.sealmaster.x if world.sealmaster else 0.0, world.runner.x
    for _ in range(240):
        world.step(seats.intents(world))
    assert world.sealmaster is not None and world.sealmaster.x < x - 2.0 and world.runner.x > start + 5.0


def test_alone_a_pad_plays_whom_the_keyboard_plays() -> None:
    controls, seats, world = seated(read(CHAPTER), two=False)
    controls.handle(button(pygame.CONTROLLER_BUTTON_DPAD_LEFT))
    assert seats.intents(world)["sealmaster"].move == -100


@pytest.mark.parametrize(("path", "keyboard", "pad"), [(CHAPTER, "sealmaster", "runner"), (EXAMPLE, "runner", "sealmaster")])
def test_two_play_the_two_roles_of_one_level(path: object, keyboard: str, pad: str) -> None:
    controls, seats, world = seated(read(path), two=True)  # type: ignore[arg-type]
    controls.handle(key(pygame.KSCAN_RIGHT))
    controls.handle(button(pygame.CONTROLLER_BUTTON_DPAD_LEFT))
    wanted = seats.intents(world)
    assert (wanted[keyboard].move, wanted[pad].move) == (100, -100)


def test_a_pad_wakes_the_web_behind_a_runner_on_the_keyboard() -> None:
    controls, seats, world = seated(read(EXAMPLE), two=True)
    controls.handle(key(pygame.KSCAN_RIGHT))
    happened: list[events.Event] = []
    controls.handle(trigger(1.0))
    for stroke in (pygame.CONTROLLER_BUTTON_DPAD_LEFT, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_DPAD_RIGHT):
        controls.handle(button(stroke))
        controls.handle(button(stroke, down=False))
        happened += [event for _ in range(6) for event in world.step(seats.intents(world))]
    controls.handle(trigger(0.0))
    happened += [event for _ in range(90) for event in world.step(seats.intents(world))]
    assert events.SpiderwebWoken in map(type, happened) and world.runner.x > -8.0


def test_strokes_drawn_within_one_tick_keep_their_order_and_none_is_lost() -> None:
    controls, seats, world = seated(read(CHAPTER), two=False)
    controls.handle(key(pygame.KSCAN_F))
    for scancode in (pygame.KSCAN_UP, pygame.KSCAN_DOWN):
        controls.handle(key(scancode))
        controls.handle(key(scancode, down=False))
    controls.handle(key(pygame.KSCAN_F, down=False))
    drawn = [seats.intents(world)["sealmaster"] for _ in range(3)]
    assert [(intent.stroke_up, intent.stroke_down, intent.sign) for intent in drawn] == [
        (True, False, True),
        (False, True, True),
        (False, False, False),
    ]


def played(
    seats: Seats, world: World, hands: dict[str, Hands], seconds: float, end: str, spared: tuple[str, ...] = ("tracker",)
) -> list[events.Event]:
    """They look at the lake and press keys and buttons, until an event of that name or the level's end."""
    minds = {"sealmaster": Conductor(spares=spared), "runner": Ally()}
    happened: list[events.Event] = []
    while world.outcome is None and world.seconds < seconds and not any(type(event).__name__ == end for event in happened[-40:]):
        for role, hand in hands.items():
            hand.want(minds[role].act(world))
        happened += world.step(seats.intents(world))
    return happened


def fates_of(world: World, people: tuple[str, ...]) -> dict[str, str]:
    assert isinstance(world.sealmaster, PlayedSealmaster)
    return {who: world.sealmaster.fates.by_name[who] for who in people}


def test_two_play_the_first_round_with_keyboard_and_pad_from_the_chapter_itself() -> None:
    """The one at the pad comes over the lake, the one at the keyboard signs ball, web and wave, and brings him home."""
    controls, seats, world = seated(read(CHAPTER), two=True)
    hands = {"sealmaster": Hands(controls.handle, on_pad=False), "runner": Hands(controls.handle, on_pad=True)}
    happened = [type(event) for event in played(seats, world, hands, 40.0, "BarrierSetDown")]
    assert seats.two and world.outcome is None
    assert [kind in happened for kind in (events.Leapt, events.BarrierRaised, events.SpiderwebWoken, events.WaveRaised)] == [True] * 4
    assert world.barrier is not None and world.barrier.landed


FIRST_THREE = ("tracker", "thrower", "diver")


@pytest.mark.parametrize("spared", [FIRST_THREE, pytest.param((), marks=pytest.mark.nightly)])
def test_all_four_rounds_are_won_by_a_pad_alone_with_mercy_and_without(spared: tuple[str, ...]) -> None:
    controls, seats, world = seated(read(CHAPTER), two=False)
    played(seats, world, {"sealmaster": Hands(controls.handle, on_pad=True)}, 300.0, "", spared)
    assert world.outcome is not None and world.outcome.won
    assert fates_of(world, FIRST_THREE) == dict.fromkeys(FIRST_THREE, "prisoner" if spared else "drowned")


@pytest.mark.nightly
def test_two_at_keyboard_and_pad_win_all_four_rounds() -> None:
    controls, seats, world = seated(read(CHAPTER), two=True)
    hands = {"sealmaster": Hands(controls.handle, on_pad=False), "runner": Hands(controls.handle, on_pad=True)}
    played(seats, world, hands, 300.0, "")
    assert seats.two and world.outcome is not None and world.outcome.won
    assert fates_of(world, FIRST_THREE) == {"tracker": "prisoner", "thrower": "drowned", "diver": "drowned"}


@pytest.mark.parametrize("goal", [30.0, pytest.param(65.0, marks=pytest.mark.nightly)])
def test_the_flat_of_chapter_five_is_crossed_by_a_pad_alone(goal: float) -> None:
    """To the stone before the first rope, at night up to the dune, with the same buttons that a player has."""
    controls, seats, world = seated(read(LEVELS / "05-two-inches.json"), two=False)
    hands, mind = Hands(controls.handle, on_pad=True), Wader(Eyes(), seed=0)
    while world.runner.x < goal and world.outcome is None and world.seconds < 100.0:
        hands.want(mind.act(world))
        world.step(seats.intents(world))
    assert world.outcome is None and world.runner.x >= goal


def test_until_the_second_one_has_touched_his_pad_an_ally_runs_for_him() -> None:
    controls, seats, world = seated(read(CHAPTER), two=True)
    for _ in range(120):
        world.step(seats.intents(world))
    assert not seats.two and world.runner.x > 146.0
    controls.handle(button(pygame.CONTROLLER_BUTTON_DPAD_LEFT))
    assert seats.two and seats.intents(world)["runner"].move == -100 and seats.intents(world)["sealmaster"].move == 0


def test_the_cross_of_a_pad_draws_all_four_strokes() -> None:
    controls, seats, world = seated(read(CHAPTER), two=False)
    controls.handle(trigger(1.0))
    for place in ("UP", "DOWN", "LEFT", "RIGHT"):
        number = getattr(pygame, f"CONTROLLER_BUTTON_DPAD_{place}")
        controls.handle(button(number))
        controls.handle(button(number, down=False))
        intent = seats.intents(world)["sealmaster"]
        assert getattr(intent, f"stroke_{place.lower()}") and intent.sign


def test_a_typist_s_keys_are_all_taken_in_their_order() -> None:
    """Rows of signs on the keyboard, 30 to 250 ms from key to key, every tenth a wrong one: as many signs come as one would call out."""
    controls, seats, world = seated(read(LEVELS / "examples" / "dead-or-alive.json"), two=False)
    chance, arrows = Random(7), {name: getattr(pygame, f"KSCAN_{name.upper()}") for name in STROKES}
    for _ in range(25):
        row: list[Stroke] = []
        for name in chance.choices(tuple(USUAL_SIGNS), k=2):
            for stroke in USUAL_SIGNS[name]:
                row += [chance.choice(STROKES), stroke] if chance.random() < 0.1 else [stroke]
        taken, owed = list[str](), 0.0
        controls.handle(key(pygame.KSCAN_F))
        for stroke in row:
            owed += chance.uniform(0.03, 0.25) * SIGN_TIME_SCALE * TICKS_PER_SECOND
            for _ in range(int(owed)):
                taken += [event.technique for event in world.step(seats.intents(world)) if isinstance(event, events.SignRecognised)]
            owed -= int(owed)
            controls.handle(key(arrows[stroke]))
            controls.handle(key(arrows[stroke], down=False))
        controls.handle(key(pygame.KSCAN_F, down=False))
        for _ in range(30):
            taken += [event.technique for event in world.step(seats.intents(world)) if isinstance(event, events.SignRecognised)]
        assert taken == would_call(row), row
