"""CONTRIBUTING's recipes, followed literally, all in one copy of the game: they work, and touch as many places as they say."""

import json
import re
from typing import NamedTuple

import pytest

from tests.game_copy import POND, ROOT, Copy
from tests.recipes import RECIPES

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NUMBERS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)}
RUN_CHECKS = """
import traceback
faults = {}
for recipe, check in CHECKS.items():
    try:
        exec(check)
    except Exception:
        faults[recipe] = traceback.format_exc()
print(json.dumps(faults))
"""


class Followed(NamedTuple):
    places: dict[str, int]
    faults: dict[str, str]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """All recipes followed in one copy, and all of it checked by one program."""
    copy, places, checks = Copy(tmp_path_factory.mktemp("copy")), {}, {}
    for name, follow in RECIPES.items():
        copy.places = set()
        checks[name] = follow(copy)
        places[name] = len(copy.places)
    printed = copy.run(f"{POND}\nCHECKS = {checks!r}\n{RUN_CHECKS}")
    return Followed(places, json.loads(printed.splitlines()[-1]))


def places_said(recipe: str) -> int:
    """How many places a recipe says it has."""
    found = re.search(rf"\*\*{recipe}\*\* \((\w+) places?", CONTRIBUTING)
    assert found, f"no recipe {recipe!r} that says how many places it has"
    return NUMBERS[found[1]]


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_works_and_has_the_places_that_it_says(followed: Followed, recipe: str) -> None:
    assert followed.faults.get(recipe, "") == ""
    assert followed.places[recipe] == places_said(recipe)
