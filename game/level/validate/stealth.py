"""Validation of gust fronts and stealth: fronts that stand still, and stalkers whom nobody could ever hear."""

from collections.abc import Iterator

from game.level.errors.problem import Problem, warning
from game.level.model import Level

MIN_FRONT_SPEED = 0.5
"""m/s under which a front would never get through a level."""
COVER = {"tracker": ("bush",), "thrower": ("tree",)}
"""What rustles where each of them goes, by kind of thing."""


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything about wind and stalkers that cannot be meant."""
    fronts = level.wind.fronts
    if fronts is not None:
        least, most = fronts.every
        if least > most:
            yield Problem(("wind", "fronts", "every"), f"from {least:g} to {most:g} seconds", "the shorter time first")
        if abs(fronts.speed) < MIN_FRONT_SPEED:
            yield Problem(("wind", "fronts", "speed"), f"{fronts.speed:g} m/s: such a front never comes", "for example -8")
    for i, thing in enumerate(level.things):
        if getattr(thing, "kind", "") == "stalker":
            yield from _unheard(level, ("things", i), thing.type)  # type: ignore[attr-defined]
        elif getattr(thing, "kind", "") == "excuse" and level.stealth is None:
            yield warning(("things", i), "nobody needs an excuse without stealth", 'add "stealth": {}')


def _unheard(level: Level, path: tuple[str, int], kind: str) -> Iterator[Problem]:
    """Why a stalker is never heard, or cannot be told from the wind."""
    if level.stealth is None:
        yield warning(path, "nobody listens for a stalker without stealth", 'add "stealth": {}')
    if level.wind.fronts is None:
        yield warning(path, "without fronts every rustle is his", 'add "fronts" to "wind"')
    if kind == "diver" and not level.lakes:
        yield warning(path, "a diver is heard in water, and there is none", "add a lake")
    elif kind in COVER and not any(level.things_of(name) for name in COVER[kind]):
        yield warning(path, f"a {kind} is heard in a {COVER[kind][0]}, and there is none", f'add one of kind "{COVER[kind][0]}"')
