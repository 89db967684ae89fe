"""Short-lived effects of events: splashes, rings, light under feet, drops, bubbles."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.sim import events
from game.view.camera.camera import METRE, Camera
from game.view.effects.splashes.drops import Drops
from game.view.effects.splashes.splash import FIRM, SLAP, Splashes
from game.view.effects.splashes.splash_painter import FOOT, FRAMES
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

MOST_MARKS = 90
FINE, POOR, LIGHT = 0.75, 0.45, 2.0
"""Qualities from which a landing is a good one and under which it is a stamp; m/s of impact under which it is no more than a step."""
SLAP_STEP = 3.2
"""m/s of impact against the water from one size of a slap to the next."""
MOST_RINGS, RING_AFTER, LONGEST_WAIT = 5, 0.11, 1.0
"""Rings for the links of a flow, seconds from one to the next, and the longest that anything is put off."""
JOG, SPRINT = 4.0, 8.0
"""m/s from which heels throw up spray, and at which they throw up most."""


@dataclass(slots=True)
class Mark:
    """A run of frames at a place on the water: "plane", "face", "light" lie on it, "back" and "front" stand on it, "under" hangs below."""

    frames: Sequence[pygame.Surface]
    x: float
    layer: str
    born: float
    life: float
    lift: float = 0.0
    root: float = 0.0
    """Metres to each side in which the lake's lip lies before its foot."""


