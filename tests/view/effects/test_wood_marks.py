"""Seen of a wood's blows and lessons: a burst where he ran into something, knots at his collar, a ring that closes, slips."""

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.session.level_file import level_file
from game.sim import events
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.characters.burn_mark import BurnMark
from game.view.effects.collision_mark import CollisionMarks
from game.view.hud.pursuit.grab_meter import GrabMeter
from game.view.hud.pursuit.pursuit_mark import PursuitMark
from game.view.objects.lesson_signs import LessonSigns
from game.view.poses import RunnerPose
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.snapshot import take_snapshot
from tests.sim.lakes import MEADOW, level

CLEAR = (9, 9, 9)


@pytest.fixture(autouse=True)
def _no_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    pygame.font.init()


def meadow(*things: dict[str, object]) -> Level:
    return level(ground=list(MEADOW), things=things, start=(10, 0.2)).model_copy(update={"momentum": True})


def runner(**changes: object) -> RunnerPose:
    pose = take_snapshot(World(meadow())).runner
    assert pose is not None
    return pose._replace(**changes)


def screen() -> tuple[pygame.Surface, Camera]:
    surface = pygame.Surface((640, 360), 0, 32)
    surface.fill(CLEAR)
    camera = Camera(0.5, -60.0, 140.0)
    camera.x = 10.0
    return surface, camera


def painted(surface: pygame.Surface) -> int:
    """Pixels that something has been drawn on."""
    return surface.get_width() * surface.get_height() - pygame.mask.from_threshold(surface, CLEAR, (1, 1, 1)).count()


def cache() -> SpriteCache:
    return SpriteCache("test", "test")


def test_a_blow_is_seen_where_it_was_and_is_gone_after_half_a_second() -> None:
    marks = CollisionMarks(Palette(), 0.5, cache())
    marks.observe(events.Staggered(10.0, 0.0, "runner", "branch"), 1.0)
    marks.observe(events.Staggered(10.0, 0.0, "tracker", "branch"), 1.0)
    marks.observe(events.Staggered(10.0, 0.0, "runner", "pain"), 1.0)
    assert len(marks.marks) == 1
    surface, camera = screen()
    marks.draw(surface, camera, 1.05)
    assert painted(surface) > 300
    marks.draw(surface, camera, 2.0)
    assert not marks.marks


def test_the_ring_closes_with_the_burn_and_cold_legs_have_none() -> None:
    mark = BurnMark(Palette(), 0.5, cache())
    shown = []
    for burn in (0.0, 0.3, 0.9):
        surface, camera = screen()
        mark.draw(surface, camera, runner(burn=burn, stance="sprint"), 0.4)
        shown.append(painted(surface))
    assert shown[0] == 0 and 0 < shown[1] < shown[2]


def test_a_hand_at_his_collar_shows_its_knots_and_a_firm_one_says_so() -> None:
    meter = GrabMeter(Assets(), 0.5)
    pictures = []
    for needed, grip, last in ((3, 1.0, False), (3, 0.34, False), (3, 0.34, True), (0, 1.0, False)):
        surface, camera = screen()
        meter.draw(surface, camera, runner(tugs_needed=needed, grip=grip, stance="caught", tugs_last=last))
        pictures.append(pygame.image.tobytes(surface, "RGB"))
        assert painted(surface) > 500
    assert len(set(pictures)) == 4, "and the last that can be shaken off says that it is the last"


def test_the_arrow_of_the_next_tug_is_lit_and_nothing_moves_by_itself() -> None:
    meter = GrabMeter(Assets(), 1.0)
    red = []
    for wanted in (0, -1, 1):
        surface, camera = screen()
        meter.draw(surface, camera, runner(tugs_needed=3, grip=0.67, stance="caught", tug_wanted=wanted))
        pixels = pygame.surfarray.array3d(surface).astype(int)
        columns = np.flatnonzero(((pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 80)).any(axis=1))
        paper = np.flatnonzero((pixels.min(axis=2) > 150).any(axis=1))
        middle = (paper[0] + paper[-1]) / 2
        red.append((bool((columns < middle).any()), bool((columns > middle).any())))
    assert red == [(True, True), (True, False), (False, True)], "either at first, then the other side each time"


LESSON = {"id": "it", "kind": "lesson", "at": [12, 2.5], "line": "teach.root", "picture": "root"}


def hangs(signs: LessonSigns, x: float, seconds: float) -> bool:
    surface, camera = screen()
    signs.draw(surface, camera, runner(x=x), seconds)
    return painted(surface) > 500


