"""A small pond as chapter 3 of the story, with scenes, and hands that play it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.save.progress import Slot
from game.screens.story.chapter_play import ChapterPlay
from game.session.chapters import Chapter
from game.session.run import level_file
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
    return play
