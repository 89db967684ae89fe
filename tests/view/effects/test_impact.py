"""Blows are felt: a pause, a shake and a flash, each bounded and none twice in a row."""

import pygame

from game.sim import events
from game.view.effects.impact import APART, Impact


def test_blows_are_never_felt_twice_in_a_row() -> None:
    impact = Impact()
    impact.now = 10.0
    impact.observe(events.BarrierRaised(0, 0))
    assert impact.hit_stop < 1
    impact.pass_time(0.2)
    assert impact.hit_stop == 1
    impact.observe(events.SpiderwebWoken(0, 0))
    assert impact.hit_stop == 1
    impact.pass_time(APART)
    impact.observe(events.SpiderwebWoken(0, 0))
    assert impact.hit_stop == 0.2


def test_sliders_at_nought_leave_nothing() -> None:
    impact = Impact()
    impact.shake = impact.flash = impact.stop = 0.0
    impact.now = 10.0
    impact.observe(events.SpiderwebWoken(0, 0))
    surface = pygame.Surface((4, 4))
    impact.draw_flash(surface)
    assert impact.shift(1.0) == (0, 0) and impact.hit_stop == 1 and surface.get_at((0, 0))[:3] == (0, 0, 0)


def test_the_shake_is_bounded() -> None:
    impact = Impact()
    for _ in range(50):
        impact.observe(events.SpiderwebWoken(0, 0))
        impact.trauma = 1.0
        impact.pass_time(0.013)
        x, y = impact.shift(1.0)
        assert max(abs(x), abs(y)) <= 6
