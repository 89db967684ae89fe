"""Impact: hit pause, shake and flash, each bounded and each behind its slider."""

import math

import pygame

from game.sim import events
from game.sim.terrain.obstacles import OBSTACLE_KINDS
from game.view.render import safe_draw

HIT_STOPS = {
    "graze": (0.033, 0.0),
    "capture": (0.120, 0.05),
    "web": (0.200, 0.2),
    "release": (0.080, 0.1),
    "mark": (0.16, 0.12),
    "caught": (0.4, 0.05),
    "bump": (0.085, 0.05),
    "taken": (0.3, 0.15),
    "broke": (0.16, 0.05),
}
"""Seconds, and the speed of time meanwhile."""
GRAB_SHOWN = 0.16
"""Seconds from the grab to the pause it is seen in: by then his arm is out and the other hangs on it."""
APART = 0.4
"""Never two stops within this many seconds."""
MOST_SHAKE = 6.0
"""Reference pixels."""
CALM = 1.6
"""Trauma lost in a second."""
FLASHES_APART = 0.34
"""At most three flashes a second."""
FLASH_LASTS = 0.14


class Impact:
    """Counts in real seconds, so that it runs on while time itself is stopped."""

    def __init__(self) -> None:
        self.shake = self.flash = self.stop = 1.0
        self.trauma = 0.0
        self.now = 0.0
        self._stop_from = self._stop_until = self._last_stop = self._last_flash = -10.0
        self._slow = 1.0
        self._flash_color = (255, 255, 255)
        self._flash_strength = 0.0

    def observe(self, event: events.Event) -> None:
        if isinstance(event, events.Landed) and event.who == "runner" and event.quality < 0.35 and event.impact > 6:
            self._add_trauma(0.3, "graze" if event.impact > 9 else None)
        elif isinstance(event, events.Staggered) and event.who == "runner" and event.cause in OBSTACLE_KINDS:
            self._add_trauma(0.75, "bump")
        elif isinstance(event, events.RunnerHurt):
            self._add_trauma(0.35 + 0.5 * event.amount, "graze")
        elif isinstance(event, events.BarrierRaised):
            self._add_trauma(0.55, "capture", (174, 243, 255), 0.5)
        elif isinstance(event, events.SpiderwebWoken):
            self._add_trauma(0.7, "web", (255, 255, 255), 0.45)
        elif isinstance(event, events.SpiderwebReleased):
            self._add_trauma(0.3, "release", (174, 243, 255), 0.3)
        elif isinstance(event, events.WaveRaised):
            self._add_trauma(0.6, None)
        elif isinstance(event, events.FootHeld):
            self._add_trauma(0.3, "graze")
        elif isinstance(event, events.SealmasterCalled):
            self._add_trauma(0.4, "release", (174, 243, 255), 0.55)
        elif isinstance(event, events.HoldBroke):
            self._add_trauma(0.7, "release", (174, 243, 255), 0.6)
        elif isinstance(event, events.HunterRose):
            self._add_trauma(0.6, None)
        elif isinstance(event, events.RunnerTaken):
            self._add_trauma(0.85, "taken", (255, 255, 255), 0.35)
        elif isinstance(event, events.RunnerCaught):
            self._add_trauma(0.7, "caught")
        elif isinstance(event, events.NoiseMarked):
            self._add_trauma(0.22, "mark", (226, 110, 70), 0.5)
        elif isinstance(event, events.MarkFailed):
            self._add_trauma(0.2, None)
        elif isinstance(event, events.ObstacleHit):
            self._add_trauma(0.5, "bump", (255, 255, 255), 0.35)
        elif isinstance(event, events.BarrierBroke):
            self._add_trauma(0.9, "broke", (255, 255, 255), 0.5)
        elif isinstance(event, events.BarrierMended):
            self._add_trauma(0.0, None, (174, 243, 255), 0.3)
        elif isinstance(event, events.BarrierStruck):
            self._add_trauma(min(0.45, 0.08 * event.speed), "graze")

    def pass_time(self, dt: float) -> None:
        self.now += dt
        self.trauma = max(0.0, self.trauma - CALM * dt)

    def _add_trauma(self, trauma: float, stop: str | None, flash: tuple[int, int, int] | None = None, strength: float = 0.0) -> None:
        self.trauma = min(1.0, self.trauma + trauma)
        same = stop is not None and self.now == self._last_stop and HIT_STOPS[stop][0] > self._stop_until - self._stop_from
        if stop and (same or self.now - self._last_stop > APART):
            seconds, slow = HIT_STOPS[stop]
            self._stop_from = self.now + (GRAB_SHOWN if stop == "caught" else 0.0)
            self._last_stop, self._stop_until, self._slow = self.now, self._stop_from + seconds * self.stop, slow
        if flash and self.now - self._last_flash > FLASHES_APART:
            self._last_flash, self._flash_color, self._flash_strength = self.now, flash, strength

    @property
    def hit_stop(self) -> float:
        """How fast time runs now: 1 as ever, less while a blow is felt."""
        return self._slow if self._stop_from <= self.now < self._stop_until else 1.0

    def shift(self, px: float) -> tuple[float, float]:
        """Where the shake has the picture, in real pixels: smooth, never more than six reference pixels."""
        far = MOST_SHAKE * px * self.shake * self.trauma**2
        t = self.now * 2 * math.pi
        x = 0.6 * math.sin(t * 7.3) + 0.4 * math.sin(t * 11.9 + 1)
        y = 0.6 * math.sin(t * 8.7 + 2) + 0.4 * math.sin(t * 13.1 + 4)
        return x * far, y * far

    def draw_flash(self, surface: pygame.Surface) -> None:
        left = 1 - (self.now - self._last_flash) / FLASH_LASTS
        level = min(1.0, left) * self._flash_strength * self.flash
        if left > 0 and level > 0.01:
            color = [round(channel * level * 0.4) for channel in self._flash_color]
            surface.fill((color[0], color[1], color[2]), special_flags=safe_draw.ADD)
