"""The device: none, a lost one, a broken file; nothing sounds, nothing raises, one notice."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.audio.mixing.mixer import Mixer
from game.audio.mixing.voice_mixer import Clip
from game.audio.sound_index import Loop, SoundIndex, Takes, sound_index

FIRM = sound_index().cues["foot_firm"]


@pytest.fixture
def made() -> Iterator[Callable[..., Mixer]]:
    """Makes mixers, and closes them: a device must not be shut while somebody speaks to it."""
    pygame.mixer.quit()  # noqa: TID251  (what other tests have decoded with)
    mixers: list[Mixer] = []

    def make(*indexes: SoundIndex) -> Mixer:
        mixers.append(Mixer(*indexes or (sound_index(),)))
        return mixers[-1]

    yield make
    for mixer in mixers:
        mixer.close()
        for thread in (mixer._worker, mixer._feeder):
            if thread is not None:
                thread.join(60.0)  # `close` waits for nobody who is slow


def waited(mixer: Mixer, cue: str) -> bool:
    until = time.monotonic() + 10.0
    while not mixer.has(cue) and not mixer.notice and time.monotonic() < until:
        time.sleep(0.01)
    return mixer.has(cue)


def test_a_cue_sounds_and_so_does_its_far_version_once_it_is_made(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer = made()
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5), "nothing is there before it has begun"
    mixer.start(("foot_firm",))
    assert waited(mixer, "foot_firm")
    assert mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    assert mixer.play(1, Clip("foot_firm", 0, "far", 1), 0.5, 0.5), "meanwhile the plain one"
    assert not mixer.play(2, Clip("leap", 0, "near", 0), 0.5, 0.5)
    until = time.monotonic() + 5.0
    while mixer.busy and time.monotonic() < until:
        time.sleep(0.01)
    assert mixer.play(2, Clip("leap", 0, "near", 0), 0.5, 0.5), "it was wanted, so it was loaded"
    assert mixer.notice == ""
    mixer.close()
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)


def test_without_a_device_there_is_one_notice(
    made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nosuchdriver")
    mixer = made()
    mixer.start(("foot_firm",))
    until = time.monotonic() + 5.0
    while not mixer.notice and time.monotonic() < until:
        time.sleep(0.01)
    assert mixer.notice.startswith("sound: no sound device was found")
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    mixer.level(0, 0.1, 0.1)
    mixer.stop(0)
    mixer.close()
    assert capfd.readouterr().err == ""


def test_a_device_that_comes_back_is_played_on(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.audio.mixing.mixer.TRY_AGAIN", 0.05)
    monkeypatch.setenv("SDL_AUDIODRIVER", "nosuchdriver")
    mixer = made()
    mixer.start(("foot_firm",))
    time.sleep(0.2)
    assert not mixer.ready
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    until = time.monotonic() + 5.0
    while not mixer.has("foot_firm") and time.monotonic() < until:
        time.sleep(0.01)
    assert mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    mixer._lost()  # as the feeder says when nothing is taken any more
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    until = time.monotonic() + 5.0
    while not mixer.ready and time.monotonic() < until:
        time.sleep(0.01)
    assert mixer.ready and mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)


BROKEN = {"missing": None, "empty": b"", "text": b"not a sound", "header": b"OggS" + bytes(200), "cut": "cut"}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_silent_and_named(
    made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: bytes | str | None
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    path = tmp_path / "foot_firm.ogg"
    if isinstance(body, bytes):
        path.write_bytes(body)
    elif body:
        path.write_bytes(FIRM.path.read_bytes()[:9000])
    mixer = made(SoundIndex({"foot_firm": replace(FIRM, path=path), "leap": sound_index().cues["leap"]}, {"surf": Loop(path, 48000, 1)}))
    mixer.loop(path)
    mixer.start(("foot_firm", "leap"))
    until = time.monotonic() + 10.0
    while not mixer.has("leap") and time.monotonic() < until:
        time.sleep(0.01)
    assert mixer.has("leap") and not mixer.has("foot_firm") and mixer.notice.startswith("sound: a sound could not be read")
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)


def steepest(out: Path) -> float:
    """The largest step in half a second of what was put out."""
    heard = np.fromfile(out, "<i2").reshape(-1, 2)[:, 0].astype(float) / 32768.0
    loud = np.flatnonzero(np.abs(heard) > 0.05)
    assert len(loud) > 24000
    return float(np.abs(np.diff(heard[loud[0] + 6000 : loud[0] + 36000])).max())


def test_the_stream_is_fed_without_a_gap(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On the driver that writes to a file: a gap or a repeated block would be a step. A machine that is busy elsewhere gets three tries."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    tone = np.asarray(12000 * np.sin(2 * np.pi * np.arange(48000) * 220 / 48000), dtype=np.int16)[:, None]
    steps = []
    for attempt in range(3):
        monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / f"{attempt}.raw"))
        mixer = made(SoundIndex(beds={"surf": Loop(Path("surf"), 48000, 1)}))
        mixer._loops[Path("surf")] = tone
        mixer.stream.set({"surf": (1.0, 1.0)}, 0.0, 1.0)
        mixer.start()
        time.sleep(1.6)
        mixer.close()
        steps.append(steepest(tmp_path / f"{attempt}.raw"))
        if steps[-1] < 0.012:
            return
    raise AssertionError(f"steps of {steps}")


def test_a_shelf_without_an_index_is_empty(tmp_path: Path) -> None:
    from game.audio.sound_index import read

    assert read(tmp_path) == SoundIndex()
    (tmp_path / "index.json").write_text('{"cues": 3}')
    assert read(tmp_path) == SoundIndex()
    assert isinstance(Takes(tmp_path, "step", 1, ()), Takes)


DIES = """
import sys, time
from game.audio.mixing.mixer import Mixer
from game.audio.mixing.voice_mixer import Clip
from game.audio.sound_index import sound_index
mixer = Mixer(sound_index())
mixer.start(tuple(sound_index().cues))
while not mixer.has("foot_firm"):
    time.sleep(0.01)
mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
time.sleep(0.3)
raise SystemExit(5)
"""


def test_a_program_that_ends_while_it_sounds_and_loads_ends_as_it_wanted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody has closed anything: pygame would shut the device while the feeder speaks to it."""
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy", "SPIDERWEB_LAKE_HOME": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", DIES], env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 5, ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="what is decoded is laid in a file only there")
def test_what_is_loaded_lies_in_a_file_until_it_is_played(
    made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    mixer = made()
    mixer.start(("foot_firm", "foot_soil", "leap"))
    assert waited(mixer, "leap")
    assert mixer.megabytes == 0.0
    assert mixer.play(0, Clip("leap", 0, "near", 0), 0.5, 0.5) and 0.0 < mixer.megabytes < 1.0
    mixer.close(10.0)  # there is but one device
    (tmp_path / "file").touch()
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path / "file"))
    nowhere = made()
    nowhere.start(("leap",))
    assert waited(nowhere, "leap") and nowhere.megabytes > 0.0
    assert nowhere.play(0, Clip("leap", 0, "near", 0), 0.5, 0.5), "where no file can be written it lies in memory"
    clip = Clip("leap", 0, "near", 0)
    assert np.array_equal(nowhere._takes[clip], mixer._takes[clip])


def test_of_what_was_played_only_the_last_stays_ready(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr("game.audio.mixing.mixer.READY_BYTES", 200_000)
    mixer = made()
    mixer.start(("foot_firm",))
    assert waited(mixer, "foot_firm")
    for _ in range(3):
        for take in range(len(FIRM.places)):
            assert mixer.play(0, Clip("foot_firm", take, "near", 0), 0.5, 0.5)
    assert 0.0 < mixer.megabytes <= 0.2
