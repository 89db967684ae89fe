"""Key bindings: up to three keys for each action. Rebinding tells which action lost the key."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, NamedTuple

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import Field, StrictInt, TypeAdapter, ValidationError

BODY_ACTIONS = ("left", "right", "leap", "sprint", "crouch", "pill", "seal", "retry")
"""What every hand can do; for the sealmaster the keys of pill and seal choose whom he aims at."""
SIGN_ACTIONS = ("sign", "sign_barrier", "sign_spiderweb", "sign_wave", "sign_bind", "sign_release")
"""What a sealmaster does beside: the key that is held for strokes, and one key for each whole sign."""
ACTIONS = BODY_ACTIONS + SIGN_ACTIONS
OPTIONAL_ACTIONS = SIGN_ACTIONS[1:]
"""Those that nobody needs a key for."""
BOUND_BY_KEYCODE = ("retry",)
"""Asked for by what is printed on the key, wherever it sits; everything else goes by the place."""

SLOTS = 3
MAX_SCANCODE, MAX_NAME_LENGTH = 511, 24


class Key(NamedTuple):
    """`code` is where it sits on the keyboard, as USB counts; `name` is what is printed on it."""

    code: Annotated[StrictInt, Field(gt=0, le=MAX_SCANCODE)]
    name: Annotated[str, Field(strict=True, max_length=MAX_NAME_LENGTH)]


KeyRow = tuple[Key | None, ...]
FullRow = Annotated[KeyRow, Field(min_length=SLOTS, max_length=SLOTS)]


@dataclass(frozen=True, slots=True)
class Bindings:
    """Every action has SLOTS places for keys, at least one of them taken unless it is optional; no key serves two."""

    rows: dict[str, KeyRow]

    def all(self) -> Iterator[tuple[str, int, Key]]:
        """Action, slot and key of every key."""
        return ((action, slot, key) for action in ACTIONS for slot, key in enumerate(self.rows[action]) if key)

    def names(self, action: str) -> list[str]:
        return [key.name for key in self.rows[action] if key]

    def action_of(self, key: Key) -> tuple[str, int] | None:
        """Who has this key now, action and slot."""
        for action, slot, taken in self.all():
            if taken.name == key.name if action in BOUND_BY_KEYCODE else taken.code == key.code:
                return action, slot
        return None

    def with_binding(self, action: str, slot: int, key: Key) -> "tuple[Bindings, str]":
        """With `key` there, and the action that had it, or an empty string; that one gets in exchange what lay there before.

        Left as it was if the other would have nothing to be done with.
        """
        rows, old = dict(self.rows), self.rows[action][slot]
        bound = self.action_of(key)
        other = bound[0] if bound else ""
        if bound:
            rows[other] = _with(rows[other], bound[1], old)
        rows[action] = _with(rows[action], slot, key)
        if not _complete(rows):
            return self, other
        return replace(self, rows=rows), other if other != action else ""

    def with_missing(self, defaults: "Bindings | None") -> "Bindings":
        """With the default keys, as far as they are free, of every action that it knows nothing of."""
        taken = {key.code for row in self.rows.values() for key in row if key}
        rows = dict(self.rows)
        for action in ACTIONS:
            if action not in rows:
                usual = defaults.rows[action] if defaults else (None,) * SLOTS
                rows[action] = tuple(key if key and key.code not in taken else None for key in usual)
        return replace(self, rows=rows)

    def values(self) -> dict[str, Any]:
        """What is written to the file."""
        return {action: [list(key) if key else None for key in self.rows[action]] for action in ACTIONS}


def bindings_of(found: Any, defaults: Bindings | None = None) -> Bindings | None:
    """Bindings from a file's values; None if anything about them is wrong. What a file from before signs lacks is as in `defaults`."""
    try:
        made = Bindings(dict(_rows().validate_python(found)))
    except ValidationError:
        return None
    if not set(BODY_ACTIONS) <= set(made.rows) <= set(ACTIONS):
        return None
    made = made.with_missing(defaults)
    if not _complete(made.rows):
        return None
    places = [key.code for action, _, key in made.all() if action not in BOUND_BY_KEYCODE]
    return made if len(places) == len(set(places)) else None


@cache
def _rows() -> TypeAdapter[dict[str, FullRow]]:
    return TypeAdapter(dict[str, FullRow])


def _complete(rows: dict[str, KeyRow]) -> bool:
    return all(any(row) for action, row in rows.items() if action not in OPTIONAL_ACTIONS)


def _with(row: KeyRow, slot: int, key: Key | None) -> KeyRow:
    return (*row[:slot], key, *row[slot + 1 :])
