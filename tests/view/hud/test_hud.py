"""What the HUD tells: a stroke that shortens, pain that rises, masks that come and sink, a goal that shows itself and withdraws."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim.events import LineSpoken
from game.view.hud.goal_badge import GOAL_FADE, GOAL_SHOWN
from game.view.hud.hud import Hud
from game.view.hud.status_panel import SLIP_PAUSE
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot
from game.view.ui.dialog import Dialog
from game.view.ui.paper import BrushStroke, render_text, wrapped

SKY = (70, 110, 140)


@pytest.fixture(scope="module")
def assets() -> Assets:
    pygame.font.init()
    return Assets()


def world(**given: Any) -> Any:
    """A stand-in for a snapshot that can be changed between two pictures."""
    runner = SimpleNamespace(
        x=100.0, chakra=60.0, felt_pain=0.3, painkiller=0.5, pills=2, wince_ticks=0, has_seal=True, last_landing=None,
        sinks_at=(22.0, 13.0, 6.0), burn=0.0, burnt_out=False, drives=False,
    )  # fmt: skip
    pursuers = [pursuer("tracker", 92.0), pursuer("diver", 70.0)]
    plain = {
        "runner": runner, "hunters": pursuers, "goal": "goal.cross", "line": None, "level": None, "outcome": None, "senses": None,
    }  # fmt: skip
    return SimpleNamespace(**{"trap": None, "things": (), **plain, **given})


def pursuer(kind: str, x: float) -> Any:
    return SimpleNamespace(id=kind, kind=kind, x=x, stance="run", breath=1.0)


def drawn(hud: Hud, lake: Any, seconds: float, px: float = 1.0) -> pygame.Surface:
    surface = pygame.Surface((round(1280 * px), round(720 * px)))
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


def test_who_has_drowned_leaves_the_thread_and_the_last_one_takes_it_along(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters[0].stance = "drowned"
    drawn(hud, lake, 0.0)
    gone = drawn(hud, lake, 3.0)
    assert changed(gone, drawn(Hud(assets, 1.0), world(hunters=lake.hunters[1:]), 3.0), (490, 10, 300, 70)) == 0
    lake.hunters[1].stance = "drowned"
    drawn(hud, lake, 3.1)
    assert tuple(drawn(hud, lake, 6.0).get_at((600, 38)))[:3] == SKY


def test_who_is_held_under_leaves_the_thread_too_and_comes_back_if_he_is_let_go(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    lake.hunters.pop()
    lake.hunters[0].stance = "under"
    drawn(hud, lake, 0.0)
    lake.hunters[0].breath = 0.5
    assert tuple(drawn(hud, lake, 6.0).get_at((600, 38)))[:3] == SKY
    lake.hunters[0].stance = "swim"
    assert tuple(drawn(hud, lake, 7.0).get_at((600, 38)))[:3] != SKY


def test_chakra_too_low_to_stand_on_is_seen_in_the_stroke_itself(assets: Assets) -> None:
    def red(chakra: float) -> int:
        lake = world()
        lake.runner.chakra = chakra
        pixels = pygame.surfarray.array3d(drawn(Hud(assets, 1.0), lake, 0.0))[62:160, 18:46].astype(int)
        return int(((pixels[..., 0] > 110) & (pixels[..., 1] < 75)).sum())

    assert red(40.0) < 120 < 300 < red(18.0)


def test_masks_at_the_same_distance_hang_side_by_side(assets: Assets) -> None:
    one = [pursuer("diver", 40.0)]
    three = drawn(Hud(assets, 1.0), world(hunters=one * 3), 0.0)
    single = drawn(Hud(assets, 1.0), world(hunters=one), 0.0)
    assert changed(three, single, (525, 20, 50, 40)) > 200


def test_nobody_hunting_needs_no_thread(assets: Assets) -> None:
    lake = world(hunters=[])
    surface = drawn(Hud(assets, 1.0), lake, 0.0)
    assert tuple(surface.get_at((600, 38)))[:3] == SKY


def test_the_goal_is_said_in_words_always_on_paper_while_it_is_new(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    box = (900, 10, 295, 60)
    plain = pygame.Surface((1280, 720))
    plain.fill(SKY)
    later = drawn(hud, lake, GOAL_SHOWN + GOAL_FADE + 1.0)
    assert changed(drawn(hud, lake, 1.0), later, box) > 1000
    assert 300 < changed(plain, later, box) < 2000, "words without a slip"
    assert changed(later, drawn(hud, lake, 600.0), box) == 0, "they stay"
    lake.goal = "goal.ride"
    drawn(hud, lake, 620.0)
    assert changed(later, drawn(hud, lake, 620.5), box) > 1000


def test_how_far_the_island_is_stands_under_the_goal(assets: Assets, level: Level) -> None:
    def below(x: float) -> pygame.Surface:
        hud, lake = Hud(assets, 1.0), world(level=level)
        lake.runner.x = level.left + 5.0
        drawn(hud, lake, 0.0)
        lake.runner.x = x
        return drawn(hud, lake, 60.0)

    box, hut = (1000, 50, 200, 40), level.things_of("hut")[0].at[0]
    there, far, near = below(hut - 1.0), below(hut - 150.0), below(hut - 40.0)
    assert changed(there, far, box) > 300 and changed(near, far, box) > 60


def test_a_stamp_jolts_the_stroke_and_shows_what_it_cost(assets: Assets) -> None:
    def vermilion(surface: pygame.Surface) -> int:
        pixels = pygame.surfarray.array3d(surface)[62:260, 12:46].astype(int)
        return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 120)).sum())

    hud, lake = Hud(assets, 1.0), world()
    before = drawn(hud, lake, 0.0)
    lake.runner.last_landing = SimpleNamespace(cost=0.2)
    assert changed(before, drawn(hud, lake, 0.05), (52, 6, 220, 50)) == 0, "a soft landing leaves it alone"
    lake.runner.last_landing, lake.runner.chakra = SimpleNamespace(cost=5.0), 55.0
    at_once = [drawn(hud, lake, 0.1 + n / 60) for n in range(12)]
    assert vermilion(at_once[0]) > 20 >= vermilion(before)
    tops = {int(np.flatnonzero((pygame.surfarray.array3d(shown)[200] != SKY).any(axis=1))[0]) for shown in at_once}
    assert max(tops) - min(tops) >= 4
    assert vermilion(drawn(hud, lake, 3.0)) <= 20, "it heals"
    hud.shake, lake.runner.last_landing = 0.0, SimpleNamespace(cost=5.0)
    calm = [drawn(hud, lake, 4.0 + n / 60) for n in range(12)]
    assert len({int(np.flatnonzero((pygame.surfarray.array3d(shown)[200] != SKY).any(axis=1))[0]) for shown in calm}) == 1


def test_the_marks_of_ankle_knee_and_waist_redden_as_the_feet_go_under(assets: Assets) -> None:
    def red(chakra: float) -> int:
        lake = world()
        lake.runner.chakra = chakra
        pixels = pygame.surfarray.array3d(drawn(Hud(assets, 1.0), lake, 0.0))[62:260, 49:72].astype(int)
        return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90)).sum())

    assert red(60.0) == 0 < red(18.0) < red(10.0) < red(3.0)


def test_once_the_run_is_over_nothing_is_to_be_done_or_said(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world(line=LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0))
    drawn(hud, lake, 0.0)
    lake.outcome = SimpleNamespace(won=False)
    drawn(hud, lake, 1.0)
    over = drawn(hud, lake, 2.0)
    assert tuple(over.get_at((1232, 43)))[:3] == SKY and (pygame.surfarray.array3d(over)[:, 560:] == SKY).all()


def test_a_short_line_stands_over_the_head_of_whoever_says_it(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    silent = drawn(hud, lake, 0.0)
    lake.line = LineSpoken(0.0, 0.0, "runner", "crossing.log", 3.0)
    surface = pygame.Surface((1280, 720))
    for seconds, column in ((1.0, 560.0), (1.5, 580.0)):
        surface.fill(SKY)
        hud.draw(surface, lake, seconds, (), (column, 250.0))
    assert changed(silent, surface, (400, 96, 360, 142)) > 3000
    assert changed(silent, surface, (0, 244, 1280, 476)) == 0, "neither on him nor low in the picture"


def test_nothing_is_seen_through_a_slip_that_comes_or_goes(assets: Assets) -> None:
    """Sun, birds and reeds are not to be read with the words: whatever is there of a slip is paper."""

    def paper(surface: pygame.Surface, other: pygame.Surface) -> float:
        """Share of what a slip has changed that does not depend on what lies behind it."""
        first, second = (pygame.surfarray.array3d(each)[300:980, 560:720].astype(int) for each in (surface, other))
        same = np.abs(first - second).sum(axis=2) < 3
        return float(same.sum())

    spoken = LineSpoken(0.0, 0.0, "runner", "crossing.ankle", 3.0)
    whole = 0.0
    for seconds in (3.0, 1.07):
        pictures = []
        for tone in ((240, 120, 60), (20, 40, 120)):
            hud, lake = Hud(assets, 1.0), world(line=None)
            drawn(hud, lake, 0.9)
            lake.line = spoken
            surface = pygame.Surface((1280, 720))
            for moment in (1.0, seconds):
                surface.fill(tone)
                hud.draw(surface, lake, moment)
            pictures.append(surface)
        share = paper(*pictures)
        assert share > 0.3 * whole
        whole = share
    assert whole > 3000, "a part of it, and of that all"


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


@pytest.mark.parametrize("px", [0.1, 1.5, 2.0])
def test_it_scales_with_the_window(assets: Assets, px: float) -> None:
    lake = world(line=LineSpoken(0.0, 0.0, "tracker-1", "crossing.ankle", 3.0))
    hud = Hud(assets, 1.0)
    hud.resize(px)
    drawn(hud, lake, 0.0, px)


@pytest.mark.parametrize("line", ["", "\0", "a\ud800b", "x" * 100_000, "\u202egnp", "word " * 400])
def test_no_text_can_break_it(assets: Assets, line: str) -> None:
    assert render_text(assets, line, 20).get_width() < 4000
    assert wrapped(line, 60)
    surface = pygame.Surface((1280, 720))
    Dialog(assets, 1.0).draw(surface, line, [line])


def test_a_world_without_a_runner_or_a_goal_is_drawn_too(assets: Assets) -> None:
    drawn(Hud(assets, 1.0), Snapshot(), 0.0)


def test_a_card_lies_in_the_middle_and_marks_the_chosen_line_with_a_shape(assets: Assets) -> None:
    card, surface = Dialog(assets, 1.0), pygame.Surface((1280, 720))
    box = card.draw(surface, "Paused", ["The lake waits."], ["On", "Again"], 0)
    assert abs(box.centerx - 640) <= 1 and abs(box.centery - 360) <= 1
    other = pygame.Surface((1280, 720))
    card.draw(other, "Paused", ["The lake waits."], ["On", "Again"], 1)
    assert changed(surface, other, (300, 200, 300, 400)) > 60


@pytest.mark.parametrize("wide", [640, 480, 320])
def test_a_card_is_never_wider_than_what_it_lies_on(assets: Assets, wide: int) -> None:
    part = pygame.Surface((1280, 720)).subsurface((0, 0, wide, 720))
    tip = "Sprint in bursts. A log under your feet costs nothing."
    box = Dialog(assets, 1.0).draw(part, "Caught short, and rather a long way from home", ["Time 0:08.91", tip], ["Again", "Leave"], 0)
    assert part.get_rect().contains(box)


def test_wrapped_lines_are_even() -> None:
    rows = wrapped("Mind the water, sir. It is still switched on, and it does not care in the least who you are.", 62)
    assert len(rows) == 2 and abs(len(rows[0]) - len(rows[1])) < 22


@pytest.mark.parametrize("line", ["Zażółć gęślą jaźń", "Беги по воде", "Τρέξε στη λίμνη", "Příliš žluťoučký kůň"])
def test_a_level_may_speak_another_language(assets: Assets, line: str) -> None:
    for face in ("yusei-magic", "zen-antique"):
        letters = [
            pygame.image.tobytes(render_text(assets, letter, 30, face=face), "RGBA") for letter in dict.fromkeys(line.replace(" ", ""))
        ]
        assert len(set(letters)) == len(letters), "every letter is drawn, and none like another"


def test_our_own_lines_are_in_our_own_faces(assets: Assets) -> None:
    plain = pygame.image.tobytes(render_text(assets, "Ünübel…", 30, face="none-such"), "RGBA")
    assert pygame.image.tobytes(render_text(assets, "Ünübel…", 30), "RGBA") != plain


def test_the_pain_tag_smoulders_the_higher_the_more_driven_legs_burn(assets: Assets) -> None:
    def burning(burn: float) -> pygame.Surface:
        lake = world()
        lake.runner.burn = burn
        return drawn(Hud(assets, 1.0), lake, 0.0)

    tag, none = (16, 34, 40, 90), burning(0.0)
    assert 0 < changed(none, burning(0.3), tag) < changed(none, burning(0.7), tag) < changed(none, burning(1.0), tag)
    assert changed(none, burning(1.0), (120, 34, 400, 300)) == 0
