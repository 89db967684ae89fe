"""Who plays the Crossing plays it: the story takes control for a few seconds at most, can be skipped, and says little while he runs."""

import json

import pytest

from game.bots.registry import make_bot
from game.core.paths import ASSETS, LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.session.level_file import level_file
from game.session.run import Run
from game.sim.intent import Intent

MOST_WITHOUT_CONTROL_S = 12.0
FEW_WORDS = 7
"""A line is read in a glance below this."""


@pytest.fixture(scope="module")
def held() -> Run:
    """A run up to where the story has his foot."""
    for seed in range(6):
        run, bot = Run(level_file("03-the-crossing"), seed), make_bot("steady", seed)
        while not run.final_outcome and not run.world.control_taken:
            run.step(bot(run.world))
        if not run.final_outcome:
            return run
    raise AssertionError("no bot came ashore")


def test_control_is_taken_for_twelve_seconds_at_most_and_held_enter_skips_it(held: Run) -> None:
    tick = held.world.tick
    held.step({"runner": Intent(confirm=True, confirm_pressed=True)})
    while not held.final_outcome and held.world.tick < tick + 10 * TICKS_PER_SECOND:
        held.step({"runner": Intent(confirm=True)})
    assert held.final_outcome and held.final_outcome["won"]
    skipped = held.world.tick - tick
    patient = Run(held.source, held.seed)
    for intents in held.recorder.replay(held.world, None).intents():
        if patient.world.tick >= tick:
            break
        patient.step(intents)
    while not patient.final_outcome and patient.world.tick < tick + 60 * TICKS_PER_SECOND:
        patient.step({})
    assert patient.final_outcome and patient.final_outcome["won"]
    waited = patient.world.tick - tick
    assert waited <= MOST_WITHOUT_CONTROL_S * TICKS_PER_SECOND
    assert skipped < 2.5 * TICKS_PER_SECOND < waited
    assert held.final_outcome["seconds"] == patient.final_outcome["seconds"], "nobody gains by skipping"


def test_nobody_has_to_read_while_he_runs() -> None:
    """Up to the ball; only the first lesson is longer, for he is being walked out of the wood."""
    texts = json.loads((ASSETS / "text" / "en.json").read_text(encoding="utf-8"))
    triggers = json.loads((LEVELS / "03-the-crossing.json").read_text(encoding="utf-8"))["triggers"]
    running = triggers[: next(n for n, trigger in enumerate(triggers) if trigger["id"] == "in-the-ball")]
    lines = [step["line"] for trigger in running for step in trigger["do"] if step["act"] == "say" and step["line"] != "teach.run"]
    assert len(lines) > 6
    assert [texts[line] for line in lines if len(texts[line].split()) >= FEW_WORDS] == []
