"""What a runner must know at a glance in a wood: a root before a dark trunk, and that a cairn is a way sign and no banner."""

import pygame

from game.level.files.library import find
from game.level.loader import read
from game.view.objects.scenery.obstacles import standing_obstacles
from game.view.render import time_of_day


def sprite_of(kind: str) -> pygame.Surface:
    """The picture of the first one of a kind in the wood of chapter 2."""
    level = read(find("02-two-miles"))
    spec = level.things_of(kind)[0]
    made = standing_obstacles(level, time_of_day.look(level), 1.0)
    return next(each.sprite for each in made if (each.x, each.y) == tuple(spec.at))


def test_a_root_has_a_light_rim_so_that_it_stands_out_from_a_dark_trunk() -> None:
    sprite = sprite_of("root")
    for column in range(sprite.get_width() // 3, 2 * sprite.get_width() // 3, 6):
        solid = [sprite.get_at((column, row)) for row in range(sprite.get_height()) if sprite.get_at((column, row)).a > 240]
        assert min(solid[0][:3]) > 150, "the first that is seen of it from above is pale"
        assert min(max(each[:3]) for each in solid[1:9]) < 90, "and the next its line of ink"


def test_a_cairns_red_is_a_thin_arrow_that_points_up_ahead() -> None:
    sprite = sprite_of("cairn")
    places = [(x, y) for x in range(sprite.get_width()) for y in range(sprite.get_height()) if _is_red(sprite.get_at((x, y)))]
    assert 20 < len(places) < 0.12 * sprite.get_width() * sprite.get_height()
    left, right = min(places), max(places)
    assert right[0] > left[0] + 10 and right[1] < left[1] - 5


def _is_red(color: pygame.Color) -> bool:
    return color.a > 200 and color.r > 130 and color.r > 2 * color.g
