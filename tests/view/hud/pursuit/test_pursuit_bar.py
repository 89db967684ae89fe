"""What the pursuit bar tells: masks that come nearer, sink and leave."""

import pygame

from game.sim.senses.listening import StalkerPose
from game.view.hud.hud import Hud
from game.view.hud.pursuit.pursuit_bar import THREAD, PursuitBar
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import SKY, changed, drawn, pursuer, world


def test_a_hunter_who_comes_nearer_moves_along_the_thread(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    far = drawn(hud, lake, 0.0)
    lake.hunters[1].x = 97.0
    assert changed(far, drawn(hud, lake, 0.1), (490, 10, 300, 60)) > 100


def test_a_drowned_mask_sinks_and_fades(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters.pop()
    alive = drawn(hud, lake, 0.0)
    lake.hunters[0].stance = "drowned"
    drowned = drawn(hud, lake, 0.1)
    assert changed(alive, drowned, (490, 10, 270, 26)) > 60
    assert changed(alive, drowned, (490, 48, 270, 20)) > 20


def test_who_has_drowned_leaves_the_thread_and_the_last_one_takes_it_along(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters[0].stance = "drowned"
    drawn(hud, lake, 0.0)
    gone = drawn(hud, lake, 3.0)
    assert changed(gone, drawn(Hud(assets, 1.0), world(hunters=lake.hunters[1:]), 3.0), (490, 10, 300, 70)) == 0
    lake.hunters[1].stance = "drowned"
    drawn(hud, lake, 3.1)
    assert tuple(drawn(hud, lake, 6.0).get_at((600, 38)))[:3] == SKY


def test_who_is_held_under_leaves_the_thread_too_and_comes_back_if_he_is_let_go(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters.pop()
    lake.hunters[0].stance = "under"
    drawn(hud, lake, 0.0)
    lake.hunters[0].breath = 0.5
    assert tuple(drawn(hud, lake, 6.0).get_at((600, 38)))[:3] == SKY
    lake.hunters[0].stance = "swim"
    assert tuple(drawn(hud, lake, 7.0).get_at((600, 38)))[:3] != SKY


def test_masks_at_the_same_distance_hang_side_by_side(assets: Assets) -> None:
    one = [pursuer("diver", 40.0)]
    three = drawn(Hud(assets, 1.0), world(hunters=one * 3), 0.0)
    single = drawn(Hud(assets, 1.0), world(hunters=one), 0.0)
    assert changed(three, single, (525, 20, 50, 40)) > 200


def test_those_who_are_about_but_far_off_hang_side_by_side_within_the_slip(assets: Assets) -> None:
    far = [StalkerPose(kind, kind, 0.0, 0.0, True) for kind in ("tracker", "thrower", "diver")]
    bar, surface = PursuitBar(assets, 1.0, on_paper=True), pygame.Surface((1280, 720), 0, 32)
    surface.fill(SKY)
    bar._draw_stalkers(surface, far, 0.0)
    left = min(x for x in range(400, 800) if any(tuple(surface.get_at((x, y)))[:3] != SKY for y in range(10, 62)))
    assert left >= THREAD[0] - 12


def test_nobody_hunting_needs_no_thread(assets: Assets) -> None:
    lake = world(hunters=[])
    surface = drawn(Hud(assets, 1.0), lake, 0.0)
    assert tuple(surface.get_at((600, 38)))[:3] == SKY
