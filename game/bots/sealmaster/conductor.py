"""A sealmaster who times the trap by what the picture shows."""

from __future__ import annotations

from random import Random

from game.bots.lake.ride_policy import BEST_LEAD_M
from game.bots.perception import LATE_TICKS
from game.bots.sealmaster.hands import Hands
from game.bots.sealmaster.raft_tactics import STRAND_RANGE_M, WAVE_RANGE_M, RaftSeen, steer
from game.bots.sealmaster.trap_sight import TrapEyes, TrapSight
from game.core.ticks import ticks
from game.sim.characters.character import HELD_STANCES
from game.sim.intent import IDLE, Intent
from game.sim.sealmaster.trap.fates import SETTLED
from game.sim.world import World

LEAD_TOLERANCE_M = 0.35
"""Metres off it that he lets pass."""
SLOW_DOWN_M, LET_GO_M = 12.0, 6.0
"""Metres of water before the crest at which he slows it, and lets it down."""
RUNS_OUT_S = 6.0
"""Seconds for which a wave that was let down may still carry."""
SINKING_STANCES = ("wade", "swim")
DRY_SURFACES = ("rock", "log", "ground", "barrier")
"""What one of ours may stand on while the web wakes."""
PATIENCE_TICKS = ticks(3.5)
"""How long he waits for them to come close to the ball; from then on he takes whoever has wet feet."""
NEAR_HUNTER_M = 3.4
"""Metres from a hunter to the runner at which it is high time."""


