"""Who begins the ride again at its checkpoint: blind hands lose it there as they do from the start, and one who reads it wins."""

from functools import partial

import pytest

from tests.bots.blind_retry import winning_seeds

AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
SEEDS = range(12)
LONGEST_S = 180.0
"""Seconds after the checkpoint after which nothing more is expected of a run."""


def won(name: str, seeds: range) -> list[int]:
    """Those seeds with which the player wins from the wave on."""
    return winning_seeds("03-the-crossing", "ride", "steady", name, seeds, LONGEST_S)


@pytest.mark.parametrize(("name", "seed"), [("masher", 3), ("hops", 20), ("beat-0.8", 15), ("beat-1.2", 3)])
def test_beating_the_leap_key_winds_the_rider_and_loses_the_ball(name: str, seed: int) -> None:
    """With these seeds each had once come ashore, by a blow that cost nothing so soon after another."""
    assert won(name, range(seed, seed + 1)) == []


BEATING = ["masher", "hops", "beat-0.35", "beat-0.5", "beat-0.8", "beat-1.2", "beat-1.5"]


@pytest.mark.nightly
@pytest.mark.parametrize("name", [*BEATING, "runs", "idle", "right", "left", "right and leap"])
def test_no_blind_hand_wins_from_the_ride(name: str) -> None:
    assert won(name, SEEDS) == []


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(range(1, 4))])
def test_who_reads_it_wins_from_there(seeds: range) -> None:
    assert won("steady", seeds) == list(seeds)
