"""The card after a run: when it comes, what it answers, and what is kept of a run that is won."""

import json
from pathlib import Path

import pygame
import pytest

from game.app.app import App
from game.level.model import Rank
from game.localization.texts import text
from game.save.profile import Profile
from game.screens.play.play import Play
from game.screens.play.results import Results, crack_words, headline, rank_lines
from game.screens.play.retrying import Retrying
from game.screens.settings.settings import AssistSettingsScreen
from game.session.level_file import level_file
from game.session.replays.replay import read
from game.sim.intent import Intent
from tests.app.app_desk import Clock, frames, let_go, press
from tests.conftest import POND


def test_a_lost_run_shows_its_reckoning_over_a_living_lake_and_r_begins_again(app: App, clock: Clock, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    play = Play(app, level_file(str(POND)), record=record)
    app.push(play)
    frames(app, clock, 6.2, rate=24)
    assert isinstance(app.screens[-1], Results)
    assert play.run.final_outcome and not play.run.final_outcome["won"]
    outcome = read(record).outcome
    assert outcome and outcome["reason"] == play.run.final_outcome["reason"]
    tick = play.run.world.tick
    frames(app, clock, 0.5)
    assert play.run.world.tick > tick, "the lake lives on behind the card"
    press(21, pygame.K_r)
    frames(app, clock, 0.1)
    assert app.screens == [play] and play.run.world.tick < 20


def test_the_card_says_how_far_one_got_and_whether_it_was_farther(app: App, clock: Clock) -> None:
    play = Play(app, level_file(str(POND)))
    app.push(play)
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.3)
    let_go(pygame.KSCAN_RIGHT)
    first = until_the_card(app, clock)
    assert f"Distance  {play.run.stats.metres:.0f} m" in first.lines
    play.session.restart()
    app.pop()
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.7)
    let_go(pygame.KSCAN_RIGHT)
    second, more = until_the_card(app, clock), play.run.stats.metres - play.session.farthest_before
    assert more > 1.0
    assert f"Distance  {play.run.stats.metres:.0f} m: {more:.0f} m more than before" in second.lines


def until_the_card(app: App, clock: Clock) -> Results:
    while not isinstance(app.screens[-1], Results):
        frames(app, clock, 1 / 24, rate=24)
    card = app.screens[-1]
    assert isinstance(card, Results)
    return card


@pytest.mark.parametrize(
    "key",
    [
        (pygame.KSCAN_SPACE, 0),
        (pygame.KSCAN_DOWN, 0),
        *(pytest.param(key, marks=pytest.mark.nightly) for key in [(40, pygame.K_RETURN), (21, pygame.K_r), (41, pygame.K_ESCAPE)]),
    ],
)
def test_the_card_takes_no_key_before_it_can_have_been_read(app: App, clock: Clock, key: tuple[int, int]) -> None:
    app.push(Play(app, level_file(str(POND))))
    card = until_the_card(app, clock)
    for _ in range(6):
        press(*key)
        frames(app, clock, 0.05)
        let_go(*key)
        frames(app, clock, 0.05)
    assert app.screens[-1] is card and card.chosen == 0
    frames(app, clock, 0.5)
    press(*key)
    frames(app, clock, 0.05)
    assert app.screens[-1:] != [card] or card.chosen == 1, "by now he means it"


def test_hands_that_beat_on_the_keys_choose_nothing_on_the_card(app: App, clock: Clock) -> None:
    app.push(Play(app, level_file(str(POND))))
    card = until_the_card(app, clock)
    for key in [(pygame.KSCAN_DOWN, 0), (pygame.KSCAN_SPACE, 0), (40, pygame.K_RETURN)] * 10:
        press(*key)
        frames(app, clock, 0.06)
        let_go(*key)
        frames(app, clock, 0.06)
    assert app.screens[-1] is card and card.chosen == 0


def test_a_key_held_since_before_the_card_came_answers_nothing(app: App, clock: Clock) -> None:
    play = Play(app, level_file(str(POND)))
    app.push(play)
    press(pygame.KSCAN_SPACE)
    press(40, pygame.K_RETURN)
    card = until_the_card(app, clock)
    frames(app, clock, 2.0)
    assert app.screens[-1] is card


@pytest.fixture
def spotted(tmp_path: Path) -> Path:
    """The pond with a checkpoint a step from the start, and a lake to drown in."""
    values = json.loads(POND.read_text(encoding="utf-8"))
    values["things"].append({"id": "spot", "kind": "checkpoint", "at": [-5.0, 0.5]})
    values.setdefault("triggers", []).append(
        {"id": "at", "when": [{"test": "place", "left": -5.0}], "do": [{"act": "checkpoint", "checkpoint": "spot"}]}
    )
    path = tmp_path / "spotted.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def lost_behind_a_checkpoint(app: App, clock: Clock, path: Path) -> tuple[Play, Results]:
    play = Play(app, level_file(str(path)))
    app.push(play)
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.8)
    let_go(pygame.KSCAN_RIGHT)
    card = until_the_card(app, clock)
    assert play.run.arrival
    return play, card


