"""Movement on ground and logs and through the air: how anyone runs, leaps, climbs and comes down, one tick at a time."""

from __future__ import annotations

from game.core.gravity import GRAVITY
from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.movement import water_footing
from game.sim.characters.movement.movement import LegsTuning, MoveCommand, landing_quality, normal_speed
from game.sim.environment import Environment, Platform
from game.sim.terrain.terrain import HEADROOM_M

BODY_MASS_KG = 70.0
"""Kilograms of anyone."""
TAKE_OFF_IMPULSE = 50.4
"""N s that a leap leaves in the platform it is made from: an eighth of what the leap is worth, for most of it comes from bent legs."""
MAX_WATER_SLOPE = 0.4
"""The slope of water that still makes a difference to who runs up or down it."""
LEVEL_EDGE_M = 0.7
"""Metres from the end of the ground where what grows there stops everybody."""
SPRINGY_IMPACT_SHARE = 0.5
"""How much of a landing's blow is felt on boards that give."""
FLANK_SLOPE, FLANK_DROP_M = 1.8, 0.08
"""Slope of stone from which it is no ground to run down but a flank to come off, and metres of it in a tick that show that he runs."""
RUN_STEP_M, WALK_STEP_M = 1.45, 0.7
"""Metres from one footfall to the next; the drawn legs keep the same step."""


