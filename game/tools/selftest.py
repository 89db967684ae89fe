"""Self-test of a packaged copy: are its files whole, and do a bot's run and a frame come out as pinned?

What the bot's run and the frame should come to stands in assets/selftest.json, written by `python -m game.tools.selftest` in the
commit that says why the lake now behaves or looks otherwise.
"""

import json
import sys
from typing import Any

from game import __version__
from game.bots.registry import make_bot
from game.core.errors import UserError
from game.core.paths import ASSETS, LEVELS
from game.level.files import library
from game.localization.texts import strings
from game.session.level_file import level_file
from game.session.play_session import PlaySession
from game.session.replays.replay import fingerprint
from game.session.run import Run

LEVEL = "03-the-crossing"
BOT_TICKS = 1200
FRAME_TICKS = 30
MAX_DIFFERENCE = 40
"""Of 255, in any of the patches."""


def selftest() -> dict[str, Any]:
    """Assets, levels, ten seconds of a bot and one frame."""
    checks = {"assets": assets, "levels": levels, "bot": bot, "frame": frame}
    found: dict[str, Any] = {"version": __version__}
    for name, check in checks.items():
        try:
            found[name] = check()
        except (UserError, OSError, ValueError, TypeError, AttributeError) as error:
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
    shipped = [entry for entry in library.list_levels() if not entry.is_user]
    for entry in shipped:
        level_file(str(entry.path))
    return {"ok": bool(shipped) and LEVELS.is_dir(), "files": len(shipped)}


def bot() -> dict[str, Any]:
    """Two runs of a bot come to the same state, and on a machine that calculates as ours did, to the known one."""
    ends = []
    for _ in range(2):
        session = PlaySession(level_file(LEVEL), player_factory=lambda: make_bot("steady"))
        session.play_headless(BOT_TICKS)
        ends.append(session.world.state_hash())
    wanted = known().get("bot", {}).get(fingerprint())
    return {"ok": ends[0] == ends[1] and wanted in (None, ends[0]), "ticks": BOT_TICKS, "hash": ends[0], "known": wanted is not None}


def frame() -> dict[str, Any]:
    """A frame is drawn, is not one colour, and looks as it should: coarse tones, because pictures differ a little between machines."""
    tones = _tones()
    wanted = known().get("frame")
    furthest = max((abs(here - there) for here, there in zip(tones, wanted, strict=True)), default=0) if wanted else None
    ok = len(set(tones)) > 20 and (furthest is None or furthest <= MAX_DIFFERENCE)
    return {"ok": ok, "tones": len(set(tones)), "furthest": furthest}


def known() -> dict[str, Any]:
    """What the checks came to when somebody last looked."""
    try:
        found = json.loads((ASSETS / "selftest.json").read_text(encoding="utf-8"))
    except OSError:
        return {}
    return found if isinstance(found, dict) else {}


def _tones() -> list[int]:
    """Red, green and blue of 16 by 9 patches of a frame."""
    import pygame

    from game.app.window import Window
    from game.view.scene import Scene

    run = Run(level_file(LEVEL))
    with Window("selftest", (320, 180), visible=False) as window:
        scene = Scene(run.world.level, (320, 180))
        for _ in range(FRAME_TICKS):
            scene.observe(run.world, run.step({}))
        picture = window.picture()
        scene.draw(picture)
        small = pygame.transform.smoothscale(picture, (16, 9))
        return [tone for y in range(9) for x in range(16) for tone in tuple(small.get_at((x, y)))[:3]]


def main() -> int:
    """Write down what is so now."""
    learnt = {"bot": known().get("bot", {}) | {fingerprint(): bot()["hash"]}, "frame": _tones()}
    (ASSETS / "selftest.json").write_text(json.dumps(learnt) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
