"""Feats: clever things are told apart and paid once, boughs in a row ring, cairns spare the legs; where no momentum is, nobody watches."""

from typing import Any

from game.level.model import SolidSpec
from game.sim import events
from game.sim.world import World
from tests.sim.lakes import MEADOW, RUN, SPRINT, level, of, play

BOUGHS = [(10.0 * n, 10.0 * n + 9.0) for n in range(1, 8)]


def wood(things: Any = (), boughs: Any = (), momentum: bool = True) -> World:
    made = level(ground=list(MEADOW), things=things, start=(MEADOW[0][0] + 1, MEADOW[0][1] + 0.2), chakra=50)
    solids = tuple(
        SolidSpec(id=f"bough-{n}", outline=((left, 2.7), (right, 2.7), (right, 3.0), (left, 3.0)), material="bough")
        for n, (left, right) in enumerate(boughs)
    )
    return World(made.model_copy(update={"momentum": momentum, "solids": solids}))


def on_boughs() -> World:
    made = wood(boughs=BOUGHS)
    made.runner.place(12.0, 3.2)
    play(made, 0.2)
    made.runner.vx = 9.0
    return made


def along(made: World, until: float) -> list[events.Event]:
    """Runs, and leaps at every bough's end."""
    seen: list[events.Event] = []
    held = 0
    while made.runner.x < until and made.seconds < 30.0:
        pressed = made.runner.on == "rock" and made.runner.x % 10.0 > 8.2 and not held
        held = 20 if pressed else max(0, held - 1)
        seen += made.step({"runner": SPRINT._replace(leap=held > 0, leap_pressed=pressed)})
    return seen


def test_boughs_in_a_row_are_counted_paid_and_ring() -> None:
    made = on_boughs()
    seen = along(made, 62.0)
    assert [event.row for event in of(events.BoughTaken, seen)][:4] == [2, 3, 4, 5]
    assert made.feats is not None and made.feats.longest_row >= 5
    assert any(rings >= 0.0 for _, _, rings in made.feats.snapshot().bells)


def test_on_boughs_driven_legs_do_not_burn() -> None:
    made = on_boughs()
    along(made, 62.0)
    assert made.runner.vx > 9.0 and made.runner.burn < 0.05


def test_soil_ends_the_row_and_its_bells_are_dull_again() -> None:
    made = on_boughs()
    along(made, 40.0)
    made.runner.place(45.0, 1.0)
    play(made, 1.5, RUN)
    assert made.feats is not None and made.feats.row == 0
    assert all(rings < 0.0 for _, _, rings in made.feats.snapshot().bells)


def test_a_bough_bars_nobody_on_the_ground() -> None:
    made = wood(boughs=[(10.0, 18.0)])
    made.runner.place(6.0, 1.6)
    play(made, 3.0, RUN)
    assert made.runner.x > 18.0 and made.runner.on == "ground"


def test_who_comes_by_a_cairn_has_cooler_legs_and_a_little_chakra_once() -> None:
    made = wood(things=[{"id": "cairn", "kind": "cairn", "at": [5, MEADOW[0][1]]}])
    made.runner.place(2.0, MEADOW[0][1] + 0.2)
    made.runner.momentum.burn = 0.5  # type: ignore[union-attr]
    chakra = made.runner.chakra
    seen = [event for _ in range(120) for event in made.step({"runner": RUN})]
    assert len(of(events.CairnPassed, seen)) == 1
    assert made.runner.chakra > chakra + 2.0 and made.runner.burn < 0.4


def test_a_thrower_in_the_stream_is_a_feat_and_paid_once() -> None:
    made = wood()
    chakra = made.runner.chakra
    for _ in range(2):
        made.step({})
        made.events.append(events.HunterTripped(0.0, 0.0, "thrower", "stream"))
        assert made.feats is not None
        made.feats.run_story(made)
    assert made.feats.done == ["stream"] and made.runner.chakra >= chakra + 5.0 - 0.1


def test_where_no_momentum_is_nobody_watches() -> None:
    assert wood(momentum=False).feats is None
