"""Trap layer: what a played sealmaster's picture has besides: slow time, then over everybody ring, strand, wave mark and sign."""

from collections.abc import Mapping

import numpy as np
import pygame

from game.sim import events
from game.sim.objects.floating.raft import RaftPose
from game.sim.sealmaster.trap.poses import DrivenWavePose, TrapPose
from game.view.camera.camera import Camera, Lens
from game.view.frame import Frame
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.sealmaster.bind_reach import BindReach
from game.view.sealmaster.focus_ring import FocusRing
from game.view.sealmaster.sign_picture import SignPicture
from game.view.sealmaster.slow_time import SlowTime
from game.view.sealmaster.strand_rhythm import StrandRhythm
from game.view.sealmaster.tilt_mark import TiltMark
from game.view.sealmaster.time_lapse import TimeLapse
from game.view.sealmaster.wave_drive import WaveDrive
from game.view.sealmaster.wave_verdict import WaveVerdict
from game.view.sealmaster.wet_feet import WetFeet

HAND = (0.45, 1.2)
"""Metres before him and over his soles."""
HEAD = 1.95
"""Metres over his soles."""
MIN_MARKED_TILT_SHARE = 0.12
"""Share of what a raft bears from which its tilt is marked."""
LIGHT = 96.0
"""Reference pixels across the light about his hands while they write."""
COLUMN, PALE, PALEST = 58.0, "#fff1d6", 0.6
"""Half breadth of the pale column that stands on the water behind him (reference pixels), its colour, and how much of it there is:
he is the darkest thing before the palest, so that he is seen however small he is."""
ABOVE, ASIDE = 138.0, 84.0
"""Reference pixels from his soles to the middle of a sign, and lakewards."""
LEFT, RIGHT, TOP = 130.0, 1010.0, 190.0
"""Reference pixels between which, and under which, that middle always lies."""


