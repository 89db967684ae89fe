"""A marked hunter on his way from stream to stream is seen as he runs, and not as a face without a body."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.view.people_layer import PeopleLayer
from game.view.poses import HunterPose
from game.view.water.surface import SurfaceProfile

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


@pytest.mark.parametrize(("level", "on"), [(1.5, 1.5), (0.4, 0.85)])
def test_whoever_stands_on_boards_that_a_wave_goes_over_is_on_top_of_it_and_never_in_it(level: float, on: float) -> None:
    drawn: list[float] = []
    profile = SurfaceProfile(8)
    profile.crest = np.array([0.0, 20.0]), np.array([level, level])
    people: Any = SimpleNamespace(draw=lambda _surface, _to_screen, pose, *_: drawn.append(pose.y))
    now, camera = SimpleNamespace(trap=object(), seconds=1.0), SimpleNamespace(to_screen=None)
    frame: Any = SimpleNamespace(now=now, surface=None, camera=camera, dt=0.01, profile=profile, sees=lambda _: True)
    PeopleLayer(SimpleNamespace(), people)._draw_person(frame, DIVER._replace(on="log", stance="idle", y=0.85))  # type: ignore[arg-type]
    assert drawn == [on]


def test_one_who_swims_below_is_drawn_before_the_rocks_and_not_again_with_the_others() -> None:
    drawn, bubbles = list[str](), list[float]()
    layers: Any = SimpleNamespace(
        wading=SimpleNamespace(draw=lambda *given: drawn.append(given[4].id)),
        weather=SimpleNamespace(light=None),
        effects=SimpleNamespace(drops=SimpleNamespace(bubbles=lambda x, y, count: bubbles.append(x))),
    )
    swims, runs = DIVER._replace(cover="", on="water"), DIVER._replace(id="tracker", cover="", stance="run", on="ground")
    people: Any = SimpleNamespace(draw=lambda _surface, _to_screen, person, *_: drawn.append(person.id))
    now = SimpleNamespace(
        hunters=[swims, runs], couriers=[], trap=None, seconds=0.81, sealmaster=None, barrier=None, runner=None, spiderweb=None
    )
    camera = SimpleNamespace(to_screen=None)
    frame: Any = SimpleNamespace(now=now, surface=None, camera=camera, dt=0.02, profile=None, sees=lambda _: True)
    layer = PeopleLayer(layers, people)
    layer.draw_divers(frame)
    assert drawn == ["diver"] and len(bubbles) == 1 and bubbles[0] > swims.x, "he breathes out before him"
    layer.draw(frame)
    assert drawn == ["diver", "tracker"]
