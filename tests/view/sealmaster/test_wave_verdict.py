"""What a driven wave was lost by is said where it has given up."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.localization.texts import text
from game.sim import events
from game.view.camera.camera import Camera
from game.view.render.assets import Assets
from game.view.sealmaster.wave_verdict import SHOWN_S, WaveVerdict
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")
CAUSES = ("broke", "outran", "overdriven")


def drawn(event: events.Event | None, seconds: float) -> Any:
    verdict, surface, camera = WaveVerdict(Assets(), 1.0), pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0)
    camera.x = 0.0
    if event is not None:
        verdict.observe(event, 0.0)
    verdict.draw(surface, camera, SurfaceProfile(8), None, seconds)
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("event", [*(events.WaveLost(2.0, 0.0, cause) for cause in CAUSES), events.WaveFellShort(2.0, 0.0, 17.2)])
def test_it_is_read_for_a_while_and_goes(event: events.Event) -> None:
    assert np.count_nonzero(drawn(event, 1.0)) > 2000
    assert not drawn(event, SHOWN_S + 0.1).any() and not drawn(None, 1.0).any()


@pytest.mark.parametrize("name", [*CAUSES, "rocked", "short"])
def test_every_one_has_words(name: str) -> None:
    key = f"subjects.wave.{name}"
    assert text(key, metres=5) != key


def test_another_wave_takes_it_away() -> None:
    verdict, surface, camera = WaveVerdict(Assets(), 1.0), pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0)
    verdict.observe(events.WaveLost(2.0, 0.0, "broke"), 0.0)
    verdict.observe(events.WaveRaised(2.0, 0.0), 0.5)
    verdict.draw(surface, camera, SurfaceProfile(8), None, 1.0)
    assert not pygame.surfarray.array3d(surface).any()
