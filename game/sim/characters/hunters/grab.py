"""Grab: a hunter has the runner by the collar. He can be shaken off, harder each time, until one comes who knows how to hold on."""

from __future__ import annotations

from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.intent import Intent
from game.sim.roles import RunnerRole
from game.sim.stage import Stage

LINE_S = 1.7
"""Seconds for which the margin says how one gets loose."""
TOLL_NOTE_S, TOLL_NOTE_M = 2.4, 2.0
"""Seconds for which it is noted what tearing loose has cost, and metres over the soles."""


@tunable("grab")
class GrabTuning:
    """What it takes to be held, and to be rid of him."""

    shakes: float = tuned(1.0, "grabs", 0, 9, "so many grabs in a run can be shaken off")
    tugs: float = tuned(3.0, "tugs", 1, 20, "left and right in turns, or leap, so often within the hold to be loose")
    firmer: float = tuned(0.0, "tugs", 0, 20, "so many more tugs for each grab that has been shaken off before")
    most: float = tuned(20.0, "tugs", 1, 20, "more tugs than this no grab takes, however often he has been shaken off before")
    cost: float = tuned(9.0, "chakra", 0, 100, "what shaking a hunter off takes")
    dearer: float = tuned(0.0, "chakra", 0, 100, "so much more of it for each grab that has been shaken off before")
    wrench: float = tuned(0.0, "", 0, 1, "pain by tearing oneself loose; where there is any, it is told what is gone")
    away: float = tuned(5.0, "m/s", 0, 20, "speed at which the one who got loose goes off")
    stun: float = tuned(1.5, "s", 0, 10, "how long the hunter who was shaken off is out of step")
    throws: float = tuned(
        0.0, "m", 0, 20, "who is as near as this to the one who gets loose is thrown back as well, and as long out of step"
    )
    awe: float = tuned(0.8, "s", 0, 10, "how long the others gape at that")


class Grab:
    """How long he has been held, and how far he has got with shaking it off."""

    def __init__(self, tuning: GrabTuning) -> None:
        self.tuning = tuning
        self.ticks = self.tugs = self.shaken = 0
        self._side = 0

    @property
    def can_shake(self) -> bool:
        """Whether this one can still be got rid of."""
        return self.shaken < self.tuning.shakes

    @property
    def is_last_chance(self) -> bool:
        """Whether whoever has hold of him after this one will keep it."""
        return self.shaken < self.tuning.shakes <= self.shaken + 1

    @property
    def needs(self) -> float:
        """Tugs that this one takes."""
        return min(self.tuning.tugs + self.tuning.firmer * self.shaken, max(self.tuning.most, self.tuning.tugs))

    @property
    def grip(self) -> float:
        """How firm the hand on his collar is: 1, less with every tug, 0 as it slips."""
        return max(0.0, 1.0 - self.tugs / self.needs)

    @property
    def wanted(self) -> int:
        """The side to which the next tug goes, -1 left or 1 right; 0: to whichever he likes."""
        return -self._side if self.can_shake else 0

    def update(self, world: Stage, runner: RunnerRole, intent: Intent) -> None:
        """One tick in his hands: every change of direction and every leap is a tug at the collar."""
        if self.ticks == 0:
            self.tugs = self._side = 0
            if self.can_shake and world.level.role != "sealmaster":  # whose hand would that be?
                world.say(events.LineSpoken(runner.x, runner.y + 1.8, "margin", "teach.shake", LINE_S))
        self.ticks += 1
        side = (intent.move > 30) - (intent.move < -30)
        tugged = intent.leap_pressed or bool(side and self._side and side != self._side)
        self._side = side or self._side
        if not (tugged and self.can_shake) or world.over:
            return
        self.tugs += 1
        if self.tugs >= self.needs:
            self._break(world, runner)

    def count_anew(self) -> None:
        """Who begins again has been in nobody's hands yet: a checkpoint that remembered old grabs would be lost at the first touch."""
        self.ticks = self.tugs = self.shaken = self._side = 0

    def _break(self, world: Stage, runner: RunnerRole) -> None:
        by = next((hunter for hunter in world.hunters if hunter.id == runner.caught_by), None)
        runner.caught_by, self.ticks = None, 0
        cost = self.tuning.cost + self.tuning.dearer * self.shaken
        self.shaken += 1
        side = -1 if by is not None and by.x > runner.x else 1
        runner.vx = side * self.tuning.away
        runner.spend(world, cost)
        world.emit(events.GrabBroken(runner.x, runner.y + 0.9, runner.id, by.id if by is not None else ""))
        if self.tuning.wrench:
            runner.hurt(world, self.tuning.wrench, "grab")
            line = "note.torn_loose" if self.can_shake else "note.torn_loose_last"
            world.emit(events.NotePinned(runner.x, runner.y + TOLL_NOTE_M, line, TOLL_NOTE_S, "loss"))
        for hunter in world.hunters:
            gap = hunter.x - runner.x
            if hunter is by:
                hunter.be_shaken_off(world, -side, self.tuning.stun, self.tuning.awe)
            elif abs(gap) < self.tuning.throws:
                hunter.be_shaken_off(world, 1 if gap > 0.0 else -1, self.tuning.stun, self.tuning.awe)
            else:
                hunter.be_shaken_off(world, -side, 0.0, self.tuning.awe)

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.ticks), float(self.tugs), float(self.shaken))
