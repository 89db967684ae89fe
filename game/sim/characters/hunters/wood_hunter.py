"""Hunters in the wood: the tracker on the ground behind, the thrower through the crowns, the diver from stream to stream.

Each keeps his own pace, within a rubber band of a few per cent: whoever runs well leaves them behind, whoever strolls is caught. All of
their attacks have a tell: leaves before the drop, bubbles before the grasp, arms before the lunge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.hunters.hunter import DIVE_DEPTH, METRES_PER_DIVE_DEPTH, Hunter
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.environment import Environment
from game.sim.intent import Intent
from game.sim.stage import Stage
from game.sim.water.lake import WaterSample

if TYPE_CHECKING:
    from game.sim.characters.hunters.hunter import HunterSpec

FASTEST = 12.0
"""m/s up or down at which he is seen to leap from crown to crown at the most."""
ARC_M = 1.1
"""Metres that a leap from crown to crown rises over the straight way."""
STANDS_S = 0.55
"""Seconds for which he stands there before the runner has come, if he goes on like that."""
HOP_M = 1.3
"""Metres before something in the way at which one on the ground hops over it."""
RAVINE_M, FAR_SIDE_M = 2.0, 9.0
"""Metres by which the way drops ahead for it to be leapt, and how far off its other side may be."""
CLEAR_M = 7.0
"""Metres to each side of where the thrower drops that are free of what must be leapt or ducked."""
REACH_UP_M = 0.55
"""Metres over the soles of one who stands in the way from which one leaps over him."""
MISSED_S = 1.0
"""Seconds for which one who has dropped ahead is out of his stride, once the runner is past."""
LOW_M = 1.2
"""Metres: whoever is lower than this passes under his arms."""
ARMS_OUT = ticks(0.35)
"""Ticks for which one who dropped ahead keeps his arms out."""
BURIED_M = 4.0
"""Metres under the ground of one who goes from stream to stream unseen."""
CROWN, AWAY = "crown", "away"
"""What hides somebody: leaves, through which he is half seen, or all that lies between two streams."""


@tunable("wood")
class WoodTuning:
    band: float = tuned(0.08, "", 0, 0.08, "by which share of his speed a hunter in the wood is quicker far behind, and slower near")
    follows: float = tuned(10.0, "m", 0, 100, "the distance at which a hunter in the wood keeps his own pace")
    spread: float = tuned(10.0, "m", 1, 100, "so much farther or nearer the rubber band is stretched to its end")
    catches_up_to: float = tuned(1.7, "m", 0, 3, "how high over a tracker's soles his lunge still gets hold of one who leaps")
    crown: float = tuned(0.42, "", 0.2, 0.9, "at which share of a tree's height the thrower goes through its crown")
    keeps_ahead: float = tuned(19.0, "m", 0, 60, "how far ahead of the runner the thrower likes to be before he drops")
    drop_tell: float = tuned(0.7, "s", 0.5, 3, "leaves fall so long before the thrower drops ahead")
    drop_ahead: float = tuned(1.5, "m", 0, 30, "metres left between the two when the thrower stands, if nothing changes")
    ambush_reach: float = tuned(0.95, "m", 0.1, 5, "how near one must pass the thrower's arms for them to close")
    afoot: float = tuned(7.4, "m/s", 0.5, 20, "how fast the thrower is on the ground, once he has dropped")
    soaked: float = tuned(2.6, "s", 0, 10, "how long the thrower is in the water who has dropped into a stream")
    lurks_within: float = tuned(26.0, "m", 0, 100, "from how far the water is heard in which the diver lies")


class CrownTellPose(NamedTuple):
    """Leaves that come down before somebody does."""

    id: str
    x: float
    y: float
    ground: float
    """Height of the place that he will come down on."""
    since_s: float
    lasts_s: float


class WoodHunter(Hunter):
    """`state`: "ground", "crowns", "tell", "drop", "lurks" or "away"."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self.wood = world.tuning.of("wood", WoodTuning)
        self.marked = spec.marked
        self.state = {"thrower": "crowns", "diver": "lurks"}.get(self.kind, "ground")
        trees = sorted(world.level.things_of("tree"), key=lambda tree: float(tree.at[0]))
        self._perches = [(tree.at[0], world.terrain.height(tree.at[0]) + self.wood.crown * tree.height, tree.id) for tree in trees]
        self._streams = sorted(world.lakes, key=lambda lake: lake.left)
        if self.state == "crowns" and not self._perches or self.state == "lurks" and not self._streams:
            self.state = "ground"
        self._perch = sum(x < self.x for x, _, _ in self._perches)
        self._stream = 0
        self._ambush = self._arms_out = self._soaked = self._ticks = 0
        self._may_drop, self._drops_from = True, spec.drops_from
        self._ground = self.y
        if self.state == "crowns":
            self.y = self._height_in_crowns()[0]

    @property
    def cover(self) -> str:
        """What hides him."""
        if self.state == "away":
            return AWAY
        return CROWN if self.state in ("crowns", "tell") else ""

    @property
    def lies_ahead(self) -> bool:
        """Whether he has dropped ahead, or bubbles rise from him."""
        return bool(self._ambush) or self.state == "tell" or (self.state == "lurks" and self._attack == "rise")

    # deciding

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        if self.state != "ground":
            self._cooldown -= self._cooldown > 0
            return NO_MOVE
        if self._ambush and picture.reachable:
            return self._lie_in_wait(world, picture)
        command = super()._chase(world, picture)
        if self.on != "air" and not command.leap and self._must_leap(world, 1 if command.move > 0.0 else -1):
            return command._replace(leap=True, leap_pressed=True)
        return command._replace(leap=True) if self.on == "air" else command

    def _think_of_attack(self, world: Stage, picture: ChaseView, gap: float) -> None:
        if abs(gap) < self.tuning.lunge_from and abs(picture.y - self.y) < self.wood.catches_up_to:
            self._aim(world, "lunge", self.tuning.lunge_windup)

    def _lunge(self, world: Stage, picture: ChaseView, gap: float) -> None:
        """He gets hold of one who leaps, too: hopping is no way to be out of reach."""
        self._cooldown = ticks(self.tuning.lunge_rest)
        if abs(gap) < self.tuning.grab_reach and -1.6 < picture.y - self.y < self.wood.catches_up_to:
            world.catch_runner(self)
        else:
            self.stagger(world, 0.5, "lunge")

    def _pace(self, gap: float, speed: float) -> float:
        """His own pace, within the rubber band."""
        wood = self.wood
        return speed * (1.0 + wood.band * min(max((abs(gap) - wood.follows) / wood.spread, -1.0), 1.0))

    def _must_leap(self, world: Stage, way: int) -> bool:
        """Something to hop over lies ahead, or the way drops and goes on beyond."""
        if any(world.obstacles.ahead(kind, self.x, way, HOP_M) is not None for kind in ("trunk", "root")):
            return True
        if self._floor(world, self.x + 0.9 * way) > self.y - RAVINE_M:
            return False
        beyond = (self.x + way * step for step in (4.0, 5.5, 7.0, FAR_SIDE_M))
        return any(self._floor(world, x) > self.y - 1.2 for x in beyond)

    def _floor(self, world: Stage, x: float) -> float:
        """What one would come down on at `x`: ground, boards or water."""
        top = world.terrain.support(x, self.y + 1.0)[0]
        log = world.log_under(x, self.y + 1.0)
        return max(top + world.depth_at(x, top), log.top(x) if log is not None else top)

    def _lie_in_wait(self, world: Stage, picture: ChaseView) -> MoveCommand:
        """He has dropped ahead: arms out in time, and they close on whoever runs into them. Leap over him, or slide under his arms."""
        gap = picture.x - self.x
        self.facing = 1 if gap > 0.0 else -1
        if self._attack != "lunge":
            if gap > 1.0:
                self._ambush = 0
            elif self.stagger_ticks == 0 and -gap < abs(picture.vx) * self.tuning.lunge_windup + self.wood.ambush_reach:
                self._aim(world, "lunge", self.tuning.lunge_windup)
                self._arms_out = ARMS_OUT
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

    # moving

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        self._ticks += 1
        move = {"crowns": self._go_through_crowns, "tell": self._hang, "lurks": self._lurk, "away": self._go_unseen}.get(self.state)
        if move is None or self.held or world.runner.caught_by == self.id:
            super().act(world, intents)
            return
        if self._wait or self._hesitate or world.over:
            self.pose("squat" if self.state == "crowns" else self._stance())
            return
        move(world)

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
        self.vy, self.on, self.sunk = min(max((self.y - before) / TICK, -FASTEST), FASTEST), "air", 0.0
        self._throw_from_above(world, picture)
        self.pose("aim" if self._attack == "throw" else "squat" if waits else "leap" if part < 0.5 else "fall")
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
        """Not onto a bough, where he would stand in nobody's way, nor where there is something to leap or duck already: one demand at a
        time. He does not look whether it is water."""
        wanted = self._drop_distance(picture)
        in_time = picture.reachable and picture.vx >= 3.0 and not self._attack and wanted - 2.0 < ahead <= wanted + 0.5
        if not in_time or world.terrain.support(self.x, self.y)[1] != "ground":
            return False
        return not any(world.obstacles.between(self.x - CLEAR_M, self.x + CLEAR_M))

    def _begin_tell(self, world: Stage) -> None:
        self.state, self._may_drop = "tell", False
        self._windup = ticks(self.wood.drop_tell)
        self.vx = self.vy = 0.0
        self._ground = self._floor_below(world)
        world.emit(events.HunterAimed(self.x, self._ground + 2.0, self.id, "drop", self.wood.drop_tell))

    def _floor_below(self, world: Stage) -> float:
        top = world.terrain.support(self.x, self.y)[0]
        return top + world.depth_at(self.x, top)

    def _hang(self, world: Stage) -> None:
        """Leaves fall; then he does."""
        self._windup -= 1
        self.facing = -1 if world.chase.x < self.x else 1
        if self._windup <= 0:
            self.state, self._ambush, self.on, self._attack = "ground", 1, "air", ""
            self.speed = min(self.speed, self.wood.afoot)
        self.pose("fall")

    def _land_on_water(self, world: Environment, water: WaterSample) -> None:
        super()._land_on_water(world, water)
        if self._ambush:
            self._ambush, self._soaked = 0, ticks(self.wood.soaked)
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

    # by the streams

    def _lurk(self, world: Stage) -> None:
        """Under water, where he will come up: bubbles tell it, long enough before."""
        lake, picture = self._streams[self._stream], world.chase
        if picture.x > lake.right + 1.0 and not self._attack:
            self._leave_stream(world)
            return
        self.x += min(max(self._spot() - self.x, -5.0 * TICK), 5.0 * TICK)
        water = lake.sample(self.x)
        goal = 0.4 if self._attack == "rise" else min(DIVE_DEPTH, max(0.5, water.depth / METRES_PER_DIVE_DEPTH - 0.5))
        self._dive_depth += (goal - self._dive_depth) * 3.0 * TICK
        self.y, self.vx, self.vy, self.on, self.sunk = water.surface - METRES_PER_DIVE_DEPTH * self._dive_depth, 0.0, 0.0, "water", 0.0
        gap = picture.x - self.x
        self.facing = 1 if gap > 0.0 else -1
        if self._ticks % ticks(1.1) == 0 and abs(gap) < self.wood.lurks_within:
            world.emit(events.Rustled(self.x, water.surface, "water", 0.5, self.id))
        if self._attack == "rise":
            self._windup -= 1
            if self._windup <= 0:
                self._attack = ""
                self._surface_attack(world, picture, gap)
                self.state = "ground" if self._stream == len(self._streams) - 1 else "lurks"
        elif self._cooldown == 0 and picture.reachable and self._comes(picture, gap):
            self._aim(world, "rise", self.tuning.rise_windup)
        self.pose("dive" if self._dive_depth > 0.0 else self._stance())

    def _spot(self) -> float:
        """Where in his stream he lies."""
        lake = self._streams[self._stream]
        return lake.left + (lake.right - lake.left) * (0.42 + 0.16 * (self._stream % 2))

    def _comes(self, picture: ChaseView, gap: float) -> bool:
        """Whether the runner, if he goes on like that, is over him when he comes up."""
        lead = abs(picture.vx) * self.tuning.rise_windup
        return picture.vx * gap < 0.0 and lead * 0.75 < abs(gap) < lead + 0.8 or abs(gap) < self.tuning.rise_reach

    def _leave_stream(self, world: Stage) -> None:
        if self._stream < len(self._streams) - 1:
            self.state, self._dive_depth = "away", 0.0
            self._stream += 1
        else:
            self.state, self._dive_depth = "ground", 0.0

    def _go_unseen(self, world: Stage) -> None:
        """From stream to stream, at his own pace."""
        self.vx, self.facing = self._pace(world.chase.x - self.x, self.speed), 1
        self.x += self.vx * TICK
        self.y, self.on, self.vy = world.terrain.height(self.x) - BURIED_M, "ground", 0.0
        if self.x >= self._spot():
            self.state = "lurks"
        self.pose("dive")

    # what is seen and kept

    def place(self, x: float, y: float, coyote: float = 0.0) -> None:
        super().place(x, y, coyote)
        self._perch = sum(perch[0] < x for perch in self._perches)

    def knock_over(self, world: Environment, side: int, speed: float) -> None:
        if self.state in ("ground", "drop"):
            super().knock_over(world, side, speed)

    def snapshot(self) -> CrownTellPose | None:
        if self.state != "tell":
            return None
        lasts = self.wood.drop_tell
        return CrownTellPose(self.id, self.x, self.y, self._ground, lasts - self._windup * TICK, lasts)

    def hash_state(self) -> tuple[float, ...]:
        states = ("ground", "crowns", "tell", "drop", "lurks", "away")
        own = (states.index(self.state), self._perch, self._stream, self._ambush, self._arms_out, self._soaked)
        return (*super().hash_state(), *map(float, own))
