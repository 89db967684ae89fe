"""Pictures of what lies across the way in a wood: arching roots, fallen mossy trunks, branches at the height of a head.

Each has a silhouette of its own, so that it is known 1.5 s ahead at full speed: low and gnarled to be leapt, round and pale to be vaulted,
hanging and leafy to be slid under.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from game.level.model import Level
from game.view.objects.scenery.boughs import standing_boughs
from game.view.objects.scenery.standing import Standing
from game.view.objects.scenery.wood_painting import LEAF_M, WoodCanvas, WoodPainter
from game.view.render import painting
from game.view.render.palette import Palette, mix, rgb

MARGIN_M = 0.35
"""Metres about a picture that are left clear."""
ROOT_HEIGHT_FACTOR = 1.9
"""Times the height from which one stumbles over it that a root is drawn: its arch is seen from afar."""
RIM_M = 0.19
"""Metres by which a root's light rim is wider than the root."""
BOUGH = (3.0, 6.6)
"""Metres right and up of a branch's hanging end that its bough comes from."""
BOARD_TILT = math.radians(34.0)
WAY_TRUNK = (0.62, -0.30)
"""How far right and up, in metres for a radius of one, the far end of a trunk lies: it goes into the picture."""


def standing_obstacles(level: Level, palette: Palette, px: float) -> list[Standing]:
    """All of a level, to stand among its scenery behind whoever runs."""
    painter = _Painter(palette, px)
    made = [painter.root(spec, n) for n, spec in enumerate(level.things_of("root"))]
    made += [painter.trunk(spec, n) for n, spec in enumerate(level.things_of("trunk"))]
    made += [painter.cairn(spec, n) for n, spec in enumerate(level.things_of("cairn"))]
    made += [painter.branch(spec, n) for n, spec in enumerate(level.things_of("branch"))]
    return made + standing_boughs(level, palette, px)


