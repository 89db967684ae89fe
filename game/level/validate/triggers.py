"""Validation of triggers: conditions that can never hold, actions without an actor, no way to win."""

from collections.abc import Callable, Iterator
from typing import Any

from game.level.errors.problem import JsonPath, Problem, warning
from game.level.model import Level, Trigger
from game.level.validate.references import RUNNER

PEOPLE_WHO_WALK = ("hunter", "courier", "sealmaster")
"""Kinds of thing that are people, beside the runner."""
APPEAR = (*PEOPLE_WHO_WALK, "raft")
"""Kinds of thing that a trigger brings on."""
_NEEDS = {"barrier": "barrier", "spiderweb": "spiderweb", "wave": "wave"}
"""First words of events, and the technique without which they never happen."""


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything in the script that can never happen."""
    impossible = _impossible(level)
    for i, trigger in enumerate(level.triggers):
        yield from _clauses(level, trigger, ("triggers", i))
        yield from _actions(level, trigger, ("triggers", i))
        yield from _waits(level, trigger, ("triggers", i), impossible)
    yield from _wins(level, impossible)
    yield from _unused(level)
    yield from _ranks(level)


def _clauses(level: Level, trigger: Trigger, path: JsonPath) -> Iterator[Problem]:
    for j, clause in enumerate(trigger.when):
        for reason in _never(level, clause):
            yield Problem((*path, "when", j), f'"{trigger.id}" can never fire: {reason}')


def _actions(level: Level, trigger: Trigger, path: JsonPath) -> Iterator[Problem]:
    if not trigger.do:
        yield warning((*path, "do"), f'"{trigger.id}" does nothing', "add an action")
    if trigger.repeat and not trigger.after:
        yield warning((*path, "repeat"), f'"{trigger.id}" fires over and over without a pause', 'give it an "after"')
    for j, step in enumerate(trigger.do):
        doubt = _ACTION_CHECKS.get(getattr(step, "act", ""))
        for reason in (*(doubt(level, step) if doubt else ()), *step.why_impossible(level)):
            yield Problem((*path, "do", j), reason)


def _waits(level: Level, trigger: Trigger, path: JsonPath, impossible: set[str]) -> Iterator[Problem]:
    """A trigger whose own clauses are sound and which still cannot fire."""
    if trigger.id not in impossible or any(list(_never(level, clause)) for clause in trigger.when):
        return
    for j, clause in enumerate(trigger.when):
        if (other := _awaited(clause)) in impossible:
            reason = "it waits for itself" if other == trigger.id else f'it waits for "{other}", which never fires'
            yield Problem((*path, "when", j), f'"{trigger.id}" can never fire: {reason}')


def _wins(level: Level, impossible: set[str]) -> Iterator[Problem]:
    winning = [trigger.id for trigger in level.triggers if any(getattr(step, "act", "") == "win" for step in trigger.do)]
    if not winning:
        yield warning(("triggers",), "nothing here wins", 'let a trigger do {"act": "win"}')
    elif all(name in impossible for name in winning):
        yield Problem(("triggers",), f'it cannot be won: "{winning[0]}" can never fire')


def _unused(level: Level) -> Iterator[Problem]:
    called = {getattr(step, "who", "") for trigger in level.triggers for step in trigger.do if getattr(step, "act", "") == "appear"}
    bolts = any(getattr(step, "act", "") == "ready_bolt" for trigger in level.triggers for step in trigger.do)
    risers = level.sticky_water is not None  # whoever calls once too often brings them on
    for i, thing in enumerate(level.things):
        if getattr(thing, "hidden", False) and thing.id not in called and not bolts and not risers:
            yield warning(("things", i, "hidden"), f'"{thing.id}" stays hidden for ever', 'let a trigger do {"act": "appear"}')
        if getattr(thing, "inside", False) and thing.id not in called and _signed(level):
            hint = 'write "inside": false, or let a trigger do {"act": "appear"}'
            yield warning(("things", i, "inside"), f'"{thing.id}" stays in his hut for ever, and makes no sign there', hint)


def _ranks(level: Level) -> Iterator[Problem]:
    """A better stamp that is easier to earn hides the other one."""
    given = [name for name in ("gold", "silver", "bronze") if name in level.ranks]
    for better, worse in zip(given, given[1:], strict=False):
        if level.ranks[better].seconds > level.ranks[worse].seconds:
            yield warning(("ranks", better, "seconds"), f"{better} gives more time than {worse}", "the better stamp is the harder one")


def _impossible(level: Level) -> set[str]:
    """Ids of the triggers that can never fire."""
    left = {trigger.id: trigger for trigger in level.triggers if not any(list(_never(level, clause)) for clause in trigger.when)}
    possible: set[str] = set()
    while found := [name for name, trigger in left.items() if _ready(trigger, possible)]:
        possible |= set(found)
        left = {name: trigger for name, trigger in left.items() if name not in possible}
    return {trigger.id for trigger in level.triggers} - possible


def _ready(trigger: Trigger, possible: set[str]) -> bool:
    return all(_awaited(clause) is None or _awaited(clause) in possible for clause in trigger.when)


def _awaited(clause: Any) -> str | None:
    return clause.trigger if getattr(clause, "test", "") == "fired" else None


def _never(level: Level, clause: Any) -> Iterator[str]:
    """Why a clause cannot hold, whatever is done."""
    known = _CONDITION_CHECKS.get(getattr(clause, "test", ""))
    if known:
        yield from known(level, clause)
    yield from clause.why_impossible(level)


def _place(level: Level, clause: Any) -> Iterator[str]:
    if clause.left > clause.right:
        yield f"left {clause.left:g} is right of {clause.right:g}"
    elif clause.left > level.right or clause.right < level.left:
        yield f"the place is outside the level, which goes from {level.left:g} to {level.right:g}"
    yield from _nobody(level, clause.who)


def _chakra(level: Level, clause: Any) -> Iterator[str]:
    if clause.at_least > clause.at_most:
        yield f"chakra is never at least {clause.at_least:g} and at most {clause.at_most:g}"


def _happened(level: Level, clause: Any) -> Iterator[str]:
    technique = _NEEDS.get(clause.event.partition("_")[0], "")
    if technique and technique not in _signed(level) and level.role == "runner":
        yield f'"{clause.event}" needs somebody to sign "{technique}", and no trigger does'
    for kind in ("hunter", "courier", "raft"):
        if clause.event.startswith(f"{kind}_") and not level.things_of(kind):
            yield f'"{clause.event}" needs a {kind}, and there is none'


def _on(level: Level, clause: Any) -> Iterator[str]:
    if not clause.on:
        yield "he stands on nothing of an empty list"


def _nobody(level: Level, who: str) -> Iterator[str]:
    people = [RUNNER, *(thing.id for thing in level.things if getattr(thing, "kind", "") in PEOPLE_WHO_WALK)]
    named = [thing for thing in level.things if thing.id == who]
    if named and who not in people:
        kind = getattr(named[0], "kind", "thing")
        yield f'the runner is called "{RUNNER}", not "{who}"' if kind == "start" else f'"{who}" is a {kind} and walks nowhere'


def _signed(level: Level) -> set[str]:
    return {getattr(step, "technique", "") for trigger in level.triggers for step in trigger.do if getattr(step, "act", "") == "sign"}


def _appear(level: Level, step: Any) -> Iterator[str]:
    for thing in level.things:
        if thing.id == step.who and getattr(thing, "kind", "") not in APPEAR:
            yield f'"{step.who}" is a {getattr(thing, "kind", "thing")}: only hunters, couriers, rafts and the sealmaster appear'
        elif thing.id == step.who and getattr(thing, "kind", "") == "raft" and (step.at is not None or step.offset):
            yield f'"{step.who}" is a raft: it comes on in its own place'
    if step.at is not None and step.offset:
        yield f"he comes on at x {step.at:g}, so {step.offset:g} m from the runner says nothing"
    if step.at is not None and not level.left <= step.at <= level.right:
        yield f"x {step.at:g} is outside the level, which goes from {level.left:g} to {level.right:g}"


def _master(level: Level, step: Any) -> Iterator[str]:
    if getattr(step, "who", "") != "runner" and not level.things_of("sealmaster"):
        yield f'"{step.act}" is done by a sealmaster, and there is none'
    if getattr(step, "technique", "") in ("spiderweb", "wave") and not level.lakes:
        yield f'"{step.technique}" needs a lake, and there is none'


def _walk(level: Level, step: Any) -> Iterator[str]:
    yield from _master(level, step)
    if not level.left <= step.to <= level.right:
        yield f"x {step.to:g} is outside the level, which goes from {level.left:g} to {level.right:g}"


def _hold(level: Level, step: Any) -> Iterator[str]:
    if "spiderweb" not in _signed(level):
        yield 'no trigger signs "spiderweb", so nothing can hold a foot'


_CONDITION_CHECKS: dict[str, Callable[[Level, Any], Iterator[str]]] = {
    "place": _place,
    "chakra": _chakra,
    "happened": _happened,
    "stands_on": _on,
}
_ACTION_CHECKS: dict[str, Callable[[Level, Any], Iterator[str]]] = {"appear": _appear, "sign": _master, "walk": _walk, "pin_runner": _hold}
"""Doubts about the kinds that ship; a new kind brings its own as `doubts`."""
