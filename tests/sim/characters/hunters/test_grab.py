"""A grab: the first can be shaken off by throwing oneself about, at a price; the next cannot, and no key held down frees anybody."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import BACK, MEADOW, RUN, level, of, play, world

TRACKER = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-6, 0]}
OTHER = {"id": "other", "kind": "hunter", "type": "tracker", "at": [-9, 0]}


def seized(*others: dict[str, object], **parts: object) -> World:
    """The runner in a tracker's hands, on a meadow."""
    made = world(ground=MEADOW, start=(0, 0), things=[TRACKER, *others], **parts)
    while made.runner.caught_by is None:
        made.step({})
        assert made.seconds < 8.0
    return made


def struggle(made: World, seconds: float, every: float = 0.2) -> list[events.Event]:
    """To and fro, a change of direction every so many seconds."""
    return play(made, seconds, lambda w: RUN if int(w.seconds / every) % 2 else BACK)


def test_thrown_to_and_fro_he_is_free_within_the_second_and_away() -> None:
    made = seized()
    chakra = made.runner.chakra
    happened = struggle(made, 1.0)
    broken = of(events.GrabBroken, happened)
    assert [(event.who, event.by) for event in broken] == [("runner", "tracker")]
    assert made.runner.caught_by is None and made.outcome is None
    assert 6.0 < chakra - made.runner.chakra < 12.0
    play(made, 1.0, RUN)
    assert made.runner.x - made.hunters[0].x > 3.5, "and he has a start"


def test_leaps_tug_at_the_collar_too() -> None:
    made = seized()
    play(made, 1.0, lambda w: Intent(leap_pressed=w.tick % 30 == 0))
    assert made.runner.caught_by is None


@pytest.mark.parametrize("wish", [RUN, BACK, Intent(), Intent(move=100, sprint=True)])
def test_a_key_held_down_frees_nobody(wish: Intent) -> None:
    made = seized()
    play(made, 2.0, wish)
    assert made.outcome is not None and made.outcome.reason == "lost.caught"


