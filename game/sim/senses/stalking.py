"""Stalkers: hunters who are not seen. Each keeps his distance and makes a noise of his own kind, never in step with the wind.

The tracker moves when the runner moves. The thrower goes through the crowns under the gusts, and is late by 0.7 s. The diver goes
along the stream, where his sound is water that runs uphill.
"""

from __future__ import annotations

from random import Random
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
from game.sim.senses.noises import NoiseKind, Noises
from game.sim.senses.pebble import toss_pebble
from game.sim.senses.stalker_tuning import StalkerTuning
from game.sim.stage import Entity, Stage

KINDS: dict[str, tuple[NoiseKind, ...]] = {"tracker": ("bush",), "thrower": ("crown",), "diver": ("reeds", "water")}
"""What each of them makes to rustle."""
COVER_M = 3.5
"""Metres within which somebody finds something to rustle."""
BURST_COUNT, BURST_S, BURST_M = 3, 0.4, 0.9
"""How often, at what interval in seconds and metres the diver is heard in a row."""
ECHO_S, ECHO_WAITS_S, ECHO_AFTER_S = 0.8, 1.0, 1.5
"""Seconds from a stop to the tracker's one step too many; how much longer he waits for a gust to be over; after how long a walk."""
CREPT_AT_CHECKPOINT, CREPT_AS_THEY_MOVE = 0.62, 0.4
"""How near they have crept at the most when a checkpoint is reached, and as they change places."""
CROWN_M = 4.0
"""Metres over the ground from which one who was in the crowns comes down."""
RETRY_CREEP_FACTOR = 1.5
"""How many times as long he takes to creep up on one who begins again from a checkpoint: it is easier for whoever has lost there."""
HEARD_M = 13.0
"""Metres within which somebody creeps nearer; from farther off he has to find the runner first."""
MIN_CHANCES, EARSHOT_M = 5, 12.0
"""Nobody strikes by surprise who could not have been heard so often, by one who listened no farther off than so many metres."""
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
        self._chance = Random(f"stalker {spec.id} {world.seed}")
        self.awake = False
        self.crept = 0.0
        """How near he has crept, 0 to 1; whoever is marked, and knows it or not, gets no nearer."""
        self._chances = 0
        """How often he could have been heard since he began to creep, or was last marked."""
        self._due = 0.0
        """Seconds until he would move again."""
        self._walked = 0
        """Ticks for which the runner has walked."""
        self._echo_at = 0.0
        """The second in which he makes the step too many; 0 if he does not."""
        self._burst = 0
        self._burst_at = (0.0, 0.0)
        self._last_front = -1.0
        self._creeps = self.tuning.creeps
        self.offset = spec.offset
        """Metres right of the runner at which he likes to be."""
        self._paddle_at = 0.0
        self._changes = False
        """On his way to the runner's other side."""
        self.left, self.right = spec.left, spec.right
        """Where he does not go beyond, x in metres."""
        self.pebble_offset: float | None = None
        """Metres right of the runner to which he means to throw a pebble, as soon as no gust would hide it."""
        self.wades = self._neared = False
        self._moments = {"tracker": self._tracker, "thrower": self._thrower, "diver": self._diver}
        """How each kind chooses the moment in which he is heard."""
        self._draw()

    def _draw(self) -> None:
        self._due = self.tuning.least + (self.tuning.most - self.tuning.least) * self._chance.random()

    def decide(self, world: Stage) -> None:
        """Keep near, unseen; be heard now and then."""
        self.awake = self.awake or world.runner.x >= self._spec.wakes
        senses = world.senses
        if not self.awake or senses is None or world.over or world.bolt is not None:  # then they creep as the bolt says
            return
        self._creep(world)
        walks = abs(world.runner.vx) > 0.6
        if walks or self.kind != "tracker":
            self._follow(world)
        self._moments[self.kind](world, senses.noises, walks)
        if self.pebble_offset is not None:
            self._throw_pebble(world, senses.noises, self.pebble_offset)

    def _creep(self, world: Stage) -> None:
        """Nearer, as long as nobody knows where he is; before he strikes it is told that something is near, and by what it is heard."""
        senses = world.senses
        if senses is None or self.id in senses.marked:
            return
        if abs(self.x - world.runner.x) > HEARD_M:
            self.crept = max(0.0, self.crept - TICK / self._creeps)
            return
        self.crept = min(self.crept + TICK / self._creeps, max(self.crept, (1 + self._chances) / (1 + MIN_CHANCES)))
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
            senses.noises.add(world, self.x, self._surface(world, self.x), "water", PADDLE_LOUDNESS, self.id)

    def _tracker(self, world: Stage, noises: Noises, walks: bool) -> None:
        """He moves when the runner moves, and stops a step later than he does."""
        if walks:
            self._walked += 1
            self._due -= TICK
            if self._due <= 0.0:
                self._rustle(world, noises, self.tuning.apart)
        elif self._walked:
            self._echo_at = world.seconds + ECHO_S if self._walked * TICK > ECHO_AFTER_S else 0.0
            self._walked = 0
        if walks or world.seconds > self._echo_at + ECHO_WAITS_S:
            self._echo_at = 0.0
        if self._echo_at and world.seconds >= self._echo_at and self._rustle(world, noises, self.tuning.apart):
            self._echo_at = 0.0

    def _thrower(self, world: Stage, noises: Noises, walks: bool) -> None:
        """He moves under the gusts, late."""
        self._due -= TICK
        place = noises.nearest(KINDS["thrower"], self.x, COVER_M) if self._due <= 0.0 else None
        if place is None:
            return
        passed = world.gusts.last_passed(place.x)
        if passed > self._last_front and world.seconds - passed >= self.tuning.late:
            self._last_front = passed
            if world.seconds - passed < self.tuning.late + 0.1:
                self._rustle(world, noises, 0.6)

    def _diver(self, world: Stage, noises: Noises, walks: bool) -> None:
        """He swims up the stream, three strokes in a row."""
        self._due -= TICK
        if self._burst:
            x, at = self._burst_at
            if world.seconds >= at:
                self._burst -= 1
                self._burst_at = (x + BURST_M, at + BURST_S)
                self._sound(world, noises, x, self._surface(world, x), "water", begins=self._burst == BURST_COUNT - 1)
            return
        if self._due > 0.0 or world.lake_at(self.x) is None:
            return
        moments = (world.seconds, world.seconds + BURST_S, world.seconds + 2.0 * BURST_S)
        if all(world.gusts.off_front(self.x + n * BURST_M, at) >= self.tuning.apart for n, at in enumerate(moments)):
            self._burst, self._burst_at = BURST_COUNT, (self.x, world.seconds)
            self._draw()

    @staticmethod
    def _surface(world: Stage, x: float) -> float:
        lake = world.lake_at(x)
        return lake.sample(x).surface if lake is not None else world.terrain.height(x)

    def stir(self, world: Stage, thing: str = "") -> tuple[float, float] | None:
        """He is heard now, in the nearest cover or in that `thing`; where it was."""
        self.awake = True
        if world.senses is None:
            return None
        noises = world.senses.noises
        named = next((each for each in noises.rustling if each.id == thing), None)
        place = named or noises.nearest(KINDS[self.kind], self.x, 2.0 * COVER_M)
        if place is None:
            return None
        if named is not None:
            self.x = place.x
        self._sound(world, noises, place.x, place.y, place.kind, place.id)
        self._draw()
        return place.x, place.y

    def _rustle(self, world: Stage, noises: Noises, apart: float) -> bool:
        """Set the nearest cover rustling, unless a gust is too near in time; whether it was."""
        place = noises.nearest(KINDS[self.kind], self.x, COVER_M)
        if place is None or world.gusts.off_front(place.x, world.seconds) < apart:
            return False
        self._sound(world, noises, place.x, place.y, place.kind, place.id)
        self._draw()
        return True

    def _sound(self, world: Stage, noises: Noises, x: float, y: float, kind: NoiseKind, source: str = "", begins: bool = True) -> None:
        noises.add(world, x, y, kind, 0.8, self.id, source)
        self._chances += begins and abs(x - world.runner.x) < EARSHOT_M
        if world.senses is not None and begins:
            world.senses.notice(world, self.id, x)

    def _throw_pebble(self, world: Stage, noises: Noises, offset: float) -> None:
        """Out of his cover, which rustles: who sees it fly, or hears that, knows where he is."""
        place = noises.nearest(KINDS[self.kind], self.x, COVER_M)
        apart = world.gusts.off_front(place.x, world.seconds) if place is not None else 0.0
        if place is not None and apart >= self.tuning.apart and toss_pebble(world, self.id, place.x, place.y, offset):
            self.pebble_offset = None
            self._rustle(world, noises, self.tuning.apart)

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
        self.offset, self._creeps, self._neared, self._chances = offset, creeps, False, 0
        self._changes = True

    def pose(self, marked: bool) -> StalkerPose:
        return StalkerPose(self.id, self.kind, self.x, min(1.0, self.crept), marked)

    def mark_pose(self) -> MarkPose:
        return MarkPose(self.id, self.x, self.y + (4.5 if self.kind == "thrower" else 0.8))

    def hash_state(self) -> tuple[float, ...]:
        return (
            self.x,
            self._due,
            float(self._burst),
            self._last_front,
            self._echo_at,
            float(self.awake),
            self.crept,
            self._paddle_at,
            float(self._chances),
        )
