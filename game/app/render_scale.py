"""Render scale: how many pixels the picture is drawn with, apart from how many the window has.

A slow machine with a large display gets a smaller picture, stretched, instead of slower time. `auto` goes by measured frame times.
"""

import math
import statistics
from collections import deque
from collections.abc import Sequence

from game.save.settings import RESOLUTION_CHOICES

ASPECT = 16 / 9
HEIGHTS = (720, 900, 1080)
"""Picture heights in pixels that `auto` chooses from, besides the window's own and half of a very large one's."""
FIRST_HEIGHT = 1080
"""The height that `auto` begins with where nothing has been measured yet."""
MOST_HEIGHT = 1200
"""The height up to which `auto` goes by itself: sprites for 1440 lines take 100 MB more, and half a minute to paint while somebody plays.
Who chooses a height, or the window's own, gets it."""
DOUBLED_ROWS = 1000
"""Rows of half a window from which on it is doubled."""

LOAD_LIMIT = 0.9
"""Share of a frame's time that drawing may take."""
TARGET_LOAD = 0.8
"""Share of a frame's time that a new height must be expected to stay under."""
SLOW_WINDOW_S = 0.6
"""Seconds of slow frames after which the height goes down."""
EASY_WINDOW_S = 20.0
"""Seconds of easy frames after which the height goes up."""
SETTLE_S = 5.0
"""Seconds after a change, or a new window size, in which nothing changes again: everything is being painted anew."""
PAINTED_S = 10.0
"""Seconds after sprites have been painted for later in which a scene still makes others in its frames."""
HELD_UP_FACTOR = 1.6
"""Times that a frame takes longer than its own work from which on something beside it holds it up: sprites or sounds that are made."""
MOST_HELD_UP_S = 30.0
"""Seconds of frames that are put down to that; a machine that is always busy gets fewer pixels all the same."""
FIXED_SHARE = 0.35
"""Share of a frame's cost that does not depend on its pixels (Python, geometry)."""
UNEVEN_STRETCH_FACTOR = 1.25
"""Times that a frame is expected to cost more once the window's height is no longer a whole multiple of the picture's."""


class RenderScale:
    """Chooses the picture's height for a window; told of every frame, says when the choice changes."""

    def __init__(self, choice: str = "auto", rate: float = 60.0, known: dict[int, int] | None = None) -> None:
        self.choice = choice if choice in RESOLUTION_CHOICES else "auto"
        self.rate = rate
        self.known = dict(known or {})
        """By the window's height, the picture height that was found to hold; kept for the next start."""
        self._native = 0
        self._height = 0
        self._refused: dict[int, int] = {}
        """By the window's height, the smallest picture height that was too much."""
        self._since = 0.0
        self._held_up_s = 0.0
        """Seconds of frames that were held up, less those of frames since that were not."""
        self._frames: deque[tuple[float, float]] = deque()

    def size(self, native: tuple[int, int]) -> tuple[int, int]:
        """The picture's size in pixels for a 16:9 area of `native` pixels; never larger than that."""
        if native[1] != self._native:
            self._native = native[1]
            self._height = self._first_height()
            self._restart(math.inf)
        if self._height >= native[1]:
            return native
        if self._height == native[1] // 2:
            return native[0] // 2, self._height
        return max(1, round(self._height * native[0] / native[1])), self._height

    def choose(self, choice: str) -> None:
        """Follow another setting from the next frame on."""
        if choice != self.choice and choice in RESOLUTION_CHOICES:
            self.choice, self._native = choice, 0
            self._refused.clear()

    def note_painting(self, now: float) -> None:
        """Sprites are painted beside the frames, which comes to an end: nothing is judged until then, and all is settled."""
        if self._native:
            self._frames.clear()
            self._since = now + PAINTED_S - SETTLE_S

    def note_frame(self, now: float, work: float, held_up: bool = False) -> bool:
        """A frame took `work` seconds up to `now`; true if the picture's height has changed.

        What is `held_up` by work beside it would be so with fewer pixels, too, and what went down would not come back.
        """
        if self.choice != "auto" or not self._native:
            return False
        if self._since == math.inf:
            self._since = now
        self._held_up_s = max(0.0, self._held_up_s + (work if held_up else -work))
        if now - self._since < SETTLE_S or (held_up and self._held_up_s < MOST_HELD_UP_S):
            return False
        frames = self._frames
        frames.append((now, work))
        while now - frames[0][0] > EASY_WINDOW_S:
            frames.popleft()
        budget = 1.0 / self.rate
        return self._go_down(now, budget) or self._go_up(now, budget)

    def _go_down(self, now: float, budget: float) -> bool:
        recent = [work for when, work in reversed(self._frames) if now - when <= SLOW_WINDOW_S]
        full = now - self._frames[0][0] >= SLOW_WINDOW_S * 0.9
        if not full or self._height <= HEIGHTS[0] or (middle := statistics.median(recent)) <= LOAD_LIMIT * budget:
            return False
        lower = [height for height in self._heights() if height < self._height]
        fitting = [height for height in lower if self._expected(middle, height) <= TARGET_LOAD * budget]
        self._refused[self._native] = self._height
        self._change(fitting[-1] if fitting else lower[0], now)
        return True

    def _go_up(self, now: float, budget: float) -> bool:
        refused = self._refused.get(self._native, self._native + 1)
        higher = [height for height in self._heights() if self._height < height < refused]
        if not higher or now - self._frames[0][0] < EASY_WINDOW_S * 0.95:
            return False
        works = sorted(work for _, work in self._frames)
        if self._expected(works[int(0.95 * len(works))], higher[0]) > TARGET_LOAD * budget:
            return False
        self._change(higher[0], now)
        return True

    def _expected(self, work: float, height: int) -> float:
        uneven = bool(self._native % height) and not self._native % self._height
        return work * (FIXED_SHARE + (1.0 - FIXED_SHARE) * (height / self._height) ** 2) * (UNEVEN_STRETCH_FACTOR if uneven else 1.0)

    def _change(self, height: int, now: float) -> None:
        self._height = self.known[self._native] = height
        self._restart(now)

    def _restart(self, now: float) -> None:
        self._frames.clear()
        self._since = now

    def _first_height(self) -> int:
        if self.choice == "native":
            return self._native
        if self.choice != "auto":
            return min(int(self.choice), self._native)
        usual = self._native // 2 if is_doubled(self._native) else FIRST_HEIGHT
        return min(self.known.get(self._native, usual), self._heights()[-1])

    def _heights(self) -> Sequence[int]:
        """What `auto` can choose for this window, ascending: never more than MOST_HEIGHT, unless half of a window is."""
        if is_doubled(self._native):
            return [HEIGHTS[0], self._native // 2]
        smaller = [height for height in HEIGHTS if height < self._native]
        return [*smaller, self._native] if self._native <= MOST_HEIGHT else smaller


def is_doubled(height: int) -> bool:
    """Whether a window of that height is so large that half of it, each pixel shown as four, is sharp; a little less would cost more."""
    return height // 2 >= DOUBLED_ROWS
