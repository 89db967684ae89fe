"""A crack says what it was for, and how many of how many it is."""

from types import SimpleNamespace

import pygame
import pytest

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.crack_note import SHOWN_S, CrackNote
from game.view.render.assets import Assets

BALL = SimpleNamespace(x=2.0, y=1.0, radius=1.45)


@pytest.fixture
def note() -> CrackNote:
    pygame.font.init()
    return CrackNote(Assets(), 1.0, 3.0)


def written(note: CrackNote, seconds: float) -> bool:
    """Whether anything is shown at a moment."""
    surface, camera = pygame.Surface((1280, 720)), Camera(1.0, -50.0, 50.0)
    note.draw(surface, camera, BALL, seconds)
    return bool(pygame.surfarray.array2d(surface).any())


@pytest.mark.parametrize(
    ("cracks", "cause", "winded", "said"),
    [
        (1 / 3, "broke", False, "the wave's crest: crack 1 of 3"),
        (2 / 3, "reed", False, "reeds: crack 2 of 3"),
        (1.0, "log", True, "a log, out of breath: crack 3 of 3"),
        (1.0, "outran", False, "a wave outrun: crack 3 of 3"),
    ],
)
def test_it_says_what_cracked_it_and_how_far_it_is(note: CrackNote, cracks: float, cause: str, winded: bool, said: str) -> None:
    note.observe(events.BarrierCracked(0.0, 0.0, cracks, cause, winded), 5.0)
    assert note.words == said
    assert written(note, 5.1) and not written(note, 5.1 + SHOWN_S)


def test_blows_of_hunters_and_another_attempt_leave_nothing_of_it(note: CrackNote) -> None:
    note.observe(events.BarrierCracked(0.0, 0.0, 0.2), 5.0)
    assert not written(note, 5.1)
    note.observe(events.BarrierCracked(0.0, 0.0, 0.4, "rock"), 5.0)
    note.reset()
    assert not written(note, 5.1)
