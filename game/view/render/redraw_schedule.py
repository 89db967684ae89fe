"""Redraw schedule: what is far off or changes slowly is redrawn only every few frames, and moved with the camera in between.

Each such layer has its own frames in the cycle, so that no frame pays for all of them.
"""

CYCLE_FRAMES = 4
"""Frames until everybody's turn comes again."""
PLANE, WAVE, SKY, REFLECTION, DEPTHS = 0, 1, 2, 6, 10
"""Turns: the plane's and the wave's, which comes twice in a cycle, cost most, so all others come in the frame between."""
JUMP_M = 1.0
"""Metres of camera in one frame after which nothing of the last picture is used again."""
FRAME_S = 1 / 60
"""Seconds from one frame to the next for which the turns are laid out; whoever draws fewer has more time for each."""


class RedrawSlot:
    """When one of them was last drawn, and where the camera was."""

    def __init__(self, mine: int, every: int = CYCLE_FRAMES) -> None:
        self.mine, self.every = mine % every, every
        self.longest = (every - 0.4) * FRAME_S
        self.x: float | None = None
        self.seconds = 0.0

    def due(self, frame: int, x: float, seconds: float) -> bool:
        """Whether to draw anew in this `frame` (they are counted), with the camera at `x` metres; then that is remembered."""
        old = self.x is None or abs(x - self.x) > JUMP_M or not 0.0 <= seconds - self.seconds < self.longest
        due = old or frame % self.every == self.mine
        if due:
            self.x, self.seconds = x, seconds
        return due

    def moved(self, x: float) -> float:
        """Metres by which the camera has gone on since."""
        return 0.0 if self.x is None else x - self.x
