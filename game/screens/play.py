"""A level being played: takes real time and the controls, gives ticks to the world and frames to the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.level import reload_position
from game.level.model import Level
from game.localization.texts import text
from game.screens.hold import Hold
from game.screens.menu import assets
from game.screens.pause import Pause
from game.screens.resize_buffer import Easel
from game.screens.results import Results
from game.session.assists import NONE, Assists
from game.session.fixed_timestep import Pace
from game.session.retry_pool import RetryPool
from game.session.run import LevelFile, Player, Run
from game.view.camera.camera import HEIGHT
from game.view.hud.captions import Captions
from game.view.hud.hold_hint import HoldHint
from game.view.scene import Scene

if TYPE_CHECKING:
    from game.app.app import App
    from game.screens.editor.editor import Maker

LINGER_TICKS = {True: round(1.5 * TICKS_PER_SECOND), False: round(0.8 * TICKS_PER_SECOND)}
"""Between a run that is won, or lost, and its card: the picture has the first word."""
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
        cast: Callable[[], Player] | None = None,
        record: Path | None = None,
        watch: bool = False,
        eased: Assists = NONE,
    ) -> None:
        self.app = app
        self.record = record
        self._cast, self._eased = cast, eased
        self.pace = Pace()
        self.pool = RetryPool()
        self._holds = Hold(RESTART_HOLD)
        self._hint = HoldHint(assets())
        self.maker = self._maker(source) if watch else None
        self._open(Run(source, seed, eased=self._assists()))

    def _maker(self, source: LevelFile) -> "Maker":
        """Read only where a level is being made: a player's start does not wait for the maker's tools."""
        from game.screens.editor.editor import Maker

        return Maker(self, source)

    def command(self, name: str) -> None:
        if self.maker and self.maker.command(name):
            return
        if name == "retry":
            self.retry()
            self._holds.begin()
        elif name in ("escape", "pause", "looked_away", "pad_pulled"):
            self.pause({"looked_away": "pause.focus", "pad_pulled": "pause.pad"}.get(name, ""))

    def update(self, now: float) -> None:
        """Ticks up to the clock reading `now`; then the reckoning, once the run is over."""
        self.look_again()
        if self._holds.over(now, self.app.controls.is_held("retry")):
            self.restart()
        self.advance(now)
        if self.pace.gap:
            self.pause("pause.gap")
        elif self.run.ended and self.run.world.tick >= self.run.ended["ticks"] + LINGER_TICKS[self.run.ended["won"]]:
            self.save()
            self._holds.stop()
            self.app.push(Results(self))

    def advance(self, now: float) -> None:
        """As many ticks as are due, each one shown to the scene."""
        speed, more = self.maker.time() if self.maker else (1.0, 0)
        self._heed()
        for _ in range(self.pace.ticks(now, self.scene.hit_stop * speed * self._speed()) + more):
            self._tick()
        self.scene.pass_time(self.pace.elapsed)

    def draw(self, picture: pygame.Surface) -> None:
        if self._easel.draw(picture, self.run.world, self.pace.alpha):
            self.pace.restart()  # painting everything anew is nobody's time
        if not self._cast:
            self._hint.draw(picture, *self._hinted(), picture.get_height() / HEIGHT, self.pace.elapsed)
        self._name_sounds(picture)
        if self.maker:
            self.maker.draw(picture)

    def _name_sounds(self, picture: pygame.Surface) -> None:
        """In words for whoever asked for that; by their names for who makes a level."""
        raw = bool(self.maker and self.maker.shown)
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
        self.pace.restart()

    def retry(self) -> None:
        """From the last checkpoint, or from the start if there is none or the run was won; at once, for the pictures are kept."""
        again = None if self.run.ended and self.run.ended["won"] else self.pool.take(self.run)
        if again is None:
            self.restart()
        elif again is not self.run:
            self.save()
            self.run = again
            self._begin()

    def restart(self) -> None:
        """The chapter from its start, with the assists that are set now."""
        self.save()
        self.run = self.run.again(self._assists())
        self.pool = self._filled_pool()
        self._begin()

    def look_again(self) -> bool:
        """Show the level anew if its file has been saved; the runner keeps his place. True if it was."""
        changed = self.maker.changed() if self.maker else None
        if changed is None:
            self._hang()
            return False
        old, runner = self.run, self.run.world.runner
        self._open(Run(changed, old.seed, eased=old.assists))
        kept = reload_position.kept(old.source.level, changed.level, runner.x, runner.y)
        if kept and not old.ended and old.world.tick:
            self.run.place_runner(*kept)
        return True

    def _hang(self) -> None:
        """The finished print of a level whose light was changed, in the proof's place."""
        if self.maker and (done := self.maker.press.finished(self.scene)):
            self._show(done)

    def start_at(self, x: float) -> None:
        """A new attempt that begins at `x`, on whatever can be stood on there."""
        self.run, self.pool = self.run.again(self._assists()), RetryPool()
        self.run.place_runner(*reload_position.standing(self.run.source.level, x))
        self._begin()

    def close(self) -> None:
        """Leave for whatever was there before."""
        self.app.drop(self)

    def leave(self) -> None:
        self.save()
        if self.maker:
            self.maker.close()

    def save(self) -> None:
        """Write the recording, if one was asked for and his own legs took him where he is."""
        if self.record and not self.run.placed:
            self.run.save(self.record)

    def shown_before(self) -> Scene | None:
        """The scene that the next one may take over from: this play's own, or that of whoever stands below it."""
        shown = (getattr(screen, "scene", None) for screen in (self, *reversed(self.app.screens)))
        return next(filter(None, shown), None)

    def scene_of(self, level: Level) -> Scene:
        older = self.shown_before()
        size = older.size if older else self.app.window.picture_size  # in a window of another size by now the easel has it printed anew
        return self.maker.press.scene(level, size, older) if self.maker else Scene(level, size, older=older)

    @property
    def pointed(self) -> bool:
        return bool(self.maker and self.maker.shown)

    def point(self, at: tuple[int, int]) -> None:
        """A maker asks by himself."""

    def _heed(self) -> None:
        """What was set a moment ago holds now."""
        feel, settings = self.scene.feel, self.app.settings
        feel.shake, feel.flash, feel.stop = settings.shake, settings.flash, settings.hit_stop

    def _assists(self) -> Assists:
        return self._eased if self._cast else self.app.settings.assists

    def _speed(self) -> float:
        """Of time, for hands that asked for less."""
        if self._cast:
            return 1.0
        self.run.slowed(self.app.settings.game_speed)
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
        self.scene, self._easel = scene, Easel(scene, scene.size)

    def _begin(self) -> None:
        self.player = self._cast() if self._cast else None
        self.app.controls.forget_presses()
        self.pace.restart()
        self.scene.reset()

    def _tick(self) -> None:
        intent = self.player(self.run.world) if self.player else self.app.controls.intent()
        events = self.run.step({"runner": intent})
        self.scene.observe(self.run.world, events)
        self.app.sound.hear(self.run.world, events, self.scene.hit_stop, self.demonstrates)
