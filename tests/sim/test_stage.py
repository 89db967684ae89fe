"""Entities: they live from the next phase on, in their order, and a new kind needs nothing in the world's step."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.level.loader import level_of
from game.sim import events
from game.sim.intent import Intent
from game.sim.stage import Entity, Order, Stage
from game.sim.world import HASH_RANK, World
from tests.sim.lakes import world

EVERYTHING = Path(__file__).parents[1] / "level" / "everything.json"


class Bell(Entity):
    """A kind that the game does not have: it notes each phase, and rings once."""

    def __init__(self) -> None:
        self.phases: list[str] = []

    def decide(self, world: Stage) -> None:
        self.phases.append("decide")

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        self.phases.append(f"act {intents['ringer'].move}" if "ringer" in intents else "act")

    def apply_forces(self, world: Stage) -> None:
        self.phases.append("apply_forces")

    def after_physics(self, world: Stage) -> None:
        self.phases.append("after_physics")

    def judge(self, world: Stage) -> None:
        self.phases.append("judge")

    def run_story(self, world: Stage) -> None:
        self.phases.append("run_story")
        world.emit(events.GoalChanged(0.0, 0.0, "rung"))

    def hash_state(self) -> tuple[float, ...]:
        return (float(len(self.phases)),)


def test_a_new_kind_takes_part_in_every_phase_of_a_tick_and_in_the_hash() -> None:
    made, bell = world(), Bell()
    before = made.state_hash()
    made.add(bell)
    assert made.state_hash() != before, "it is in the hash"
    happened = made.step({"ringer": Intent(move=7)})
    assert bell.phases == ["decide", "act 7", "apply_forces", "after_physics", "judge", "run_story"]
    assert any(isinstance(event, events.GoalChanged) for event in happened)
    made.remove(bell)
    made.step({})
    assert len(bell.phases) == 6


class Guest(Entity):
    """Brings another in the middle of a phase, and goes."""

    def __init__(self) -> None:
        self.acted = 0
        self.friend: Guest | None = None

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        self.acted += 1
        if self.friend is not None and self.friend not in world.entities:
            world.add(self.friend)
            world.remove(self)


def test_who_comes_in_a_phase_lives_from_the_next_one_on() -> None:
    made, guest, friend = world(), Guest(), Guest()
    guest.friend = friend
    made.add(guest)
    made.step({})
    assert (guest.acted, friend.acted) == (1, 0)
    made.step({})
    assert (guest.acted, friend.acted) == (1, 1)


def test_entities_stand_in_their_order_and_those_of_one_kind_as_they_came() -> None:
    made = World(level_of(EVERYTHING.read_text(encoding="utf-8"), "everything"))
    orders = [entity.order for entity in made.entities]
    assert orders == sorted(orders)
    assert [entity for entity in made.entities if entity.order is Order.HUNTER] == made.hunters
    assert [entity for entity in made.entities if entity.order is Order.LOG and entity.slot == "logs"] == made.logs


def test_a_role_for_one_is_taken_over_by_whoever_comes() -> None:
    made = world()
    first, second = One(), One()
    made.add(first)
    made.add(second)
    assert made.wave is second and first not in made.entities
    made.remove(second)
    assert made.wave is None


class One(Entity):
    slot = "wave"


def test_every_order_has_its_own_place_in_the_hash() -> None:
    assert len(set(HASH_RANK.values())) == len(Order)


def test_all_that_a_level_can_name_is_made_an_entity_or_scenery() -> None:
    data: Any = json.loads(EVERYTHING.read_text(encoding="utf-8"))
    made = World(level_of(json.dumps(data), "everything"))
    living = {getattr(entity, "id", "") for entity in (*made.entities, *made.hidden_hunters)}
    moving = {"log", "hunter", "sealmaster", "pill"}
    assert {thing["id"] for thing in data["things"] if thing["kind"] in moving} <= living
