"""The world: owns everything in a level, and advances it by one tick at a time."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

import numpy as np
import pymunk

from game.core.ticks import TICK
from game.level.model import LakeSpec, Level
from game.sim import events
from game.sim.characters.chakra import ChakraTuning
from game.sim.characters.character import Character
from game.sim.characters.hunter import Hunter, HunterTuning
from game.sim.characters.hunter_perception import ChaseView, Trail
from game.sim.characters.movement import LegsTuning
from game.sim.characters.runner import Runner
from game.sim.characters.sealmaster import Sealmaster
from game.sim.characters.water_footing import FootingTuning
from game.sim.intent import IDLE, Intent
from game.sim.objects.pickups import PillPacket
from game.sim.objects.projectile import MAX_PROJECTILES, Projectile
from game.sim.objects.props import Log, LogTuning
from game.sim.physics import sanity
from game.sim.physics.bodies import Bodies
from game.sim.story.checkpoint_offer import OfferTuning, ProgressWatch
from game.sim.story.dialogue import Talk
from game.sim.story.triggers import Story
from game.sim.techniques.barrier import Barrier
from game.sim.techniques.casting import TECHNIQUES, Technique
from game.sim.techniques.spiderweb import Spiderweb
from game.sim.techniques.wave import Wave
from game.sim.techniques.wave_ride import Ride
from game.sim.terrain.squall import Squall
from game.sim.terrain.terrain import HEADROOM, Terrain
from game.sim.terrain.wind import Wind
from game.sim.tuning import Tuning
from game.sim.water.lake import Lake, SwellWave, WaterTuning

__all__ = ["TICK", "Outcome", "World"]

TRACES = (events.FootFell, events.Landed, events.Splashed)
"""Facts that are told even after the end."""

LOG_STEP_HEIGHT = 0.35
"""Metres above a step that legs take in their stride when what bars the way is only a log."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: `reason` is a text key."""

    won: bool
    reason: str
    tick: int


