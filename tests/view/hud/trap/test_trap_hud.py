"""The sealmaster's head-up display: every signature on the strip, paper that is counted, the watch, and what became of whom."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.loader import read_bytes
from game.sim.events import LineSpoken
from game.sim.sealmaster.trap.poses import FatePose, SignPose, StoresPose, TrapPose
from game.sim.world import World
from game.view.camera.camera import Camera, Lens, Subject
from game.view.hud.goal_badge import GoalBadge
from game.view.hud.subtitles.speech import head_of
from game.view.hud.trap.mercy_card import NAME_LEFT, MercyCard
from game.view.hud.trap.signature_strip import CORNER, SIZE, SignatureStrip
from game.view.hud.trap.stores_panel import SLIP_STEP, SLIPS_AT, StoresPanel
from game.view.hud.trap.watch import GOLD as COWED
from game.view.hud.trap.watch import MIDDLE, RADIUS, Watch
from game.view.hud.trap.watch_slip import WatchSlip
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot, take_snapshot
from tests.level import samples

pytestmark = pytest.mark.usefixtures("no_prints")
SKY = (40, 60, 110)
TRAP = TrapPose(
    0.0, 0.9, -1, SignPose(False, (), (), (), "", 0.0, 9.0, (), "", 9.0), None, StoresPose(80.0, 2, 2, 0.0), None, (), -1.0, 20.0, 1.0, ()
)  # fmt: skip
Pixels = Any


@pytest.fixture
def assets() -> Assets:
    return Assets()


@pytest.fixture
def now() -> Snapshot:
    things = [
        {"kind": "start", "id": "start", "at": [-10, 0.9]},
        {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [-12, 1.0]},
        {"kind": "sealmaster", "id": "sealmaster", "at": [126, 0.9], "inside": False},
    ]
    ground = {"line": [[-16, 1.2], [0, 0.3], [10, -3], [90, -3], [118, 0.3], [146, 1.2]]}
    lakes = [{"id": "lake", "left": -4, "right": 122}]
    level = read_bytes(samples.text(ground=ground, lakes=lakes, things=things, triggers=[], role="sealmaster", view_metres=40).encode())
    world = World(level)
    world.step({})
    return take_snapshot(world)


def drawn(draw: Any, *values: Any) -> Pixels:
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    surface.fill(SKY)
    draw(surface, *values)
    return pygame.surfarray.array3d(surface).astype(int)


def changed(one: Pixels, other: Pixels) -> Pixels:
    """The columns in which two pictures differ."""
    return np.flatnonzero((one != other).any(axis=(1, 2)))


def test_everybody_stands_on_the_strip_where_he_is(assets: Assets, now: Snapshot) -> None:
    strip = SignatureStrip(assets, 1.0)
    whole = drawn(strip.draw, now, (0.0, 40.0))
    assert now.runner is not None
    gone = drawn(strip.draw, now._replace(runner=None), (0.0, 40.0))
    columns = changed(whole, gone)
    assert len(columns) and abs(columns.mean() - strip.column(now.runner.x)) < 10.0
    assert columns.min() > CORNER[0] and columns.max() < CORNER[0] + SIZE[0]


def test_who_is_under_water_hangs_upside_down_and_the_drowned_are_gone(assets: Assets, now: Snapshot) -> None:
    strip = SignatureStrip(assets, 1.0)
    pictures = [
        drawn(strip.draw, now._replace(hunters=[hunter._replace(x=60.0, stance=stance) for hunter in now.hunters]), (0.0, 40.0))
        for stance in ("run", "under", "drowned")
    ]
    above, below, none = pictures
    rows = [np.flatnonzero((picture != none).any(axis=(0, 2))).mean() for picture in (above, below)]
    assert rows[1] > rows[0] + 10.0


def test_who_stands_on_boards_is_lifted_off_the_line_and_who_is_wet_has_hooks_under_him(assets: Assets, now: Snapshot) -> None:
    strip = SignatureStrip(assets, 1.0)
    assert now.trap is not None

    def rows(on: str, wet: tuple[str, ...]) -> Any:
        hunters = [hunter._replace(x=60.0, on=on) for hunter in now.hunters]
        trap = now.trap._replace(wet=wet) if now.trap is not None else None
        none = drawn(strip.draw, now._replace(hunters=[], trap=trap), (0.0, 40.0))
        return np.flatnonzero((drawn(strip.draw, now._replace(hunters=hunters, trap=trap), (0.0, 40.0)) != none).any(axis=(0, 2)))

    plain, boards, hooks = rows("air", ()), rows("log", ()), rows("water", ("tracker",))
    assert boards.min() < plain.min() and boards.max() <= plain.max()
    assert hooks.min() == plain.min() and hooks.max() > plain.max() + 3


def test_brackets_stand_where_the_picture_ends(assets: Assets, now: Snapshot) -> None:
    strip = SignatureStrip(assets, 1.0)
    drawn(strip.draw, now, (30.0, 70.0))
    columns = changed(drawn(strip.draw, now, (30.0, 70.0)), drawn(strip.draw, now, (50.0, 90.0)))
    assert abs(columns.min() - strip.column(30.0)) < 3.0 and abs(columns.max() - strip.column(90.0)) < 3.0


def test_the_web_is_seen_as_far_as_it_has_run(assets: Assets, now: Snapshot) -> None:
    from types import SimpleNamespace

    strip = SignatureStrip(assets, 1.0)
    none = drawn(strip.draw, now, (0.0, 40.0))
    web: Any = SimpleNamespace(awake=True, reach_left=40.0, reach_right=118.0)
    columns = changed(drawn(strip.draw, now._replace(spiderweb=web), (0.0, 40.0)), none)
    assert abs(columns.min() - strip.column(40.0)) < 4.0 and abs(columns.max() - strip.column(118.0)) < 4.0


def test_a_spent_paper_seal_stays_as_an_outline(assets: Assets) -> None:
    panel = StoresPanel(assets, 1.0)
    two, one, none = (drawn(panel.draw, StoresPose(80.0, paper, 2, 0.0), float(n)) for n, paper in enumerate((2, 1, 0)))
    first, second = (16 + SLIPS_AT[0] + n * SLIP_STEP for n in (0, 1))
    assert changed(two, one).min() >= second - 2 and changed(one, none).max() <= first + 24
    sky = drawn(lambda surface: None)
    assert len(changed(none[: int(second + 24)], sky[: int(second + 24)]))


def test_the_watch_comes_down_while_anybody_is_under_and_its_hand_goes_round() -> None:
    watch = Watch(1.0)
    surface = pygame.Surface((1280, 720))

    def at(left: float, seconds: float) -> Pixels:
        surface.fill(SKY)
        for n in range(12):
            watch.draw(surface, left, 12.0, seconds + n * 0.05)
            if n < 11:
                surface.fill(SKY)
        return pygame.surfarray.array3d(surface).astype(int)

    full, half, none = at(12.0, 0.0), at(6.0, 1.0), at(-1.0, 2.0)
    assert len(changed(none, np.full_like(none, 0) + np.array(SKY))) == 0
    columns = changed(full, half)
    assert len(columns) and MIDDLE[0] - RADIUS < columns.min() and columns.max() < MIDDLE[0] + RADIUS


def test_another_breath_winds_its_hand_back_and_does_not_throw_it() -> None:
    watch, surface, seen = Watch(1.0), pygame.Surface((1280, 720)), []
    for n in range(90):
        surface.fill(SKY)
        watch.draw(surface, 4.0 if n < 30 else 20.0, 20.0, n / 60)
        seen.append(pygame.surfarray.array3d(surface).astype(int))
    assert all(len(changed(seen[n], seen[n + 1])) for n in range(31, 60, 8)), "it is seen to turn for half a second"
    assert not len(changed(seen[-2], seen[-1]))


def test_a_bead_of_gold_says_when_they_have_had_enough() -> None:
    def gold(left: float, cowed: float) -> int:
        watch, surface = Watch(1.0), pygame.Surface((1280, 720))
        for n in range(30):
            surface.fill(SKY)
            watch.draw(surface, left, 20.0, n * 0.05, 1.0, cowed)
        return int((np.abs(pygame.surfarray.array3d(surface).astype(int) - np.array(COWED)).sum(axis=2) < 12).sum())

    assert gold(18.0, -1.0) < gold(8.0, 13.0) < gold(18.0, 13.0)


@pytest.mark.parametrize(
    ("before", "now", "key"),
    [
        ({"watch_s": 19.0}, {"watch_s": 15.0}, "early"),
        ({"watch_s": 13.1}, {"watch_s": 12.9}, "enough"),
        ({"watch_s": 9.0}, {"watch_s": 8.0, "ink_lasts": 0.5}, "short"),
        ({"watch_s": 3.0}, {"watch_s": 20.0, "watch_who": "diver", "cowed_s": -1.0}, "anew"),
        ({"watch_s": 9.0}, {"watch_s": 8.0}, ""),
        ({"watch_s": 9.0}, {"watch_s": -1.0}, ""),
    ],
)
def test_what_the_watch_does_not_say_is_said_under_it(assets: Assets, before: Any, now: Any, key: str) -> None:
    slip, surface = WatchSlip(assets, 1.0, {}), pygame.Surface((1280, 720))
    trap = TRAP._replace(cowed_s=13.0)
    slip.draw(surface, trap._replace(**before), 10.0)
    slip.draw(surface, trap._replace(**now), 10.1)
    assert slip.shown == (f"subjects.watch.{key}" if key else "")


@pytest.mark.parametrize("fates", [("drowned", "caught"), ("at_large",), ()])
def test_nothing_is_told_of_anybody_while_it_is_open(assets: Assets, fates: tuple[str, ...]) -> None:
    own: Mapping[str, str] = {}
    card = MercyCard(assets, 1.0, own)
    told = tuple(FatePose(f"hunter-{n}", "tracker", fate) for n, fate in enumerate(fates))
    assert len(changed(drawn(card.draw, told, False, 1.0), drawn(lambda surface: None))) == 0


def test_each_is_told_of_by_name_and_kept_apart_from_the_others(assets: Assets) -> None:
    own: Mapping[str, str] = {"name.tracker-1": "Kumo"}
    fates = [FatePose("tracker-1", "tracker", fate) for fate in ("drowned", "prisoner", "let_go", "away")]
    shown = []
    for fate in fates:
        card = MercyCard(assets, 1.0, own)
        drawn(card.draw, (fate,), False, 1.0)
        shown.append(drawn(card.draw, (fate,), False, 2.0))
    assert all(len(changed(one, other)) for n, one in enumerate(shown) for other in shown[n + 1 :])


def test_each_round_tells_of_its_own_once_the_lake_is_still_and_for_long_enough(assets: Assets) -> None:
    card, bare = MercyCard(assets, 1.0, {}), drawn(lambda surface: None)
    first = tuple(FatePose(who, who, "drowned") for who in ("tracker", "thrower"))
    later = (*first, FatePose("diver", "diver", "at_large"))
    assert not len(changed(drawn(card.draw, first, False, 1.0, False), bare)), "something has to be minded"
    drawn(card.draw, first, False, 2.0)
    whole = drawn(card.draw, first, False, 3.0)
    assert len(changed(whole, bare))
    assert not len(changed(drawn(card.draw, later, False, 5.0, False), whole)), "what is being read stays"
    assert not len(changed(drawn(card.draw, later, False, 8.0), bare))
    drawn(card.draw, (*first, later[-1]._replace(fate="let_go")), False, 9.0)
    news = drawn(card.draw, (*first, later[-1]._replace(fate="let_go")), False, 10.0)
    assert (news != bare).any(axis=(0, 2)).sum() < (whole != bare).any(axis=(0, 2)).sum(), "the first two have been told of"


def test_his_lines_stand_at_the_foot_of_the_page_and_leave_the_air_over_his_hands_to_signs(now: Snapshot) -> None:
    assert now.sealmaster is not None and now.trap is not None
    camera, line = Camera(1.0, -200.0, 300.0, Lens(40.0)), LineSpoken(126.0, 1.0, "sealmaster", "subjects.ball", 3.0)
    camera.jump(Subject(now.sealmaster.x, now.sealmaster.y))
    assert head_of(line, now, camera, 0.0) is None
    assert head_of(line, now._replace(trap=None), camera, 0.0) is not None


def test_what_became_of_them_makes_room_for_the_result(assets: Assets) -> None:
    told = (FatePose("tracker", "tracker", "drowned"),)
    card, bare = MercyCard(assets, 1.0, {}), drawn(lambda surface: None)
    drawn(card.draw, told, True, 1.0)
    assert len(changed(drawn(card.draw, told, True, 2.0), bare)) and not len(changed(drawn(card.draw, told, True, 3.0), bare))


def test_the_masks_stand_inside_the_edge_of_the_title(assets: Assets) -> None:
    told = tuple(FatePose(kind, kind, "drowned") for kind in ("tracker", "thrower", "diver"))
    card = MercyCard(assets, 1.0, {})._make(told)
    dark = pygame.surfarray.array3d(card).max(axis=2) < 90
    title, rows = (np.flatnonzero(part[: round(NAME_LEFT)].any(axis=1)).min() for part in (dark[:, 12:44], dark[:, 54:130]))
    assert rows >= title


@pytest.mark.parametrize("goal", ["ball", "web", "wave", "drive", "watch", "wait"])
def test_the_goal_lies_clear_of_the_strip_and_of_the_watch(assets: Assets, now: Snapshot, goal: str) -> None:
    badge = GoalBadge(assets, 1.0, {})
    badge.take(f"subjects.goal.{goal}", 0.0, now)
    drawn(badge.draw, 0.0, now)
    for seconds in (1.0, 6.0):
        columns = changed(drawn(badge.draw, seconds, now), drawn(lambda surface: None))
        assert columns.min() > CORNER[0] + SIZE[0] + 8.0
