"""Cause shots: of every moment that may decide a run a piece of the picture about the runner is kept; the card of a lost run shows that
of its cause. Nothing is written on it: it is taken before the display is drawn.
"""

from collections.abc import Mapping

import pygame

from game.sim import events
from game.sim.characters.movement.movement import STAMP_QUALITY
from game.sim.terrain.obstacles import OBSTACLE_KINDS
from game.view.camera.camera import Camera
from game.view.render.draw_list import flushed
from game.view.snapshot import Snapshot

SHOT_SIZE = (500.0, 190.0)
"""Reference pixels across and up of what is kept."""
ABOVE_M = 1.45
"""Metres over the runner's soles of its middle: what is written under one who is held is not in it."""
SHOT_SCALE = 0.86
"""Times the size it was drawn in."""
END, CAUGHT, SANK = "end", "caught", "sank"
SHOT_OF: Mapping[str, str] = {
    "stumbles": "stumbled", "burnouts": "burnt", "caught_in_wood": "flat", "dropped": "dropped", "stamped": "stamped",
    "blades": "hurt_blade", "grasps": "hurt_grasp", "ran": SANK, "sprint": SANK, "pills": SANK, "dry": SANK, "drowned": SANK,
    "cracked": "struck", "hits": "ran_into", "outran": "wave_lost", "broke": "wave_lost", "taken": "held", "kept": "held",
    "surprised_tracker": "silent", "surprised_thrower": "silent", "surprised_diver": "silent",
    "knew_stop": "slip_stop", "knew_turn": "slip_turn", "knew_hurry": "slip_hurry", "knew_stand": "slip_stand",
    "knew_wrong": "slip_wrong",
}  # fmt: skip
"""By what a lost run is told for (the tip's name), which moment is shown; CAUGHT, and then END, where there is no such picture."""


def moment_of(event: events.Event) -> tuple[str, float] | None:
    """The name of the moment of which a picture is wanted, and how many seconds after the event it is best seen."""
    match event:
        case events.ComposureSlipped():
            return f"slip_{event.cause}", 0.25
        case events.BirdsFellSilent():
            return "silent", 1.1
        case events.RunnerCaught():
            return CAUGHT, 0.5
        case events.LegsBurnt(out=True):
            return "burnt", 0.1
        case events.Staggered(who="runner") if event.cause in OBSTACLE_KINDS:
            return "stumbled", 0.22
        case events.LandedFlat(who="runner"):
            return "flat", 0.08
        case events.HunterAimed(attack="drop"):
            return "dropped", event.seconds + 0.2
        case events.Landed(who="runner", footing="water") if event.quality < STAMP_QUALITY:
            return "stamped", 0.14
        case events.RunnerHurt():
            return f"hurt_{event.cause}", 0.1
        case events.Sank(who="runner") | events.ChakraRanDry(who="runner"):
            return SANK, 0.3
        case events.ObstacleHit():
            return "ran_into", 0.1
        case events.BarrierStruck():
            return "struck", 0.1
        case events.WaveLost():
            return "wave_lost", 0.3
        case events.FootHeld(who="runner"):
            return "held", 0.3
        case events.ChapterLost():
            return END, 0.1
    return None


class CauseShots:
    """`px` is real pixels per reference pixel. Of each kind of moment the last one is kept."""

    def __init__(self, px: float) -> None:
        self.px = px
        self._due: dict[str, float] = {}
        self._kept: dict[str, pygame.Surface] = {}
        self._is_held = False

    def reset(self) -> None:
        """Another attempt."""
        self._due.clear()
        self._kept.clear()
        self._is_held = False

    def observe(self, event: events.Event, seconds: float) -> None:
        """`seconds` of the world at the event. In a hunter's hands, and after the end, nothing is decided any more."""
        found = None if END in self._due or END in self._kept else moment_of(event)
        if found is not None and not (self._is_held and found[0] != END):
            self._due[found[0]] = seconds + found[1]
        if isinstance(event, events.RunnerCaught | events.GrabBroken):
            self._is_held = isinstance(event, events.RunnerCaught)

    def watch(self, surface: pygame.Surface, camera: Camera, now: Snapshot) -> None:
        """Keep what is about the runner for every moment that is due; `surface` is the picture, with nothing written on it yet."""
        names = [name for name, due in self._due.items() if due <= now.seconds] if self._due else ()
        if not names or now.runner is None:
            return
        picture = flushed(surface)
        sides = zip((round(side * self.px) for side in SHOT_SIZE), picture.get_size(), strict=True)
        place = pygame.Rect((0, 0), [max(1, min(side, most)) for side, most in sides])
        x, y = camera.to_screen(now.runner.x, now.runner.y + ABOVE_M)
        place.center = round(x), round(y)
        place.clamp_ip(picture.get_rect())
        shot = pygame.transform.smoothscale_by(picture.subsurface(place), SHOT_SCALE)
        for name in names:
            del self._due[name]
            self._kept[name] = shot

    def shot(self, cause: str) -> pygame.Surface | None:
        """That of a cause, the name of a tip; or of the hand on his collar, or of the end."""
        wanted = SHOT_OF.get(cause, CAUGHT), CAUGHT, END
        return next((self._kept[name] for name in wanted if name in self._kept), None)
