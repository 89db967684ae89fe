"""The end: what a player has lost or won is lost or won in that tick; only the picture lives on."""

import numpy as np
import pytest

from game.sim import events
from game.sim.environment import EVENTS_AFTER_END
from game.sim.intent import Intent
from game.sim.objects.projectile import Projectile, throw
from game.sim.world import World
from tests.sim.lakes import MEADOW, RUN, afloat, of, play, pool, until, world
from tests.sim.story.meadow import MASTER, meadow, trigger

EVERYTHING = Intent(100, True, True, True, False, True, True, True, True)


def lost(made: World) -> World:
    """The same world, lost in this tick."""
    made.finish(False, "lost.caught")
    return made


def test_nothing_is_told_after_the_end_but_what_bodies_do_to_the_water() -> None:
    made = lost(afloat(30.0, chakra=60, pills=2))
    made.runner.place(30.0, 3.0)
    happened = play(made, 4.0, EVERYTHING)
    assert happened and all(isinstance(event, EVENTS_AFTER_END) for event in happened)


def test_chakra_pain_and_pills_stay_as_they_were() -> None:
    made = afloat(30.0, chakra=60, pain=0.5, pills=2)
    play(made, 1.0, RUN)
    lost(made)
    before = (made.runner.chakra, made.runner.pain, made.runner.pills)
    throw(made, Projectile("thrower", made.runner.x - 2.0, made.runner.y + 1.0, 15.0, 1.0, 0.2))
    play(made, 3.0, EVERYTHING)
    assert (made.runner.chakra, made.runner.pills) == (before[0], before[2])
    assert made.runner.pain <= before[1]


def test_nobody_obeys_any_more_and_the_water_lives_on() -> None:
    made = afloat(30.0, chakra=60, lakes=[pool(swell=[{"height": 0.3, "length": 8, "direction": -1}])])
    play(made, 1.0, RUN)
    lost(made)
    before = made.lakes[0].depth.copy()
    play(made, 2.0, RUN)
    x = made.runner.x
    play(made, 2.0, RUN)
    assert abs(made.runner.x - x) < 0.5, "he does not run on"
    assert float(np.abs(made.lakes[0].depth - before).max()) > 0.02, "the swell does"


def test_the_line_being_said_ends_with_the_run_and_no_trigger_fires_after_it() -> None:
    say = {"act": "say", "speaker": "runner", "line": "crossing.door", "seconds": 9}
    made = meadow(
        trigger([], [say], "talks"),
        trigger([{"test": "place", "left": 3}], [{"act": "lose", "reason": "lost.time"}, say], "ends"),
        trigger([{"test": "place", "left": 3}], [say], "same-tick"),
        trigger([{"test": "elapsed", "seconds": 3}], [say], "later"),
    )
    play(made, 0.3)
    assert made.line is not None
    happened = until(made, lambda w: w.over, 2.0, RUN) + play(made, 4.0, RUN)
    assert made.line is None and not of(events.LineSpoken, happened)
    assert set(made.story.fired) == {"talks", "ends"}


def test_hunters_and_the_sealmaster_lay_down_their_work() -> None:
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-3, 0]}
    made = world(ground=MEADOW, start=(0, 0), things=[MASTER, hunter])
    assert made.sealmaster
    made.sealmaster.order_sign("barrier")
    play(made, 0.2)
    lost(made)
    happened = play(made, 5.0)
    assert made.barrier is None and made.sealmaster.technique == ""
    assert not of(events.HunterAimed, happened) and made.runner.caught_by is None


@pytest.mark.parametrize("kind", ["tracker", "thrower", "diver"])
def test_no_blow_falls_on_the_ball_after_the_end(kind: str) -> None:
    made = afloat(30.0, chakra=60, things=[{"id": "h", "kind": "hunter", "type": kind, "at": [28, 0]}])
    made.cast_technique("barrier", None)  # type: ignore[arg-type]
    assert made.barrier
    lost(made)
    play(made, 8.0)
    assert made.barrier.cracks == 0.0
