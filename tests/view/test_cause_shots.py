"""Of the moments that may decide a run pictures are kept, and a lost one is shown by that of its cause."""

from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.localization.texts import text
from game.session.results.result_tip import tip_for
from game.sim import events
from game.view.camera.camera import Camera
from game.view.cause_shots import CauseShots, moment_of

RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 200, 30)


def watched(shots: CauseShots, tone: tuple[int, int, int], seconds: float) -> None:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0)
    surface.fill(tone)
    now: Any = SimpleNamespace(seconds=seconds, runner=SimpleNamespace(x=0.0, y=0.0))
    shots.watch(surface, camera, now)


def tone_of(shot: pygame.Surface | None) -> tuple[int, int, int]:
    """Which of the three it is."""
    assert shot is not None
    seen = tuple(shot.get_at(shot.get_rect().center))
    return (RED, GREEN, BLUE)[seen.index(max(seen[:3]))]


def test_the_moment_of_the_cause_is_shown_and_not_that_of_the_end() -> None:
    shots = CauseShots(1.0)
    shots.observe(events.LegsBurnt(0.0, 0.0, "runner", True), 4.0)
    watched(shots, GREEN, 4.0)
    assert shots.shot("burnouts") is None, "a moment later it is best seen"
    watched(shots, RED, 4.2)
    shots.observe(events.RunnerCaught(0.0, 0.0, "tracker"), 9.0)
    watched(shots, BLUE, 9.6)
    shots.observe(events.ChapterLost(0.0, 0.0, "lost.caught"), 11.0)
    watched(shots, GREEN, 11.2)
    assert tone_of(shots.shot("burnouts")) == RED
    assert tone_of(shots.shot("outrun")) == BLUE, "where no one thing was it: the hand on his collar"
    shots.observe(events.LegsBurnt(0.0, 0.0, "runner", True), 12.0)
    watched(shots, GREEN, 12.5)
    assert tone_of(shots.shot("burnouts")) == RED, "after the end nothing is decided"


def test_what_ended_otherwise_is_shown_as_it_ended_and_another_attempt_has_nothing_to_show() -> None:
    shots = CauseShots(1.0)
    shots.observe(events.ChapterLost(0.0, 0.0, "lost.left"), 3.0)
    watched(shots, GREEN, 3.5)
    assert tone_of(shots.shot("left")) == GREEN
    shots.reset()
    watched(shots, RED, 9.0)
    assert shots.shot("left") is None


@pytest.mark.parametrize("cause", ["stop", "turn", "hurry", "stand", "wrong"])
def test_whatever_composure_was_lost_for_has_its_picture(cause: str) -> None:
    shots = CauseShots(1.0)
    shots.observe(events.ComposureSlipped(0.0, 0.0, cause), 1.0)
    watched(shots, RED, 1.4)
    shots.observe(events.ChapterLost(0.0, 0.0, f"lost.knew_{cause}"), 3.0)
    watched(shots, GREEN, 3.5)
    assert text(f"lost.knew_{cause}") != f"lost.knew_{cause}", "there is such a loss"
    stats: Any = SimpleNamespace(in_barrier=False)
    assert tone_of(shots.shot(tip_for(f"lost.knew_{cause}", stats).key.split(".")[1])) == RED


def test_what_others_do_is_not_what_he_is_lost_for() -> None:
    assert moment_of(events.Staggered(0.0, 0.0, "tracker", "root")) is None
    assert moment_of(events.Landed(0.0, 0.0, "diver", 9.0, 0.0, 1.0, "water")) is None
    assert moment_of(events.Landed(0.0, 0.0, "runner", 2.0, 0.9, 1.0, "water")) is None, "nor a soft landing"


def test_in_a_hunters_hands_nothing_is_decided_any_more() -> None:
    shots = CauseShots(1.0)
    shots.observe(events.Sank(0.0, 0.0, "runner", "ankle", True), 1.0)
    watched(shots, RED, 1.5)
    shots.observe(events.RunnerCaught(0.0, 0.0, "tracker"), 2.0)
    shots.observe(events.Sank(0.0, 0.0, "runner", "knee", True), 2.1)
    watched(shots, BLUE, 3.0)
    assert tone_of(shots.shot("ran")) == RED
    shots.observe(events.GrabBroken(0.0, 0.0, "runner", "tracker"), 3.0)
    shots.observe(events.Sank(0.0, 0.0, "runner", "ankle", True), 4.0)
    watched(shots, GREEN, 5.0)
    assert tone_of(shots.shot("ran")) == GREEN, "he was loose again"
