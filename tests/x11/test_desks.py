"""Desks as players have them: keyboards of any alphabet, panels, window managers, terminals that are closed, windows that nobody sees."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.save.checked_file import Store
from game.save.settings import settings_of
from game.session.level_file import level_file
from game.session.replays.replay import read, unpacked
from game.session.replays.verify import verify
from tests.conftest import POND
from tests.x11.desk import PATIENCE, ROOT, Desk, recorded, until

LEVEL = "03-the-crossing"
PANEL, PANEL_WAITS_S = 40, 8.0
"""Its height in pixels, and seconds after which another is tried."""
IDLE = 0.03
"""The share of a processor that a game may use which nobody sees."""


@pytest.fixture(scope="module")
def plain() -> Iterator[Desk]:
    """A display and nothing else."""
    with Desk() as desk:
        yield desk


def takes_room(desk: Desk, name: str) -> bool:
    """A panel of that name along the lower edge; false if the window manager, just taking its window over, has missed what it asks for."""
    panel = desk.help("xev", "-geometry", f"1366x{PANEL}+0+{768 - PANEL}", "-name", name)
    window = until(lambda: desk.do("search", "--name", name, check=False).partition("\n")[0], "the panel is there")
    words = ["-f", "_NET_WM_STRUT", "32c", "-set", "_NET_WM_STRUT", f"0, 0, 0, {PANEL}"]
    end = time.monotonic() + PANEL_WAITS_S
    while time.monotonic() < end:
        subprocess.run(["xprop", "-id", window, *words], env={**os.environ, "DISPLAY": desk.display}, check=True)
        if f" {768 - PANEL}," in desk.property("_NET_WORKAREA") + ",":
            assert panel.poll() is None
            return True
        time.sleep(0.05)
    panel.kill()
    return False


@pytest.fixture(scope="module")
def managed() -> Iterator[Desk]:
    """A small screen with a window manager and a panel along its lower edge."""
    with Desk("1366x768x24", manager=True) as desk:
        assert any(takes_room(desk, f"panel-{number}") for number in range(5)), "no panel takes its room"
        yield desk


@pytest.fixture(scope="module")
def little() -> Iterator[Desk]:
    """A window manager on a screen so small that a picture as large as it is cheap."""
    with Desk("800x480x24", manager=True) as desk:
        yield desk


MORE_LAYOUTS = (("gr",), ("il",), ("us", "-variant", "dvorak"))


def kept(home: Path) -> Any:
    return settings_of(Store(home / "config" / "settings.json", "settings").load().value or {})[0]


def ended(desk: Desk, game: "subprocess.Popen[str]") -> None:
    desk.close(desk.window(game))
    output, errors = game.communicate(timeout=PATIENCE)
    assert (game.returncode, output, errors) == (0, "", "")


@pytest.mark.parametrize(
    "words",
    [
        ("ru",),
        pytest.param(("fr",), marks=pytest.mark.nightly),
        *(pytest.param(words, marks=pytest.mark.nightly) for words in MORE_LAYOUTS),
    ],
    ids=str,
)
def test_every_keyboard_can_retry_and_pause(plain: Desk, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Where R and P lie on a US keyboard, if the layout has other letters; else where it prints them."""
    plain.layout("-layout", *words)
    again, pause = ("27", "33") if words[0] in ("ru", "gr", "il") else ("r", "p")  # by X11's number of the place, or by letter
    record = tmp_path / "run.json"
    game = plain.start("play", str(POND), "--record", str(record))
    plain.key(pause)
    plain.key("Escape")
    plain.key(again)
    first = recorded(record, retries=0)
    assert len(first["pauses"]) == 1
    game.send_signal(signal.SIGTERM)
    game.communicate(timeout=PATIENCE)
    plain.layout("-layout", "us")


