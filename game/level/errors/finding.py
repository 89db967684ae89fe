"""A finding of the validator: a path in a well-formed level and a reason. It becomes a Problem once its line is known."""

from dataclasses import dataclass

from game.level.errors.problem import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """What is senseless, where, and what to do about it; a `warning` does not keep the level from being played."""

    path: Path
    reason: str
    hint: str = ""
    warning: bool = False


def warned(path: Path, reason: str, hint: str = "") -> Finding:
    """A finding that the level can be played with."""
    return Finding(path, reason, hint, warning=True)