class TrapLayer:
    """`px` is real pixels per reference pixel; `own` are the level's own lines, by key."""

    def __init__(self, assets: Assets, palette: Palette, px: float, lens: Lens, cache: SpriteCache, own: Mapping[str, str]) -> None:
        self.px = px
        self.slow_time, self._ring = SlowTime(palette, px, cache), FocusRing(palette, px, lens.metre * px, cache)
        self.sign, self._strand, self._wave = (
            SignPicture(assets, palette, px, cache, own),
            StrandRhythm(palette, px, cache),
            WaveDrive(assets, palette, px),
        )
        self._tilt, self._lapse = TiltMark(palette, px), TimeLapse(px, cache)
        self._reach, self._verdict = BindReach(palette, px), WaveVerdict(assets, px)
        self._wet_feet = WetFeet(palette, px, lens.metre * px, cache)
        self._light, self._pale = cache.get("hands", lambda: [_light(palette, px), _pale_column(px, lens)])
        self._clock: float | None = None
        self.shown = True
        """Whether the marks are there that tell a player something: ring, gauge, snares."""

    def draw_behind_land(self, surface: pygame.Surface, camera: Camera, trap: TrapPose) -> None:
        """The pale column, on the lake's plane."""
        x = camera.screen_x(trap.x) - self._pale.get_width() / 2
        safe_draw.blit_at(surface, self._pale, (x, camera.edge - self._pale.get_height()))

    def reset(self) -> None:
        """Another run."""
        self.sign.reset()
        self.slow_time.share, self._clock = 0.0, None
        self._reach.reset()
        self._verdict.reset()

    def observe(self, event: events.Event, seconds: float) -> None:
        """`seconds` of the world at the event."""
        self._verdict.observe(event, seconds)

    def draw_behind_people(self, surface: pygame.Surface, trap: TrapPose, clock: float, night: float = 0.0) -> None:
        """The print pales under them; `clock` is that of the picture, which does not slow down."""
        passed, self._clock = clock - (self._clock if self._clock is not None else clock), clock
        self.slow_time.pass_time(trap.time_scale, max(0.0, passed))
        self.slow_time.draw(surface, night, clock)

    def draw_before_people(self, frame: Frame, trap: TrapPose, clock: float) -> None:
        """Everything that his hands do."""
        if not self.shown:
            return
        surface, camera, now = frame.surface, frame.camera, frame.now
        if trap.focus is not None and now.outcome is None and not (now.barrier is not None and trap.focus.ours):
            self._ring.draw(surface, camera, trap.focus, clock)
        hand = camera.to_screen(trap.x + HAND[0] * trap.facing, trap.y + HAND[1])
        self._reach.draw(surface, camera, frame.profile, trap, clock, frame.dt)
        for strand in trap.strands:
            man = next((hunter for hunter in now.hunters if hunter.id == strand.who), None)
            if strand.bound and man is not None:
                self._strand.draw(surface, strand, hand, camera.to_screen(man.x, man.y + 0.6), clock)
        if trap.wave is not None and now.wave is not None and now.wave.state in ("building", "driving"):
            self._draw_tilt(frame, trap.wave, now.wave.direction)
            drives = trap.wave if now.wave.state == "driving" else trap.wave._replace(zone="")  # while it gathers nobody is to blame
            self._wave.draw(surface, camera, frame.profile, drives, now.wave.direction, clock)
        if now.outcome is None:
            self._verdict.draw(surface, camera, frame.profile, now.barrier.x if now.barrier is not None else None, now.seconds)
        if trap.sign.open and now.outcome is None and not (now.spiderweb is not None and now.spiderweb.awake):
            self._wet_feet.draw(surface, camera, frame.profile, now)
        if trap.time_scale > 1.0 and now.outcome is None:
            self._lapse.draw(surface, camera.to_screen(trap.x, trap.y + HEAD), clock)
        if trap.sign.open:
            side = self._light.get_width() / 2
            safe_draw.blit_at(surface, self._light, (hand[0] - side, hand[1] - side), safe_draw.ADD)
        self.sign.draw(surface, trap.sign, self._middle(camera, trap), clock, hand)

    def _draw_tilt(self, frame: Frame, wave: DrivenWavePose, direction: int) -> None:
        """At the raft that it is driven at, once that tilts."""
        if wave.holds <= 0.0 or wave.tilt < MIN_MARKED_TILT_SHARE:
            return
        rafts = [thing for thing in frame.now.things if isinstance(thing, RaftPose) and not thing.overturned]
        near = min(rafts, key=lambda raft: abs(raft.x - wave.x - direction * wave.lead), default=None)
        if near is not None:
            self._tilt.draw(frame.surface, frame.camera, near, wave.tilt, wave.holds, direction)

    def _middle(self, camera: Camera, trap: TrapPose) -> tuple[float, float]:
        """The pixel of the sign's middle: over his hands, lakewards, and always in the picture."""
        x, y = camera.to_screen(trap.x, trap.y)
        side = 1.0 if camera.x > trap.x else -1.0
        x = min(max(x + side * ASIDE * self.px, LEFT * self.px), RIGHT * self.px)
        return x, max(y - ABOVE * self.px, TOP * self.px)


def _light(palette: Palette, px: float) -> pygame.Surface:
    """To be added."""
    wide = round(LIGHT * px) // painting.SIMD_WIDTH * painting.SIMD_WIDTH
    line = np.linspace(-1, 1, max(painting.SIMD_WIDTH, wide), dtype=np.float32)
    light = np.clip(1 - np.hypot(line[None, :], line[:, None]), 0, 1) ** 2 * 0.55
    return painting.opaque(light[..., None] * np.asarray(rgb(palette.chakra), dtype=np.float32) - 0.5)


def _pale_column(px: float, lens: Lens) -> pygame.Surface:
    """Broad and soft below, narrower and fainter towards the horizon."""
    wide, high = round(4.4 * COLUMN * px), round(lens.plane * px)
    down = np.linspace(0, 1, max(2, high), dtype=np.float32)[:, None]
    across = np.linspace(-2.2, 2.2, max(2, wide), dtype=np.float32)[None, :]
    share = np.exp(-((across / (0.55 + 0.45 * down)) ** 2)) * np.clip(down * 1.7, 0, 1) * np.clip((1 - down) * 6, 0, 1) * PALEST
    return painting.translucent(rgb(PALE), share.astype(np.float32))
