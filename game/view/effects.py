"""Takes what happened, gives what is seen of it for a moment: splashes, rings, light under feet, drops, bubbles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.sim import events
from game.view import bokashi, canvas
from game.view.camera import Camera
from game.view.late import Late
from game.view.palette import Palette, mix, rgb
from game.view.prints import Prints
from game.view.profile import Profile
from game.view.splash import FIRM, FRAMES, Splashes

MOST = 420
"""Drops and bubbles at once."""
MOST_MARKS = 90
KINDS = ("drop", "ink", "bubble", "web", "shard", "spark")
SIZES = 4
FALL = {"drop": -12.0, "ink": -12.0, "bubble": 0.0, "web": -7.0, "shard": -9.0, "spark": 0.4}


@dataclass(slots=True)
class Mark:
    """A run of frames at a place on the water: "plane" lies on it, "back" and "front" stand on it, "under" hangs below."""

    frames: Sequence[pygame.Surface]
    x: float
    layer: str
    born: float
    life: float
    lift: float = 0.0


class Effects:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.palette, self.k = palette, k
        self.splashes = Late(lambda: Splashes(palette, k, prints))
        self.dice = bokashi.generator("effects")
        self.sprites = prints.keep("drops", lambda: [self._dot(kind, size) for kind in KINDS for size in range(SIZES)])
        self.reset()

    def reset(self) -> None:
        self.marks: list[Mark] = []
        self.place = np.zeros((0, 2))
        self.speed = np.zeros((0, 2))
        self.traits = np.zeros((0, 4))
        """Kind, size, time left, fall."""
        self.now = 0.0

    # what happened

    def observe(self, event: events.Event) -> None:
        """Answer one event."""
        name = "_on_" + type(event).__name__.lower()
        answer = getattr(self, name, None)
        if answer and math.isfinite(event.x) and math.isfinite(event.y):
            answer(event)

    def _on_landed(self, event: events.Landed) -> None:
        if event.footing != "water":
            return
        if event.quality >= 0.55:
            self.mark(self.splashes().rings["wide" if event.quality > 0.8 else "pale"], event.x, "plane", 0.75)
            self.mark(self._fan("clean"), event.x, "back", 0.4)
            self.spray("drop", event.x, event.y, round(5 + 3 * event.impact * 0.3), 2.2, 1.6)
        else:
            bad = 1 - event.quality
            self.mark(self._fan("stamp"), event.x, "back", 0.55)
            self.mark(self.splashes().rings["dark"], event.x, "plane", 0.7)
            self.spray("drop", event.x, event.y, round(8 + 10 * bad), 2.4, 5.5)
            self.spray("ink", event.x, event.y, round(6 + 8 * bad), 2.0, 4.6)

    def _on_leapt(self, event: events.Leapt) -> None:
        if event.footing == "water":
            self.mark(self._fan("clean" if event.lift > 0.4 else "step"), event.x, "back", 0.4)
            self.mark(self.splashes().rings["pale"], event.x, "plane", 0.6)
            self.spray("drop", event.x, event.y, 5, 1.2, 2.6)

    def _on_footfell(self, event: events.FootFell) -> None:
        if event.footing != "water":
            return
        self.mark(self._fan("step"), event.x, "front", 0.34)
        self.mark(self.splashes().streaks, event.x, "plane", 1.5, lift=0.0)
        if event.who == "runner":
            firm = min(FIRM - 1, int(event.strength * FIRM))
            self.mark(self.splashes().rings[f"chakra {firm}"], event.x, "plane", 0.35 + 0.4 * event.strength)
            self.mark(self.splashes().runs[int(self.dice.integers(3))], event.x, "under", 0.5 + 0.5 * event.strength)
        if self.dice.uniform() < 0.6:
            self.spray("drop", event.x, event.y, 2, 1.0, 1.8)

    def _on_splashed(self, event: events.Splashed) -> None:
        big = event.size > 0.9 or event.speed > 6
        self.mark(self._fan("heavy" if big else "stamp"), event.x, "back", 0.7 if big else 0.5)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 0.9)
        self.spray(
            "drop", event.x, event.y, min(26, round(6 + event.speed * 2 * max(0.3, event.size))), 2.6, min(7.0, 2 + event.speed * 0.5)
        )

    def _on_sank(self, event: events.Sank) -> None:
        if event.deeper:
            self.mark(self.splashes().rings["dark"], event.x, "plane", 0.8)
            self.bubbles(event.x, event.y, 6)

    def _on_barrierraised(self, event: events.BarrierRaised) -> None:
        self.mark(self.splashes().rings["wide"], event.x, "plane", 1.1)
        self.mark(self._fan("heavy"), event.x, "back", 0.7)
        self.spray("spark", event.x, event.y + 1, 26, 3.2, 2.5)

    def _on_barrierstruck(self, event: events.BarrierStruck) -> None:
        self.spray("shard", event.x, event.y, 5, 2.0, 2.5)

    def _on_barrierdispelled(self, event: events.BarrierDispelled) -> None:
        self.spray("shard", event.x, event.y, 40, 3.5, 3.5)

    def _on_hunteraimed(self, event: events.HunterAimed) -> None:
        if event.attack in ("throw", "lunge"):
            self.spray("spark", event.x, event.y + 1.3, 4, 0.6, 0.8)
        else:
            self.mark(self.splashes().rings["dark"], event.x, "plane", max(0.5, event.seconds))
            self.bubbles(event.x, event.y, 18)

    def _on_hunterdrowned(self, event: events.HunterDrowned) -> None:
        self.bubbles(event.x, event.y + 1.0, 5)

    def _on_huntertripped(self, event: events.HunterTripped) -> None:
        self.mark(self._fan("stamp"), event.x, "back", 0.5)
        self.spray("drop", event.x, event.y, 12, 2.5, 3.0)

    def _on_strandtook(self, event: events.StrandTook) -> None:
        self.mark(self._fan("stamp"), event.x, "back", 0.5)
        self.spray("web", event.x, event.y + 0.3, 14, 2.2, 3.2)

    def _on_hunterwentunder(self, event: events.HunterWentUnder) -> None:
        self.mark(self._fan("heavy"), event.x, "back", 0.75)
        self.mark(self.splashes().rings["wide"], event.x, "plane", 1.2)
        self.bubbles(event.x, event.y - 0.3, 16)

    def _on_spiderwebreleased(self, event: events.SpiderwebReleased) -> None:
        self.spray("web", event.x, event.y, 40, 8.0, 3.0)

    def _on_bladehit(self, event: events.BladeHit) -> None:
        if event.who == "water":
            self.mark(self._fan("step"), event.x, "front", 0.4)
        self.spray("drop" if event.who == "water" else "shard", event.x, event.y, 4, 1.5, 2.2)

    # making

    def _fan(self, name: str) -> Sequence[pygame.Surface]:
        variants = self.splashes().fans[name]
        return variants[int(self.dice.integers(len(variants)))]

    def mark(self, frames: Sequence[pygame.Surface], x: float, layer: str, life: float, lift: float = 0.0) -> None:
        if len(self.marks) >= MOST_MARKS:
            self.marks.pop(0)
        self.marks.append(Mark(frames, x, layer, self.now, life, lift))

    def spray(self, kind: str, x: float, y: float, count: int, across: float, up: float) -> None:
        """Throw `count` drops from a place, sideways up to `across` and up to `up` m/s."""
        count = max(0, min(count, MOST - len(self.place)))
        if not count:
            return
        dice = self.dice
        place = np.stack([x + dice.uniform(-0.15, 0.15, count), y + dice.uniform(0, 0.2, count)], axis=1)
        speed = np.stack([dice.uniform(-across, across, count), up * dice.uniform(0.35, 1.0, count)], axis=1)
        number = KINDS.index(kind)
        traits = np.stack(
            [np.full(count, number), dice.integers(0, SIZES, count), dice.uniform(0.5, 1.1, count), np.full(count, FALL[kind])], axis=1
        )
        self._add(place, speed, traits)

    def bubbles(self, x: float, y: float, count: int) -> None:
        """Bubbles rise from a place under water."""
        count = max(0, min(count, MOST - len(self.place)))
        dice = self.dice
        place = np.stack([x + dice.uniform(-0.25, 0.25, count), y - dice.uniform(0, 0.5, count)], axis=1)
        speed = np.stack([dice.uniform(-0.15, 0.15, count), dice.uniform(0.5, 1.3, count)], axis=1)
        traits = np.stack(
            [np.full(count, KINDS.index("bubble")), dice.integers(0, SIZES, count), dice.uniform(1.5, 4.0, count), np.zeros(count)], axis=1
        )
        self._add(place, speed, traits)

    def _add(self, place: np.ndarray, speed: np.ndarray, traits: np.ndarray) -> None:
        self.place, self.speed = np.concatenate([self.place, place]), np.concatenate([self.speed, speed])
        self.traits = np.concatenate([self.traits, traits])

    # time

    def pass_time(self, now: float, dt: float, profile: Profile) -> None:
        """Move everything by `dt` seconds of the world's time, to the moment `now`."""
        self.now = now
        self.marks = [mark for mark in self.marks if -0.1 < self.now - mark.born < mark.life]
        if not len(self.place):
            return
        self.speed[:, 1] += self.traits[:, 3] * dt
        self.place += self.speed * dt
        self.traits[:, 2] -= dt
        surface = profile.at(self.place[:, 0])
        bubble = self.traits[:, 0] == KINDS.index("bubble")
        gone = np.where(bubble, self.place[:, 1] > surface - 0.05, (self.place[:, 1] < surface) & (self.speed[:, 1] < 0))
        alive = (self.traits[:, 2] > 0) & ~gone & np.isfinite(self.place).all(axis=1)
        if not alive.all():
            self.place, self.speed, self.traits = self.place[alive], self.speed[alive], self.traits[alive]

    # drawing

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile, layer: str) -> None:
        for mark in self.marks:
            if mark.layer == layer:
                self._draw_mark(surface, camera, profile, mark)

    def _draw_mark(self, surface: pygame.Surface, camera: Camera, profile: Profile, mark: Mark) -> None:
        frame = mark.frames[min(FRAMES - 1, max(0, int((self.now - mark.born) / mark.life * FRAMES)))]
        width, height = frame.get_size()
        x = camera.screen_x(mark.x)
        if not -width < x < surface.get_width() + width:
            return
        y = camera.screen_y(profile.height(mark.x) + mark.lift)
        up = {"plane": height / 2 + 3 * self.k, "under": -2 * self.k}.get(mark.layer, height - 2 * self.k)
        canvas.stamp(surface, frame, (x - width / 2, y - up))

    def draw_foot_light(self, surface: pygame.Surface, camera: Camera, profile: Profile, x: float, firm: float) -> None:
        """Chakra under a foot that stands on water: bright while it holds, dim when it fails."""
        sprite = self.splashes().glow[min(len(self.splashes().glow) - 1, max(0, int(firm * len(self.splashes().glow))))]
        px, py = camera.to_screen(x, float(profile.at(x)))
        canvas.stamp(surface, sprite, (px - sprite.get_width() / 2, py - sprite.get_height() * 0.42), canvas.ADD)

    def draw_drops(self, surface: pygame.Surface, camera: Camera) -> None:
        if not len(self.place):
            return
        x, y = camera.screen_x(self.place[:, 0]), camera.screen_y(self.place[:, 1])
        which = (self.traits[:, 0] * SIZES + self.traits[:, 1]).astype(np.int64)
        canvas.scatter(surface, self.sprites, which, x, y)

    def _dot(self, kind: str, size: int) -> pygame.Surface:
        palette = self.palette
        radius = (0.8 + 0.62 * size) * self.k * (0.8 if kind in ("web", "spark") else 1.0)
        color = {
            "drop": rgb(palette.foam),
            "ink": mix(palette.edge, palette.ink, 0.5),
            "web": rgb(palette.web),
            "spark": rgb(palette.chakra),
            "shard": rgb(palette.barrier_rim),
            "bubble": rgb(palette.chakra),
        }[kind]

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2, large.get_height() / 2
            if kind == "bubble":
                canvas.circle(large, (*color, 200), middle, (radius + self.k) * times)
                canvas.circle(large, (0, 0, 0, 0), middle, radius * times)
            elif kind == "shard":
                r = radius * times
                canvas.polygon(
                    large,
                    (*color, 220),
                    [(middle[0] - r, middle[1]), (middle[0], middle[1] - r * 1.4), (middle[0] + r, middle[1] + r * 0.5)],
                )
            else:
                if kind == "drop":
                    canvas.circle(large, (*rgb(palette.ink), 120), middle, (radius + 0.7 * self.k) * times)
                canvas.circle(large, color, middle, radius * times)

        return bokashi.painted((2 * radius + 3 * self.k, 2 * radius + 3 * self.k), paint)
