"""Sealmasters: `Conductor` times the trap by what the picture shows, a fifth of a second late; others are too eager, or too mean."""

from __future__ import annotations

from collections import deque
from random import Random
from typing import NamedTuple

from game.bots.raft_tactics import REACHES, STRAND, RaftSeen, steer
from game.core.ticks import ticks
from game.level.model import SignName
from game.level.signs import USUAL_SIGNS
from game.sim.characters.character import Character
from game.sim.intent import IDLE, Intent
from game.sim.objects.floating.raft import Raft
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.fates import SETTLED
from game.sim.sealmaster.trap.poses import TrapPose
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.world import World

LATE = ticks(0.2)
STROKE_TICKS = 6
"""Ticks of the slowed world from one stroke to the next: a seventh of a second by a watch."""
BEST_LEAD = 2.9
"""Metres ahead of the crest where he likes the ball."""
STEADY = 0.35
"""Metres off it that he lets pass."""
SLOWS, LETS_GO = 12.0, 6.0
"""Metres of water before the crest at which he slows it, and lets it down."""
RUNS_OUT_S = 6.0
"""Seconds for which a wave that was let down may still carry."""
SINKS = ("wade", "swim")
DRY = ("rock", "log", "ground", "barrier")
"""What one of ours may stand on while the web wakes."""
HELD = ("struggle", "under", "drowned", "stuck")
PATIENT = ticks(3.5)
"""How long he waits for them to come close to the ball; from then on he takes whoever has wet feet."""
NEAR_HUNTER = 3.4
"""Metres from a hunter to the runner at which it is high time."""


class PersonSeen(NamedTuple):
    who: str
    x: float
    stance: str
    on: str
    sunk: float = 0.0
    """How deep his legs are in the water, metres."""


class TrapSight(NamedTuple):
    """One moment of the picture."""

    trap: TrapPose
    runner: PersonSeen
    sunk: float
    """How deep the runner's legs are in the water, metres."""
    hunters: tuple[PersonSeen, ...]
    """Theirs, but for those who sit tied up ashore."""
    couriers: tuple[PersonSeen, ...]
    """Ours who are not home yet."""
    barrier_x: float | None
    landed: bool
    web: bool
    jetty_end: float
    """Left end of the boards one can walk on."""
    beach: float
    """Where the water ends before him."""
    raft: RaftSeen | None
    """The nearest raft."""


class TrapEyes:
    """Looks in every tick, and shows what it saw `LATE` ticks ago."""

    def __init__(self, late: int = LATE) -> None:
        self._seen: deque[TrapSight] = deque(maxlen=late + 1)

    def look(self, world: World) -> TrapSight | None:
        """The delayed sight, or None before the first one has arrived."""
        master = world.sealmaster
        if not isinstance(master, PlayedSealmaster):
            return None
        self._seen.append(trap_sight(world, master))
        return self._seen[0] if len(self._seen) == self._seen.maxlen else None


def trap_sight(world: World, master: PlayedSealmaster) -> TrapSight:
    """What the screen shows now."""
    runner, ball = world.runner, world.barrier
    boards = max(world.level.things_of("jetty"), key=lambda jetty: jetty.at[0] + jetty.length, default=None)
    return TrapSight(
        make_trap_pose(master, world),
        PersonSeen("runner", runner.x, runner.stance, runner.on), runner.sunk,
        tuple(_seen(hunter) for hunter in world.hunters if not (hunter.held and hunter.on == "ground")),
        tuple(_seen(courier) for courier in world.couriers if not courier.home),
        ball.x if ball is not None else None, ball is not None and ball.landed,
        world.spiderweb is not None and world.spiderweb.awake,
        master.x if boards is None else boards.at[0], _beach(world, ball.x if ball is not None else runner.x), _raft(world, master.x),
    )  # fmt: skip


def _raft(world: World, x: float) -> RaftSeen | None:
    rafts = [each for each in world.platforms if isinstance(each, Raft)]
    near = min(rafts, key=lambda raft: abs(raft.x - x), default=None)
    return RaftSeen(near.x, not near.holds) if near is not None else None


def _seen(person: Character) -> PersonSeen:
    return PersonSeen(person.id, person.x, person.stance, person.on, person.sunk)


def _beach(world: World, x: float) -> float:
    """Where the water before the hut becomes too shallow for a wave."""
    lake = world.lake_at(x)
    while lake is not None and x < lake.right and lake.still_depth(x) > 0.4:
        x += 0.5
    return x


class Hands:
    """Draws signs stroke by stroke, as fast as a quick hand does."""

    def __init__(self) -> None:
        self._strokes: deque[str] = deque()
        self._rest = 0
        self.wait = 0

    @property
    def busy(self) -> bool:
        return bool(self._strokes) or self.wait > 0

    def sign(self, name: SignName) -> None:
        """Begin a sign; after it one waits to see what comes of it."""
        if not self.busy:
            self._strokes.extend(USUAL_SIGNS[name])
            self._rest, self.wait = STROKE_TICKS, ticks(0.9)

    def act(self) -> Intent:
        """This tick of it."""
        if not self._strokes:
            self.wait -= self.wait > 0
            return IDLE
        self._rest -= 1
        if self._rest > 0:
            return Intent(sign=True)
        self._rest = STROKE_TICKS
        return Intent(sign=True)._replace(**{f"stroke_{self._strokes.popleft()}": True})


