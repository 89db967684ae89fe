"""Where a level ends something grows, and it stops whoever runs into it."""

from typing import Any

import pytest

from game.level.loader import read_bytes
from game.level.model import Level
from game.level.validate.ground_and_lakes import Ground
from game.sim.world import World
from game.view.terrain.level_end import END_WIDTH, level_ends
from tests.level import samples
from tests.sim.lakes import BACK, MEADOW, RUN, play, world


def ends(**parts: Any) -> list[tuple[int, bool]]:
    level: Level = read_bytes(samples.text(**parts).encode(), "pond.json")
    still = level.lakes[0].level if level.lakes else None
    return [(end.side, end.wet) for end in level_ends(level, Ground(level).height, still)]


def test_dry_ends_have_brambles_and_wet_ones_reeds() -> None:
    assert ends() == [(-1, False), (1, False)]
    sunk = {"ground": {"line": [[0, 1], [10, 1], [14, -2], [44, -2]]}, "lakes": [{"id": "pond", "left": 10, "right": 44}]}
    assert ends(**sunk, triggers=[]) == [(-1, False), (1, True)]


@pytest.mark.parametrize(("wants", "side"), [(BACK, -1), (RUN, 1)])
def test_who_runs_into_it_stands_before_it(wants: Any, side: int) -> None:
    line = MEADOW
    made: World = world(ground=line, start=(line[0][0] + 3 if side < 0 else line[-1][0] - 1.4, 0))
    play(made, 3.0, wants)
    end = made.terrain.left if side < 0 else made.terrain.right
    assert made.runner.vx == 0.0 and made.runner.stance == "idle", "he does not run on the spot"
    assert 0.4 < abs(made.runner.x - end) < END_WIDTH
