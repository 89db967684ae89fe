"""Events are imported from one place, whatever file of their subject they stand in."""

import ast
from collections import Counter
from pathlib import Path

from game.sim import events

FILES = [path for path in Path(events.__file__).parent.glob("*.py") if path.name != "__init__.py"]


def test_every_event_is_handed_on_and_none_hides_another() -> None:
    declared = Counter(
        node.name for path in FILES for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)
    )
    assert [name for name, times in declared.items() if times > 1] == []
    assert sorted(declared) == sorted(name for name, kind in vars(events).items() if isinstance(kind, type))
