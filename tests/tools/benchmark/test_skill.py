"""Reading the water is worth it on every swell that is shipped: the issue's table, measured on the real rules."""

import pytest

from game.cli.parser import parser
from game.tools.benchmark import skill

SWELLS = skill.shipped(skill.shipped_levels())
BY_LENGTH = sorted(SWELLS, key=lambda swell: swell[1])
BY_DAY = (BY_LENGTH[0], BY_LENGTH[-1])
"""The shortest and the longest; what lies between waits for the night."""


def test_the_crossing_has_short_waves_and_long_ones() -> None:
    lengths = {length for _, length in SWELLS}
    assert min(lengths) <= 10 and max(lengths) >= 13 and len(SWELLS) >= 4


@pytest.mark.parametrize(
    ("height", "length"), [pytest.param(*swell, marks=() if swell in BY_DAY else pytest.mark.nightly) for swell in SWELLS]
)
def test_the_worst_leap_costs_four_of_the_best_and_running_two_and_a_half(height: float, length: float) -> None:
    found = skill.measure(height, length, 70.0, (0.0, 0.4, 0.5, 0.9))
    assert found.spread >= 4.0 and found.reading >= 2.5, found
    assert min(found.leaps) in found.leaps[1:3], "and the best is from the trough"


def test_the_table_says_what_its_columns_are() -> None:
    one = skill.Skill(0.34, 10.0, 1.4, 1.2, (2.1, 1.0, 0.9, 0.4, 0.32, 0.5, 1.6, 2.0))
    shown = skill.lines([one])
    assert "0.34 by   10 m" in shown[1] and "6.6" in shown[1] and "trough" in shown[-1]
    assert parser().parse_args(["bench", "--skill"]).skill
