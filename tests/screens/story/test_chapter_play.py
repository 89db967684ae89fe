"""What a chapter that is won leaves to the next one: here the way over the lake, which the next chapter's ally goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.paths import LEVELS
from game.save.progress import Slot
from game.sim.route import Route
from tests.screens.story.told import begin, written
from tests.screens.title_desk import Desk, seated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as desk:
        yield desk


def test_the_way_of_a_won_crossing_is_gone_by_the_ally_of_the_next_chapter(desk: Desk, tmp_path: Path) -> None:
    slot = Slot()
    play = begin(desk, written(tmp_path, scenes=[]), slot)
    play.session.world.finish(True, "won.shore")
    desk.frames(120)
    assert slot.routes[3].last == pytest.approx(play.session.world.runner.x, abs=1.0)
    play.close()
    slot.routes[3] = Route((155.0,), (), 180.0)
    slot.tell("04-test-subjects", "scene-before")
    again = begin(desk, LEVELS / "04-test-subjects.json", slot)
    assert again.ally_route == slot.routes[3] and again.session.has_hands


def test_who_has_crossed_nothing_meets_a_runner_who_reads_the_water_himself(desk: Desk, tmp_path: Path) -> None:
    slot = Slot()
    assert begin(desk, written(tmp_path, scenes=[], role="runner"), slot).ally_route is None
