"""JSON syntax errors in plain words: what the author most likely meant at the place where parsing stops."""

import re

from game.core.errors import printable
from game.level.errors.problem import JsonPath, Problem, format_value

Openings = list[tuple[str, int]]
"""The brackets still open, with their offsets."""

TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
WORD = re.compile(r"[^ \t\r\n\[\]{},:\"]+")
_OPEN_TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_QUOTES = "'\u2018\u201c\u201d"
_MISSPELT = {"True": "true", "False": "false", "None": "null", "undefined": "null", "yes": "true", "no": "false"}
_NO_NUMBERS = ("nan", "inf", "infinity", "-inf", "+inf", "-nan", "+infinity")


def syntax_error(offset: int, path: JsonPath, reason: str, hint: str = "") -> Problem:
    """The text stops being JSON at `offset`."""
    return Problem(path, printable(reason), printable(hint), offset=offset)


def missing_value_error(text: str, at: int, path: JsonPath, openings: Openings) -> Problem:
    """No value starts here."""
    mark = text[at : at + 1]
    if mark == "":
        return unfinished_document_error(text, path[:-1], openings)
    if mark in "]},":
        where = f"after the key {format_value(path[-1])}" if path and isinstance(path[-1], str) else "here"
        return syntax_error(
            at, path, f'no value {where}, but "{mark}"', "write a value or remove the comma" if mark == "," else "write a value"
        )
    if mark == ":":
        return syntax_error(at, path, '":" where a value should be')
    reason, hint = _comma_for_point(text, at) or _about_word(_word(text, at))
    return _comment(text, at, path) or syntax_error(at, path, reason, hint if path else "a level starts with {")


def missing_key_error(text: str, at: int, path: JsonPath, openings: Openings) -> Problem:
    """No key starts here."""
    mark = text[at : at + 1]
    if mark == "":
        return unfinished_document_error(text, path, openings)
    if mark == ",":
        return syntax_error(at, path, "a comma without an item before it", "remove it")
    word = _word(text, at)
    if mark in _QUOTES:
        return syntax_error(at, path, *_about_word(word))
    if word[0].isalpha() or word[0] in "_$":
        return syntax_error(at, path, f"the key {_short(word)} has no quotes", f'write "{_short(word)}"')
    hint = 'a key is a word in "quotes"' + ("; decimals are written with a point" if word[0].isdigit() else "")
    return _comment(text, at, path) or syntax_error(at, path, f"{_short(word)} where a key should be", hint)


def missing_colon_error(text: str, end: int, colon: int, path: JsonPath) -> Problem:
    """The key that ends at `end` is not followed by a colon at `colon`."""
    name = format_value(path[-1])
    if text[colon : colon + 1] == "=":
        return syntax_error(colon, path, f'"=" after the key {name}', 'write ":"')
    return syntax_error(min(end, len(text)), path, f'no ":" after the key {name}', f"write {name}: and its value")


def missing_comma_error(text: str, at: int, path: JsonPath, openings: Openings) -> Problem:
    """After an item of what is open comes neither a comma nor the end of it."""
    mark, around = text[at : at + 1], path[:-1]
    if mark == "":
        return unfinished_document_error(text, around, openings)
    if mark in "]}":
        opened, since = openings[-1]
        return syntax_error(
            at, around, f'"{mark}" closes the "{opened}" of {_place(text, since)}', f'remove it, or write "{_closer(opened)}"'
        )
    if mark in ";.":
        return syntax_error(at, around, f'"{mark}" between two items', "write a comma")
    if mark == ":":
        return syntax_error(at, path, '":" after a value', _about_colon(text, at, *openings[-1]))
    if unit := re.search(r"[0-9] *$", text[max(0, at - 8) : at]) and re.match(r"[a-zA-Z%]{1,6}(?=[ \t\r\n,}\]])", text[at : at + 7]):
        return syntax_error(at, path, f"{unit[0]} after a number", "units are fixed: leave it out")
    missing = syntax_error(len(text[:at].rstrip()), around, "a comma is missing here", f"before {_start(text, at)}")
    return _comment(text, at, around) or missing


