"""Results screen: how a won or lost run went, while the lake lives on behind it."""

from collections import Counter
from typing import Any

import pygame

from game.level.model import Level, Rank
from game.localization.texts import person_name, text
from game.save.records import format_time
from game.screens.menu import Menu, assets
from game.screens.play.question import ask_restart
from game.screens.play.run_screen import RunScreen, quit_words
from game.session.results.rank import rank_of
from game.session.results.result_tip import Tip, tip_for
from game.session.run import Run
from game.session.story.chapters import is_last_printed
from game.view.camera.camera import HEIGHT
from game.view.ui.result_card import BETWEEN, ResultCard

INPUT_DELAY_S = 0.7
"""Seconds for which the card takes no key: whoever was leaping has not read it."""
WON_DELAY_S = 1.7
"""The same of a run that is won, whose card is whole when its stamp has come down: a second from then on."""
QUIET_S = 0.35
"""Seconds without a key after which it takes one: hands that still beat on the keys would choose what nobody has read."""

OFFERED_FROM = 2
"""Retries at one place after which the next loss there offers the assists."""
RANKS = ("gold", "silver", "bronze")
"""Stamps, the best first."""
ANSWERS = ("confirm", "back", "click", "retry", "escape", "pause", "up", "down", "left", "right")
"""Commands that answer it."""


