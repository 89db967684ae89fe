"""What is said: over a head while it is short, low in the picture if it is long, on paper through which nothing is seen."""

import numpy as np
import pygame
import pytest

from game.sim.events import LineSpoken
from game.view.hud.hud import Hud
from game.view.hud.subtitles.subtitle import Subtitle
from game.view.hud.subtitles.taught_lines import TaughtLines
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import SKY, changed, drawn, world


def test_a_short_line_stands_over_the_head_of_whoever_says_it(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    silent = drawn(hud, lake, 0.0)
    lake.line = LineSpoken(0.0, 0.0, "runner", "crossing.log", 3.0)
    surface = pygame.Surface((1280, 720))
    for seconds, column in ((1.0, 560.0), (1.5, 580.0)):
        surface.fill(SKY)
        hud.draw(surface, lake, seconds, (), (column, 250.0))
    assert changed(silent, surface, (400, 96, 360, 142)) > 3000
    assert changed(silent, surface, (0, 244, 1280, 476)) == 0, "neither on him nor low in the picture"


@pytest.mark.parametrize(("column", "side"), [(500.0, "right"), (800.0, "left")])
def test_where_there_is_no_room_above_a_leap_it_hangs_beside_him(assets: Assets, column: float, side: str) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.line = LineSpoken(0.0, 0.0, "runner", "crossing.log", 3.0)
    surface = pygame.Surface((1280, 720))
    hud.draw(surface, lake, 1.0, (), (column, 250.0))
    for tick in range(240):
        hud.draw(surface, lake, 1.1 + tick / 120, (), (column, 120.0))
    assert hud.said is not None
    assert hud.said.left > column + 60 if side == "right" else hud.said.right < column - 60


def test_a_tick_is_seen_for_a_second_though_its_line_would_go(assets: Assets) -> None:
    taught, surface = TaughtLines(), pygame.Surface((1280, 720))
    subtitle, line = Subtitle(assets, 1.0, {}, taught), LineSpoken(0.0, 0.0, "margin", "teach.shake", 3.0)
    for learnt_at in (0.5, 2.9):
        subtitle.draw(surface, line, 0.0)
        subtitle.draw(surface, line, 0.4)
        taught.is_learnt = True
        subtitle.draw(surface, line, learnt_at)
        taught.is_learnt = False
        stood = [seconds for seconds in (3.0, 3.4, 3.8, 4.0, 4.2) if subtitle.draw(surface, None, seconds) is not None]
        assert stood == ([3.0] if learnt_at < 2.0 else [3.0, 3.4, 3.8, 4.0])
        line = LineSpoken(1.0, 0.0, "margin", "teach.shake", 3.0)


def test_nothing_is_seen_through_a_slip_that_comes_or_goes(assets: Assets) -> None:
    """Sun, birds and reeds are not to be read with the words: whatever is there of a slip is paper."""

    def paper(surface: pygame.Surface, other: pygame.Surface) -> float:
        """Share of what a slip has changed that does not depend on what lies behind it."""
        first, second = (pygame.surfarray.array3d(each)[300:980, 560:720].astype(int) for each in (surface, other))
        same = np.abs(first - second).sum(axis=2) < 3
        return float(same.sum())

    spoken = LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0)
    whole = 0.0
    for seconds in (3.0, 1.07):
        pictures = []
        for tone in ((240, 120, 60), (20, 40, 120)):
            hud, lake = Hud(assets, 1.0), world(line=None)
            drawn(hud, lake, 0.9)
            lake.line = spoken
            surface = pygame.Surface((1280, 720))
            for moment in (1.0, seconds):
                surface.fill(tone)
                hud.draw(surface, lake, moment)
            pictures.append(surface)
        share = paper(*pictures)
        assert share > 0.3 * whole
        whole = share
    assert whole > 3000, "a part of it, and of that all"


def test_what_is_said_stands_low_and_goes(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    silent = drawn(hud, lake, 0.0)
    lake.line = LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0)
    drawn(hud, lake, 1.0)
    spoken = drawn(hud, lake, 1.5)
    assert changed(silent, spoken, (200, 600, 900, 110)) > 10_000
    assert changed(silent, spoken, (200, 130, 900, 460)) == 0
    lake.line = None
    drawn(hud, lake, 4.0)
    assert changed(silent, drawn(hud, lake, 5.0), (200, 600, 900, 110)) == 0


@pytest.mark.parametrize(
    ("low", "first", "last"), [([], 300, 980), ([420.0, 510.0], 560, 1260), ([900.0], 20, 860), ([100.0, 640.0, 1200.0], 300, 980)]
)
def test_a_line_is_laid_beside_whoever_is_deep_down(assets: Assets, low: list[float], first: int, last: int) -> None:
    lake, hud = world(line=LineSpoken(0.0, 0.0, "tracker-1", "crossing.ankle", 3.0)), Hud(assets, 1.0)
    without, with_line = (pygame.Surface((1280, 720)) for _ in range(2))
    for seconds in (0.0, 1.0):
        Hud(assets, 1.0).draw(without, world(), seconds)
        hud.draw(with_line, lake, seconds, low)
        low = [640.0 - x for x in low]  # it stays where it was laid, wherever they drift
    columns = np.flatnonzero((pygame.surfarray.array3d(without) != pygame.surfarray.array3d(with_line)).any(axis=2)[:, 600:].any(axis=1))
    assert first <= columns[0] and columns[-1] <= last


def test_beside_an_open_map_a_long_line_is_a_narrow_slip_in_the_upper_corner(assets: Assets) -> None:
    """Low in the picture it hid the notes at its lower edge."""
    said = []
    for reads in (False, True):
        hud, surface = Hud(assets, 1.0), pygame.Surface((1280, 720))
        now = world(line=LineSpoken(0.0, 0.0, "margin", "teach.choose", 5.0))
        for seconds in (0.0, 1.0):
            hud.draw(surface, now, seconds, reads=reads)
        assert hud.said is not None
        said.append(hud.said)
    below, beside = said
    assert below.top > 560 and beside.bottom < 260 and beside.left > 940 and beside.right <= 1280


def test_what_is_being_said_as_the_map_is_unfolded_makes_room_for_it(assets: Assets) -> None:
    hud, surface = Hud(assets, 1.0), pygame.Surface((1280, 720))
    now, places = world(line=LineSpoken(0.0, 0.0, "margin", "teach.choose", 5.0)), []
    for seconds, reads in ((0.0, False), (1.0, False), (1.1, True), (2.0, False)):
        hud.draw(surface, now, seconds, reads=reads)
        places.append(hud.said)
    assert places[1] == places[3] and places[2] is not None and places[2].bottom < 260


def test_a_long_line_hangs_in_the_sky_where_the_ground_has_to_be_read(assets: Assets) -> None:
    subtitle, surface = Subtitle(assets, 1.0, {}), pygame.Surface((1280, 720))
    line, places = LineSpoken(0.0, 0.0, "sealmaster", "two_inches.lagoon", 3.0), []
    for high in (False, True):
        subtitle.is_high = high
        subtitle.draw(surface, None, 0.0)
        subtitle.draw(surface, line, 1.0)
        places.append(subtitle.draw(surface, line, 2.0))
        subtitle.draw(surface, None, 3.0)
    assert places[0] is not None and places[1] is not None
    assert places[0].top > 560 and places[1].bottom < 235 and places[1].right < 600
