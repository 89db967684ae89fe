"""Keyboard layout: the letter printed on every key, asked of the system.

A letter that is not Latin counts as the one that a US keyboard has in its place: R is under the same finger in every alphabet.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

import pygame

from game.input.bindings import BOUND_BY_KEYCODE, MAX_NAME_LENGTH, Bindings, Key
from game.level.validate.letters import lacking

LATIN = {4 + number: letter for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
"""The letters of a US keyboard by place, as USB counts: what a letter of another script counts as, where it stands."""
DIGITS, SIGNS, LEFT_OF_Z = range(30, 40), range(45, 57), 100
PLACES = (*LATIN, *DIGITS, *SIGNS, LEFT_OF_Z)
"""Those that print something which differs from layout to layout."""
ASCII = range(33, 127)
SCRIPTS = (*range(0xA0, 0x0E80), *range(0x10A0, 0x1100), *range(0x3040, 0x3190))
"""Latin with accents, Greek, Cyrillic, Armenian, Hebrew, Arabic, India's, Thai, Georgian, kana, Korean: what else a key may say."""


class KeyboardLayout:
    """The layout as it was at the last `refresh`; before the first it is unknown, and every key has the name that it was bound by."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    def refresh(self) -> bool:
        """Ask the system again; whether anything is printed otherwise now."""
        before, self.names = self.names, _printed(ASCII)
        if not set(LATIN) <= set(self.names):  # some letter place prints something that is not in ASCII
            self.names = _drawable(_printed(SCRIPTS)) | self.names
        return self.names != before

    def name_of(self, action: str, key: Key) -> str:
        """What a player has to look for on his keyboard to find the key of an action."""
        if action in BOUND_BY_KEYCODE and (key.name in self.names.values() or not self.names):
            return key.name
        return self.names.get(key.code, key.name)

    def labelled(self, bindings: Bindings) -> Bindings:
        """The same bindings, every key under the name that it has here: to be shown, not to be kept."""
        return Bindings(
            {
                action: tuple(Key(key.code, self.name_of(action, key)) if key else None for key in row)
                for action, row in bindings.rows.items()
            }
        )


def letter_of(event: pygame.Event) -> tuple[int, str]:
    """Code and name of a pressed key, as bindings and commands know it."""
    code, place = event.key, getattr(event, "scancode", 0)
    if place in LATIN and _is_foreign(code):
        return ord(LATIN[place]), LATIN[place]
    return code, named(code)


def named(code: int) -> str:
    """What is printed on a key; pygame has no words for what is not ASCII."""
    return pygame.key.name(code)[:MAX_NAME_LENGTH] or (chr(code) if 127 < code < 0x110000 else "")


def _is_foreign(code: int) -> bool:
    """A letter, or a sign that stands for one, of a script other than Latin."""
    if not 127 < code < 0x110000:
        return False
    letter = chr(code)
    return unicodedata.category(letter)[0] in "LM" and not unicodedata.name(letter, "").startswith("LATIN")


def _drawable(names: dict[int, str]) -> dict[int, str]:
    """Without letters that no face here has: such keyboards bear the Latin ones, too, and those can be shown."""
    missing = set(lacking("".join(names.values())))
    return {place: name for place, name in names.items() if not missing & set(name)}


def _printed(codes: Iterable[int]) -> dict[int, str]:
    """Place and name of every key that prints one of these characters."""
    wrapper: Any = pygame.key.ScancodeWrapper
    try:
        place_of = wrapper(range(512))  # what SDL looks up in it is the place of a character
        found = {place_of[code]: code for code in reversed(tuple(codes)) if place_of[code] in PLACES}
    except (pygame.error, IndexError, TypeError, ValueError):
        return {}
    return {place: named(code) for place, code in found.items()}
