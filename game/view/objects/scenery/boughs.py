"""Pictures of boughs that one runs along: each comes out of the trunk that stands there, lies bare and pale on top, and ends in twigs.

A road of them has a few forms: out of a trunk at its left or its right end, or out of one in its middle to both sides; thick or slender.
"""

from dataclasses import replace

from game.level.model import Level
from game.sim.terrain.boughs import AT_LEFT, AT_RIGHT, TIP_M, Bough, boughs_of
from game.view.objects.scenery.standing import Standing
from game.view.objects.scenery.wood_painting import Points, WoodCanvas, WoodPainter
from game.view.render import painting
from game.view.render.palette import Palette, mix
from game.view.woodland.looks import LOOKS as PLACE_LOOKS
from game.view.woodland.places import Places

LOOKS = 3
"""How many of one form and size look different."""
TIP_THICK_M = 0.1
"""Metres that a tip is thick: enough to be seen to bear."""


def standing_boughs(level: Level, palette: Palette, px: float) -> list[Standing]:
    """All of a level."""
    trees = [float(tree.at[0]) for tree in level.things_of("tree")]
    places, painters = Places(level.places, palette), dict[str, _BoughPainter]()
    pictures = []
    for number, bough in enumerate(boughs_of(level)):
        middle = (bough.left + bough.right) / 2
        look = places.name_at(min(trees, key=lambda x, m=middle: abs(x - m), default=middle))  # type: ignore[misc]
        look = look if PLACE_LOOKS[look].near == "birch" else ""
        if look not in painters:
            painters[look] = _BoughPainter(places.dressed(look) if look else palette, px, bool(look))
        pictures.append(painters[look].bough(bough, number))
    return pictures


