"""Notes beside places in the wood: several at one place can all be read."""

import numpy as np
import pygame
import pytest

from game.sim.events import FeatDone, NoiseMarked, NotePinned
from game.view.camera.camera import Camera
from game.view.render.assets import Assets
from game.view.senses.listening.notes import Notes

pytestmark = pytest.mark.usefixtures("no_prints")
SKY = (90, 130, 120)


def drawn(*events: object) -> np.ndarray:
    pygame.font.init()
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0)
    surface.fill(SKY)
    camera.x = 0.0
    notes = Notes(Assets(), 1.0, {"note.still": "nothing was blowing there"}, {"tracker": "tracker"})
    for event in events:
        notes.observe(event, 1.0)  # type: ignore[arg-type]
    notes.draw(surface, camera, 2.0)
    return pygame.surfarray.array3d(surface).astype(int)


def test_the_stroke_of_an_upper_note_goes_behind_the_lower_one() -> None:
    still, found = NotePinned(-2.7, 0.5, "note.still", 4.0, "plain"), NoiseMarked(0.3, 0.5, "tracker")
    alone, both = drawn(still), drawn(still, found)
    paper = (alone.min(axis=2) > 185) & (alone[..., 0] > alone[..., 2] + 15)
    rows = np.flatnonzero(paper.sum(axis=0) > 100)
    columns = np.flatnonzero(paper[:, rows].any(axis=1))
    slip = slice(columns[0] + 3, columns[-1] - 3), slice(rows[0] + 3, rows[-1] - 5)
    assert (alone[slip] == both[slip]).all()
    vermilion = (both[..., 0] > 150) & (both[..., 1] < 90)
    assert vermilion[:, : rows[0]].any() and vermilion[:, rows[-1] + 8 :].any(), "it comes out below"


def test_what_was_noted_at_a_place_goes_as_the_place_is_marked_right_but_for_a_feat() -> None:
    still, found = NotePinned(0.0, 0.5, "note.still", 4.0, "plain"), NoiseMarked(0.3, 0.5, "tracker")
    assert (drawn(still, found) == drawn(found)).all()
    feat = FeatDone(0.0, 0.5, "two_in_one")
    assert (drawn(feat, found) != drawn(found)).any()