def _about_colon(text: str, at: int, opened: str, since: int) -> str:
    if text[at - 1].isdigit():
        return "a time of day is one number: 6.5 is half past six"
    if opened == "[" and "\n" in text[since:at]:
        return f'only a key is followed by a colon; is the "]" for the "[" of {_place(text, since)} missing?'
    return "only a key is followed by a colon; are { and } missing?"


def unfinished_text_error(text: str, at: int, path: JsonPath) -> Problem:
    """The text in quotes that starts here does not end well."""
    found = _OPEN_TEXT.match(text, at)
    end = found.end() if found else at
    mark = text[end : end + 1]
    if mark == "\\":
        return syntax_error(end, path, f"{text[end : end + 2]} is no escape", "write two backslashes for one")
    if mark in ("", "\n", "\r"):
        return syntax_error(at, path, "this text is not closed on its line", 'end it with " (and write \\n for a new line)')
    hint = "write \\t for a tab" if mark == "\t" else "remove it"
    return syntax_error(end, path, f"a bare control character U+{ord(mark):04X} in a text", hint)


def unfinished_document_error(text: str, path: JsonPath, openings: Openings) -> Problem:
    """The file is over, and something is open."""
    opened, since = openings[-1]
    reason = f'the file ends before the "{opened}" of {_place(text, since)} is closed'
    return syntax_error(len(text.rstrip()), path, reason, f'"{_closer(opened)}" is missing')


def trailing_text_error(text: str, at: int) -> Problem:
    """The level is over, and the file is not."""
    if text[at] in "}]":
        return syntax_error(at, (), f'one "{text[at]}" too many', "remove it")
    return _comment(text, at, ()) or syntax_error(at, (), f"{_start(text, at)} after the end of the level", "a file holds one { }")


def _comment(text: str, at: int, path: JsonPath) -> Problem | None:
    if text.startswith(("//", "/*", "#", "--"), at):
        return syntax_error(at, path, "a comment", 'JSON has none: write it as a "note"')
    return None


def _closer(opened: str) -> str:
    return "}" if opened == "{" else "]"


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - text.rfind(chr(10), 0, offset)}"


def _word(text: str, at: int) -> str:
    found = WORD.match(text, at)
    return found[0] if found else text[at : at + 1]


def _start(text: str, at: int) -> str:
    found = TEXT.match(text, at)
    return _short(found[0] if found else _word(text, at))


def _short(word: str) -> str:
    return word if len(word) <= 24 else word[:21] + "..."


def _comma_for_point(text: str, at: int) -> tuple[str, str] | None:
    """`0,05` in a list: JSON has taken the comma for one between two items."""
    whole = re.search(r"(-?[0-9]+),$", text[max(0, at - 12) : at])
    part = re.match(r"0[0-9]+", text[at : at + 12])
    return (f"{whole[1]},{part[0]} is not a number", f"write {whole[1]}.{part[0]}") if whole and part else None


def _about_word(word: str) -> tuple[str, str]:
    """What somebody meant who wrote this where a value should be."""
    if word in _MISSPELT:
        return f"{word} is not JSON", f"write {_MISSPELT[word]}"
    if word[0] in _QUOTES:
        return "a text in other quotes", 'use "double quotes"'
    if word.lower() in _NO_NUMBERS:
        return f"{word} is not a number", "write a finite one"
    if number := re.match(r"[+-]?\.?[0-9]", word):
        return _about_number(word, number[0])
    return f"{_short(word)} is not JSON", 'a text goes in "quotes"'


def _about_number(word: str, start: str) -> tuple[str, str]:
    if word[-1] == ";":
        return f'";" after {_short(word[:-1])}', "write a comma"
    if start[0] == "+":
        return f"{_short(word)} is not a number in JSON", "leave the + out"
    if re.fullmatch(r"-?\.[0-9]+", word):
        return f"{_short(word)} is not a number in JSON", f"write {word.replace('.', '0.', 1)[:24]}"
    if re.fullmatch(r"-?[0-9]+\.", word):
        return f"{_short(word)} is not a number in JSON", f"write {_short(word)}0"
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", word):
        return f"{_short(word)} is not a number in JSON", "leave out the leading zero"
    if unit := re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)([a-zA-Z/%^2]+)", word):
        return f"{_short(word)} is not a number", f"write {unit[1][:24]}; units are fixed"
    return f"{_short(word)} is not a number", "such as 12 or -0.5"
