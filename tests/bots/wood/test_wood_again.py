"""Who begins the wood again at its last checkpoint: blind hands lose it there as they do from the start, and one who looks wins."""

from functools import partial

import pytest

from tests.bots.blind_retry import winning_seeds

AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
AWAY, CEDARS = ("01-out-of-step", "map-read", "listener"), ("02-two-miles", "under-cedars", "steady")
"""Chapter, checkpoint, and who comes there."""
SEEDS = range(6)
LONGEST_S = 60.0
"""Seconds after the checkpoint after which nothing more is expected of a run."""


def won(place: tuple[str, str, str], name: str, seeds: range, often: bool = False) -> list[int]:
    """Those seeds with which the player wins from the checkpoint."""
    return winning_seeds(*place, name, seeds, LONGEST_S, often)


@pytest.mark.parametrize(
    ("place", "name", "seed"),
    [(AWAY, "right", 0), (AWAY, "right and sprint", 1), (CEDARS, "masher", 1), (CEDARS, "right and sprint", 0)],
)
def test_what_is_held_or_beaten_does_not_win_from_the_last_checkpoint(place: tuple[str, str, str], name: str, seed: int) -> None:
    """With these seeds each had once got away."""
    assert won(place, name, range(seed, seed + 1)) == []


BEATING = ["masher", "hops", "beat-0.35", "beat-0.5", "beat-0.8"]


@pytest.mark.nightly
@pytest.mark.parametrize("often", [False, True])
@pytest.mark.parametrize("name", [*BEATING, "runs", "idle", "right", "left", "right and sprint"])
@pytest.mark.parametrize("place", [AWAY, CEDARS])
def test_no_blind_hand_wins_from_the_last_checkpoint(place: tuple[str, str, str], name: str, often: bool) -> None:
    assert won(place, name, SEEDS, often) == []


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(range(1, 4))])
@pytest.mark.parametrize("place", [AWAY, CEDARS])
def test_who_looks_wins_from_there(place: tuple[str, str, str], seeds: range) -> None:
    assert won(place, place[2], seeds) == list(seeds)
