"""The constants: every one has a unit, a range that its default is in, and a level can set it anew."""

import pytest

from game.level import registry
from game.level.errors.problem import LevelProblems
from tests.sim.lakes import MEADOW, RUN, level, play, world

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


@pytest.mark.parametrize("end", ["low", "high"])
def test_with_every_constant_at_the_end_of_its_range_the_game_still_runs(end: str) -> None:
    """Not fun, but nothing non-finite: each constant alone at its lowest or highest, in a lake with everybody in it."""
    things = [
        {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False},
        {"id": "log", "kind": "log", "at": [30, 0.05]},
        {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]},
        {"id": "diver", "kind": "hunter", "type": "diver", "at": [-9, 0.75]},
    ]
    for name, field in EVERY:
        made = world(things=things, tuning={name: getattr(field, end)})
        made.runner.place(28.0, 0.5)
        made.hunters[0].place(26.0, 0.5)
        made.hunters[1].place(50.0, 0.5)
        for tick in range(110):
            if tick == 40:
                made.cast_technique("barrier", made.sealmaster)
                made.cast_technique("spiderweb", made.sealmaster)
                made.cast_technique("wave", made.sealmaster)
            made.step({"runner": RUN})
        assert made.runner.x == made.runner.x and len(made.hunters) == 2, name
        assert all(abs(each.x) < 1e4 and abs(each.y) < 1e4 for each in (*made.people, *made.logs)), name
        assert float(made.lakes[0].depth.min()) >= 0.0 and made.lakes[0].depth.max() < 50.0, name
