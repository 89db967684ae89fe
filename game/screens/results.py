"""How it went: takes a run that is won or lost, gives its reckoning while the lake lives on behind it."""

from typing import TYPE_CHECKING, Any

import pygame

from game.level.model import Level
from game.screens.menu import Menu
from game.text import text
from game.view.slip import wrapped

if TYPE_CHECKING:
    from game.screens.play import Play


READING = 0.6
"""Seconds for which the card takes no answer but `again`: who was leaping has not read it."""


class Results(Menu):
    """Shown a moment after the end; the world goes on being stepped."""

    def __init__(self, play: "Play") -> None:
        choices = ((text("results.retry"), self.retry), (text("results.quit"), play.close))
        won = bool(play.run.ended and play.run.ended["won"])
        super().__init__(play, text("results.won" if won else "results.lost"), choices, reckoning(play) + self._noted(play))
        self.play = play
        self.seal = "mountain" if won else "water"
        self._now = self._shown = 0.0

    def command(self, name: str) -> None:
        if name == "retry":
            self.retry()
        elif name in ("confirm", "back") and self._now < self._shown + READING:
            return
        elif self.play.maker and not (name == "mark" and self._under is not None) and self.play.maker.command(name):
            if self.play.run.ended is None:  # begun again under the pointer
                self.play.app.pop()
        else:
            super().command(name)

    def update(self, now: float) -> None:
        self._now, self._shown = now, self._shown or now
        if self.play.look_again():
            self.play.app.pop()
        else:
            self.play.advance(now)

    def place(self, picture: pygame.Surface) -> pygame.Surface:
        """To the left, over the lake that he came from: the end of the story lies in the middle."""
        width, height = picture.get_size()
        return picture.subsurface((0, 0, max(1, width // 2), height))

    def retry(self) -> None:
        self.play.app.pop()
        self.play.retry()

    @staticmethod
    def _noted(play: "Play") -> list[str]:
        """Keep what somebody's own hands have won in a lake that is finished; a line if it was never done better."""
        kept, source, ended = play.app.kept, play.run.source, play.run.ended
        if kept is None or ended is None or play.player is not None or play.maker:
            return []
        best = kept.note(source.sha256, source.name, ended, rank_of(source.level, ended), play.run.assists.any)
        return [text("results.best")] if best and ended["won"] else []


def reckoning(play: "Play") -> list[str]:
    """The lines of the card: why it ended, in what time, with how much chakra left, and what that is worth."""
    ended = play.run.ended
    if ended is None:
        return []
    reason = ended["reason"].rpartition(".")[2]
    why = play.run.world.level.texts.get(ended["reason"]) or text(f"{'won' if ended['won'] else 'lost'}.{reason}")
    lines = [*wrapped(why, 48), f"{text('results.time')}  {clock(ended['seconds'])}"]
    if not ended["won"]:
        tip = f"tip.{reason}"
        return lines + [line for line in [text(tip)] if line != tip]
    lines.append(f"{text('results.chakra')}  {ended['chakra'] or 0:.0f}")
    rank = rank_of(play.run.world.level, ended)
    lines += [text(f"results.rank.{rank}")] if rank else []
    return lines + ([text("results.assisted")] if play.run.assists.any else [])


def rank_of(level: Level, ended: dict[str, Any]) -> str:
    """The best stamp that the run has earned, or an empty string."""
    for name in ("gold", "silver", "bronze"):
        rank = level.ranks.get(name)
        if rank and ended["seconds"] <= rank.seconds and (ended["chakra"] or 0.0) >= rank.chakra:
            return name
    return ""


def clock(seconds: float) -> str:
    """Minutes, seconds and hundredths."""
    return f"{int(seconds // 60)}:{seconds % 60:05.2f}"
