"""The sealmaster in a player's hands: he walks, aims, signs by strokes under slow time, drives the wave, hauls, and pays for all of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from game.core.ticks import TICK, ticks
from game.level.model import SignName
from game.level.registry import Point
from game.level.signs import SIGN_NAMES, signs_of
from game.sim import events
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.characters.sealmaster import FOOT_CHECK_INTERVAL, Sealmaster
from game.sim.intent import IDLE, Intent
from game.sim.roles import HunterRole
from game.sim.sealmaster.barrier_landing import BarrierLanding
from game.sim.sealmaster.focus import Focus
from game.sim.sealmaster.hand_wave import HandWave, HandWaveTuning
from game.sim.sealmaster.haul import Haul, captive_of, take_prisoner
from game.sim.sealmaster.hold import Hold
from game.sim.sealmaster.sign_refusals import SignRefusals
from game.sim.sealmaster.stores import Stores, TrapTuning
from game.sim.sealmaster.strokes import SIGN_TIME_SCALE, WAIT_TIME_SCALE, StrokeReader, stroke_of
from game.sim.sealmaster.trap.fates import Fates
from game.sim.sealmaster.trap.trap_feats import TrapFeats
from game.sim.sealmaster.wave_aim import carries_barrier, raft_in_reach
from game.sim.stage import Stage
from game.sim.techniques.casting import raise_barrier, raise_wave
from game.sim.techniques.spiderweb import Spiderweb

WADING_DEPTH_M = 0.3
"""Metres of water that he does not walk into."""
SIGN_KEYS = tuple((name, f"sign_{name}") for name in SIGN_NAMES)
"""Every sign, and the field of an `Intent` that asks for the whole of it by one key."""


class PlayedSealmaster(Sealmaster):
    """Orders of the story come first; else he does what his player wants."""

    def __init__(self, name: str, at: Point, inside: bool, world: Stage) -> None:
        super().__init__(name, at, inside, world)
        self.trap = world.tuning.of("trap", TrapTuning)
        self.hand = world.tuning.of("hand_wave", HandWaveTuning)
        self.stores, self.focus, self.fates = Stores(self.trap), Focus(), Fates()
        self.feats, self.hold = TrapFeats(), Hold(self.trap)
        self.reader = StrokeReader(signs_of(world.level.signs))
        self.open = False
        """Whether the sign key is held: strokes are read, and time is slow."""
        self.buffered: deque[SignName] = deque()
        """Signs that have been drawn and wait until his hands are free."""
        self.recognised, self.recognised_ticks = "", 0
        """The sign that was drawn last, and the ticks since."""
        self.refused, self.refused_ticks = "", 0
        """Why a sign was refused last (a text key), and the ticks since."""
        self.haul: Haul | None = None
        self.home = at[0]
        """x of where he began: waves go to the shore on that side, even with a ball that has come past him on the jetty."""
        self._windup = 0
        """Ticks until the sign that he is making is done."""
        self._own_under = 0
        """Ticks for which one of ours has been held under water."""
        self._refusals = SignRefusals(self.stores, self.focus, self.trap)
        self._landing = BarrierLanding(self.trap)

    # the tick

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        intent = IDLE if world.over or self.inside else intents.get("sealmaster", IDLE)
        self._read_strokes(world, intent)
        if self.focus.update(world, self.x, intent.focus_next - intent.focus_previous):
            world.emit(events.FocusMoved(self.x, self.y, self.focus.who))
        command = NO_MOVE
        if self._orders and not self.inside and not self.buffered and not self._windup:
            command = self._follow_order(world, intent)
        elif not self.inside and not self._sign_next(world):
            command = self._use_hands(world, intent)
        if command.move or command.leap or self.vx or self.on != "ground" or world.tick % FOOT_CHECK_INTERVAL == 0:
            self.walk(world, command)
        self._hold_web(world)
        self.take_stance(self._stance(world))

    def after_physics(self, world: Stage) -> None:
        """Haul, and see how the barrier comes ashore."""
        self._update_haul(world)
        self._landing.update(world)

    def judge(self, world: Stage) -> None:
        """Keep account of everybody's fate; lose the run if one of ours has been under water for too long."""
        self._tell_let_go(world)
        self.fates.update(world)
        self.feats.update(world, self.haul.hunter.id if self.haul is not None else "")
        sinking = [ours for ours in world.ours if ours.held and ours.stance in ("under", "drowned")]
        self._own_under = self._own_under + 1 if sinking else 0
        if self._own_under * TICK > self.trap.own_under:
            world.finish(False, "lost.superior" if sinking[0] is world.runner else "lost.courier_drowned")

    def begin_round(self, paper: int | None, chakra: float | None) -> None:
        """Another round: his hands are empty, and what he has is counted anew."""
        self.buffered.clear()
        self._windup, self.technique, self.sign = 0, "", 0.0
        self.haul, self._own_under = None, 0
        self.focus.begin_round()
        self.feats.begin_round()
        self.stores.refill(paper, chakra)

    # signs

    def _read_strokes(self, world: Stage, intent: Intent) -> None:
        self.recognised_ticks += 1
        self.refused_ticks += 1
        if self.open and not intent.sign:
            self.reader.clear()
        self.open = intent.sign
        self.hold.waits = not self.open and intent.crouch and not intent.move and self._may_wait(world)
        world.time_scale = SIGN_TIME_SCALE if self.open else WAIT_TIME_SCALE if self.hold.waits else 1.0
        self.reader.wait()
        stroke = stroke_of(intent)
        if stroke is not None and intent.sign:
            done = self.reader.take(stroke)
            world.emit(events.StrokeDrawn(self.x, self.y + 1.2, self.id, stroke, bool(self.reader.row) or done is not None))
            if done is not None:
                self._recognise(world, done)
        for name, key in SIGN_KEYS:
            if getattr(intent, key):
                self._recognise(world, name)

    def _may_wait(self, world: Stage) -> bool:
        """Whether he may let the minutes pass: no sign is in his hands, none of ours is on the lake or under it, and no other plays."""
        busy = self.buffered or self._windup or (isinstance(world.wave, HandWave) and world.wave.driven)
        ashore = (world.runner.on == "ground" or world.runner.held) and all(ours.on != "water" for ours in world.couriers)
        return ashore and not self._own_under and not busy and not world.over and world.level.role == "sealmaster"

    def _recognise(self, world: Stage, sign: SignName) -> None:
        self.recognised, self.recognised_ticks = sign, 0
        self.buffered.append(sign)
        world.emit(events.SignRecognised(self.x, self.y + 1.2, self.id, sign))

    def _sign_next(self, world: Stage) -> bool:
        """Begin or go on with the sign that is first in the row; whether his hands are full with it."""
        if self._windup:
            self._windup -= 1
            whole = self._windup_ticks(self.buffered[0])
            self.sign = 1.0 - self._windup / whole
            if self._windup == 0:
                self._finish_sign(world, self.buffered.popleft())
            return True
        if not self.buffered or self.stagger_ticks or self.on == "air":
            return False
        sign = self.buffered[0]
        reason = self._why_not(world, sign)
        if reason:
            self.buffered.popleft()
            self._refuse(world, sign, reason)
            return False
        self._windup, self.sign, self.technique = self._windup_ticks(sign), 0.0, sign
        target = world.person(self.focus.who)
        if target is not None and sign != "release":
            self.facing = 1 if target.x > self.x else -1
        world.emit(events.SignMade(self.x, self.y + 1.2, sign, False))
        return True

    def _windup_ticks(self, sign: SignName) -> int:
        """How long his hands take for a sign."""
        return max(1, ticks(getattr(self.trap, f"sign_{sign}")))

    def _finish_sign(self, world: Stage, sign: SignName) -> None:
        """The windup is over: if it still can be, it is paid for and happens."""
        self.technique, self.sign = "", 0.0
        reason = self._why_not(world, sign)
        if reason:
            self._refuse(world, sign, reason)
            return
        self.stores.pay(sign)
        world.emit(events.SignMade(self.x, self.y + 1.2, sign, True))
        if sign == "wave":
            self._raise_wave(world)
        elif sign == "barrier":
            self._landing.begin()
            raise_barrier(world, world.person(self.focus.who))
        elif sign == "bind":
            self._begin_haul(world)
        else:
            world.cast_technique(sign, self)

    def _raise_wave(self, world: Stage) -> None:
        """Behind whoever floats in a barrier, else behind a raft."""
        raft = None if carries_barrier(world) else raft_in_reach(world, self.x)
        raise_wave(world, self, HandWave, raft.x if raft is not None else None, self.home)
        if isinstance(world.wave, HandWave):
            world.wave.hand, world.wave.wanted = self.hand, self.hand.first
            if raft is not None:
                world.wave.aim_at(raft)

    def _refuse(self, world: Stage, sign: SignName, reason: str) -> None:
        self.refused, self.refused_ticks = reason, 0
        world.emit(events.SignRefused(self.x, self.y + 1.6, sign, reason))

    def _why_not(self, world: Stage, sign: SignName) -> str:
        reason = self._refusals.why_not(world, sign, self.x, self.haul is not None)
        target = world.person(self.focus.who)
        if reason != "signs.too_far" or target is None or self._may_step(world, 1 if target.x > self.x else -1):
            return reason
        return "signs.not_yet"  # at the very end of the boards nobody is told to go nearer

    # what his hands do

    def _follow_order(self, world: Stage, intent: Intent) -> MoveCommand:
        order = self._orders[0]
        if not isinstance(order, float):
            self._make_sign(world, order)
            return NO_MOVE
        if intent.acts:
            self._orders.popleft()
            return NO_MOVE
        return self._walk_to(order)

    def _use_hands(self, world: Stage, intent: Intent) -> MoveCommand:
        """Drive, haul or walk, by what there is to do; while the sign key is held the arrows are strokes."""
        wave = world.wave
        if self.haul is not None and intent.leap_pressed:
            self.haul.tap(world)
        if isinstance(wave, HandWave) and wave.driven:
            if not self.open:
                wave.steer(intent.move / 100.0)
                if intent.crouch:
                    wave.let_down()
            return NO_MOVE
        if self.open or self.haul is not None or not self._may_step(world, intent.move):
            return NO_MOVE
        speed = self.trap.hurry if intent.sprint else self.trap.walk
        return MoveCommand(intent.move / 100.0, speed)

    def _may_step(self, world: Stage, move: int) -> bool:
        """He keeps to what is dry: shore, jetty and stones."""
        side = (move > 0) - (move < 0)
        x = self.x + 0.35 * side
        if not side or world.platform_under(x, self.y + self.legs.step) is not None:
            return True
        top, _ = world.terrain.support(x, self.y + self.legs.step)
        lake = world.lake_at(x)
        return lake is None or lake.level - top < WADING_DEPTH_M

    # holding

    def _hold_web(self, world: Stage) -> None:
        """Pay for a tick of holding the web; with nothing left he lets go of it."""
        if self.hold.pass_tick(world, self.stores):
            world.emit(events.HoldBroke(self.x, self.y + 1.2))
            self.let_go_of_web(world)

    def let_go_of_web(self, world: Stage) -> None:
        web = world.spiderweb
        if web is not None and web.awake:
            web.release(world)

    # hauling

    def _begin_haul(self, world: Stage) -> None:
        hunter = world.person(self.focus.who)
        captive = captive_of(world, self.focus.who)
        if captive is None and isinstance(hunter, HunterRole) and isinstance(world.spiderweb, Spiderweb):
            captive = world.spiderweb.take_hold(world, hunter)
        if captive is not None and isinstance(hunter, HunterRole):
            captive.unhook(world)
            world.emit(events.StrandTaken(self.x, self.y + 1.2, hunter.id))
            self.haul = Haul(world, hunter, getattr(hunter, "kind", ""), captive, (self.x - 0.8 * -self.facing, self.y + 0.6))

    def _update_haul(self, world: Stage) -> None:
        haul = self.haul
        if haul is None or not haul.update(world):
            return
        self.haul = None
        if haul.share >= 1.0 and haul.captive.body is not None and not haul.captive.drowned:
            taken = sum(fate == "prisoner" for fate in self.fates.by_name.values())
            take_prisoner(world, haul.hunter, self._home[0] + 1.2 + 1.1 * taken)

    # who is let go

    def _tell_let_go(self, world: Stage) -> None:
        """When the web lets go: report which of the hunters in it have had enough, and which will come again."""
        if not any(isinstance(event, events.SpiderwebReleased) for event in world.events):
            return
        for hunter in world.hunters:
            if self.fates.by_name.get(hunter.id) == "caught" and hunter.stance != "drowned":
                told = events.HunterUndaunted if hunter.undaunted else events.HunterLetGo
                world.emit(told(hunter.x, hunter.y, hunter.id))

    def forget_orders(self) -> None:
        super().forget_orders()
        self.buffered.clear()
        self._windup = 0
        self.haul = None

    def hash_state(self) -> tuple[float, ...]:
        own = (self.stores.chakra, float(self.stores.paper), float(len(self.buffered)), float(self._windup), float(len(self.reader.row)))
        haul = (self.haul.taps, self.haul.age_s) if self.haul is not None else ()
        return (*super().hash_state(), *own, *haul)
