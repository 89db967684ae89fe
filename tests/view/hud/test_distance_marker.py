"""Metres that are shown end where the chase ends, if they decide it."""

from game.view.hud.distance_marker import DistanceMarker
from game.view.render.assets import Assets


def test_where_the_end_decides_the_metres_are_counted_to_the_last(assets: Assets) -> None:
    marker = DistanceMarker(assets, 1.0)
    assert marker.picture(0.0, 53.0, 60.0) is None, "whoever is there sees it"
    shown = [marker.picture(0.0, x, 60.0, decides=True) for x in (53.0, 56.0, 59.4)]
    assert all(shown) and len({id(picture) for picture in shown}) == 3
    assert marker.picture(0.0, 60.1, 60.0, decides=True) is None
