"""What the HUD tells: a stroke that shortens, pain that rises, masks that come and sink, a goal that shows itself and withdraws."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.sim.events import LineSpoken
from game.view.assets import Assets
from game.view.card import Card
from game.view.hud import GOAL_FADE, GOAL_SHOWN, SLIP_PAUSE, Hud
from game.view.slip import BrushStroke, words, wrapped

SKY = (70, 110, 140)


@pytest.fixture(scope="module")
def assets() -> Assets:
    pygame.font.init()
    return Assets()


def world(**given: Any) -> Any:
    runner = SimpleNamespace(x=100.0, chakra=60.0, felt_pain=0.3, painkiller=0.5, pills=2)
    pursuers = [SimpleNamespace(kind=kind, x=x, stance="run", air=1.0, hidden=False) for kind, x in (("tracker", 92.0), ("diver", 70.0))]
    return SimpleNamespace(**{"runner": runner, "hunters": pursuers, "goal": "goal.cross", "line": None, **given})


def drawn(hud: Hud, lake: Any, seconds: float, k: float = 1.0) -> pygame.Surface:
    surface = pygame.Surface((round(1280 * k), round(720 * k)))
    surface.fill(SKY)
    hud.draw(surface, lake, seconds)
    return surface


def changed(a: pygame.Surface, b: pygame.Surface, box: tuple[int, int, int, int]) -> int:
    """How many pixels differ inside a box."""
    x, y, width, height = box
    pixels = [pygame.surfarray.array3d(surface)[x : x + width, y : y + height].astype(int) for surface in (a, b)]
    return int((np.abs(pixels[0] - pixels[1]).sum(axis=2) > 24).sum())


def ink(surface: pygame.Surface) -> float:
    return float(pygame.surfarray.array_alpha(surface).sum()) / 255.0


def test_the_stroke_shortens_as_chakra_is_spent() -> None:
    stroke = BrushStroke(200, 20)
    amounts = [ink(stroke.painted(share)) for share in (0.0, 0.1, 0.3, 0.6, 1.0)]
    assert amounts[0] == 0.0 and amounts == sorted(amounts) and amounts[-1] > 1000


def test_the_tail_of_the_stroke_is_dry() -> None:
    alpha = pygame.surfarray.array_alpha(BrushStroke(200, 20).painted(0.8))
    wet, tail = alpha[20:60].mean(), alpha[130:158].mean()
    assert tail < 0.5 * wet and alpha[165:].max() == 0


def test_slips_change_no_more_than_twice_a_second(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    before, changes = drawn(hud, lake, 0.0), 0
    for frame in range(1, 121):
        lake.runner.chakra -= 0.4
        now = drawn(hud, lake, frame / 60)
        changes += changed(before, now, (50, 10, 230, 40)) > 0
        before = now
    assert 2 <= changes <= 2.0 / SLIP_PAUSE + 1


def test_the_pain_tag_throbs_as_long_as_the_next_hard_landing_costs_a_stumble(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.runner.felt_pain = 0.8
    beside = (14, 56, 44, 78)

    def paper_at(seconds: float) -> int:
        pixels = pygame.surfarray.array3d(drawn(hud, lake, seconds))[beside[0] : beside[0] + beside[2], beside[1] : beside[1] + beside[3]]
        return int((pixels.sum(axis=2) > 600).sum())

    calm = [paper_at(n / 20) for n in range(20)]
    lake.runner.wince_ticks = 200
    warned = [paper_at(1 + n / 20) for n in range(40)]
    lake.runner.wince_ticks = 0
    over = [paper_at(4 + n / 20) for n in range(20)]
    assert max(calm) == min(calm) == max(over) == min(over)
    assert max(warned) > 1.3 * calm[0], "it swells by so much that it is seen from the corner of the eye"
    beats = sum(a < 1.1 * calm[0] <= 1.1 * calm[0] < b for a, b in pairwise(warned))
    assert 3 <= beats <= 6, "two seconds hold some beats, and fewer than three a second"


def test_pain_rises_from_below(assets: Assets) -> None:
    def vermilion(pain: float) -> int:
        lake = world()
        lake.runner.felt_pain = pain
        pixels = pygame.surfarray.array3d(drawn(Hud(assets, 1.0), lake, 0.0))[16:52, 58:130].astype(int)
        return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90)).sum())

    assert vermilion(0.0) < 5 < vermilion(0.3) < vermilion(0.7) < vermilion(1.0)


def test_a_hunter_who_comes_nearer_moves_along_the_thread(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    far = drawn(hud, lake, 0.0)
    lake.hunters[1].x = 97.0
    assert changed(far, drawn(hud, lake, 0.1), (490, 10, 300, 60)) > 100


def test_a_drowned_mask_sinks_and_fades(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters.pop()
    alive = drawn(hud, lake, 0.0)
    lake.hunters[0].stance = "drowned"
    drowned = drawn(hud, lake, 0.1)
    assert changed(alive, drowned, (490, 10, 270, 26)) > 60
    assert changed(alive, drowned, (490, 48, 270, 20)) > 20


def test_masks_at_the_same_distance_hang_side_by_side(assets: Assets) -> None:
    one = [SimpleNamespace(kind="diver", x=40.0, stance="run", air=1.0)]
    three = drawn(Hud(assets, 1.0), world(hunters=one * 3), 0.0)
    single = drawn(Hud(assets, 1.0), world(hunters=one), 0.0)
    assert changed(three, single, (525, 20, 50, 40)) > 200


def test_nobody_hunting_needs_no_thread(assets: Assets) -> None:
    lake = world(hunters=[])
    surface = drawn(Hud(assets, 1.0), lake, 0.0)
    assert tuple(surface.get_at((600, 38)))[:3] == SKY


def test_the_goal_is_said_in_words_while_it_is_new(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    box = (900, 20, 295, 50)
    later = drawn(hud, lake, GOAL_SHOWN + GOAL_FADE + 1.0)
    assert changed(drawn(hud, lake, 1.0), later, box) > 1000
    assert tuple(later.get_at((1150, 43)))[:3] == SKY
    lake.goal = "goal.ride"
    drawn(hud, lake, 20.0)
    assert changed(later, drawn(hud, lake, 20.5), box) > 1000


def test_the_stamp_is_pressed_in(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    lake.goal = "goal.hold"
    first, settled = drawn(hud, lake, 10.0), drawn(hud, lake, 10.4)
    assert changed(first, settled, (1200, 10, 8, 70)) > 40  # larger at first


def test_what_is_said_stands_low_and_goes(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    silent = drawn(hud, lake, 0.0)
    lake.line = LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0)
    drawn(hud, lake, 1.0)
    spoken = drawn(hud, lake, 1.5)
    assert changed(silent, spoken, (200, 600, 900, 110)) > 10_000
    assert changed(silent, spoken, (200, 130, 900, 460)) == 0
    lake.line = None
    drawn(hud, lake, 4.0)
    assert changed(silent, drawn(hud, lake, 5.0), (200, 600, 900, 110)) == 0


def test_the_hud_stays_small(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    surface = drawn(hud, lake, 60.0)
    plain = pygame.Surface((1280, 720))
    plain.fill(SKY)
    assert changed(surface, plain, (0, 0, 1280, 720)) < 0.02 * 1280 * 720


@pytest.mark.parametrize(
    ("low", "first", "last"), [([], 300, 980), ([420.0, 510.0], 560, 1260), ([900.0], 20, 860), ([100.0, 640.0, 1200.0], 300, 980)]
)
def test_a_line_is_laid_beside_whoever_is_deep_down(assets: Assets, low: list[float], first: int, last: int) -> None:
    lake, hud = world(line=LineSpoken(0.0, 0.0, "tracker-1", "crossing.ankle", 3.0)), Hud(assets, 1.0)
    without, with_line = (pygame.Surface((1280, 720)) for _ in range(2))
    for seconds in (0.0, 1.0):
        Hud(assets, 1.0).draw(without, world(), seconds)
        hud.draw(with_line, lake, seconds, low)
        low = [640.0 - x for x in low]  # it stays where it was laid, wherever they drift
    columns = np.flatnonzero((pygame.surfarray.array3d(without) != pygame.surfarray.array3d(with_line)).any(axis=2)[:, 600:].any(axis=1))
    assert first <= columns[0] and columns[-1] <= last


@pytest.mark.parametrize("k", [0.1, 1.5, 2.0])
def test_it_scales_with_the_window(assets: Assets, k: float) -> None:
    lake = world(line=LineSpoken(0.0, 0.0, "tracker-1", "crossing.ankle", 3.0))
    hud = Hud(assets, 1.0)
    hud.resize(k)
    drawn(hud, lake, 0.0, k)


@pytest.mark.parametrize("line", ["", "\0", "a\ud800b", "x" * 100_000, "\u202egnp", "word " * 400])
def test_no_text_can_break_it(assets: Assets, line: str) -> None:
    assert words(assets, line, 20).get_width() < 4000
    assert wrapped(line, 60)
    surface = pygame.Surface((1280, 720))
    Card(assets, 1.0).draw(surface, line, [line])


def test_a_world_without_a_runner_or_a_goal_is_drawn_too(assets: Assets) -> None:
    drawn(Hud(assets, 1.0), SimpleNamespace(runner=None, hunters=[], goal="", line=None), 0.0)


def test_a_card_lies_in_the_middle_and_marks_the_chosen_line_with_a_shape(assets: Assets) -> None:
    card, surface = Card(assets, 1.0), pygame.Surface((1280, 720))
    box = card.draw(surface, "Paused", ["The lake waits."], ["On", "Again"], 0)
    assert abs(box.centerx - 640) <= 1 and abs(box.centery - 360) <= 1
    other = pygame.Surface((1280, 720))
    card.draw(other, "Paused", ["The lake waits."], ["On", "Again"], 1)
    assert changed(surface, other, (300, 200, 300, 400)) > 60


def test_wrapped_lines_are_even() -> None:
    rows = wrapped("Mind the water, sir. It is still switched on, and it does not care in the least who you are.", 62)
    assert len(rows) == 2 and abs(len(rows[0]) - len(rows[1])) < 22


@pytest.mark.parametrize("line", ["Zażółć gęślą jaźń", "Беги по воде", "Τρέξε στη λίμνη", "Příliš žluťoučký kůň"])
def test_a_level_may_speak_another_language(assets: Assets, line: str) -> None:
    for face in ("yusei-magic", "zen-antique"):
        letters = [pygame.image.tobytes(words(assets, letter, 30, face=face), "RGBA") for letter in dict.fromkeys(line.replace(" ", ""))]
        assert len(set(letters)) == len(letters), "every letter is drawn, and none like another"


def test_our_own_lines_are_in_our_own_faces(assets: Assets) -> None:
    plain = pygame.image.tobytes(words(assets, "Ünübel…", 30, face="none-such"), "RGBA")
    assert pygame.image.tobytes(words(assets, "Ünübel…", 30), "RGBA") != plain
