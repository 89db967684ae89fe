"""The bolt: who stands still longer has more chakra and less of a lead; who overdoes it is pounced on; who walks off has bolted, too."""

from game.core.ticks import ticks
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.senses.bolt import Bolt
from game.sim.world import World
from tests.sim.lakes import of, world

HOLD, RUN = Intent(crouch=True), Intent(move=100)
MEADOW = [[-80, 0], [160, 0]]
TRACKER = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-20, 0], "hidden": True}
READY = {"id": "ready", "when": [], "do": [{"act": "ready_bolt", "metres": 60}]}


def ready() -> World:
    made = world(ground=MEADOW, lakes=[], things=[TRACKER], triggers=[READY], start=(0, 0), chakra=40, pain=0.3)
    play(made, 0.3)
    assert isinstance(made.bolt, Bolt)
    return made


def play(made: World, seconds: float, intent: Intent = IDLE) -> list[events.Event]:
    happened: list[events.Event] = []
    for _ in range(ticks(seconds)):
        happened += made.step({"runner": intent})
    return happened


def gathered(seconds: float) -> tuple[float, float]:
    """Chakra as he bolts after so long, and metres to the nearest of them."""
    made = ready()
    (bolted,) = of(events.Bolted, play(made, seconds, HOLD) + play(made, 0.1, RUN))
    return bolted.chakra, bolted.lead


def test_the_longer_he_dares_the_more_chakra_and_the_smaller_the_lead() -> None:
    tries = [gathered(seconds) for seconds in (0.5, 2.0, 4.0)]
    assert [chakra for chakra, _ in tries] == sorted(chakra for chakra, _ in tries) and tries[2][0] > tries[0][0] + 10
    assert [gap for _, gap in tries] == sorted((gap for _, gap in tries), reverse=True) and tries[0][1] > tries[2][1] + 3


def test_the_birds_go_before_it_is_too_late_and_who_stays_is_pounced_on() -> None:
    made, seconds = ready(), 0.0
    happened: list[tuple[float, events.Event]] = []
    while not any(isinstance(event, events.Bolted) for _, event in happened):
        happened += [(seconds, event) for event in play(made, 0.1, HOLD)]
        seconds += 0.1
        assert seconds < 30.0
    fled = next(at for at, event in happened if isinstance(event, events.BirdsFled))
    assert 0.5 <= seconds - fled <= 1.2, "half a second and more to let go"
    play(made, 9.0, HOLD)
    assert made.outcome is not None and not made.outcome.won


def test_full_legs_are_told_once_and_are_what_the_picture_shows_as_full() -> None:
    made = ready()
    made.runner.gain(20.0)
    assert isinstance(made.bolt, Bolt)
    made.bolt.first_chakra = made.runner.chakra
    happened = play(made, 4.0, HOLD)
    assert not of(events.LegsFilled, happened) and made.bolt.snapshot().gathered < 1.0
    happened = play(made, 1.2, HOLD)
    assert len(of(events.LegsFilled, happened)) == 1 and made.bolt.snapshot().gathered == 1.0


def test_who_walks_off_has_bolted_without_a_kick() -> None:
    made = ready()
    assert of(events.Bolted, play(made, 1.5, RUN)) and made.runner.chakra < 45


def test_sixty_metres_farther_the_lead_is_told() -> None:
    made = ready()
    play(made, 3.0, HOLD)
    (held,) = of(events.LeadHeld, play(made, 14.0, Intent(move=100, sprint=True)))
    assert 0.5 < held.lead < 6.0
