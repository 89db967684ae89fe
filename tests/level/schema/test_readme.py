"""levels/README.md, followed literally: every step gives a sound lake, the broken one is told as promised, the last one is won by a bot."""

import json
import re
from functools import partial

import pytest

from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.errors.problem import LevelProblems
from game.level.loader import level_of, parse_level
from game.level.validate.validator import validate
from game.sim.intent import Intent
from game.sim.world import World

PAGE = (LEVELS / "README.md").read_text(encoding="utf-8")
FIRST, SWELL, BRIDGE, PEOPLE, CAPTURE, WORDS, SPOKEN, JETTY, WIND, STALKER, PLACES, ROUND = re.findall(
    r"```json\n(.*?)```", PAGE, re.DOTALL
)


def steps() -> list[str]:
    """The file after each step, as a reader would have it who pastes where the page says."""
    start = '    {"kind": "start", "id": "start", "at": [-14, 1.1]}\n'
    swell = FIRST.replace('    {"id": "lake", "left": -2, "right": 62}\n', SWELL)
    bridge = swell.replace(start, start.rstrip() + ",\n" + BRIDGE)
    people = bridge.replace(BRIDGE, BRIDGE.rstrip() + ",\n" + PEOPLE)
    across = next(line for line in people.splitlines(keepends=True) if '"id": "across"' in line)
    capture = people.replace(across, CAPTURE)
    words = capture.replace('  "ground"', WORDS + '  "ground"').replace('    {"id": "ball"', SPOKEN + '    {"id": "ball"')
    return [FIRST, swell, bridge, people, capture, words, words.replace('  "things"', JETTY + '  "things"')]


@pytest.mark.parametrize("step", range(7))
def test_every_step_is_a_sound_lake(step: int) -> None:
    text = steps()[step]
    assert validate(parse_level(text, "first.json"), text, "first.json", warnings=True) == []
    assert step == 0 or text != steps()[step - 1]


def test_the_broken_file_says_what_the_page_says() -> None:
    with pytest.raises(LevelProblems) as refused:
        level_of(FIRST.replace('"format": 2,', '"format": 2'), "first.json")
    assert f"\n```\n{refused.value}\n```\n" in PAGE


AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)


@pytest.mark.parametrize(
    ("step", "reason", "seed"),
    [(0, "won.reached", 0), (6, "won.set_down", 0), (6, "won.set_down", 1), *(AT_NIGHT(6, "won.set_down", seed) for seed in range(2, 8))],
)
def test_a_bot_wins_the_first_and_the_last_by_what_the_page_says(step: int, reason: str, seed: int) -> None:
    world, bot = World(level_of(steps()[step], "first.json"), seed), BOTS["steady"](seed)
    while world.outcome is None and world.seconds < 60:
        world.step({"runner": bot.act(world)})
    assert world.outcome is not None and world.outcome.reason == reason


def test_a_round_begun_as_the_page_says_is_sound() -> None:
    level = json.loads((LEVELS / "examples" / "couriers.json").read_text(encoding="utf-8"))
    next(thing for thing in level["things"] if thing["id"] == "courier-1")["hidden"] = True
    level["things"] += [
        {"kind": "checkpoint", "id": "dusk", "at": [88, 1.75]},
        {"kind": "hunter", "id": "tracker-2", "type": "tracker", "chase": "party", "at": [-24, 1.4], "hidden": True},
    ]
    level["triggers"].append(json.loads(ROUND))
    text = json.dumps(level)
    assert validate(parse_level(text, "rounds.json"), text, "rounds.json", warnings=True) == []


def test_a_wood_made_as_the_page_says_is_sound_and_somebody_is_heard_in_it() -> None:
    text = (LEVELS / "examples" / "gusts-and-rustles.json").read_text(encoding="utf-8")
    own = "".join(line for line in text.splitlines(keepends=True) if not re.search(r'"wind":|"stealth":|"id": "(tracker|signpost)"', line))
    made = own.replace('  "ground"', WIND + '  "ground"').replace('    {"kind": "start"', STALKER + '    {"kind": "start"')
    made = re.sub(r"\},\n  \]", "}\n  ]", made)
    made = made.replace('  "ground"', PLACES + '  "ground"')
    level = level_of(made, "wood.json")
    assert [place.look for place in level.places] == ["bamboo", "dell"]
    world = World(level)
    for _ in range(120 * 20):
        world.step({"runner": Intent(move=100)})
        if world.senses is not None and any(noise.who == "tracker" for noise in world.senses.noises.recent):
            return
    raise AssertionError("nobody was heard")
