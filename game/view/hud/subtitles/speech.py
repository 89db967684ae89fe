"""Speech placement: over the speaker's head where it hides nobody, or nowhere if he is not in the picture."""

from game.sim.events import LineSpoken
from game.view.camera.camera import METRE, Camera
from game.view.poses import RunnerPose, SealmasterPose
from game.view.snapshot import Snapshot

TALL = 1.72
"""Metres of anybody."""
LEAP = 1.75
"""Metres that somebody may go up at any moment: whatever hangs over his head leaves him that room."""
HOP = 1.1
"""The same over a ball."""
MOVES = ("run", "stroll", "stroll_stiff", "hurry", "sprint", "leap", "fall", "wade", "swim", "stagger", "idle", "climb")
"""Stances from which one may leap."""
BRUSH_ROOM, BRUSH_NEAR = 2.1, 2.0
"""Metres over his head that the brush takes there while he listens, and how near to him it is then."""
MARGIN = "margin"
"""The speaker of lessons: the print itself, which has no name."""


def head_of(line: LineSpoken | None, now: Snapshot, camera: Camera, floor: float) -> tuple[float, float] | None:
    """The column of whoever says a line, and the row that neither he nor anybody behind him will rise above; `floor` is the height of the
    ground, boards or still water under the runner. What no body says is said at the runner."""
    if line is None or now.runner is None:
        return None
    if line.speaker == "sealmaster":
        return _over(now.sealmaster, camera, 0.0) if now.sealmaster is not None and now.trap is None else None  # signs are drawn there
    if line.speaker not in ("runner", MARGIN):
        return None
    if now.barrier is not None:
        column, row = camera.to_screen(now.barrier.x, now.barrier.y + now.barrier.radius + HOP)
        return column, row
    if _brush_is_over_him(now):
        return _over(now.runner, camera, BRUSH_ROOM)
    leap = LEAP if now.runner.stance in MOVES and now.runner.on != "ground" else 0.0
    above = _over(now.runner, camera, 0.0)
    return None if above is None else (above[0], min(above[1], camera.screen_y(floor + TALL + leap)))


def _brush_is_over_him(now: Snapshot) -> bool:
    listening = now.senses.listening if now.senses is not None else None
    return listening is not None and now.runner is not None and listening.open and abs(listening.brush - now.runner.x) < BRUSH_NEAR


def _over(person: RunnerPose | SealmasterPose, camera: Camera, more: float) -> tuple[float, float] | None:
    column, row = camera.to_screen(person.x, person.y + TALL + more)
    return (column, row) if 0.0 <= column <= camera.width and row > METRE * camera.px else None
