"""Animator: one person's pose frame by frame, from clip, blend, lean, landing and cloth."""

import math

import pygame

from game.sim.events import Landed
from game.view.characters.clips.clip_tables import (  # fmt: skip
    BEND,
    FAR_ARM,
    FAR_ELBOW,
    FAR_PITCH,
    FAR_WRIST,
    FAR_X,
    HEAD,
    HIP_X,
    HIP_Y,
    LEAN,
    NEAR_ARM,
    NEAR_ELBOW,
    NEAR_PITCH,
    NEAR_WRIST,
    NEAR_X,
    PLANT,
    SPIN,
    Clip,
    PoseBook,
    Row,
)
from game.view.characters.clips.runner_clips import Choice, History
from game.view.characters.cloth import Tail
from game.view.characters.puppet import BONE, Figure, Place, tail_anchor
from game.view.characters.rope import Rope
from game.view.poses import PersonPose

UPPER = (LEAN, BEND, HEAD, NEAR_ARM, NEAR_ELBOW, NEAR_WRIST, FAR_ARM, FAR_ELBOW, FAR_WRIST)
MIRRORED = (HIP_X, *UPPER, NEAR_X, NEAR_PITCH, FAR_X, FAR_PITCH, SPIN)
LEAN_PER_ACCELERATION = 0.7  # degrees per m/s^2
LEAN_MOST = 13.0
TURN_BLEND = 0.12  # s to face about
LONGEST_BLEND = 0.16  # s
QUICKEST = 1300.0  # units (or degrees) per second: a blend that has farther to go takes longer
LIGHT_TIME, HEAVY_TIME = 0.3, 0.52  # s from touching down to standing again
LIGHT_DEPTH, HEAVY_DEPTH = 24.0, 84.0  # units the hips go down
SPRING = 15.0  # units that they come up too far after a light one
SUNK_AT = 0.2  # of that time, when they are lowest
SUBMERGED = ("under", "drowned", "dive")
SHELTERED = "ball"  # the stance of one in whose air there is no wind
FLOATING = ("barrier", "log")
HEAVE_MOST = 9.0  # m/s^2 of heaving that is shown
SETTLING = 40  # steps a new figure's cloth is let swing before it is first seen
FOOT_PACE = 22.0  # 1/s: how fast a foot finds the slope under it
THROWN = 1.5  # m/s backwards: who loses his stride at that speed was sent over
SOFT, HARD = 5.5, 12.0  # m/s: on anything firm, a landing softer than the one is all light, one harder than the other all heavy
STAMPED, CAUGHT = 0.25, 0.8  # quality of a landing on water that is all heavy, and of one that is all light