class Conductor:
    """Ball before web, web before wave. `spares` names those whom he hauls in alive; the others he leaves where they are, or `lets_go`."""

    def __init__(self, seed: int = 0, spares: tuple[str, ...] = (), late: int = LATE, lets_go: bool = False) -> None:
        self._late = late
        self._eyes, self._hands, self._chance = TrapEyes(late), Hands(), Random(seed)
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
        fails = seen.runner.stance in SINKS or seen.sunk > 0.3 or near < NEAR_HUNTER
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
        at_large = [hunter for hunter in seen.hunters if hunter.stance not in HELD]
        if at_large and all(ours.on in DRY for ours in seen.couriers) and all(theirs.on == "water" for theirs in at_large):
            self._hands.sign("spiderweb")
            return IDLE
        if seen.barrier_x is None and seen.trap.stores.paper:
            for ours in seen.couriers:
                near = min((abs(theirs.x - ours.x) for theirs in at_large), default=99.0)
                if ours.on != "water" or not (ours.stance in SINKS or ours.sunk > 0.3 or near < NEAR_HUNTER):
                    continue
                if seen.trap.focus is None or seen.trap.focus.who != ours.who:
                    return self._aim(seen, ours.who)
                if seen.trap.focus.in_range:
                    self._hands.sign("barrier")
                    return IDLE
        return Intent(move=-100 if seen.trap.x > seen.jetty_end + 1.2 else 0, sprint=True)

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
            if wet and (together or self._watched > PATIENT) and len(seen.hunters) >= len(seen.trap.fates):
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
        elif abs(raft.x - seen.trap.x) < REACHES:
            self._hands.sign("wave")
        return Intent(move=-100 if seen.trap.x > seen.jetty_end + 1.2 else 0, sprint=True)

    def _drive(self, seen: TrapSight) -> Intent:
        wave = seen.trap.wave
        assert wave is not None
        if seen.beach - wave.x < LETS_GO:
            self._patience = ticks(RUNS_OUT_S)
            return Intent(crouch=True)
        if seen.beach - wave.x < SLOWS:
            return Intent(move=-100)
        off = wave.lead - BEST_LEAD
        goal = wave.slowest + 1.6 + 0.9 * off
        if abs(off) < STEADY:
            return IDLE
        return Intent(move=100 if goal > wave.wanted else -100)

    def _keep_watch(self, seen: TrapSight) -> Intent:
        """Haul in whom he spares, and hold for the others."""
        bound = next((strand for strand in seen.trap.strands if strand.bound), None)
        if bound is not None:
            late = bound.rhythm_phase + LATE / ticks(0.7)
            if self._tap_rest == 0 and abs((late + 0.5) % 1.0 - 0.5) < 0.06:
                self._tap_rest = ticks(0.3)
                return Intent(leap=True, leap_pressed=True)
            return IDLE
        if self._hands.busy:
            return IDLE
        deep = (hunter.who for hunter in seen.hunters if hunter.stance == "dive" and abs(hunter.x - seen.trap.x) < STRAND)
        wanted = next((strand.who for strand in seen.trap.strands if strand.who in self._spares), next(deep, ""))
        if not wanted:
            if self._lets_go and self._home and seen.trap.strands:
                self._hands.sign("release")
            return IDLE
        if seen.trap.focus is None or seen.trap.focus.who != wanted:
            return self._aim(seen, wanted)
        self._hands.sign("bind")
        return IDLE

    def _aim(self, seen: TrapSight, who: str) -> Intent:
        if self._focus_rest:
            return IDLE
        self._focus_rest = self._late + 8
        return Intent(focus_next=True)


class Scribbler:
    """Draws any strokes, aims at anybody, walks anywhere: for a while at a time."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._left, self._held = 0, IDLE

    def act(self, world: World) -> Intent:
        chance = self._chance.random
        self._left -= 1
        if self._left <= 0:
            self._left = 1 + int(chance() * ticks(0.8))
            self._held = Intent(
                move=int(chance() * 201) - 100, sprint=chance() < 0.3, crouch=chance() < 0.05, sign=chance() < 0.6,
            )  # fmt: skip
            stroke = ("up", "down", "left", "right")[int(chance() * 4)]
            pressed = chance() < 0.2
            return self._held._replace(
                leap=pressed, leap_pressed=pressed, focus_next=chance() < 0.1, focus_previous=chance() < 0.1, **{f"stroke_{stroke}": True}
            )
        return self._held


class Eager:
    """Wakes the web as soon as he sees anybody on the lake."""

    def __init__(self, seed: int = 0) -> None:
        self._eyes, self._hands = TrapEyes(), Hands()

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or self._hands.busy:
            return self._hands.act()
        if seen.trap.x > seen.jetty_end + 8.0:
            return Intent(move=-100, sprint=True)
        if not seen.web and seen.hunters:
            self._hands.sign("spiderweb")
        return IDLE


class Miser:
    """Walks about, aims at everybody, and spends neither chakra nor paper."""

    def __init__(self, seed: int = 0) -> None:
        self._tick = 0

    def act(self, world: World) -> Intent:
        self._tick += 1
        return Intent(move=-100 if self._tick // 600 % 2 == 0 else 100, focus_next=self._tick % 90 == 0)
