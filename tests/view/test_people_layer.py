"""A marked hunter on his way from stream to stream is seen as he runs, and not as a face without a body."""

from types import SimpleNamespace
from typing import Any

import pytest

from game.view.people_layer import PeopleLayer
from game.view.poses import HunterPose

DIVER = HunterPose(
    id="diver", x=10.0, y=-3.0, vx=6.0, vy=0.0, facing=1, stance="dive", on="ground", sunk=0.0, stride=0.0, ax=0.0, stance_ticks=0,
    angle=0.0, breath=1.0, held=False, last_landing=None, kind="diver", marked=True, cover="away",
)  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "stream", "seen"), [(True, (20.0, 30.0), True), (True, (5.0, 15.0), False), (False, (20.0, 30.0), False)]
)
def test_he_runs_on_the_ground_behind_the_trees_once_he_is_known(marked: bool, stream: tuple[float, float], seen: bool) -> None:
    drawn: list[HunterPose] = []

    def draw(_surface: Any, _to_screen: Any, pose: HunterPose, *_: Any) -> None:
        drawn.append(pose)

    lake = SimpleNamespace(left=stream[0], right=stream[1])
    terrain = SimpleNamespace(height=lambda x: 1.5)
    now = SimpleNamespace(hunters=[DIVER._replace(marked=marked)], terrain=terrain, lakes=[lake], seconds=1.0)
    frame: Any = SimpleNamespace(now=now, surface=None, camera=SimpleNamespace(to_screen=None), dt=0.01)
    layers, characters = SimpleNamespace(), SimpleNamespace(draw=draw)
    PeopleLayer(layers, characters).draw_behind_trees(frame)  # type: ignore[arg-type]
    assert [(pose.stance, pose.y) for pose in drawn] == ([("run", 1.5)] if seen else [])
