"""The device: none, a lost one, a broken file; nothing sounds, nothing raises, one notice."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.audio.mixing.mixer import Mixer
from game.audio.mixing.voice_mixer import Clip
from game.audio.sound_index import Loop, SoundIndex, Takes, sound_index
from game.localization.texts import text

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


PATIENCE = 60.0
"""Seconds after which something will not happen any more, however busy the machine is."""


def wait_until(holds: Callable[[], object]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return bool(holds())


def waited(mixer: Mixer, cue: str) -> bool:
    wait_until(lambda: mixer.has(cue) or mixer.notice)
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
    wait_until(lambda: not mixer.busy)
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
    wait_until(lambda: mixer.notice)
    assert mixer.notice == text("sound.none")
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    mixer.level(0, 0.1, 0.1)
    mixer.stop(0)
    mixer.close()
    assert capfd.readouterr().err == ""


def test_a_device_that_comes_back_is_played_on(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.audio.mixing.mixer.RETRY_DEVICE_S", 0.05)
    monkeypatch.setenv("SDL_AUDIODRIVER", "nosuchdriver")
    mixer = made()
    mixer.start(("foot_firm",))
    time.sleep(0.2)
    assert not mixer.ready and mixer.notice == text("sound.none")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    wait_until(lambda: mixer.has("foot_firm"))
    assert mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    assert mixer.notice == "", "it is there, and nothing is wrong any more"
    mixer._lost()  # as the feeder says when nothing is taken any more
    assert mixer.notice == text("sound.lost") or mixer.ready
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)
    assert not mixer.play(0, Clip("foot_firm", 1, "near", 0), 0.5, 0.5), "what never sounded is no reason to break, either"
    wait_until(lambda: mixer.ready)
    assert mixer.ready and mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5) and mixer.notice == ""


def test_a_device_that_is_lost_while_it_is_opened_anew_spoils_no_sound(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer = made()
    mixer.start(("foot_firm",))
    assert waited(mixer, "foot_firm")
    with mixer._reading:
        losing = threading.Thread(target=mixer._lost)
        with mixer._device:
            losing.start()
            assert wait_until(lambda: not mixer.ready)
        assert wait_until(lambda: mixer.ready), "the worker is quicker than who shuts it"
    losing.join()
    assert wait_until(lambda: mixer.play(0, Clip("leap", 0, "near", 0), 0.5, 0.5)) and mixer.notice == ""


def test_a_device_that_refuses_a_block_is_fed_on(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer, refusals = made(), []
    feed = mixer._feed_block

    def refuse_once(block: NDArray[np.float32]) -> bool:
        if not refusals:
            refusals.append(1)
            raise pygame.error("mixer not initialized")
        fed = feed(block)
        refusals.append(fed)
        return fed

    monkeypatch.setattr(mixer, "_feed_block", refuse_once)
    mixer.start(("foot_firm",))
    assert wait_until(lambda: len(refusals) > 1) and mixer._feeder is not None and mixer._feeder.is_alive()


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
    wait_until(lambda: mixer.has("leap"))
    assert mixer.has("leap") and not mixer.has("foot_firm") and mixer.notice == text("sound.unread")
    assert not mixer.play(0, Clip("foot_firm", 0, "near", 0), 0.5, 0.5)


def left_side(out: Path) -> NDArray[np.float64]:
    samples = np.fromfile(out, "<i2") if out.exists() else np.zeros(0, "<i2")
    return samples[: len(samples) // 2 * 2].reshape(-1, 2)[:, 0].astype(float) / 32768.0


def heard(out: Path) -> int:
    """Frames that have been put out since it began to sound."""
    loud = np.flatnonzero(np.abs(left_side(out)) > 0.05)
    return len(left_side(out)) - int(loud[0]) if len(loud) else 0


def steepest(out: Path) -> float:
    """The largest step in half a second of what was put out; of what was mostly silent, as large as can be."""
    put_out = left_side(out)
    loud = np.flatnonzero(np.abs(put_out) > 0.05)
    if len(loud) <= 24000:
        return 1.0
    return float(np.abs(np.diff(put_out[loud[0] + 6000 : loud[0] + 36000])).max())


def test_the_stream_is_fed_without_a_gap(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On the driver that writes to a file: a gap or a repeated block would be a step. A machine that is busy elsewhere gets five tries."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    tone = np.asarray(12000 * np.sin(2 * np.pi * np.arange(48000) * 220 / 48000), dtype=np.int16)[:, None]
    steps = []
    for attempt in range(5):
        out = tmp_path / f"{attempt}.raw"
        monkeypatch.setenv("SDL_DISKAUDIOFILE", str(out))
        mixer = made(SoundIndex(beds={"surf": Loop(Path("surf"), 48000, 1)}))
        mixer.clips.loops[Path("surf")] = tone
        mixer.stream.set({"surf": (1.0, 1.0)}, 0.0, 1.0)
        mixer.start()
        assert wait_until(lambda out=out: heard(out) > 60_000)
        mixer.close()
        steps.append(steepest(out))
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
    assert np.array_equal(nowhere.clips.takes[clip], mixer.clips.takes[clip])


def test_of_what_was_played_only_the_last_stays_ready(made: Callable[..., Mixer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr("game.audio.mixing.clip_cache.MAX_READY_BYTES", 200_000)
    mixer = made()
    mixer.start(("foot_firm",))
    assert waited(mixer, "foot_firm")
    for _ in range(3):
        for take in range(len(FIRM.places)):
            assert mixer.play(0, Clip("foot_firm", take, "near", 0), 0.5, 0.5)
    assert 0.0 < mixer.megabytes <= 0.2
