"""A sound is baked anew when what makes it has changed, and not when only its reader's words have."""

import pytest

from game.bake.recipe_hash import bare, recipe_hash, without_folders

RECIPE = '''"""A drop."""

from game.bake.synthesis.bubbles import bubble

LOUD = 0.5  # of the class
"""As measured."""


def drop(chance):
    """One of them."""
    # later ones are smaller
    return LOUD * bubble(
        "a # b",
        0.002,
    )
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""A drop."""', '"""A drop of water,\n\nand what it is for."""'),
        ("# of the class", "# of its class, by measure"),
        ('"""As measured."""\n', ""),
        ("    # later ones are smaller\n", ""),
        ('    """One of them."""\n', ""),
        ('"a # b",\n        0.002,\n    )', '"a # b", 0.002,)'),
        ("\n", "\r\n"),
    ],
)
def test_words_for_the_reader_change_nothing(old: str, new: str) -> None:
    assert RECIPE.replace(old, new) != RECIPE and recipe_hash(RECIPE.replace(old, new)) == recipe_hash(RECIPE)


@pytest.mark.parametrize(("old", "new"), [("0.5", "0.6"), ("0.002", "0.003"), ('"a # b"', '"a # c"'), ("bubbles import", "grains import")])
def test_what_is_heard_changes_it(old: str, new: str) -> None:
    assert recipe_hash(RECIPE.replace(old, new)) != recipe_hash(RECIPE)
    assert recipe_hash(RECIPE, "| 0 1 |") != recipe_hash(RECIPE, "| 0 2 |")


def test_where_a_block_lies_changes_nothing() -> None:
    moved = "from game.bake.signal import lay\nfrom game.bake.synthesis.noise import noise\nnoise()\n"
    assert without_folders(moved) == "from game.bake.noise import noise\nfrom game.bake.signal import lay\nnoise()\n"


def test_texts_that_are_no_docstrings_stay() -> None:
    assert bare('x = (\n    # first\n    "one"  # and\n    "two"\n)\ncall("three")\n') == 'x=("one""two")call("three")'
