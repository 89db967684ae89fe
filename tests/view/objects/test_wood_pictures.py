"""What lies, rolls, flies and hangs in a wood is seen where it is: log piles, pebbles, falling leaves, a gathering bolt, bells."""

from typing import Any

import pygame
import pytest

from game.sim.characters.hunters.wood.crown_thrower import CrownTellPose
from game.sim.objects.log_pile import LogPilePose, PiledLogPose
from game.sim.senses.bolt import BoltPose
from game.sim.senses.pebble import PebblePose
from game.sim.story.feats import FeatsPose
from game.view.camera.camera import Camera
from game.view.effects.crown_tell import CrownTellPicture
from game.view.objects.log_pile import LogPilePicture
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.bolt_picture import BoltPicture
from game.view.senses.pebble import PebblePicture
from game.view.story.feats_picture import SHOWN_S, FeatsPicture
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")
SCALE = 0.5
PROFILE = SurfaceProfile(8)


def screen() -> tuple[pygame.Surface, Camera]:
    """A clear picture, in whose middle the place (0, 0) is."""
    camera = Camera(SCALE, -60.0, 60.0)
    camera.x = 0.0
    return pygame.Surface((640, 360), pygame.SRCALPHA, 32), camera


def made(kind: Any) -> Any:
    return kind(Assets(), Palette(), SCALE, SpriteCache("", ""))


def seen(picture: Any, pose: object, seconds: float = 1.0) -> pygame.Rect:
    """Where anything of it is drawn behind people."""
    surface, camera = screen()
    picture.draw(surface, camera, PROFILE, pose, seconds)
    return surface.get_bounding_rect()


def seen_before(picture: Any, pose: object) -> pygame.Rect:
    """Where anything of it is drawn before people."""
    surface, camera = screen()
    picture.draw_before(surface, camera, pose)
    return surface.get_bounding_rect()


def place(x: float, y: float) -> tuple[float, float]:
    return screen()[1].to_screen(x, y)


def pile(loose_s: float = -1.0, moved: float = 0.0) -> LogPilePose:
    logs = tuple(PiledLogPose(x + moved, y, moved) for x, y in ((1.0, 0.4), (1.9, 0.4), (1.45, 1.2)))
    return LogPilePose("pile", 0.3, 0.0, 3.0, 0.45, -1, logs, loose_s)


def test_a_pile_is_seen_where_its_logs_lie_and_its_wedge_before_it() -> None:
    picture = made(LogPilePicture)
    lying, wedge_x = seen(picture, pile()), place(0.3, 0.0)[0]
    top = place(1.45, 1.2 + 0.45)
    assert lying.collidepoint(place(1.9, 0.4)) and lying.top <= top[1] + 2
    assert lying.left < wedge_x, "what holds it is seen"


def test_logs_that_roll_are_elsewhere_and_a_wedge_that_was_kicked_out_flies_and_is_gone() -> None:
    picture = made(LogPilePicture)
    resting, flying, gone = seen(picture, pile()), seen(picture, pile(loose_s=0.3)), seen(picture, pile(loose_s=2.0, moved=2.0))
    assert flying.left < resting.left - 10, "it flies ahead of them"
    assert gone.left > resting.right - 70 and gone.left > place(2.2, 0.0)[0] - 10


def test_a_pebble_has_a_line_of_dots_behind_it_as_long_as_it_flies() -> None:
    picture = made(PebblePicture)
    fresh, late = (seen(picture, PebblePose("pebble", 3.0, 2.0, 8.0, 0.0, flown)) for flown in (0.0, 0.5))
    assert fresh.collidepoint(place(3.0, 2.0)) and fresh.w < 10
    assert late.right == fresh.right and late.left < fresh.left - 60, "dots lead back to the hand"


def test_leaves_come_down_and_a_shadow_grows_where_somebody_will_drop() -> None:
    picture = made(CrownTellPicture)
    early, late = (CrownTellPose("tell", -2.0, 5.0, 0.0, since, 0.8) for since in (0.1, 0.75))
    small, large = seen(picture, early), seen(picture, late)
    assert large.w > 1.4 * small.w and abs(large.centerx - place(-2.0, 0.0)[0]) < 3 and abs(large.centery - place(0.0, 0.0)[1]) < 3
    assert seen_before(picture, late).bottom > seen_before(picture, early).bottom + 40


def test_rings_draw_in_about_the_feet_of_whoever_gathers_and_of_nobody_else() -> None:
    none, little, much = (about_the_feet(bolt(state, share)) for state, share in (("ready", 0.0), ("gathering", 0.0), ("gathering", 1.0)))
    assert abs(much.centerx - place(1.0, 0.0)[0]) < 6 and much.h > little.h, "and chakra rises when there is much of it"
    assert none.w == 0


