"""What is seen of a landing: the better it was, the finer; a stamp is a heavy, broad slap."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.splashes.effects import Effects
from game.view.effects.splashes.splash_painter import FRAMES, SHAPES
from game.view.render import time_of_day
from game.view.render.sprites.sprite_cache import SpriteCache

pytestmark = pytest.mark.usefixtures("no_prints")


@pytest.fixture(scope="module")
def effects(level: Level) -> Effects:
    return Effects(time_of_day.look(level), 1.0, SpriteCache("", ""))


def test_every_answer_is_to_an_event_that_happens() -> None:
    """They are found by name: an event that was renamed would lose its picture without a word."""
    names = {"_on_" + kind.__name__.lower() for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)}
    assert {name for name in vars(Effects) if name.startswith("_on_")} <= names


def landed(effects: Effects, quality: float, impact: float = 6.0) -> None:
    """The runner comes down on the lake, which he breaks as he does."""
    effects.reset()
    effects.observe_tick(
        [
            events.Splashed(x=0.0, y=0.0, who="runner", speed=impact, size=0.4),
            events.Landed(x=0.0, y=0.0, who="runner", impact=impact, quality=quality, cost=1.0, footing="water"),
        ],
        {"runner": 5.0},
    )


def ink(effects: Effects) -> float:
    """How much foam and dark stands on the lake and lies on it, at its most."""
    marks = [mark for mark in effects.marks if mark.layer in ("back", "front", "plane")]
    return max(sum(float(pygame.surfarray.array_alpha(mark.frames[frame]).sum()) for mark in marks) / 255 for frame in range(FRAMES))


def whiteness(effects: Effects) -> float:
    """How bright the water is that stands on the lake in the middle of its life, 0 to 255."""
    frames = [mark.frames[FRAMES // 2] for mark in effects.marks if mark.layer == "back"]
    weights = np.concatenate([pygame.surfarray.array_alpha(frame).ravel() for frame in frames]).astype(float)
    # What is stored is multiplied by its alpha.
    light = np.concatenate([pygame.surfarray.array3d(frame).mean(axis=2).ravel() for frame in frames])
    return float(light.sum() / weights.sum()) * 255


def test_a_stamp_churns_up_more_than_a_good_landing_and_duller(effects: Effects) -> None:
    landed(effects, 0.95)
    good, white = ink(effects), whiteness(effects)
    landed(effects, 0.1)
    assert ink(effects) > 1.5 * good, "the slap is what is heavy"
    assert whiteness(effects) < white - 30, "white is for who lands with the water"


def test_a_good_landing_has_light_and_thin_rings_and_a_stamp_has_neither(effects: Effects) -> None:
    landed(effects, 0.95)
    assert [mark for mark in effects.marks if mark.layer == "light"]
    assert any(mark.frames is effects.splashes().rings["thin"] for mark in effects.marks)
    landed(effects, 0.1)
    assert not [mark for mark in effects.marks if mark.layer == "light"]
    assert any(mark.frames in effects.splashes().blots for mark in effects.marks), "nothing dark where the lake was struck"


def test_the_harder_the_stamp_the_broader_the_slap(effects: Effects) -> None:
    broad = []
    for impact in (3.0, 6.0, 11.0):
        landed(effects, 0.0, impact)
        broad.append(max(mark.frames[5].get_width() for mark in effects.marks if mark.layer == "back"))
    assert broad == sorted(broad) and broad[0] < broad[1] < broad[2]


def test_one_landing_is_one_splash(effects: Effects) -> None:
    landed(effects, 0.95)
    assert len([mark for mark in effects.marks if mark.layer == "back"]) == 1


def test_every_link_of_a_flow_is_one_ring_more_and_each_comes_after_the_one_before(effects: Effects) -> None:
    for links in (1, 2, 3, 4):
        landed(effects, 0.95)
        effects._on_flowchanged(SimpleNamespace(x=0.0, y=0.0, who="runner", links=links, before=links - 1))
        rings = [mark for mark in effects.marks if mark.frames is effects.splashes().rings["thin"]]
        assert len(rings) == links
        assert np.diff([ring.born for ring in rings]).min(initial=0.1) > 0.05


def test_jets_and_drops_fly_on_arcs_and_come_down_again(effects: Effects) -> None:
    """Of every splash the highest ink rises, then falls; nothing is left in the last picture but what has sunk low."""
    for name in ("clean", "burst", "heavy"):
        frames = effects.splashes().fan(name, 0)
        heights = [high(frame) for frame in frames]
        top = int(np.argmax(heights))
        assert 1 <= top <= 6, f"{name}: highest in frame {top}"
        assert heights[-1] < 0.75 * heights[top], f"{name} still hangs in the air when it goes"
        assert heights[top] > 0.3 * SHAPES[name].high


def high(frame: pygame.Surface) -> int:
    """Rows from the foot of a splash to the highest of its ink that is seen well."""
    rows = np.flatnonzero((pygame.surfarray.array_alpha(frame) > 60).any(axis=0))
    return frame.get_height() - int(rows[0]) if len(rows) else 0


def test_heels_throw_spray_backwards_whichever_way_one_runs(effects: Effects) -> None:
    for speed in (7.5, -7.5):
        effects.reset()
        for _ in range(12):
            effects.observe_tick([events.FootFell(x=0.0, y=0.0, who="runner", strength=1.0, speed=3.0, footing="water")], {"runner": speed})
        assert len(effects.drops.speed) > 10
        assert float(effects.drops.speed[:, 0].mean()) * speed < 0


def test_no_drop_is_drawn_before_the_ball(effects: Effects) -> None:
    """Drops have ink about them, and there is no ink in the glass."""
    camera = Camera(1.0, -50.0, 50.0)
    camera.x = 0.0
    effects.reset()
    effects.drops.spray("drop", 0.0, 0.0, 60, 0.5, 2.0)
    effects.drops.spray("ink", 0.0, 0.0, 60, 0.5, 2.0)
    middle = camera.to_screen(0.0, 0.1)
    for ball, seen in (((*middle, 60.0), False), (None, True)):
        surface = pygame.Surface((1280, 720), 0, 32)
        effects.drops.draw(surface, camera, ball)
        assert pygame.surfarray.array3d(surface).any() == seen


def test_what_happens_on_dry_land_opens_no_ring_in_the_soil(effects: Effects) -> None:
    """A wood has chains of good landings, too, and streams whose level lies deep under its slopes."""
    seen = []
    for depth in (0.0, 2.0):
        effects.reset()
        effects.observe_tick([events.FlowChanged(10.0, 3.0, "runner", 2, 0)], {"runner": 5.0})
        camera, surface = Camera(1.0, -60.0, 140.0), pygame.Surface((1280, 720), 0, 32)
        camera.x = 10.0
        profile = SimpleNamespace(height=lambda _: 0.0, towers_over=lambda _: False, depth_at=lambda _, depth=depth: depth)
        effects.pass_time(effects.now + 0.45, 0.0, profile)  # type: ignore[arg-type]
        for layer in ("under", "back", "light", "face", "front", "plane"):
            effects.draw(surface, camera, profile, layer)  # type: ignore[arg-type]
        seen.append(int((pygame.surfarray.array3d(surface).max(axis=2) > 20).sum()))
    assert seen[0] == 0 < seen[1]
