"""Leap sign: shows when to leap, on the water itself: a ring in the trough that closes as one nears it, and the crest to be leapt over.

The ring is where the feet should be as they leave the water, and turns to gold while it is the moment. Strong at first, it pales with every
good landing and comes back with every stamp: whoever can read the water no longer sees it.
"""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.core.gravity import LEAP_GRAVITY
from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import BURST_FRAMES, COMB_FRAMES, TURNS, LeapSignSprites
from game.view.poses import RunnerPose
from game.view.render import safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.next_leap import MIN_RUN_SPEED, NextLeap, find_next_leap
from game.view.water.surface import SurfaceProfile

MODES = ("learning", "always", "off")
EARLY, LATE = -0.07, 0.075
"""Seconds after and before the very moment within which a leap is right: the ring is gold."""
DRAWN_FOR = 1.1
"""Seconds before the moment at which the brush is first set down."""
LESSON = 60.0
"""Metres of water over which the sign does not pale, however well one does."""
GOOD, SOFT = 0.7, 2.0
"""Quality of a landing from which it was a good one, and m/s of impact under which it was but a step."""
PALES, RETURNS = 0.16, 0.5
"""Share by which a good landing pales the sign, and by which a stamp brings it back."""
PATH_FROM = 0.5
"""Strength from which the whole path over the crest is shown, and not only where it begins."""
READ_EVERY = 1 / 20
"""Seconds from one reading of the water to the next."""
DABS, HIGHEST, AIRBORNE = 9, 1.5, 0.8
"""Dabs along the path, metres from its foot to its top, and seconds that a whole leap takes to come down behind a crest."""
ALONG = np.arange(1, DABS + 1) / (DABS + 0.5)
"""How far along the path each dab lies."""
ARC, LEVER = 4.0 * HIGHEST * ALONG * (1.0 - ALONG), 4.0 * HIGHEST * (1.0 - 2.0 * ALONG)
"""Metres that it lies over the straight line from end to end there, and how steeply the path rises over that, metres to its length."""
EASE, BURST_LIFE = 0.16, 0.55
"""Seconds in which the sign comes and goes, and for which a right leap rings on."""
DEPTH = 0.3
"""Metres of water that there must be under the ring."""

COLLAR_M = 0.9
"""Metres over his soles at which a grab is told to be broken."""


