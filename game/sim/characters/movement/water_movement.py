"""Movement on live water: how a foot meets it, rises and sinks with it, and parts from it, one tick at a time."""

from __future__ import annotations

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.movement import water_footing
from game.sim.characters.movement.land_movement import LandMovement
from game.sim.characters.movement.movement import LegsTuning, landing_quality, normal_speed
from game.sim.environment import Environment, Platform
from game.sim.water.lake import Lake
from game.sim.water.water_sample import WaterSample


class WaterMovement(LandMovement):
    """Legs that chakra holds up on water."""

    def __init__(self, who: str, x: float, y: float, legs: LegsTuning, footing: water_footing.FootingTuning) -> None:
        super().__init__(who, x, y, legs, footing)
        self.lifted = 0.0
        """m/s at which the water lifts the feet, smoothed: a swell counts, the dent of one's own step does not."""

    def landing_cost(self, world: Environment, impact: float) -> float:
        """Chakra that it takes to come down on water at `impact` m/s."""
        return world.chakra_tuning.impact * impact * impact

    def rise(self, lake: Lake) -> None:
        """Be in the water as deep as the soles are, and come up from there as a leg comes up."""
        water = lake.sample(self.x)
        if water.depth > 0.0 and self.y < water.surface:
            self.on, self.sunk = "water", water.surface - self.y

    def _meet_water(self, world: Environment) -> None:
        lake = world.lake_at(self.x)
        if lake is None or self.wades_only:
            return
        water = lake.sample(self.x)
        if water.depth > 0.05 and self.y <= water.surface:
            self._land_on_water(world, water)

    def _land_on_water(self, world: Environment, water: WaterSample) -> None:
        impact = normal_speed(self.vx, self.vy, water.slope, water.rise)
        quality = landing_quality(impact)
        self.gave = -self.vy - impact
        cost = self.landing_cost(world, impact)
        self.spend(world, cost)
        self.on, self._leaping, self.platform = "water", False, None
        self.sunk = min(1.25, max(0.0, water.surface - self.y) + 0.02 * impact)
        self.lifted = water.rise + water.slope * self.vx
        self.vx -= 0.25 * max(0.0, impact - 5.0) * water.slope
        self._disturb(world, 0.25 + 0.02 * impact, min(0.3, 0.024 * impact))
        world.emit(events.Splashed(self.x, water.surface, self.id, impact, 0.4))
        self._landed(world, impact, quality, cost)

    def _move_on_water(self, world: Environment) -> None:
        """On water: rise and sink with it, and part from it where it drops away faster than one falls."""
        self._advance(world)
        lake = world.lake_at(self.x)
        water = lake.sample(self.x) if lake is not None else None
        top, kind, platform = self._solid_under(world, self.y + self.legs.step)
        if lake is None or water is None or water.depth < 0.06:
            self._come_ashore(top, kind, platform)
            return
        self._sink_or_rise()
        height = water.surface - self.sunk
        # A leg that is coming up is not stopped by the bed it comes from.
        rises = platform is None and self.sunk > water_footing.LEG_DEPTHS_M[self.footing.sink_level] < water.surface - top - 0.02
        if top >= height - 0.02 and not rises and (platform is None or self.footing.sink_level < 3):
            self._come_ashore(top, kind, platform)
            return
        self._track_surface(lake, water, max(height, top) if rises else height)
        self._current, self._slope = water.flow, water.slope

    def _come_ashore(self, top: float, kind: str, platform: Platform | None) -> None:
        if top >= self.y - 0.3:
            self.y, self.on, self.platform, self.vy = self._stepped(top, platform), kind, platform, 0.0
        else:
            self._leave(self.legs.coyote)

    def _track_surface(self, lake: Lake, water: WaterSample, height: float) -> None:
        legs, climb = self.legs, water.rise + water.slope * self.vx
        self.lifted += (climb - self.lifted) * min(1.0, 8.0 * TICK)
        # Smoothed over a few ticks: a crest throws one off, a ripple does not.
        falls = (climb - self.vy) * 0.25
        if self.vy > legs.crest_speed and falls < -legs.gravity * TICK and self.footing.sink_level < 2:
            self._leave(legs.coyote_crest)
            return
        climb = self.vy + falls
        if climb > 0.15:
            self._lift, self._lift_ticks, self._lift_from = climb, ticks(legs.lift_memory), "water"
        self.vy = climb
        self.y += climb * TICK
        self.y += (height - self.y) * 16.0 * TICK

    def _sink_or_rise(self) -> None:
        goal = water_footing.LEG_DEPTHS_M[self.footing.sink_level]
        if goal == self.sunk:
            return
        rate = self.footing.tuning.sink_speed * TICK * (1.0 if goal > self.sunk else 1.6)
        self.sunk = min(self.sunk + rate, goal) if goal > self.sunk else max(self.sunk - rate, goal)

    def _disturb(self, world: Environment, width: float, depth: float) -> None:
        """Feet throw the water behind: what ran ahead would trip the one who made it."""
        world.leave_wake(self.x - self.facing * (width + 0.3), width, depth, -self.facing)