class _BoughPainter(WoodPainter):
    def __init__(self, palette: Palette, px: float, white: bool = False) -> None:
        """`white`: of a birch."""
        super().__init__(palette, px)
        if white:
            self.bark, self.dark = mix(palette.trunk[0], palette.trunk[1], 0.35), mix(palette.trunk[1], palette.ink, 0.55)
            self.trodden = mix(palette.trunk[0], palette.foam, 0.5)
        self._kept: dict[tuple[float, float, float, int], Standing] = {}

    def bough(self, bough: Bough, number: int) -> Standing:
        """Painted once for each form, size and look."""
        key = round(bough.right - bough.left, 1), round(bough.fall, 1), bough.trunk, number % LOOKS
        if key not in self._kept:
            self._kept[key] = self._paint((bough.left, bough.y), *key)
        return replace(self._kept[key], x=bough.left, y=bough.y)

    def _paint(self, at: tuple[float, float], wide: float, fall: float, trunk: float, look: int) -> Standing:
        dice = painting.generator("bough", look, wide, fall, trunk)
        base, stout = wide * trunk, (0.52, 0.40, 0.62)[look]
        arms = [(1, wide - base)] if trunk == AT_LEFT else [(-1, base)] if trunk == AT_RIGHT else [(-1, base), (1, wide - base)]

        def paint(canvas: WoodCanvas) -> None:
            for way, long in arms:
                self._twigs_behind(canvas, dice, base, way, long, fall / wide, look)
            for way, long in arms:
                self._arm(canvas, dice, base, way, long, fall / wide, stout)
            self._collar(canvas, dice, base, base * fall / wide, stout, arms)
            for way, long in arms:
                self._leaves_of(canvas, dice, base, way, long, fall / wide, look)

        return self.stand(at, (-1.7, wide + 1.7), (min(-1.9, fall - 1.5), 1.35), paint)

    def _arm(self, canvas: WoodCanvas, dice: painting.Rng, base: float, way: int, long: float, slope: float, stout: float) -> None:
        """Out of the trunk from below, along the way, and into two twigs at its end."""
        shares = (0.0, 0.12, 0.3, 0.55, 0.8, 1.0)
        widths = [stout * 1.15, stout * 1.1, stout, stout * 0.84, stout * 0.66, stout * 0.5]
        line = []
        for share, w in zip(shares, widths, strict=True):
            x = base + way * long * share
            gnarl = dice.uniform(-0.035, 0.035) if 0.1 < share < 0.9 else 0.0
            line.append((x, slope * x - w / 2 + gnarl))
        end_x = base + way * (long + TIP_M)
        tip = (end_x, slope * end_x - TIP_THICK_M / 2 + dice.uniform(-0.02, 0.02))
        crotch = slope * base - stout / 2
        bend: Points = [
            (base - way * 0.2, crotch - 1.15),
            (base - way * 0.04, crotch - 0.62),
            (base + way * 0.26, crotch - 0.16),
            *line[1:],
            tip,
        ]
        thick = [0.06, stout * 0.62, stout * 1.12, *widths[1:], TIP_THICK_M]
        fork = base + way * (long * 0.9), slope * (base + way * long * 0.9) - 0.2
        under: Points = [fork, (fork[0] + way * 0.5, fork[1] - 0.22), (fork[0] + way * 1.1, fork[1] - 0.62)]
        canvas.limb(self.ink, under, [0.2, 0.16, 0.1])
        canvas.limb(self.bark, under, [0.12, 0.09, 0.03])
        canvas.limb(self.ink, bend, [w + 0.09 for w in thick])
        canvas.limb(self.bark, bend, thick)
        canvas.limb(self.dark, [(x, y - 0.3 * w) for (x, y), w in zip(bend, thick, strict=True)], [0.26 * w for w in thick])
        over = list(zip(line, widths, strict=True))
        canvas.limb(self.trodden, [(x, y + 0.32 * w) for (x, y), w in over], [0.05, *(0.3 * w for _, w in over[1:])])
        for share in (0.22, 0.47, 0.7):  # scars of bark across it
            x = base + way * long * (share + dice.uniform(-0.06, 0.06))
            y = slope * x
            canvas.line(self.dark, [(x, y - 0.14), (x + 0.05 * way, y - 0.3)], 0.03)

    def _collar(self, canvas: WoodCanvas, dice: painting.Rng, x: float, y: float, stout: float, arms: list[tuple[int, float]]) -> None:
        """Where it leaves the trunk: a swelling with wrinkles, and an eye where another limb once was."""
        if len(arms) == 2:
            swelling = [(x - 0.62, y - 0.2), (x, y - 0.34), (x + 0.62, y - 0.2)]
            canvas.limb(self.bark, swelling, [0.3, stout * 1.3, 0.3])
        for n in range(3):
            way = arms[n % len(arms)][0]
            place = x + way * (0.1 + 0.14 * n)
            canvas.line(self.dark, [(place, y - 0.12), (place + 0.05 * way, y - 0.36), (place - 0.02 * way, y - 0.6)], 0.03)
        if dice.uniform() < 0.6:
            eye = x - arms[0][0] * 0.16
            canvas.limb(self.ink, [(eye, y + 0.5), (eye, y + 0.36), (eye, y + 0.22)], [0.1, 0.26, 0.1])
            canvas.limb(self.dark, [(eye, y + 0.46), (eye, y + 0.36), (eye, y + 0.26)], [0.04, 0.15, 0.04])

    def _twigs_behind(self, canvas: WoodCanvas, dice: painting.Rng, base: float, way: int, long: float, slope: float, look: int) -> None:
        """Thin enough to be run through."""
        for share in ((0.45,), (0.3, 0.72), (0.6,))[look]:
            x = base + way * long * (share + dice.uniform(-0.08, 0.08))
            y, over, up = slope * x, way * dice.uniform(0.4, 0.8), dice.uniform(0.6, 1.0)
            canvas.limb(self.dark, [(x, y - 0.1), (x + 0.5 * over, y + 0.6 * up), (x + over, y + up)], [0.10, 0.07, 0.03])
            self.leaves(canvas, dice, x + over, y + up, 0.42, 0.2, self.palette.leaves[2], 15)

    def _leaves_of(self, canvas: WoodCanvas, dice: painting.Rng, base: float, way: int, long: float, slope: float, look: int) -> None:
        """Banks that hang from its under side, and a tuft at the end; the rest of the wood is bare."""
        light = self.palette.leaves[0]
        lush = mix(self.palette.leaves[1], self.palette.leaves[0], 0.25 * look)
        tone = "#{:02x}{:02x}{:02x}".format(*lush)
        for share in ((0.5, 0.78), (0.62,), (0.36, 0.66, 0.86))[look]:
            x = base + way * long * (share + dice.uniform(-0.07, 0.07))
            y, size = slope * x - 0.62, dice.uniform(0.4, 0.75)
            self.leaves(canvas, dice, x, y - 0.06, size, 0.26, self.palette.leaves[2], 18)
            self.leaves(canvas, dice, x + 0.1, y, 0.8 * size, 0.2, tone, 18)
            self.leaves(canvas, dice, x, y + 0.04, 0.5 * size, 0.12, light, 8)
        end = base + way * (long + TIP_M)
        for x, y, size, color, count in (
            (end - way * 0.1, slope * end - 0.5, 0.5, self.palette.leaves[2], 18),
            (end, slope * end + 0.1, 0.55, tone, 24),
            (end + way * 0.15, slope * end + 0.2, 0.34, light, 10),
        ):
            self.leaves(canvas, dice, x, y, size, 0.5 * size, color, count)
