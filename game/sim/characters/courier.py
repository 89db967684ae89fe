"""Couriers: people of ours who are not the player. They come over the lake by themselves, and know of nobody's plans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.characters.chakra import Chakra
from game.sim.characters.movement.movement import DRY_SURFACES, NO_MOVE, LegsTuning, MoveCommand
from game.sim.characters.movement.water_footing import SWIM, FootingTuning
from game.sim.environment import Environment
from game.sim.intent import Intent
from game.sim.roles import CourierRole, HunterRole
from game.sim.stage import Entity, Order, Stage
from game.sim.water.lake import Lake

ASHORE_SURFACES = ("ground", "log")
MIN_LEAP_M, MAX_LEAP_M = 0.7, 1.9
"""Least and most metres before the edge of stone or wood at which he leaps onto it."""
CLIMB_REACH_M = 0.45
"""Metres from an edge at which one who swims pulls himself up."""
STALL_TICKS = ticks(0.35)
"""Ticks of being too slow before the water lets one sink."""
WAIT_SHARE, SECOND_WAIT_SHARE = 0.62, 0.28
"""Where on stone or wood he waits, as a share of its length from the left; and where, if another courier is on it."""
COURIER_SPACING_M, SIDESTEP_SPEED = 1.0, 1.2
"""Metres that he leaves to another courier on the same boards, and m/s at which he steps back to do so."""
HOME_INLAND_M = 2.0
"""He has come home once the ground this many metres behind him is dry."""


@tunable("courier")
class CourierTuning:
    speed: float = tuned(5.2, "m/s", 0.5, 20, "how fast a courier runs")
    rests_to: float = tuned(45.0, "chakra", 0, 100, "on wood or stone a courier gets his breath back to this before he goes on")
    safe: float = tuned(9.0, "m", 0, 100, "nearer than this to a hunter at large, a courier stays on wood or stone for as long as he can")
    flees: float = tuned(1.9, "m", 0, 20, "so near on the same wood or stone, a hunter makes a courier leap off it")
    soaked: float = tuned(22.0, "chakra", 0, 100, "what it takes out of a courier to have been pulled under by the web")
    home_speed: float = tuned(3.0, "m/s", 0.5, 20, "how fast a courier goes up to the hut once he is ashore")
    held: float = tuned(2.0, "s", 0.1, 10, "a courier whom a hunter has held for so long is theirs")


@thing
class CourierSpec(Thing):
    """One of ours who flees over the lake to the hut. A `hidden` one comes on when a trigger says so."""

    kind: Literal["courier"]
    placement = "ground"
    is_dynamic = True
    at: Point
    """His soles, in metres."""
    hidden: bool = False
    chakra: Annotated[float, Field(ge=0, le=100)] = 60.0
    """What his legs have left: with little of it he sinks on the way."""

    def spawn(self, world: Stage) -> Courier | None:
        courier = Courier(self, world)
        if not self.hidden:
            return courier
        world.hidden_couriers.append(courier)
        return None


class Courier(CourierRole, Entity):
    """He runs for the next wood or stone, waits there while it holds hunters off, and goes on to the shore."""

    order, slot = Order.COURIER, "couriers"
    kind = "courier"

    def __init__(self, spec: CourierSpec, world: Stage) -> None:
        super().__init__(spec.id, *spec.at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.tuning = world.tuning.of("courier", CourierTuning)
        self.energy = Chakra(spec.chakra)
        self.hidden, self.home = spec.hidden, False
        self.lean, self.pills = 0.0, 0
        self.caught_by: str | None = None
        self.fainted = self.seated = self.busy = False
        self._crossed = False
        """Whether he has been over deep water: only beyond it is he home."""
        self._door = min((hut.at[0] for hut in world.level.things_of("hut")), default=1e9)
        self._held_ticks = self._stall_ticks = self._still_ticks = 0
        self._command = NO_MOVE

    @property
    def height(self) -> float:
        return 1.65

    @property
    def chakra(self) -> float:
        return self.energy.amount

    @property
    def felt_pain(self) -> float:
        return 0.0

    @property
    def is_quarry(self) -> bool:
        return not self.home and not self.held and self.on != "barrier"

    # the tick

    def decide(self, world: Stage) -> None:
        """Choose where to run, by where everybody stands before anybody moves."""
        if self.home:
            self._command = MoveCommand(1.0, self.tuning.home_speed)
        else:
            self._command = NO_MOVE if self.held or world.over else self._flee(world)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        barrier = world.barrier
        if barrier is not None and barrier.holds(self):
            self.energy.regain(world.chakra_tuning.rest * TICK)
            self.footing.update(self.energy.amount, False)
            self.take_stance("ball")
            return
        if self.held:
            self.walk(world, NO_MOVE)
            return
        self._drain(world)
        self.walk(world, NO_MOVE if self.caught_by else self._command)
        self._pull_up(world)
        self.take_stance(self._stance())

    def judge(self, world: Stage) -> None:
        """Lose the run if a hunter has held him for too long; bring him home once he is inland, and into the hut once he is there."""
        holder = next((hunter for hunter in world.hunters if hunter.id == self.caught_by), None)
        if holder is None or holder.held or self.held:  # he has no hand for it any more
            self.caught_by = None
        self._held_ticks = self._held_ticks + 1 if self.caught_by is not None else 0
        if self._held_ticks * TICK > self.tuning.held:
            world.finish(False, "lost.courier")
        if self._is_inland(world) and not self.home and self.on in ASHORE_SURFACES and not self.held and self.caught_by is None:
            self.home = True
            world.emit(events.CourierCameHome(self.x, self.y, self.id))
        if self.home and self.x >= self._door:
            world.remove(self)

    def _is_inland(self, world: Environment) -> bool:
        """Whether he has a lake behind him, and dry ground."""
        lake = world.lake_at(self.x)
        self._crossed = self._crossed or (lake is not None and lake.still_depth(self.x) > 1.0)
        lake = world.lake_at(self.x - HOME_INLAND_M)
        return self._crossed and (lake is None or lake.still_depth(self.x - HOME_INLAND_M) <= 0.0)

    # where he goes

    def _flee(self, world: Stage) -> MoveCommand:
        """Wait where he stands dry, or run on, with a leap where stone or wood begins before him."""
        if self.on in DRY_SURFACES and self._waits(world):
            return self._make_room(world)
        leap = self.on == "water" and self._edge_ahead(world, MIN_LEAP_M, MAX_LEAP_M) is not None
        return MoveCommand(1.0, self.tuning.speed, leap or self.on == "air", leap)

    def _make_room(self, world: Stage) -> MoveCommand:
        """Who came later steps back from the one before him, as far as there are boards."""
        before = any(
            other is not self and other.on in DRY_SURFACES and 0.0 <= other.x - self.x < COURIER_SPACING_M for other in world.couriers
        )
        return MoveCommand(-1.0, SIDESTEP_SPEED) if before and self.x > self.perch(world)[0] + 0.5 else NO_MOVE

    def _waits(self, world: Stage) -> bool:
        """Whether he stays on this stone or these boards; boards that lead ashore he runs along."""
        left, right = self.perch(world)
        if world.terrain.height(right + 0.5) > 0.0:
            return False
        shared = any(other is not self and left <= other.x <= right and other.on in DRY_SURFACES for other in world.couriers)
        if self.x < left + (SECOND_WAIT_SHARE if shared else WAIT_SHARE) * (right - left):
            return False
        web = world.spiderweb
        webbed = web is not None and web.awake
        at_large = [hunter for hunter in world.hunters if not hunter.held and not hunter.fleeing]
        near = [hunter for hunter in at_large if abs(hunter.x - self.x) < self.tuning.safe]
        beside = [hunter for hunter in near if hunter.on in DRY_SURFACES and abs(hunter.x - self.x) < self.tuning.flees]
        if webbed:
            return True
        return not beside and (bool(near) or self.energy.amount < self.tuning.rests_to)

    def perch(self, world: Environment) -> tuple[float, float]:
        """Ends of the wood or stone that he stands on."""
        if self.platform is not None:
            return self.platform.x - self.platform.reach, self.platform.x + self.platform.reach
        solid = next((each for each in world.terrain.solids if each.left <= self.x <= each.right), None)
        return (solid.left, solid.right) if solid is not None else (self.x, self.x)

    def _edge_ahead(self, world: Stage, near: float, far: float) -> tuple[float, float] | None:
        """Left end and top of wood or stone that begins so far ahead of him, and stands out of the water no higher than he can reach."""
        boards = [(each.x - each.reach, each.top(each.x - each.reach)) for each in (*world.logs, *world.platforms)]
        stones = [(solid.left, solid.crown) for solid in world.terrain.solids]
        for left, top in (*boards, *stones):
            if near <= left - self.x <= far and 0.1 < top - self.y - self.sunk < self.legs.climb:
                return left, top
        return None

    def _pull_up(self, world: Stage) -> None:
        """One whom the water holds up no more takes hold of the edge that he has come to."""
        if self.on != "water" or self.sunk < 0.1 or self.climb_ticks or self.caught_by is not None:
            return
        edge = self._edge_ahead(world, -0.1, CLIMB_REACH_M)
        if edge is not None:
            self.vx = 0.0
            self.climb_ticks, self._climb_to = ticks(self.legs.climb_time), (edge[0] + 0.5, edge[1])

    # what it costs him

    def spend(self, world: Environment, cost: float) -> None:
        if self.energy.spend(cost):
            self.stagger(world, 0.6, "dry")

    def _drain(self, world: Stage) -> None:
        """Pay for a tick on water, or rest on stone and wood; then sink or rise by the chakra that is left."""
        cost = world.chakra_tuning
        slow = self.on == "water" and abs(self.vx - 0.3 * self._current) < self.footing.tuning.stall_speed
        self._stall_ticks = self._stall_ticks + 1 if slow else 0
        stalled = self._stall_ticks > STALL_TICKS
        if self.on == "water" and self.footing.sink_level < SWIM:
            self.spend(world, (cost.footing + (cost.stall if stalled else 0.0)) * TICK)
        self._still_ticks = self._still_ticks + 1 if self.on in DRY_SURFACES and abs(self.vx) < 0.3 else 0
        if self._still_ticks * TICK > cost.rest_after:
            self.energy.regain(cost.rest * TICK)
        change = self.footing.update(self.energy.amount, stalled)
        if change and self.on == "water":
            world.emit(events.Sank(self.x, self.y, self.id, self.footing.name, change > 0))

    # what is done to him

    def seize(self, world: Stage, hunter: HunterRole) -> None:
        """A lunge reached him; the first counts."""
        if self.caught_by is None and self.is_quarry and not world.over:
            self.caught_by = hunter.id
            world.emit(events.CourierSeized(self.x, self.y + 0.9, self.id, hunter.id))

    def on_released(self, lake: Lake | None) -> None:
        """The web lets him go alive: he comes up, and being under has cost him chakra."""
        super().on_released(lake)
        self.energy.spend(self.tuning.soaked)

    def hurt(self, world: Environment, amount: float, cause: str) -> None:
        """No pain is counted for him."""

    def break_flow(self, world: Environment, cause: str) -> None:
        """He has no flow."""

    def freeze(self) -> None:
        self.energy.freeze()

    def recover(self, world: Stage) -> None:
        world.drop_captive(self)
        world.remove(self)
        world.report_removal(self.id, "removed")

    def _stance(self) -> str:
        if self.caught_by is not None:
            return "caught"
        if self.climb_ticks:
            return "climb"
        if self.stagger_ticks:
            return "stagger"
        if self.on == "air":
            return "leap" if self.vy > 0.5 else "fall"
        if self.on == "water" and self.footing.sink_level >= 2:
            return "swim" if self.footing.sink_level == SWIM else "wade"
        return "run" if abs(self.vx) > 0.35 else "idle"

    def hash_state(self) -> tuple[float, ...]:
        return (*super().hash_state(), self.energy.amount, float(self._held_ticks), float(self.home), self.breath, self.angle)
