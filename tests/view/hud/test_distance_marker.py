"""Metres that are shown end where the chase ends, if they decide it."""

from game.level.files.library import find
from game.level.loader import read
from game.view.hud.distance_marker import DistanceMarker
from game.view.hud.hud import Hud
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import changed, drawn, world


def test_where_the_end_decides_the_metres_are_counted_to_the_last(assets: Assets) -> None:
    marker = DistanceMarker(assets, 1.0)
    assert marker.picture(0.0, 53.0, 60.0) is None, "whoever is there sees it"
    shown = [marker.picture(0.0, x, 60.0, decides=True) for x in (53.0, 56.0, 59.4)]
    assert all(shown) and len({id(picture) for picture in shown}) == 3
    assert marker.picture(0.0, 60.1, 60.0, decides=True) is None


def test_the_thread_of_a_retry_is_as_short_as_that_of_one_who_has_come_all_the_way(assets: Assets) -> None:
    level = read(find("05-two-inches"))
    walked, begun, at = Hud(assets, 1.0), Hud(assets, 1.0), world(level=level)
    at.runner.x = 0.6
    drawn(walked, at, 0.0)
    at.runner.x = 100.0
    seen = [drawn(hud, at, seconds) for hud in (walked, begun) for seconds in (0.5, 9.0)]
    assert changed(seen[1], seen[3], (960, 0, 320, 140)) == 0
