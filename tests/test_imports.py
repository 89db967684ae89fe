"""The arrows of the house: who may import whom, and what the rules never meet."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

GAME = Path(__file__).parents[1] / "game"

FORBIDDEN = {
    "level": ("game.sim", "game.view", "game.screens", "game.app.app", "game.bots", "pygame"),
    "sim": ("game.audio", "game.view", "game.screens", "game.app.app", "game.bots", "game.input.devices", "pygame", "time"),
    "bots": ("game.view", "game.screens", "game.app.app", "game.input.devices", "pygame", "time"),
    "keep": ("game.sim", "game.view", "game.screens", "game.app.app", "game.bots", "game.input.devices", "pygame"),
    "view": ("game.screens", "game.app.app", "game.bots", "game.input.devices", "game.app.window"),
    "screens": ("game.bots",),
    "audio": ("game.view", "game.screens", "game.app.app", "game.bots", "game.input.devices", "game.app.window", "scipy"),
    "bake": ("game.sim", "game.view", "game.screens", "game.app.app", "game.bots", "pygame"),
}
"""Room to what it must not import at the top of a file; a name inside a function is a late door and stands in LATE."""

PYGAME_FREE = ("__main__", "complaint", "pace", "paths", "prove", "replay", "run", "selftest", "text", "verbs", "verify")
LATE = {("level/trial_run.py", "game.sim.world")}
"""The trial in the child process builds a world."""


def imports(path: Path, everywhere: bool) -> list[str]:
    """What a file imports: at its top, or anywhere but under TYPE_CHECKING."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    excused = {id(inner) for node in typing for inner in ast.walk(node)}
    nodes = list(ast.walk(tree)) if everywhere else tree.body
    found: list[str] = []
    for node in nodes:
        if id(node) in excused:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names] + [str(node.module)]
    return found


def within(name: str, banned: str) -> bool:
    return name == banned or name.startswith(banned + ".")


@pytest.mark.parametrize("room", FORBIDDEN)
def test_every_arrow_points_down(room: str) -> None:
    wrong = [
        f"{path.relative_to(GAME)} imports {name}"
        for path in sorted((GAME / room).rglob("*.py"))
        for name in imports(path, everywhere=True)
        for banned in FORBIDDEN[room]
        if within(name, banned) and not any(path.relative_to(GAME).as_posix() == late and within(name, to) for late, to in LATE)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", PYGAME_FREE)
def test_tools_do_not_import_pygame_at_their_top(module: str) -> None:
    assert [name for name in imports(GAME / f"{module}.py", everywhere=False) if within(name, "pygame")] == []


@pytest.mark.parametrize(
    "what",
    [
        "import game.sim.world, game.sim.kinds",
        "import game.bots.registry, game.session.replay, game.session.run, game.session.verify",
        "import game.__main__; game.__main__.main(['check', 'tests/screens/pond.json'])",
        "import game.__main__; game.__main__.main(['schema'])",
        "import game.__main__; game.__main__.main(['play', 'tests/screens/pond.json', '--headless'])",
    ],
)
def test_rules_bots_and_checks_never_meet_pygame(what: str) -> None:
    code = f"{what}\nimport sys\nsys.exit('pygame' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=GAME.parent, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_only_one_file_knows_a_key_and_only_one_draws() -> None:
    sources = {path.relative_to(GAME).as_posix(): path.read_text(encoding="utf-8") for path in GAME.rglob("*.py")}
    assert [name for name, source in sources.items() if "pygame.K_" in source or "pygame.KSCAN_" in source] == ["controls.py"]
    assert [name for name, source in sources.items() if "pygame.draw." in source] == ["view/render/safe_draw.py"]
    assert [name for name, source in sources.items() if "pygame.mixer." in source] == ["audio/mixer.py"]
    assert [name for name, source in sources.items() if "pygame.init()" in source] == []