class _Painter(WoodPainter):
    def root(self, spec: Any, number: int) -> Standing:
        """Two arches out of the soil, one behind the other, their ends going into it."""
        half, high = spec.width / 2, ROOT_HEIGHT_FACTOR * spec.height
        dice, pale = painting.generator("root", number, round(100 * spec.width)), mix(self.palette.paper, self.trodden, 0.15)
        reach = half + 1.5

        def paint(canvas: WoodCanvas) -> None:
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
            bents = [[(x + dice.uniform(-0.04, 0.04), y) for x, y in points] for points, _, _ in arches]
            for bent, (_, wide, _) in zip(bents, arches, strict=True):  # a light rim about them all: trunks behind them are as dark
                canvas.limb(pale, bent, [w + RIM_M for w in (0.10, wide * 0.9, wide * 1.05, wide * 0.9, 0.08)])
            for bent, (_, wide, behind) in zip(bents, arches, strict=True):
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

        return self.stand(spec.at, (-reach, reach), (-0.65, high + MARGIN_M), paint)

    def cairn(self, spec: Any, number: int) -> Standing:
        """Flat stones on each other, the topmost pale, and a board with an arrow in them: a way sign, no banner; one went up here."""
        dice = painting.generator("cairn", number)
        stone, pale = rgb(self.palette.stone[0]), mix(self.palette.stone[0], self.palette.paper, 0.7)

        def paint(canvas: WoodCanvas) -> None:
            canvas.limb(self.ink, [(0.1, 0.3), (0.12, 1.0), (0.14, 1.75)], [0.13, 0.12, 0.11])
            canvas.limb(mix(self.bark, self.palette.paper, 0.3), [(0.1, 0.3), (0.12, 1.0), (0.14, 1.72)], [0.08, 0.075, 0.06])
            for tone, rim in ((self.ink, 0.055), (self.trodden, 0.0)):
                edge = ((-0.72, -0.22), (0.5, -0.22), (0.8, 0.0), (0.5, 0.22), (-0.72, 0.22))
                canvas.fill(tone, _turned([(u + rim * np.sign(u), v + rim * np.sign(v)) for u, v in edge]))
            for line in (((-0.5, 0.0), (0.0, 0.01), (0.5, 0.0)), ((0.24, 0.15), (0.38, 0.09), (0.54, 0.0), (0.38, -0.09), (0.24, -0.15))):
                canvas.limb(rgb(self.palette.vermilion), _turned(line), [0.08] * len(line))
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

        return self.stand(spec.at, (-0.9, 1.5), (-0.25, 2.45), paint)

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

        def paint(canvas: WoodCanvas) -> None:
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

        return self.stand(spec.at, (-r - MARGIN_M, r + far[0] + MARGIN_M), (-0.12, 2 * r + far[1] + MARGIN_M), paint)

    def _crack(self, canvas: WoodCanvas, r: float, dice: painting.Rng) -> None:
        """Cracks from the heart of a cut trunk outwards."""
        for _ in range(3):
            at, reach = dice.uniform(0, 2 * math.pi), r * dice.uniform(0.4, 0.72)
            side = np.array([math.sin(at), -math.cos(at)]) * 0.022
            tip = np.array([reach * math.cos(at), r + reach * math.sin(at)])
            canvas.fill(mix(self.bark, self.palette.ink, 0.3), [np.array([0.0, r]) + side, tip, np.array([0.0, r]) - side])

    def _grow_fungus(self, canvas: WoodCanvas, r: float, dice: painting.Rng) -> None:
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

        def paint(canvas: WoodCanvas) -> None:
            for along, back in ((0.30, 0.9), (0.55, 0.7), (0.8, 0.5)):  # leaves behind the wood, darker
                self.leaves(canvas, dice, half * (1 - 2 * along) + 0.4, thick * 0.62 + back * 0.25, 0.62, 0.30, self.palette.leaves[2], 26)
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
                self.leaves(canvas, dice, float(x), thick * 0.78 + 0.10, 0.46, 0.24, self.palette.leaves[1], 24)
            for x in across:
                self.leaves(canvas, dice, float(x) + 0.1, thick * 0.9 + 0.18, 0.34, 0.15, self.palette.leaves[0], 14)
            for x in np.linspace(-half * 0.95, half * 0.8, max(3, round(spec.width / 0.42))):  # what hangs down: this is how low it is
                length = 0.16 + 0.10 * dice.uniform()
                canvas.line(self.dark, [(x, thick * 0.3), (x - 0.03, thick * 0.3 - length)], 0.02)
                for n in range(3):
                    self.leaf(
                        canvas,
                        x - 0.02,
                        thick * 0.3 - length * (0.4 + 0.3 * n),
                        -math.pi / 2 + dice.uniform(-0.7, 0.7),
                        self.palette.leaves[0],
                        LEAF_M,
                    )
            for x, y, wide in ((1.7, 2.0, 0.4), (1.9, 3.1, 0.5), (2.4, 4.4, 0.9), (2.9, 5.4, 1.3), (3.0, 6.0, 1.5)):
                self.leaves(canvas, dice, half + x, y + thick, wide, 0.3 * wide + 0.15, self.palette.leaves[1], round(60 * wide))
                self.leaves(
                    canvas, dice, half + x - 0.1, y + thick + 0.12, 0.7 * wide, 0.2 * wide, self.palette.leaves[0], round(22 * wide)
                )

        return self.stand(spec.at, (-half - 1.0, half + BOUGH[0] + 1.9), (-0.45, BOUGH[1] + 1.2), paint)


def _turned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places on a cairn's board, along it and across, in metres from its foot: it points up, as one leaps."""
    along, middle = (math.cos(BOARD_TILT), math.sin(BOARD_TILT)), (0.16, 1.68)
    return [(middle[0] + u * along[0] - v * along[1], middle[1] + u * along[1] + v * along[0]) for u, v in points]
