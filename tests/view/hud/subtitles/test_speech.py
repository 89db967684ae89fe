"""Over whose head a line is laid, and how high."""

from types import SimpleNamespace
from typing import Any

from game.sim.events import LineSpoken
from game.sim.senses.listening import ListeningPose
from game.view.camera.camera import METRE, Camera
from game.view.hud.subtitles.speech import head_of

BRUSH_PX = 92.0
"""Of the brush over his head."""


def row_with(listening: ListeningPose | None) -> float:
    camera = Camera(1.0, -60.0, 60.0)
    camera.x = 0.0
    runner = SimpleNamespace(x=0.0, y=0.0, stance="idle", on="ground")
    now: Any = SimpleNamespace(runner=runner, barrier=None, senses=SimpleNamespace(listening=listening))
    head = head_of(LineSpoken(0.0, 0.0, "margin", "teach.nerves", 3.0), now, camera, 0.0)
    assert head is not None
    return head[1]


def test_a_line_over_his_head_leaves_the_brush_room_while_it_hangs_there() -> None:
    plain = row_with(None)
    over = row_with(ListeningPose(12.0, 0.0, True))
    assert plain - over > BRUSH_PX
    for elsewhere in (ListeningPose(12.0, 6.0, True), ListeningPose(6.0, 0.0, False)):
        assert row_with(elsewhere) == plain
    assert over > METRE
