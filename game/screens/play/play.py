"""Play screen: real time and input into ticks of the world and frames of the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.level import reload_position
from game.level.model import Level
from game.localization.texts import text
from game.screens.menu import assets
from game.screens.play.hold import Hold
from game.screens.play.pause import Pause
from game.screens.play.resize_buffer import ResizeBuffer
from game.screens.play.results import Results
from game.session.assists import NO_ASSISTS, Assists
from game.session.fixed_timestep import FixedTimestep
from game.session.retry_pool import RetryPool
from game.session.run import LevelFile, Player, Run
from game.view.camera.camera import HEIGHT
from game.view.hud.captions import Captions
from game.view.hud.hold_hint import HoldHint
from game.view.scene import Scene

if TYPE_CHECKING:
    from game.app.app import App
    from game.screens.editor.editor import LevelEditor

LINGER_TICKS = {True: round(1.5 * TICKS_PER_SECOND), False: round(0.8 * TICKS_PER_SECOND)}
"""Between a run that is won, or lost, and its card: the picture has the first word."""
CAUGHT_LINGER_TICKS = round(0.2 * TICKS_PER_SECOND)
"""The same for who has been caught: he has been seen hanging there for a second."""
HINTED_FROM = 0.3
"""Share of the hold from which it is shown: a tap shows nothing."""
RESTART_HOLD = 0.6
"""Seconds that the retry key is held to begin the chapter anew; a tap is the last checkpoint."""


class Play:
    """Owns the run, its pace and its scene. With a `cast` of one (a bot, a recording), nobody's hands are asked.

    `cast` makes a player, anew for every attempt, and plays with the assists `eased`; hands play with those that are set.
    With `watch`, the level's file may change while it is played.
    """

    still = False
    demonstrates = False
    """Only to be looked at: what happens in it is not heard."""
    _captions: Captions | None = None
    run: Run
    scene: Scene
    player: Player | None

    def __init__(
        self,
        app: "App",
        source: LevelFile,
        seed: int = 0,
        player_factory: Callable[[], Player] | None = None,
        record: Path | None = None,
        watch: bool = False,
        eased: Assists = NO_ASSISTS,
    ) -> None:
        self.app = app
        self.record = record
        self._player_factory, self._eased = player_factory, eased
        self.timestep = FixedTimestep()
        self.pool = RetryPool()
        self._holds = Hold(RESTART_HOLD)
        self._hint = HoldHint(assets())
        self.editor = self._make_editor(source) if watch else None
        self._open(Run(source, seed, eased=self._assists()))

    def _make_editor(self, source: LevelFile) -> "LevelEditor":
        """Read only where a level is being made: a player's start does not wait for the maker's tools."""
        from game.screens.editor.editor import LevelEditor

        return LevelEditor(self, source)

    def command(self, name: str) -> None:
        if self.editor and self.editor.command(name):
            return
        if name == "retry":
            self.retry()
            self._holds.begin()
        elif name in ("escape", "pause", "focus_lost", "pad_pulled"):
            self.pause({"focus_lost": "pause.focus", "pad_pulled": "pause.pad"}.get(name, ""))

    def update(self, now: float) -> None:
        """Ticks up to the clock reading `now`; then the reckoning, once the run is over."""
        self.reload_if_changed()
        if self._holds.over(now, self.app.controls.is_held("retry")):
            self.restart()
        self.advance(now)
        if self.timestep.stalled:
            self.pause("pause.gap")
        elif self.run.final_outcome and self.run.world.tick >= self.run.final_outcome["ticks"] + self._linger_ticks(self.run.final_outcome):
            self.save()
            self._holds.stop()
            self.app.push(Results(self))

    def _linger_ticks(self, outcome: dict[str, Any]) -> int:
        return CAUGHT_LINGER_TICKS if outcome["reason"] == "lost.caught" else LINGER_TICKS[outcome["won"]]

    def advance(self, now: float) -> None:
        """As many ticks as are due, each one shown to the scene."""
        speed, more = self.editor.time() if self.editor else (1.0, 0)
        self._apply_settings()
        for _ in range(self.timestep.ticks(now, self.scene.hit_stop * speed * self._speed()) + more):
            self._tick()
        self.scene.pass_time(self.timestep.elapsed)

    def draw(self, picture: pygame.Surface) -> None:
        if self._resize_buffer.draw(picture, self.run.world, self.timestep.alpha):
            self.timestep.restart()  # painting everything anew is nobody's time
        if not self._player_factory:
            self._hint.draw(picture, *self._hinted(), picture.get_height() / HEIGHT, self.timestep.elapsed)
        self._name_sounds(picture)
        if self.editor:
            self.editor.draw(picture)

    def _name_sounds(self, picture: pygame.Surface) -> None:
        """In words for whoever asked for that; by their names for who makes a level."""
        raw = bool(self.editor and self.editor.shown)
        if raw or self.app.settings.captions and not self.demonstrates:
            self._captions = self._captions or Captions(assets())
            self._captions.draw(picture, self.app.sound.lately(raw), raw)

    def _hinted(self) -> tuple[str, float]:
        """What a held key does just now, and how much of its time it has been held."""
        if self._holds.share > HINTED_FROM:
            return text("hold.restart"), self._holds.share
        world = self.run.world
        if world.control_taken and not world.talk.skipping:
            return text("hold.skip"), world.talk.held_share
        return "", 0.0

    def prepare(self) -> bool:
        return self.scene.prepare_next() or self.pool.prepare(self.run)

    def pause(self, why: str = "") -> None:
        self._holds.stop()
        self.run.recorder.pause()
        self.app.push(Pause(self, why))

    def resume(self) -> None:
        self.timestep.restart()

    def retry(self) -> None:
        """From the last checkpoint, or from the start if there is none or the run was won; at once, for the pictures are kept."""
        again = None if self.run.final_outcome and self.run.final_outcome["won"] else self.pool.take(self.run)
        if again is None:
            self.restart()
        elif again is not self.run:
            self.save()
            self.run = again
            self._begin()

    def restart(self) -> None:
        """The chapter from its start, with the assists that are set now."""
        self.save()
        self.run = self.run.new_attempt(self._assists())
        self.pool = self._filled_pool()
        self._begin()

    def reload_if_changed(self) -> bool:
        """Show the level anew if its file has been saved; the runner keeps his place. True if it was."""
        changed = self.editor.changed() if self.editor else None
        if changed is None:
            self._swap_finished_scene()
            return False
        old, runner = self.run, self.run.world.runner
        self._open(Run(changed, old.seed, eased=old.assists))
        kept = reload_position.keep_position(old.source.level, changed.level, runner.x, runner.y)
        if kept and not old.final_outcome and old.world.tick:
            self.run.place_runner(*kept)
        return True

    def _swap_finished_scene(self) -> None:
        """Show the finished scene of a level whose light was changed, in the preview's place."""
        if self.editor and (done := self.editor.press.finished(self.scene)):
            self._show(done)

    def start_at(self, x: float) -> None:
        """A new attempt that begins at `x`, on whatever can be stood on there."""
        self.run, self.pool = self.run.new_attempt(self._assists()), RetryPool()
        self.run.place_runner(*reload_position.nearest_standing_point(self.run.source.level, x))
        self._begin()

    def close(self) -> None:
        """Leave for whatever was there before."""
        self.app.pop_through(self)

    def leave(self) -> None:
        self.save()
        if self.editor:
            self.editor.close()

    def save(self) -> None:
        """Write the recording, if one was asked for and his own legs took him where he is."""
        if self.record and not self.run.was_teleported:
            self.run.save(self.record)

    def previous_scene(self) -> Scene | None:
        """The scene that the next one may take over from: this play's own, or that of whoever stands below it."""
        shown = (getattr(screen, "scene", None) for screen in (self, *reversed(self.app.screens)))
        return next(filter(None, shown), None)

    def scene_of(self, level: Level) -> Scene:
        older = self.previous_scene()
        size = (
            older.size if older else self.app.window.picture_size
        )  # in a window of another size by now the resize buffer has it drawn anew
        return self.editor.press.scene(level, size, older) if self.editor else Scene(level, size, older=older)

    @property
    def uses_pointer(self) -> bool:
        return bool(self.editor and self.editor.shown)

    def point(self, at: tuple[int, int]) -> None:
        """A maker asks by himself."""

    def _apply_settings(self) -> None:
        """What was set a moment ago holds now."""
        feel, settings = self.scene.feel, self.app.settings
        feel.shake, feel.flash, feel.stop = settings.shake, settings.flash, settings.hit_stop
        self.scene.leap_sign.mode = settings.leap_sign

    def _assists(self) -> Assists:
        return self._eased if self._player_factory else self.app.settings.assists

    def _speed(self) -> float:
        """Of time, for hands that asked for less."""
        if self._player_factory:
            return 1.0
        self.run.record_game_speed(self.app.settings.game_speed)
        return self.app.settings.game_speed

    def _open(self, run: Run) -> None:
        """A level that has not been shown yet."""
        self.run = run
        self.pool = self._filled_pool()
        self._show(self.scene_of(run.source.level))
        self._begin()

    def _filled_pool(self) -> RetryPool:
        """Spare worlds for retries from the checkpoints of this attempt."""
        pool = RetryPool()
        pool.fill(self.run)
        return pool

    def _show(self, scene: Scene) -> None:
        self.scene, self._resize_buffer = scene, ResizeBuffer(scene, scene.size)

    def _begin(self) -> None:
        self.player = self._player_factory() if self._player_factory else None
        self.app.controls.forget_presses()
        self.timestep.restart()
        self.scene.reset()

    def _tick(self) -> None:
        intent = self.player(self.run.world) if self.player else self.app.controls.intent()
        events = self.run.step({"runner": intent})
        self.scene.observe(self.run.world, events)
        self.app.sound.hear(self.run.world, events, self.scene.hit_stop, self.demonstrates)
