"""Quiet water: where the sealmaster is played, people who stay under sink out of sight, and divers are drawn as shades."""

import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.view.characters.characters import Characters
from game.view.frame import Frame
from game.view.poses import HunterPose
from game.view.render import painting, safe_draw
from game.view.snapshot import Snapshot

SINKS_S = 2.2
"""Seconds in which he is gone."""
SINKS_M = 0.5
"""Metres that he sinks meanwhile."""
SHADE = 0.45
"""How much is seen of one who swims under water."""
SHEET_M = 4.4
"""Metres across the sheet that he is drawn on, to be faded."""


def left_of(hunter: HunterPose) -> float:
    """How much of one who drowned is still to be seen, 1 to 0."""
    return 1.0 if hunter.stance != "drowned" else max(0.0, 1.0 - hunter.stance_ticks / TICKS_PER_SECOND / SINKS_S)


def without_the_gone(now: Snapshot) -> Snapshot:
    """The same moment without those who are gone, and without what held them."""
    gone = {hunter.id for hunter in now.hunters if left_of(hunter) <= 0.0}
    if not gone:
        return now
    web = now.spiderweb
    if web is not None:
        captives = tuple(captive for captive in web.captives if captive.who not in gone)
        web = web._replace(captives=captives, strands=tuple(strand for strand in web.strands if strand.who not in gone))
    return now._replace(hunters=[hunter for hunter in now.hunters if hunter.id not in gone], spiderweb=web)


def draw_sinking(frame: Frame, people: Characters, hunter: HunterPose) -> None:
    """One who is on his way out of sight."""
    left = left_of(hunter)
    _draw_faded(frame, people, hunter, SINKS_M * (1.0 - left), left)


def draw_diving(frame: Frame, people: Characters, hunter: HunterPose) -> None:
    """One who swims under water is no more than a shade: his bubbles tell more."""
    _draw_faded(frame, people, hunter, 0.0, SHADE)


def _draw_faded(frame: Frame, people: Characters, hunter: HunterPose, lower: float, left: float) -> None:
    camera = frame.camera
    side = round(SHEET_M * camera.scale / painting.SIMD_WIDTH) * painting.SIMD_WIDTH
    sheet = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    x, y = camera.to_screen(hunter.x, hunter.y - lower)
    people.draw(sheet, lambda a, b: (side / 2 + (a - hunter.x) * camera.scale, side / 2 - (b - hunter.y) * camera.scale), hunter,
                frame.now.seconds, frame.dt)  # fmt: skip
    safe_draw.blit_at(frame.surface, painting.faded(sheet, left), (x - side / 2, y - side / 2))
