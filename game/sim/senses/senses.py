"""Senses of the runner: noises, listening, marks and composure as one entity, and the strike that ends the run of one who fails."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from game.core.ticks import ticks
from game.level.model import Level
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.senses.composure import Composure, ComposurePose, ComposureTuning
from game.sim.senses.gusts import FrontPose
from game.sim.senses.listening import Listening, ListeningPose, ListeningTuning, MarkPose, StalkerPose
from game.sim.senses.mark_lesson import MarkLesson
from game.sim.senses.noises import Noise, NoisePose, Noises
from game.sim.senses.sense_feats import WET_FEET, SenseFeats, SenseFeatsTuning
from game.sim.senses.stalker_habits import KINDS
from game.sim.stage import Entity, Stage

STRUCK_S = 0.9
"""Seconds from the blades' flight to the end of the run."""
SILENCE_SHOWN_S, STRIKES_WITHIN_M = 1.6, 22.0
"""Seconds for which it is said that the birds are silent; metres within which those who stalk him break cover."""
RETRY_S = 24.0
"""Seconds that a retry leaves at the least before one of them can strike by surprise."""
REFUSED_SHOWN_S, REFUSED_AGAIN_S = 2.0, 0.5
"""Seconds for which it is said, once, why he does not leap; from one refusal that is heard to the next."""
REST_COMPOSURE = 0.6
"""Composure to which a checkpoint brings him back at the least."""
HIDES_WITHIN_M = 2.0
"""Metres from a stalker within which a noise of his kind is that of his hiding place."""
REFUSED_M = 0.9
"""Metres over the ground at which the brush dabs that finds nothing to mark."""
SHED_COMPOSURE, SHED_CHAKRA, SHED_CREEP_FACTOR = 0.25, 1.0, 1.3
"""Won by each of the marked who has to change places: composure, chakra, and how many times as long he takes to creep up again."""
PEBBLE_TICKS = ticks(6.0)
"""For so long after a pebble's fall a mark on what it fell into is a mark on the pebble."""
SHED_NOTE_S, SHED_NOTE_M = 3.6, 2.2
"""Seconds for which that is told, and metres over the ground."""
SPARED_COMPOSURE = 0.3
"""What is left of it to one who is spared because he was never told how to mark."""


@tunable("stealth")
class StealthTuning:
    walk: float = tuned(2.2, "m/s", 0.2, 20, "top speed of one who can only walk")
    hurry: float = tuned(3.2, "m/s", 0.2, 20, "top speed of one who can only walk and hurries")


class SensesPose(NamedTuple):
    """All that is drawn of what he senses."""

    fronts: tuple[FrontPose, ...]
    noises: tuple[NoisePose, ...]
    marks: tuple[MarkPose, ...]
    listening: ListeningPose | None
    composure: ComposurePose | None
    stalkers: tuple[StalkerPose, ...] = ()
    """Those who are about, known or not."""


