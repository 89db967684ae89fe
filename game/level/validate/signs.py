"""Validation of a sealmaster who is played: somebody to play, signs that can be told apart, couriers for those who hunt them."""

from collections.abc import Iterator

from game.level.errors.problem import Problem, warning
from game.level.model import Level
from game.level.signs import find_conflicts, signs_of


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything about role, signs and couriers that cannot be meant."""
    if level.role == "sealmaster" and not level.things_of("sealmaster"):
        yield Problem(("role",), "there is no sealmaster to play", 'add a thing of kind "sealmaster"')
    for i, thing in enumerate(level.things):
        if getattr(thing, "chase", "") == "party" and not level.things_of("courier"):
            yield Problem(("things", i, "chase"), f'"{thing.id}" hunts couriers, and there is none', 'add a thing of kind "courier"')
    if level.signs and level.role == "runner":
        yield warning(("signs",), "nobody here makes signs by strokes", 'write "role": "sealmaster"')
    if level.ally_follows and level.role != "sealmaster":
        yield warning(("ally_follows",), "no program plays the runner here, to follow anybody", 'write "role": "sealmaster"')
    for name, reason in find_conflicts(signs_of(level.signs)):
        own = name if name in level.signs else next((each for each in level.signs if f'"{each}"' in reason), name)
        yield Problem(("signs", own), reason, 'for example ["up", "down"]')
    for name, row in level.signs.items():
        if len(row) == 1:
            yield warning(("signs", name), f'"{name}" is a single stroke, which a hand makes by mistake', "two or three are better")
