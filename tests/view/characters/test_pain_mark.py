"""What a player sees of a wince: he holds his arm until the warning is over, and a mark without vermilion throbs at the sling."""

import numpy as np
import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from game.view.characters.characters import Characters
from game.view.characters.clips.clip_tables import FAR_ARM, HEAD, LEAN
from game.view.characters.pain_mark import THROB_PERIOD, PainMark, throb
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.scene import Scene
from tests.view.characters.people import canvas, person, screen

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (640, 360)
BARELY = 10
"""Pixels that may differ because a limb is printed a little finer the second time."""


def arms(stance: str, wince_ticks: int) -> tuple[float, float]:
    """How far the free arm swings, and how deep the head hangs, in two strides or two seconds of a stance."""
    cast, rows = Characters(Assets(), 48.0), []
    for frame in range(120):
        moving = {"vx": 5.0, "stride": frame * 5.0 / 60} if stance in ("run", "sprint") else {}
        someone = person(stance=stance, felt_pain=0.8, wince_ticks=max(0, wince_ticks - 2 * frame), stance_ticks=2 * frame, **moving)
        cast.draw(canvas(), screen, someone, frame / 60, 1 / 60)
        row = cast.places(someone)
        assert row is not None
        rows.append(list(row))
    seen = np.array(rows[20:])
    return float(np.ptp(seen[:, FAR_ARM])), float((seen[:, LEAN] + seen[:, HEAD]).mean())


@pytest.mark.parametrize("stance", ["idle", "run", "sprint"])
def test_while_it_hurts_he_holds_his_arm_and_hangs_his_head(stance: str) -> None:
    (free, upright), (held, bent) = arms(stance, 0), arms(stance, 400)
    assert held < 12 and bent > upright + 10
    assert stance != "run" or free > 30


def test_when_the_warning_is_over_the_arm_is_free_again() -> None:
    assert arms("run", 60)[0] > 30


def test_there_is_no_hand_for_it_in_the_ball_or_while_he_falls_over() -> None:
    for stance in ("ball", "stagger", "swim", "sit"):
        assert arms(stance, 400) == pytest.approx(arms(stance, 0))


def test_the_mark_has_no_vermilion_and_dies_away_with_every_beat() -> None:
    right, left = PainMark(Palette(), 1.0, SpriteCache("", "")).sprites
    ink = [float(pygame.surfarray.array_alpha(sprite).sum()) for sprite in right]
    assert ink[0] > 0 and ink[-1] < 0.2 * max(ink)
    for sprite, mirrored in zip(right, left, strict=True):
        pixels = pygame.surfarray.array3d(sprite).astype(int)
        assert (pixels[..., 0] - pixels[..., 1] < 40).all()
        assert (pygame.surfarray.array3d(mirrored)[::-1] == pixels).all()
    assert throb(0.0) == throb(THROB_PERIOD) == 1.0 > throb(0.4 * THROB_PERIOD) > throb(0.9 * THROB_PERIOD) > 0.0


def test_a_wince_in_the_game_is_seen_until_it_is_over() -> None:
    """He comes down hard in great pain: from then on there is more of foam's colour before him than without the wince."""
    level = read(find("03-the-crossing"))
    world, scene, surface = World(level), Scene(level, SIZE), pygame.Surface(SIZE)

    def tick(intent: Intent = IDLE) -> list[events.Event]:
        happened = world.step({"runner": intent})
        scene.observe(world, happened)
        return happened

    def mark() -> int:
        """Pixels before him that change when only the warning is taken away."""
        runner = scene.after.runner
        assert runner is not None
        scene.draw(surface, 1.0)
        x, y = scene.camera.to_screen(runner.x, runner.y)
        box = pygame.Rect(round(x) + 4, round(y) - 40, 30, 30)
        warned = pygame.surfarray.array3d(surface.subsurface(box)).astype(int)
        warned_at = scene.after
        scene.after = warned_at._replace(runner=runner._replace(wince_ticks=0))
        scene.draw(surface, 1.0)
        scene.after = warned_at
        return int((np.abs(pygame.surfarray.array3d(surface.subsurface(box)).astype(int) - warned).sum(axis=2) > 60).sum())

    for _ in range(30):
        tick()
    world.runner.pain = 0.9
    world.runner.place(world.runner.x, world.runner.y + 2.4)
    assert mark() < BARELY
    while not any(isinstance(event, events.Winced) for event in tick()):
        assert world.seconds < 5.0
    seen = 0
    for frame in range(60):
        tick()
        if frame % 6 == 0:
            seen += mark() > 4 * BARELY
    assert seen >= 6, "but for the end of each beat"
    while world.runner.wince_ticks:
        tick()
    assert mark() < BARELY
