"""A small pond as chapter 3 of the story, with scenes, and hands that play it."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.save.progress import Slot
from game.screens.story.chapter_play import ChapterPlay
from game.screens.story.cutscene import CutsceneScreen
from game.session.level_file import level_file
from game.session.story.chapters import Chapter
from tests.conftest import POND
from tests.screens.title_desk import Desk

LINES = {"before": 3, "after": 2, "lost": 2}


def written(folder: Path, **changes: Any) -> Path:
    """The pond with a scene everywhere; each line has its own key among the level's texts."""
    level = json.loads(POND.read_text(encoding="utf-8"))
    level["chapter"] = 3
    level["texts"] = {
        f"t.{at}.{n}": f"{at} {n}: a line that takes a brush a second or so" for at, count in LINES.items() for n in range(count)
    }
    level["scenes"] = [
        {
            "id": f"scene-{at}",
            "at": at,
            "lines": [{"speaker": ("runner", "sealmaster")[n % 2], "line": f"t.{at}.{n}"} for n in range(count)],
        }
        for at, count in LINES.items()
    ]
    path = folder / "told.json"
    path.write_text(json.dumps(level | changes), encoding="utf-8")
    return path


def begin(desk: Desk, path: Path, slot: Slot, follow: Callable[[Chapter], None] = lambda _: None, again: bool = False) -> ChapterPlay:
    """Play it in that slot."""
    play = ChapterPlay(desk.app, level_file(str(path)), slot, follow, again)
    desk.app.push(play)
    desk.frames(2)
    shown(desk)
    return play


def shown(desk: Desk) -> None:
    """Wait until the pictures of a scene are there, if one is told."""
    until = time.monotonic() + 60
    while isinstance(desk.top, CutsceneScreen) and desk.top._page is None and time.monotonic() < until:
        time.sleep(0.02)
        desk.frames()
    desk.frames(2)
