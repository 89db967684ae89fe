"""What is wrong with a level: takes a place and a reason, gives one line that a person can act on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one level file; `path` is the place inside it, such as `things[3].length`."""

    file: str
    line: int
    column: int
    path: str
    reason: str
    hint: str = ""
    warning: bool = False

    def __str__(self) -> str:
        word = "warning: " if self.warning else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.path}: {word}{self.reason}{hint}"

    def in_file(self, file: str) -> "Problem":
        """The same fault under another file name."""
        return replace(self, file=file)


class LevelProblems(ValueError):
    """A level file was refused; `problems` says every reason, in the file's order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty string."""
    lowered = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


def shown(value: object, most: int = 40) -> str:
    """A found value as it stands in the file, cut short and with nothing unprintable in it."""
    if isinstance(value, bool) or value is None:
        text = "null" if value is None else str(value).lower()
    elif isinstance(value, dict | list | tuple):
        text = "an object" if isinstance(value, dict) else "a list"
    else:
        text = f'"{value}"' if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text if len(text) <= most else text[: most - 3] + "..."


def written(path: tuple[str | int, ...]) -> str:
    """A path as people write it: `things[3].length`."""
    text = ""
    for step in path:
        if isinstance(step, str) and step.replace("_", "a").replace("$", "a").isalnum():
            text += f".{step}" if text else step
        else:
            text += f"[{step}]" if isinstance(step, int) else f"[{shown(step)}]"
    return text or "level"
