"""The thrower in the wood: through the crowns, level with the runner or ahead, until he drops before him, arms out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.hunters.wood.wood_hunter import FALL_TELL_S, WoodHunter
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.environment import Environment, Platform
from game.sim.stage import Stage
from game.sim.water.water_sample import WaterSample

MAX_CLIMB_SPEED = 12.0
"""m/s up or down at which he is seen to leap from crown to crown at the most."""
ARC_M = 1.1
"""Metres that a leap from crown to crown rises over the straight way."""
STANDS_S = 0.55
"""Seconds for which he stands there before the runner has come, if he goes on like that."""
CLEAR_M = 7.0
"""Metres to each side of where the thrower drops that are free of what must be leapt or ducked."""
REACH_UP_M = 0.55
"""Metres over the soles of one who stands in the way from which one leaps over him."""
UP_AGAIN_M = 12.0
"""Metres behind the runner, out of the picture, from which one who has dropped in vain goes up into the crowns again."""
IN_CROWN_M = 2.2
"""Metres over the ground from which the runner is in the crowns himself, and is dropped upon there."""
LEAPS_TO_M = 3.8
"""The same for one in the air: nobody leaps so high from the ground."""
GOES_ON_M = 1.8
"""Metres of a bough before and beyond him who drops onto it: room to come down, and to leap off again for whoever gets past him."""
NEVER = 10_000.0
MIN_TARGET_SPEED = 6.0
"""m/s from which the runner is dropped upon: one who hobbles he leaves to the tracker."""
MISSED_S = 1.5
"""Seconds for which one who has dropped ahead is out of his stride, once the runner is past."""
LOW_M = 1.2
"""Metres: whoever is lower than this passes under his arms."""
WAIT_TICKS = ticks(0.7)
"""Ticks for which he stands there with nobody coming before he stumbles out of it."""
STOPPED_SPEED = 2.0
"""m/s below which nobody is coming."""
ARMS_OUT_TICKS = ticks(0.35)
"""Ticks for which one who dropped ahead keeps his arms out."""


class CrownTellPose(NamedTuple):
    """Leaves that come down before somebody does."""

    id: str
    x: float
    y: float
    ground: float
    """Height of the place that he will come down on."""
    since_s: float
    lasts_s: float


@hunts("wood", "thrower")
class CrownThrower(WoodHunter):
    """`state`: "crowns", then "tell" while leaves fall, then "ground". Where no tree stands he is on the ground from the start."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self._may_drop, self._drops_from, self._drops_again_from = True, spec.drops_from, spec.drops_again_from
        self._past_boughs = False
        """He drops past the boughs, to the ground."""
        self._ground = self.y
        if self._perches:
            self.state = "crowns"
            self.y = self._height_in_crowns()[0]

    @property
    def cover(self) -> str:
        """Leaves, through which he is half seen."""
        return "crown" if self.state in ("crowns", "tell") else ""

    @property
    def lies_ahead(self) -> bool:
        """Whether he drops or has dropped ahead."""
        return bool(self._ambush) or self.state == "tell"

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        if self.state == "ground" and self._ambush and picture.reachable:
            return self._lie_in_wait(world, picture)
        if self.state == "ground" and self._drops_again_from < NEVER:
            self._go_up_again(picture)
        return super()._chase(world, picture)

    def be_shaken_off(self, world: Environment, side: int, stun: float, awe: float) -> None:
        """Who was about to drop thinks better of it, and drops another time; who stood in the way does no more."""
        super().be_shaken_off(world, side, stun, awe)
        if self.state == "tell":
            self.state, self._may_drop = "crowns", True
        elif stun:
            self._ambush = 0

    def _move_of_state(self) -> Callable[[Stage], None] | None:
        return {"crowns": self._go_through_crowns, "tell": self._hang}.get(self.state)

    def _go_up_again(self, picture: ChaseView) -> None:
        """He has dropped in vain, and nobody sees him any more: up, and ahead of the runner once more."""
        unseen, free = picture.x - self.x > UP_AGAIN_M, not (self._ambush or self.stagger_ticks or self._attack)
        if unseen and free and self.on == "ground" and self._perches:
            self.state, self._may_drop, self._drops_from, self._drops_again_from = "crowns", True, self._drops_again_from, NEVER
            self.speed_limit = math.inf
            self.place(self.x, self.y)
            self.y = self._height_in_crowns()[0]

    # through the crowns

    def _go_through_crowns(self, world: Stage) -> None:
        picture, wood = world.chase, self.wood
        ahead = self.x - picture.x
        stretch = min(max((wood.keeps_ahead - ahead) / wood.spread, -1.0), 1.0)
        ready = self._may_drop and picture.x >= self._drops_from
        blocked = any(world.obstacles.between(self.x - CLEAR_M, self.x + CLEAR_M))
        waits = not blocked and ahead > (self._drop_distance(picture) if ready else wood.keeps_ahead + wood.spread)
        self.vx, self.facing = 0.0 if waits else self.speed * (1.0 + wood.band * stretch), -1 if waits else 1
        self.x = min(self.x + self.vx * TICK, world.terrain.right - 1.0)
        while self._perch < len(self._perches) - 1 and self.x > self._perches[self._perch][0]:
            x, y, tree = self._perches[self._perch]
            world.emit(events.Rustled(x, y, "crown", 0.6, tree))
            self._perch += 1
        before = self.y
        self.y, part = self._height_in_crowns()
        self.vy, self.on, self.sunk = min(max((self.y - before) / TICK, -MAX_CLIMB_SPEED), MAX_CLIMB_SPEED), "air", 0.0
        self._throw_from_above(world, picture)
        self.take_stance("aim" if self._attack == "throw" else "squat" if waits else "leap" if part < 0.5 else "fall")
        if ready and self._is_time_to_drop(world, picture, ahead):
            self._begin_tell(world)

    def _height_in_crowns(self) -> tuple[float, float]:
        """How high he is between two crowns, and how much of the leap is done."""
        last, following = self._perches[max(0, self._perch - 1)], self._perches[min(self._perch, len(self._perches) - 1)]
        wide = following[0] - last[0]
        part = min(max((self.x - last[0]) / wide, 0.0), 1.0) if wide > 0.0 else 0.0
        return last[1] + (following[1] - last[1]) * part + 4.0 * ARC_M * part * (1.0 - part), part

    def _throw_from_above(self, world: Stage, picture: ChaseView) -> None:
        tuning, gap = self.tuning, picture.x - self.x
        if self._attack == "throw":
            self._windup -= 1
            if self._windup <= 0:
                self._attack = ""
                self._throw(world, picture, gap)
        elif self._cooldown == 0 and picture.reachable and tuning.throw_near < abs(gap) < tuning.throw_far:
            self._aim(world, "throw", tuning.throw_windup)

    def _drop_distance(self, picture: ChaseView) -> float:
        """How far ahead of the runner he must let go, to come down before him."""
        high, cap, gravity = max(self.y - picture.y, 0.0), self.legs.fall_cap, self.legs.gravity
        quick = cap * cap / (2.0 * gravity)
        falls = (2.0 * high / gravity) ** 0.5 if high < quick else cap / gravity + (high - quick) / cap
        return max(picture.vx, 3.0) * (self.wood.drop_tell + falls + STANDS_S) + self.wood.drop_ahead

    def _is_time_to_drop(self, world: Stage, picture: ChaseView, ahead: float) -> bool:
        """On a bough only if the runner goes through the crowns himself, and never where there is something to leap or duck already: one
        demand at a time. He does not look whether it is water."""
        wanted = self._drop_distance(picture)
        in_time = picture.reachable and picture.vx >= MIN_TARGET_SPEED and not self._attack and wanted - 3.0 < ahead <= wanted + 0.5
        if not in_time or any(world.obstacles.between(self.x - CLEAR_M, self.x + CLEAR_M)):
            return False
        if not self._is_in_crowns(world, picture):
            return True
        bough = world.terrain.bough_at(self.x, world.terrain.support(self.x, self.y)[0])
        return bough is not None and bough.left + GOES_ON_M < self.x < bough.right - GOES_ON_M

    def _is_in_crowns(self, world: Stage, picture: ChaseView) -> bool:
        """Whether the runner is so high over the ground as only boughs are."""
        return picture.y > world.terrain.height(picture.x) + (LEAPS_TO_M if picture.on == "air" else IN_CROWN_M)

    def _begin_tell(self, world: Stage) -> None:
        self.state, self._may_drop = "tell", False
        self._windup = ticks(self.wood.drop_tell)
        self.vx = self.vy = 0.0
        self._past_boughs = not self._is_in_crowns(world, world.chase)
        self._ground = self._floor_below(world)
        world.emit(events.HunterAimed(self.x, self._ground + 2.0, self.id, "drop", self.wood.drop_tell))

    def _floor_below(self, world: Stage) -> float:
        top = world.terrain.height(self.x) if self._past_boughs else world.terrain.support(self.x, self.y)[0]
        return top + world.depth_at(self.x, top)

    def _solid_under(self, world: Environment, reach: float) -> tuple[float, str, Platform | None]:
        """As he drops, boughs are brushed aside."""
        if self._ambush and self._past_boughs and self.on == "air":
            return world.terrain.height(self.x), "ground", None
        return super()._solid_under(world, reach)

    def _hang(self, world: Stage) -> None:
        """Leaves fall; then he does."""
        self._windup -= 1
        self.facing = -1 if world.chase.x < self.x else 1
        if self._windup <= 0:
            self.state, self._ambush, self.on, self._attack = "ground", 1, "air", ""
            self.speed_limit = self.wood.afoot
        self.take_stance("fall")

    # dropped ahead

    def _lie_in_wait(self, world: Stage, picture: ChaseView) -> MoveCommand:
        """He has dropped ahead: arms out in time, and they close on whoever runs into them. Leap over him, or slide under his arms."""
        gap = picture.x - self.x
        self.facing = 1 if gap > 0.0 else -1
        if self._attack != "lunge":
            if gap > 1.0:
                self._ambush = 0
            elif self.on != "air" and abs(picture.vx) < STOPPED_SPEED and self._has_waited():
                self._ambush, self._cooldown = 0, ticks(self.tuning.lunge_rest)
                self.stagger(world, MISSED_S, "lunge")
            elif self.stagger_ticks == 0 and -gap < abs(picture.vx) * self.tuning.lunge_windup + self.wood.ambush_reach:
                self._aim(world, "lunge", self.tuning.lunge_windup)
                self._arms_out = ARMS_OUT_TICKS
            return NO_MOVE
        self._windup -= self._windup > 0
        if self._windup:
            return NO_MOVE
        self._arms_out -= 1
        if (
            self.on != "air"
            and abs(gap) < self.wood.ambush_reach
            and -1.0 < picture.y - self.y < REACH_UP_M
            and world.runner.height > LOW_M
        ):
            self._attack, self._ambush = "", 0
            world.catch_runner(self)
        elif self._arms_out <= 0 or gap > self.wood.ambush_reach:
            self._attack, self._ambush, self._cooldown = "", 0, ticks(self.tuning.lunge_rest)
            self.stagger(world, MISSED_S, "lunge")
        return NO_MOVE

    def _has_waited(self) -> bool:
        """Whoever stops has made him miss: he has come down with his arms out for somebody on the run."""
        self._ambush += 1
        return self._ambush > WAIT_TICKS

    def _land_on_water(self, world: Environment, water: WaterSample) -> None:
        super()._land_on_water(world, water)
        if self._ambush:
            self._ambush, self._soaked, self._drops_again_from = 0, ticks(self.wood.soaked), NEVER
            self.stagger(world, self.wood.soaked, "stream")
            world.emit(events.Splashed(self.x, water.surface, self.id, 11.0, 0.9))
            world.emit(events.HunterTripped(self.x, water.surface, self.id, "stream"))

    def _sink_or_rise(self) -> None:
        """He who has dropped into a stream is in it up to his neck, for a while."""
        if self._soaked:
            self._soaked -= 1
            self.sunk += (1.15 - self.sunk) * 0.15
            return
        super()._sink_or_rise()

    def snapshot(self) -> CrownTellPose | None:
        if self._attack == "drop":
            return CrownTellPose(self.id, self.x, self.y, self._soil, FALL_TELL_S - self._windup * TICK, FALL_TELL_S)
        if self.state != "tell":
            return None
        lasts = self.wood.drop_tell
        return CrownTellPose(self.id, self.x, self.y, self._ground, lasts - self._windup * TICK, lasts)