LAYOUT_TELLER = """
import sys, time
from game.app.app import App
from game.app.window import Window
from game.input.default_bindings import DEFAULT_KEYS
from game.screens.play.play import Play
from game.session.level_file import level_file
said = None
with Window("layout", (640, 360)) as window:
    app = App(window, time.perf_counter)
    app.push(Play(app, level_file(sys.argv[1])))
    while True:
        app.frame()
        now = [*app.layout.labelled(DEFAULT_KEYS).names("left"), *app.layout.labelled(DEFAULT_KEYS).names("retry")]
        if now != said:
            print(*now, flush=True)
            said = now
        time.sleep(0.02)
"""


def test_a_layout_that_changes_while_the_game_runs_is_noticed(plain: Desk, tmp_path: Path) -> None:
    """The names of keys, in cards and lessons, are those that are printed there now."""
    more = {"DISPLAY": plain.display, "SDL_AUDIODRIVER": "none-such", "PYTHONPATH": str(ROOT), "SPIDERWEB_LAKE_HOME": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if name not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
    more |= {"PYTHONIOENCODING": "utf-8", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    game = subprocess.Popen([sys.executable, "-c", LAYOUT_TELLER, str(POND)], env=kept | more, stdout=subprocess.PIPE, encoding="utf-8")
    assert game.stdout
    try:
        assert game.stdout.readline().split() == ["left", "a", "r"]
        for words, printed in (("fr", "q r"), ("ru", "ф к"), ("us", "a r")):
            plain.layout("-layout", words)
            assert game.stdout.readline().split() == ["left", *printed.split()]
    finally:
        game.kill()
        game.communicate()


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(number, marks=pytest.mark.nightly) for number in (signal.SIGINT, signal.SIGHUP))],
    ids=lambda number: number.name,
)
def test_whoever_ends_it_from_outside_loses_nothing(little: Desk, tmp_path: Path, number: signal.Signals) -> None:
    record, home = tmp_path / "run.json", tmp_path / "home"
    game = little.start("play", str(POND), "--record", str(record), home=home)
    little.do("windowsize", little.window(game), "640", "360")
    until(lambda: little.geometry(little.window(game))[2:] == (640, 360), "it has another size")
    little.key("x", held=0.6)  # which means nothing: a size counts once it has stayed, and there is to be something to lose
    game.send_signal(number)
    output, errors = game.communicate(timeout=PATIENCE)
    assert (game.returncode, output, errors) == (128 + number, "", "")
    run = read(record)
    assert run.ticks > 30 and verify(run, level_file(str(POND))).same
    assert (kept(home).width, kept(home).height) == (640, 360)


def test_the_first_window_lies_beside_the_panel_with_its_frame(managed: Desk, tmp_path: Path) -> None:
    game = managed.start("play", str(POND), home=tmp_path, size=None)
    left, top, width, height = managed.geometry(managed.window(game))
    assert left >= 0 and left + width <= 1366
    assert top >= 0 and top + height <= 768 - PANEL
    assert abs(width / height - 16 / 9) < 0.01 and height > 600
    ended(managed, game)


def is_maximized(desk: Desk, window: str) -> bool:
    return "_NET_WM_STATE_MAXIMIZED_VERT" in desk.property("_NET_WM_STATE", window)


def test_a_maximized_window_is_maximized_the_next_time_and_after_full_screen(little: Desk, tmp_path: Path) -> None:
    game = little.start("play", str(POND), home=tmp_path)
    window = little.window(game)
    little.do("windowsize", window, "640", "360")
    until(lambda: little.geometry(window)[2:] == (640, 360), "it has another size")
    little.key("x", held=0.6)  # which means nothing: a size counts once it has stayed
    maximize(little, window)
    until(lambda: is_maximized(little, window), "it is maximized")
    little.settle()
    for wanted in ("_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_MAXIMIZED_VERT"):
        little.key("F11")
        until(lambda wanted=wanted: wanted in little.property("_NET_WM_STATE", window), wanted)  # type: ignore[misc]
    assert "FULLSCREEN" not in little.property("_NET_WM_STATE", window)
    little.settle()
    ended(little, game)
    left = kept(tmp_path)
    assert (left.maximized, left.full_screen, left.width, left.height) == (True, False, 640, 360)
    game = little.start("play", str(POND), home=tmp_path)
    window = little.window(game)
    until(lambda: is_maximized(little, window), "it is maximized again")
    little.settle()
    maximize(little, window, 0)
    until(lambda: little.geometry(window)[2:] == (640, 360), "it comes back to the size it had")
    little.settle()
    ended(little, game)
    assert not kept(tmp_path).maximized and kept(tmp_path).width == 640


