"""Momentum: legs driven beyond what they bear. Speed is kept, gained downhill, lost by flat landings; driving it makes the legs burn.

It works only where a level asks for it (`momentum`). Landing is the water's own rule: what counts is the speed across the slope.
"""

from __future__ import annotations

import math

from game.core.gravity import GRAVITY
from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.movement.movement import SOLID_SURFACES, MoveCommand
from game.sim.environment import Environment
from game.sim.roles import RunnerRole
from game.sim.terrain.obstacles import Obstacle
from game.sim.water.flow import Flow

HALF_WIDTH = 0.2
"""Metres from his middle at which something in the way is met."""
VAULT_REACH_M = 0.8
"""Metres over a trunk's top up to which a hand gets at it: a leap off a bough above it is a leap."""
SMOULDER_BURN = 0.5
"""Burn from which legs are heard and felt."""
SEEN_FALL_SPEED = 4.0
"""m/s of a fall from which a landing with the slope is worth to be seen."""


@tunable("momentum")
class MomentumTuning:
    drive: float = tuned(1.5, "m/s^2", 0.1, 20, "how fast a held sprint drives the speed up, beyond that of a plain sprint")
    top: float = tuned(12.0, "m/s", 1, 30, "the speed to which legs can be driven")
    cap: float = tuned(13.5, "m/s", 1, 40, "faster than this nobody gets, downhill either")
    gathers: float = tuned(16.0, "m/s^2", 1, 100, "how fast one gets from a run to a plain sprint")
    bears: float = tuned(8.0, "m/s", 1, 30, "what the legs bear: beyond it they burn and cost chakra; every link of the flow adds to it")
    cost: float = tuned(3.0, "1/s", 0, 50, "chakra that driving the legs beyond what they bear takes")
    coasts: float = tuned(1.1, "m/s^2", 0, 20, "how fast speed is lost on the level while nothing drives it")
    downhill: float = tuned(0.7, "", 0, 2, "how much of gravity a slope gives to whoever runs down it, and takes from whoever runs up it")
    brakes: float = tuned(16.0, "m/s^2", 1, 100, "how fast one stops who is faster than a run")
    slide: float = tuned(1.9, "m/s^2", 0, 50, "how fast one who slides on level ground loses speed")
    burns: float = tuned(0.24, "1/s", 0, 5, "burn by driving the legs at top speed, less the nearer to what they bear")
    cools: float = tuned(0.16, "1/s", 0, 5, "how fast the burn goes while nothing drives the legs")
    again: float = tuned(0.22, "", 0, 1, "once burnt out, the legs can be driven again below this")
    burnt_coasts: float = tuned(4.0, "m/s^2", 0, 50, "how fast burnt legs lose speed")
    burnt_run: float = tuned(0.74, "", 0.3, 1, "what is left of the speed of a run while the legs are burnt out")
    along_cools: float = tuned(0.14, "", 0, 1, "burn that a leap takes away which lands where the ground falls away")
    burn_pain: float = tuned(0.07, "", 0, 1, "pain by burning out")
    matched: float = tuned(0.6, "", 0, 1, "a landing of at least this quality matches the slope: it keeps all speed and costs nothing")
    gains: float = tuned(1.2, "m/s", 0, 10, "the most that a landing that matches a slope turns of the fall into speed")
    flat_slows: float = tuned(
        0.45, "", 0, 2, "share of the speed that the flattest landing takes, less the nearer it is to one that matches"
    )
    flat_burns: float = tuned(0.36, "", 0, 2, "burn that the flattest landing adds, less the nearer it is to one that matches")
    hard: float = tuned(0.5, "", 0, 1, "a landing of less quality than this is hard: with burnt legs it is a stumble")
    vault_far: float = tuned(0.38, "s", 0.05, 2, "a leap pressed so long before a fallen trunk is a vault")
    vault_late: float = tuned(0.10, "s", 0, 1, "a vault later than this clips the trunk")
    clip: float = tuned(0.3, "", 0, 1, "share of the speed that a clipped trunk takes")
    trips_from: float = tuned(6.3, "m/s", 0.5, 30, "slower than this one steps over roots and scrambles over trunks")
    trip_slows: float = tuned(0.7, "", 0, 1, "share of the speed that running into something takes")
    trip_burns: float = tuned(0.3, "", 0, 1, "burn by running into something")
    trip: float = tuned(0.7, "s", 0, 5, "out of his stride after running into something")
    bough_cools: float = tuned(0.05, "1/s", 0, 5, "how fast the burn of driven legs goes on a bough, which gives under the foot")
    bough_gains: float = tuned(0.6, "m/s", 0, 10, "speed that a leap gains which lands on a bough: it throws the foot on")
    bough_top: float = tuned(10.0, "m/s", 1, 30, "the speed up to which boughs throw on")


class DrivenRunner(RunnerRole):
    """The runner, as momentum sees him."""

    chain: Flow
    sprinting: bool
    braced: bool
    wince_ticks: int

    @property
    def speed_share(self) -> float:
        """What pain and a stamp leave of his speed."""
        return 1.0

    def hop(self, speed: float) -> None:
        """Leave the ground at `speed` m/s upwards, as over a trunk."""


