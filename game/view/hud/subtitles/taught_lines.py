"""Taught lines: lines of the margin that have a picture beside them, and are ticked off as soon as he does what they say."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from game.level.model import Level
from game.sim import events
from game.sim.objects.lessons import LearntInLine, PictureName
from game.sim.story.triggers import EVENT_NAMES
from game.view.effects.signs.leap_sign import GOOD, SOFT
from game.view.poses import RunnerPose

BY_RULES: dict[str, tuple[PictureName, LearntInLine]] = {"teach.shake": ("shake", "grab_broken")}
"""Of lines that no level has, for the rules themselves say them."""
LEANS, RUNS = 0.5, 3.0
"""How far he leans, of 1, and m/s of his own: what walks him out of the wood is slower."""


class Lesson(NamedTuple):
    picture: PictureName
    learnt_by: LearntInLine | None


class TaughtLines:
    """Those of one level, and whether the one that is being said has been learnt since."""

    def __init__(self, level: Level | None = None) -> None:
        self._lessons = {line: Lesson(*what) for line, what in BY_RULES.items()}
        steps: Iterable[Any] = () if level is None else (step for trigger in level.triggers for step in trigger.do)
        for step in steps:
            if step.act == "say" and step.picture is not None:
                self._lessons[step.line] = Lesson(step.picture, step.learnt_by)
        self._said: events.LineSpoken | None = None
        self.is_learnt = False
        """What is being said has been done."""

    def picture(self, line: str) -> PictureName | None:
        lesson = self._lessons.get(line)
        return None if lesson is None else lesson.picture

    def observe(self, event: events.Event) -> None:
        lesson = self._lesson
        if lesson is not None and getattr(event, "who", "runner") == "runner":
            self.is_learnt |= EVENT_NAMES.get(type(event)) == lesson.learnt_by
            self.is_learnt |= lesson.learnt_by == "landed_well" and _is_well(event)

    def see(self, line: events.LineSpoken | None, runner: RunnerPose | None) -> None:
        """Look at him in a frame."""
        if line is not self._said:
            self._said, self.is_learnt = line, False
        lesson = self._lesson
        if lesson is not None and runner is not None and not self.is_learnt:
            self.is_learnt = _shows(runner, lesson.learnt_by)

    @property
    def _lesson(self) -> Lesson | None:
        return None if self._said is None else self._lessons.get(self._said.line)


def _is_well(event: events.Event) -> bool:
    """He has come down from a leap, with the water."""
    return isinstance(event, events.Landed) and event.footing == "water" and event.quality >= GOOD and event.impact >= SOFT


def _shows(runner: RunnerPose, learnt_by: LearntInLine | None) -> bool:
    if learnt_by == "braced":
        return runner.braced
    if learnt_by == "leant":
        return abs(runner.lean) > LEANS
    if learnt_by == "sprinted":
        return runner.stance == "sprint"
    if learnt_by == "stood_on_wood":
        return runner.on == "log"
    return learnt_by == "ran" and abs(runner.vx) > RUNS