class Conductor:
    """Ball before web, web before wave. `spares` names those whom he hauls in alive; the others he leaves where they are, or `lets_go`."""

    def __init__(self, seed: int = 0, spares: tuple[str, ...] = (), late: int = LATE_TICKS, lets_go: bool = False) -> None:
        self._late = late
        self._eyes, self._hands, self._rng = TrapEyes(late), Hands(), Random(seed)
        self._spares, self._lets_go, self._late = spares, lets_go, late
        self._focus_rest = self._tap_rest = self._patience = 0
        self._home = False
        self._watched = 0
        """Ticks for which he has had the ball up and them at large."""

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or world.outcome is not None:
            return IDLE
        self._focus_rest -= self._focus_rest > 0
        self._tap_rest -= self._tap_rest > 0
        self._patience -= self._patience > 0
        if self._hands.busy:
            drawn = self._hands.act()
            if drawn.sign:
                return drawn
        return self.choose(seen)

    def choose(self, seen: TrapSight) -> Intent:
        """What he wants of what he sees."""
        if seen.couriers and not (seen.web and seen.barrier_x is not None and not seen.landed):
            return self._guard_couriers(seen)
        if seen.barrier_x is not None and not seen.landed:
            return self._bring_home(seen)
        self._home = self._home or seen.landed
        if seen.raft is not None and not (seen.web and seen.raft.over):
            return self._meet_raft(seen, seen.raft)
        if self._home or seen.web:
            return self._keep_watch(seen)
        if seen.runner.on == "ground":
            return self._guard_shore(seen)
        return self._wait_for_him(seen)

    def _wait_for_him(self, seen: TrapSight) -> Intent:
        near = min((abs(hunter.x - seen.runner.x) for hunter in seen.hunters), default=99.0)
        fails = seen.runner.stance in SINKING_STANCES or seen.sunk > 0.3 or near < NEAR_HUNTER_M
        focus = seen.trap.focus
        if fails and focus is not None and focus.in_range:
            if focus.who != "runner":
                return self._aim(seen, "runner")
            self._hands.sign("barrier")
        return Intent(move=-100 if seen.trap.x > seen.jetty_end + 1.2 else 0, sprint=True)

    def _guard_shore(self, seen: TrapSight) -> Intent:
        """Ours stands dry: the web as soon as all of theirs have wet feet."""
        if seen.hunters and not self._hands.busy and all(hunter.on == "water" for hunter in seen.hunters):
            self._hands.sign("spiderweb")
        return IDLE

    def _guard_couriers(self, seen: TrapSight) -> Intent:
        """A ball for whoever sinks or has them at his heels; the web while all of ours are dry and none of theirs is."""
        settled = all(fate.fate in SETTLED for fate in seen.trap.fates)
        if seen.barrier_x is not None and not seen.landed and settled:
            return self._send_home(seen)
        if seen.web:
            if settled:
                self._hands.sign("release")
            return self._keep_watch(seen)
        if self._hands.busy:
            return IDLE
        at_large = [hunter for hunter in seen.hunters if hunter.stance not in HELD_STANCES]
        if at_large and all(ours.on in DRY_SURFACES for ours in seen.couriers) and all(theirs.on == "water" for theirs in at_large):
            self._hands.sign("spiderweb")
            return IDLE
        if seen.barrier_x is None and seen.trap.stores.paper:
            for ours in seen.couriers:
                near = min((abs(theirs.x - ours.x) for theirs in at_large), default=99.0)
                if ours.on != "water" or not (ours.stance in SINKING_STANCES or ours.sunk > 0.3 or near < NEAR_HUNTER_M):
                    continue
                if seen.trap.focus is None or seen.trap.focus.who != ours.who:
                    return self._aim(seen, ours.who)
                if seen.trap.focus.in_range:
                    self._hands.sign("barrier")
                    return IDLE
        return Intent(move=-100, sprint=True) if seen.trap.x > seen.jetty_end + 1.2 else Intent(crouch=settled)

    def _send_home(self, seen: TrapSight) -> Intent:
        """Nobody is left to be minded: a wave, as soon as there is chakra for it."""
        if seen.trap.wave is not None and seen.trap.wave.zone:
            return self._drive(seen)
        if not self._hands.busy and not self._patience:
            self._hands.sign("wave")
        return IDLE

    def _bring_home(self, seen: TrapSight) -> Intent:
        if seen.trap.wave is not None and seen.trap.wave.zone:
            return self._drive(seen)
        if self._hands.busy or self._patience:
            return IDLE
        if not seen.web:
            wet = all(hunter.on == "water" for hunter in seen.hunters)
            together = seen.barrier_x is not None and all(abs(hunter.x - seen.barrier_x) < 9.0 for hunter in seen.hunters)
            self._watched += 1
            if wet and (together or self._watched > PATIENCE_TICKS) and len(seen.hunters) >= len(seen.trap.fates):
                self._hands.sign("spiderweb")
        else:
            self._hands.sign("wave")
        return IDLE

    def _meet_raft(self, seen: TrapSight, raft: RaftSeen) -> Intent:
        """Wave before web: who stands on a raft has dry feet."""
        if seen.trap.wave is not None and seen.trap.wave.zone:
            return Intent(move=100 * steer(seen.trap.wave.wanted))
        if self._hands.busy:
            return IDLE
        if raft.over:
            if all(hunter.on == "water" for hunter in seen.hunters):
                self._hands.sign("spiderweb")
        elif abs(raft.x - seen.trap.x) < WAVE_RANGE_M:
            self._hands.sign("wave")
        return Intent(move=-100, sprint=True) if seen.trap.x > seen.jetty_end + 1.2 else Intent(crouch=not raft.over)

    def _drive(self, seen: TrapSight) -> Intent:
        wave = seen.trap.wave
        assert wave is not None
        if seen.beach - wave.x < LET_GO_M:
            self._patience = ticks(RUNS_OUT_S)
            return Intent(crouch=True)
        if seen.beach - wave.x < SLOW_DOWN_M:
            return Intent(move=-100)
        off = wave.lead - BEST_LEAD_M
        goal = wave.slowest + 1.6 + 0.9 * off
        if abs(off) < LEAD_TOLERANCE_M:
            return IDLE
        return Intent(move=100 if goal > wave.wanted else -100)

    def _keep_watch(self, seen: TrapSight) -> Intent:
        """Haul in whom he spares, and hold for the others."""
        bound = next((strand for strand in seen.trap.strands if strand.bound), None)
        if bound is not None:
            late = bound.rhythm_phase + LATE_TICKS / ticks(0.7)
            if self._tap_rest == 0 and abs((late + 0.5) % 1.0 - 0.5) < 0.06:
                self._tap_rest = ticks(0.3)
                return Intent(leap=True, leap_pressed=True)
            return IDLE
        if self._hands.busy:
            return IDLE
        deep = (hunter.who for hunter in seen.hunters if hunter.stance == "dive" and abs(hunter.x - seen.trap.x) < STRAND_RANGE_M)
        wanted = next((strand.who for strand in seen.trap.strands if strand.who in self._spares), next(deep, ""))
        if not wanted:
            if self._lets_go and self._home and seen.trap.strands:
                self._hands.sign("release")
                return IDLE
            return Intent(crouch=True)  # he lets the minutes pass
        if seen.trap.focus is None or seen.trap.focus.who != wanted:
            return self._aim(seen, wanted)
        self._hands.sign("bind")
        return IDLE

    def _aim(self, seen: TrapSight, who: str) -> Intent:
        if self._focus_rest:
            return IDLE
        self._focus_rest = self._late + 8
        return Intent(focus_next=True)
