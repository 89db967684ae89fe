"""The sealmaster's hands as they are seen: strokes in the air, wrong ones that fall off, seals that bloom, slow time, ring and strand."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.sim.sealmaster.trap.poses import FocusPose, SignPose, StrandPose
from game.view.camera.camera import Camera, Lens
from game.view.render.assets import Assets
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.sealmaster.focus_ring import FocusRing
from game.view.sealmaster.ink_strokes import lay_row
from game.view.sealmaster.sign_picture import SignPicture
from game.view.sealmaster.slow_time import SlowTime
from game.view.sealmaster.strand_rhythm import StrandRhythm
from game.view.sealmaster.time_lapse import TimeLapse

pytestmark = pytest.mark.usefixtures("no_prints")
SKY = (90, 120, 150)
SIGNS = (("barrier", ("up", "down")), ("spiderweb", ("left", "down", "right")))
NOTHING = SignPose(False, (), (), (), "", 0.0, 9.0, (), "", 9.0)
Pixels = Any


@pytest.fixture
def sign() -> SignPicture:
    return SignPicture(Assets(), palette("dusk"), 1.0, SpriteCache("test", ""), {})


def shown(picture: SignPicture, pose: SignPose, clock: float) -> Pixels:
    surface = pygame.Surface((400, 400), 0, 32)
    surface.fill(SKY)
    picture.draw(surface, pose, (200.0, 200.0), clock)
    return pygame.surfarray.array3d(surface).astype(int)


def inked(pixels: Pixels) -> int:
    return int((np.abs(pixels - np.array(SKY)).sum(axis=2) > 24).sum())


def test_hands_that_make_no_sign_leave_the_air_empty(sign: SignPicture) -> None:
    assert inked(shown(sign, NOTHING, 1.0)) == 0


def test_a_stroke_runs_in_and_is_then_whole(sign: SignPicture) -> None:
    pose = NOTHING._replace(open=True, strokes=("left",))
    shown(sign, pose, 1.0)
    early, late = inked(shown(sign, pose, 1.03)), inked(shown(sign, pose, 1.5))
    assert 0 < early < 0.8 * late


def test_every_row_lies_within_the_sign_s_own_room() -> None:
    rows = [("up", "down"), ("left", "down", "right"), ("right", "right", "left"), ("up", "right"), ("down", "down")]
    for row in rows:
        places = np.array(lay_row(row))
        assert len(places) == len(row) and np.abs(places).max() < 160 and len({tuple(place) for place in places.tolist()}) == len(row)


def test_what_may_come_is_shown_and_only_that(sign: SignPicture) -> None:
    both = inked(shown(sign, NOTHING._replace(open=True, to_come=SIGNS), 1.0))
    one = inked(shown(sign, NOTHING._replace(open=True, to_come=SIGNS[:1]), 1.0))
    assert both > one > 0


def test_a_wrong_stroke_falls_off_and_is_gone(sign: SignPicture) -> None:
    shown(sign, NOTHING._replace(open=True, strokes=("left",)), 1.0)
    wrong = NOTHING._replace(open=True, dropped=("left",), strokes=())
    places = []
    for clock in (1.1, 1.25):
        pixels = shown(sign, wrong, clock)
        places.append(np.flatnonzero((np.abs(pixels - np.array(SKY)).sum(axis=2) > 24).any(axis=0)).mean())
    assert places[1] > places[0] + 8.0
    assert inked(shown(sign, wrong, 3.0)) == 0


def test_a_sign_that_is_recognised_blooms_as_a_seal_and_goes(sign: SignPicture) -> None:
    shown(sign, NOTHING._replace(open=True, strokes=("up",), recognised_s=5.0), 1.0)
    done = NOTHING._replace(recognised="barrier", recognised_s=0.0)
    pixels = shown(sign, done, 1.1)
    assert ((pixels[..., 0] > 150) & (pixels[..., 2] < 90)).sum() > 200
    assert inked(shown(sign, done._replace(recognised_s=1.0), 3.0)) == 0


def test_it_is_told_why_a_sign_came_to_nothing(sign: SignPicture) -> None:
    shown(sign, NOTHING, 1.0)
    refused = NOTHING._replace(refused="signs.no_paper", refused_s=0.0)
    assert inked(shown(sign, refused, 1.1)) > 500
    assert inked(shown(sign, refused._replace(refused_s=2.0), 4.0)) == 0


def test_slow_time_pales_the_print_within_an_eighth_of_a_second_and_lets_go() -> None:
    slow, surface = SlowTime(palette("dusk")), pygame.Surface((64, 64), 0, 32)

    def color(pace: float, dt: float) -> tuple[int, int, int]:
        surface.fill((20, 90, 160))
        slow.pass_time(pace, dt)
        slow.draw(surface)
        return surface.get_at((5, 5))[:3]

    assert color(1.0, 1.0) == (20, 90, 160)
    half, whole = color(0.35, 0.06), color(0.35, 0.07)
    assert max(whole) - min(whole) < max(half) - min(half) < 140
    assert color(1.0, 0.25) == (20, 90, 160)


def test_the_ring_is_broken_where_no_barrier_reaches_one_of_ours() -> None:
    ring, camera = FocusRing(palette("dusk"), 1.0, 32.0, SpriteCache("test", "")), Camera(1.0, 0.0, 100.0, Lens(40.0))
    camera.x = 50.0
    pose = FocusPose("runner", 50.0, 0.0, True, True, "", "")
    counts = []
    for reaches in (True, False):
        surface = pygame.Surface((1280, 720), 0, 32)
        for clock in (0.0, 1.0):
            surface.fill((60, 60, 60))
            ring.draw(surface, camera, pose._replace(in_range=reaches), clock)
        counts.append(int((pygame.surfarray.array3d(surface).min(axis=2) > 190).sum()))
    assert 0 < counts[1] < 0.8 * counts[0]


def test_the_bead_is_at_the_hand_on_the_beat() -> None:
    rhythm = StrandRhythm(palette("dusk"), 1.0, SpriteCache("test", ""))
    found = []
    for phase in (0.5, 0.98):
        surface = pygame.Surface((400, 100), 0, 32)
        rhythm.draw(surface, StrandPose("tracker", 1.0, phase, 0.2, 0.8, True, 0.4, 0.0), (50.0, 50.0), (350.0, 50.0), 0.0)
        found.append(pygame.surfarray.array3d(surface)[40:60, 40:60].astype(int))
    assert (found[0] != found[1]).any()


def test_a_sign_that_came_to_nothing_is_struck_out_and_gives_no_light(sign: SignPicture) -> None:
    shown(sign, NOTHING, 1.0)
    done = shown(sign, NOTHING._replace(recognised="barrier", recognised_s=0.0), 1.1)
    bloomed = shown(sign, NOTHING._replace(recognised="barrier", recognised_s=0.2), 1.3)
    struck = shown(sign, NOTHING._replace(recognised="barrier", recognised_s=0.3, refused="signs.no_paper", refused_s=0.0), 1.4)
    around = (slice(110, 150), slice(230, 290))
    assert inked(done) and np.abs(bloomed[around] - np.array(SKY)).max() > 20 and np.abs(struck[around] - np.array(SKY)).max() < 20
    middle = struck[160:240, 185:215].sum(axis=2)
    assert (middle < 200).sum() > 60, "ink lies across it"


def test_strokes_of_slow_time_stay_still_for_whoever_wants_no_flashes() -> None:
    slow, seen = SlowTime(palette("dusk"), 0.5, SpriteCache("test", "")), []
    slow.pass_time(0.35, 1.0)
    for jumps, clock in ((True, 0.0), (True, 0.4), (False, 0.0), (False, 0.4)):
        surface, slow.jumps = pygame.Surface((640, 360), 0, 32), jumps
        slow.draw(surface, 0.0, clock)
        seen.append(pygame.image.tobytes(surface, "RGB"))
    assert seen[0] != seen[1] and seen[2] == seen[3]


def test_threads_of_chakra_join_his_hands_with_every_stroke(sign: SignPicture) -> None:
    pose, hand = NOTHING._replace(open=True, strokes=("left",)), (300.0, 340.0)
    shown(sign, pose, 1.0)
    counts = []
    for at in (None, hand):
        surface = pygame.Surface((400, 400), 0, 32)
        surface.fill(SKY)
        sign.draw(surface, pose, (200.0, 200.0), 2.0, at)
        near = pygame.surfarray.array3d(surface).astype(int)[255:310, 265:345]
        counts.append(inked(near))
    assert counts[0] == 0 < counts[1]


def test_slow_time_runs_in_from_the_sides_and_leaves_the_middle_free() -> None:
    slow, surface = SlowTime(palette("dusk"), 0.5, SpriteCache("test", "")), pygame.Surface((640, 360), 0, 32)
    surface.fill((20, 30, 40))
    slow.pass_time(0.35, 1.0)
    slow.draw(surface)
    bright = pygame.surfarray.array3d(surface).astype(int).sum(axis=2) > 300
    assert bright[:60, 48:].any() and bright[580:, 48:].any() and not bright[100:540].any() and not bright[:, :47].any()


def test_angles_come_one_after_the_other_while_the_minutes_pass() -> None:
    lapse, counts = TimeLapse(1.0, SpriteCache("test", "")), []
    for clock in (0.0, 0.14, 0.27, 0.4):
        surface = pygame.Surface((200, 100), 0, 32)
        lapse.draw(surface, (100.0, 60.0), clock)
        counts.append(int((pygame.surfarray.array3d(surface).min(axis=2) > 200).sum()))
    assert counts[0] == 0 < counts[1] < counts[2] < counts[3]
