"""Pictures of what lies across the way in a wood: arching roots, fallen mossy trunks, branches at the height of a head.

Each has a silhouette of its own, so that it is known 1.5 s ahead at full speed: low and gnarled to be leapt, round and pale to be vaulted,
hanging and leafy to be slid under.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pygame

from game.level.model import Level
from game.view.camera.camera import METRE
from game.view.objects.standing import Standing
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

Points = Sequence[tuple[float, float]]
ROOM = 0.35
"""Metres about a picture that are left clear."""
ROOT_TALL = 1.9
"""Times the height from which one stumbles over it that a root is drawn: its arch is seen from afar."""
BOUGH = (3.0, 6.6)
"""Metres right and up of a branch's hanging end that its bough comes from."""
LEAF = 0.17
"""Metres of a leaf."""
BOUGH_LOOKS = 2
"""How many boughs of one size look different."""
WAY_TRUNK = (0.62, -0.30)
"""How far right and up, in metres for a radius of one, the far end of a trunk lies: it goes into the picture."""


def standing_obstacles(level: Level, palette: Palette, px: float) -> list[Standing]:
    """All of a level, to stand among its scenery behind whoever runs."""
    painter = _Painter(palette, px)
    made = [painter.root(spec, n) for n, spec in enumerate(level.things_of("root"))]
    made += [painter.trunk(spec, n) for n, spec in enumerate(level.things_of("trunk"))]
    made += [painter.cairn(spec, n) for n, spec in enumerate(level.things_of("cairn"))]
    made += [painter.branch(spec, n) for n, spec in enumerate(level.things_of("branch"))]
    return made + [painter.bough(solid, n) for n, solid in enumerate(level.solids) if solid.material == "bough"]


class _Canvas:
    """A sprite that is painted in metres: x right, y up, from a foot."""

    def __init__(self, large: pygame.Surface, times: float, left: float, top: float, scale: float) -> None:
        self.surface, self._left, self._top, self.scale = large, left, top, scale * times

    def at(self, points: Any) -> np.ndarray:
        places = np.asarray(points, dtype=np.float64)
        return np.stack([(places[:, 0] - self._left) * self.scale, (self._top - places[:, 1]) * self.scale], axis=1)

    def fill(self, color: safe_draw.Color, points: Any) -> None:
        safe_draw.polygon(self.surface, color, self.at(points))

    def limb(self, color: safe_draw.Color, points: Points, widths: Sequence[float]) -> None:
        """A rounded limb through the points, so wide (metres) at each of them."""
        line = painting.spine(self.at(points).tolist())
        half = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(widths)), widths) / 2 * self.scale
        safe_draw.polygon(self.surface, color, painting.ribbon(line, half))

    def line(self, color: safe_draw.Color, points: Any, width: float) -> None:
        safe_draw.lines(self.surface, color, self.at(points), max(1, round(width * self.scale)))