def test_a_lesson_hangs_until_it_is_learnt_and_then_never_again() -> None:
    signs = LessonSigns(meadow(LESSON), Assets(), 0.5)
    assert hangs(signs, 8.0, 1.0)
    signs.draw(*screen(), runner(x=14.5), 2.0)
    assert signs.learnt and not hangs(signs, 14.5, 4.0)
    signs.reset()
    assert not hangs(signs, 8.0, 0.5), "nor after a retry"


def test_two_papers_hang_at_once_and_no_more_however_many_are_near() -> None:
    three = [{**LESSON, "id": f"it-{x}", "at": [x, 2.5]} for x in (2, 12, 22)]
    painted_by = []
    for lessons in (three[:2], three):
        surface, camera = screen()
        LessonSigns(meadow(*lessons), Assets(), 0.3).draw(surface, camera, runner(x=4.0), 1.0)
        painted_by.append(painted(surface))
    assert painted_by[0] == painted_by[1] > 500


def test_it_waits_while_what_is_being_said_lies_on_it() -> None:
    signs = LessonSigns(meadow(LESSON), Assets(), 0.5)
    assert hangs(signs, 8.0, 1.0)
    surface, camera = screen()
    signs.draw(surface, camera, runner(x=8.0), 1.1, surface.get_rect())
    aside = pygame.Rect(0, 0, 2, 2)
    signs.draw(surface, camera, runner(x=8.0), 1.2, aside)
    assert painted(surface) == 0, "nor does it flicker as the line moves on"
    assert hangs(signs, 8.0, 1.3)


def test_who_stumbles_over_it_has_not_learnt_it() -> None:
    signs = LessonSigns(meadow(LESSON), Assets(), 0.5)
    signs.observe(events.Staggered(12.0, 0.0, "runner", "root"), 1.0)
    signs.draw(*screen(), runner(x=14.5), 2.0)
    assert not signs.learnt


def test_who_runs_into_the_branch_has_not_slid_under_it() -> None:
    slide = next(thing for thing in level_file("02-two-miles").level.things_of("lesson") if thing.picture == "branch")
    signs = LessonSigns(level_file("02-two-miles").level, Assets(), 0.5)
    signs.draw(*screen(), runner(x=slide.at[0] + 2.0), 2.0)
    assert slide.id not in signs.learnt
    signs.observe(events.Slid(slide.at[0], 0.0, "runner"), 2.5)
    assert slide.id in signs.learnt


def test_what_is_learnt_by_a_deed_is_learnt_by_that_deed_near_it() -> None:
    signs = LessonSigns(meadow({**LESSON, "learnt_by": "vaulted"}), Assets(), 0.5)
    signs.draw(*screen(), runner(x=14.5), 2.0)
    signs.observe(events.Vaulted(60.0, 0.0, "runner", False), 2.0)
    assert not signs.learnt
    signs.observe(events.Vaulted(12.5, 0.0, "runner", False), 2.5)
    assert signs.learnt


def test_who_is_close_behind_but_out_of_the_picture_is_felt_at_its_edge_and_the_nearer_the_more() -> None:
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-20, 0], "chase": "wood"}
    (pose,) = take_snapshot(World(meadow(hunter))).hunters
    shown = []
    for x in (-40.0, -16.0, -6.0, 8.0):
        surface, camera = screen()
        PursuitMark(Assets(), 0.5).draw(surface, camera, runner(x=10.0), [pose._replace(x=x)], 0.0)
        shown.append(painted(surface))
    assert shown[0] == shown[3] == 0 and 0 < shown[1] < shown[2]


def test_a_mask_at_the_edge_lies_under_the_words_that_hang_there_and_not_on_them() -> None:
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-20, 0], "chase": "wood"}
    (pose,) = take_snapshot(World(meadow(hunter))).hunters
    surface, camera = screen()
    card = pygame.Rect(4, camera.screen_y(1.2) - 30, 150, 60)
    PursuitMark(Assets(), 0.5).draw(surface, camera, runner(x=10.0), [pose._replace(x=-6.0)], 0.0, [card])
    assert painted(surface) > 0 and painted(surface.subsurface(card.clip(surface.get_rect()))) == 0


def test_a_slip_goes_once_one_is_well_past_it_whatever_has_been_learnt() -> None:
    signs = LessonSigns(meadow({**LESSON, "learnt_by": "vaulted"}), Assets(), 0.5)
    at = LESSON["at"][0]
    assert hangs(signs, at + 3.0, 1.0) and signs.hung
    assert not hangs(signs, at + 6.0, 2.0) and not signs.hung
