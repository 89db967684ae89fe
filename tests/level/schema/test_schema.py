"""What editors and readers are told about levels is what the game honours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.core.paths import LEVELS
from game.level import registry
from game.level.files.library import folders
from game.level.schema import json_schema, markdown_reference

MADE = LEVELS / "level.schema.json"
REFRESH = "python -m tests.level.schema.refresh"


def test_the_shipped_schema_is_the_one_that_the_game_makes() -> None:
    assert MADE.read_text(encoding="utf-8") == json_schema.text(), f"run {REFRESH}"


def test_the_reference_is_the_one_that_the_schema_makes() -> None:
    page = (LEVELS / "README.md").read_text(encoding="utf-8")
    assert page == markdown_reference.put_into(page), f"run {REFRESH}"


def objects(node: Any) -> Any:
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for value in node.values():
            yield from objects(value)
    if isinstance(node, list):
        for value in node:
            yield from objects(value)


def test_every_key_is_explained() -> None:
    for node in objects(json_schema.schema()):
        assert node.get("description"), list(node["properties"])
        for key, value in node["properties"].items():
            assert value.get("description"), (node["description"], key)


def test_every_kind_is_there() -> None:
    made = json_schema.text()
    for table in (registry.THINGS, registry.CONDITIONS, registry.ACTIONS):
        for name, spec in table.items():
            assert f'"const": "{name}"' in made
            assert spec.__name__ in json_schema.schema()["$defs"]


def test_every_constant_is_there_with_its_range() -> None:
    names = json_schema.schema()["properties"]["tuning"]["properties"]
    for name, room in registry.TUNING.items():
        for key, field in room.items():
            assert names[f"{name}.{key}"]["minimum"] == field.low <= field.default <= field.high


def test_a_new_kind_is_known_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from typing import Literal

    from game.level.loader import read_bytes
    from tests.level import samples

    monkeypatch.setattr(registry, "THINGS", dict(registry.THINGS))

    @registry.thing
    class Boat(registry.Thing):
        """A boat."""

        kind: Literal["boat"]
        at: registry.Point

    json_schema.forget()
    try:
        things = [*samples.LAKE["things"], {"kind": "boat", "id": "boat", "at": [20, 0]}]
        assert read_bytes(samples.text(things=things).encode()).things_of("boat")[0].id == "boat"
        assert "A boat." in json_schema.text()
        assert "**`boat`** A boat." in markdown_reference.text()
    finally:
        monkeypatch.undo()
        json_schema.forget()


@pytest.mark.parametrize("path", sorted(LEVELS.rglob("*.json")), ids=lambda path: path.stem)
def test_shipped_levels_point_at_the_schema(path: Path) -> None:
    if path != MADE:
        told = json.loads(path.read_text(encoding="utf-8"))["$schema"]
        assert (path.parent / told).resolve() == MADE.resolve()


def test_the_library_does_not_take_the_schema_for_a_level() -> None:
    from game.level.files import library

    assert folders()[0] == LEVELS
    assert all(entry.path != MADE for entry in library.list_levels())


def test_without_docstrings_it_is_the_same_schema() -> None:
    words = [sys.executable, "-OO", "-X", "utf8", "-m", "game", "schema"]
    said = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=True)
    assert said.stdout == json_schema.text()
