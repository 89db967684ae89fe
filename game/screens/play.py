"""A level being played: takes real time and the controls, gives ticks to the world and frames to the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.level.model import Level
from game.pace import Pace
from game.run import LevelFile, Player, Run
from game.screens.easel import Easel
from game.screens.pause import Pause
from game.screens.reload import Reload
from game.screens.results import Results
from game.sim.clock import TICKS_PER_SECOND
from game.view.scene import Scene

if TYPE_CHECKING:
    from game.app import App

LINGER = round(1.5 * TICKS_PER_SECOND)
"""Ticks between the end and the reckoning: the picture has the first word."""


class Play:
    """Owns the run, its pace and its scene. With a `cast` of one (a bot, a recording), nobody's hands are asked.

    `cast` makes a player, anew for every attempt; with `watch`, the level's file may change while it is played.
    """

    run: Run
    scene: Scene
    player: Player | None

    def __init__(
        self,
        app: "App",
        source: LevelFile,
        seed: int = 0,
        cast: Callable[[], Player] | None = None,
        record: Path | None = None,
        watch: bool = False,
    ) -> None:
        self.app = app
        self.record = record
        self._cast = cast
        self.pace = Pace()
        self._reload = Reload(source) if watch else None
        self._open(Run(source, seed))

    def command(self, name: str) -> None:
        if name == "retry":
            self.retry()
        elif name in ("pause", "looked_away", "pad_pulled"):
            self.pause({"looked_away": "pause.focus", "pad_pulled": "pause.pad"}.get(name, ""))

    def update(self, now: float) -> None:
        """Ticks up to the clock reading `now`; then the reckoning, once the run is over."""
        if self._reload and (changed := self._reload.changed()):
            self._open(Run(changed, self.run.seed))
        self.advance(now)
        if self.pace.gap:
            self.pause("pause.gap")
        elif self.run.ended and self.run.world.tick >= self.run.ended["ticks"] + LINGER:
            self.save()
            self.app.push(Results(self))

    def advance(self, now: float) -> None:
        """As many ticks as are due, each one shown to the scene."""
        for _ in range(self.pace.ticks(now, self.scene.hit_stop)):
            self._tick()
        self.scene.pass_time(self.pace.elapsed)

    def draw(self, picture: pygame.Surface) -> None:
        if self._easel.draw(picture, self.run.world, self.pace.alpha):
            self.pace.restart()  # painting everything anew is nobody's time
        if self._reload:
            self._reload.draw(picture)

    def pause(self, why: str = "") -> None:
        self.run.recorder.pause()
        self.app.push(Pause(self, why))

    def resume(self) -> None:
        self.pace.restart()

    def retry(self) -> None:
        """From the start, at once: the world is built again, the scene keeps its pictures."""
        self.save()
        self.run = self.run.again()
        self._begin()

    def close(self) -> None:
        """Leave for whatever was there before."""
        self.app.drop(self)

    def leave(self) -> None:
        self.save()
        if self._reload:
            self._reload.close()

    def save(self) -> None:
        """Write the recording, if one was asked for."""
        if self.record:
            self.run.save(self.record)

    def scene_of(self, level: Level) -> Scene:
        scene = Scene(level, self.app.window.picture_size)
        if self.app.kept:
            scene.shake, scene.flash = self.app.kept.settings.shake, self.app.kept.settings.flash
        return scene

    def _open(self, run: Run) -> None:
        """A level that has not been shown yet."""
        self.run = run
        self.scene = self.scene_of(run.source.level)
        self._easel = Easel(self.scene, self.app.window.picture_size)
        self._begin()

    def _begin(self) -> None:
        self.player = self._cast() if self._cast else None
        self.app.controls.forget_presses()
        self.pace.restart()
        self.scene.reset()

    def _tick(self) -> None:
        intent = self.player(self.run.world) if self.player else self.app.controls.intent()
        events = self.run.step({"runner": intent})
        self.scene.observe(self.run.world, events)
