"""What a packaged copy can check of itself: takes nothing but its own files, gives one object that says whether they are whole."""

import hashlib
import json
from typing import Any

from game import __version__
from game.complaint import Complaint
from game.level import library
from game.paths import ASSETS, LEVELS
from game.run import Run, level_file, play_out, player
from game.text import strings

BOT_TICKS = 1200


def selftest() -> dict[str, Any]:
    """Assets, levels, ten seconds of a bot and one frame."""
    checks = {"assets": assets, "levels": levels, "bot": bot, "frame": frame}
    found: dict[str, Any] = {"version": __version__}
    for name, check in checks.items():
        try:
            found[name] = check()
        except (Complaint, OSError, ValueError) as error:
            found[name] = {"ok": False, "why": str(error)}
    return {"ok": all(found[name]["ok"] for name in checks), **found}


def assets() -> dict[str, Any]:
    """Every file can be read, every JSON file parsed."""
    files = sorted(path for path in ASSETS.rglob("*") if path.is_file())
    for path in files:
        body = path.read_bytes()
        if path.suffix == ".json":
            json.loads(body)
    return {"ok": bool(files) and bool(strings()), "files": len(files)}


def levels() -> dict[str, Any]:
    """Every shipped level is sound."""
    shipped = [entry for entry in library.all() if not entry.yours]
    for entry in shipped:
        level_file(str(entry.path))
    return {"ok": bool(shipped) and LEVELS.is_dir(), "files": len(shipped)}


def bot() -> dict[str, Any]:
    """Two runs of a bot come to the same state."""
    ends = []
    for _ in range(2):
        run = Run(level_file("03-the-crossing"))
        play_out(run, player("steady"), BOT_TICKS)
        ends.append(run.world.state_hash())
    return {"ok": ends[0] == ends[1], "ticks": BOT_TICKS, "hash": ends[0]}


def frame() -> dict[str, Any]:
    """A frame is drawn, and it is not one colour."""
    from game.view.scene import Scene
    from game.window import Window

    run = Run(level_file("03-the-crossing"))
    with Window("selftest", (320, 180), visible=False) as window:
        scene = Scene(run.world.level, (320, 180))
        scene.observe(run.world, run.step({}))
        picture = window.picture()
        scene.draw(picture, run.world, 1.0)
        colours = {tuple(picture.get_at((x, y))) for x in range(0, 320, 16) for y in range(0, 180, 12)}
    return {"ok": len(colours) > 20, "colours": len(colours), "hash": hashlib.sha256(repr(sorted(colours)).encode()).hexdigest()[:16]}
