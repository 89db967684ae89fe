"""Stalkers: hunters who are not seen. Each keeps his distance, creeps nearer while nobody knows where he is, and strikes in the end.

By what each of them is heard, and when, is in `stalker_habits.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.level.registry import Metres, Point, Thing, thing
from game.sim import events
from game.sim.characters.hunters.hunter import Hunter
from game.sim.characters.hunters.hunter_spec import HunterSpec
from game.sim.objects.projectile import Projectile, throw
from game.sim.senses.listening import MarkPose, StalkerPose
from game.sim.senses.stalker_habits import StalkerHabits, surface_at
from game.sim.senses.stalker_tuning import StalkerTuning
from game.sim.stage import Entity, Stage

CREPT_AT_CHECKPOINT, CREPT_AS_THEY_MOVE = 0.62, 0.4
"""How near they have crept at the most when a checkpoint is reached, and as they change places."""
CROWN_M = 4.0
"""Metres over the ground from which one who was in the crowns comes down."""
RETRY_CREEP_FACTOR = 1.5
"""How many times as long he takes to creep up on one who begins again from a checkpoint: it is easier for whoever has lost there."""
HEARD_M = 13.0
"""Metres within which somebody creeps nearer; from farther off he has to find the runner first."""
MIN_CHANCES = 5
"""Nobody strikes by surprise who could not have been heard so often, by one who listened."""
NEARED_SHARE = 0.68
"""How near one has crept, 0 to 1, when it is told that something is very near."""
NEARED_SHOWN_S = 3.6
WADING_DEPTH_M, BALK_DISTANCE_M, WADING_SPEED_SHARE = 0.12, 9.5, 0.55
"""Depth in metres from which one on foot wades; how far ahead the runner is when he does it at last; share of his speed left then."""
RELOCATION_SPEED_FACTOR = 2.2
"""How many times as fast one goes who changes places."""
PADDLE_S, PADDLE_LOUDNESS = 0.55, 0.9
"""Seconds between two of his steps in the water, and how loud they are."""
HAND_M = 1.4
"""Metres over his feet from which a blade is thrown."""


@thing
class StalkerSpec(Thing):
    """A hunter who stalks the runner: unseen, heard now and then, out of step with the wind."""

    kind: Literal["stalker"]
    type: Literal["tracker", "thrower", "diver"]
    """Where and when he is heard: in the bushes while the runner walks, in the crowns after a gust, in the water."""
    at: Point
    """Where he waits, in metres."""
    wakes: Metres = -10_000.0
    """He is about once the runner has come to this x."""
    left: Metres = -10_000.0
    """He does not go farther left, x in metres."""
    right: Metres = 10_000.0
    """He does not go farther right, x in metres."""
    offset: Annotated[float, Field(ge=-40, le=40)] = -10.0
    """Metres right of the runner (negative: left) at which he likes to be."""

    def spawn(self, world: Stage) -> Stalker:
        return Stalker(self, world)


class Stalker(Entity):
    """A hunter who has not been seen yet: he goes from cover to cover until the hunt begins."""

    slot = "stalkers"

    def __init__(self, spec: StalkerSpec, world: Stage) -> None:
        self.id = spec.id
        self.kind: str = spec.type
        self.x, self.y = spec.at
        self._spec = spec
        self.tuning = world.tuning.of("stalker", StalkerTuning)
        self.habits = StalkerHabits(spec.id, spec.type, self.tuning, world.seed)
        self.awake = False
        self.crept = 0.0
        """How near he has crept, 0 to 1; whoever is marked, and knows it or not, gets no nearer."""
        self._creeps = self.tuning.creeps
        self.offset = spec.offset
        """Metres right of the runner at which he likes to be."""
        self._paddle_at = 0.0
        self._changes = False
        """On his way to the runner's other side."""
        self.left, self.right = spec.left, spec.right
        """Where he does not go beyond, x in metres."""
        self.wades = self._neared = False

    def decide(self, world: Stage) -> None:
        """Keep near, unseen; be heard now and then."""
        self.awake = self.awake or world.runner.x >= self._spec.wakes
        senses = world.senses
        if not self.awake or senses is None or world.over or world.bolt is not None:  # then they creep as the bolt says
            return
        self._creep(world)
        walks = abs(world.runner.vx) > 0.6
        if self._sits(world):
            self._approach(self.habits.sits_at)
        elif walks or self.kind != "tracker":
            self._follow(world)
        self.habits.update(world, senses.noises, self.x, walks)

    def _sits(self, world: Stage) -> bool:
        """Whether he waits where he has thrown a pebble from, to see what comes of it, while he has the runner in sight."""
        return world.seconds < self.habits.sits_until and abs(self.x - world.runner.x) < HEARD_M

    def _approach(self, x: float) -> None:
        """One tick of getting to the very place that he has thrown from."""
        step = self.tuning.speed * TICK
        self.x += min(max(x - self.x, -step), step)

    def _creep(self, world: Stage) -> None:
        """Nearer, as long as nobody knows where he is; before he strikes it is told that something is near, and by what it is heard."""
        senses = world.senses
        if senses is None or self.id in senses.marked:
            return
        if abs(self.x - world.runner.x) > HEARD_M:
            self.crept = max(0.0, self.crept - TICK / self._creeps)
            return
        self.crept = min(self.crept + TICK / self._creeps, max(self.crept, (1 + self.habits.chances) / (1 + MIN_CHANCES)))
        if self.crept >= NEARED_SHARE and not self._neared:
            line = events.LineSpoken(world.runner.x, world.runner.y + 1.8, "margin", f"teach.near_{self.kind}", NEARED_SHOWN_S)
            self._neared = world.say(line)
            if self._neared:
                world.emit(events.StalkerNeared(self.x, self.y, self.id))
        if self.crept >= 1.0:
            senses.surprise(world, self.kind)

    def _follow(self, world: Stage) -> None:
        tuning, runner = self.tuning, world.runner
        least = self.tuning.strikes / max(abs(self.offset), 0.1)
        goal = runner.x + self.offset * (1.0 - (1.0 - least) * min(1.0, self.crept))
        haste = WADING_SPEED_SHARE if self.wades else RELOCATION_SPEED_FACTOR if self._changes else 1.0
        speed = tuning.speed * TICK * haste
        self._changes = self._changes and abs(goal - self.x) > speed
        step = min(max(goal - self.x, -speed), speed)
        x = min(max(self.x + step, max(self.left, world.terrain.left + 1.0)), min(self.right, world.terrain.right - 1.0))
        if self.kind == "tracker" and abs(runner.x - x) < BALK_DISTANCE_M and self._is_wet(world, x) and not self._is_wet(world, self.x):
            return  # water is loud: he waits on the bank until he has to
        self.x = x
        self.y = world.terrain.height(self.x)
        self._wade(world)

    @staticmethod
    def _is_wet(world: Stage, x: float) -> bool:
        lake = world.lake_at(x)
        return lake is not None and lake.level - world.terrain.height(x) > WADING_DEPTH_M

    def _wade(self, world: Stage) -> None:
        """One on foot crosses a stream: every step is heard."""
        was, self.wades = self.wades, self.kind == "tracker" and self._is_wet(world, self.x)
        if not self.wades:
            return
        senses = world.senses
        if not was and senses is not None:
            senses.hear_wading(world, self.id)
        if world.seconds >= self._paddle_at and senses is not None:
            self._paddle_at = world.seconds + PADDLE_S
            world.push_water(self.x, 0.5, -0.5)
            senses.noises.add(world, self.x, surface_at(world, self.x), "water", PADDLE_LOUDNESS, self.id)

    def stir(self, world: Stage, thing: str = "") -> tuple[float, float] | None:
        """He is heard now, in the nearest cover or in that `thing`; where it was."""
        self.awake = True
        place = self.habits.stir(world, world.senses.noises, self.x, thing) if world.senses is not None else None
        if place is None:
            return None
        if place.id == thing:
            self.x = place.x
        return place.x, place.y

    def throw_pebble(self, offset: float) -> None:
        """He means to throw one to so many metres right of the runner, as soon as no gust would hide it."""
        self.habits.pebble_offset = offset

    # the end of stalking

    def strike(self, world: Stage) -> None:
        """His blade is thrown."""
        runner = world.runner
        dx = runner.x - self.x
        time = max(0.2, abs(dx) / self.tuning.blade_speed)
        y = self.y + HAND_M
        rise = (runner.y + 1.1 - y) / time + 0.5 * GRAVITY * time
        throw(world, Projectile(self.id, self.x, y, dx / time, rise, 0.14))
        world.emit(events.HunterThrew(self.x, y, self.id))

    def reveal(self, world: Stage) -> Hunter:
        """He hides no longer: a hunter runs from where he was."""
        spec = HunterSpec(kind="hunter", id=self.id, type=self._spec.type, at=(self.x, world.terrain.support(self.x, 1e9)[0]))
        hunter = Hunter(spec, len(world.hunters) + len(world.hidden_hunters), world)
        world.remove(self)
        world.add(hunter)
        if self.kind == "thrower":
            hunter.place(self.x, hunter.y + CROWN_M)
        return hunter

    def fall_back(self, seconds: float = 0.0) -> None:
        """The runner has reached a checkpoint, or begins again there and has so many seconds left at the least."""
        self._creeps *= RETRY_CREEP_FACTOR if seconds else 1.0
        self.crept = min(self.crept, CREPT_AT_CHECKPOINT, max(0.0, 1.0 - seconds / self._creeps))
        self._neared = False

    def hold_back(self) -> None:
        """He would strike, but not yet: he creeps the last steps anew."""
        self.crept = min(self.crept, NEARED_SHARE)

    def change_place(self, offset: float, creeps: float, between: tuple[float, float] | None = None) -> None:
        """He goes to the other side of the runner, or to another stretch of the level, and takes another time to creep up."""
        self.left, self.right = between or (self.left, self.right)
        self.crept = min(self.crept, CREPT_AS_THEY_MOVE)
        self.offset, self._creeps, self._neared = offset, creeps, False
        self.habits.chances, self.habits.sits_until = 0, 0.0
        self._changes = True

    def pose(self, marked: bool) -> StalkerPose:
        return StalkerPose(self.id, self.kind, self.x, min(1.0, self.crept), marked)

    def mark_pose(self) -> MarkPose:
        return MarkPose(self.id, self.x, self.y + (4.5 if self.kind == "thrower" else 0.8))

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, float(self.awake), self.crept, self._paddle_at, *self.habits.hash_state())