def test_the_grip_slackens_with_every_tug_and_is_gone_once_nobody_holds_him() -> None:
    made = seized()
    grips = [made.runner.grip]
    for tick in range(120):
        made.step({"runner": RUN if tick // 24 % 2 else BACK})
        grips.append(made.runner.grip)
    assert grips[0] == 1.0 and grips[-1] == 0.0
    assert sorted(set(grips), reverse=True) == pytest.approx([1.0, 2 / 3, 1 / 3, 0.0])


def test_the_second_grab_is_the_last() -> None:
    made = seized()
    struggle(made, 1.0)
    while made.runner.caught_by is None:
        made.step({})
        assert made.seconds < 15.0
    assert not of(events.GrabBroken, struggle(made, 2.0))
    assert made.outcome is not None and made.outcome.reason == "lost.caught"


def test_none_of_the_others_has_him_at_once() -> None:
    made = seized(OTHER)
    struggle(made, 0.8)
    assert made.runner.caught_by is None
    play(made, 1.5, RUN)
    assert made.runner.caught_by is None and made.runner.x - made.hunters[1].x > 1.5


def test_the_first_time_he_is_told_how_and_the_second_time_not() -> None:
    def told(happened: list[events.Event]) -> int:
        return sum(event.line == "teach.shake" for event in of(events.LineSpoken, happened))

    made = world(ground=MEADOW, start=(0, 0), things=[TRACKER])
    first = []
    while made.runner.caught_by is None:
        first += made.step({})
    first += struggle(made, 1.0)
    later = play(made, 6.0)
    assert (told(first), told(later)) == (1, 0) and len(of(events.RunnerCaught, later)) == 1


def test_the_sealmasters_player_is_told_nothing_of_it() -> None:
    """His keys shake nobody off."""
    keeper = {"id": "sealmaster", "kind": "sealmaster", "at": [40, 0]}
    made = World(level(ground=MEADOW, start=(0, 0), things=[TRACKER, keeper]).model_copy(update={"role": "sealmaster"}))
    said = []
    while made.runner.caught_by is None:
        said += made.step({})
    assert not [event for event in of(events.LineSpoken, said + play(made, 0.5)) if event.line == "teach.shake"]


def test_held_the_two_stand_at_arms_length_and_not_in_one_another() -> None:
    made = seized()
    play(made, 0.35)
    assert 0.6 < abs(made.runner.x - made.hunters[0].x) < 1.0
    assert made.runner.stance == made.hunters[0].stance == "caught"


def test_the_others_make_room_for_the_two() -> None:
    made = seized(OTHER)
    made.hunters[1].x = made.runner.x + 0.3
    play(made, 1.0)
    assert made.runner.caught_by is not None
    assert min(abs(made.hunters[1].x - each.x) for each in (made.runner, made.hunters[0])) > 0.8


def test_where_a_level_lets_more_grabs_be_shaken_off_each_takes_more_tugs() -> None:
    made = seized(tuning={"grab.shakes": 2.0, "grab.firmer": 2.0})
    assert made.runner.tugs_needed == 3
    struggle(made, 1.0)
    assert made.runner.caught_by is None and made.runner.tugs_needed == 5
    struggle(made, 0.1)
    made.runner.grab.shaken = 2
    assert made.runner.tugs_needed == 0, "that one cannot be shaken off, and the picture says so"


def test_no_grab_takes_more_tugs_than_the_level_says_is_the_most() -> None:
    made = seized(tuning={"grab.shakes": 9.0, "grab.firmer": 3.0, "grab.most": 6.0})
    made.runner.grab.shaken = 7
    assert made.runner.tugs_needed == 6


def test_all_who_are_near_are_thrown_back_as_one_gets_loose_and_none_has_him_again_in_that_breath() -> None:
    def back_in_hands(throws: float) -> float:
        ahead = {**OTHER, "id": "ahead", "at": [20, 0]}
        made = seized(OTHER, ahead, tuning={"grab.shakes": 9.0, "grab.stun": 2.4, "grab.throws": throws})
        for hunter, x in zip(made.hunters[1:], (-1.5, 1.5), strict=True):
            hunter.place(made.runner.x + x, 0.0)
        struggle(made, 1.0)
        assert made.runner.caught_by is None
        free = made.seconds
        while made.runner.caught_by is None and made.seconds < free + 6.0:
            made.step({"runner": RUN})
        return made.seconds - free

    assert back_in_hands(6.0) > 2.4 > back_in_hands(0.0)


def test_the_last_that_can_be_shaken_off_is_told_as_the_last() -> None:
    made = seized(tuning={"grab.shakes": 2.0})
    assert not made.runner.tugs_last
    struggle(made, 1.0)
    assert not made.runner.tugs_last, "nobody has him"
    while made.runner.caught_by is None:
        made.step({})
    assert made.runner.tugs_last


def test_whoever_begins_again_has_been_in_nobodys_hands_yet() -> None:
    made = seized()
    struggle(made, 1.0)
    made.step({"runner": Intent(retried=True)})
    while made.runner.caught_by is None:
        made.step({})
        assert made.seconds < 20.0
    assert made.runner.tugs_needed == 3
    struggle(made, 1.0)
    assert made.runner.caught_by is None, "the first touch after a retry is not the end"


def test_the_side_of_the_next_tug_is_known_and_changes_with_each() -> None:
    made = seized()
    left, right = Intent(move=-100), Intent(move=100)
    made.runner.grab._side = 0
    assert made.runner.tug_wanted == 0, "to whichever he likes"
    for held, wanted, tugs in ((left, 1, 0), (left, 1, 0), (right, -1, 1), (left, 1, 2)):
        made.step({"runner": held})
        assert (made.runner.tug_wanted, made.runner.grab.tugs) == (wanted, tugs)
    made.step({"runner": right})
    assert made.runner.caught_by is None and made.runner.tug_wanted == 0


def test_each_time_it_is_dearer_where_a_level_says_so_and_it_hurts_and_is_noted() -> None:
    made = seized(tuning={"grab.shakes": 3, "grab.dearer": 5, "grab.wrench": 0.1})
    pain, chakra, happened, spent = made.runner.pain, made.runner.chakra, list[events.Event](), []
    for _ in range(2):
        while made.runner.caught_by is not None:
            happened += struggle(made, 0.05)
        spent.append(chakra - made.runner.chakra)
        made.runner.gain(spent[-1])
        while made.runner.caught_by is None and made.seconds < 30.0:
            made.step({})
    assert spent[1] - spent[0] == pytest.approx(5.0, abs=1.5)
    assert made.runner.pain > pain + 0.1 and [event.cause for event in of(events.RunnerHurt, happened)] == ["grab", "grab"]
    assert [event.tone for event in of(events.NotePinned, happened)] == ["loss", "loss"]


def test_where_no_level_says_so_it_costs_what_it_did_and_nothing_is_noted() -> None:
    made = seized()
    assert not of(events.NotePinned, struggle(made, 1.0))