def bolt(state: str, gathered: float) -> BoltPose:
    return BoltPose("bolt", 1.0, 0.0, state, gathered, (), False)


def about_the_feet(pose: BoltPose) -> pygame.Rect:
    surface, camera = screen()
    made(BoltPicture).draw(surface, camera, PROFILE, pose, 1.0)
    x, _ = camera.to_screen(1.0, 0.0)
    half = 34
    return surface.subsurface((round(x) - half, 0, 2 * half, surface.get_height())).get_bounding_rect().move(round(x) - half, 0)


@pytest.mark.parametrize("state", ["ready", "gathering"])
def test_until_he_runs_an_arrow_on_the_ground_tells_the_way(state: str) -> None:
    whole = seen(made(BoltPicture), bolt(state, 0.0))
    x, ground = place(1.0, 0.0)
    assert whole.right > x + 80 and whole.bottom < ground + 20, "it lies before him, to the right"
    assert seen(made(BoltPicture), bolt("running", 1.0)).w == 0


def test_the_arrow_fills_with_what_is_gathered_and_says_when_to_let_go() -> None:
    picture = made(BoltPicture)

    def drawn(gathered: float, birds_gone: bool = False) -> bytes:
        surface, camera = screen()
        picture.draw(surface, camera, PROFILE, bolt("gathering", gathered)._replace(most=25.0, birds_gone=birds_gone), 0.0)
        x, ground = camera.to_screen(1.0, 0.0)
        return pygame.image.tobytes(surface.subsurface((round(x) + 36, round(ground) - 60, 110, 62)), "RGBA")

    assert len({drawn(0.0), drawn(0.4), drawn(0.8), drawn(1.0)}) == 4
    assert drawn(0.4, birds_gone=True) == drawn(1.0), "now or never"


def test_how_near_they_are_is_told_at_the_edge_of_the_picture() -> None:
    near = bolt("gathering", 0.0)._replace(gaps=(("tracker", -40.0), ("thrower", -28.0)))
    assert seen(made(BoltPicture), near).left < 20 < seen(made(BoltPicture), bolt("gathering", 0.0)).left


def feats(since_s: float, rung: float = -1.0, done: tuple[str, ...] = ("crown",)) -> FeatsPose:
    return FeatsPose("feats", 0.0, 0.0, 3, done, since_s, ((-3.0, 3.0, rung),))


def test_a_bell_hangs_from_its_bough_and_shines_once_it_is_rung() -> None:
    picture = made(FeatsPicture)
    gold = []
    for rung in (-1.0, 3.0):
        surface, camera = screen()
        picture.draw(surface, camera, PROFILE, feats(9.0, rung), 1.0)
        assert surface.get_bounding_rect().collidepoint(camera.to_screen(-3.0, 2.4))
        gold.append(sum(surface.get_at((x, y))[0] > 200 for x in range(200, 280) for y in range(60, 240)))
    assert gold[1] > gold[0] + 15


def test_something_clever_is_told_behind_him_for_a_moment() -> None:
    picture = made(FeatsPicture)
    slip = seen_before(picture, feats(0.6))
    assert slip.bottom < place(0.0, 2.0)[1] and slip.right <= place(0.0, 0.0)[0], "where he leaps next is clear"
    assert seen_before(picture, feats(0.02)).h < slip.h, "it unrolls"
    assert seen_before(picture, feats(SHOWN_S + 0.1)).w == seen_before(picture, feats(0.5, done=())).w == 0


def test_something_clever_waits_until_nobody_holds_him_and_is_then_told_in_full() -> None:
    picture = made(FeatsPicture)
    picture.is_quiet = True
    assert all(seen_before(picture, feats(0.5 * step)).w == 0 for step in range(11))
    picture.is_quiet = False
    told = seen_before(picture, feats(5.6)).w
    assert told > 0 and seen_before(picture, feats(5.0 + SHOWN_S + 0.1)).w == 0
    assert seen_before(picture, feats(0.6)).w == told, "the next feat waits for nothing"


def test_what_has_been_told_is_not_told_again_after_a_grab() -> None:
    picture = made(FeatsPicture)
    assert seen_before(picture, feats(0.6)).w > 0
    picture.is_quiet = True
    assert seen_before(picture, feats(SHOWN_S + 1.0)).w == 0
    picture.is_quiet = False
    assert seen_before(picture, feats(SHOWN_S + 1.2)).w == 0
