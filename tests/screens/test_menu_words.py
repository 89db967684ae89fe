"""Menus say the word that everybody expects there, on the cards themselves and not only in the file of texts."""

from pathlib import Path

import pytest

from game.core.paths import ASSETS
from game.localization.texts import strings, text
from game.screens.play.pause import Pause
from game.screens.settings.key_bindings import Keys, Pad
from game.screens.settings.settings import SettingsScreen
from game.screens.table_menu import TableMenu
from tests.screens.title_desk import ENTER, ESCAPE, Desk, seated

EXPECTED = {
    "title.play": "Play", "title.continue": "Continue", "title.settings": "Settings", "title.quit": "Quit",
    "pause.title": "Paused", "pause.resume": "Resume", "pause.restart_level": "Restart", "pause.settings": "Settings",
    "pause.quit": "Quit to menu", "quit.game": "Quit game",
    "results.best": "New best", "results.quit": "Quit to menu",
    "settings.title": "Settings", "settings.full_screen": "Full screen", "settings.hit_stop": "Hit pause",
    "settings.defaults": "Reset to defaults", "settings.back": "Back",
    "keys.defaults": "Reset to defaults", "keys.back": "Back", "opening.title": "Loading",
}  # fmt: skip
"""Text key to its word. Another one may be wittier; nobody finds it as fast."""


@pytest.mark.parametrize("key", EXPECTED)
def test_the_expected_word_stands_in_the_texts(key: str) -> None:
    assert strings("en")[key] == EXPECTED[key]


def labels(menu: TableMenu) -> list[str]:
    return [row.label for row in menu.table()]


def test_the_cards_show_them(tmp_path: Path) -> None:
    with seated(tmp_path) as desk:
        desk.play()
        desk.tap(ESCAPE)
        pause = desk.top
        assert isinstance(pause, Pause) and pause.title == text("pause.title")
        words = [word for word, _ in pause.choices]
        assert [word for word in words if word in texts_of("pause.")] == words
        assert {text(f"pause.{name}") for name in ("resume", "restart_level", "settings", "quit")} <= set(words)
        settings = settings_of(desk, pause)
        assert settings.title == text("settings.title")
        assert {text(f"settings.{name}") for name in ("full_screen", "hit_stop", "defaults", "back")} <= set(labels(settings))
        for card in (Keys(desk.app, settings), Pad(desk.app, settings)):
            assert {text(f"keys.{name}") for name in ("leap", "sprint", "defaults", "back")} <= set(labels(card))


def texts_of(prefix: str) -> set[str]:
    return {line for key, line in strings().items() if key.startswith(prefix)}


def settings_of(desk: Desk, pause: Pause) -> SettingsScreen:
    pause.chosen = [word for word, _ in pause.choices].index(text("pause.settings"))
    desk.tap(ENTER)
    assert isinstance(desk.top, SettingsScreen)
    return desk.top


def test_no_language_lacks_a_word_of_the_menus() -> None:
    for path in sorted((ASSETS / "text").glob("*.json")):
        assert set(EXPECTED) <= set(strings(path.stem)), path.name