def tap(app: App, clock: Clock, *key: int) -> None:
    press(*key)
    frames(app, clock, 0.05)
    let_go(*key)
    frames(app, clock, 0.05)


def test_one_return_after_the_card_takes_keys_retries(app: App, clock: Clock, spotted: Path) -> None:
    play, card = lost_behind_a_checkpoint(app, clock, spotted)
    assert not card.answers
    frames(app, clock, 0.8)
    assert card.answers
    tap(app, clock, 40, pygame.K_RETURN)
    frames(app, clock, 1.0)
    assert app.screens[-1] is play and play.run.checkpoint_retries == 1


def test_the_rows_are_pale_until_the_card_takes_keys(app: App, clock: Clock, spotted: Path) -> None:
    _, card = lost_behind_a_checkpoint(app, clock, spotted)

    def pixels(number: int) -> list[pygame.Color]:
        picture = pygame.Surface((1280, 720))
        card.draw(picture)
        row = picture.subsurface(card._card._choices[number].move(card._card._box.topleft).move(card._left, 0).clip(picture.get_rect()))
        return [row.get_at((x, y)) for x in range(0, row.get_width(), 2) for y in range(row.get_height())]

    def inks() -> tuple[int, int]:
        return sum(max(each[:3]) < 90 for each in pixels(1)), sum(each[0] > 2 * max(each[1:3]) for each in pixels(0))

    frames(app, clock, 0.3)
    pale = inks()
    frames(app, clock, 0.8)
    assert card.answers and inks()[0] > pale[0] + 150, "dark ink"
    assert inks()[1] > pale[1] + 150, "and the chosen one in vermilion"


def test_no_picture_shows_the_rows_as_live_before_they_are(app: App, clock: Clock) -> None:
    app.push(Play(app, level_file(str(POND))))
    fresh, picture = Results(until_the_card(app, clock).play), pygame.Surface((1280, 720))
    fresh.draw(picture)
    assert fresh._result.pale and not fresh.answers, "not even in its first, before any time has gone by"


def test_the_chapter_is_not_begun_anew_unasked_when_there_is_a_checkpoint(app: App, clock: Clock, spotted: Path) -> None:
    play, card = lost_behind_a_checkpoint(app, clock, spotted)
    run = play.run
    frames(app, clock, 0.8)
    for key in [(pygame.KSCAN_DOWN, 0), (pygame.KSCAN_SPACE, 0), (40, pygame.K_RETURN)]:
        tap(app, clock, *key)
    if app.screens[-1] is not card:
        tap(app, clock, 40, pygame.K_RETURN)
    assert app.screens[-1] is card and play.run is run, "he is asked, and what stands first goes back"
    tap(app, clock, 40, pygame.K_RETURN)
    tap(app, clock, 41, pygame.K_ESCAPE)
    assert app.screens[-1] is card and play.run is run, "so does Esc"
    tap(app, clock, 40, pygame.K_RETURN)
    for key in [(pygame.KSCAN_DOWN, 0), (40, pygame.K_RETURN)]:
        tap(app, clock, *key)
    assert app.screens[-1] is play and play.run.checkpoint_retries == 0 and play.run.world.tick < 60


def test_a_retry_that_is_not_ready_says_at_once_that_it_comes(app: App, clock: Clock, spotted: Path) -> None:
    play, _ = lost_behind_a_checkpoint(app, clock, spotted)
    frames(app, clock, 0.8)
    play.session._pool._spares.clear()
    play.session._keeps_spares = False
    press(40, pygame.K_RETURN)
    frames(app, clock, 1 / 60)
    assert isinstance(app.screens[-1], Retrying)
    tap(app, clock, pygame.KSCAN_SPACE)
    frames(app, clock, 1.0)
    assert app.screens[-1] is play and play.run.checkpoint_retries == 1


def test_a_bot_wins_and_the_card_says_so(app: App, clock: Clock) -> None:
    app.push(Play(app, level_file(str(POND)), player_factory=lambda: lambda world: Intent(move=100)))
    frames(app, clock, 11.0, rate=24)
    card = app.screens[-1]
    assert isinstance(card, Results) and card.title == "Ashore" and any("0:08" in line for line in card.lines)


