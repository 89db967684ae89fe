"""JSON Schema of a level, made from the registered kinds. Editors read it for completion and help."""

import json
import sys
from functools import lru_cache
from typing import Any

from game.level import registry
from game.level.model import Level, level_model, own_specs
from game.level.registry import Spec
from game.level.schema.field_docs import descriptions, explanation

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def text() -> str:
    """The schema as `levels/level.schema.json` holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The schema as plain values."""
    if sys.flags.optimize > 1:
        _explain_again()
    made = level_model().model_json_schema()
    for spec in _specs():
        if node := made if spec is Level else made["$defs"].get(spec.__name__):
            _explain(node, spec)
    _tidy(made)
    made["properties"]["tuning"] = {**made["properties"]["tuning"], "properties": _tuning(), "additionalProperties": False}
    return {"$schema": DIALECT, "title": "A lake", **{key: value for key, value in made.items() if key != "title"}}


def _explain_again() -> None:
    """`python -OO` throws away what classes say of themselves; what is made of them says it again."""
    level_model()  # by now every kind is registered
    for spec in _specs():
        spec.__doc__ = explanation(spec)
    level_model.cache_clear()


def forget() -> None:
    """Ask the registry anew next time."""
    level_model.cache_clear()
    schema.cache_clear()


def _specs() -> list[type[Spec]]:
    """Every spec in the schema, `Level` itself last."""
    own = [spec for spec in own_specs() if spec is not Level]
    return [*own, *registry.THINGS.values(), *registry.CONDITIONS.values(), *registry.ACTIONS.values(), Level]


_COMMON = {
    "width": "Width in metres.",
    "height": "Height in metres.",
    "length": "Length in metres.",
    "seconds": "Time in seconds.",
    "chakra": "Chakra, 0 to 100.",
    "at_least": "Lowest amount that counts.",
    "at_most": "Highest amount that counts.",
    "pain": "Pain, 0 to 1.",
    "pills": "How many soldier pills he carries.",
    "hidden": "Whether he waits for a trigger to make him appear.",
    "inside": "Whether he waits indoors for a trigger to make him appear.",
    "lit": "Whether its lamp burns.",
    "name": "What it is called.",
    "who": "Id of somebody; empty for anybody.",
    "times": "How often, at least.",
    "speaker": "Who speaks: the id of a person here, or a name from the text file.",
    "technique": "Which technique.",
    "on": "Any of these.",
    "lines": "The lines, in order.",
}
"""For fields whose author wrote nothing."""


def _explain(node: dict[str, Any], spec: type[Spec]) -> None:
    for name, words in descriptions(spec).items():
        if field := spec.model_fields.get(name):
            node["properties"][field.alias or name]["description"] = words

    for name, found in node["properties"].items():
        if "description" not in found and name in _COMMON:
            found["description"] = _COMMON[name]


def _tuning() -> dict[str, Any]:
    """Every constant that a level may set anew, by its full name."""
    groups = sorted(registry.TUNING.items())
    return {f"{name}.{key}": _constant(field) for name, group in groups for key, field in group.items()}


def _constant(field: registry.Tuned) -> dict[str, Any]:
    unit = f" ({field.unit})" if field.unit else ""
    words = f"{field.about[:1].upper()}{field.about[1:]}{unit}. {field.low:g} to {field.high:g}, else {field.default:g}."
    return {"type": "number", "minimum": field.low, "maximum": field.high, "default": field.default, "description": words}


def _tidy(node: Any) -> None:
    """Drop pydantic's generated titles, and let a kind's tag say what the kind is."""
    if isinstance(node, list):
        for item in node:
            _tidy(item)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("title"), str):
        del node["title"]
    for tag in ("kind", "test", "act"):
        mark = node.get("properties", {}).get(tag)
        if isinstance(mark, dict) and "const" in mark:
            mark["description"] = node.get("description", "").split("\n")[0]
    for value in node.values():
        _tidy(value)
