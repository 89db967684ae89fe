"""From a level's text to where everything in it stands, and to its first grammar fault in plain words; run only once something is wrong."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from game.level.problems import printable

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_OPEN_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^ \t\r\n\[\]{},:\"]+")
_CONSTANTS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
_MISSPELT = {"True": "true", "False": "false", "None": "null", "undefined": "null", "yes": "true", "no": "false"}
_ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})')
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Fault(Exception):
    """The text stops being JSON at `offset`."""

    def __init__(self, offset: int, path: Path, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.offset, self.path, self.reason, self.hint = offset, path, printable(reason), printable(hint)


@dataclass(slots=True)
class Places:
    """Offsets by path: where each value starts, where its key does, and what strikes the eye on the way."""

    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    doubled: list[tuple[Path, int, int]] = field(default_factory=list)
    """Path, offset of the second key, offset of the first."""
    numbers: dict[Path, str] = field(default_factory=dict)
    """Numbers as they were written."""
    strings: list[tuple[Path, int, str]] = field(default_factory=list)
    """Every string and key, decoded, with the path and offset it stands at."""
    fault: Fault | None = None


def places(text: str) -> Places:
    """Everything that can be located, up to the first grammar fault."""
    survey = _Survey(text)
    try:
        survey.document()
    except Fault as fault:
        survey.places.fault = fault
    return survey.places


class _Survey:
    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places()
        self.openings: list[tuple[str, int]] = []

    def document(self) -> None:
        start = self.skip(0)
        if start == len(self.text):
            raise Fault(0, (), "the file is empty", "a level starts with {")
        end = self.skip(self.value(start, ()))
        if end < len(self.text):
            self.complain_about_more(end)

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, path: Path) -> int:
        self.places.values[path] = at
        first = self.text[at : at + 1]
        if first == "{":
            return self.members(at, path)
        if first == "[":
            return self.items(at, path)
        if first == '"':
            end, decoded = self.string(at, path)
            self.places.strings.append((path, at, decoded))
            return end
        return self.scalar(at, path)

    def scalar(self, at: int, path: Path) -> int:
        found = _WORD.match(self.text, at)
        word = found[0] if found else ""
        if _NUMBER.fullmatch(word) or word in ("NaN", "Infinity", "-Infinity"):
            self.places.numbers[path] = word
        elif word not in _CONSTANTS:
            self.complain_about_value(at, path, word)
        return at + len(word)

    def string(self, at: int, path: Path) -> tuple[int, str]:
        found = _STRING.match(self.text, at)
        if not found:
            self.complain_about_string(at, path)
        inner = found[0][1:-1]
        return found.end(), _decoded(inner) if "\\" in inner else inner

    def items(self, at: int, path: Path) -> int:
        self.openings.append(("[", at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return self.close(at)
        index = 0
        while True:
            at = self.skip(self.value(at, (*path, index)))
            if self.text[at : at + 1] == "]":
                return self.close(at)
            at = self.comma(at, (*path, index), "]")
            index += 1

    def members(self, at: int, path: Path) -> int:
        self.openings.append(("{", at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return self.close(at)
        while True:
            here, at = self.key(at, path)
            at = self.skip(self.value(self.skip(at), here))
            if self.text[at : at + 1] == "}":
                return self.close(at)
            at = self.comma(at, here, "}")

    def key(self, at: int, path: Path) -> tuple[Path, int]:
        if self.text[at : at + 1] != '"':
            self.complain_about_key(at, path)
        end, name = self.string(at, path)
        here = (*path, name)
        self.places.strings.append((here, at, name))
        if here in self.places.keys:
            self.places.doubled.append((here, at, self.places.keys[here]))
        else:
            self.places.keys[here] = at
        colon = self.skip(end)
        if self.text[colon : colon + 1] != ":":
            if self.text[colon : colon + 1] == "=":
                raise Fault(colon, here, f'"=" after the key "{name}"', 'write ":"')
            raise Fault(min(end, len(self.text)), here, f'no ":" after the key "{name}"', f'write "{name}": and its value')
        return here, colon + 1

    def close(self, at: int) -> int:
        self.openings.pop()
        return at + 1

    def comma(self, at: int, path: Path, closer: str) -> int:
        mark = self.text[at : at + 1]
        if mark == ",":
            after = self.skip(at + 1)
            if self.text[after : after + 1] in ("]", "}"):
                raise Fault(at, path[:-1], "a comma after the last item", "remove it")
            return after
        if mark == "":
            self.complain_about_end(path[:-1])
        if mark in "]}":
            opened, since = self.openings[-1]
            raise Fault(at, path[:-1], f'"{mark}" closes the "{opened}" of {self.at(since)}', f'write "{closer}"')
        self.refuse_comment(at, path[:-1])
        if mark in ";.":
            raise Fault(at, path[:-1], f'"{mark}" between two items', "write a comma")
        end = len(self.text[:at].rstrip())
        if mark == ":":
            raise Fault(at, path, '":" after a value', "only a key is followed by a colon; are { and } missing?")
        raise Fault(end, path[:-1], "a comma is missing here", f"before {_start(self.text, at)}")

    def refuse_comment(self, at: int, path: Path) -> None:
        if self.text.startswith(("//", "/*", "#", "--"), at):
            raise Fault(at, path, "a comment", 'JSON has none: write it as a "note"')

    def complain_about_value(self, at: int, path: Path, word: str) -> NoReturn:
        self.refuse_comment(at, path)
        mark = self.text[at : at + 1]
        if mark == "":
            self.complain_about_end(path[:-1])
        if mark in "]},":
            where = f'after the key "{path[-1]}"' if path and isinstance(path[-1], str) else "here"
            hint = "write a value or remove the comma" if mark == "," else "write a value"
            raise Fault(at, path, f'no value {where}, but "{mark}"', hint)
        if mark == ":":
            raise Fault(at, path, '":" where a value should be')
        reason, hint = _about_word(word)
        raise Fault(at, path, reason, hint if path else "a level starts with {")

    def complain_about_key(self, at: int, path: Path) -> NoReturn:
        self.refuse_comment(at, path)
        mark = self.text[at : at + 1]
        if mark == "":
            self.complain_about_end(path)
        if mark == ",":
            raise Fault(at, path, "a comma without an item before it", "remove it")
        found = _WORD.match(self.text, at)
        word = found[0] if found else mark
        if mark in "'\u2018\u201c\u201d":
            raise Fault(at, path, *_about_word(word))
        if word[0].isalpha() or word[0] in "_$":
            raise Fault(at, path, f"the key {word} has no quotes", f'write "{word}"')
        hint = 'a key is a word in "quotes"; decimals are written with a point' if word[0].isdigit() else 'a key is a word in "quotes"'
        raise Fault(at, path, f"{_start(self.text, at)} where a key should be", hint)

    def complain_about_string(self, at: int, path: Path) -> NoReturn:
        found = _OPEN_STRING.match(self.text, at)
        end = found.end() if found else at
        mark = self.text[end : end + 1]
        if mark == "\\":
            raise Fault(end, path, f"{self.text[end : end + 2]} is no escape", "write two backslashes for one")
        if mark in ("", "\n", "\r"):
            raise Fault(at, path, "this text is not closed on its line", 'end it with " (and write \\n for a new line)')
        hint = "write \\t for a tab" if mark == "\t" else "remove it"
        raise Fault(end, path, f"a bare control character U+{ord(mark):04X} in a text", hint)

    def complain_about_end(self, path: Path) -> NoReturn:
        opened, since = self.openings[-1]
        closer = "}" if opened == "{" else "]"
        end = len(self.text.rstrip())
        raise Fault(end, path, f'the file ends before the "{opened}" of {self.at(since)} is closed', f'"{closer}" is missing')

    def complain_about_more(self, at: int) -> NoReturn:
        self.refuse_comment(at, ())
        if self.text[at] in "}]":
            raise Fault(at, (), f'one "{self.text[at]}" too many', "remove it")
        raise Fault(at, (), f"{_start(self.text, at)} after the end of the level", "a file holds one { }")

    def at(self, offset: int) -> str:
        line = self.text.count("\n", 0, offset) + 1
        return f"line {line}, column {offset - self.text.rfind(chr(10), 0, offset)}"


def _decoded(inner: str) -> str:
    """A text without its escapes; two that are halves of one character make that character."""
    halves = _ESCAPE.sub(_unescaped, inner)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _unescaped(found: "re.Match[str]") -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if code[0] == "u" else _PLAIN.get(code, code)


def _start(text: str, at: int) -> str:
    found = _STRING.match(text, at) or _WORD.match(text, at)
    word = found[0] if found else text[at : at + 1]
    return word if len(word) <= 24 else word[:21] + "..."


def _about_word(word: str) -> tuple[str, str]:
    """What somebody meant who wrote this where a value should be."""
    if word in _MISSPELT:
        return f"{word} is not JSON", f"write {_MISSPELT[word]}"
    if word[0] in "'\u2018\u201c\u201d":
        return "a text in other quotes", 'use "double quotes"'
    if word.lower() in ("nan", "inf", "infinity", "-inf", "+inf", "-nan", "+infinity"):
        return f"{word} is not a number", "write a finite one"
    if number := re.match(r"[+-]?\.?[0-9]", word):
        return _about_number(word, number[0])
    return f"{word if len(word) <= 24 else word[:21] + '...'} is not JSON", 'a text goes in "quotes"'


def _about_number(word: str, start: str) -> tuple[str, str]:
    shown = word if len(word) <= 24 else word[:21] + "..."
    if word[-1] == ";":
        return f'";" after {shown[:-1]}', "write a comma"
    if start[0] == "+":
        return f"{shown} is not a number in JSON", "leave the + out"
    if re.fullmatch(r"-?\.[0-9]+", word):
        return f"{shown} is not a number in JSON", f"write {word.replace('.', '0.', 1)[:24]}"
    if re.fullmatch(r"-?[0-9]+\.", word):
        return f"{shown} is not a number in JSON", f"write {shown}0"
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", word):
        return f"{shown} is not a number in JSON", "leave out the leading zero"
    if unit := re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)([a-zA-Z/%^2]+)", word):
        return f"{shown} is not a number", f"write {unit[1][:24]}; units are fixed"
    return f"{shown} is not a number", "such as 12 or -0.5"