class Momentum:
    """How much his legs burn, 0 to 1, and whether they are burnt out."""

    def __init__(self, tuning: MomentumTuning) -> None:
        self.tuning = tuning
        self.burn = 0.0
        self.burnt_out = False
        self.sliding = self.vaulting = False
        self.tripped_by = ""
        """The kind of what he ran into last: it throws him forwards, or a branch backwards."""
        self._undriven_ticks = ticks(1.0)
        self._met = ""
        """The obstacle that he is passing, however: it is met once."""

    def bears(self, runner: DrivenRunner) -> float:
        """m/s that his legs bear now."""
        return self.tuning.bears + runner.chain.bonus

    # running

    def run(self, world: Environment, runner: DrivenRunner, command: MoveCommand) -> None:
        """One tick on solid ground: what the legs give, and what the slope gives or takes."""
        tuning, way = self.tuning, 1.0 if runner.vx > 0.0 or runner.vx == 0.0 and command.move > 0.0 else -1.0
        speed, slope = abs(runner.vx), way * world.slope_at(runner.x, runner.y)
        if self.sliding:
            runner.vx = way * max(0.0, speed - (tuning.slide + GRAVITY * tuning.downhill * slope) * TICK)
            return
        if command.move * way < 0.0 or not command.move:
            rate = tuning.brakes if speed > self.tuning.trips_from else runner.legs.stop
            runner.vx = way * max(0.0, speed - rate * TICK) if speed > rate * TICK else 0.0
            if command.move and runner.vx == 0.0:
                runner.facing = 1 if command.move > 0.0 else -1
            return
        runner.facing = int(way)
        runner.vx = way * self._faster(runner, speed, command.speed * abs(command.move), slope)

    def _faster(self, runner: DrivenRunner, speed: float, asked: float, slope: float) -> float:
        tuning = self.tuning
        if speed < asked - 0.1:
            rate = runner.legs.accel if speed < 5.0 else tuning.gathers
            return speed + rate * TICK
        pull = -GRAVITY * tuning.downhill * slope
        if runner.sprinting and speed < tuning.top * runner.speed_share and not (runner.on == "rock" and speed > tuning.bough_top):
            return min(max(speed + (tuning.drive + min(pull, 3.0)) * TICK, asked), tuning.cap)
        return min(max(speed + (pull - (tuning.burnt_coasts if self.burnt_out else tuning.coasts)) * TICK, asked), tuning.cap)

    def heat(self, world: Environment, runner: DrivenRunner) -> None:
        """One tick of burn: driven beyond what they bear the legs burn, and chakra goes; else they cool."""
        tuning, bears = self.tuning, self.bears(runner)
        over = (abs(runner.vx) - bears) / max(tuning.top - tuning.bears, 0.1)
        if runner.sprinting and over > 0.0 and runner.on in SOLID_SURFACES:
            runner.spend(world, tuning.cost * TICK)
            self._drive(world, runner)
            if _on_bough(world, runner):
                self.burn = max(0.0, self.burn - tuning.bough_cools * TICK)
            else:
                self.add_burn(world, runner, tuning.burns * (0.4 + 0.6 * min(over, 1.0)) * TICK)
        elif runner.on in SOLID_SURFACES:
            self._undriven_ticks += 1
            self.burn = max(0.0, self.burn - tuning.cools * (2.0 if abs(runner.vx) < 1.0 else 1.0) * TICK)
        if self.burnt_out:
            self.burnt_out = self.burn > tuning.again
            runner.wince_ticks = max(runner.wince_ticks, 2 if self.burnt_out else 0)

    def _drive(self, world: Environment, runner: DrivenRunner) -> None:
        if self._undriven_ticks > ticks(0.6):
            world.emit(events.LegsDriven(runner.x, runner.y + 0.6, runner.id))
        self._undriven_ticks = 0

    def add_burn(self, world: Environment, runner: DrivenRunner, amount: float) -> None:
        before, self.burn = self.burn, min(1.0, self.burn + amount)
        if before < SMOULDER_BURN <= self.burn and not world.over:
            world.emit(events.LegsBurnt(runner.x, runner.y + 0.6, runner.id, False))
        if self.burn >= 1.0 and not self.burnt_out and not world.over:
            self.burnt_out = True
            runner.wince_ticks = ticks(1.5)
            runner.hurt(world, self.tuning.burn_pain, "burn")
            world.emit(events.LegsBurnt(runner.x, runner.y + 0.6, runner.id, True))
            world.emit(events.Winced(runner.x, runner.y + 1.2, runner.id, 1.5))

    # landing

    @property
    def drives(self) -> bool:
        """Whether he drives his legs beyond what they bear."""
        return self._undriven_ticks == 0

    def land(self, world: Environment, runner: DrivenRunner, impact: float, quality: float, fell: float, slope: float) -> bool:
        """He has come down on something solid; returns whether that was a stumble."""
        tuning, chain = self.tuning, runner.chain
        was_vault, self.vaulting = self.vaulting, False
        if was_vault:
            return False
        if _on_bough(world, runner):
            self._land_on_bough(world, runner, fell, slope)
            return False
        if quality >= tuning.matched:
            along = (runner.vx - slope * fell) / (1.0 + slope * slope)
            gain = min(max(abs(along) - abs(runner.vx), 0.0), tuning.gains)
            runner.vx += math.copysign(gain, runner.vx)
            if slope and fell > SEEN_FALL_SPEED:
                world.emit(events.LandedAlong(runner.x, runner.y, runner.id, fell, gain, slope))
            if runner.by_leap:
                chain.follow(world, runner, runner.gave > chain.tuning.gives)
                if slope and fell > SEEN_FALL_SPEED:
                    self.burn = max(0.0, self.burn - tuning.along_cools)
            return False
        lacks = (tuning.matched - quality) / tuning.matched
        if runner.braced:
            lacks *= 0.5
        lost = abs(runner.vx) * min(tuning.flat_slows * lacks, 0.9)
        runner.vx -= math.copysign(lost, runner.vx)
        world.emit(events.LandedFlat(runner.x, runner.y, runner.id, fell, lost))
        if quality < chain.tuning.stamp:
            chain.end(world, runner, "stamp")
        stumbles = quality < tuning.hard and self.burnt_out
        self.add_burn(world, runner, tuning.flat_burns * lacks)
        return stumbles

    def _land_on_bough(self, world: Environment, runner: DrivenRunner, fell: float, slope: float) -> None:
        """It gives, whatever the fall, and throws the foot on, up to the speed that it can keep up with."""
        gain = min(self.tuning.bough_gains, max(0.0, self.tuning.bough_top - abs(runner.vx))) if runner.by_leap else 0.0
        runner.vx += math.copysign(gain, runner.vx)
        if fell > SEEN_FALL_SPEED:
            world.emit(events.LandedAlong(runner.x, runner.y, runner.id, fell, gain, slope))
        if runner.by_leap:
            runner.chain.follow(world, runner, True)

    # what is in the way

    def vault(self, world: Environment, runner: DrivenRunner) -> bool:
        """A leap just before a fallen trunk: a hand on it, and over. Returns whether it was one."""
        tuning, way = self.tuning, 1 if runner.vx >= 0.0 else -1
        speed = max(abs(runner.vx), 1.0)
        found = world.obstacles.ahead("trunk", runner.x, way, HALF_WIDTH + 0.25 + tuning.vault_far * speed)
        if found is None:
            return False
        trunk, near = found
        if runner.y > trunk.top + VAULT_REACH_M:
            return False
        late = (near - HALF_WIDTH) / speed < tuning.vault_late
        if late:
            runner.vx *= 1.0 - tuning.clip
            self.add_burn(world, runner, 0.5 * tuning.trip_burns)
        self._hop(runner, trunk)
        world.emit(events.Vaulted(runner.x, runner.y, runner.id, late))
        return True

    def _hop(self, runner: DrivenRunner, over: Obstacle) -> None:
        self.vaulting, self._met = True, over.id
        runner.hop(math.sqrt(2.0 * runner.legs.gravity * max(0.3, over.top + 0.1 - runner.y)))

    def meet(self, world: Environment, runner: DrivenRunner) -> None:
        """One tick of whatever is where he is."""
        met = self._met if self.vaulting else ""  # whoever vaults has his hand on it, however low he flies
        for each in world.obstacles.between(runner.x - HALF_WIDTH, runner.x + HALF_WIDTH):
            if each.id == self._met:
                met = each.id
                if self.vaulting and runner.y < each.top - 0.05:
                    runner.y = min(each.top, runner.y + 6.0 * TICK)
            elif runner.y < each.top - 0.1 and runner.y + runner.height > each.bottom:
                met = each.id
                self._run_into(world, runner, each)
            elif each.kind == "branch" and runner.y < each.bottom:
                met = each.id  # once under it, he may get up
        self._met = met

    def _run_into(self, world: Environment, runner: DrivenRunner, what: Obstacle) -> None:
        tuning, speed = self.tuning, abs(runner.vx)
        slow = speed < tuning.trips_from
        self._met = what.id
        if what.kind == "trunk":
            self._hop(runner, what)
            runner.vx *= 0.6 if slow else 1.0
        if slow and what.kind != "branch":
            return
        if what.kind == "branch":
            runner.hurt(world, tuning.burn_pain, "branch")
        runner.vx *= 1.0 - tuning.trip_slows
        self.tripped_by = what.kind
        self.add_burn(world, runner, tuning.trip_burns)
        runner.chain.end(world, runner, "stagger")
        runner.stagger(world, tuning.trip, what.kind)

    def hash_state(self) -> tuple[float, ...]:
        return (self.burn, float(self.burnt_out), float(self.sliding), float(self.vaulting))


def _on_bough(world: Environment, runner: DrivenRunner) -> bool:
    """Whether what bears him is a bough, which gives."""
    return runner.on == "rock" and world.terrain.bough_at(runner.x, runner.y) is not None
