"""What is said of the little figures and of the nut: each once, where it is, and not before it matters."""

import pygame

from game.view.hud.hud import Hud
from game.view.hud.status.status_legend import SHOWN_S
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import SKY, changed, drawn, world
from tests.view.techniques.sticky_water.test_sticky_threads import POSE

FIGURES, NUT = (160, 56, 280, 30), (140, 90, 280, 30)
BESIDE_PAIN, STROKE = (55, 30, 380, 50), (70, 14, 200, 90)
"""Where the notes lie, and where the stroke would."""


def watched(hud: Hud, lake: object, start: float, seconds: float) -> pygame.Surface:
    """The last picture of some seconds, each frame of which was drawn."""
    for n in range(round(seconds * 20)):
        drawn(hud, lake, start + n / 20)
    return drawn(hud, lake, start + seconds)


def test_the_figures_are_explained_as_soon_as_his_feet_are_on_water_and_once(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.runner.chakra = 95.0
    dry = watched(hud, lake, 0.0, 1.0)
    lake.runner.on = "water"
    assert changed(dry, watched(hud, lake, 1.0, 1.0), FIGURES) > 2000
    lake.runner.on = "rock"
    assert changed(dry, watched(hud, lake, 2.0, 1.0), FIGURES) > 2000, "it is not torn from his eyes"
    assert changed(dry, watched(hud, lake, 3.0, SHOWN_S), FIGURES) == 0
    lake.runner.on = "water"
    hud.reset()
    assert changed(dry, watched(hud, lake, 20.0, 1.0), FIGURES) == 0, "a retry does not say it again"


def test_the_nut_is_explained_when_nothing_of_it_would_be_lost(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.runner.on, lake.runner.chakra = "water", 95.0
    full = watched(hud, lake, 0.0, SHOWN_S + 1.0)
    lake.runner.chakra = 70.0
    assert changed(full, watched(hud, lake, 9.0, 1.0), NUT) > 2000
    assert changed(full, watched(hud, lake, 10.0, SHOWN_S), NUT) < 500


def test_where_there_is_no_water_nothing_is_said(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.runner.sinks_at, lake.runner.on = (0.0, 0.0, 0.0), "ground"
    plain = drawn(Hud(assets, 1.0), lake, 0.0)
    assert changed(plain, watched(hud, lake, 0.0, 1.0), FIGURES) == 0


def test_where_there_is_no_chakra_no_stroke_hangs_and_the_pain_tag_is_named_once(assets: Assets) -> None:
    hud, flat = Hud(assets, 1.0), world(things=(POSE,), hunters=[])
    flat.runner.chakra, flat.runner.pills = 0.0, 0
    said = watched(hud, flat, 0.0, 1.0)
    later = watched(hud, flat, 2.0, SHOWN_S)
    assert changed(said, later, BESIDE_PAIN) > 2000 and changed(later, watched(hud, flat, 20.0, 1.0), BESIDE_PAIN) == 0
    empty = pygame.Surface((1280, 720))
    empty.fill(SKY)
    assert changed(later, empty, STROKE) == 0 and changed(later, empty, (16, 14, 40, 80)) > 500