class LandMovement:
    """A body on legs: `x`, `y` are its soles, `vx`, `vy` its speed in m/s."""

    def __init__(self, who: str, x: float, y: float, legs: LegsTuning, footing: water_footing.FootingTuning) -> None:
        self.id = who
        self.x, self.y = x, y
        self.vx = self.vy = 0.0
        self.ax = 0.0
        """Smoothed acceleration in m/s^2: the figure leans by it."""
        self.facing = 1
        self.on = "ground"
        """Where he is: "ground", "rock" (whatever is solid), "log" (any platform), "water", "barrier" or "air"."""
        self.sunk = 0.0
        """Metres of the leg that are under water."""
        self.stride = 0.0
        """Metres walked in all: footfalls and the drawn legs go by it."""
        self.platform: Platform | None = None
        """What bears him while he is on a log, a raft, a bridge or the like."""
        self.legs = legs
        self.footing = water_footing.Footing(footing)
        self.wades_only = False
        """Water does not bear him, however deep: his soles are always on its bed."""
        self.stagger_ticks = 0
        self.climb_ticks = 0
        self.last_landing: events.Landed | None = None
        self.gave = 0.0
        """m/s by which the last landing was softer than the fall: water gave way, or a slope fell away."""
        self._climb_to = (x, y)
        self._climb_keeps: float | None = None
        """m/s with which he goes on once he has pulled himself up out of the air; None where he climbs out of water."""
        self._leap_buffer_ticks = self._coyote_ticks = self._lift_ticks = 0
        self._lift = 0.0
        self._lift_from = "water"
        self._current = self._slope = 0.0
        self._fell = self._landing_slope = 0.0
        self._leaping = self.by_leap = False
        self._next_footfall = 0.9

    @property
    def submerged(self) -> bool:
        """Still coming up from below: deeper in the water than any swimmer."""
        return self.sunk > water_footing.LEG_DEPTHS_M[water_footing.SWIM]

    @property
    def bough_reach(self) -> float:
        """Metres by which a foot may come too low for a bough and still find it."""
        return 0.0

    def spend(self, world: Environment, cost: float) -> None:
        """Pay chakra; whoever has plenty does not notice."""

    def top_speed(self, asked: float) -> float:
        """What is left of `asked` m/s where one stands."""
        if self.on != "water":
            return asked
        return min(asked, self.legs.water_top) * water_footing.SPEED_SHARES[self.footing.sink_level]

    def _run(self, world: Environment, command: MoveCommand) -> None:
        legs = self.legs
        if self.on == "air":
            gain = loss = legs.air_accel
        elif self.on == "water":
            gain, loss = legs.water_accel, legs.water_stop
        else:
            gain, loss = legs.accel, legs.stop
        goal = command.move * self.top_speed(command.speed)
        if self.on == "water":
            # Up the face of a wave is slow, down its back is quick.
            goal *= 1.0 - legs.uphill * min(max(self._slope if goal > 0.0 else -self._slope, -MAX_WATER_SLOPE), MAX_WATER_SLOPE)
            goal += self._current * min(1.0, 0.15 + 0.7 * self.sunk)
        if self.on == "air" and (not command.move or abs(self.vx) > abs(goal) and self.vx * goal > 0):
            return
        faster = goal * self.vx >= 0.0 and abs(goal) > abs(self.vx)
        change = (gain if faster else loss) * TICK
        self.vx = min(self.vx + change, goal) if goal > self.vx else max(self.vx - change, goal)
        if command.move:
            self.facing = 1 if command.move > 0 else -1

    def _leap(self, world: Environment, command: MoveCommand) -> None:
        if self._lift_ticks:
            self._lift_ticks -= 1
        grounded = self.on != "air"
        if self._leap_buffer_ticks and self.stagger_ticks == 0 and (grounded or self._coyote_ticks):
            part = water_footing.LEAP_SHARES[self.footing.sink_level] if self.on == "water" else 1.0
            if part > 0.0 and not self.submerged:
                self._take_off(world, part)
        if self._leaping and not command.leap and self.vy > 0.0:
            cut = (2.0 * self.legs.gravity * self.legs.leap_tapped) ** 0.5 + self._lift
            self.vy = min(self.vy, cut)
            self._leaping = False
        self._coyote_ticks -= self._coyote_ticks > 0

    def _take_off(self, world: Environment, part: float) -> None:
        lift = min(max(self._lift, 0.0), self.legs.lift_cap) if self._lift_ticks else 0.0
        self._leap_buffer_ticks = self._coyote_ticks = 0
        came_from = self.on if self.on != "air" else self._lift_from if self._lift_ticks else "ground"
        if self.platform is not None:
            self.platform.apply_force(self.x, self.y, TAKE_OFF_IMPULSE / TICK)
        # A held leap floats near its top, or all the way up: start a little slower, so that it still ends at `leap_held`.
        apex, climb = self.legs.apex_speed, self.legs.gravity * self.legs.leap_held
        speed = max(2.0 * self.legs.gravity * self.legs.leap_held - apex * apex, climb) ** 0.5
        self.vy = speed * part + lift
        self._lift = lift
        self.on, self.platform, self.sunk = "air", None, min(self.sunk, 0.3)
        self._leaping = self.by_leap = True
        self.spend(world, world.chakra_tuning.leap if came_from == "water" else 0.0)
        if came_from == "water":
            world.dent(self.x, 0.25, 0.08)
        world.emit(events.Leapt(self.x, self.y, self.id, lift, came_from))

    def _fly(self, world: Environment, command: MoveCommand) -> None:
        legs = self.legs
        floats = command.leap and self._leaping and abs(self.vy) < legs.apex_speed
        self.vy = max(self.vy - legs.gravity * (0.5 if floats else 1.0) * TICK, -legs.fall_cap)
        last_y = self.y
        self._advance(world)
        self.y += self.vy * TICK
        if self.vy > 0.5:
            return
        top, kind, platform = self._solid_under(world, max(last_y, self.y) + legs.corner)
        bough = world.terrain.bough_over(self.x, self.y, self.bough_reach) if self.bough_reach else None
        if self.y <= top:
            self._land_on(world, top, kind, platform)
        elif bough is not None:
            self._land_on(world, bough, "rock", None)
        else:
            self._meet_water(world)

    def _land_on(self, world: Environment, top: float, kind: str, platform: Platform | None) -> None:
        slope = world.slope_at(self.x, top) if world.momentum and platform is None else 0.0
        impact = normal_speed(self.vx, self.vy, slope, 0.0)
        vy = 0.0
        if platform is not None and platform.springs:
            impact = SPRINGY_IMPACT_SHARE * max(0.0, platform.rise_at(self.x) - self.vy)
            vy = platform.bear(self.x, BODY_MASS_KG, self.vy)
        elif platform is not None:
            platform.apply_force(self.x, top, BODY_MASS_KG * impact / TICK)
        quality = landing_quality(impact) if world.momentum else 1.0
        self.gave, self._fell, self._landing_slope = -self.vy - impact, -self.vy, slope
        self.y, self.on, self.platform, self.vy, self.sunk, self._leaping = top, kind, platform, vy, 0.0, False
        self._landed(world, impact, quality, 0.0)

    def _landed(self, world: Environment, impact: float, quality: float, cost: float) -> None:
        self.last_landing = events.Landed(self.x, self.y, self.id, impact, quality, cost, self.on)
        world.emit(self.last_landing)

    def _move_on_solid(self, world: Environment) -> None:
        """On ground, rock or platform: follow its top, fall off its edge, or let the footing catch where it gets deep."""
        if self.platform is not None:
            self.x += self.platform.vx * TICK
        self._advance(world)
        top, kind, platform = self._solid_under(world, self.y + self.legs.step)
        if top < self.y - (0.5 if abs(self.vx) > 0.5 else 0.3) - abs(self.vx) * TICK or self._runs_off_a_flank(top, kind):
            self._leave(self.legs.coyote)
            self.vy = 0.0
            return
        self.y, self.on, self.platform, self.sunk = self._stepped(top, platform), kind, platform, 0.0
        if platform is not None and platform.springs:
            self._ride(world, platform)
            return
        self.vy = platform.rise_at(self.x) if platform is not None else 0.0
        if platform is not None:
            platform.apply_force(self.x, top, BODY_MASS_KG * GRAVITY)
            return
        depth = world.depth_at(self.x, top)
        self.sunk = min(depth, 1.25)
        # Who stands still on the bed stays on it, or one would bob there for ever between regaining and spending.
        goes = abs(self.vx) > 0.35 or depth > water_footing.LEG_DEPTHS_M[water_footing.SWIM] + 0.1
        if goes and depth > max(self.legs.catch_depth, water_footing.LEG_DEPTHS_M[self.footing.sink_level] + 0.1) and not self.wades_only:
            self.on = "water"
        if depth > 0.05:
            self.vx *= 1.0 - min(depth, 1.2) * 0.9 * TICK

    def _runs_off_a_flank(self, top: float, kind: str) -> bool:
        """Whether the stone under him falls away so steeply that one who runs goes on in the air, and may still leap for a moment."""
        return self.on == kind == "rock" and self.y - top > max(FLANK_DROP_M, FLANK_SLOPE * abs(self.vx) * TICK)

    def _ride(self, world: Environment, platform: Platform) -> None:
        """On boards that swing up and down: go with them, be thrown off where they stop rising faster than one falls."""
        legs, vy = self.legs, self.vy - GRAVITY * TICK
        rise = platform.bear(self.x, BODY_MASS_KG, vy)
        if rise == vy and vy > legs.crest_speed:
            self._leave(legs.coyote_crest)
            self.vy = vy
            return
        self.vy = min(rise, platform.rise_at(self.x))
        if self.vy > 0.15:
            self._lift, self._lift_ticks, self._lift_from = self.vy, ticks(legs.lift_memory), "log"

    def _stepped(self, top: float, platform: Platform | None) -> float:
        """Up onto a platform as fast as legs lift, not in a blink; anywhere else at once."""
        return top if platform is None else min(top, self.y + self.legs.step_speed * TICK)

    def _leave(self, coyote: float) -> None:
        self.on, self.platform, self.sunk = "air", None, 0.0
        self._leaping = self.by_leap = False
        self._coyote_ticks = ticks(coyote)

    def _advance(self, world: Environment) -> None:
        """Go sideways, unless something stands in the way; what can be climbed is climbed."""
        if self.vx == 0.0:
            return
        x, terrain = self.x + self.vx * TICK, world.terrain
        outward = terrain.left + LEVEL_EDGE_M - x if self.vx < 0.0 else x - terrain.right + LEVEL_EDGE_M
        if outward > 0.0:
            self.vx = 0.0
            return
        # In a leap one comes up through boards overhead, and lands on them.
        wall = world.wall(x, self.y, self.legs.step, self.legs.step if self.on == "air" else HEADROOM_M)
        if wall is None:
            self.x = x
            return
        self.vx = 0.0
        height = wall - self.y
        swims_up_to_it = self.on == "water" and self.sunk > 0.1 and height <= self.legs.climb
        if swims_up_to_it or height <= self.legs.corner + self.legs.step:
            self.climb_ticks = ticks(self.legs.climb_time)
            beyond = x + (0.35 if x > self.x else -0.35)
            self._climb_to = (beyond if world.wall(beyond, self.y, self.legs.step) is not None else x, wall)

    def _climb(self, world: Environment) -> None:
        self.climb_ticks -= 1
        x, y = self._climb_to
        part = 1.0 / (self.climb_ticks + 1)
        self.x += (x - self.x) * part
        self.y += (y - self.y) * part
        self.vx = self.vy = 0.0
        if self.climb_ticks == 0:
            keeps, self._climb_keeps = self._climb_keeps, None
            self.vx = keeps or 0.0
            top, kind, platform = self._solid_under(world, self.y + self.legs.step)
            self.y, self.on, self.platform, self.sunk = max(top, self.y - 0.5), kind, platform, 0.0
            if keeps is None:
                world.emit(events.ClimbedOut(self.x, self.y, self.id))

    def _solid_under(self, world: Environment, reach: float) -> tuple[float, str, Platform | None]:
        """What he would stand on here, not above `reach`: the height of its top, what `on` then is, and the platform if it is one."""
        top, kind = world.terrain.support(self.x, reach)
        platform = world.platform_under(self.x, reach)
        if platform is not None:
            platform_top = platform.top(self.x)
            if platform_top > top:
                return platform_top, "log", platform
        return top, kind, None

    def _stride(self, world: Environment) -> None:
        if self.on == "air" or self.climb_ticks or (self.sunk and self.submerged):
            return
        self.stride += abs(self.vx) * TICK
        if self.stride < self._next_footfall:
            return
        self._next_footfall = self.stride + (RUN_STEP_M if abs(self.vx) > 3.0 else WALK_STEP_M)
        strength = 1.0 - self.footing.sink_level / water_footing.SWIM
        speed = abs(self.vx)
        if self.on == "water":
            self._disturb(world, 0.25, 0.02 + 0.008 * speed)
        elif self.platform is not None:
            self.platform.tread(self.x, speed)
        world.emit(events.FootFell(self.x, self.y + self.sunk, self.id, strength, speed, self.on))

    # what the water adds

    def _meet_water(self, world: Environment) -> None:
        """Come down on water, if there is any."""

    def _disturb(self, world: Environment, width: float, depth: float) -> None:
        """Leave a wake."""
