"""The slip of gusts: what the wind moved falls into its bump wherever it stood, and what somebody moved stands beside it."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.sim.senses.bolt import BoltPose
from game.sim.senses.gusts import FrontPose
from game.sim.senses.listening import ListeningPose, StalkerPose
from game.sim.senses.noises import NoisePose
from game.view.hud.phase_legend import PhaseLegend
from game.view.hud.phase_slip import BASE, CLEAR_TOP, HIGH, MIDDLE, NOW, PER_SECOND, TOP, WIDE, PhaseSlip
from game.view.hud.pursuit.pursuit_bar import PursuitBar
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION

FRONT = FrontPose(-8.0, -8.0, 1.0)
"""It passed the runner, who stands at 0, a second ago."""


@pytest.fixture(scope="module")
def slip() -> PhaseSlip:
    pygame.font.init()
    made = PhaseSlip(Assets(), 1.0)
    senses = SimpleNamespace(fronts=(FRONT,), noises=(), listening=None)
    made.draw(pygame.Surface((1280, 720)), SimpleNamespace(senses=senses), SimpleNamespace(x=0.0), 0.0)  # type: ignore[arg-type]
    return made  # unrolled, now that a gust has stood on it


def rustle(x: float, age: float, marked: str = "", heard: bool = True) -> NoisePose:
    return NoisePose(x, 1.0, age, "bush", 0.7, True, heard, marked, "bush", 1)


def shown(slip: PhaseSlip, *noises: NoisePose, fronts: tuple[FrontPose, ...] = (), chosen: int = 0) -> Any:
    surface = pygame.Surface((1280, 720))
    listening = ListeningPose(12.0, 0.0, True, chosen)
    now: Any = SimpleNamespace(senses=SimpleNamespace(fronts=fronts, noises=noises, listening=listening))
    slip.draw(surface, now, SimpleNamespace(x=0.0), 60.0)  # type: ignore[arg-type]
    return pygame.surfarray.array3d(surface).astype(int)


def marks(slip: PhaseSlip, *noises: NoisePose, fronts: tuple[FrontPose, ...] = ()) -> list[int]:
    """Columns of the slip, from its left end, over whose line there is anything that an empty one has not."""
    left, row = round(MIDDLE - WIDE / 2), round(TOP + BASE - 4)
    full, empty = shown(slip, *noises, fronts=fronts), shown(slip)
    differs = np.abs(full - empty).sum(axis=2)[left : left + round(WIDE), row] > 60
    return [int(column) for column in np.flatnonzero(differs)]


def middle(columns: list[int]) -> float:
    return (columns[0] + columns[-1]) / 2


def test_what_the_wind_moved_falls_into_its_bump_wherever_it_stood(slip: PhaseSlip) -> None:
    bump = marks(slip, fronts=(FRONT,))
    assert middle(bump) == pytest.approx(NOW - PER_SECOND, abs=3)
    for x in (-6.0, 0.0, 7.0):
        both = marks(slip, rustle(x, 1.0 + x / 8.0), fronts=(FRONT,))
        assert both == bump, "the front was there just then"


def test_what_somebody_moved_stands_beside_it(slip: PhaseSlip) -> None:
    bump = marks(slip, fronts=(FRONT,))
    both = marks(slip, rustle(4.0, 0.8), fronts=(FRONT,))
    assert len(both) > len(bump) + 3 and max(both) > max(bump) + 10


def test_only_what_was_heard_stands_on_it_and_a_right_mark_is_vermilion(slip: PhaseSlip) -> None:
    assert not marks(slip, rustle(0.0, 1.0, heard=False))
    left, top = round(MIDDLE - WIDE / 2), round(TOP)
    red = (np.abs(shown(slip, rustle(0.0, 1.0, "right"))[left:, top : top + round(HIGH)] - np.array(VERMILION)).sum(axis=2) < 30).sum()
    assert red > 20 and not (np.abs(shown(slip, rustle(0.0, 1.0))[left:, top:] - np.array(VERMILION)).sum(axis=2) < 30).any()


def test_what_is_long_past_or_far_ahead_is_not_on_the_slip(slip: PhaseSlip) -> None:
    assert not marks(slip, rustle(0.0, 9.0)) and not marks(slip, fronts=(FRONT._replace(x=60.0),))


def test_it_lies_there_while_he_is_stalked_and_no_longer_once_he_gathers_for_the_bolt() -> None:
    senses = SimpleNamespace(composure=object())
    plain: dict[str, Any] = {"senses": senses, "outcome": None, "things": ()}
    assert PhaseSlip.is_wanted(SimpleNamespace(**plain))  # type: ignore[arg-type]
    bolt = BoltPose("bolt", 0.0, 0.0, "ready", 0.0, (), False)
    for other in ({"things": (bolt,)}, {"outcome": object()}, {"senses": None}, {"senses": SimpleNamespace(composure=None)}):
        assert not PhaseSlip.is_wanted(SimpleNamespace(**plain | other))  # type: ignore[arg-type]


def bar(*stalkers: StalkerPose, seconds: float = 0.0) -> Any:
    surface = pygame.Surface((1280, 110))
    PursuitBar(Assets(), 1.0, True).draw(surface, SimpleNamespace(x=0.0), (), seconds, stalkers)  # type: ignore[arg-type]
    return pygame.surfarray.array3d(surface).astype(int)


def test_a_mask_comes_along_the_thread_as_somebody_creeps_near_and_is_pale_until_he_is_marked() -> None:
    def ink(picture: Any) -> Any:
        return np.abs(picture - bar(StalkerPose("none", "tracker", 0.0, -9.0, False))).sum(axis=(1, 2))

    far, near = (StalkerPose("a", "tracker", 0.0, crept, False) for crept in (0.1, 0.6))
    places = [float(np.average(np.arange(1280), weights=ink(bar(each)))) for each in (far, near)]
    assert places[1] > places[0] + 50
    assert ink(bar(far._replace(marked=True))).sum() > 1.4 * ink(bar(far)).sum()


def test_the_tip_stands_over_all_that_was_heard_where_the_brush_is(slip: PhaseSlip) -> None:
    """The bush bowed to the gust, and a moment later it rustled again: the mark tries both."""
    wind, late, elsewhere = (rustle(4.0, 2.0), rustle(4.0, 1.2)._replace(number=2), rustle(-6.0, 1.0)._replace(number=3))
    left, over = round(MIDDLE - WIDE / 2), round(TOP) - 8
    tips = []
    for chosen in (0, 1):
        row = shown(slip, wind, late, elsewhere, fronts=(FRONT,), chosen=chosen)[left : left + round(WIDE), over : over + 6]
        columns = np.flatnonzero((row.sum(axis=2) > 40).any(axis=1))
        tips.append(int((np.diff(columns) > 3).sum()) + 1 if len(columns) else 0)
    assert tips == [0, 2]


def test_what_is_being_said_leaves_room_for_the_tips(slip: PhaseSlip) -> None:
    picture = shown(slip, rustle(4.0, 1.2), fronts=(FRONT,), chosen=1)
    bare = shown(slip, rustle(4.0, 1.2), fronts=(FRONT,))
    rows = np.flatnonzero((picture - bare).any(axis=(0, 2)))
    assert CLEAR_TOP < rows.min() < TOP - 8.0


def test_the_slip_is_explained_once_beside_it() -> None:
    pygame.font.init()
    legend = PhaseLegend()
    beside = (slice(40, round(MIDDLE - WIDE / 2) - 4), slice(round(TOP), round(TOP + HIGH)))

    def told(now: PhaseSlip, seconds: float, *noises: NoisePose) -> bool:
        surface = pygame.Surface((1280, 720))
        listening = ListeningPose(12.0, 0.0, True, 0)
        pose: Any = SimpleNamespace(senses=SimpleNamespace(fronts=(FRONT,), noises=noises, listening=listening))
        now.draw(surface, pose, SimpleNamespace(x=0.0), seconds)  # type: ignore[arg-type]
        return bool(pygame.surfarray.array3d(surface)[beside].any())

    first = PhaseSlip(Assets(), 1.0, legend)
    assert not told(first, 0.0), "there is nothing on it yet"
    seen = [told(first, n * 0.1, rustle(0.0, 1.0)) for n in range(200)]
    assert seen[5] and 60 < sum(seen) < 110 and not seen[-1]
    assert not told(PhaseSlip(Assets(), 1.0, legend), 30.0, rustle(0.0, 1.0)), "nor once more after a retry"


def test_it_unrolls_with_the_first_gust_that_stands_on_it_and_then_stays() -> None:
    pygame.font.init()
    slip = PhaseSlip(Assets(), 1.0)

    def paper(seconds: float, *fronts: FrontPose) -> int:
        surface = pygame.Surface((1280, 720))
        senses: Any = SimpleNamespace(fronts=fronts, noises=(), listening=None)
        slip.draw(surface, SimpleNamespace(senses=senses), SimpleNamespace(x=0.0), seconds)  # type: ignore[arg-type]
        return int((pygame.surfarray.array3d(surface).min(axis=2) > 150).sum())

    assert paper(0.0) == paper(5.0) == 0, "an empty box says nothing"
    far = FRONT._replace(x=40.0)
    assert paper(6.0, far) == 0, "it would not stand on it yet"
    assert paper(7.0, FRONT) < paper(7.15, FRONT) < 0.9 * paper(7.5, FRONT)
    assert paper(30.0) > 0.95 * paper(7.5, FRONT), "in the next calm it lies there"