class _Painter:
    def __init__(self, palette: Palette, px: float) -> None:
        self.palette, self.px = palette, px
        self.ink = rgb(palette.ink)
        self.bark = mix(palette.trunk[0], "#7a5c45", 0.45)
        self.lit = mix(self.bark, palette.paper, 0.34)
        self.dark = mix(self.bark, palette.ink, 0.5)
        self.trodden = mix(self.bark, palette.paper, 0.62)
        """What feet run along, or fall over: the palest wood of all."""
        self._boughs: dict[tuple[float, float, int], Standing] = {}
        self.moss, self.moss_lit = mix(palette.leaves[1], palette.grass, 0.5), mix(palette.leaves[0], palette.paper, 0.12)

    def root(self, spec: Any, number: int) -> Standing:
        """Two arches out of the soil, one behind the other, their ends going into it."""
        half, high = spec.width / 2, ROOT_TALL * spec.height
        dice = painting.generator("root", number, round(100 * spec.width))
        reach = half + 1.5

        def paint(canvas: _Canvas) -> None:
            arches = [
                ([(-half - 1.2, -0.5), (-half * 1.5, 0.0), (-0.75 * half, high * 0.62), (0.0, high * 0.3), (half * 0.4, -0.5)], 0.32, True),
                (
                    [(0.1 * half, -0.5), (0.4 * half, high * 0.2), (0.85 * half, high * 0.55), (half * 1.5, 0.0), (half + 1.2, -0.5)],
                    0.30,
                    True,
                ),
                (
                    [(-half - 0.35, -0.5), (-half * 0.8, 0.05), (-0.05 * half, high * 0.9), (half * 0.75, 0.1), (half + 0.35, -0.5)],
                    0.42,
                    False,
                ),
            ]
            for points, wide, behind in arches:
                bent = [(x + dice.uniform(-0.04, 0.04), y) for x, y in points]
                widths = [0.10, wide * 0.9, wide * 1.05, wide * 0.9, 0.08]
                canvas.limb(self.ink, bent, [w + 0.09 for w in widths])
                canvas.limb(mix(self.bark, self.palette.ink, 0.2) if behind else mix(self.bark, self.palette.paper, 0.14), bent, widths)
                canvas.limb(
                    self.trodden, [(x - 0.01, y + wide * 0.24) for x, y in bent[1:-1]], [0.03, wide * (0.3 if behind else 0.44), 0.04]
                )
                if not behind:
                    canvas.limb(self.dark, [(x + 0.02, y - wide * 0.34) for x, y in bent[1:-1]], [0.01, wide * 0.22, 0.02])
                    canvas.limb(self.moss, [(x, y + wide * 0.42) for x, y in bent[1:3]], [0.03, 0.10])
            for x in (-half - 0.1, half * 0.55, half + 0.1):
                points = [(x, 0.02), (x + dice.uniform(-0.1, 0.1), -0.25), (x + dice.uniform(-0.22, 0.22), -0.55)]
                canvas.limb(self.ink, points, [0.13, 0.10, 0.03])
                canvas.limb(self.bark, points, [0.07, 0.05, 0.01])

        return self._stand(spec.at, (-reach, reach), (-0.65, high + ROOM), paint)

    def cairn(self, spec: Any, number: int) -> Standing:
        """Flat stones on each other, the topmost pale, and a rod in them with a paper streamer: somebody has come this way, and went up."""
        dice = painting.generator("cairn", number)
        stone, pale = rgb(self.palette.stone[0]), mix(self.palette.stone[0], self.palette.paper, 0.7)

        def paint(canvas: _Canvas) -> None:
            canvas.limb(self.ink, [(0.1, 0.3), (0.2, 1.2), (0.28, 2.15)], [0.09, 0.08, 0.05])
            canvas.limb(mix(self.bark, self.palette.paper, 0.3), [(0.1, 0.3), (0.2, 1.2), (0.28, 2.12)], [0.05, 0.045, 0.02])
            for long, fat, tone in ((0.0, 0.06, self.ink), (0.0, 0.0, rgb(self.palette.paper))):
                strip = [(0.27, 2.1 + fat), (0.62, 2.2 + fat), (0.98, 2.06 + fat), (1.34, 2.2 + fat + long)]
                under = [(1.22, 1.86 - fat), (0.94, 1.78 - fat), (0.6, 1.9 - fat), (0.27, 1.8 - fat)]
                canvas.fill(tone, strip + under)
            canvas.limb(rgb(self.palette.vermilion), [(0.42, 1.98), (0.62, 2.06), (0.84, 1.98)], [0.05, 0.09, 0.03])
            y = -0.08
            for n, (wide, high) in enumerate(((0.62, 0.27), (0.52, 0.23), (0.41, 0.21), (0.30, 0.18), (0.19, 0.15))):
                x = dice.uniform(-0.06, 0.06)
                shape = ((-1.0, 0.15), (-0.8, 0.8), (-0.2, 1.0), (0.55, 0.95), (0.95, 0.6), (1.0, 0.2), (0.6, 0.0), (-0.6, 0.0))
                outline = [(x + wide * u, y + high * v) for u, v in shape]
                canvas.fill(self.ink, [(x + (p - x) * 1.09, y + high / 2 + (q - y - high / 2) * 1.34) for p, q in outline])
                tone = mix(mix(stone, self.palette.ink, 0.18), pale, 0.2 + n / 5)
                canvas.fill(tone, outline)
                lit = [(x + wide * u, y + high * v) for u, v in ((-0.85, 0.62), (-0.2, 0.98), (0.5, 0.92), (0.1, 0.62))]
                canvas.fill(mix(tone, self.palette.paper, 0.4), lit)
                y += high * 0.97

        return self._stand(spec.at, (-0.9, 1.5), (-0.25, 2.45), paint)

    def trunk(self, spec: Any, number: int) -> Standing:
        """A disc of pale rings with mossy bark going back from it: round, on the ground, and it shines."""
        r = spec.radius
        far = WAY_TRUNK[0] * r * 2.4, -WAY_TRUNK[1] * r * 2.4
        dice = painting.generator("trunk", number)
        angles = np.linspace(0, 2 * math.pi, 48, endpoint=False)
        wave = 1 + 0.022 * np.sin(3 * angles + dice.uniform(0, 6)) + 0.018 * np.sin(8 * angles + dice.uniform(0, 6))

        def ring(share: float, x: float = 0.0, y: float = 0.0) -> np.ndarray:
            return np.stack([x + r * share * wave * np.cos(angles), r + y + r * share * wave * np.sin(angles)], axis=1)

        def bark(share: float, rise: float = 0.0) -> np.ndarray:
            lean = math.atan2(far[1], far[0])
            near = [
                (r * share * math.cos(a), r + rise + r * share * math.sin(a))
                for a in np.linspace(lean + math.pi / 2, lean + 1.5 * math.pi, 20)
            ]
            back = [
                (far[0] + r * share * math.cos(a), r + far[1] + rise + r * share * math.sin(a))
                for a in np.linspace(lean - math.pi / 2, lean + math.pi / 2, 20)
            ]
            return np.array(near + back)

        def paint(canvas: _Canvas) -> None:
            wood = mix("#e0bd88", self.palette.wood, dice.uniform(0.05, 0.25))
            canvas.fill(self.ink, bark(1.0))
            canvas.fill(mix(self.bark, self.palette.ink, 0.3), bark(0.93))
            canvas.fill(self.bark, bark(0.76, 0.14 * r))
            for n in range(6):
                a = 0.55 + 0.36 * n
                x, y = r * 0.9 * math.cos(a), r * 0.9 * math.sin(a)
                canvas.line(self.dark, [(x, r + y), (x + far[0], r + y + far[1])], 0.022)
            top = [(r * 0.97 * math.cos(a), r + r * 0.97 * math.sin(a)) for a in np.linspace(2.45, 1.0, 12)]
            rim = [(far[0] + r * 0.97 * math.cos(a), r + far[1] + r * 0.97 * math.sin(a)) for a in np.linspace(0.9, 2.3, 12)]
            drip = [(x, y - dice.uniform(0.0, 0.13)) for x, y in top]
            canvas.fill(self.moss, drip + rim)
            canvas.fill(self.moss_lit, [(x * 0.97 + 0.03, y + 0.005) for x, y in top[3:9]] + rim[3:9])
            canvas.fill(self.ink, ring(1.0))
            canvas.fill(mix(self.bark, self.palette.ink, 0.1), ring(0.945))
            canvas.fill(mix(self.bark, self.palette.ink, 0.55), ring(0.84))
            canvas.fill(wood, ring(0.80))
            canvas.fill(mix(wood, self.palette.paper, 0.4), ring(0.60, -0.02 * r, 0.03 * r))
            for share in (0.70, 0.585, 0.46, 0.34, 0.22, 0.11):
                canvas.line(
                    mix(wood, self.palette.trunk[0], 0.38), np.vstack([ring(share * dice.uniform(0.96, 1.04)), ring(share)[:1]])[:-1], 0.018
                )
            self._crack(canvas, r, dice)
            self._grow_fungus(canvas, r, dice)

        return self._stand(spec.at, (-r - ROOM, r + far[0] + ROOM), (-0.12, 2 * r + far[1] + ROOM), paint)

    def _crack(self, canvas: _Canvas, r: float, dice: painting.Rng) -> None:
        """Cracks from the heart of a cut trunk outwards."""
        for _ in range(3):
            at, reach = dice.uniform(0, 2 * math.pi), r * dice.uniform(0.4, 0.72)
            side = np.array([math.sin(at), -math.cos(at)]) * 0.022
            tip = np.array([reach * math.cos(at), r + reach * math.sin(at)])
            canvas.fill(mix(self.bark, self.palette.ink, 0.3), [np.array([0.0, r]) + side, tip, np.array([0.0, r]) - side])

    def _grow_fungus(self, canvas: _Canvas, r: float, dice: painting.Rng) -> None:
        """Three pale brackets on the bark of a trunk."""
        for _ in range(3):
            a = dice.uniform(2.6, 3.5)
            x, y = r * 0.95 * math.cos(a), r + r * 0.95 * math.sin(a)
            shelf = [(x + 0.06, y + 0.05), (x - 0.10, y + 0.02), (x - 0.13, y - 0.01), (x + 0.05, y - 0.03)]
            canvas.fill(self.ink, [(p + (p - x) * 0.25, q + (q - y) * 0.6) for p, q in shelf])
            canvas.fill(mix("#e8c58e", self.palette.paper, 0.3), shelf)

    def branch(self, spec: Any, number: int) -> Standing:
        """A bough that comes down out of the crowns, and lies across at the height of a head, in leaf, with a few that hang."""
        half, thick = spec.width / 2, spec.thickness
        dice = painting.generator("branch", number)
        bend = [
            (half + BOUGH[0], BOUGH[1]),
            (half + 2.3, 3.4 + thick),
            (half + 1.3, 1.2 + thick),
            (half + 0.4, 0.42 * thick + 0.25),
            (-0.1, 0.45 * thick),
            (-half - 0.12, 0.5 * thick),
        ]

        def paint(canvas: _Canvas) -> None:
            for along, back in ((0.30, 0.9), (0.55, 0.7), (0.8, 0.5)):  # leaves behind the wood, darker
                self._leaves(canvas, dice, half * (1 - 2 * along) + 0.4, thick * 0.62 + back * 0.25, 0.62, 0.30, self.palette.leaves[2], 26)
            widths = [0.60, 0.54, 0.46, 0.36, 0.27, 0.07]
            canvas.limb(self.ink, bend, [w + 0.10 for w in widths])
            canvas.limb(self.bark, bend, widths)
            canvas.limb(self.lit, [(x - 0.02, y + 0.07) for x, y in bend], [w * 0.30 for w in widths])
            canvas.limb(self.dark, [(x + 0.02, y - 0.10) for x, y in bend], [w * 0.26 for w in widths])
            twigs = [(-half * 0.7, -half - 0.5, 0.2), (0.1, -0.45, 0.35), (half * 0.7, half * 0.2, 0.4)]
            for start, end, rise in twigs:
                points = [(start, 0.5 * thick), ((start + end) / 2, 0.5 * thick + rise * 0.7), (end, 0.5 * thick + rise)]
                canvas.limb(self.ink, points, [0.13, 0.10, 0.05])
                canvas.limb(self.bark, points, [0.07, 0.05, 0.02])
            across = np.linspace(-half - 0.25, half + 0.25, max(3, round(spec.width / 0.5)))
            for x in across:
                self._leaves(canvas, dice, float(x), thick * 0.78 + 0.10, 0.46, 0.24, self.palette.leaves[1], 24)
            for x in across:
                self._leaves(canvas, dice, float(x) + 0.1, thick * 0.9 + 0.18, 0.34, 0.15, self.palette.leaves[0], 14)
            for x in np.linspace(-half * 0.95, half * 0.8, max(3, round(spec.width / 0.42))):  # what hangs down: this is how low it is
                length = 0.16 + 0.10 * dice.uniform()
                canvas.line(self.dark, [(x, thick * 0.3), (x - 0.03, thick * 0.3 - length)], 0.02)
                for n in range(3):
                    self._leaf(
                        canvas,
                        x - 0.02,
                        thick * 0.3 - length * (0.4 + 0.3 * n),
                        -math.pi / 2 + dice.uniform(-0.7, 0.7),
                        self.palette.leaves[0],
                        LEAF,
                    )
            for x, y, wide in ((1.7, 2.0, 0.4), (1.9, 3.1, 0.5), (2.4, 4.4, 0.9), (2.9, 5.4, 1.3), (3.0, 6.0, 1.5)):
                self._leaves(canvas, dice, half + x, y + thick, wide, 0.3 * wide + 0.15, self.palette.leaves[1], round(60 * wide))
                self._leaves(
                    canvas, dice, half + x - 0.1, y + thick + 0.12, 0.7 * wide, 0.2 * wide, self.palette.leaves[0], round(22 * wide)
                )

        return self._stand(spec.at, (-half - 1.0, half + BOUGH[0] + 1.9), (-0.45, BOUGH[1] + 1.2), paint, on_ground=False)

    def bough(self, solid: Any, number: int) -> Standing:
        """A bough that one runs along. A road of them has a few shapes only, which are painted once each."""
        left, right = min(solid.outline), max(solid.outline)
        at = left[0], max(y for x, y in solid.outline if x < left[0] + 0.01)
        wide, fall = right[0] - at[0], max(y for x, y in solid.outline if x > right[0] - 0.01) - at[1]
        key = round(wide, 1), round(fall, 1), number % BOUGH_LOOKS
        if key not in self._boughs:
            self._boughs[key] = self._bough(at, *key)
        return replace(self._boughs[key], x=at[0], y=at[1])

    def _bough(self, at: tuple[float, float], wide: float, fall: float, look: int) -> Standing:
        """It comes up from behind, lies bare and pale on top, and carries its leaves below and at both ends."""
        dice = painting.generator("bough", look, wide, fall)
        widths = [0.74, 0.60, 0.46, 0.42, 0.36, 0.28, 0.07]
        along = [(wide * share, fall * share - widths[n + 2] / 2) for n, share in enumerate((0.0, 0.35, 0.7, 1.0))]
        bend = [(-1.9, -1.9), (-0.9, -0.75), *along, (wide + 0.7, fall + 0.12)]
        places = [(x, y, w) for (x, y), w in zip(bend, widths, strict=True)]

        def paint(canvas: _Canvas) -> None:
            for share in (0.2, 0.5, 0.78, 1.0):
                self._leaves(canvas, dice, wide * share, fall * share - 0.46, 0.85, 0.30, self.palette.leaves[2], 34)
            for share, over, up in ((0.3, 0.5, 0.9), (0.62, 0.9, 0.7)):  # twigs behind the way, thin enough to be run through
                x, y = wide * share, fall * share
                canvas.limb(self.dark, [(x, y - 0.1), (x + 0.5 * over, y + 0.6 * up), (x + over, up)], [0.10, 0.07, 0.03])
                self._leaves(canvas, dice, x + over, up, 0.4, 0.2, self.palette.leaves[2], 16)
            canvas.limb(self.ink, bend, [w + 0.10 for w in widths])
            canvas.limb(self.bark, bend, widths)
            canvas.limb(self.dark, [(x, y - 0.3 * w) for x, y, w in places], [0.28 * w for w in widths])
            canvas.limb(self.trodden, [(x, y + 0.30 * w) for x, y, w in places], [0.34 * w for w in widths])
            for share in (0.12, 0.4, 0.66, 0.92):
                self._leaves(canvas, dice, wide * share + 0.2, fall * share - 0.58, 0.6, 0.2, self.palette.leaves[1], 26)
                self._leaves(canvas, dice, wide * share + 0.1, fall * share - 0.62, 0.36, 0.12, self.palette.leaves[0], 10)
            for x, y, size, tone in ((-1.9, -1.85, 0.95, 2), (-1.5, -1.75, 0.8, 1), (-2.1, -1.65, 0.6, 1), (-1.8, -1.55, 0.4, 0)):
                self._leaves(canvas, dice, x, y, size, 0.5 * size, self.palette.leaves[tone], round(60 * size))
            self._leaves(canvas, dice, wide + 0.55, fall + 0.05, 0.55, 0.26, self.palette.leaves[1], 26)
            self._leaves(canvas, dice, wide + 0.7, fall + 0.12, 0.35, 0.16, self.palette.leaves[0], 12)

        return self._stand(at, (-3.2, wide + 1.7), (min(-2.8, fall - 1.3), 1.5), paint, on_ground=False)

    def _leaves(self, canvas: _Canvas, dice: painting.Rng, x: float, y: float, wide: float, high: float, color: str, count: int) -> None:
        """A bank of leaves, pointing outwards."""
        for _ in range(count):
            a, out = dice.uniform(0, 2 * math.pi), dice.uniform(0, 1) ** 0.5
            px, py = x + wide * out * math.cos(a), y + high * out * math.sin(a)
            self._leaf(
                canvas,
                px,
                py,
                a * 0.4 + dice.uniform(-0.5, 0.5) + (math.pi if math.cos(a) < 0 else 0),
                color,
                LEAF * dice.uniform(0.8, 1.35),
            )

    def _leaf(self, canvas: _Canvas, x: float, y: float, angle: float, color: str, size: float) -> None:
        cosine, sine = math.cos(angle), math.sin(angle)
        shape = ((0.0, 0.0), (0.35, 0.24), (1.0, 0.0), (0.35, -0.24))
        turned = [(x + size * (u * cosine - v * sine), y + size * (u * sine + v * cosine)) for u, v in shape]
        wider = ((-0.14, 0.0), (0.35, 0.36), (1.2, 0.0), (0.35, -0.36))
        canvas.fill(self.ink, [(x + size * (u * cosine - v * sine), y + size * (u * sine + v * cosine)) for u, v in wider])
        canvas.fill(rgb(color), turned)

    def _stand(
        self, at: tuple[float, float], across: tuple[float, float], up: tuple[float, float], paint: Any, on_ground: bool = True
    ) -> Standing:
        """What `paint` paints in metres, as something that stands at `at`."""
        scale = METRE * self.px
        left, right = across
        bottom, top = up
        sprite = painting.painted(
            ((right - left) * scale, (top - bottom) * scale), lambda large, times: paint(_Canvas(large, times, left, top, scale))
        )
        return Standing(sprite, at[0], at[1], left * scale, -top * scale)