def test_enter_after_the_last_chapter_that_there_is_begins_nothing_anew(app: App, clock: Clock) -> None:
    play = Play(app, level_file("05-two-inches"))
    app.push(play)
    play.session.world.finish(True, "won.two_inches")
    card = until_the_card(app, clock)
    frames(app, clock, 2.0)
    press(pygame.KSCAN_RETURN, pygame.K_RETURN)
    frames(app, clock, 0.2)
    assert play not in app.screens and card not in app.screens


def test_a_win_by_hand_is_kept_and_a_better_one_says_so(app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    app.profile = Profile()
    source = level_file(str(POND))
    play = Play(app, source)
    app.push(play)
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 11.0, rate=24)
    assert isinstance(app.screens[-1], Results) and "New best" in app.screens[-1].lines
    app.profile.close()
    again = Profile()
    record = again.records.of(source.sha256)
    again.close()
    assert record and play.run.final_outcome and record.seconds == play.run.final_outcome["seconds"]


def test_the_headline_says_where_he_has_got_to() -> None:
    """Nobody is ashore in the middle of a wood."""
    won = ["won.away", "won.tree_line", "won.set_down", "won.subjects", "won.reached"]
    titles = [headline({"won": True, "reason": reason}) for reason in won]
    assert titles == ["A head start", "Downhill, done", "Ashore", "For the record", "Ashore"]
    assert headline({"won": False, "reason": "lost.caught"}) == headline(None) == "Not there yet"


@pytest.mark.parametrize(
    ("earned", "lines"),
    [
        ("", ["Bronze asks for  6:40.00"]),
        ("silver", ["Silver stamp  3:05.00", "Gold asks for  2:35.00, 2 spared"]),
        ("gold", ["Gold stamp  2:35.00, 2 spared"]),
    ],
)
def test_the_card_says_what_a_stamp_is_for_and_what_the_next_one_asks(earned: str, lines: list[str]) -> None:
    level = level_file("04-test-subjects").level
    ranks = {"gold": Rank(seconds=155, hunters_spared=2), "silver": Rank(seconds=185), "bronze": Rank(seconds=400)}
    assert [" ".join(line.split("\t")) for line in rank_lines(level.model_copy(update={"ranks": ranks}), earned)] == lines


def test_the_third_loss_at_one_place_offers_the_assists(app: App, clock: Clock, spotted: Path) -> None:
    play, card = lost_behind_a_checkpoint(app, clock, spotted)
    rows = [[words for words, _ in card.choices]]
    for _ in range(2):
        card.retry()
        frames(app, clock, 0.1)
        play.session.world.finish(False, "lost.caught")
        card = until_the_card(app, clock)
        rows.append([words for words, _ in card.choices])
    offer = text("results.assists")
    assert [offer in words for words in rows] == [False, False, True] and rows[2].index(offer) == len(rows[2]) - 2
    assert rows[2][0] == text("results.retry"), "a tap too many chooses what it always has"
    frames(app, clock, 1.5)
    for _ in range(2):
        tap(app, clock, pygame.KSCAN_DOWN)
    tap(app, clock, 40, pygame.K_RETURN)
    table = app.screens[-1]
    assert isinstance(table, AssistSettingsScreen)
    table.chosen = next(number for number, row in enumerate(table.table()) if row.label == text("settings.endless_chakra"))
    tap(app, clock, 40, pygame.K_RETURN)
    tap(app, clock, 41, pygame.K_ESCAPE)
    assert app.screens[-1] is card, "he is back at the card"
    tap(app, clock, 21, pygame.K_r)
    frames(app, clock, 0.1)
    assert app.screens[-1] is play and play.run.checkpoint_retries == 3
    assert play.run.assists.endless_chakra and play.run.world.runner.chakra == 100.0, "from this retry on"


def test_a_pad_finds_the_assists_where_there_is_no_checkpoint_too(app: App, clock: Clock) -> None:
    play = Play(app, level_file(str(POND)))
    app.push(play)
    for _ in range(2):
        play.session.world.finish(False, "lost.caught")
        card = until_the_card(app, clock)
        assert text("results.assists") not in [words for words, _ in card.choices]
        card.restart()
    play.session.world.finish(False, "lost.caught")
    until_the_card(app, clock)
    frames(app, clock, 1.5)
    for button in (pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_A):
        for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            pygame.event.post(pygame.Event(kind, button=button, instance_id=3))
        frames(app, clock, 0.1)
    assert isinstance(app.screens[-1], AssistSettingsScreen)


def test_what_cracked_a_ball_is_told_each_with_how_often() -> None:
    assert crack_words(["broke", "reed", "broke"]) == "the wave's crest (twice), reeds"
    assert crack_words(["log"]) == "a log"
