"""Per-layer frame timer: which parts of a scene a frame's time goes to, and which of them make the slowest frames."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pygame

from game.app.app import FRAME_MARGIN_S
from game.app.window import Window
from game.core.memory import merge_pages
from game.session.level_file import level_file
from game.session.run import Run
from game.tools.benchmark.benchmark import FRAME, RUN, advance_to, run_idle_work, spread
from game.view.frame import Frame
from game.view.render.draw_list import flushed
from game.view.render.lazy import Lazy
from game.view.scene import Scene

FRAMES = 240
WARM_UP_FRAMES = 20
OWN = "(scene itself)"


class LayerTimer:
    """Wraps every `draw...` method of a scene's layers; what one layer draws for another counts for the inner one only."""

    def __init__(self, scene: Scene) -> None:
        self.samples: dict[str, list[float]] = {}
        self.frames: list[float] = []
        self._spent: dict[str, float] = {}
        self._inner = [0.0]
        for name, layer in [*vars(scene).items(), *vars(scene.layers).items()]:
            self._wrap_layer(name, layer() if isinstance(layer, Lazy) else layer)

    def draw(self, scene: Scene, picture: pygame.Surface) -> float:
        """One frame; its milliseconds."""
        self._spent, self._inner = {}, [0.0]
        before = time.perf_counter()
        scene.draw(picture, 0.5)
        whole = (time.perf_counter() - before) * 1000.0
        self._spent[OWN] = whole - self._inner[0]
        for name, spent in self._spent.items():
            self.samples.setdefault(name, [0.0] * len(self.frames)).append(spent)
        self.frames.append(whole)
        for values in self.samples.values():
            values.extend([0.0] * (len(self.frames) - len(values)))
        return whole

    def _wrap_layer(self, name: str, layer: Any) -> None:
        for attribute in dir(layer):
            if attribute.startswith("draw") and callable(method := getattr(layer, attribute)):
                with suppress(AttributeError):  # a class with slots is timed with its caller
                    setattr(layer, attribute, self._timed(f"{name}.{attribute}", method))

    def _timed(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*values: Any, **named: Any) -> Any:
            _finish(values)  # what was noted before is not this layer's
            before = time.perf_counter()
            self._inner.append(0.0)
            try:
                return method(*values, **named)
            finally:
                _finish(values)
                whole = (time.perf_counter() - before) * 1000.0
                self._spent[name] = self._spent.get(name, 0.0) + whole - self._inner.pop()
                self._inner[-1] += whole

        return timed


def _finish(values: tuple[Any, ...]) -> None:
    """Draw what a frame has noted so far: each layer has its own pixels, so all together cost more than a real frame."""
    for value in values:
        flushed(value.surface if isinstance(value, Frame) else value)


def measure_layers(level: str, size: tuple[int, int], moment: str) -> dict[str, Any]:
    """By layer: p50 and p99 in milliseconds, and what it took on average in the slowest hundredth of all frames."""
    run = advance_to(Run(level_file(level)), moment)
    with Window("bench", size, visible=False) as window:
        picture = window.picture()
        scene = Scene(run.world.level, picture.get_size())
        scene.observe(run.world, [])
        scene.build_lazy_layers()
        while scene.prepare_next():
            pass
        merge_pages()
        timer = LayerTimer(scene)
        for _ in range(FRAMES):
            for _ in range(2):
                scene.observe(run.world, run.world.step(RUN))
            scene.pass_time(FRAME)
            taken = timer.draw(scene, picture)
            run_idle_work(scene, FRAME - FRAME_MARGIN_S - taken / 1000.0)
    return {"frame_ms": spread(timer.frames[WARM_UP_FRAMES:]), "layers": summary(timer)}


def summary(timer: LayerTimer) -> dict[str, dict[str, float]]:
    """The most expensive first."""
    frames = timer.frames[WARM_UP_FRAMES:]
    slow = sorted(range(len(frames)), key=lambda n: frames[n])[-max(1, len(frames) // 100) :]
    found = {}
    for name, samples in timer.samples.items():
        samples = samples[WARM_UP_FRAMES:]
        found[name] = spread(samples) | {"slowest": round(sum(samples[n] for n in slow) / len(slow), 4)}
    return dict(sorted(found.items(), key=lambda item: -item[1]["p50"]))


def lines(found: dict[str, Any]) -> list[str]:
    """The same for people."""
    rows = [("frame", found["frame_ms"] | {"slowest": found["frame_ms"]["p99"]}), *found["layers"].items()]
    return [f"{'ms':>28}    p50     p99  in the slowest frames"] + [
        f"{name:>28} {row['p50']:6.3f}  {row['p99']:6.3f}  {row['slowest']:6.3f}" for name, row in rows
    ]