class Senses(Entity):
    """Noises are there in every level with gust fronts; listening, marks and composure only where the level has `stealth`."""

    slot = "senses"

    def __init__(self, level: Level, world: Stage) -> None:
        self.noises = Noises(level)
        self.tuning = world.tuning.of("stealth", StealthTuning)
        self.stealth = level.stealth is not None
        self.legs_free = level.stealth is None or not level.stealth.walk_only
        """Whether he can run: set as he bolts."""
        self.listening = Listening(world.tuning.of("listening", ListeningTuning))
        start = level.stealth.composure if level.stealth is not None else 1.0
        self.composure = Composure(start, world.tuning.of("composure", ComposureTuning), level.things_of("excuse"))
        self.marked: set[str] = set()
        self._has_marked = False
        self._shed = 0
        """How many marked ones have changed places in this tick."""
        self._pebbles: dict[str, int] = {}
        """By what it fell into, the tick in which the last pebble fell there."""
        self._lesson = MarkLesson(level.stealth)
        self.feats = SenseFeats(level, world.tuning.of("sense_feats", SenseFeatsTuning))
        self._intent = IDLE
        self._refused_at, self._refusal_told = -REFUSED_AGAIN_S, False
        self.struck = False
        """Whether their blades fly: the end, and no grab that could be shaken off."""
        self._reason = ""
        """Why he is struck down: the text key of a loss that is on its way."""

    # what the runner asks

    def guide(self, world: Stage, intent: Intent) -> Intent:
        """The intent that his legs get: one who listens stands, one who can only walk neither leaps nor crouches."""
        if not self.stealth:
            return intent
        self._intent = intent
        if intent.retried:
            self.begin_again(world)
        if self.legs_free:
            self.listening.open = False
            return intent
        if self.composure.lost:
            intent = IDLE
        self.listening.update(intent, world.runner.x)
        self._refuse_leap(world, intent)
        move = 0 if self.listening.open else intent.move
        if move == intent.move and not (intent.crouch or intent.leap or intent.leap_pressed):
            return intent
        return intent._replace(move=move, crouch=False, leap=False, leap_pressed=False)

    def _refuse_leap(self, world: Stage, intent: Intent) -> None:
        """A leap that he was asked for and does not make is heard, and told once: a key that does nothing would be broken."""
        sheet = world.map_sheet
        meant = intent.leap_pressed and not self.listening.open and (sheet is None or not (sheet.in_light or sheet.is_open))
        if not meant or world.seconds < self._refused_at + REFUSED_AGAIN_S:
            return
        self._refused_at = world.seconds
        world.emit(events.LeapRefused(world.runner.x, world.runner.y + 1.2))
        if not self._refusal_told and world.line is None:
            line = events.LineSpoken(world.runner.x, world.runner.y + 1.8, "margin", "teach.no_leap", REFUSED_SHOWN_S)
            self._refusal_told = world.say(line)

    @property
    def gait(self) -> str:
        """How he walks: easy, stiff while composure slips, or in a hurry."""
        return "hurry" if self._intent.sprint else "stroll_stiff" if self.composure.slipping else "stroll"

    def pace(self, hurries: bool) -> float:
        """Top speed in m/s of one who can only walk."""
        return self.tuning.hurry if hurries else self.tuning.walk

    def rest(self, world: Stage) -> None:
        """A checkpoint: whoever begins again here shall be able to go on."""
        self.composure.level = max(self.composure.level, REST_COMPOSURE)
        for stalker in world.stalkers:
            stalker.fall_back()

    def begin_again(self, world: Stage) -> None:
        """A retry: whoever lost here has time to find them now."""
        self.composure.level = 1.0
        for stalker in world.stalkers:
            stalker.fall_back(RETRY_S)

    # a tick

    def notice(self, world: Stage, who: str, x: float) -> None:
        """A hunter has made a noise at `x`: the runner may start at it, and give himself away, unless that hunter is marked."""
        if who not in self.marked:
            self.composure.heard_tick, self.composure.heard_x = world.tick, x

    def notice_toss(self, world: Stage, who: str) -> None:
        """One of them has thrown a pebble."""
        self.feats.notice_toss(world, who)

    def watch_for_a_start(self, world: Stage, x: float, thing: str) -> None:
        """A pebble was thrown to `x`, into a `thing`, to see whether he starts at it: that he has marked the hunters does not help him."""
        self._pebbles[thing] = world.tick
        self.composure.heard_tick, self.composure.heard_x = world.tick, x

    def surprise(self, world: Stage, kind: str) -> None:
        """A hunter of this `kind` has come unheard so near that he strikes: the run is going to be lost."""
        if not self._reason:
            self._reason = f"lost.surprised_{kind}"

    def hear_wading(self, world: Stage, who: str) -> None:
        """A hunter who keeps out of water wades: if he is marked, it is the runner's feat to have led him there."""
        if who in self.marked:
            self.feats.do(world, self.composure, WET_FEET)

    def change_places(self, world: Stage, who: Collection[str], creeps: float, between: tuple[float, float] | None = None) -> None:
        """The stalkers in `who` slip out of sight, to the runner's other side or to another stretch; a mark on them is lost.

        It was not for nothing: whoever was found out takes his time from then on, and the runner breathes easier."""
        for stalker in world.stalkers:
            if stalker.id in who:
                known = stalker.id in self.marked
                if known:
                    self.marked.remove(stalker.id)
                    stalker.crept = 0.0
                    self._shed += 1
                    self.composure.win_back(SHED_COMPOSURE)
                    world.runner.gain(SHED_CHAKRA)
                slower = SHED_CREEP_FACTOR if known else 1.0
                stalker.change_place(stalker.offset if between else -stalker.offset, creeps * slower, between)
        world.emit(events.StalkersMoved(world.runner.x, world.runner.y + 3.0))

    def _tell_shed(self, world: Stage) -> None:
        """One note for all who have just changed places."""
        line = f"note.shed_{min(3, self._shed)}"
        world.emit(events.NotePinned(world.runner.x, world.runner.y + SHED_NOTE_M, line, SHED_NOTE_S, "feat"))
        self._shed = 0

    def after_physics(self, world: Stage) -> None:
        """Hear, let the player mark, keep or lose composure; then, if he is found out, go on with the strike."""
        self.noises.update(world)
        if self._shed:
            self._tell_shed(world)
        if not self.stealth or world.over:
            return
        runner, intent = world.runner, self._intent
        self.noises.hear(runner.x, self.listening.radius)
        self.listening.choose(self.noises, runner.x, runner.y)
        self.feats.watch(world, self.listening.open, self.composure.excuse_at(runner.x) is not None)
        chosen = self.listening.chosen
        confirms = intent.confirm_pressed or (intent.leap_pressed and not intent.up_pressed)
        if confirms and self.listening.open and not self.composure.lost:
            if chosen is not None:
                self._mark(world, chosen)
            else:
                seen_at = self.listening.seen_at
                world.emit(events.MarkRefused(self.listening.brush, runner.y + REFUSED_M if seen_at is None else seen_at))
        if not self.legs_free:
            self.composure.update(world, intent)
        if self.composure.level <= 0.0 and not self._reason:
            cause = self.composure.last_cause
            self._reason = f"lost.knew_{cause}" if cause else "lost.knew"
        self._lesson.watch(world, self._has_marked, self.composure.level)
        if self._reason and not self._lesson.is_told:
            self._spare(world)
        if self._reason:
            self._strike(world)

    def _spare(self, world: Stage) -> None:
        """Nobody strikes one who was never told how to find them."""
        self._reason = ""
        self.composure.level = max(self.composure.level, SPARED_COMPOSURE)
        for stalker in world.stalkers:
            stalker.hold_back()

    def _mark(self, world: Stage, chosen: Noise) -> None:
        """Mark the place of a noise: right if any noise that was heard there was a hunter's."""
        self._has_marked = True
        there = self.noises.at(chosen.x, chosen.y)
        who = next((noise.who for noise in reversed(there) if noise.who), "")
        is_late = not who and self._hides_at(world, chosen)
        for noise in there:
            self.noises.marked[noise.number] = "right" if who else "late" if is_late else "wrong"
        if is_late:
            world.emit(events.NotePinned(chosen.x, chosen.y, "note.too_late", SHED_NOTE_S, "plain"))
            return
        if not who:
            thrown = world.tick - self._pebbles.get(chosen.source, -PEBBLE_TICKS) < PEBBLE_TICKS
            self.composure.mark_wrong(world, thrown)
            world.emit(events.MarkFailed(chosen.x, chosen.y, chosen.source))
            return
        if who not in self.marked:
            self.marked.add(who)
            self.composure.win_back(self.composure.tuning.right)
            self.feats.mark(world, self.composure, who, len(self.marked))
        world.emit(events.NoiseMarked(chosen.x, chosen.y, who))

    def _hides_at(self, world: Stage, noise: Noise) -> bool:
        """Whether somebody sits where the wind has made that noise: his own is forgotten, and nobody was wrong about the place."""
        return any(
            stalker.awake and abs(stalker.x - noise.x) < HIDES_WITHIN_M and noise.kind in KINDS[stalker.kind]
            for stalker in world.stalkers
            if stalker.id not in self.marked
        )

    def _strike(self, world: Stage) -> None:
        """A tick of the end: the birds fall silent, then the blades fly, then the run is lost."""
        composure = self.composure
        silence = ticks(composure.tuning.silence)
        if composure.silent_ticks == 0:
            world.emit(events.BirdsFellSilent(world.runner.x, world.runner.y + 3.0))
            world.say(events.LineSpoken(world.runner.x, world.runner.y + 1.8, "margin", "teach.silence", SILENCE_SHOWN_S))
        composure.silent_ticks += 1
        if composure.silent_ticks > silence and not self.struck:
            self.struck = True
            for stalker in [each for each in world.stalkers if each.awake and abs(each.x - world.runner.x) < STRIKES_WITHIN_M]:
                stalker.strike(world)
                stalker.reveal(world)
        if composure.silent_ticks > silence + ticks(STRUCK_S):
            world.runner.fainted = True
            world.finish(False, self._reason)

    # what is seen

    def pose(self, world: Stage) -> SensesPose:
        listening, x = self.listening, world.runner.x
        marks = tuple(stalker.mark_pose() for stalker in world.stalkers if stalker.id in self.marked)
        return SensesPose(
            world.gusts.poses, self.noises.poses(world.tick), marks,
            listening.pose() if self.stealth else None,
            self.composure.pose(x) if self.stealth else None,
            tuple(stalker.pose(stalker.id in self.marked) for stalker in world.stalkers if stalker.awake) if self.stealth else (),
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        return (
            *self.noises.hash_state(),
            *self.listening.hash_state(),
            *self.composure.hash_state(),
            float(len(self.marked)),
            *self.feats.hash_state(),
            *self._lesson.hash_state(),
        )
