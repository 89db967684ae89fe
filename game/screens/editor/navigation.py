"""Editor navigation: a free camera for paused time, moved by steps, drags and the wheel."""

import copy
import math
from collections.abc import Callable

from game.view.camera.camera import DEAD_BAND_M, Camera
from game.view.camera.viewport import Viewport

STEP_SHARE = 0.3
"""Share of the picture that a key goes on by."""
ZOOM_STEP = 1.5
"""How much nearer one turn of the wheel is."""
MAX_ZOOM_NOTCHES = 3
"""Notches nearer than the picture is painted."""
ROOM_M = 12.0
"""Metres above the highest and below the lowest ground that may be looked at."""
FARTHEST_VIEW_SHARE = 1.06
"""How much wider than the level the farthest look is."""

Pixel = tuple[int, int]
Heights = tuple[float, float]
"""The lowest and the highest ground."""


class FreeCamera:
    """`at` is where one looks, the middle of the picture and the height of its edge; None follows the runner. `notch` 0 is as painted."""

    def __init__(self) -> None:
        self.at: tuple[float, float] | None = None
        self.notch = 0
        self._grabbed: Pixel | None = None

    def home(self) -> None:
        """Back to the runner, at the size of play."""
        self.at, self.notch, self._grabbed = None, 0, None

    @property
    def drawn(self) -> bool:
        """Whether the level is drawn as a plan: only as near as it is painted can it be shown as it is."""
        return self.notch != 0

    def follow(self, camera: Camera, floor: Callable[[float], float]) -> None:
        """Let the game's own picture be where one looks; it is painted only so far above and below its floor."""
        if self.at is not None and not self.drawn:
            x, y = self.at
            self.at = x, min(max(y, floor(x) - DEAD_BAND_M), floor(x) + DEAD_BAND_M)
        camera.free_look = self.at

    def lens(self, camera: Camera, size: tuple[int, int]) -> Viewport:
        """The picture's pixels for places of the world, as they are seen now."""
        if not self.drawn:
            return Viewport(camera, size)
        mine = copy.copy(camera)
        mine.scale = camera.lens.metre * camera.px * ZOOM_STEP**self.notch
        mine.shift_x = mine.shift_y = 0.0
        if self.at is not None:
            mine.x, mine.y = self.at
        return Viewport(mine, size)

    def step(self, way: int, lens: Viewport, ground: Heights) -> None:
        """A part of the picture to the right, or to the left for -1."""
        self._to(lens, way * STEP_SHARE * lens.width / lens.metre, 0.0, ground)

    def turn(self, notches: int, lens: Viewport, pointer: Pixel, ground: Heights) -> None:
        """Nearer or farther; what is under the pointer stays there, until all of the level is seen."""
        x, y = lens.place(pointer)
        before, camera = self.notch, lens.camera
        self.notch = min(max(self.notch + notches, _farthest(camera)), MAX_ZOOM_NOTCHES)
        share = 1 - ZOOM_STEP ** (before - self.notch)
        whole = self.notch == _farthest(camera) < 0
        self.at = (camera.first + camera.last) / 2 if whole else camera.x, camera.y
        self._to(lens, 0.0 if whole else (x - camera.x) * share, (y - camera.y) * share, ground)

    def grab(self, pointer: Pixel) -> None:
        self._grabbed = pointer

    def let_go(self) -> None:
        self._grabbed = None

    def drag(self, pointer: Pixel, lens: Viewport, ground: Heights) -> bool:
        """The level goes where the hand goes; whether it did."""
        if self._grabbed is None or pointer == self._grabbed:
            return False
        dx, dy = (self._grabbed[n] - pointer[n] for n in (0, 1))
        self._grabbed = pointer
        self._to(lens, dx / lens.metre, -dy / lens.metre, ground)
        return True

    def _to(self, lens: Viewport, dx: float, dy: float, ground: Heights) -> None:
        camera = lens.camera
        x, y = self.at or (camera.x, camera.y)
        self.at = min(max(x + dx, camera.first), camera.last), min(max(y + dy, ground[0] - ROOM_M), ground[1] + ROOM_M)


def _farthest(camera: Camera) -> int:
    """The notch at which all of the level is in the picture."""
    across = camera.width / (camera.lens.metre * camera.px)
    return min(0, -math.ceil(math.log(max(1.0, (camera.last - camera.first) * FARTHEST_VIEW_SHARE / across), ZOOM_STEP)))
