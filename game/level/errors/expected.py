"""What the schema expects at a path of a level: description, choices and known keys."""

from typing import Any

from game.level.errors.problem import JsonPath
from game.level.schema.json_schema import schema

MOST_CHOICES, SHOWN_CHOICES = 30, 10
"""A choice of more is told by its first ones: a line is read at a glance or not at all."""

_NAMES = {"number": "a number", "integer": "a whole number", "string": "a text", "boolean": "true or false", "object": "an object {}"}


def describe_expected(path: JsonPath, data: Any) -> str:
    """The value that belongs there, in words: `a number from 0.05 to 2`."""
    node = _node(path, data)
    if "enum" in node:
        return _or([f'"{one}"' if isinstance(one, str) else str(one) for one in node["enum"]])
    if "const" in node:
        return f'"{node["const"]}"' if isinstance(node["const"], str) else str(node["const"])
    kind = node.get("type", "")
    if kind in ("number", "integer"):
        return _NAMES[kind] + describe_range(node)
    if kind == "array":
        return _list(node)
    if kind == "string":
        return _string(node)
    return "an object {}" if "oneOf" in node else _NAMES.get(kind, "a number" if path[:1] == ("tuning",) else "")


def describe_purpose(path: JsonPath, data: Any) -> str:
    """What it is for: the first sentence of its description, as the end of a line."""
    words = str(_node(path, data).get("description", "")).split("\n")[0]
    first = words.split(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:] if first[1:2].islower() or first[1:2] == " " else first


def choices(path: JsonPath, tag: str) -> list[str]:
    """The tags of the kinds that may stand there."""
    node = _resolve(_step_down(path))
    single = node.get("properties", {}).get(tag, {}).get("const")
    return sorted(node.get("discriminator", {}).get("mapping", {})) or ([str(single)] if single else [])


def options(path: JsonPath, data: Any) -> list[Any]:
    """The few values that a literal there may have; empty if it is no literal."""
    node = _node(path, data)
    return list(node.get("enum", [node["const"]] if "const" in node else []))


def known_keys(path: JsonPath, data: Any) -> list[str]:
    """The keys that an object there may have."""
    node = _node(path, data)
    return list(node.get("properties", {})) or list(node.get("propertyNames", {}).get("enum", []))


def _node(path: JsonPath, data: Any) -> dict[str, Any]:
    """The piece of schema for a path; unions are told apart by what the data says."""
    node: dict[str, Any] = schema()
    for step in path:
        node = _child(_member(_resolve(node), data), step)
        data = data[step] if isinstance(data, dict) and step in data else _item(data, step)
    return _member(_resolve(node), data)


def _item(data: Any, step: str | int) -> Any:
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None


def _step_down(path: JsonPath) -> dict[str, Any]:
    node: dict[str, Any] = schema()
    for step in path:
        node = _child(_resolve(node), step)
    return node


def _child(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    if isinstance(step, int):
        firsts = node.get("prefixItems", [])
        found = firsts[step] if step < len(firsts) else node.get("items")
    else:
        named = next(iter(node.get("patternProperties", {}).values()), None)
        found = node.get("properties", {}).get(step) or named or node.get("additionalProperties")
    return found if isinstance(found, dict) else {}


def _member(node: dict[str, Any], data: Any) -> dict[str, Any]:
    mark = node.get("discriminator")
    if not mark or not isinstance(data, dict):
        return node
    chosen = mark["mapping"].get(data.get(mark["propertyName"]))
    return _resolve({"$ref": chosen}) if chosen else node


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for; of what may be left out, that which it is if it is there."""
    if "anyOf" in node:
        node = next((one for one in node["anyOf"] if one.get("type") != "null"), node)
    if "$ref" not in node:
        return node
    target: dict[str, Any] = schema()["$defs"][node["$ref"].rpartition("/")[2]]
    return {**target, **{key: value for key, value in node.items() if key != "$ref"}}


def describe_range(node: dict[str, Any]) -> str:
    """Between which numbers, with a blank before it; an empty string for any."""
    low, over = node.get("minimum"), node.get("exclusiveMinimum")
    high, under = node.get("maximum"), node.get("exclusiveMaximum")
    start = f"from {low:g}" if low is not None else f"above {over:g}" if over is not None else ""
    end = f"to {high:g}" if high is not None else f"{'to ' if start else ''}below {under:g}" if under is not None else ""
    words = " ".join(part for part in (start, end) if part)
    return f" {words}" if words else ""


def _list(node: dict[str, Any]) -> str:
    firsts = node.get("prefixItems")
    if firsts and all(one.get("type") == "number" for one in firsts):
        return "[x, y]" if len(firsts) == 2 else f"{len(firsts)} numbers"
    if firsts:
        return f"a list of {len(firsts)}"
    low, high = node.get("minItems", 0), node.get("maxItems")
    size = f"{low:,} to {high:,}" if low and high else f"at most {high:,}" if high else ""
    return f"a list of {size}" if size else "a list"


def _string(node: dict[str, Any]) -> str:
    pattern = str(node.get("pattern", ""))
    if "_.-" in pattern:
        return "a text key of a-z 0-9 . _ -"
    if "a-z0-9" in pattern:
        return "a name of a-z 0-9 _ -"
    low, high = node.get("minLength", 0), node.get("maxLength")
    if pattern == r"\S":
        return f"a text of {low} to {high:,} characters, not only spaces"
    if high:
        return f"a text of {low} to {high:,} characters" if low else f"a text of at most {high:,} characters"
    return "a text"


def _or(words: list[str]) -> str:
    if len(words) > MOST_CHOICES:
        return f"{', '.join(words[:SHOWN_CHOICES])} or one of {len(words) - SHOWN_CHOICES} more in levels/README.md"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
