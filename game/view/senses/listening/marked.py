"""Marked hunters: once he knows where they are he sees them, half hidden by what stands before them; dots run from him to each."""

import math
from bisect import bisect
from collections.abc import Mapping, Sequence

import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.sim.senses.listening import MarkPose
from game.view.camera.camera import Camera
from game.view.characters.characters import Characters
from game.view.poses import HunterPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

OVER_FEET = {"tracker": 0.8, "thrower": 4.5, "diver": 0.8}
"""Metres by which the mark of each kind lies over the ground that he goes by."""
PERCH_M = 4.9
"""Metres over its foot at which somebody sits in the fork of a tree."""
MIN_RUN_SPEED, EASE_S, SLIPS_AWAY = 0.6, 0.16, 11.0
"""m/s from which somebody is seen to run; seconds in which he is seen to follow his mark; m/s at the most, from where he was heard to
where he is by then."""
LEAP_M, LEAP_RISE = 1.1, 0.08
"""Metres that one who leaps from fork to fork rises at most, and for each m/s."""
DUCK_FROM_M, DUCKED_AT_M, DUCK_M = 3.4, 1.6, 1.9
"""Metres from the runner at which a diver goes under, and at which nothing of him is seen any more; how far down that is."""
FALLS_S, SLIPS_S = 1.6, 0.4
"""Seconds for which a mark is seen to fall off somebody who has slipped away; after the change of places within which it does."""
DOT_APART, DOTS = 19.0, 60
HEAD = 1.45


class Seen:
    """Where somebody is seen, which lags a little behind where he is."""

    __slots__ = ("x", "y", "vx", "since", "stride", "ducked")

    def __init__(self, x: float, y: float, since: float) -> None:
        self.x, self.y, self.vx, self.since, self.stride = x, y, 0.0, since, 0.0
        self.ducked = 0.0
        """Metres by which he has gone down."""