class LeapSign:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.sprites = Lazy(lambda: LeapSignSprites(palette, px, cache))
        self.px, self.mode = px, MODES[0]
        self.need = 1.0
        """How much whoever plays still needs it, 0 to 1; it outlasts a retry."""
        self._way = 0.0
        self.reset()

    def reset(self) -> None:
        """Another attempt."""
        self.next_leap: NextLeap | None = None
        self._read_at = self._seconds = -math.inf
        self._shown = 0.0
        self._bursts: list[tuple[float, float, float]] = []
        """Where rings open, how high at the least, and since when."""
        self._last: tuple[float, float] | None = None

    @property
    def strength(self) -> float:
        """How clear it is, 0 to 1."""
        return {"always": 1.0, "off": 0.0}.get(self.mode, self.need)

    @property
    def lit(self) -> bool:
        """Whether this is the moment: the ring is gold."""
        return self.next_leap is not None and EARLY < self.next_leap.after < LATE

    # what happened

    def observe(self, happened: Sequence[events.Event], now: float) -> None:
        """Take in a tick's events: what the runner does well and badly."""
        for event in happened:
            if isinstance(event, events.ChakraJolted) and event.who == "runner":
                self.need = min(1.0, self.need + RETURNS)
            elif isinstance(event, events.GrabBroken):  # on land at his feet, not on the water that would lie deep under them
                self._bursts.append((event.x, event.y - COLLAR_M, now))
            elif isinstance(event, events.Landed) and event.who == "runner" and event.footing == "water":
                self._landed(event, now)
            elif isinstance(event, events.Leapt) and event.who == "runner" and event.footing == "water" and self.lit:
                self._bursts.append((event.x, -math.inf, now))

    def _landed(self, event: events.Landed, now: float) -> None:
        if event.quality < GOOD or event.impact < SOFT:
            return
        self._bursts.append((event.x, -math.inf, now))
        if self._way > LESSON:
            self.need = max(0.0, self.need - PALES)

    # time

    def pass_time(self, profile: SurfaceProfile, runner: RunnerPose | None, seconds: float, dt: float) -> None:
        """Read the water anew, or let the last reading come nearer."""
        self._seconds = seconds
        self._bursts = [burst for burst in self._bursts if -0.1 < seconds - burst[2] < BURST_LIFE]
        if runner is None or runner.on == "ground":
            self.next_leap = None
        else:
            self._way += abs(runner.vx) * dt
            if not 0.0 <= seconds - self._read_at < READ_EVERY:
                self._read_at = seconds
                self.next_leap = self._read(profile, runner)
            elif self.next_leap is not None:
                self.next_leap = self._brought_on(self.next_leap, dt)
        there = self.next_leap is not None and self.strength > 0.0
        self._shown += (there - self._shown) * min(1.0, dt / EASE)

    def _read(self, profile: SurfaceProfile, runner: RunnerPose) -> NextLeap | None:
        found = find_next_leap(profile, runner.x, runner.vx, max(EARLY, _until_down(profile, runner)))
        if found is None or any(
            profile.depth_at(x) < DEPTH or profile.is_hidden(x) for x in (found.x, (found.x + found.crest) / 2, found.crest)
        ):
            return None
        return found

    def _brought_on(self, next_leap: NextLeap, dt: float) -> NextLeap:
        come = next_leap.speed * dt
        return next_leap._replace(after=next_leap.after - dt, x=next_leap.x - come, crest=next_leap.crest - come)

    # drawing

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, runner: RunnerPose | None) -> None:
        """On the water, behind whoever runs on it."""
        self._draw_bursts(surface, camera, profile)
        next_leap, strength = self.next_leap, self.strength * self._shown
        if next_leap is None or runner is None or strength < 0.1 or next_leap.after > 2.0 * DRAWN_FOR:
            return
        comb = self.sprites().combs[int(self._seconds * 7.0) % COMB_FRAMES]
        self._stand(surface, camera, profile, comb, next_leap.crest - 0.25, strength, 0.86)
        if next_leap.after > DRAWN_FOR:
            return
        if strength > PATH_FROM:
            self._draw_path(surface, camera, profile, next_leap, float(runner.vx), strength)
        turn = min(TURNS - 1, max(0, int((1.0 - next_leap.after / DRAWN_FOR) * TURNS)))
        ring = self.sprites().gold if self.lit else self.sprites().rings[turn]
        self._stand(surface, camera, profile, ring, next_leap.x, 1.0 if self.lit else strength, 0.5)

    def _stand(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        sprite: pygame.Surface,
        x: float,
        share: float,
        up: float,
        least: float = -math.inf,
    ) -> None:
        """A sprite with its middle at `x` and so much of it over the water."""
        faded = self.sprites().faded(sprite, share)
        if faded is not None:
            column, row = camera.to_screen(x, max(least, profile.height(x)))
            safe_draw.blit_at(surface, faded, (column - faded.get_width() / 2, row - up * faded.get_height()))

    def _draw_path(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, next_leap: NextLeap, fast: float, strength: float
    ) -> None:
        """Dabs from the ring over the crest to its back, as the wave sees them; they end where a rock stands in the way."""
        long, lit = (max(fast, MIN_RUN_SPEED) + next_leap.speed) * AIRBORNE, self.lit
        foot = profile.height(next_leap.x)
        climb = profile.height(next_leap.x + long) - foot
        sprites = self.sprites()
        faded = [
            sprites.faded(dab, strength * (1.0 if lit else 0.75)) for dab in sprites.path((-climb / long - LEVER / long).tolist(), lit)
        ]
        left, top = camera.screen_x(next_leap.x + long * ALONG), camera.screen_y(foot + climb * ALONG + ARC)
        half, clear = sprites.dab_size / 2, profile.clear_until(next_leap.x, next_leap.x + long)
        faded = faded[: int(np.searchsorted(next_leap.x + long * ALONG, clear))]
        places = zip((left - half).astype(int).tolist(), (top - half).astype(int).tolist(), strict=True)
        safe_draw.stamps(surface, [(dab, place) for dab, place in zip(faded, places, strict=False) if dab is not None])

    def _draw_bursts(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile) -> None:
        for x, least, since in self._bursts:
            frame = int((self._seconds - since) / BURST_LIFE * BURST_FRAMES)
            sprite = self.sprites().bursts[min(BURST_FRAMES - 1, max(0, frame))]
            self._stand(surface, camera, profile, sprite, x, 1.0, 0.5, least)


def _until_down(profile: SurfaceProfile, runner: RunnerPose) -> float:
    """Seconds until one who is in the air stands on the water again; long ago if he does."""
    if runner.on != "air":
        return -1.0
    high = max(0.0, float(runner.y) - profile.height(float(runner.x)))
    return (float(runner.vy) + math.sqrt(float(runner.vy) ** 2 + 2.0 * LEAP_GRAVITY * high)) / LEAP_GRAVITY
