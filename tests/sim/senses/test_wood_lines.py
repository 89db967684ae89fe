"""What is said in the wood is true where it is said."""

import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from tests.sim.senses.woods import WALK, go


@pytest.mark.parametrize(("who", "line"), [("tracker", "forest.one"), ("thrower", "forest.one_crown"), ("diver", "forest.one_reeds")])
def test_who_is_found_is_named_by_where_he_sits(who: str, line: str) -> None:
    world = World(read(LEVELS / "01-out-of-step.json"), 0)
    go(world, WALK, 0.1)
    world.emit(events.NoiseMarked(world.runner.x, 1.0, who))
    world.story.run_story(world)
    said = [event.line for event in go(world, WALK, 1.2) if isinstance(event, events.LineSpoken)]
    assert line in said and not {"forest.one", "forest.one_crown", "forest.one_reeds"} - {line} & set(said)
