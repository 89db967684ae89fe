"""Five thousand broken levels: none crashes, hangs, escapes as an error, or is refused with anything but clean lines."""

from tests.level.fuzz_levels import fuzz, mutants


def test_five_thousand_broken_levels() -> None:
    counts, hurt = fuzz(5000, seed=1, ticks=6)
    assert [reason for reason, _ in hurt] == []
    assert counts["levels"] == 5000
    assert counts["played"] > 500


def test_the_same_seed_breaks_the_same_levels() -> None:
    assert list(mutants(50, 7)) == list(mutants(50, 7))
    assert list(mutants(50, 7)) != list(mutants(50, 8))
