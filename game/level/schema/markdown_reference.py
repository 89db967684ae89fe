"""Markdown reference in levels/README.md, made from the schema: every key with meaning, range and default."""

import json
from typing import Any

from game.level import registry
from game.level.errors.expected import describe_range
from game.level.registry import Spec
from game.level.schema.json_schema import schema

BEGIN, END = "<!-- reference: begin (made by tools; write above or below) -->", "<!-- reference: end -->"


def text() -> str:
    """The whole reference as Markdown."""
    parts = [_table("The level", schema()), *_rooms(), *_kinds(), _tuning()]
    return "\n\n".join(part for part in parts if part) + "\n"


def put_into(page: str) -> str:
    """A page with the reference between its marks exchanged."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{text()}\n{END}{after}"


_SECTIONS = {
    "GroundSpec": "Ground",
    "SolidSpec": "A solid",
    "LakeSpec": "A lake",
    "SwellSpec": "Swell",
    "WoodPlace": "A place of a wood",
    "WindSpec": "Wind",
    "Trigger": "A trigger",
}
_SECTIONS |= {
    "Cutscene": "A cutscene",
    "LineSpec": "A line",
    "CarriesSpec": "What carries over",
    "TakenSpec": "A value taken over",
    "Map": "Map",
    "Mark": "A mark",
    "Rank": "A rank",
}


def _rooms() -> list[str]:
    return [_table(title, schema()["$defs"][name]) for name, title in _SECTIONS.items() if name in schema()["$defs"]]


def _kinds() -> list[str]:
    parts = []
    for title, tag, table in (
        ("Things", "kind", registry.THINGS),
        ("Conditions (`when`)", "test", registry.CONDITIONS),
        ("Actions (`do`)", "act", registry.ACTIONS),
    ):
        parts.append(f"### {title}")
        parts += [_kind(tag, name, spec) for name, spec in sorted(table.items())]
    return parts


def _kind(tag: str, name: str, spec: type[Spec]) -> str:
    node = schema()["$defs"][spec.__name__]
    keys = {key: value for key, value in node["properties"].items() if key not in (tag, "id", "note")}
    lines = [f"**`{name}`** {_words(node)}", *_rows(keys, node.get("required", []))]
    return "\n".join(lines) if keys else lines[0]


def _table(title: str, node: dict[str, Any]) -> str:
    keys = {key: value for key, value in node["properties"].items() if key != "note"}
    return "\n".join([f"### {title}", "", _words(node), *_rows(keys, node.get("required", []))])


def _rows(keys: dict[str, Any], required: list[str]) -> list[str]:
    rows = [f"| `{key}` | {_value(value)} | {_default(key, value, required)} | {_words(value)} |" for key, value in keys.items()]
    return ["", "| key | value | if left out | |", "|---|---|---|---|", *rows]


def _words(node: dict[str, Any]) -> str:
    return " ".join(str(node.get("description", "")).split()).replace("|", "\\|")


def _default(key: str, node: dict[str, Any], required: list[str]) -> str:
    if key in required:
        return "must be there"
    default = node.get("default")
    if default in ("", [], {}, None) or isinstance(default, dict):
        return ""
    return f"`{_json(default)}`"


def _value(node: dict[str, Any]) -> str:
    if "enum" in node:
        shown = [f"`{_json(one)}`" for one in node["enum"]]
        return ", ".join(shown)
    if "const" in node:
        return f"`{_json(node['const'])}`"
    if node.get("type") in ("number", "integer"):
        return ("a whole number" if node["type"] == "integer" else "a number") + _range(node)
    if "prefixItems" in node:
        return "`[x, y]`" if node["prefixItems"][0].get("type") == "number" else f"a list of {len(node['prefixItems'])}"
    if node.get("type") == "array":
        return f"a list of {_value(node['items'])}" if "enum" in node["items"] else "a list"
    if "anyOf" in node:  # or nothing at all, which the empty default tells; a pair that may be left out is a span, not a place
        return "`[from, to]`" if "prefixItems" in node["anyOf"][0] else _value(node["anyOf"][0])
    return {"string": "a text", "boolean": "`true` or `false`"}.get(node.get("type", "object"), "an object")


def _range(node: dict[str, Any]) -> str:
    """Coordinates go as far as the world: that is no news."""
    anywhere = (-registry.MAX_COORDINATE, registry.MAX_COORDINATE)
    return "" if (node.get("minimum"), node.get("maximum")) == anywhere else describe_range(node)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tuning() -> str:
    lines = ["### Tuning", "", "Constants of the game by name, for `tuning`.", ""]
    lines += ["| name | range | unless set | |", "|---|---|---|---|"]
    for name, node in schema()["properties"]["tuning"]["properties"].items():
        about = _words(node).split(". ")[0].removesuffix(".")
        lines.append(f"| `{name}` | {node['minimum']:g} to {node['maximum']:g} | {node['default']:g} | {about} |")
    return "\n".join(lines)