class Results(Menu):
    """Shown a moment after the end, made when it comes; the world goes on being stepped. A key that was down when it came counts once it is
    pressed anew."""

    def __init__(self, play: RunScreen) -> None:
        session, won = play.session, play.session.has_won
        leave = (quit_words(play, "results.quit"), play.close)
        keeps = not won and bool(session.run.arrival)
        words = text("results.restart" if session.run.source.level.chapter else "results.restart_level")
        anew = (words, self.ask_restart if keeps else self.restart)
        choices = [(text("results.retry"), self.retry), anew, leave] if keeps else [anew, leave]
        if not won and session.has_hands and session.run.tries_here >= OFFERED_FROM:
            choices.insert(len(choices) - 1, (text("results.assists"), self.show_assists))
        if won and play.onward:
            choices.insert(0, play.onward)
        elif won and session.run.source.level.chapter:
            choices.reverse()  # nobody begins a chapter again who only goes on
        super().__init__(
            play,
            headline(session.run.final_outcome),
            choices,
            result_lines(session.run, session.farthest_before) + self._noted(play) + (self._closing(play) if won else []),
        )
        self.play, self.run, self._lost = play, session.run, not won
        self._rank = session.rank
        self.seal = self._rank or ("mountain" if won else "water")
        width, height = play.app.window.picture_size
        self._card = self._result = ResultCard(assets(), height / HEIGHT)
        self._result.pale = True  # from its very first picture, or choices would go grey once they have been read
        self._result.shot = self._shot()
        self._result.prepare(max(1, width // 2), self.title, self.lines, [words for words, _ in self.choices], self.seal)
        self._now = self._shown = self._pressed = 0.0
        self._left = 0
        self._answers = False
        self._aside: bool | None = None

    def _shot(self) -> pygame.Surface | None:
        """A picture of what the run was lost for."""
        return self.play.scene.layers.cause_shots.shot(loss_cause(self.run)) if self._lost else None

    @property
    def answers(self) -> bool:
        """Whether it has been there long enough to have been read, and nobody is beating on the keys any more."""
        if self._answers or self._shown <= 0.0:
            return self._answers
        delay = INPUT_DELAY_S if self._lost else WON_DELAY_S
        self._answers = self._now >= self._shown + delay and self._now >= self._pressed + QUIET_S
        return self._answers

    def command(self, name: str) -> None:
        if not self.answers and name in ANSWERS:
            self._pressed = self._now
            return
        if name == "retry":
            self.retry()
        elif not (name == "click" and self._under is not None) and self.play.edit(name):
            if self.play.session.run.final_outcome is None:  # begun again under the pointer
                self.play.app.pop()
        else:
            super().command(name)

    def back(self) -> None:
        self.play.close()

    def update(self, now: float) -> None:
        if not self._shown:
            self.play.app.sound.screen(self._rank)
            self._result.shot = self._shot()
        self._now, self._shown = now, self._shown or now
        self._result.age, self._result.pale = self._now - self._shown, not self.answers
        self.play.scene.hud.hidden = True
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
            self._aside = self._lost and bool(camera.screen_x(self.play.session.world.runner.x) < camera.width / 2)
        self._left = width - half if self._aside else 0
        return picture.subsurface((self._left, 0, half, height))

    def point(self, at: tuple[int, int]) -> None:
        super().point((at[0] - self._left, at[1]))

    def retry(self) -> None:
        """From the last checkpoint; the key that asked for it, held on, begins the chapter anew."""
        self.play.app.pop()
        self.play.command("retry")

    def show_assists(self) -> None:
        """What is set there holds from the retry on."""
        from game.screens.settings.settings import AssistSettingsScreen  # a run that goes well does not wait for it

        self.play.app.push(AssistSettingsScreen(self.play.app, self.play, running=True))

    def ask_restart(self) -> None:
        """What stands first keeps what he has."""
        ask_restart(self.play.app, self, self.restart)

    def restart(self) -> None:
        self.play.app.pop()
        self.play.restart()

    @staticmethod
    def _closing(play: RunScreen) -> list[str]:
        """What is said behind the last chapter of the story that there is."""
        return [text("results.story_so_far")] if play.onward and is_last_printed(play.session.run.source.level.chapter) else []

    @staticmethod
    def _noted(play: RunScreen) -> list[str]:
        """Keep what somebody's own hands have done in a level that is finished; a line if it was never won better."""
        book = None if play.is_edited else play.app.profile
        return [text("results.best")] if play.session.keep_record(book) else []


def headline(ended: dict[str, Any] | None) -> str:
    """The card's headline: where he has got to, by how the level was won, or that he has not."""
    if ended is None or not ended["won"]:
        return text("results.lost")
    own = f"results.won.{ended['reason'].rpartition('.')[2]}"
    return text(own if text(own) != own else "results.won")


def result_lines(run: Run, farthest_before: float = 0.0) -> list[str]:
    """The lines of the card: why it ended, in what time, with how much chakra left, and what that is worth.

    Of a run that was lost: how far it got, and by how much that is farther than `farthest_before`, the metres of the best earlier attempt.
    """
    ended = run.final_outcome
    if ended is None:
        return []
    reason = ended["reason"].rpartition(".")[2]
    own = run.world.level.texts
    why = own.get(ended["reason"]) or text(f"{'won' if ended['won'] else 'lost'}.{reason}")
    lines = [why]
    if tip := loss_tip(run):
        lines.append(tip)
    lines.append(_row("time", format_time(ended["seconds"])))
    if run.checkpoint_retries:
        lines.append(_row("retries", str(run.checkpoint_retries)))
    if not ended["won"]:
        return lines if "fates" in ended else [*lines, _distance(run.stats.metres, farthest_before)]
    return lines + _won_lines(run, ended)


def _tip_of(run: Run) -> Tip | None:
    """What a lost run is told for."""
    ended = run.final_outcome
    if ended is None or ended["won"]:
        return None
    if "fates" in ended:
        return Tip(f"tip.subjects.{ended['reason'].rpartition('.')[2]}", {})
    return tip_for(ended["reason"], run.stats, run.checkpoint_retries + run.recorder.retries)


def loss_cause(run: Run) -> str:
    """The name of what a lost run is told for, such as "stumbles"; empty of one that is won."""
    tip = _tip_of(run)
    return tip.key.split(".")[1] if tip is not None else ""


def loss_tip(run: Run) -> str:
    """What would have helped in a run that was lost, in one line; empty if nothing is known."""
    tip = _tip_of(run)
    if tip is None:
        return ""
    values = {**tip.values, "causes": crack_words(tip.values["causes"].split(","))} if "causes" in tip.values else tip.values
    line = run.world.level.texts.get(tip.key) or text(tip.key, **values)
    return line if line != tip.key else ""


def crack_words(causes: list[str]) -> str:
    """What cracked the ball, in words, each thing once with how often it did."""
    often = {1: "{what}", 2: text("crack.twice"), 3: text("crack.thrice")}
    parts = [often[min(3, times)].format(what=text(f"crack.{cause}")) for cause, times in Counter(causes).items()]
    return text("crack.and").join(parts)


def _won_lines(run: Run, ended: dict[str, Any]) -> list[str]:
    """What a run that is won is worth."""
    lines = _fate_lines(ended.get("fates", {}), run)
    if ended["chakra"] or not run.stats.on_sticky_water:  # a shore takes what there was before he sets out
        lines.append(_row("chakra", f"{ended['chakra'] or 0:.0f}"))
    if ended.get("ride") and any(rank.ride for rank in run.world.level.ranks.values()):  # else it is a number that nothing is made of
        lines.append(_row("ride", str(ended["ride"])))
    if run.stats.on_sticky_water:
        lines.append(_held(run))
    if run.stats.longest_row > 1:
        lines.append(_row("crown", str(run.stats.longest_row)))
    clever = [text(f"feat.{feat}") for feat in run.stats.feats]
    lines += [_row("feats", words) if number == 0 else f"{BETWEEN}{words}" for number, words in enumerate(clever)]
    lines += rank_lines(run.world.level, rank_of(run.world.level, ended))
    return lines + ([text("results.assisted")] if run.was_assisted else [])


def rank_lines(level: Level, earned: str) -> list[str]:
    """The stamp that was earned and what it is for, and what the next better one asks for."""
    asked = {str(name): _asked(rank) for name, rank in level.ranks.items()}
    finer = [name for name in (RANKS[: RANKS.index(earned)] if earned else RANKS) if name in asked]
    lines = [_row(f"rank.{earned}", asked[earned])] if earned else []
    return lines + ([_row(f"next.{finer[-1]}", asked[finer[-1]])] if finer else [])


def _asked(rank: Rank) -> str:
    """What a stamp is given for."""
    also = {"chakra": rank.chakra, "ride": rank.ride, "spared": rank.hunters_spared}
    parts = [text("results.for.seconds", time=format_time(rank.seconds))]
    return ", ".join(parts + [text(f"results.for.{name}", value=f"{value:.0f}") for name, value in also.items() if value])


def _row(label: str, value: str) -> str:
    """A row of the card's table."""
    return f"{text(f'results.{label}')}{BETWEEN}{value}"


def _fate_lines(fates: dict[str, str], run: Run) -> list[str]:
    """What became of them, each by name: told, and not judged."""
    level, by_fate = run.world.level, dict[str, list[str]]()
    kinds = {thing.id: thing.type for thing in level.things_of("hunter")}
    for who, fate in fates.items():
        by_fate.setdefault(fate, []).append(person_name(who, kinds.get(who, "hunter"), level.texts))
    return [f"{_counted(names)}{BETWEEN}{text(f'fate.{fate}')}" for fate, names in by_fate.items()]


def _counted(names: list[str]) -> str:
    """Names in their order, those of one name together."""
    counts = {name: names.count(name) for name in names}
    return ", ".join(name if count == 1 else text("results.many", count=count, name=name) for name, count in counts.items())


def _held(run: Run) -> str:
    """How often the shore had him by the foot; the hard line is never."""
    times = run.stats.times_held
    if not times:
        return text("results.never_held")
    words = text("results.held_once" if times == 1 else "results.held_times", times=str(times), seconds=f"{run.stats.held_seconds:.1f}")
    return _row("held", words)


def _distance(metres: float, before: float) -> str:
    got = _row("distance", f"{metres:.0f} m")
    return f"{got}: {text('results.farther', metres=f'{metres - before:.0f}')}" if before and metres >= before + 1.0 else got
