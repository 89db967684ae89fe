"""That a place is kept: a banner that goes up and a gold tick, for a moment, where nothing else is."""

import pygame

from game.sim import events
from game.view.hud.checkpoint_slip import CheckpointSlip
from game.view.hud.hud import Hud
from game.view.hud.trap import sticky_clock, watch
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import changed, drawn, world

SLIP = (780, 68, 160, 110)


def gold(surface: pygame.Surface) -> int:
    pixels = pygame.surfarray.array3d(surface)[780:940, 68:178].astype(int)
    return int(((pixels[..., 0] > 200) & (pixels[..., 2] < 120) & (pixels[..., 1] > 150)).sum())


def red_top(surface: pygame.Surface) -> int:
    """The highest row of the banner."""
    pixels = pygame.surfarray.array3d(surface)[780:940, 68:178].astype(int)
    red = (pixels[..., 0] > 170) & (pixels[..., 1] < 90)
    assert red.sum() > 200
    return int(red.any(axis=0).argmax())


def test_a_banner_goes_up_and_is_ticked_when_a_place_is_kept_and_only_then(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    none = drawn(hud, lake, 9.9)
    hud.checkpoint.observe(events.Leapt(0.0, 0.0, "runner", 1.0, "water"), 10.0)
    assert changed(none, drawn(hud, lake, 10.1), SLIP) == 0
    hud.checkpoint.observe(events.CheckpointReached(0.0, 0.0, "mid-stone"), 10.0)
    begun, up = drawn(hud, lake, 10.16), drawn(hud, lake, 11.5)
    assert red_top(begun) > red_top(up) + 12, "it rises"
    assert gold(begun) < 20 < 150 < gold(up)
    assert changed(none, drawn(hud, lake, 13.0), SLIP) == 0, "and it is gone again"


def test_the_next_attempt_begins_without_it(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    none = drawn(hud, lake, 9.9)
    hud.checkpoint.observe(events.CheckpointReached(0.0, 0.0, "mid-stone"), 10.0)
    hud.reset()
    assert changed(none, drawn(hud, lake, 10.5), SLIP) == 0


def test_it_hangs_clear_of_the_watch_where_there_is_one(assets: Assets) -> None:
    slip = CheckpointSlip(assets, 1.0)
    slip.observe(events.CheckpointReached(0.0, 0.0, "mid-stone"), 10.0)
    surface = pygame.Surface((1280, 720))
    slip.draw(surface, 11.5, under_watch=True)
    drawn_rows = pygame.surfarray.array3d(surface).any(axis=(0, 2)).nonzero()[0]
    assert drawn_rows.min() > sticky_clock.WATCH[1] + watch.RADIUS + 4.4
