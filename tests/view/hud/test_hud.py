"""What the HUD tells: a goal that shows itself and withdraws; and that it stays small."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim.events import LineSpoken
from game.view.hud.goal_badge import GOAL_FADE, GOAL_SHOWN
from game.view.hud.hud import Hud
from game.view.hud.see_through import FADED, SeeThrough
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot
from tests.view.hud.stand_ins import SKY, changed, drawn, world


def test_the_goal_is_said_in_words_always_and_always_on_paper(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    box = (1040, 14, 175, 22)
    drawn(hud, lake, 0.0)
    new, later = drawn(hud, lake, 1.0), drawn(hud, lake, GOAL_SHOWN + 3.0 * GOAL_FADE)
    assert changed(new, later, (900, 10, 330, 60)) > 1000, "large while it is new"
    for picture in (new, later):
        x, y, wide, high = hud._goal.area.clip(pygame.Rect(box)) if picture is later else pygame.Rect(box)
        pixels = pygame.surfarray.array3d(picture)[x : x + wide, y : y + high].astype(int)
        assert (pixels.min(axis=2) > 170).mean() > 0.55 and (pixels.max(axis=2) < 90).sum() > 200, "ink on paper"
    assert changed(later, drawn(hud, lake, 600.0), (900, 10, 380, 60)) == 0, "they stay"
    lake.goal = "goal.ride"
    drawn(hud, lake, 620.0)
    assert changed(later, drawn(hud, lake, 620.5), (900, 10, 330, 60)) > 1000


def test_how_far_the_island_is_stands_under_the_goal(assets: Assets, level: Level) -> None:
    def below(x: float) -> pygame.Surface:
        hud, lake = Hud(assets, 1.0), world(level=level)
        lake.runner.x = level.left + 5.0
        drawn(hud, lake, 0.0)
        lake.runner.x = x
        return drawn(hud, lake, 60.0)

    box, hut = (1000, 40, 230, 30), level.things_of("hut")[0].at[0]
    there, far, near = below(hut - 1.0), below(hut - 150.0), below(hut - 40.0)
    assert changed(there, far, box) > 300 and changed(near, far, box) > 60


def test_the_metres_stand_on_paper_under_leaves_and_over_the_lake(assets: Assets) -> None:
    """White on leaves or in the dusk nobody could read them."""
    pale = []
    for wood in (False, True):
        level = read(LEVELS / ("01-out-of-step.json" if wood else "03-the-crossing.json"))
        hud, place = Hud(assets, 1.0), world(level=level)
        place.runner.x = level.left + 60.0
        pixels = pygame.surfarray.array3d([drawn(hud, place, seconds) for seconds in (0.0, 60.0)][1])[1030:1210, 40:64].astype(int)
        pale.append(float((pixels.min(axis=2) > 190).mean()))
    assert min(pale) > 0.6


def test_once_the_run_is_over_nothing_is_to_be_done_or_said(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world(line=LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0))
    drawn(hud, lake, 0.0)
    lake.outcome = SimpleNamespace(won=False)
    drawn(hud, lake, 1.0)
    over = drawn(hud, lake, 2.0)
    assert tuple(over.get_at((1232, 43)))[:3] == SKY and (pygame.surfarray.array3d(over)[:, 560:] == SKY).all()


def test_a_corner_fades_to_a_quarter_while_something_rings_behind_it(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.goal = "goal.hold"
    drawn(hud, lake, 0.0)
    whole = drawn(hud, lake, 2.0)
    for seconds in (2.1, 2.2, 2.4):
        hud.watched = [(60.0, 40.0)]
        faded = drawn(hud, lake, seconds)

    def ink(picture: pygame.Surface, box: tuple[int, int, int, int]) -> float:
        x, y, wide, high = box
        return float(np.abs(pygame.surfarray.array3d(picture)[x : x + wide, y : y + high].astype(float) - SKY).sum())

    status, goal = (0, 0, 280, 90), (1000, 0, 280, 80)
    assert ink(faded, status) < 0.35 * ink(whole, status)
    assert ink(faded, goal) > 0.95 * ink(whole, goal), "the other corner is as it was"
    hud.watched = []
    drawn(hud, lake, 2.5)
    assert ink(drawn(hud, lake, 3.0), status) > 0.95 * ink(whole, status)


def test_a_long_slip_fades_whole_from_its_first_letter_to_its_stamp(assets: Assets) -> None:
    level = read(LEVELS / "01-out-of-step.json")
    hud, wood = Hud(assets, 1.0), world(level=level)
    wood.runner.x = level.left + 60.0
    wood.goal = "goal.choose"
    drawn(hud, wood, 0.0)
    whole = drawn(hud, wood, 2.0)
    hud.watched = [(1150.0, 70.0)]
    drawn(hud, wood, 2.1)
    pixels = [pygame.surfarray.array3d(picture)[812:, :110].astype(float) for picture in (whole, drawn(hud, wood, 2.5))]
    ink, left = (np.abs(part - SKY).sum(axis=2) for part in pixels)
    assert ink[:80].max() > 300.0, "it begins farther to the left than any place of settled size"
    assert left.max() < 0.35 * ink.max()


def test_a_part_is_soon_seen_through_and_goes_there_gently() -> None:
    part = SeeThrough(pygame.Rect(0, 0, 100, 40), 1.0)
    part.pass_time((), 0.0)
    shares = []
    for number in range(1, 11):
        part.pass_time([(50.0, 20.0)], 0.015 * number)
        shares.append(part.share)
    steps = -np.diff([1.0, *shares])
    assert shares[-1] == pytest.approx(FADED) and shares[-2] > FADED
    assert steps[0] < 0.3 * steps.max() > steps[-1]


def test_the_stamp_is_pressed_in(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    lake.goal = "goal.hold"
    first, settled = drawn(hud, lake, 10.0), drawn(hud, lake, 10.4)
    assert changed(first, settled, (1200, 10, 8, 70)) > 40  # larger at first


def test_the_hud_stays_small(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    surface = drawn(hud, lake, 60.0)
    plain = pygame.Surface((1280, 720))
    plain.fill(SKY)
    share = changed(surface, plain, (0, 0, 1280, 720)) / (1280 * 720)
    assert share < 0.02, share


def test_with_the_way_to_the_island_it_stays_under_three_hundredths(assets: Assets, level: Level) -> None:
    hud, lake, plain = Hud(assets, 1.0), world(level=level), pygame.Surface((1280, 720))
    plain.fill(SKY)
    lake.runner.x = level.left + 60.0
    drawn(hud, lake, 0.0)
    assert changed(drawn(hud, lake, 60.0), plain, (0, 0, 1280, 720)) / (1280 * 720) < 0.028


@pytest.mark.parametrize("px", [0.1, 1.5, 2.0])
def test_it_scales_with_the_window(assets: Assets, px: float) -> None:
    lake = world(line=LineSpoken(0.0, 0.0, "tracker-1", "crossing.ankle", 3.0))
    hud = Hud(assets, 1.0)
    hud.resize(px)
    drawn(hud, lake, 0.0, px)


def test_a_world_without_a_runner_or_a_goal_is_drawn_too(assets: Assets) -> None:
    drawn(Hud(assets, 1.0), Snapshot(), 0.0)
