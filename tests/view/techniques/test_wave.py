"""The driven wave belongs to its lake: it rises out of its edge, towers over it, and goes down into the water without a line."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.bots.registry import BOTS
from game.core.ticks import TICK, TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from game.view.frame import Frame
from game.view.poses import LogPose
from game.view.render.palette import rgb
from game.view.scene import Scene
from game.view.snapshot import Snapshot
from game.view.techniques import wave_body
from game.view.techniques.crest import Crest, wanted_stage
from game.view.techniques.wave_crest import stage_index

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def risen() -> tuple[Scene, World]:
    """The Crossing's wave at its highest, drawn."""
    pygame.font.init()
    world, player = World(read(find("03-the-crossing")), 0), BOTS["steady"](0)
    surface = pygame.display.set_mode(SIZE)
    scene, high = Scene(world.level, SIZE), None
    while high is None or world.tick < high:
        happened = world.step({"runner": player.act(world)})
        scene.observe(world, happened)
        scene.pass_time(TICK)
        if any(isinstance(event, events.WaveRaised) for event in happened):
            high = world.tick + 3 * TICKS_PER_SECOND
    scene.draw(surface, 1.0)
    return scene, world


def clawed_crest() -> Crest:
    """One that remembers nothing, and whose claws are longest."""
    crest = Crest()
    crest.stage = 1.0
    return crest


def alpha_of(scene: Scene) -> np.ndarray:
    shown = scene.layers.wave().shown
    assert shown is not None
    return pygame.surfarray.array_alpha(shown).astype(int)


def test_the_wave_melts_into_the_water_under_it(risen: tuple[Scene, World]) -> None:
    alpha = alpha_of(risen[0])
    tall = np.flatnonzero((alpha == 255).sum(axis=1) > 80)
    assert len(tall) > 40
    for column in alpha[tall]:
        last = int(np.flatnonzero(column == 255)[-1])
        fade = column[last : last + 12]
        assert np.abs(np.diff(fade)).max() < 20, "its body ends in a line"
        assert fade[-1] > 60


def test_the_wave_rises_out_of_the_lake_and_towers_over_it(risen: tuple[Scene, World]) -> None:
    scene, _ = risen
    alpha, (left, top) = alpha_of(scene), scene.layers.wave().corners[0]
    outline = top + (alpha > 127).argmax(axis=1)
    x = left + np.arange(len(alpha)) + 0.5
    water = np.interp(x, scene.camera.screen_x(scene.profile.x), scene.camera.screen_y(scene.profile.surface))
    above = water - outline
    assert abs(above[0]) < 4 and abs(above[-1]) < 4, "its ends are the lake's own edge"
    assert above.min() > -4, "nowhere does it hang under the water"
    assert above.max() > 30


def test_a_wave_to_the_left_is_a_wave_to_the_right_in_a_mirror(risen: tuple[Scene, World]) -> None:
    wave = risen[0].layers.wave()
    x = np.arange(400.0)
    rise = 120 * np.exp(-(((x - 220) / 90) ** 2)) + 1
    heads = {}
    for direction, seen in ((1, rise), (-1, rise[::-1])):
        wave.crest = clawed_crest()
        wave._lay(x, 200 - seen, seen, direction)
        assert wave.shown is not None and wave.head is not None
        heads[direction] = pygame.surfarray.array_alpha(wave.shown).astype(int), wave.corners[1][0], wave.head.get_width()
    right, left = heads[1], heads[-1]
    assert np.abs(right[0] - left[0][::-1]).mean() < 2
    assert left[1] + left[2] == pytest.approx(399 - right[1], abs=2), "and the claws hang over its face"


def test_what_is_hardly_higher_than_a_ripple_has_no_claws(risen: tuple[Scene, World]) -> None:
    wave = risen[0].layers.wave()
    x = np.arange(400.0)
    for tall, clawed in ((8.0, False), (60.0, True)):
        rise = tall * np.exp(-(((x - 220) / 90) ** 2)) + 1
        wave.crest = clawed_crest()
        wave._lay(x, 200 - rise, rise, 1)
        assert (wave.head is not None) is clawed


def test_a_wave_driven_into_a_taller_heap_is_drawn(risen: tuple[Scene, World]) -> None:
    """Up a beach the water behind it may stand higher than its crest."""
    wave = risen[0].layers.wave()
    wave.crest = clawed_crest()
    x = np.arange(400.0)
    rise = 1 + 60 * np.exp(-(((x - 280) / 40) ** 2)) + 140 * np.exp(-(((x - 70) / 20) ** 2))
    wave._lay(x, 300 - rise, rise, 1, crest=(280.0, 60.0))
    assert alpha_of(risen[0]).max() == 255


def driven(**given: object) -> SimpleNamespace:
    return SimpleNamespace(**{"state": "driving", "age": 5.0, "speed": 3.6, "surge": 0.0, "flatness": 0.0, **given})


