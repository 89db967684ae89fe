"""Play screen: real time and input into ticks of the world and frames of the window."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.core.memory import return_free_pages
from game.level.model import Level
from game.screens.app_context import AppContext
from game.screens.menu import assets
from game.screens.play.held_action import held_action
from game.screens.play.linger import CARD_TICKS, linger_ticks
from game.screens.play.long_press import LongPress
from game.screens.play.pause import Pause
from game.screens.play.resize_buffer import ResizeBuffer
from game.screens.play.results import Results
from game.screens.play.retrying import Retrying
from game.screens.play.seats import Seats
from game.session.assists import NO_ASSISTS, Assists
from game.session.level_file import LevelFile
from game.session.play_session import CheckpointKeeper, PlaySession
from game.session.resumption import ResumedRun
from game.session.run import AssistChange, Player, Run
from game.session.story.story_log import StoryLog
from game.sim.intent import IDLE
from game.sim.route import Route
from game.view.camera.camera import HEIGHT
from game.view.hud.hold_hint import HoldHint
from game.view.hud.subtitles.captions import Captions
from game.view.scene import Scene

if TYPE_CHECKING:
    from game.screens.editor.editor import LevelEditor

RESTART_HOLD_S = 0.6
"""Seconds that the retry key is held to begin the chapter anew; a tap is the last checkpoint."""


class Play:
    """Shows what its session plays, and lets hands play in it. A `player_factory` (a bot, a recording) plays with the
    assists `player_assists`, hands with those that are set. With `watch`, the level's file may change while it is played.
    """

    still = False
    demonstrates = False
    """Only to be looked at: what happens in it is not heard."""
    keeps_spares = True
    """Whether worlds stand ready for a retry from the last checkpoint."""
    ally_route: Route | None = None
    """What the ally who plays the runner follows, where the story knows anything."""
    _captions: Captions | None = None
    _results: Results | None = None
    _scene: Scene | None = None
    _resize_buffer: ResizeBuffer

    def __init__(
        self,
        app: AppContext,
        source: LevelFile,
        seed: int = 0,
        player_factory: Callable[[], Player] | None = None,
        record: Path | None = None,
        watch: bool = False,
        player_assists: Assists = NO_ASSISTS,
        carried: Mapping[str, float] | None = None,
        resumed: ResumedRun | None = None,
        later: Sequence[AssistChange] = (),
    ) -> None:
        """`resumed` is a run of an earlier sitting that stands at its checkpoint, `later` the assists of a recording after its first."""
        self.app = app
        self._player_assists = None if player_factory is None else player_assists
        self._restart_press = LongPress(RESTART_HOLD_S)
        self._hint = HoldHint(assets())
        self.log = resumed.log if resumed else StoryLog()
        self._kept_win: Run | None = None
        keeper = None if watch else self.checkpoint_place()
        self.session = PlaySession(source, seed, player_factory, self._assists, record, self.keeps_spares, carried, keeper, resumed, later)
        self.editor = self._make_editor(source) if watch else None
        self._open()

    @property
    def run(self) -> Run:
        return self.session.run

    @property
    def scene(self) -> Scene:
        assert self._scene is not None
        return self._scene

    @property
    def is_edited(self) -> bool:
        return self.editor is not None

    def checkpoint_place(self) -> CheckpointKeeper | None:
        """Where checkpoints outlive the sitting."""
        return self.app.profile.lone_checkpoint if self.app.profile else None

    def _make_editor(self, source: LevelFile) -> "LevelEditor":
        """Read only where a level is being made: a player's start does not wait for the maker's tools."""
        from game.screens.editor.editor import LevelEditor

        return LevelEditor(self, source)

    def edit(self, command: str) -> bool:
        return bool(self.editor and self.editor.command(command))

    def command(self, name: str) -> None:
        if self.edit(name):
            return
        if name == "retry":
            self.retry()
            self._restart_press.begin()
        elif name in ("escape", "pause", "focus_lost", "pad_pulled"):
            self.pause({"focus_lost": "pause.focus", "pad_pulled": "pause.pad"}.get(name, ""))

    def update(self, now: float) -> None:
        """Ticks up to the clock reading `now`; then the results, once the run is over."""
        self.reload_if_changed()
        if self._restart_press.over(now, self.app.controls.is_held("retry")):
            self.restart()
        self.advance(now)
        ended = self.run.final_outcome
        if self.session.timestep.stalled:
            self.pause("pause.gap")
        elif ended:
            if self.session.world.tick >= ended["ticks"] + CARD_TICKS:
                self._results_of_run()
            if self.session.world.tick >= ended["ticks"] + linger_ticks(ended):
                self.session.save()
                self._restart_press.stop()
                self.keep_win()
                self.show_results()

    def _results_of_run(self) -> Results:
        """The card of the run that is over, made while its end is still looked at."""
        if self._results is None or self._results.run is not self.run:
            self._results = Results(self)
        return self._results

    def keep_win(self) -> None:
        """What was won is kept before anything is told of it, and if somebody leaves at once; then nobody wants its checkpoint."""
        if self.session.has_won and self._kept_win is not self.run:
            self._kept_win = self.run
            self.note_won()
            self.session.drop_checkpoint()

    def note_won(self) -> None:
        """Of a level that is no chapter nothing is kept but its record."""

    def show_results(self) -> None:
        """The run is over, and has been looked at."""
        self.app.push(self._results_of_run())

    @property
    def onward(self) -> tuple[str, Callable[[], None]] | None:
        """Where a run that is won leads on to, in words, and how."""
        return None

    def advance(self, now: float) -> None:
        """As many ticks as are due, each one shown to the scene."""
        speed, more = self.editor.time() if self.editor else (1.0, 0)
        if self.app.controls.has_presses:
            self.session.breath.let_go()
        self._apply_settings()
        for _ in range(self.session.ticks_due(now, self.scene.hit_stop * speed) + more):
            self._tick()
        self.scene.pass_time(self.session.timestep.elapsed)

    def _tick(self) -> None:
        events = self.session.tick(self._seats.intents(self.session.world) if self.session.has_hands else IDLE)
        if self.session.has_hands and self._seats.two:
            self.scene.two_players = True
        self.scene.observe(self.session.world, events)
        self.log.hear(events)
        self.app.sound.hear(self.session.world, events, self.scene.hit_stop, self.demonstrates)

    def draw(self, picture: pygame.Surface) -> None:
        timestep, canvas = self.session.timestep, self._resize_buffer.canvas(picture)
        self.scene.draw(canvas, timestep.alpha)
        if canvas is not picture:
            pygame.transform.scale(canvas, picture.get_size(), picture)
        if self._resize_buffer.repaints:
            timestep.restart()  # a full repaint takes long: the ticks missed meanwhile are not caught up
        if self.session.has_hands:
            self._hint.draw(
                picture, *held_action(self.session.world, self._restart_press.share), picture.get_height() / HEIGHT, timestep.elapsed
            )
        self._name_sounds(picture)
        if self.editor:
            self.editor.draw(picture)

    def _name_sounds(self, picture: pygame.Surface) -> None:
        """In words for whoever asked for that; by their names for who makes a level."""
        raw = bool(self.editor and self.editor.shown)
        if raw or self.app.settings.captions and not self.demonstrates:
            self._captions = self._captions or Captions(assets())
            self._captions.draw(picture, self.app.sound.lately(raw), raw, low=self.session.run.world.sticky_water is not None)

    def prepare(self) -> bool:
        return self.scene.prepare_next() or self.session.prepare()

    def pause(self, why: str = "") -> None:
        self._restart_press.stop()
        self.session.pause()
        self.app.push(Pause(self, why))

    def resume(self) -> None:
        self.session.timestep.restart()

    def retry(self) -> None:
        """From the last checkpoint, or from the start if there is none or the run was won; at once, for the pictures are kept. What is not
        ready yet is waited for under a card that says so."""
        if not self.session.is_retry_ready:
            self.app.push(Retrying(self))
        elif self.session.retry():
            self._begin()

    def restart(self) -> None:
        """The chapter from its start, with the assists that are set now."""
        self.session.restart()
        self._begin()

    def start_at(self, x: float) -> None:
        """A new attempt that begins at `x`, on whatever can be stood on there."""
        self.session.start_at(x)
        self._begin()

    def reload_if_changed(self) -> bool:
        changed = self.editor.changed() if self.editor else None
        if changed is None:
            self._swap_finished_scene()
            return False
        self.session.reload(changed)
        self._open()
        return True

    def _swap_finished_scene(self) -> None:
        """Show the finished scene of a level whose light was changed, in the preview's place."""
        if self.editor and (done := self.editor.relight.finished(self.scene)):
            self._show(done)

    def close(self) -> None:
        self.app.pop_through(self)

    def leave(self) -> None:
        self.keep_win()
        self.session.save()
        self._resize_buffer.abandon_prerender()
        if self.editor:
            self.editor.close()

    def previous_scene(self) -> Scene | None:
        """The scene that the next one may take over from: this play's own, or that of whoever stands below it."""
        return self._scene or next(filter(None, (screen.scene for screen in reversed(self.app.screens))), None)

    def scene_of(self, level: Level) -> Scene:
        older = self.previous_scene()
        size = older.size if older else self.app.window.picture_size  # in another window by now the resize buffer has it drawn anew
        return self.editor.relight.scene(level, size, older) if self.editor else Scene(level, size, older=older)

    @property
    def uses_pointer(self) -> bool:
        return bool(self.editor and self.editor.shown)

    def point(self, at: tuple[int, int]) -> None:
        """The editor asks for the pointer's place when it needs it."""

    def _apply_settings(self) -> None:
        """What was set a moment ago holds now."""
        impact, settings = self.scene.impact, self.app.settings
        impact.shake, impact.flash, impact.stop = settings.shake, settings.flash, settings.hit_stop
        self.scene.hud.shows_phase = settings.phase_slip
        self.scene.layers.leap_sign.mode = "off" if self.demonstrates else settings.leap_sign

    def _assists(self) -> Assists:
        return self._player_assists or self.app.settings.assists

    def _open(self) -> None:
        """A level that has not been shown yet."""
        self._show(self.scene_of(self.run.source.level))
        self._begin()

    def _show(self, scene: Scene) -> None:
        if self._scene is not None:
            self._resize_buffer.abandon_prerender()
        self._scene, self._resize_buffer = scene, ResizeBuffer(scene, self.app.window)

    def _begin(self) -> None:
        """Another attempt is shown from its first picture on; the heap, in which the last one has left holes, is tidied between the two."""
        return_free_pages()
        self._results = None
        self.app.controls.forget_presses()
        if self.session.has_hands:
            level, two = self.run.source.level, self.app.settings.two_players
            self._seats = Seats(level, self.app.controls, two, self.run.seed, self.ally_route)
        self.scene.begin(self.session.world)
