"""Field documentation: the string that a spec's author wrote under each field. Source is read only when help is asked for."""

import ast
import inspect
import sys
from functools import cache

from game.level.registry import Spec


@cache
def descriptions(spec: type[Spec]) -> dict[str, str]:
    """Field to the string under it, bases included; nothing where there is no source, as in a frozen copy."""
    found: dict[str, str] = {}
    for base in reversed(spec.__mro__):
        if issubclass(base, Spec):
            found |= _module(base.__module__).get(base.__name__, {})
    return found


def explanation(spec: type[Spec]) -> str:
    """What its author wrote under its name: `python -OO` takes that from the class, but not from its source."""
    return spec.__doc__ or _module(spec.__module__).get(spec.__name__, {}).get("", "")


@cache
def _module(name: str) -> dict[str, dict[str, str]]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except (OSError, KeyError, TypeError, SyntaxError):
        return {}
    return {node.name: _fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> dict[str, str]:
    """Field to words; the class itself under an empty name."""
    found = {"": ast.get_docstring(node) or ""}
    for line, below in zip(node.body, node.body[1:], strict=False):
        words = below.value if isinstance(below, ast.Expr) else None
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(words, ast.Constant):
            found[line.target.id] = inspect.cleandoc(str(words.value))
    return found
