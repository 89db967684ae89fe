"""Level print: a small picture of a chapter in play, rendered by the game itself in a thread, and kept for as long as the game runs."""

import logging
import threading
import time
from dataclasses import dataclass
from typing import Any

import pygame

from game.bots.registry import make_bot
from game.core.ticks import TICKS_PER_SECOND
from game.session.level_file import LevelFile, level_file
from game.session.run import Run
from game.session.story.chapters import Chapter
from game.view.hudless_scene import HudlessScene
from game.view.render.assets import Assets

log = logging.getLogger(__name__)
SCENE_SCALE = 2.6
"""The scene is drawn so much larger than the print, and cut to its middle."""
BOT, TOP, HIGH = "steady", 0.26, 0.56
"""Who plays and what is shown of it, where nothing is said."""
TICKS_AT_A_TIME = 12
SHOWN_EVERY = 30


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a bot takes over, for how long it plays before the picture is taken, and which part of that is shown."""

    x: float | None
    seconds: float
    bot: str = BOT
    top: float = TOP
    """From where the print shows the scene, as a share of its height."""
    high: float = HIGH
    """How much of the scene's height it shows."""


def moment_of(assets: Assets, number: int) -> Moment:
    """As assets/prints/moments.json says; else a few seconds from the start."""
    found: Any = assets.data("moments", "prints").get(str(number))
    try:
        x = found.get("x")
        high = min(1.0, max(0.1, float(found.get("high", HIGH))))
        top = min(1.0 - high, max(0.0, float(found.get("top", TOP))))
        return Moment(None if x is None else float(x), float(found["seconds"]), str(found.get("bot", BOT)), top, high)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Moment(None, 4.0)


class LevelPrint:
    """`picture` is None until it is done, and stays so if the level cannot be played."""

    def __init__(self, chapter: Chapter, size: tuple[int, int], moment: Moment, ready: LevelFile | None = None) -> None:
        self.picture: pygame.Surface | None = None
        self._chapter, self._size, self._moment, self._ready = chapter, size, moment, ready
        self._left = False
        self._may_work = threading.Event()
        self._may_work.set()
        self._thread = threading.Thread(target=self._make, name="level-print", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._left = True
        self._may_work.set()

    def allow_work(self, may: bool) -> None:
        """Whether it goes on: while a chapter is being loaded, what processor there is belongs to that."""
        if may:
            self._may_work.set()
        else:
            self._may_work.clear()

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()

    def _make(self) -> None:
        try:
            source = self._ready or level_file(str(self._chapter.path))
            self.picture = self._draw(source)
        except Exception:  # a print is an ornament
            log.warning("the print of chapter %d could not be made", self._chapter.number, exc_info=True)

    def _draw(self, source: LevelFile) -> pygame.Surface | None:
        run, player = Run(source), make_bot(self._moment.bot)
        if self._moment.x is not None:
            lake = next((lake for lake in run.world.lakes if lake.left < self._moment.x < lake.right), None)
            run.place_runner(self._moment.x, lake.sample(self._moment.x).surface if lake else run.world.runner.y)
        wide, high = round(self._size[0] * SCENE_SCALE), round(self._size[0] * SCENE_SCALE * 9 / 16)
        scene = HudlessScene(source.level, (wide, high))
        sheet = pygame.Surface((wide, high), 0, 32)
        for tick in range(round(self._moment.seconds * TICKS_PER_SECOND)):
            if self._left:
                return None
            scene.observe(run.world, run.step(player(run.world)))
            if tick % TICKS_AT_A_TIME == 0:
                scene.pass_time(TICKS_AT_A_TIME / TICKS_PER_SECOND)
                time.sleep(0.001)  # the screen goes first
                self._may_work.wait()
            if tick % SHOWN_EVERY == 0:
                scene.draw(sheet)
        scene.draw(sheet)
        whom = run.world.sealmaster if source.level.role == "sealmaster" else None
        return _cut(sheet, scene, (whom or run.world.runner).x, self._size, self._moment)


def _cut(sheet: pygame.Surface, scene: HudlessScene, x: float, size: tuple[int, int], moment: Moment) -> pygame.Surface:
    """The part about the runner, in the print's shape."""
    high = round(sheet.get_height() * moment.high)
    wide = min(sheet.get_width(), round(high * size[0] / size[1]))
    left = min(max(0, round(scene.camera.screen_x(x)) - wide // 2), sheet.get_width() - wide)
    top = round(sheet.get_height() * moment.top)
    return pygame.transform.smoothscale(sheet.subsurface((left, top, wide, high)), size)
