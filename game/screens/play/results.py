"""Results screen: how a won or lost run went, while the lake lives on behind it."""

from typing import TYPE_CHECKING, Any

import pygame

from game.level.model import Level
from game.localization.texts import text
from game.screens.menu import Menu
from game.session.result_tip import tip_for
from game.view.ui.paper import wrapped

if TYPE_CHECKING:
    from game.screens.play.play import Play


INPUT_DELAY = 0.7
"""Seconds for which the card takes no key: whoever was leaping has not read it."""

LETTERS = 48
"""In a row of the card."""
ANSWERS = ("confirm", "back", "click", "retry", "escape", "pause", "up", "down", "left", "right")
"""Commands that answer it."""


class Results(Menu):
    """Shown a moment after the end; the world goes on being stepped. A key that was down when it came counts once it is pressed anew."""

    def __init__(self, play: "Play") -> None:
        won = bool(play.run.final_outcome and play.run.final_outcome["won"])
        leave = (text("results.quit"), play.close)
        anew = (text("results.restart" if play.run.source.level.chapter else "results.restart_level"), self.restart)
        choices = [anew, leave] if won or not play.run.arrival else [(text("results.retry"), self.retry), anew, leave]
        super().__init__(play, text("results.won" if won else "results.lost"), choices, result_lines(play) + self._noted(play))
        self.play = play
        rank = rank_of(play.run.source.level, play.run.final_outcome) if won and play.run.final_outcome else ""
        play.app.sound.screen(rank)
        self.seal = rank or ("mountain" if won else "water")
        self._now = self._shown = 0.0
        self._lost, self._left = not won, 0
        self._aside: bool | None = None

    @property
    def answers(self) -> bool:
        """Whether it has been there long enough to have been read."""
        return self._shown > 0.0 and self._now >= self._shown + INPUT_DELAY

    def command(self, name: str) -> None:
        if not self.answers and name in ANSWERS:
            return
        if name == "retry":
            self.retry()
        elif self.play.editor and not (name == "click" and self._under is not None) and self.play.editor.command(name):
            if self.play.run.final_outcome is None:  # begun again under the pointer
                self.play.app.pop()
        else:
            super().command(name)

    def update(self, now: float) -> None:
        self._now, self._shown = now, self._shown or now
        if self.play.reload_if_changed():
            self.play.app.pop()
        else:
            self.play.advance(now)

    def place(self, picture: pygame.Surface) -> pygame.Surface:
        """To the left, over the lake that he came from: the end of the story lies in the middle. Who was caught or went under on the left
        of the picture has it on his right: one sees what it was."""
        width, height = picture.get_size()
        half = max(1, width // 2)
        if self._aside is None:  # settled once, or it would jump across as the picture moves
            camera = self.play.scene.camera
            self._aside = self._lost and bool(camera.screen_x(self.play.run.world.runner.x) < camera.width / 2)
        self._left = width - half if self._aside else 0
        return picture.subsurface((self._left, 0, half, height))

    def point(self, at: tuple[int, int]) -> None:
        super().point((at[0] - self._left, at[1]))

    def retry(self) -> None:
        """From the last checkpoint; the key that asked for it, held on, begins the chapter anew."""
        self.play.app.pop()
        self.play.command("retry")

    def restart(self) -> None:
        self.play.app.pop()
        self.play.restart()

    @staticmethod
    def _noted(play: "Play") -> list[str]:
        """Keep what somebody's own hands have won in a lake that is finished; a line if it was never done better."""
        kept, source, ended = play.app.profile, play.run.source, play.run.final_outcome
        if kept is None or ended is None or play.player is not None or play.editor:
            return []
        best = kept.record_run(source.sha256, source.name, ended, rank_of(source.level, ended), play.run.assists.any)
        return [text("results.best")] if best and ended["won"] else []


def result_lines(play: "Play") -> list[str]:
    """The lines of the card: why it ended, in what time, with how much chakra left, and what that is worth."""
    ended = play.run.final_outcome
    if ended is None:
        return []
    reason = ended["reason"].rpartition(".")[2]
    own = play.run.world.level.texts
    why = own.get(ended["reason"]) or text(f"{'won' if ended['won'] else 'lost'}.{reason}")
    lines = wrapped(why, LETTERS)
    if not ended["won"]:
        tip = tip_for(ended["reason"], play.run.stats)
        line = own.get(tip.key) or text(tip.key, **tip.values)
        lines += wrapped(line, LETTERS) if line != tip.key else []
    lines.append(f"{text('results.time')}  {clock(ended['seconds'])}")
    if play.run.checkpoint_retries:
        lines.append(f"{text('results.retries')}  {play.run.checkpoint_retries}")
    if not ended["won"]:
        return lines
    lines.append(f"{text('results.chakra')}  {ended['chakra'] or 0:.0f}")
    if ended.get("ride"):
        lines.append(f"{text('results.ride')}  {ended['ride']}")
    rank = rank_of(play.run.world.level, ended)
    lines += [text(f"results.rank.{rank}")] if rank else []
    return lines + ([text("results.assisted")] if play.run.assists.any else [])


def rank_of(level: Level, ended: dict[str, Any]) -> str:
    """The best stamp that the run has earned, or an empty string."""
    for name in ("gold", "silver", "bronze"):
        rank = level.ranks.get(name)
        if rank and ended["seconds"] <= rank.seconds and (ended["chakra"] or 0.0) >= rank.chakra and ended.get("ride", 0) >= rank.ride:
            return name
    return ""


def clock(seconds: float) -> str:
    """Minutes, seconds and hundredths."""
    return f"{int(seconds // 60)}:{seconds % 60:05.2f}"
