"""The round print shows the sealmaster while he is out of the picture and has something to show, and not otherwise."""

from types import SimpleNamespace

import pygame
import pytest

from game.view.characters.characters import Characters
from game.view.hud.sealmaster_inset import LINGERS, STEPPED_OUT, SealmasterInset
from game.view.render.assets import Assets
from game.view.render.palette import Palette

SIZE = (640, 360)


@pytest.fixture(scope="module")
def cast() -> Characters:
    return Characters(Assets(), 24.0)


def master(stance: str, technique: str = "") -> SimpleNamespace:
    return SimpleNamespace(
        id="sealmaster", kind="sealmaster", x=200.0, y=1.0, vx=0.0, vy=0.0, facing=-1, stance=stance, stance_ticks=30, on="ground",
        sunk=0.0, stride=0.0, ax=0.0, technique=technique, sign=0.5, angle=0.0, breath=1.0, last_landing=None,
        holds_up=False,
    )  # fmt: skip


def shown(cast: Characters, frames: list[tuple[SimpleNamespace, bool]]) -> bool:
    """Whether the last of these frames, 0.1 s apart, has anything in it."""
    print_ = SealmasterInset(Palette(), 0.5)
    for number, (who, seen) in enumerate(frames):
        picture = pygame.Surface(SIZE)
        print_.draw(picture, cast, who, seen, number * 0.1, 0.1, number)
    return picture.get_bounding_rect().width > 0 and pygame.mask.from_threshold(picture, (0, 0, 0), (1, 1, 1)).count() < SIZE[0] * SIZE[1]


def test_a_sign_made_out_of_the_picture_is_shown(cast: Characters) -> None:
    assert shown(cast, [(master("sign", "barrier"), False)] * 4)


def test_what_can_be_seen_anyway_is_not_shown_twice(cast: Characters) -> None:
    assert not shown(cast, [(master("sign", "barrier"), True)] * 4)


def test_nobody_is_shown_through_the_wall_of_his_hut(cast: Characters) -> None:
    assert not shown(cast, [(master("inside"), False)] * 4)


def test_it_closes_once_there_is_nothing_more_to_see(cast: Characters) -> None:
    after = [(master("hold"), False)] * round((LINGERS + 0.6) / 0.1)
    assert not shown(cast, [(master("sign", "wave"), False)] * 4 + after)


def test_he_is_shown_stepping_out_but_not_on_every_walk(cast: Characters) -> None:
    assert shown(cast, [(master("walk"), False)] * 5)
    assert not shown(cast, [(master("walk"), False)] * round((STEPPED_OUT + LINGERS + 1.0) / 0.1))
