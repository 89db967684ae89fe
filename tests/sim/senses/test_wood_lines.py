"""What is said in the wood is true where it is said."""

import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from tests.sim.senses.woods import STAND, WALK, go, senses_of, wood


@pytest.mark.parametrize(("who", "line"), [("tracker", "forest.one"), ("thrower", "forest.one_crown"), ("diver", "forest.one_reeds")])
def test_who_is_found_is_named_by_where_he_sits(who: str, line: str) -> None:
    world = World(read(LEVELS / "01-out-of-step.json"), 0)
    go(world, WALK, 0.1)
    world.emit(events.NoiseMarked(world.runner.x, 1.0, who))
    world.story.run_story(world)
    said = [event.line for event in go(world, WALK, 1.2) if isinstance(event, events.LineSpoken)]
    assert line in said and not {"forest.one", "forest.one_crown", "forest.one_reeds"} - {line} & set(said)


def test_at_each_water_there_is_a_place_where_he_may_stand() -> None:
    level = read(LEVELS / "01-out-of-step.json")
    assert level.lakes
    for lake in level.lakes:
        places = sorted(place.at[0] for place in level.things_of("excuse") if lake.left - 6.0 < place.at[0] < lake.right + 9.0)
        assert max(b - a for a, b in zip(places, places[1:], strict=False)) < 20.0
        assert any(lake.left < x < lake.right for x in places)


def test_an_excuse_that_is_used_up_is_none_any_more() -> None:
    bench = {"id": "seat", "kind": "excuse", "type": "shrine", "at": [0, 0]}
    world = World(wood([bench]))
    assert senses_of(world).pose(world).composure.places == ((0.0, 1.6),)
    go(world, STAND, 8.2)
    assert senses_of(world).pose(world).composure.places == ()
