"""Trigger list: triggers without a place, each with what it still waits for."""

from collections.abc import Callable
from typing import Any

from game.localization.texts import text

Line = tuple[str, bool]
"""Words, and whether it is over."""


def lines(world: Any, most: int) -> list[Line]:
    """At most so many, those that still wait first, each sort in the file's order; what had no room is counted in the last one."""
    placeless = [trigger for trigger in world.level.triggers if not any(clause.test == "place" for clause in trigger.when)]
    told = [(f"{trigger.id}: {reason(trigger)}", trigger.id in world.story.fired and not trigger.repeat) for trigger in placeless]
    told.sort(key=lambda line: line[1])
    if len(told) > most:
        told = [*told[: most - 1], (text("maker.more", count=str(len(told) - most + 1)), True)]
    return told


def reason(trigger: Any) -> str:
    """What a trigger waits for, in the file's own words."""
    parts = [TOLD.get(clause.test, _bare)(clause) for clause in trigger.when] or [text("maker.at_once")]
    if trigger.after:
        parts.append(text("maker.after", seconds=f"{trigger.after:g}"))
    return ", ".join(parts)


def reached(world: Any) -> set[str]:
    """Checkpoints that a trigger has reached."""
    fired = [trigger for trigger in world.level.triggers if trigger.id in world.story.fired]
    return {step.checkpoint for trigger in fired for step in trigger.do if step.act == "checkpoint"}


def _bare(clause: Any) -> str:
    return str(clause.test)


def _happened(clause: Any) -> str:
    return " ".join(filter(None, (clause.event, clause.who, f"x{clause.times}" if clause.times > 1 else "")))


TOLD: dict[str, Callable[[Any], str]] = {
    "happened": _happened,
    "not_yet": lambda clause: " ".join(filter(None, ("not yet", clause.event, clause.who))),
    "fired": lambda clause: f"fired {clause.trigger}",
    "elapsed": lambda clause: f"time {clause.seconds:g} s",
    "chakra": lambda clause: f"chakra {clause.at_least:g}-{clause.at_most:g}",
    "stands_on": lambda clause: "on " + "/".join(clause.on),
}
