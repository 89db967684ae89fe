"""The sealmaster: he carries out his orders one by one, far too calmly, and every sign takes its time."""

import pytest

from game.core.ticks import ticks
from game.sim import events
from game.sim.world import World
from tests.sim.lakes import MEADOW, afloat, of, play, pool, until, world

SIGNS = {"barrier": 0.6, "spiderweb": 0.9, "wave": 1.2, "release": 0.6, "dispel": 0.5}


def beside(inside: bool = False, **parts: object) -> World:
    """The sealmaster on the right shore, the runner afloat."""
    return afloat(40.0, things=[{"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": inside}], **parts)


@pytest.mark.parametrize(("technique", "seconds"), SIGNS.items())
def test_a_sign_takes_its_time_and_is_seen_and_then_works(technique: str, seconds: float) -> None:
    made = beside()
    if technique == "dispel":
        made.cast_technique("barrier", made.sealmaster)
    if technique == "release":
        made.cast_technique("spiderweb", made.sealmaster)
    made.sealmaster.order_sign(technique)
    progress, happened = [], []
    for _ in range(ticks(seconds) - 1):
        happened += made.step({})
        progress.append(made.sealmaster.sign)
        assert made.sealmaster.stance == "sign" and made.sealmaster.technique == technique
    assert progress == sorted(progress) and progress[0] > 0.0
    assert [event.done for event in of(events.SignMade, happened)] == [False]
    works = {
        "barrier": events.BarrierRaised,
        "spiderweb": events.SpiderwebWoken,
        "wave": events.WaveRaised,
        "release": events.SpiderwebReleased,
        "dispel": events.BarrierDispelled,
    }[technique]
    assert not of(works, happened)
    happened = made.step({})
    assert of(works, happened) and [event.done for event in of(events.SignMade, happened)] == [True]
    assert made.sealmaster.technique == "" and made.sealmaster.sign == 0.0


def test_orders_are_done_in_their_order() -> None:
    made = beside()
    made.sealmaster.order_walk(86.0)
    made.sealmaster.order_sign("barrier")
    made.sealmaster.order_sign("spiderweb")
    happened = play(made, 6.0)
    kinds = [type(event) for event in happened if isinstance(event, events.BarrierRaised | events.SpiderwebWoken)]
    assert kinds == [events.BarrierRaised, events.SpiderwebWoken]
    assert made.sealmaster.x == pytest.approx(86.0, abs=0.2)


def test_he_walks_far_too_calmly_and_arrives() -> None:
    made = world(ground=MEADOW, things=[{"id": "master", "kind": "sealmaster", "at": [20, 0], "inside": False}])
    made.sealmaster.order_walk(10.0)
    play(made, 2.0)
    assert made.sealmaster.vx == pytest.approx(-1.7) and made.sealmaster.stance == "walk" and made.sealmaster.facing == -1
    until(made, lambda w: abs(w.sealmaster.x - 10.0) < 0.15 and w.sealmaster.vx == 0.0, 8.0)


def test_inside_his_hut_he_waits_with_everything() -> None:
    made = beside(inside=True)
    made.sealmaster.order_sign("barrier")
    assert not of(events.SignMade, play(made, 2.0))
    assert made.sealmaster.stance == "inside" and made.sealmaster.hidden
    made.appear("master")
    assert of(events.BarrierRaised, play(made, 2.0))


def test_he_looks_the_way_of_whom_he_saves() -> None:
    made = beside()
    made.sealmaster.place(20.0, 0.5)
    made.sealmaster.order_sign("barrier")
    play(made, 0.3)
    assert made.sealmaster.facing == 1


def test_what_he_does_shows() -> None:
    made = beside(lakes=[pool()])
    made.cast_technique("barrier", made.sealmaster)
    made.cast_technique("spiderweb", made.sealmaster)
    play(made, 0.5)
    assert made.sealmaster.stance == "hold"
    made.cast_technique("wave", made.sealmaster)
    play(made, 0.5)
    assert made.sealmaster.stance == "wave"


def test_his_watch_counts_the_last_breath_below() -> None:
    hunters = [{"id": f"h{n}", "kind": "hunter", "type": "tracker", "at": [-9, 0.75], "start_delay": 60} for n in range(2)]
    made = world(things=[{"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}, *hunters])
    made.cast_technique("spiderweb", made.sealmaster)
    assert made.sealmaster.seconds_until_drowned(made) is None
    play(made, 4.0)
    made.hunters[0].place(40.0, 0.2)
    play(made, 3.0)
    made.hunters[1].place(45.0, 0.2)
    play(made, 3.0)
    clock = made.sealmaster.seconds_until_drowned(made)
    assert clock is not None and 9.0 < clock < 12.0, "the later one's"
    play(made, 1.0)
    assert clock - made.sealmaster.seconds_until_drowned(made) == pytest.approx(1.0, abs=0.05)


def test_signs_that_have_no_sense_do_no_harm() -> None:
    made = world(ground=MEADOW, things=[{"id": "master", "kind": "sealmaster", "at": [20, 0], "inside": False}])
    for technique in (*SIGNS, *reversed(SIGNS)):
        made.sealmaster.order_sign(technique)
    happened = play(made, 9.0)
    assert len(of(events.SignMade, happened)) == 20
    assert made.runner.on in ("ground", "barrier") and made.outcome is None