class World:
    """One level being played. `step` is the only way forward."""

    def __init__(self, level: Level, seed: int = 0) -> None:
        self.level, self.seed, self.tick = level, seed, 0
        self.chance = Random(seed)
        self.tuning = Tuning(level.tuning)
        self.legs_tuning = self.tuning.of("legs", LegsTuning)
        self.footing_tuning = self.tuning.of("footing", FootingTuning)
        self.chakra_tuning = self.tuning.of("chakra", ChakraTuning)
        self.hunter_tuning = self.tuning.of("hunter", HunterTuning)
        self.events: list[events.Event] = []
        self.outcome: Outcome | None = None
        self.goal = level.goal
        self.line: events.LineSpoken | None = None
        self.line_until = 0
        """The tick in which the line has been shown long enough."""
        self.talk = Talk()
        self.held_by_story = False
        """The web holds his foot because the story says so: he may tug, and listen."""
        self._build()

    def _build(self) -> None:
        level = self.level
        self.space = pymunk.Space()
        self.space.gravity, self.space.collision_slop = (0.0, -9.81), 0.005
        self.terrain = Terrain(level, [rock.outline() for rock in level.things_of("rock")])
        self.terrain.add_to(self.space)
        self.bodies = Bodies(self.space)
        self.wind = Wind(level.wind, self.chance)
        self.squall = Squall(float(level.weather == "rain"))
        self.lakes = [self._make_lake(spec) for spec in level.lakes]
        log_tuning = self.tuning.of("log", LogTuning)
        self.logs = [Log(spec, log_tuning, self.bodies) for spec in level.things_of("log")]
        self.runner = Runner(level.things_of("start")[0], self)
        self.hunters: list[Hunter] = []
        self._hidden = [Hunter(spec, n, self) for n, spec in enumerate(level.things_of("hunter"))]
        for hunter in list(self._hidden):
            if not hunter.hidden:
                self.appear(hunter.id)
        masters = level.things_of("sealmaster")
        self.sealmaster = Sealmaster(masters[0], self) if masters else None
        self.barrier: Barrier | None = None
        self.ride: Ride | None = None
        """That of the last ball, even once it is gone: the score stays."""
        self.spiderweb: Spiderweb | None = None
        self.wave: Wave | None = None
        self.blades: list[Projectile] = []
        self.pickups = [PillPacket(spec, self) for spec in level.things_of("pill")]
        self.trail = Trail()
        self.story = Story(level.triggers)
        self._checkpoint = (self.runner.x, self.runner.y)
        self._caught_ticks = 0
        self.progress = ProgressWatch(self.tuning.of("offer", OfferTuning))

    def _make_lake(self, spec: LakeSpec) -> Lake:
        cells = max(4, round((spec.right - spec.left) / spec.cell))
        cell = (spec.right - spec.left) / cells
        xs = spec.left + (np.arange(cells) + 0.5) * cell
        # Another seed finds another moment of the swell.
        shift = self.chance.random() if self.seed else 0.0
        swell = [SwellWave(s.height, s.length, s.direction, (s.phase + shift) % 1.0, s.left, s.right) for s in spec.swell]
        return Lake(
            spec.id, spec.left, cell, self.terrain.heights(xs), spec.level, swell, spec.boundaries, spec.current,
            self.tuning.of("water", WaterTuning),
        )  # fmt: skip

    # the tick

    def step(self, intents: Mapping[str, Intent]) -> list[events.Event]:
        """Advance by one tick; returns what happened in it, in order."""
        self.events = []
        self.wind.update()
        self.squall.update()
        self._decide()
        intent = intents.get("runner", IDLE)
        self.talk.update(self, intent)
        self.runner.act(self, IDLE if self.over else intent)
        for hunter in self.hunters:
            hunter.act(self)
        if self.sealmaster is not None:
            self.sealmaster.act(self)
        self._push_bodies()
        # The water moves before the bodies: they then meet the surface that the picture will show.
        for lake in self.lakes:
            lake.step(self.tick)
        self.bodies.step(TICK)
        self._read_bodies()
        for packet in self.pickups:
            packet.update(self)
        for blade in self.blades:
            blade.update(self)
        if self.blades:
            self.blades = [blade for blade in self.blades if blade.alive]
        sanity.remove_invalid(self)
        self._check_defeat()
        self.trail.record(self.events, self.tick)
        if not self.over and self.runner.caught_by is None:
            self.story.update(self, self.events)
            self.progress.update(self)
        if self.line is not None and self.tick >= self.line_until:
            self.line = None
        self.tick += 1
        return self.events

    def _decide(self) -> None:
        free = [hunter for hunter in self.hunters if not hunter.held]
        if free:
            picture = self._perceive()
            for hunter in free:
                hunter.decide(self, picture)

    def _perceive(self) -> ChaseView:
        runner = self.runner
        return ChaseView(
            runner.x, runner.y, runner.vx, runner.on,
            reachable=self.barrier is None and not runner.seated and not self.over and runner.caught_by is None,
            barrier=self.barrier is not None and not self.over,
            leaps=self.trail.recent(self.tick),
        )  # fmt: skip

    def _push_bodies(self) -> None:
        for each in self.logs:
            each.update(self)
        if self.barrier is not None:
            self.barrier.update(self)
        if self.spiderweb is not None:
            self.spiderweb.update(self)
        if self.wave is not None:
            self.wave.update(self)
            self.wave = None if self.wave.over else self.wave

    def _read_bodies(self) -> None:
        for each in self.logs:
            each.refresh()
        if self.barrier is not None:
            self.barrier.refresh()
        if self.spiderweb is not None:
            self.spiderweb.refresh(self)

    def _check_defeat(self) -> None:
        web = self.spiderweb
        if self.runner.caught_by is not None:
            self._caught_ticks += 1
            if self._caught_ticks > round(self.hunter_tuning.grab_hold / TICK):
                self.finish(False, "lost.caught")
        if web is not None and web.has_drowned(self.runner):
            self.finish(False, "lost.drowned")

    # what the things ask of their world

    @property
    def seconds(self) -> float:
        return self.tick * TICK

    @property
    def over(self) -> bool:
        """Won or lost: rules, story and talk have stopped, and only bodies, water and wind go on for the picture."""
        return self.outcome is not None

    @property
    def control_taken(self) -> bool:
        """Whether the story holds the runner: nothing is to be done but to listen, and that can be skipped."""
        runner = self.runner
        return (runner.seated or runner.fainted or (self.held_by_story and runner.held)) and not self.over

    @property
    def people(self) -> list[Character]:
        """Everyone with a signature, in a fixed order."""
        own: list[Character] = [self.runner, *self.hunters]
        return own if self.sealmaster is None else [*own, self.sealmaster]

    def person(self, who: str) -> Character | None:
        if who == "runner":
            return self.runner
        return next((person for person in self.people if person.id == who), None)

    def emit(self, event: events.Event) -> None:
        """Write down a fact of this tick. After the end only what bodies do to the water is still seen and heard."""
        if not self.over or isinstance(event, TRACES):
            self.events.append(event)

    def say(self, line: events.LineSpoken) -> None:
        """Show a line, unless the talk is being skipped."""
        if not self.talk.skipping:
            self.line, self.line_until = line, self.tick + round(line.seconds / TICK)
        self.emit(line)

    def hunted(self, within: float) -> bool:
        """Whether a hunter is at large within so many metres of the runner, seen or not."""
        at_large = [hunter for hunter in self.hunters if not hunter.held and not hunter.fleeing] + self._hidden
        return any(abs(hunter.x - self.runner.x) < within for hunter in at_large)

    def lake_at(self, x: float) -> Lake | None:
        for lake in self.lakes:
            if lake.left <= x <= lake.right:
                return lake
        return None

    def depth_at(self, x: float, y: float) -> float:
        """Metres of water above the point (x, y), 0 if it is dry."""
        lake = self.lake_at(x)
        if lake is None:
            return 0.0
        water = lake.sample(x)
        return max(0.0, water.surface - y) if water.depth > 0.0 else 0.0

    def wake_steepness(self, x: float) -> float:
        """How steep the lake stands at `x`, swell apart, over half a metre: wakes and driven waves."""
        lake = self.lake_at(x)
        if lake is None or lake.still_depth(x) < 0.8:
            return 0.0
        i = min(max(int((x - lake.left) / lake.cell), 3), lake.n - 4)
        rise = lake.beds[i + 2] + lake.depths[i + 2] - lake.beds[i - 2] - lake.depths[i - 2]
        return abs(rise) / (4.0 * lake.cell)

    def dent(self, x: float, sigma: float, amount: float) -> None:
        lake = self.lake_at(x)
        if lake is not None:
            lake.dent(x, sigma, amount)

    def leave_wake(self, x: float, sigma: float, amount: float, direction: int) -> None:
        """Dent the water so that the dent runs off to one side."""
        lake = self.lake_at(x)
        if lake is not None:
            lake.add_wake(x, sigma, amount, direction)

    def push_water(self, x: float, sigma: float, dv: float) -> None:
        lake = self.lake_at(x)
        if lake is not None:
            lake.push(x, sigma, dv)

    def log_under(self, x: float, reach: float) -> Log | None:
        """The log at `x` whose top is not above `reach`."""
        for each in self.logs:
            if abs(x - each.x) <= each.reach and each.top(x) <= reach + LOG_STEP_HEIGHT:
                return each
        return None

    def wall(self, x: float, soles: float, step: float, headroom: float = HEADROOM) -> float | None:
        """The top of what bars the way at `x` to someone whose soles are at `soles`, or None."""
        top = self.terrain.wall(x, soles, step, headroom)
        for each in self.logs:
            if abs(x - each.x) <= each.reach and soles + step + LOG_STEP_HEIGHT < each.top(x) < soles + 1.7 + 2.0 * each.radius:
                top = each.top(x) if top is None else max(top, each.top(x))
        return top

    # what the story and the sealmaster do to it

    def cast_technique(self, technique: Technique, maker: Sealmaster) -> None:
        """A sign is done: its technique takes effect, unless a hunter has the runner by then."""
        if self.runner.caught_by is not None:
            return
        TECHNIQUES[technique](self, maker)

    def throw(self, blade: Projectile) -> None:
        if len(self.blades) < MAX_PROJECTILES:
            self.blades.append(blade)

    def catch_runner(self, hunter: Hunter) -> None:
        """A lunge reached him; the first counts."""
        if self.barrier is None and not self.over and self.runner.caught_by is None:
            self.runner.caught_by, self.line = hunter.id, None
            self.runner.chain.end(self, self.runner, "caught")
            self.emit(events.RunnerCaught(self.runner.x, self.runner.y + 0.9, hunter.id))

    def grasp_runner(self, hunter: Hunter, drain: float) -> None:
        """A hand closed on his ankle from below, and he kicked it off."""
        self.runner.hurt(self, 0.06, "grasp")
        self.runner.spend(self, drain)
        self.runner.vx *= 0.3
        self.runner.stagger(self, 0.5, "grasp")

    def appear(self, who: str, offset: float = 0.0) -> None:
        """A hidden hunter comes on, `offset` metres right of the runner or in his own place; or the sealmaster steps out."""
        for hunter in self._hidden:
            if hunter.id == who:
                self._hidden.remove(hunter)
                self.hunters.append(hunter)
                if offset:
                    self._bring(hunter, self.runner.x + offset)
                return
        if self.sealmaster is not None and self.sealmaster.id == who:
            self.sealmaster.inside = False

    def _bring(self, hunter: Hunter, x: float) -> None:
        """Put one who comes on at `x`, on the ground or the water there."""
        x = min(max(x, self.terrain.left + 1.0), self.terrain.right - 1.0)
        top = self.terrain.support(x, 1e9)[0]
        hunter.place(x, top + self.depth_at(x, top))

    def pin_runner(self) -> None:
        if self.spiderweb is not None and self.spiderweb.awake:
            self.push_water(self.runner.x - 3.0, 1.5, 0.8)
            self.spiderweb.hold(self, self.runner)
            self.held_by_story = True

    def reach_checkpoint(self, checkpoint: str) -> None:
        spot = next(thing for thing in self.level.things_of("checkpoint") if thing.id == checkpoint)
        x, y = spot.at
        self._checkpoint = (x, y)
        self.emit(events.CheckpointReached(x, y, checkpoint))

    def finish(self, won: bool, reason: str) -> None:
        """The first outcome counts."""
        if self.over:
            return
        if won and self.runner.caught_by is not None:  # whatever the script makes of it, a hunter has him
            won, reason = False, "lost.caught"
        end = events.ChapterWon if won else events.ChapterLost
        self.emit(end(self.runner.x, self.runner.y, reason))
        self.outcome = Outcome(won, reason, self.tick)
        self.line = None
        self.runner.energy.freeze()
        if self.sealmaster is not None:
            self.sealmaster.forget_orders()

    def return_to_checkpoint(self) -> None:
        """To the last checkpoint, out of whatever held him."""
        if self.barrier is not None:
            self.barrier.dispel(self)
            self.barrier = None
        self.runner.place(*self._checkpoint)

    def state_hash(self) -> str:
        """A digest of all that play depends on, equal for equal worlds."""
        digest = hashlib.sha256()
        parts: list[tuple[float, ...]] = [(float(self.tick), self.wind.speed, self.squall.rain)]
        parts += [person.state() for person in self.people]
        parts += [(each.x, each.y, each.vx, each.vy, each.angle, each.spin) for each in self.logs]
        parts += [blade.state() for blade in self.blades] + [packet.state() for packet in self.pickups]
        parts += [thing.state() for thing in (self.barrier, self.spiderweb) if thing is not None]
        parts.append((*self.story.state(), *self.talk.state(), *self.progress.state()))
        if self.wave is not None:
            parts.append((self.wave.x, self.wave.strength, self.wave.age))
        for part in parts:
            digest.update(struct.pack(f"<{len(part)}d", *part))
        for lake in self.lakes:
            digest.update(lake.state_bytes())
        digest.update(repr(self.chance.getstate()).encode())
        return digest.hexdigest()[:32]
