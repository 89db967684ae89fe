"""Problem: one fault of a level file, as a line that a person can act on; the one class for every fault, whoever finds it."""

from dataclasses import dataclass, replace

from game.core.errors import printable

JsonPath = tuple[str | int, ...]
"""Where something stands inside a level, key by key: `("things", 3, "length")`; `()` is the level itself."""
FILE: JsonPath = ("file",)
"""The path of what is wrong with the file, before anything of it is a level."""
MAX_PROBLEMS = 100
"""Problems told of one file; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Who finds a fault says path, reason and hint; `locate` in `parse/source_map.py` then adds file, line and column."""

    path: JsonPath
    reason: str
    hint: str = ""
    warning: bool = False
    """It does not keep the level from being played."""
    file: str = ""
    line: int = 1
    column: int = 1
    offset: int | None = None
    """The character of the text that it stands at, where its path does not tell."""

    def __str__(self) -> str:
        word = "warning: " if self.warning else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{printable(self.file)}:{self.line}:{self.column}: {format_path(self.path)}: {word}{self.reason}{hint}"

    def in_file(self, file: str) -> "Problem":
        """The same fault under another file name."""
        return replace(self, file=file)


def warning(path: JsonPath, reason: str, hint: str = "") -> Problem:
    """What a level can be played with nevertheless."""
    return Problem(path, reason, hint, warning=True)


class LevelProblems(Exception):
    """A level file was refused; `problems` says every reason, in the file's order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def truncate(problems: list[Problem], of: int) -> list[Problem]:
    """The first `MAX_PROBLEMS` problems and, if there are more, a word on how many."""
    if of <= MAX_PROBLEMS:
        return problems
    last = problems[MAX_PROBLEMS - 1]
    return [
        *problems[:MAX_PROBLEMS],
        replace(last, path=FILE, reason=f"and {of - MAX_PROBLEMS:,} more problems from here on", hint="", warning=False),
    ]


def format_value(value: object, most: int = 40) -> str:
    """A found value as it stands in the file, cut short and with nothing unprintable in it."""
    if isinstance(value, bool) or value is None:
        text = "null" if value is None else str(value).lower()
    elif isinstance(value, dict | list | tuple):
        text = "an object" if isinstance(value, dict) else "a list"
    else:
        text = f'"{value}"' if isinstance(value, str) else repr(value)
    text = printable(text[: most + 1])
    end = '..."' if isinstance(value, str) else "..."
    return text if len(text) <= most else text[: most - len(end)] + end


def format_path(path: JsonPath) -> str:
    """A path as people write it: `things[3].length`."""
    text = ""
    for step in path:
        if isinstance(step, str) and step.replace("_", "a").replace("$", "a").isalnum():
            text += f".{step[:40]}" if text else step[:40]
        else:
            text += f"[{step}]" if isinstance(step, int) else f"[{format_value(step)}]"
    return text or "level"
