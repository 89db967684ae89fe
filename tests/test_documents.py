"""README, CONTRIBUTING and the other pages name files, commands and functions that are there; tests lie where their subject does."""

import re
from pathlib import Path

import pytest

from game.cli.parser import COMMANDS
from game.session.story.chapters import CHAPTERS
from tests.conftest import LONG_FILES, TESTS

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "game/tools/benchmark/README.md", "levels/README.md", "packaging/README.txt")
PLACES = (ROOT, ROOT / "game", ROOT / "assets", ROOT / "game" / "view")
"""From where a document's paths are written."""
EVERYTHING = [path for place in ("game", "assets", "levels", "packaging", "tests", ".ci") for path in (ROOT / place).rglob("*")] + list(
    ROOT.iterdir()
)
OF_THE_READER = re.compile(r"NAME|LANGUAGE|LEVEL|OUT|CRASHFILE|my-lake|run\.json|out\.wav|^~|%|^\.venv|expected\.txt|^first\.")
"""Names that stand for the reader's own files."""
PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*/?")
SUFFIXES = (".py", ".md", ".json", ".txt", ".toml", ".jpg", ".png", ".gif", "/")
NAMED_IN = re.compile(r"`([\w/]+\.py)` \(`([A-Za-z_.]+)`[:,)]")
"""A file, and the thing that a document says is in it."""
OWN_TEST_FOLDERS = {"images", "levels_wrong", "packaging", "replays", "x11", "level/format/shipped"}
"""Folders of tests that are about the whole game, or hold what tests read."""
TESTED_ELSEWHERE = {"bake/synthesis", "localization", "sim/events"}
"""Folders whose tests lie with those of what uses them: sounds are judged as they are baked, texts and events where they are shown."""


def read(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def paths_in(text: str) -> set[str]:
    """What is written like a path: in backticks or as a link, with a slash or a suffix."""
    quoted = [word for span in re.findall(r"`([^`\n]+)`", text) for word in span.split()]
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    return {
        word.strip(",;:()")
        for word in [*quoted, *linked]
        if PATH.fullmatch(word.strip(",;:()")) and word.strip(",;:()").endswith(SUFFIXES) and not OF_THE_READER.search(word)
    }


def is_there(path: str) -> bool:
    if "/" not in path.rstrip("/"):
        return any(each.name == path.rstrip("/") for each in EVERYTHING)
    return any(list(place.glob(path.rstrip("/"))) for place in PLACES)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    """A bare name may be of any folder: it stands in a row or a sentence that says which."""
    missing = [path for path in paths_in(read(document)) if not is_there(path)]
    assert sorted(missing) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_a_document_names_is_there(document: str) -> None:
    text = read(document)
    verbs = set(re.findall(r"python(?:3)? -m game ([a-z]+)", text)) | set(re.findall(r"^ +\./SpiderwebLake ([a-z]+)\b", text, re.MULTILINE))
    modules = set(re.findall(r"python(?:3)? -m ((?:game|tests)\.[\w.]+)", text))
    assert sorted(verbs - {name for name in COMMANDS if name}) == []
    assert [name for name in modules if not (ROOT / (name.replace(".", "/") + ".py")).is_file()] == []


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("a tick happen", 3),
        ("a key become a movement", 5),
        ("a frame drawn", 5),
        ("a level error made", 8),
        ("a run won or lost", 3),
        ("a kind added", 4),
    ],
)
def test_a_newcomer_finds_an_answer_in_few_files(question: str, most: int) -> None:
    """What stands in brackets after a file says what is in it, and beside it; it need not be opened."""
    (row,) = re.findall(rf"^\| \w+ (?:is|does) {question}\? \| (.+) \|$", read("CONTRIBUTING.md"), re.MULTILINE)
    while (outside := re.sub(r"\([^()]*\)", "", row)) != row:
        row = outside
    assert 3 <= len(re.findall(r"`[\w/]+\.py`", row)) <= most


def test_what_contributing_finds_in_a_file_is_in_it() -> None:
    found = NAMED_IN.findall(read("CONTRIBUTING.md"))
    assert len(found) > 10
    for path, name in found:
        source = (ROOT / "game" / path).read_text(encoding="utf-8")
        for part in name.split("."):
            assert re.search(rf"\b{part}\b", source), f"{name} in {path}"


def test_readme_counts_the_chapters_that_can_be_played() -> None:
    numbers = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "All")
    assert f"{numbers[sum(chapter.is_printed for chapter in CHAPTERS)]} of nine chapters can be played" in read("README.md")


def test_tests_lie_where_their_subject_does() -> None:
    folders = {
        root: {path.relative_to(ROOT / root).as_posix() for path in (ROOT / root).rglob("*") if path.is_dir() and list(path.glob("*.py"))}
        for root in ("game", "tests")
    }
    assert sorted(folders["tests"] - folders["game"] - OWN_TEST_FOLDERS) == []
    assert sorted(folders["game"] - folders["tests"] - TESTED_ELSEWHERE) == []


def test_files_that_shall_begin_first_are_there() -> None:
    """One that is moved keeps its name; one that gets another is looked for by it."""
    assert sorted(set(LONG_FILES) - {path.stem for path in TESTS.rglob("test_*.py")}) == []
