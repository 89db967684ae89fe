"""The world: builds everything in a level, and advances it by one tick at a time."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping

from game.core.ticks import TICK
from game.level.model import Level
from game.sim import events
from game.sim.characters.chakra import FULL
from game.sim.characters.character import Character
from game.sim.characters.courier import Courier
from game.sim.characters.hunters.chase import Chase
from game.sim.characters.hunters.hunter import Hunter
from game.sim.characters.hunters.hunter_tuning import HunterTuning
from game.sim.characters.runner import Runner
from game.sim.characters.sealmaster import Sealmaster
from game.sim.environment import Outcome, Platform
from game.sim.intent import Intent
from game.sim.objects.floating.log import Log
from game.sim.objects.log_pile import LogPile
from game.sim.objects.pickups import PillPacket
from game.sim.objects.projectile import Projectile
from game.sim.objects.rope_bridge import RopeBridge
from game.sim.objects.tag_rope import TagRope
from game.sim.roles import SealmasterRole
from game.sim.senses.senses import Senses
from game.sim.senses.stalking import Stalker
from game.sim.stage import Entity, Order, Stage
from game.sim.story.checkpoint_offer import OfferTuning, ProgressWatch
from game.sim.story.dialogue import Talk
from game.sim.story.feats import Feats
from game.sim.story.swash_feats import SwashFeats
from game.sim.story.triggers import Story
from game.sim.techniques.barrier import Barrier
from game.sim.techniques.casting import TECHNIQUES
from game.sim.techniques.spiderweb import Spiderweb
from game.sim.techniques.sticky_water import WebbedWater
from game.sim.techniques.sticky_water_tuning import StickyWaterTuning
from game.sim.techniques.technique import Technique
from game.sim.techniques.wave import Wave
from game.sim.techniques.wave_ride import Ride

__all__ = ["TICK", "Outcome", "World"]

HASH_ORDER = (
    Order.RUNNER, Order.HUNTER, Order.SEALMASTER, Order.LOG, Order.PROJECTILE, Order.PICKUP, Order.BARRIER, Order.SPIDERWEB,
    Order.STORY, Order.TALK, Order.PROGRESS, Order.WAVE,
)  # fmt: skip
"""In which order the hash takes the entities in, for ever: recordings hold it. Kinds that are not named come last, in their `Order`."""
HASH_RANK = {order: HASH_ORDER.index(order) if order in HASH_ORDER else len(HASH_ORDER) + order for order in Order}


class World(Stage):
    """One level being played. `step` is the only way forward."""

    runner: Runner
    talk: Talk
    sealmaster: Sealmaster | None
    barrier: Barrier | None
    spiderweb: Spiderweb | None
    wave: Wave | None
    sticky_water: WebbedWater | None
    senses: Senses | None
    stalkers: list[Stalker]
    logs: list[Log]
    couriers: list[Courier]
    hunters: list[Hunter]
    blades: list[Projectile]
    pickups: list[PillPacket]
    piles: list[LogPile]
    platforms: list[Platform]
    tag_ropes: list[TagRope]

    def __init__(self, level: Level, seed: int = 0) -> None:
        super().__init__(level, seed)
        self.goal = level.goal
        self.ride: Ride | None = None
        """That of the last barrier, even once it is gone: the score stays."""
        self.story = Story(level.triggers)
        self.feats: Feats | None = None
        """What clever things he has done, where legs keep their speed."""
        self._build()
        self._checkpoint = (self.runner.x, self.runner.y)

    def _build(self) -> None:
        for thing in self.level.things:
            entity = thing.spawn(self)
            if entity is not None:
                self.add(entity)
        if self.level.stealth is not None or self.gusts.blow:
            self.add(Senses(self.level, self))
        if self.level.momentum:
            self.feats = Feats(self)
            self.add(self.feats)
        if self.level.sticky_water is not None:
            webbed = WebbedWater(self.level.sticky_water, self.tuning.of("sticky_water", StickyWaterTuning))
            self.add(webbed)
            self.add(SwashFeats(self, webbed))
        self.add(Talk(self.story))
        self.add(Chase(self.tuning.of("hunter", HunterTuning)))
        self.add(self.story)
        self.add(ProgressWatch(self.tuning.of("offer", OfferTuning), self.story))

    @property
    def bridges(self) -> list[RopeBridge]:
        return [platform for platform in self.platforms if isinstance(platform, RopeBridge)]

    # the tick

    def step(self, intents: Mapping[str, Intent]) -> list[events.Event]:
        """Advance by one tick, each role as its player wants; returns what happened in it, in order.

        Weather; decide (nothing has moved yet, so that all choose by the same picture); act (legs move, by the intents); apply_forces (push
        bodies and water); lakes, then rigid bodies; after_physics (read where one's body is, meet the others); recover what is not valid;
        judge (is the run lost?); the story. Within a phase talk, map and chase come first, then runner, hunters, sealmaster, logs, barrier,
        spiderweb, wave and things, then pickups, projectiles, story and progress: `Order` in `sim/stage.py`.
        """
        self.events = []
        self.update_weather()
        for each in self.phases.decide:
            each.decide(self)
        for each in self.phases.act:
            each.act(self, intents)
        for each in self.phases.apply_forces:
            each.apply_forces(self)
        self.update_physics()
        for each in self.phases.after_physics:
            each.after_physics(self)
        for each in [each for each in self.phases.is_valid if not each.is_valid(self.bounds)]:
            if each in self.entities:
                each.recover(self)
        for each in self.phases.judge:
            each.judge(self)
        if not self.over and self.runner.caught_by is None:
            for each in self.phases.run_story:
                each.run_story(self)
        if self.line is not None and self.tick >= self.line_until:
            self.line = None
        self.tick += 1
        return self.events

    def add(self, entity: Entity) -> None:
        super().add(entity)
        if isinstance(entity, Barrier):
            self.ride = entity.ride

    # what the sealmaster and the story do to it

    def cast_technique(self, technique: Technique, maker: SealmasterRole) -> None:
        """A sign is done: its technique takes effect, unless a hunter has the runner by then."""
        if self.runner.caught_by is None:
            TECHNIQUES[technique](self, maker)

    def change_rules(self, tuning: Mapping[str, float], refills: bool = False) -> None:
        """Other overrides of tuning constants from the next tick on, for all who are there and all who come; `refills`: and full chakra."""
        self.tuning.change(tuning)
        if refills:
            self.runner.energy.regain(FULL)

    def dispel_barrier(self) -> None:
        if self.barrier is not None:
            self.barrier.dispel(self)
            self.remove(self.barrier)

    def appear(self, who: str, offset: float = 0.0, at: float | None = None) -> None:
        for hunter in self.hidden_hunters:
            if hunter.id == who and isinstance(hunter, Hunter):
                self.hidden_hunters.remove(hunter)
                self.add(hunter)
                if at is not None or offset:
                    self._bring(hunter, self.runner.x + offset if at is None else at)
                return
        if who in self.hidden_things:
            self.add(self.hidden_things.pop(who)())
            return
        for courier in self.hidden_couriers:
            if courier.id == who and isinstance(courier, Courier):
                self.hidden_couriers.remove(courier)
                self.add(courier)
                if at is not None:
                    self._bring(courier, at)
                return
        if self.sealmaster is not None and self.sealmaster.id == who:
            self.sealmaster.inside = False

    def _bring(self, person: Character, x: float) -> None:
        """Put one who comes on at `x`, on the ground or the water there."""
        x = min(max(x, self.terrain.left + 1.0), self.terrain.right - 1.0)
        top = self.terrain.support(x, 1e9)[0]
        person.place(x, top + self.depth_at(x, top))

    def pin_runner(self) -> None:
        """A small wave laps at the runner's foot, and the spiderweb in it holds him."""
        if self.spiderweb is not None and self.spiderweb.awake:
            self.push_water(self.runner.x - 3.0, 1.5, 0.8)
            self.spiderweb.pin(self, self.runner)
            self.held_by_story = True

    def begin_round(self, paper: int | None, chakra: float | None) -> None:
        """Clear the lake of the round before: web, wave and barrier, couriers who are home, and all hunters but those tied up ashore."""
        self.dispel_barrier()
        if self.wave is not None:
            self.remove(self.wave)
        if self.spiderweb is not None and self.spiderweb.awake:
            self.spiderweb.release(self)
        for hunter in list(self.hunters):
            if not (hunter.held and hunter.on == "ground"):
                self.drop_captive(hunter)
                self.remove(hunter)
        for courier in [courier for courier in self.couriers if courier.home]:
            self.remove(courier)
        if self.sealmaster is not None:
            self.sealmaster.begin_round(paper, chakra)
        self.emit(events.RoundBegan(self.runner.x, self.runner.y))

    def reach_checkpoint(self, checkpoint: str) -> None:
        spot = next(thing for thing in self.level.things_of("checkpoint") if thing.id == checkpoint)
        x, y = spot.at
        self._checkpoint = (x, y)
        if self.senses is not None:
            self.senses.rest(self)
        if self.sticky_water is not None:
            self.sticky_water.rest()
        self.emit(events.CheckpointReached(x, y, checkpoint))

    def return_to_checkpoint(self) -> None:
        self.dispel_barrier()
        self.runner.place(*self._checkpoint)

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
        self.runner.freeze()
        if self.sealmaster is not None:
            self.sealmaster.forget_orders()

    # the hash

    def state_hash(self) -> str:
        """A digest of all that play depends on, equal for equal worlds."""
        digest = hashlib.sha256()
        parts: list[tuple[float, ...]] = [(float(self.tick), self.wind.speed, self.squall.rain)]
        parts += [entity.hash_state() for entity in sorted(self.entities, key=lambda entity: HASH_RANK[entity.order])]
        for part in parts:
            digest.update(struct.pack(f"<{len(part)}d", *part))
        for lake in self.lakes:
            digest.update(lake.state_bytes())
        digest.update(repr(self.rng.getstate()).encode())
        return digest.hexdigest()[:32]