class Animator:
    """What the picture remembers of one person: where his clip is, what is being blended away, how his cloth swings."""

    def __init__(self, figure: Figure, book: PoseBook, seed: int) -> None:
        self.book, self.seed = book, seed
        self.tails = [(Rope if spec.rope else Tail)(spec, seed + index) for index, spec in enumerate(figure.tails)]
        self.shown = ("", "")
        self.past = History()
        self.stance = ""
        self.elapsed = 0.0
        self.phase = 0.0
        self.stride: float | None = None
        self.facing = 1
        self.row: Row = []
        self.seen = 0
        self.waited = 0.0
        """Seconds since the pose was last worked out."""
        self.drawn: tuple[tuple[int, int], pygame.Surface, tuple[int, int]] | None = None
        """One who moves little, as he was last drawn: where he stood, the whole of him, and where that lay."""
        self._offset: Row = []
        self._blend = self._blended = 0.0
        self._lean = self._vy = self._heave = 0.0
        self._air = (0.0, 0.0)
        self._settled = False
        self._landing: Landed | None = None
        self.lifts = (0.0, 0.0)
        """How much higher (units) than under him the ground is under his near and his far foot, as it is shown."""
        self._weight = self._since_landing = 9.0

    @property
    def settled(self) -> bool:
        """Whether nothing of the pose before is left."""
        return self._blended >= self._blend

    def feel_ground(self, near: float, far: float, dt: float) -> tuple[float, float]:
        """Feet that come onto other ground find it in a moment, not in a frame."""
        share = min(1.0, dt * FOOT_PACE) if self.row else 1.0
        self.lifts = self.lifts[0] + (near - self.lifts[0]) * share, self.lifts[1] + (far - self.lifts[1]) * share
        return self.lifts

    def update_history(self, person: PersonPose, dt: float) -> History:
        """Take note of his stance and of how deep he stands; the depth is smoothed, since every wave wets the foot."""
        if person.stance != self.stance:
            self.past.before, self.stance = self.stance, person.stance
            self.past.thrown = person.vx * person.facing < -THROWN
        self.past.depth += (person.sunk - self.past.depth) * min(1.0, dt * 7.0)
        return self.past

    def pose(self, choice: Choice, person: PersonPose, dt: float) -> Row:
        """The row to draw: the chosen clip where it is now, plus what is left of the pose before."""
        clip = self.book.clip(choice.clip)
        self._advance(clip, choice, person, dt)
        row = self._sample(clip, choice)
        if choice.mix and choice.share > 0.0:
            other = self._sample(self.book.clip(choice.mix), choice)
            row = [a + (b - a) * choice.share for a, b in zip(row, other, strict=True)]
        if choice.upper:
            arms = self.book.clip(choice.upper).at(choice.upper_course)
            for place in UPPER:
                row[place] = arms[place]
        self._land(row, person, dt)
        self._ride(row, person, dt)
        self._lean_into(row, person, choice, dt)
        self._blend_away(row)
        self.row = row
        return row

    def _advance(self, clip: Clip, choice: Choice, person: PersonPose, dt: float) -> None:
        self.elapsed += dt
        self._blended += dt
        run = person.stride - (person.stride if self.stride is None else self.stride)
        self.stride = person.stride
        facing = (1 if person.facing >= 0 else -1) * (-1 if choice.turned else 1)
        if facing != self.facing:
            self._turn_round(facing)
        if (choice.clip, choice.upper) != self.shown:
            self._join(clip, choice)
        if clip.stride > 0.0 and 0.0 < run < 4.0:
            self.phase = (self.phase + run / clip.stride) % 1.0

    def _turn_round(self, facing: int) -> None:
        self.facing = facing
        for tail in self.tails:
            tail.turn_round()
        for place in MIRRORED if self.row else ():
            self.row[place] = -self.row[place]
        self._lean = -self._lean
        self._start_blend(TURN_BLEND)

    def _join(self, clip: Clip, choice: Choice) -> None:
        if choice.clip != self.shown[0]:
            self.elapsed = 0.0
        self._start_blend(clip.blend if self.row else 0.0)
        self.shown = (choice.clip, choice.upper)

    def _start_blend(self, seconds: float) -> None:
        """From here on the difference to the pose just shown dies away; it is measured when the new pose is known."""
        self._blend, self._blended = max(0.0, seconds), 0.0
        self._offset = []

    def _sample(self, clip: Clip, choice: Choice) -> Row:
        if clip.stride > 0.0:
            return clip.at(self.phase)
        return list(clip.at(self.elapsed / clip.seconds if choice.course is None else choice.course))

    def _land(self, row: Row, person: PersonPose, dt: float) -> None:
        """Coming down lightly he gives a little and springs up again, the arm out; a heavy one drives him into his knees, chin on chest."""
        landing = person.last_landing
        if landing is not self._landing:
            fresh = self._landing is not None or person.stance_ticks < 4
            self._landing = landing
            if landing is not None and fresh:
                self._weight, self._since_landing = weight_of(landing), 0.0
        self._since_landing += dt
        heavy = self._weight
        course = self._since_landing / (LIGHT_TIME + (HEAVY_TIME - LIGHT_TIME) * heavy)
        if course >= 1.0 or row[PLANT] <= 0.0:
            return
        give = course / SUNK_AT if course < SUNK_AT else 1.0 - ((course - SUNK_AT) / (1.0 - SUNK_AT)) ** (0.8 + 1.6 * heavy)
        late = max(0.0, (course - 0.5) / 0.5)
        spring = SPRING * (1.0 - heavy) * math.sin(math.pi * late)
        down = (LIGHT_DEPTH + (HEAVY_DEPTH - LIGHT_DEPTH) * heavy) * give - spring
        row[HIP_Y] -= min(down, max(0.0, row[HIP_Y] - 88.0))
        row[LEAN] += (6.0 + 26.0 * heavy) * give
        jolt = math.sin(math.pi * min(1.0, course / 0.34)) - 0.45 * math.sin(math.pi * late)
        row[HEAD] += 38.0 * heavy * jolt - 6.0 * (1.0 - heavy) * give
        fling = math.sin(2.0 * math.pi * min(1.0, course * 1.2)) * (1.0 - course)
        row[FAR_ARM] += (1.0 - heavy) * 34.0 * give + heavy * (20.0 * give - 88.0 * fling)
        row[FAR_ELBOW] -= (1.0 - heavy) * 26.0 * give
        row[NEAR_ARM] += (1.0 - heavy) * 18.0 * give - heavy * 60.0 * fling

    def _ride(self, row: Row, person: PersonPose, dt: float) -> None:
        """On what floats, the knees give as it heaves and stretch as it drops, and the free arm keeps the balance."""
        heave = 0.0
        if person.on in FLOATING and dt > 0.0:
            heave = max(-HEAVE_MOST, min(HEAVE_MOST, (person.vy - self._vy) / dt))
        self._vy = person.vy
        self._heave += (heave - self._heave) * min(1.0, dt * 9.0)
        if person.on in FLOATING:
            row[HIP_Y] -= 2.6 * self._heave
            row[BEND] += 0.9 * self._heave
            row[FAR_ARM] += 2.5 * self._heave

    def _lean_into(self, row: Row, person: PersonPose, choice: Choice, dt: float) -> None:
        """Lean with the acceleration, the head held back against it."""
        wanted = person.ax * self.facing * LEAN_PER_ACCELERATION * row[PLANT]
        wanted = max(-LEAN_MOST, min(LEAN_MOST, wanted)) + choice.lean
        self._lean += (wanted - self._lean) * min(1.0, dt * 14.0)
        row[LEAN] += self._lean
        row[HEAD] -= 0.65 * self._lean
        row[SPIN] += choice.spin

    def _blend_away(self, row: Row) -> None:
        if self._blended >= self._blend:
            return
        if not self._offset:
            self._offset = [a - b for a, b in zip(self.row, row, strict=True)] if self.row else [0.0] * len(row)
            for place in (SPIN, NEAR_ARM, FAR_ARM):  # the short way round
                self._offset[place] = (self._offset[place] + 180.0) % 360.0 - 180.0
            far = max(abs(offset) for offset in self._offset)
            self._blend = max(self._blend, min(LONGEST_BLEND, far / QUICKEST))
        share = self._blended / self._blend
        left = 1.0 - share * share * (3.0 - 2.0 * share)
        for place, offset in enumerate(self._offset):
            row[place] += offset * left

    def swing(self, places: list[Place], person: PersonPose, wind: float, dt: float) -> None:
        """Step what hangs on him by the air that he moves through."""
        x, y = (wind - person.vx) * self.facing, -person.vy
        if person.stance == SHELTERED:
            x = y = 0.0
        share = min(1.0, dt * 18.0) if self._settled else 1.0  # the eye wants a running start, not a step
        self._air = (self._air[0] + (x - self._air[0]) * share, self._air[1] + (y - self._air[1]) * share)
        weight = 0.12 if person.stance in SUBMERGED else 1.0
        if weight < 1.0:  # no wind down there, and what hangs on a sinking body streams upwards
            self._air = (-0.6 - 2.5 * abs(person.vx), 0.6 - 2.0 * person.vy)
        speed, more = (person.vx * self.facing, person.vy), float(getattr(person, "flow", 0))
        for _ in range(1 if self._settled else SETTLING):
            step = dt if self._settled else 1 / 60
            for tail in self.tails:
                if isinstance(tail, Rope):
                    tail.let_out(more, step)
                    tail.move(tail_anchor(places, tail.spec), self._air, speed, step, weight)
                else:
                    tail.step(tail.spec.rest - places[BONE[tail.spec.bone]][2], *self._air, step, weight)
        self._settled = True


def weight_of(landing: Landed) -> float:
    """How heavily somebody comes down: 0 with the water, 1 stamped against it; on anything firm it is how fast he fell."""
    fast = min(1.0, max(0.0, (landing.impact - SOFT) / (HARD - SOFT)))
    if landing.footing != "water":
        return float(fast)
    bad = min(1.0, max(0.0, (CAUGHT - landing.quality) / (CAUGHT - STAMPED)))
    return float(bad * (0.45 + 0.55 * fast))
