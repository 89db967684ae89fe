"""Everything in a level can be located, and what is not JSON is recognised as such: as often as Python's own parser says so."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from game.level.errors.problem import JsonPath
from game.level.parse.source_map import build_source_map

VALUES = some.recursive(
    some.none() | some.booleans() | some.floats(allow_nan=False, allow_infinity=False) | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def leaves(value: Any, path: JsonPath = ()) -> Any:
    yield path, value
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))


@settings(max_examples=150)
@given(VALUES, some.sampled_from([None, 0, 3]), some.booleans())
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    found = build_source_map(text)
    assert found.fault is None
    for path, inner in leaves(value):
        decoded, _ = json.JSONDecoder().raw_decode(text, found.values[path])
        assert decoded == inner
        if path and isinstance(path[-1], str):
            assert json.JSONDecoder().raw_decode(text, found.keys[path])[0] == path[-1]


@settings(max_examples=400)
@given(some.text(alphabet='{}[]",:0123456789.eE+-\\ \n\ttruefalsn/u#', max_size=30))
def test_it_is_a_fault_exactly_if_it_is_not_json(text: str) -> None:
    try:
        json.loads(text)
        sound = True
    except ValueError:
        sound = False
    assert (build_source_map(text).fault is None) == sound


@settings(max_examples=150)
@given(VALUES, some.data())
def test_a_shredded_text_has_a_fault_inside_it(value: Any, data: some.DataObject) -> None:
    text = json.dumps(value, indent=1)
    at = data.draw(some.integers(0, len(text)))
    to = data.draw(some.integers(at, min(len(text), at + 5)))
    shred = text[:at] + data.draw(some.text(max_size=3)) + text[to:]
    fault = build_source_map(shred).fault
    if fault is not None:
        assert 0 <= fault.offset <= len(shred)
        assert fault.reason.isprintable() and fault.hint.isprintable()


def test_doubled_keys_are_told_with_both_places() -> None:
    found = build_source_map('{"a": 1,\n "a": 2}')
    assert found.doubled == [(("a",), 10, 1)]
