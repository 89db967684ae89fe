"""What bots see: what a screen shows, and no sooner than people do."""

from typing import Any, cast

import pytest

from game.bots.lake.steady import Steady
from game.bots.perception import LATE_TICKS, SCREEN_LEFT_M, SCREEN_RIGHT_M, Eyes, Observation, sight
from game.sim.intent import IDLE
from game.sim.objects.projectile import Projectile, throw
from game.sim.world import World
from tests.sim.lakes import RUN, SWELL, afloat, play, pool, world


def test_a_sight_is_at_least_a_fifth_of_a_second_old() -> None:
    assert LATE_TICKS / 120 >= 0.2
    for every in (1, 2, 3, 5, 7):
        made, eyes, seen = world(), Eyes(every), []
        for tick in range(200):
            if tick == 100:
                made.runner.place(5.0, 3.0)
            shown = eyes.look(made)
            seen.append(shown is not None and shown.x > 0.0)
            made.step({})
        first = seen.index(True)
        assert 24 <= first - 100 <= 24 + 2 * every, every


def test_before_the_first_sight_there_is_none() -> None:
    made, eyes = world(), Eyes()
    shown = []
    for _ in range(30):
        shown.append(eyes.look(made))
        made.step({})
    assert all(each is None for each in shown[:24]) and shown[-1] is not None


def test_a_sight_shows_nothing_that_is_off_the_screen() -> None:
    """Logs, rocks, blades and waves beyond the picture's edges change nothing in it."""

    def seen(far: bool) -> Observation:
        things: list[dict[str, Any]] = []
        if far:
            things = [
                {"id": "log", "kind": "log", "at": [62, 0.05]},
                {"id": "rock", "kind": "rock", "at": [12, -3.0], "width": 2, "height": 4},
            ]
        made = afloat(35.0, things=things)
        if far:
            throw(made, Projectile("somebody", 35.0 + SCREEN_RIGHT_M + 3.0, 2.0, -5.0, 3.0, 0.1))
            throw(made, Projectile("somebody", 35.0 + SCREEN_LEFT_M - 3.0, 2.0, 5.0, 3.0, 0.1))
            made.lakes[0].dent(62.0, 0.5, 0.3)
        return sight(made)

    near, far = seen(False), seen(True)
    assert far == near


def test_a_sight_shows_what_is_on_the_screen() -> None:
    log = {"id": "log", "kind": "log", "at": [40, 0.05]}
    tracker = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]}
    made = afloat(35.0, things=[log, tracker], lakes=[pool(swell=[SWELL])])
    made.hunters[0].place(30.0, 0.3)
    throw(made, Projectile("tracker", 30.0, 1.0, 10.0, 3.0, 0.1))
    shown = sight(made)
    assert [(rest.left, rest.right) for rest in shown.rests] == [(pytest.approx(38.0, abs=0.3), pytest.approx(42.0, abs=0.3))]
    assert shown.nearest_hunter == pytest.approx(5.0, abs=0.2) and shown.nearest_blade == pytest.approx(5.0, abs=0.2)
    for x in (27.0, 35.3, 44.0):
        assert shown.height(x) == pytest.approx(made.lakes[0].sample(x).surface, abs=0.05)


def test_chakra_is_read_off_a_brush_stroke_to_a_twentieth() -> None:
    made = afloat(35.0)
    for amount in (0.0, 1.0, 37.4, 99.0):
        made.runner.energy.amount = amount
        assert sight(made).chakra % 5.0 == 0.0 and abs(sight(made).chakra - amount) <= 2.5


def test_steady_looks_through_its_eyes_alone() -> None:
    """Handed pictures and no world at all, it plays on."""

    class Shown:
        def __init__(self, shown: Observation | None) -> None:
            self.shown = shown

        def look(self, made: World) -> Observation | None:
            return self.shown

    made = afloat(35.0, lakes=[pool(swell=[SWELL])])
    play(made, 0.5, RUN)
    nothing = cast(World, None)
    assert Steady(cast(Eyes, Shown(None))).act(nothing) == IDLE
    assert Steady(cast(Eyes, Shown(sight(made)))).act(nothing).move == 100


def test_looking_costs_the_world_nothing() -> None:
    one, other, eyes = afloat(35.0), afloat(35.0), Eyes()
    for _ in range(120):
        eyes.look(one)
        one.step({"runner": RUN})
        other.step({"runner": RUN})
    assert one.state_hash() == other.state_hash()
