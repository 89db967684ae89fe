"""Source map: where every key and value of a level's text stands, and its first syntax error; by it problems get their lines.

Built only once something is wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from game.level.errors.problem import MAX_PROBLEMS, JsonPath, LevelProblems, Problem, truncate
from game.level.parse import syntax_errors
from game.level.parse.syntax_errors import syntax_error
from game.level.parse.text_position import position

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
_ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})')
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(slots=True)
class SourceMap:
    """Offsets by path: where each value starts, where its key does, and what strikes the eye on the way."""

    values: dict[JsonPath, int] = field(default_factory=dict)
    keys: dict[JsonPath, int] = field(default_factory=dict)
    doubled: list[tuple[JsonPath, int, int]] = field(default_factory=list)
    """JsonPath, offset of the second key, offset of the first."""
    numbers: dict[JsonPath, str] = field(default_factory=dict)
    """Numbers as they were written."""
    strings: list[tuple[JsonPath, int, str]] = field(default_factory=list)
    """Every string and key, decoded, with the path and offset it stands at."""
    fault: Problem | None = None


def build_source_map(text: str) -> SourceMap:
    """Everything that can be located, up to the first grammar fault."""
    scanner = _Scanner(text)
    try:
        scanner.document()
    except LevelProblems as stopped:
        scanner.source_map.fault = stopped.problems[0]
    return scanner.source_map


def offset_of(path: JsonPath, found: SourceMap) -> int:
    """Where a person should look: at the value, or at what ought to hold it."""
    for length in range(len(path), -1, -1):
        if path[:length] in found.values:
            return found.values[path[:length]]
    return 0


def locate(problems: Sequence[Problem], text: str, file: str, more: int = 0, where: SourceMap | None = None) -> list[Problem]:
    """The problems in the file's order, with file, line and column; of more than `MAX_PROBLEMS`, or `more` of them, a word on the rest."""
    if where is None:
        needed = any(problem.offset is None for problem in problems)
        where = build_source_map(text) if needed else SourceMap()
    found = [(offset_of(one.path, where) if one.offset is None else one.offset, one) for one in problems]
    found.sort(key=lambda pair: pair[0])
    located = []
    for offset, problem in found[:MAX_PROBLEMS]:
        line, column = position(text, offset)
        located.append(replace(problem, file=file, line=line, column=column, offset=offset))
    return truncate(located, len(problems) + more)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.source_map = SourceMap()
        self.openings: list[tuple[str, int]] = []

    def document(self) -> None:
        start = self.skip(0)
        if start == len(self.text):
            raise LevelProblems([syntax_error(0, (), "the file is empty", "a level starts with {")])
        end = self.skip(self.value(start, ()))
        if end < len(self.text):
            raise LevelProblems([syntax_errors.trailing_text_error(self.text, end)])

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, path: JsonPath) -> int:
        self.source_map.values[path] = at
        first = self.text[at : at + 1]
        if first == "{":
            return self.members(at, path)
        if first == "[":
            return self.items(at, path)
        if first == '"':
            end, decoded = self.string(at, path)
            self.source_map.strings.append((path, at, decoded))
            return end
        return self.scalar(at, path)

    def scalar(self, at: int, path: JsonPath) -> int:
        found = syntax_errors.WORD.match(self.text, at)
        word = found[0] if found else ""
        if _NUMBER.fullmatch(word) or word in _NO_NUMBERS:
            self.source_map.numbers[path] = word
        elif word not in ("true", "false", "null"):
            raise LevelProblems([syntax_errors.missing_value_error(self.text, at, path, self.openings)])
        return at + len(word)

    def string(self, at: int, path: JsonPath) -> tuple[int, str]:
        found = syntax_errors.TEXT.match(self.text, at)
        if not found:
            raise LevelProblems([syntax_errors.unfinished_text_error(self.text, at, path)])
        inner = found[0][1:-1]
        return found.end(), _decode(inner) if "\\" in inner else inner

    def items(self, at: int, path: JsonPath) -> int:
        self.openings.append(("[", at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return self.close(at)
        index = 0
        while True:
            at = self.skip(self.value(at, (*path, index)))
            if self.text[at : at + 1] == "]":
                return self.close(at)
            at = self.comma(at, (*path, index))
            index += 1

    def members(self, at: int, path: JsonPath) -> int:
        self.openings.append(("{", at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return self.close(at)
        while True:
            here, at = self.key(at, path)
            at = self.skip(self.value(self.skip(at), here))
            if self.text[at : at + 1] == "}":
                return self.close(at)
            at = self.comma(at, here)

    def key(self, at: int, path: JsonPath) -> tuple[JsonPath, int]:
        if self.text[at : at + 1] != '"':
            raise LevelProblems([syntax_errors.missing_key_error(self.text, at, path, self.openings)])
        end, name = self.string(at, path)
        here = (*path, name)
        self.source_map.strings.append((here, at, name))
        if here in self.source_map.keys:
            self.source_map.doubled.append((here, at, self.source_map.keys[here]))
        else:
            self.source_map.keys[here] = at
        colon = self.skip(end)
        if self.text[colon : colon + 1] != ":":
            raise LevelProblems([syntax_errors.missing_colon_error(self.text, end, colon, here)])
        return here, colon + 1

    def close(self, at: int) -> int:
        self.openings.pop()
        return at + 1

    def comma(self, at: int, path: JsonPath) -> int:
        if self.text[at : at + 1] != ",":
            raise LevelProblems([syntax_errors.missing_comma_error(self.text, at, path, self.openings)])
        after = self.skip(at + 1)
        if self.text[after : after + 1] in ("]", "}"):
            raise LevelProblems([syntax_error(at, path[:-1], "a comma after the last item", "remove it")])
        return after


def _decode(inner: str) -> str:
    """A text without its escapes; two that are halves of one character make that character."""
    halves = _ESCAPE.sub(_unescaped, inner)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _unescaped(found: "re.Match[str]") -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if code[0] == "u" else _PLAIN.get(code, code)
