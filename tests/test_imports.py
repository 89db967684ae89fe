"""Import rules: which folder may import which, that there are no circles, and which modules never import pygame or a clock."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

GAME = Path(__file__).parents[1] / "game"

LOW = {"core", "localization", "level", "sim"}
ARROWS: dict[str, set[str]] = {
    "core": set(),
    "localization": {"core"},
    "level": {"core", "localization"},
    "sim": {"core", "level"},
    "session": LOW,
    "bots": LOW,
    "view": LOW,
    "audio": LOW,
    "input": LOW,
    "save": LOW | {"session", "input"},
    "screens": LOW | {"session", "bots", "view", "audio", "input", "save"},
    "app": LOW | {"session", "bots", "view", "audio", "input", "save", "screens"},
    "bake": LOW | {"audio"},
    "tools": LOW | {"session", "bots", "view", "audio", "input", "save", "screens", "app", "bake"},
    "cli": LOW | {"session", "bots", "view", "audio", "input", "save", "screens", "app", "tools", "bake"},
}
"""Folder to the folders that it may import, itself apart. `game/__init__` is everybody's; `__main__` may import all."""

NO_CLOCK = ("sim", "bots")
NO_PYGAME = ("core", "localization", "level", "sim", "session", "bots", "save")
PYGAME_INSIDE_FUNCTIONS = ("__main__", "cli/game_commands", "cli/level_commands", "cli/tool_commands", "tools/winnable", "tools/selftest")
"""Files that may meet pygame, but not at their top: `check` never waits for it."""

Import = tuple[str, bool, bool]
"""Module, whether it stands at the file's top, whether only a type checker sees it."""


@cache
def imports(path: Path) -> tuple[Import, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    typed = {id(inner) for node in typing for inner in ast.walk(node)}
    top = {id(node) for node in tree.body} | typed
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in top, id(node) in typed
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield (whole if whole in MODULES else node.module), id(node) in top, id(node) in typed


def module_of(path: Path) -> str:
    parts = ["game", *path.relative_to(GAME).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(GAME.rglob("*.py"))
MODULES = {module_of(path): path for path in FILES}


def folder_of(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


def test_every_folder_has_its_arrows() -> None:
    assert {folder_of(module) for module in MODULES} - {"", "__main__"} <= set(ARROWS)


def test_nothing_lies_at_the_root() -> None:
    assert sorted(path.name for path in GAME.glob("*.py")) == ["__init__.py", "__main__.py"]


def test_every_arrow_points_down() -> None:
    found = set()
    for module, path in MODULES.items():
        room = folder_of(module)
        for name, _, _ in imports(path):
            other = folder_of(name)
            if name.startswith("game.") and room in ARROWS and other in ARROWS and other != room and other not in ARROWS[room]:
                found.add((path.relative_to(GAME).as_posix(), name))
    assert sorted(found) == []


def test_no_import_circle_even_for_a_type_checker() -> None:
    """Imports inside functions are counted, too: what needs one to be whole is a circle for a reader."""
    graph = {module: {name for name, _, _ in imports(path) if name in MODULES and name != module} for module, path in MODULES.items()}
    circles = {module for circle in strongly_connected(graph) if len(circle) > 1 for module in circle}
    assert sorted(circles) == []


def strongly_connected(graph: dict[str, set[str]]) -> list[list[str]]:
    """Tarjan's components."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def within(name: str, banned: str) -> bool:
    return name == banned or name.startswith(banned + ".")


@pytest.mark.parametrize("room", NO_PYGAME)
def test_the_low_folders_never_import_pygame(room: str) -> None:
    assert [
        module for module, path in MODULES.items() if folder_of(module) == room for name, _, _ in imports(path) if within(name, "pygame")
    ] == []


@pytest.mark.parametrize("room", NO_CLOCK)
def test_rules_and_bots_have_no_clock(room: str) -> None:
    assert [
        module for module, path in MODULES.items() if folder_of(module) == room for name, _, _ in imports(path) if within(name, "time")
    ] == []


@pytest.mark.parametrize("file", PYGAME_INSIDE_FUNCTIONS)
def test_tools_do_not_import_pygame_at_their_top(file: str) -> None:
    assert [name for name, top, typed in imports(GAME / f"{file}.py") if within(name, "pygame") and top and not typed] == []


@pytest.mark.parametrize(
    "what",
    [
        "import game.sim.world, game.sim.kinds",
        "import game.bots.registry, game.session.replays.replay, game.session.run, game.session.replays.verify",
        "import game.__main__; game.__main__.main(['check', 'tests/screens/pond.json'])",
        "import game.__main__; game.__main__.main(['schema'])",
        "import game.__main__; game.__main__.main(['play', 'tests/screens/pond.json', '--headless'])",
    ],
)
def test_rules_bots_and_checks_never_meet_pygame(what: str) -> None:
    code = f"{what}\nimport sys\nsys.exit('pygame' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=GAME.parent, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_one_file_knows_keys_and_one_file_draws() -> None:
    sources = {path.relative_to(GAME).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
    assert [name for name, source in sources.items() if "pygame.K_" in source or "pygame.KSCAN_" in source] == ["input/default_bindings.py"]
    assert [name for name, source in sources.items() if "pygame.draw." in source] == ["view/render/safe_draw.py"]
    assert [name for name, source in sources.items() if "pygame.init()" in source] == []
    assert {name for name, source in sources.items() if "pygame.mixer" in source} == {"audio/mixing/device.py", "audio/mixing/mixer.py"}
