"""The constants: every one has a unit, a range that its default is in, and a level can set it anew."""

from collections.abc import Callable
from functools import cache

import pytest

from game.level import registry
from game.level.errors.problem import LevelProblems
from game.sim.world import World
from tests.sim.lakes import MEADOW, RUN, SPRINT, level, play, world
from tests.sim.senses.woods import DIVER, LISTEN, THROWER, TRACKER, WALK, wood

registry.load_kinds()
EVERY = [(f"{name}.{key}", field) for name, room in registry.TUNING.items() for key, field in room.items()]


def test_there_are_rooms_of_constants() -> None:
    assert {"runner", "legs", "footing", "chakra", "hunter", "barrier", "spiderweb", "wave", "sealmaster", "log", "water"} <= set(
        registry.TUNING
    )


@pytest.mark.parametrize(("name", "field"), EVERY, ids=[name for name, _ in EVERY])
def test_each_says_what_it_is_and_its_default_is_in_its_range(name: str, field: registry.Tuned) -> None:
    assert field.low <= field.default <= field.high, name
    assert field.about.strip() and isinstance(field.unit, str)


def test_a_level_sets_one_anew_and_leaves_the_others() -> None:
    made = world(ground=MEADOW, tuning={"runner.run_speed": 9.0})
    play(made, 0.5, RUN)
    assert made.runner.vx == pytest.approx(9.0)
    assert made.runner.tuning.sprint_speed == 7.5
    usual = world(ground=MEADOW)
    play(usual, 0.5, RUN)
    assert usual.runner.vx == pytest.approx(5.5), "and no other level feels it"


@pytest.mark.parametrize("tuning", [{"runner.run_speed": 900.0}, {"runner.run_sped": 5.0}, {"runner": 5.0}])
def test_one_out_of_its_range_or_unknown_is_refused(tuning: dict[str, float]) -> None:
    with pytest.raises(LevelProblems):
        level(tuning=tuning)


def test_no_blow_can_be_tuned_to_come_without_half_a_second_of_tell() -> None:
    tells = {key: field for key, field in registry.TUNING["hunter"].items() if key.endswith("_windup")}
    assert len(tells) == 4
    for field in tells.values():
        assert field.low >= 0.5 and field.default >= 0.5


# every constant at the ends of its range

Tuning = dict[str, float]


def in_the_lake(tuning: Tuning) -> World:
    """Everybody in a pool, and all three techniques."""
    things = [
        {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False},
        {"id": "log", "kind": "log", "at": [30, 0.05]},
        {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]},
        {"id": "diver", "kind": "hunter", "type": "diver", "at": [-9, 0.75]},
    ]
    made = world(things=things, tuning=tuning)
    made.runner.place(28.0, 0.5)
    made.hunters[0].place(26.0, 0.5)
    made.hunters[1].place(50.0, 0.5)
    for tick in range(110):
        if tick == 40:
            made.cast_technique("barrier", made.sealmaster)
            made.cast_technique("spiderweb", made.sealmaster)
            made.cast_technique("wave", made.sealmaster)
        made.step({"runner": RUN})
    return made


def in_the_wood(tuning: Tuning) -> World:
    """Unseen hunters; he walks, listens until it is time to bolt, and bolts."""
    ready = {"id": "ready", "when": [{"test": "elapsed", "seconds": 1.0}], "do": [{"act": "ready_bolt", "metres": 60}]}
    made = World(wood([TRACKER, THROWER, DIVER], tuning=tuning, triggers=[ready, WIN]))
    for tick in range(240):
        made.step({"runner": LISTEN if 60 <= tick < 200 else WALK})
    return made


def on_the_hill(tuning: Tuning) -> World:
    """Hunters of the wood on his heels: a kick at a pile, a sprint over a bridge and down a slope with a leap and a slide."""
    kinds = {"tracker": -2.0, "thrower": -9.0, "diver": -12.0}
    hunters = [{"id": kind, "kind": "hunter", "type": kind, "chase": "wood", "at": [x, 0.2 * (x + 30)]} for kind, x in kinds.items()]
    pile = {"id": "pile", "kind": "log_pile", "at": [0, 6], "logs": 3}
    bridge = {"id": "bridge", "kind": "rope_bridge", "at": [7.6, 6], "to": [24.4, 6], "sag": 0.7}
    hill = level(ground=HILL, lakes=[], things=[pile, bridge, *hunters], start=(0, 6), tuning=tuning)
    made = World(hill.model_copy(update={"momentum": True}))
    for tick in range(240):
        slides = tick < 10 or 170 <= tick < 200
        made.step({"runner": SPRINT._replace(crouch=slides, leap=100 < tick < 140, leap_pressed=tick == 100)})
    return made


WIN = {"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}
HILL = [[-60, 0], [-30, 0], [0, 6], [8, 6], [9, 0], [23, 0], [24, 6], [40, 6], [60, 2], [80, 2]]
SCENES = {scene.__name__: scene for scene in (in_the_lake, in_the_wood, on_the_hill)}


def read_in(scene: Callable[[Tuning], World], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The constants that anybody looks up in a scene; what none does, can change nothing in it."""
    rooms, found = {id(room): name for name, room in registry.TUNING.items()}, set()

    def read(self: registry.Constants, name: str) -> object:
        if name in type(self).constants:
            found.add(f"{rooms[id(type(self).constants)]}.{name}")
        return object.__getattribute__(self, name)

    monkeypatch.setattr(registry.Constants, "__getattribute__", read, raising=False)
    scene({})
    return sorted(found)


@cache
def first_read() -> dict[str, list[str]]:
    """Each constant by the first scene in which anybody reads it."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        read = {name: read_in(scene, monkeypatch) for name, scene in SCENES.items()}
    before: set[str] = set()
    for name, found in read.items():
        read[name] = [constant for constant in found if constant not in before]
        before.update(found)
    return read


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("name", ["in_the_lake", "in_the_wood", pytest.param("on_the_hill", marks=pytest.mark.nightly)])
def test_with_every_constant_at_the_end_of_its_range_the_game_still_runs(name: str, end: str) -> None:
    """Not fun, but nothing non-finite: each constant alone at its lowest or highest, in a scene with everybody in it."""
    fields, read = dict(EVERY), first_read()[name]
    assert len(read) > 20
    for constant in read:
        made = SCENES[name]({constant: getattr(fields[constant], end)})
        assert made.runner.x == made.runner.x, constant
        assert all(abs(each.x) < 1e4 and abs(each.y) < 1e4 for each in (*made.people, *made.logs)), constant
        for lake in made.lakes:
            assert float(lake.depth.min()) >= 0.0 and lake.depth.max() < 50.0, constant