class MarkedHunters:
    def __init__(
        self, palette: Palette, px: float, cache: SpriteCache, kinds: Mapping[str, str], perches: Sequence[tuple[float, float]]
    ) -> None:
        """`kinds` are those of the stalkers by id, `perches` the feet of the trees."""
        self.px, self.kinds, self.perches = px, kinds, sorted(perches)
        self._dots = cache.get("sight dots", lambda: [self._dot(rgb(palette.vermilion), size) for size in (1.5, 2.0, 2.5)])
        self._seen: dict[str, Seen] = {}
        self._poses: dict[str, HunterPose] = {}
        self._heard_at: dict[str, float] = {}
        """Where those were heard, x in metres, who have just been marked: there they are seen first."""
        self._slipped_at = -SLIPS_S
        """When they changed places last: whoever loses his mark just then has slipped from under it."""
        self.fallen: list[tuple[float, float, float]] = []
        """Marks that have fallen off: where, in metres, and when."""

    def reset(self) -> None:
        self._seen.clear()
        self._heard_at.clear()
        self.fallen.clear()
        self._slipped_at = -SLIPS_S

    def slip(self, seconds: float) -> None:
        """They change places: the marks that go with this moment fall to the ground."""
        self._slipped_at = seconds

    def find(self, who: str, x: float) -> None:
        """Somebody has been marked at a place: even if he has left it since, it is there that he is seen, and from there that he goes."""
        if who not in self._seen:
            self._heard_at[who] = x

    def pass_time(self, marks: Sequence[MarkPose], seconds: float, dt: float, runner_x: float) -> None:
        """Everybody who is marked goes on to where he is now; a diver goes under while the runner comes past."""
        for mark in marks:
            x, y = self._place(mark)
            if mark.who not in self._seen:
                self._seen[mark.who] = Seen(*self._place(mark._replace(x=self._heard_at.pop(mark.who, mark.x))), seconds)
            seen = self._seen[mark.who]
            ease = 1 - math.exp(-dt / EASE_S)
            most = SLIPS_AWAY * dt
            moved = min(max((x - seen.x) * ease, -most), most)
            seen.vx = moved / dt if dt > 0 else 0.0
            near = min(1.0, max(0.0, (DUCK_FROM_M - abs(seen.x - runner_x)) / (DUCK_FROM_M - DUCKED_AT_M)))
            seen.ducked += ((DUCK_M * near if self.kinds.get(mark.who) == "diver" else 0.0) - seen.ducked) * ease
            seen.x, seen.y, seen.stride = seen.x + moved, seen.y + (y - seen.y) * ease, seen.stride + abs(moved)
        self.fallen = [each for each in self.fallen if 0.0 <= seconds - each[2] < FALLS_S]
        for who in [who for who in self._seen if all(mark.who != who for mark in marks)]:
            gone = self._seen.pop(who)
            if abs(seconds - self._slipped_at) < SLIPS_S:
                self.fallen.append((gone.x, gone.y + 0.8, seconds))

    def _place(self, mark: MarkPose) -> tuple[float, float]:
        """Where his feet are: one who goes through the crowns sits in the nearest fork."""
        kind = self.kinds.get(mark.who, "tracker")
        if kind == "thrower" and self.perches:
            after = bisect(self.perches, (mark.x, 0.0))
            x, y = min(self.perches[max(0, after - 1) : after + 1], key=lambda perch: abs(perch[0] - mark.x))
            return x, y + PERCH_M
        return mark.x, mark.y - OVER_FEET[kind]

    def places(self) -> list[tuple[str, float, float]]:
        """Of all of them, where their rings are."""
        return [(who, seen.x, seen.y + 0.8 - 0.5 * seen.ducked) for who, seen in self._seen.items()]

    def draw_figures(
        self, surface: pygame.Surface, camera: Camera, characters: Characters, runner_x: float, seconds: float, dt: float, above: bool
    ) -> None:
        """Those in the forks of trees are `above`: before trunk and limbs, for behind them nothing of them would be seen."""
        for who, seen in self._seen.items():
            kind = self.kinds.get(who, "tracker")
            if (kind == "thrower") == above and camera.left - 2 < seen.x < camera.right + 2:
                runs = abs(seen.vx) > MIN_RUN_SPEED
                leaps = runs and kind == "thrower"  # from fork to fork
                y = seen.y - seen.ducked + (min(LEAP_M, LEAP_RISE * abs(seen.vx)) if leaps else 0.0)
                stance = "leap" if leaps else "run" if runs else ("squat" if kind != "tracker" else "idle")
                facing = 1 if (seen.vx if runs else runner_x - seen.x) > 0 else -1
                pose = self._pose(who, kind)._replace(
                    x=seen.x, y=y, vx=seen.vx, facing=facing, stance=stance, stride=seen.stride,
                    stance_ticks=int((seconds - seen.since) * TICKS_PER_SECOND),
                )  # fmt: skip
                characters.draw(surface, camera.to_screen, pose, seconds, dt, lambda _, y=y: y)  # type: ignore[misc]

    def _pose(self, who: str, kind: str) -> HunterPose:
        """What of his pose never changes: it is made once, for that takes longer than to replace the rest."""
        if who not in self._poses:
            self._poses[who] = HunterPose(
                id=f"{who} unseen", x=0.0, y=0.0, vx=0.0, vy=0.0, facing=1, stance="idle", on="ground", sunk=0.0, stride=0.0, ax=0.0,
                stance_ticks=0, angle=0.0, breath=1.0, held=False, last_landing=None, kind=kind,
            )  # fmt: skip
        return self._poses[who]

    def draw_sight(self, surface: pygame.Surface, camera: Camera, head: tuple[float, float], seconds: float) -> None:
        """A line of dots from his ear to each, bowed like a thread; it creeps towards the mark."""
        half, creep, sin, pi, pairs = self._dots[0].get_width() / 2, (seconds * 0.8) % 1.0, math.sin, math.pi, []
        left, top = (part - half for part in camera.to_screen(*head))
        for _, x, y in self.places():
            across, down = camera.screen_x(x) - half - left, camera.screen_y(y) - half - top
            away = math.hypot(across, down)
            count, bow = min(DOTS, int(away / (DOT_APART * self.px))), min(34 * self.px, away * 0.09)
            for number in range(count if count >= 3 else 0):
                share = (number + creep) / count
                if 0.06 < share < 0.93:
                    place = int(left + across * share), int(top + down * share - sin(share * pi) * bow)
                    pairs.append((self._dots[round(share * 2)], place))
        safe_draw.stamps(surface, pairs)

    def _dot(self, tone: tuple[int, int, int], size: float) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2
            safe_draw.circle(large, (*tone, 225), (middle, middle), size * self.px * times)

        return painting.painted((8 * self.px, 8 * self.px), paint, 3)