def maximize(desk: Desk, window: str, on: int = 1) -> None:
    desk.message(window, "_NET_WM_STATE", on, "_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ")


def cpu(game: "subprocess.Popen[str]") -> float:
    """Seconds of a processor that the game has used."""
    fields = Path(f"/proc/{game.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def share(game: "subprocess.Popen[str]", seconds: float) -> float:
    before, began = cpu(game), time.monotonic()
    time.sleep(seconds)
    return (cpu(game) - before) / (time.monotonic() - began)


def test_nothing_is_drawn_for_nobody(little: Desk) -> None:
    game = little.start("play", LEVEL, "--bot", "steady")
    window = little.window(game)
    little.do("windowminimize", window)
    until(lambda: share(game, 1.0) < IDLE, "what was still being painted for the next start is done")
    assert share(game, 3.0) < IDLE
    little.do("windowmap", window)
    ended(little, game)


@pytest.mark.skipif(not shutil.which("fcitx5") or not shutil.which("dbus-daemon"), reason="no input method here")
def test_a_game_hears_its_keys_while_an_input_method_is_on(tmp_path: Path) -> None:
    """Pinyin would take D and P for the beginning of a word."""
    home, record = tmp_path / "home", tmp_path / "run.json"
    (home / ".config" / "fcitx5").mkdir(parents=True)
    group = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n[Groups/0/Items/0]\nName=keyboard-us\n"
    (home / ".config" / "fcitx5" / "profile").write_text(f"{group}[Groups/0/Items/1]\nName=pinyin\n[GroupOrder]\n0=Default\n")
    (home / ".config" / "fcitx5" / "config").write_text("[Behavior]\nActiveByDefault=True\n")
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert bus.stdout
    address = bus.stdout.readline().strip()
    more = {"HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": address, "XMODIFIERS": "@im=fcitx", "SDL_IM_MODULE": "fcitx"}
    more |= {"LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(home / ".config")}
    try:
        with Desk("800x480x24", manager=True) as desk:
            desk.help("fcitx5", "--disable", "wayland", **more)
            until(lambda: "fcitx" in desk.property("XIM_SERVERS"), "the input method is there")
            game = desk.start("play", str(POND), "--record", str(record), **more)
            desk.key("d", held=0.8)
            desk.key("p")
            game.send_signal(signal.SIGTERM)
            game.communicate(timeout=PATIENCE)
    finally:
        bus.terminate()
        bus.communicate()
    run = read(record)
    assert len(run.pauses) == 1 and any(unpacked(code).move == 100 for code in run.tracks["runner"][::2])


def test_a_screen_of_depth_30_shows_the_game() -> None:
    with Desk("800x480x30") as desk:
        game = desk.start("play", str(POND))
        until(lambda: len(set(desk.colours([(x, 240) for x in range(50, 800, 50)]))) > 3, "there is a picture")
        game.send_signal(signal.SIGTERM)
        assert game.wait(timeout=PATIENCE) == 143


def test_a_desktop_knows_the_window_by_the_name_of_its_entry(little: Desk) -> None:
    game = little.start("play", str(POND))
    entry = (ROOT / "packaging" / "linux" / "local.spiderweb_lake.SpiderwebLake.desktop").read_text().splitlines()
    (wanted,) = [line.partition("=")[2] for line in entry if line.startswith("StartupWMClass=")]
    assert f'"{wanted}", "{wanted}"' in little.property("WM_CLASS", little.window(game))
    ended(little, game)
