"""Trial run: a level is built and stepped in a child process, so that a file that kills the engine becomes a line of text.

The child gets 3 seconds of a processor's time, so that a busy machine makes no lake unsound, and 512 MB. Where the system can fork and
nothing else runs in this process it is a fork, which costs little; otherwise a fresh interpreter is started (a frozen game: itself, with
the word `trial`).
"""

import faulthandler
import json
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from game.core.own_process import own_command, own_environment
from game.core.ticks import TICKS_PER_SECOND
from game.level.errors.problem import Problem, warning
from game.level.model import Level

TRIAL_TICKS = 240
CPU_SECONDS = 3.0
"""Of a processor's time; by the clock where the system limits none."""
PATIENCE_S = 30.0
"""Seconds by the clock, for what neither works nor ends."""
MAX_MEGABYTES = 512
IMPORT_S = 2.0
"""Seconds more for a fresh interpreter, which has to import everything first."""
POLL_S = 0.5
MAX_OUTPUT_BYTES = 262_144
"""Bytes that are kept of what a fork says."""


def trial(level: Level, text: str) -> list[Problem]:
    """What becomes of the level in its first two seconds."""
    child = start_trial(level, text)
    while (found := child.problems(wait=POLL_S)) is None:
        pass
    return found


def start_trial(level: Level, text: str) -> "Child":
    """The same for somebody who has something else to do meanwhile."""
    alone = threading.active_count() == 1
    return Forked(lambda: _run(level)) if hasattr(os, "fork") and alone else Spawned(text)


def _run(level: Level) -> list[Problem]:
    """In the child: build and step."""
    from game.sim.world import World

    _report_stage("building it")
    world = World(level)
    lost: list[str] = []
    for tick in range(TRIAL_TICKS):
        _report_stage(f"tick {tick} of {TRIAL_TICKS}")
        for event in world.step({}):
            if type(event).__name__ == "BodyRemoved":
                lost.append(f'"{event.who}" was removed at {tick / TICKS_PER_SECOND:.1f} s: {event.why}')  # type: ignore[attr-defined]
        if world.outcome is not None:
            break
    found = [warning((), reason) for reason in lost]
    if world.outcome is not None:
        how = "won" if world.outcome.won else "lost"
        when = world.outcome.tick / TICKS_PER_SECOND
        found.append(warning((), f"{how} after {when:.1f} s though nobody moved", world.outcome.reason))
    return found


def _report_stage(stage: str) -> None:
    """Tell the parent what begins now; if the child dies, the last stage told is where."""
    _note(b"@" + stage.encode() + b"\n")


_note: Callable[[bytes], object] = len


def _child(work: Callable[[], list[Problem]], write: Callable[[bytes], object]) -> None:
    """Everything the child does between its birth and its report."""
    global _note
    _note = write
    _bind()
    try:
        report = [[problem.reason, problem.hint, problem.warning] for problem in work()]
    except MemoryError:
        report = [[f"it needs more than {MAX_MEGABYTES} MB", "make it smaller", False]]
    except BaseException as error:  # noqa: B902  (whatever it is, the parent must hear of it)
        report = [[f"it cannot be played: {type(error).__name__}: {error}".split("\n")[0][:300], "", False]]
    write(b"=" + json.dumps(report).encode() + b"\n")


def _bind() -> None:
    """Limit the child's memory and processor time, forbid core files and stack dumps: a broken level must end soon, and leave nothing."""
    faulthandler.disable()
    for number in (signal.SIGSEGV, signal.SIGFPE, getattr(signal, "SIGBUS", signal.SIGSEGV)):
        signal.signal(number, signal.SIG_DFL)  # pygame's own handler, if the game has put it there, would call each of them an abort
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most_s = math.ceil(time.process_time() + CPU_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (most_s, most_s + 1))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as pages:
            have = int(pages.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = have + MAX_MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


class Child(Protocol):
    """A trial that has begun."""

    def problems(self, wait: float = 0.0) -> list[Problem] | None:
        """What became of it, once; None if that is not known within `wait` seconds."""

    def stop(self) -> None:
        """Nobody wants to know any more."""


class Forked:
    def __init__(self, work: Callable[[], list[Problem]]) -> None:
        self._end = time.monotonic() + PATIENCE_S
        self._output = b""
        self._out, into = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            try:
                os.close(self._out)
                os.dup2(into, 1)
                os.dup2(into, 2)
                _child(work, lambda data: os.write(into, data))
            finally:
                os._exit(0)
        os.close(into)

    def problems(self, wait: float = 0.0) -> list[Problem] | None:
        import selectors

        left = self._end - time.monotonic()
        with selectors.DefaultSelector() as ears:
            ears.register(self._out, selectors.EVENT_READ)
            while left > 0 and ears.select(max(0.0, min(wait, left))):
                part = os.read(self._out, 65536)
                if not part:
                    return self._judged(late=False)
                self._output = (self._output + part)[-MAX_OUTPUT_BYTES:]
                left = self._end - time.monotonic()
        return self._judged(late=True) if left <= 0 else None

    def stop(self) -> None:
        self._judged(late=True)

    def _judged(self, late: bool) -> list[Problem]:
        os.close(self._out)
        if late:
            os.kill(self._child, signal.SIGKILL)
        _, status = os.waitpid(self._child, 0)
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        return _verdict(self._output, code, late)


class Spawned:
    """A thread listens, for a child that nobody hears would wait with its words."""

    def __init__(self, text: str) -> None:
        import subprocess

        program, environment = own_command("trial", "game.session.trial_run"), own_environment()
        self._end = time.monotonic() + (CPU_SECONDS + IMPORT_S if sys.platform == "win32" else PATIENCE_S)
        self._output = b""
        self._child = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
        self._reader = threading.Thread(target=self._listen, args=(text.encode(),), name="trial", daemon=True)
        self._reader.start()

    def problems(self, wait: float = 0.0) -> list[Problem] | None:
        self._reader.join(wait)
        late = time.monotonic() >= self._end
        return self._judged(late) if late or not self._reader.is_alive() else None

    def stop(self) -> None:
        self._judged(late=True)

    def _listen(self, text: bytes) -> None:
        self._output = self._child.communicate(text)[0]

    def _judged(self, late: bool) -> list[Problem]:
        if late:
            self._child.kill()
        self._reader.join()
        return _verdict(self._output, self._child.wait(), late)


def _verdict(said: bytes, code: int, late: bool) -> list[Problem]:
    lines = said.decode("utf-8", "replace").splitlines()
    reports = [line for line in lines if line.startswith("=[")]
    if reports and not late:
        return [Problem((), str(reason), str(hint), bool(harmless)) for reason, hint, harmless in json.loads(reports[-1][1:])]
    late = late or -code == getattr(signal, "SIGXCPU", None)
    stages = [line[1:] for line in lines if line.startswith("@")]
    at = stages[-1] if stages else "starting"
    if late:
        return [Problem((), f"it was stopped after {CPU_SECONDS:g} s, at {at}", "too much happens at once")]
    last_words = next((line.strip() for line in lines if "rror" in line and not line.startswith("@")), "")
    words = f": {last_words[:200]}" if last_words else ""
    return [Problem((), f"it kills the engine ({_cause(code)}) at {at}{words}")]


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def main() -> int:
    """The child, as a program of its own: a level on standard input, its report on standard output."""
    from game.level.loader import level_of

    data: Any = sys.stdin.buffer.read()
    _child(lambda: _run(level_of(data.decode("utf-8"), "level")), lambda report: os.write(1, report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
