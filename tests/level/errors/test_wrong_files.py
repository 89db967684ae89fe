"""Every wrong file in tests/levels_wrong is refused with exactly the lines in its expected.txt.

`python -m tests.level.errors.test_wrong_files > tests/levels_wrong/expected.txt` writes them anew; read the difference before you keep it.
"""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from game.level.errors.problem import LevelProblems
from game.level.loader import read
from game.tools.checker import check

WORDS = {key: key for key in ("won.shore", "goal.run", "goal.shore", "name.sealmaster")}
"""The texts of these tests: the game's own may come and go."""

WRONG = Path(__file__).parents[2] / "levels_wrong"
FILES = sorted(WRONG.glob("*.json"))


@pytest.fixture(autouse=True)
def _few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.level.validate.references.strings", lambda: WORDS)


def expected() -> dict[str, list[str]]:
    """File name to the lines that the checker has to say about it."""
    lines = defaultdict(list)
    for line in (WRONG / "expected.txt").read_text(encoding="utf-8").splitlines():
        lines[line.split(".json:")[0] + ".json"].append(line)
    return lines


EXPECTED = expected()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_says_what_is_wrong(path: Path) -> None:
    assert [str(problem.in_file(path.name)) for problem in check(path)] == EXPECTED[path.name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_warnings_let_it_be_played(path: Path) -> None:
    grave = [line for line in EXPECTED[path.name] if ": warning: " not in line]
    if grave:
        with pytest.raises(LevelProblems) as refused:
            read(path)
        assert [str(problem.in_file(path.name)) for problem in refused.value.problems] == grave
    else:
        assert read(path).name


def test_without_assertions_they_are_refused_just_the_same() -> None:
    """Optimised bytecode drops every assert, pymunk's too: nothing here may have leaned on them."""
    words = [sys.executable, "-O", "-X", "utf8", "-m", "tests.level.errors.test_wrong_files"]
    said = subprocess.run(words, cwd=WRONG.parent.parent, capture_output=True, text=True, encoding="utf-8", check=True)
    assert said.stdout == (WRONG / "expected.txt").read_text(encoding="utf-8")


def test_no_line_is_a_fault_of_the_game() -> None:
    """Written anew while the rules were broken, it would hold that for ever."""
    assert not [line for line in (WRONG / "expected.txt").read_text(encoding="utf-8").splitlines() if "Error: " in line]


def test_the_corpus_is_large() -> None:
    assert len(FILES) >= 80
    assert sorted(EXPECTED) == [path.name for path in FILES]


if __name__ == "__main__":
    from game.level.validate import references

    references.strings = lambda: WORDS  # type: ignore[assignment]
    for path in FILES:
        for problem in check(path):
            print(problem.in_file(path.name))