def test_the_higher_a_wave_the_farther_it_is_on_its_way_to_claws() -> None:
    stages = [wanted_stage(driven(), tall, 5.0) for tall in np.linspace(0.0, 2.0, 21)]
    assert stages == sorted(stages) and stages[0] == 0.0 and stages[-1] > 0.8
    for tall in (0.6, 1.3):
        slack, even, surging = (wanted_stage(driven(surge=surge), tall, 5.0) for surge in (-1.0, 0.0, 1.0))
        assert slack < even < surging, "a surge is not seen in its crest"
    assert wanted_stage(driven(flatness=1.0), 1.3, 5.0) < 0.3, "an outrun face goes flat"


def test_it_breaks_where_it_is_shallow_and_when_it_is_lost() -> None:
    by_depth = [wanted_stage(driven(), 1.3, still) for still in (5.0, 1.4, 1.0, 0.6)]
    assert by_depth == sorted(by_depth) and by_depth[-1] == 2.0
    assert wanted_stage(driven(state="lost"), 1.3, 5.0) == 2.0


def test_a_crest_passes_through_at_least_six_states_and_never_leaps() -> None:
    """Built up, surging, run aground: between two printings it is at most the next of its heads."""
    crest, wave, shown = Crest(), driven(age=0.0), []
    for tick in range(60 * 14):
        seconds = tick / 60
        wave.age = seconds
        crest.pass_time(wave, seconds)
        crest.follow(min(1.4, 0.1 + seconds * 0.25), 5.0 if seconds < 9 else 5.0 - 3.0 * (seconds - 9))
        shown.append(stage_index(crest.stage))
    assert np.abs(np.diff(shown)).max() <= 1
    assert len(set(shown)) >= 15 and shown[0] == 0 and shown[-1] == max(shown)


def test_worked_out_in_parts_it_is_the_same_wave(risen: tuple[Scene, World], monkeypatch: pytest.MonkeyPatch) -> None:
    stripes, x = risen[0].layers.wave().stripes, np.arange(1000)
    rise = np.maximum(1.0, 190 * np.exp(-(((x - 400) / 160) ** 2)))
    asked = 560, 290 - rise + 3 * np.sin(x / 9), rise, np.clip((x - 400) / 400, -1, 1), 4 + 6 * np.exp(-(((x - 400) / 50) ** 2)), rise > 20
    printed = []
    for pixels in (2000, 24_000, 10_000_000):
        monkeypatch.setattr(wave_body, "WORKED", pixels)
        printed.append(pygame.image.tobytes(stripes.print(*asked), "RGBA"))
    assert printed[0] == printed[1] == printed[2]


def test_neighbouring_heads_are_alike(risen: tuple[Scene, World]) -> None:
    """Nobody sees one become the next: between two of them less foam changes than there is in the larger."""
    alphas = [pygame.surfarray.array_alpha(head).astype(int) for head in risen[0].layers.wave().heads]
    for one, next_ in pairwise(alphas):
        assert np.abs(one - next_).sum() < 0.55 * max(one.sum(), next_.sum(), 400_000)


def test_neither_contour_nor_claws_are_seen_through_the_glass(risen: tuple[Scene, World]) -> None:
    """Whatever stands behind the ball, no ink of it lies within its disc."""
    scene, world = risen
    wave, camera = scene.layers.wave(), scene.camera
    ink = np.array(rgb(scene.palette.ink))
    x, y = camera.to_screen(world.wave.x + 1.0, 1.2)
    disc = (x, y, 70.0)
    behind, free = (pygame.Surface(SIZE, 0, 32) for _ in range(2))
    for surface, ball in ((behind, disc), (free, None)):
        surface.fill((90, 140, 150))
        wave.turn.x = None
        wave.draw(surface, camera, scene.profile, world.wave, scene.after.seconds, 0, ball)
    inside = np.hypot(*np.meshgrid(np.arange(SIZE[0]) - x, np.arange(SIZE[1]) - y, indexing="ij")) < 66
    inky = [(np.abs(pygame.surfarray.array3d(surface).astype(int) - ink).max(axis=2) < 30)[inside].sum() for surface in (behind, free)]
    assert inky[1] > 40, "the crest is not where the ball is: nothing is proved"
    assert inky[0] <= 2


def test_a_log_that_it_has_rolled_over_is_behind_it_and_any_other_before_it(
    risen: tuple[Scene, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, _ = risen
    canvas, (x, y) = pygame.display.get_surface(), scene.profile.crest or (np.zeros(1), np.zeros(1))
    peak, drawn = float(x[np.argmax(y - scene.profile.at(x))]), list[tuple[str, bool]]()
    assert canvas is not None
    logs = [LogPose(name, at, 0.0, 0.0, 3.0, 0.3, 0.0, 0.0, 0.0, 1.5) for name, at in (("under", peak), ("beside", float(x[0]) - 3.0))]
    monkeypatch.setattr(
        scene.layers.scenery, "draw_log", lambda _surface, _camera, _profile, log, _number: drawn.append((log.id, rolled_over))
    )
    for rolled_over in (True, False):
        scene.draw_order._draw_logs(Frame(canvas, Snapshot(logs=logs), scene.camera, scene.profile, 0.0, 1), rolled_over)
    assert drawn == [("under", True), ("beside", False)]
