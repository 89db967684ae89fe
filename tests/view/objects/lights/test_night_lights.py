"""Where night has fallen over a level, the lamp on a raft still lights those who stand on it."""

from math import radians

import pygame

from game.sim.objects.floating.raft import RaftPose
from game.sim.objects.jetty import JettyPose
from game.view.camera.camera import Camera
from game.view.objects.jetty import lamp_places
from game.view.objects.lights.night_lights import NightLights
from game.view.render.palette import palette


def lit(night: float, angle: float = 0.0) -> int:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, 0.0, 100.0)
    camera.x = 50.0
    raft = RaftPose("raft", 50.0, 0.0, radians(angle), 0.0, 0.0, 5.0, 2.5, angle > 90, 0.5)
    NightLights(palette("dusk"), 1.0).draw(surface, camera, [raft], night)
    return int(pygame.surfarray.array3d(surface).astype(int).sum())


def test_the_darker_it_is_the_more_it_tells() -> None:
    assert lit(0.0) == 0 < lit(0.4) < lit(0.9)


def test_a_raft_that_has_turned_over_has_no_lamp() -> None:
    assert lit(0.9, 150.0) == 0


def test_lamps_stand_along_a_long_jetty_and_none_on_a_stage() -> None:
    assert len(lamp_places(JettyPose("jetty", 50.0, 1.0, 13.75))) == 3
    assert not lamp_places(JettyPose("stage", 50.0, 1.0, 2.0))


def test_fireflies_keep_to_the_reeds_and_fly_by_night() -> None:
    camera, counts = Camera(1.0, 0.0, 100.0), []
    for x, night in ((50.0, 1.0), (50.0, 0.3), (10.0, 1.0)):
        surface, camera.x = pygame.Surface((1280, 720), 0, 32), x
        NightLights(palette("dusk"), 1.0, [50.0]).draw(surface, camera, [], night, None, 4.0)
        counts.append(int(pygame.surfarray.array3d(surface).astype(int).sum()))
    assert counts[0] > 0 == counts[1] == counts[2]


def test_windows_are_lit_and_the_sealmaster_s_lantern() -> None:
    camera, counts = Camera(1.0, 0.0, 100.0), []
    camera.x = 50.0
    for windows in ((), ((50.0, 2.0),)):
        surface = pygame.Surface((1280, 720), 0, 32)
        NightLights(palette("dusk"), 1.0, (), windows).draw(surface, camera, [], 1.0)
        counts.append(int(pygame.surfarray.array3d(surface).astype(int).sum()))
    assert counts[0] == 0 < counts[1]