class Effects:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.splashes = Lazy(lambda: Splashes(palette, px, cache))
        self.dice = painting.generator("effects")
        self.drops = Drops(palette, px, cache, self.dice)
        self.reset()

    def reset(self) -> None:
        self.marks: list[Mark] = []
        self.drops.clear()
        self.now = 0.0
        self.speeds: Mapping[str, float] = {}
        self.landed: set[str] = set()
        self.flow = 0
        """Links of the runner's chain of good landings."""

    # what happened

    def observe_tick(self, events_: Sequence[events.Event], speeds: Mapping[str, float]) -> None:
        """Answer a tick's events; `speeds`: how fast all move to the right. Who lands breaks the surface, too: that is one splash."""
        self.speeds = speeds
        self.landed = {event.who for event in events_ if isinstance(event, events.Landed)}
        for event in events_:
            self.observe(event)

    def observe(self, event: events.Event) -> None:
        """Answer one event."""
        name = "_on_" + type(event).__name__.lower()
        answer = getattr(self, name, None)
        if answer and math.isfinite(event.x) and math.isfinite(event.y):
            answer(event)

    def _on_landed(self, event: events.Landed) -> None:
        """With the water: a lens of light and thin rings. Against it: a slap, the heavier the worse. Neither: a small splash."""
        if event.footing != "water":
            return
        if event.quality > FINE and event.impact > LIGHT:
            self._show_good_landing(event.x, event.who == "runner")
        elif event.quality < POOR and event.impact > LIGHT:
            self._slap(event.x, event.y, (1 - event.quality) * event.impact)
        else:
            self.mark(self._fan("step" if event.impact < LIGHT else "clean"), event.x, "back", 0.5)
            self.mark(self.splashes().rings["pale"], event.x, "plane", 0.7)

    def _show_good_landing(self, x: float, runner: bool) -> None:
        splashes = self.splashes()
        self.mark(self._fan("bloom" if runner else "clean"), x, "back", 0.7 if runner else 0.55)
        self.mark(splashes.rings["thin"], x, "face", 0.9)
        if runner:
            self.mark(splashes.lens, x, "light", 0.6)

    def _on_flowchanged(self, event: Any) -> None:
        """One ring more for every link, each a little after the one before it."""
        if event.who == "runner":
            self.flow = event.links
        for link in range(1, min(event.links, MOST_RINGS)) if event.links > event.before else ():
            self.mark(self.splashes().rings["thin"], event.x, "face", 0.9 + 0.12 * link, wait=RING_AFTER * link)

    def _on_flowbroken(self, event: Any) -> None:
        if event.who == "runner":
            self.flow = 0

    def _slap(self, x: float, y: float, force: float) -> None:
        """Dark where the lake was struck, water thrown out low to both sides, foam torn off it."""
        splashes, size = self.splashes(), min(len(SLAP) - 1, int(force / SLAP_STEP))
        self.mark(splashes.blots[size], x, "plane", 1.1)
        self.mark(splashes.stamps[size], x, "back", 0.75)
        for side in (-1, 1):
            for _ in range(1 + size):
                scrap = splashes.scraps[int(self.dice.integers(len(splashes.scraps)))]
                self.mark(scrap, x + side * self.dice.uniform(0.3, 1.0 + 0.5 * size), "plane", self.dice.uniform(1.6, 2.8), wait=0.25)
        self.drops.spray("ink", x, y, 4 + 4 * size, 2.2 + size, 2.4)

    def _on_leapt(self, event: events.Leapt) -> None:
        if event.footing == "water":
            self.mark(self._fan("step", event.who), event.x, "back", 0.42)
            if event.lift > 0.4:
                self.mark(self._fan("clean"), event.x, "back", 0.5)
            self.mark(self.splashes().rings["pale"], event.x, "plane", 0.6)

    def _on_legsdriven(self, event: Any) -> None:
        """Chakra goes into the legs."""
        self.drops.spray("spark", event.x, event.y, 16, 2.4, 1.2)

    def _on_legsburnt(self, event: Any) -> None:
        self.drops.spray("ink", event.x, event.y, 10 if event.out else 4, 1.2, 1.6)

    def _on_footfell(self, event: events.FootFell) -> None:
        if event.footing != "water":
            return
        self.mark(self._fan("step", event.who), event.x, "front", 0.4)
        self.mark(self.splashes().streaks, event.x, "plane", 1.5, lift=0.0)
        if event.who == "runner":
            firm = min(FIRM - 1, int(event.strength * FIRM))
            self.mark(self.splashes().rings[f"chakra {firm}"], event.x, "plane", 0.35 + 0.4 * event.strength)
            if self.flow:
                self._draw_out(event.x, self.speeds.get("runner", 0.0))
            self.mark(self.splashes().runs[int(self.dice.integers(3))], event.x, "under", 0.5 + 0.5 * event.strength)
        self._kick_up(event.x, event.y, self.speeds.get(event.who, 0.0))

    def _draw_out(self, x: float, speed: float) -> None:
        """Strokes on the lake behind one in a flow: the longer the chain, the more of them."""
        trails = self.splashes().trails
        for number in range(1 + self.flow // 3):
            behind = x - math.copysign(1.2 + 1.1 * number, speed)
            self.mark(trails[(number + int(self.dice.integers(2))) % len(trails)], behind, "plane", 0.8, lift=0.12 + 0.2 * number)

    def _kick_up(self, x: float, y: float, speed: float) -> None:
        """Drops off the heels: the faster he runs, the more of them and the farther back."""
        fast = max(0.0, abs(speed) - JOG) / (SPRINT - JOG)
        if self.dice.uniform() < 0.5 + fast:
            self.drops.spray("drop", x, y, 2 + round(5 * fast), 0.6, 1.6 + 1.2 * fast, -0.25 * speed)

    def _on_splashed(self, event: events.Splashed) -> None:
        if event.who in self.landed:
            return
        big = event.size > 0.9 or event.speed > 6
        if event.size < 0.25:
            self.mark(self._fan("step"), event.x, "back", 0.42)
            self.mark(self.splashes().rings["pale"], event.x, "plane", 0.6)
            return
        self.mark(self._fan("heavy" if big else "burst"), event.x, "back", 1.0 if big else 0.8)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 0.9)
        self.drops.spray(
            "drop", event.x, event.y, min(12, round(3 + event.speed * max(0.3, event.size))), 2.6, min(6.0, 2 + event.speed * 0.5)
        )

    def _on_sank(self, event: events.Sank) -> None:
        if event.deeper:
            self.mark(self.splashes().rings["dark"], event.x, "plane", 0.8)
            self.drops.bubbles(event.x, event.y, 6)

    def _on_barrierraised(self, event: events.BarrierRaised) -> None:
        self.mark(self.splashes().rings["wide"], event.x, "plane", 1.1)
        self.mark(self._fan("heavy"), event.x, "back", 1.0)
        self.drops.spray("spark", event.x, event.y + 1, 26, 3.2, 2.5)

    def _on_barrierstruck(self, event: events.BarrierStruck) -> None:
        self.drops.spray("shard", event.x, event.y, 5, 2.0, 2.5)

    def _on_barrierdispelled(self, event: events.BarrierDispelled) -> None:
        self.drops.spray("shard", event.x, event.y, 40, 3.5, 3.5)

    def _on_barrierbroke(self, event: Any) -> None:
        self.drops.spray("shard", event.x, event.y, 60, 4.5, 4.0)
        self.drops.spray("ink", event.x, event.y, 24, 3.4, 3.6)
        self.mark(self._fan("heavy"), event.x, "front", 1.0)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 1.1)
        for below in (0.6, 1.2, 1.8, 2.4):
            self.drops.bubbles(event.x, event.y - below, 9)

    def _on_ballpumped(self, event: Any) -> None:
        self.mark(self.splashes().stamps[1], event.x, "back", 0.75)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 0.9)

    def _on_barriermended(self, event: Any) -> None:
        self.drops.spray("spark", event.x, event.y + 0.6, 30, 3.0, 2.5)

    def _on_obstaclehit(self, event: Any) -> None:
        self.mark(self._fan("heavy"), event.x, "front", 0.9)
        self.drops.spray("shard", event.x, event.y, 30, 4.0, 4.0)
        self.drops.spray("ink", event.x, event.y - 1.0, 14, 3.0, 3.4)

    def _on_obstaclehopped(self, event: Any) -> None:
        self.mark(self.splashes().rings["thin"], event.x, "face", 0.9)
        self.mark(self.splashes().lens, event.x, "light", 0.6)

    def _on_hunterknocked(self, event: Any) -> None:
        self.mark(self._fan("burst"), event.x, "back", 0.8)
        self.drops.spray("drop", event.x, event.y, 10, 2.6, 3.4)

    def _on_hunteraimed(self, event: events.HunterAimed) -> None:
        if event.attack in ("throw", "lunge"):
            self.drops.spray("spark", event.x, event.y + 1.3, 4, 0.6, 0.8)
        elif event.attack != "drop":
            self.mark(self.splashes().rings["dark"], event.x, "plane", max(0.5, event.seconds))
            self.drops.bubbles(event.x, event.y, 18)

    def _on_diverbubbled(self, event: events.DiverBubbled) -> None:
        self.mark(self.splashes().rings["pale"], event.x, "plane", 0.9)
        for below, count in ((0.3, 7), (0.9, 8), (1.6, 9), (2.3, 9)):
            self.drops.bubbles(event.x, event.y - below, count)

    def _on_hunterdrowned(self, event: events.HunterDrowned) -> None:
        self.drops.bubbles(event.x, event.y + 1.0, 5)

    def _on_huntertripped(self, event: events.HunterTripped) -> None:
        if event.cause == "logs":  # on dry land, most often: where there is water, the logs splash themselves
            return
        self.mark(self.splashes().stamps[0], event.x, "back", 0.75)
        self.drops.spray("drop", event.x, event.y, 6, 2.5, 3.0)

    def _on_spiderwebcaught(self, event: events.SpiderwebCaught) -> None:
        self.mark(self._fan("clean"), event.x, "back", 0.55)
        self.drops.spray("web", event.x, event.y + 0.3, 8, 2.2, 3.2)

    def _on_hunterwentunder(self, event: events.HunterWentUnder) -> None:
        self.mark(self._fan("burst"), event.x, "back", 0.8)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 1.2)
        self.drops.bubbles(event.x, event.y - 0.3, 16)

    def _on_spiderwebreleased(self, event: events.SpiderwebReleased) -> None:
        self.drops.spray("web", event.x, event.y, 40, 8.0, 3.0)

    def _on_bladehit(self, event: events.BladeHit) -> None:
        if event.who == "water":
            self.mark(self._fan("step"), event.x, "front", 0.4)
        self.drops.spray("drop" if event.who == "water" else "shard", event.x, event.y, 4, 1.5, 2.2)

    # making

    def _fan(self, name: str, who: str = "") -> Sequence[pygame.Surface]:
        """A splash, thrown up behind the heels of whoever runs."""
        return self.splashes().fan(name, int(self.dice.integers(2)), -1 if self.speeds.get(who, 0.0) < 0 else 1)

    def mark(self, frames: Sequence[pygame.Surface], x: float, layer: str, life: float, lift: float = 0.0, wait: float = 0.0) -> None:
        """Show frames at a place, `wait` seconds from now."""
        if len(self.marks) >= MOST_MARKS:
            self.marks.pop(0)
        root = 0.42 * frames[0].get_width() / (METRE * self.px) if layer == "back" else 0.0
        self.marks.append(Mark(frames, x, layer, self.now + wait, life, lift, root))

    # time

    def pass_time(self, now: float, dt: float, profile: SurfaceProfile) -> None:
        """Move everything by `dt` seconds of the world's time, to the moment `now`."""
        self.now = now
        self.marks = [mark for mark in self.marks if -LONGEST_WAIT < self.now - mark.born < mark.life]
        self.drops.pass_time(dt, profile)

    # drawing

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, layer: str) -> None:
        for mark in self.marks:
            if mark.layer == layer:
                self._draw_mark(surface, camera, profile, mark)

    def roots(self) -> list[tuple[float, float]]:
        """Where splashes stand in the lake, and how far to each side."""
        return [(mark.x, mark.root) for mark in self.marks if mark.root and mark.born <= self.now]

    def _draw_mark(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, mark: Mark) -> None:
        if self.now < mark.born:
            return
        frame = mark.frames[min(FRAMES - 1, max(0, int((self.now - mark.born) / mark.life * FRAMES)))]
        width, height = frame.get_size()
        x = camera.screen_x(mark.x)
        if not -width < x < surface.get_width() + width:
            return
        y = camera.screen_y(profile.height(mark.x) + mark.lift)
        if profile.towers_over(mark.x) or profile.depth_at(mark.x) <= 0.0:  # on dry land it would lie in the soil
            return
        up = {"plane": height / 2 + 3 * self.px, "face": height / 2 - self.px, "light": height / 2, "under": -2 * self.px}.get(
            mark.layer, height - (FOOT + 1) * self.px
        )
        safe_draw.blit_at(surface, frame, (x - width / 2, y - up), safe_draw.ADD if mark.layer == "light" else safe_draw.PREMULTIPLIED)

    def draw_foot_light(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float, firm: float) -> None:
        """Chakra under a foot that stands on water: bright while it holds, dim when it fails."""
        sprite = self.splashes().glow[min(len(self.splashes().glow) - 1, max(0, int(firm * len(self.splashes().glow))))]
        column, row = camera.to_screen(x, float(profile.at(x)))
        safe_draw.blit_at(surface, sprite, (column - sprite.get_width() / 2, row - sprite.get_height() * 0.42), safe_draw.ADD)
