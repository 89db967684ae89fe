"""What the status panel tells: a stroke that shortens, pain that rises and throbs, legs that burn."""

from itertools import pairwise
from types import MappingProxyType

import numpy as np
import pygame

from game.localization.texts import use_pad_names
from game.view.hud.hud import Hud
from game.view.hud.status.status_panel import SLIP_PAUSE
from game.view.render.assets import Assets
from game.view.ui.paper import BrushStroke
from tests.view.hud.stand_ins import SKY, changed, drawn, ink, world


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


def test_chakra_too_low_to_stand_on_is_seen_in_the_stroke_itself(assets: Assets) -> None:
    def red(chakra: float) -> int:
        lake = world()
        lake.runner.chakra = chakra
        pixels = pygame.surfarray.array3d(drawn(Hud(assets, 1.0), lake, 0.0))[62:160, 18:46].astype(int)
        return int(((pixels[..., 0] > 110) & (pixels[..., 1] < 75)).sum())

    assert red(40.0) < 120 < 300 < red(18.0)


def vermilion(surface: pygame.Surface) -> int:
    """Pixels of the stroke's colour for what is lost."""
    pixels = pygame.surfarray.array3d(surface)[62:260, 12:46].astype(int)
    return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 120)).sum())


def test_a_stamp_jolts_the_stroke_and_shows_what_it_cost(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    before = drawn(hud, lake, 0.0)
    lake.runner.chakra = 59.9
    assert changed(before, drawn(hud, lake, 0.05), (52, 6, 220, 50)) == 0, "a soft landing leaves it alone"
    lake.runner.chakra = 55.0
    at_once = [drawn(hud, lake, 0.1 + n / 60) for n in range(12)]
    assert vermilion(at_once[0]) > 120 > 20 >= vermilion(before)
    assert vermilion(at_once[-1]) > 120 > vermilion(drawn(hud, lake, 1.0)) > 20, "it can be read, and shrinks"
    tops = {int(np.flatnonzero((pygame.surfarray.array3d(shown)[200] != SKY).any(axis=1))[0]) for shown in at_once}
    assert max(tops) - min(tops) >= 4
    assert vermilion(drawn(hud, lake, 3.0)) <= 20, "it heals"
    hud.shake, lake.runner.chakra = 0.0, 50.0
    calm = [drawn(hud, lake, 4.0 + n / 60) for n in range(12)]
    assert len({int(np.flatnonzero((pygame.surfarray.array3d(shown)[200] != SKY).any(axis=1))[0]) for shown in calm}) == 1


def test_the_marks_of_ankle_knee_and_waist_redden_as_the_feet_go_under(assets: Assets) -> None:
    def red(chakra: float) -> int:
        lake = world()
        lake.runner.chakra = chakra
        pixels = pygame.surfarray.array3d(drawn(Hud(assets, 1.0), lake, 0.0))[62:260, 49:72].astype(int)
        return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90)).sum())

    assert red(60.0) == 0 < red(18.0) < red(10.0) < red(3.0)


def test_the_pain_tag_smoulders_the_higher_the_more_driven_legs_burn(assets: Assets) -> None:
    def burning(burn: float) -> pygame.Surface:
        lake = world()
        lake.runner.burn = burn
        return drawn(Hud(assets, 1.0), lake, 0.0)

    tag, none = (16, 34, 40, 90), burning(0.0)
    assert 0 < changed(none, burning(0.3), tag) < changed(none, burning(0.7), tag) < changed(none, burning(1.0), tag)
    assert changed(none, burning(1.0), (120, 34, 400, 300)) == 0


def test_what_was_lost_is_not_shown_any_more_once_he_has_eaten(assets: Assets) -> None:
    hud, lake = Hud(assets, 1.0), world()
    drawn(hud, lake, 0.0)
    lake.runner.chakra = 55.0
    drawn(hud, lake, 0.1)
    lake.runner.chakra = 80.0
    eaten = drawn(hud, lake, 0.3)
    assert vermilion(eaten) <= 20


PILLS = (54, 84, 200, 46)


def test_pills_stand_beside_the_key_that_eats_one_once_chakra_is_wanted(assets: Assets) -> None:
    def shown(pills: int, chakra: float) -> pygame.Surface:
        lake = world()
        lake.runner.pills, lake.runner.chakra = pills, chakra
        return drawn(Hud(assets, 1.0), lake, 0.0)

    none, full = shown(0, 50.0), shown(2, 100.0)
    assert changed(none, shown(1, 50.0), PILLS) > 900
    brown = pygame.surfarray.array3d(full)[54:254, 84:130].astype(int)
    assert int(((brown[..., 0] > brown[..., 2] + 50) & (brown[..., 0] < 170)).sum()) > 350, "pills, and no rings"
    assert changed(full, shown(2, 50.0), PILLS) > 500, "the key goes while none is wanted"


def test_the_key_is_that_of_whatever_is_in_the_hands(assets: Assets) -> None:
    def shown() -> pygame.Surface:
        lake = world()
        lake.runner.chakra = 50.0
        return drawn(Hud(assets, 1.0), lake, 0.0)

    keyboard = shown()
    buttons = Buttons()
    use_pad_names(buttons)
    try:
        assert changed(keyboard, shown(), PILLS) > 30
    finally:
        use_pad_names(None)


class Buttons:
    """A pad, as far as a text needs it."""

    rows = MappingProxyType(dict.fromkeys(("leap", "sprint", "crouch", "pill", "seal", "retry", "left", "right", "sign")))

    def names(self, action: str) -> list[str]:
        return ["X"]


def test_the_pill_beats_while_chakra_is_low(assets: Assets) -> None:
    def pictures(chakra: float) -> int:
        hud, lake = Hud(assets, 1.0), world()
        lake.runner.chakra = chakra
        beats = [drawn(hud, lake, 5.0 + n / 20).subsurface(PILLS) for n in range(20)]
        return len({pygame.image.tobytes(each, "RGB") for each in beats})

    assert pictures(60.0) == 1 and pictures(30.0) > 3
