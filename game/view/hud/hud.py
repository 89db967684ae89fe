"""HUD: chakra, pain, hunters and goal at the top, subtitles at the bottom. No boxes, no numbers.

Left: chakra as a brush stroke that runs dry, pain as vermilion rising in a tag, pills. Middle: the hunters' masks on a thread, nearing
a small head. Right: the goal as a seal and in words, on paper while it is new, and how far the island still is. What is being said stands
over whoever says it while it is short, and below if it is long. Once the run is over there is nothing left to do or to say.
"""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pygame

from game.localization.texts import level_text_or_default, text
from game.sim.events import LineSpoken
from game.sim.senses.listening import StalkerPose
from game.view.characters.pain_mark import throb
from game.view.hud.chakra_gauge import ChakraGauge, marks_of
from game.view.hud.embers import Embers
from game.view.hud.goal_badge import GoalBadge
from game.view.hud.phase_slip import TOP as PHASE_TOP
from game.view.hud.phase_slip import PhaseSlip
from game.view.hud.speech import MARGIN
from game.view.hud.trap.trap_hud import TrapHud
from game.view.poses import HunterPose, RunnerPose
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.lazy import Lazy
from game.view.render.painting import faded
from game.view.snapshot import Snapshot
from game.view.ui.paper import TITLES, draw_unrolled, render_text, text_panel, torn_paper, wrapped

WIDTH, HEIGHT = 1280, 720  # the reference picture
NONE: Mapping[str, str] = MappingProxyType({})
SLIP_PAUSE = 0.5  # s; a slip changes no more than twice a second
SWELLINGS, SWELLING = 6, 0.34  # sizes of the throbbing pain tag, and how much larger the largest is
SMOULDERS_FROM = 0.04
TAG_TOP = (21.0, 46.0)  # middle of the upper edge of the pain tag in the strip
SHORT_WORDS, SHORT_SIZE, SHORT_LETTERS = 7, 21.0, 26
"""Of a line that is read at a glance, over the head of whoever says it: words at most, reference pixels, letters in a row."""
ABOVE_HEAD, LINE_TOP, LINE_FOLLOWS = 12.0, 96.0, 0.25
"""Reference pixels over a head and from the upper edge; seconds in which a short line comes along with its speaker."""
LINE_FLOOR = 700.0
"""Reference pixels from the upper edge to the lower one of a line that lies below."""
LINE_IN, LINE_OUT = 0.14, 0.16  # s
LINE_SIDE, LINE_ROOM = 36, 40  # reference pixels from the picture's side, and from a line to somebody beside it
THREAD = (506.0, 38.0, 268.0)  # left, height and length of the thread
FAR = 45.0  # m: a hunter farther than this waits at the thread's far end
MASK_WIDTH = 27.0  # reference pixels between two masks
SINK, LEAVES = 22.0, 1.4  # reference pixels that a drowned mask sinks, and seconds in which it has left the thread
SHIVERS_FROM, UNKNOWN_STRENGTH = 0.66, 3
"""How near one who is unheard has crept when his mask shivers, and how strong that mask is, in eighths."""
GONE_BREATH = 3.0  # his mask has left once a third of his breath is gone: he comes no nearer. Let go, he hangs there again
PILL_SIZE, PILL_STEP, PILLS_AT = (
    1.5,
    28.0,
    (42.0, 79.0),
)  # times its drawn size; from one to the next and the first one's place, reference pixels
MOST_PILLS = 6
FADED = (96, 88, 80)
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
Head = tuple[float, float]
"""A column, and the row over which nobody there ever is."""


class Hud:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str] = NONE, under_leaves: bool = False) -> None:
        """`own` are the level's own lines, by key; `under_leaves` the thread of the hunters has paper behind it, or nobody could see it."""
        self.assets, self.own, self._under_leaves = assets, own, under_leaves
        self.shows_phase = True
        """Whether gusts and rustles stand on a slip, too: a setting."""
        self.shake = 1.0
        """How much of a jolt is wanted, 0 to 1: a setting."""
        self.view = (0.0, 0.0)
        """From where to where the picture shows the level."""
        self.resize(px)

    def resize(self, px: float) -> None:
        self.px = max(0.05, px)
        self._body, self._thread = StatusPanel(self.assets, self.px), PursuitBar(self.assets, self.px, self._under_leaves)
        self._trap = Lazy(lambda: TrapHud(self.assets, self.px, self.own))
        self._phase = Lazy(lambda: PhaseSlip(self.assets, self.px))
        self._goal, self._line = GoalBadge(self.assets, self.px, self.own), Subtitle(self.assets, self.px, self.own)

    def reset(self) -> None:
        """Another world: every slip is new."""
        self.resize(self.px)

    def draw(
        self, surface: pygame.Surface, now: Snapshot, seconds: float, low: Sequence[float] = (), head: Head | None = None,
        reads: bool = False,
    ) -> None:  # fmt: skip
        """`seconds` is any clock that runs on while the picture does; `low` are the columns of those who are deep down in the picture;
        `head` is where whoever speaks has his, or None if a line had better lie below; while he `reads` his map, it is all that counts."""
        runner, over = now.runner, now.outcome is not None
        if now.trap is not None:
            self._trap().draw(surface, now, now.trap, seconds, self.view)
        plays = now.trap is None or (now.level is not None and now.level.role == "both")
        if runner is not None and plays and not reads:
            self._body.draw(surface, runner, seconds, self.shake)
            if now.trap is None:
                stalkers = () if now.senses is None or over else now.senses.stalkers
                self._thread.draw(surface, runner, now.hunters, seconds, stalkers)
        self._goal.draw(surface, "" if over else now.goal, seconds, now)
        phase = self.shows_phase and runner is not None and not reads and PhaseSlip.is_wanted(now)
        if phase and runner is not None:
            self._phase().draw(surface, now, runner)
        self._line.floor = PHASE_TOP - 10.0 if phase else LINE_FLOOR
        self._line.draw(surface, None if over else now.line, seconds, low, head)


class StatusPanel:
    """The runner's seal, chakra, pain and pills; made anew only when something on it has changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._shown: tuple[int, ...] = ()
        self._changed = -math.inf
        self._strip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._gauge = ChakraGauge(assets, px)
        self._tag = torn_paper(assets, 25, 62, px, seed=8)
        self._seal_box = pygame.Rect(0, 0, 0, 0)
        self._embers = Lazy(lambda: Embers(px))
        self._swollen: list[pygame.Surface] = []
        """The pain tag, from its size to its largest; made at the first wince."""

    def draw(self, surface: pygame.Surface, runner: RunnerPose, seconds: float, shake: float = 1.0) -> None:
        warned = int(runner.wince_ticks > 0)
        state = (round(runner.felt_pain * 24), round(runner.painkiller * 8), int(runner.pills), warned)
        if warned and not self._swollen:
            self._make(runner)
        if state != self._shown and not 0.0 <= seconds - self._changed < SLIP_PAUSE:
            self._shown, self._changed = state, seconds
            self._make(runner)
        at = (round(16 * self.px), round(14 * self.px))
        self._gauge.draw(surface, runner, at, seconds, shake)
        surface.blit(self._strip, at, special_flags=PREMULTIPLIED)
        if runner.wince_ticks:
            self._throb(surface, at, throb(seconds))
        if runner.burn > SMOULDERS_FROM:
            self._embers().draw(surface, (at[0] + 18.5 * self.px, at[1] + 108.0 * self.px), runner.burn, seconds)
        if runner.chakra < marks_of(runner)[0]:
            glow = 0.5 + 0.5 * math.sin(seconds * 2.0 * math.pi * 1.1)
            level = round(96 * glow)
            surface.fill((level, level // 3, level // 3), self._seal_box.move(at), special_flags=pygame.BLEND_RGB_SUB)

    def _throb(self, surface: pygame.Surface, at: tuple[int, int], strength: float) -> None:
        """The pain tag swells, beat by beat, as long as the next hard landing would be one too many."""
        swollen = self._swollen[min(SWELLINGS - 1, int(strength * SWELLINGS))]
        place = at[0] + round(TAG_TOP[0] * self.px) - swollen.get_width() // 2, at[1] + round(TAG_TOP[1] * self.px)
        surface.blit(swollen, place, special_flags=PREMULTIPLIED)

    def _make(self, runner: RunnerPose) -> None:
        px = self.px
        strip = pygame.Surface((round(270 * px), round(118 * px)), pygame.SRCALPHA, 32)
        self._put(strip, self.assets.picture("seal-fire", px * 38 / 48), 2, 2)
        self._seal_box = pygame.Rect(round(4 * px), round(4 * px), round(34 * px), round(34 * px))
        tag = self._pain_tag(runner)
        self._put(strip, tag, 6, 46)
        if runner.wince_ticks:
            self._swollen = [_grown(tag, 1.0 + SWELLING * n / (SWELLINGS - 1)) for n in range(SWELLINGS)]
        for place in range(max(2, min(MOST_PILLS, int(runner.pills)))):
            pill = "hud-pill-full" if place < runner.pills else "hud-pill-empty"
            self._put(strip, self.assets.picture(pill, px * PILL_SIZE), PILLS_AT[0] + place * PILL_STEP, PILLS_AT[1])
        shown = strip.get_bounding_rect()
        self._strip = strip.subsurface((0, 0, max(1, shown.right), max(1, shown.bottom)))  # what is clear costs as much as what is not

    def _pain_tag(self, runner: RunnerPose) -> pygame.Surface:
        """Vermilion rises from below with the pain that is felt; the glyph at the top is the painkiller seal, as dark as it is charged."""
        px, tag = self.px, self._tag.copy()
        high = 38.0 * max(0.0, min(1.0, runner.felt_pain))
        if high > 0.5:  # wet, with an uneven rim
            rim = (
                f"M7 60V{60.0 - high:.1f}q2.5 {-min(high, 3.0):.1f} 6 -0.4t4.5 {min(high, 2.2):.1f}t4.5 -1.6V60q-4 1.4 -7.5 0.6t-7.5 -0.6Z"
            )
            wet = self.assets.raster("pain", f'<path d="{rim}" fill="#c23b2b"/>', tag.get_size(), f"scale({px:.4f})")
            tag.blit(wet, (0, 0), special_flags=PREMULTIPLIED)
        glyph = self.assets.picture("hud-glyph-thread", px * 16 / 48)
        if runner.has_seal:
            self._put(tag, faded(glyph, 0.22 + 0.78 * max(0.0, min(1.0, runner.painkiller))), 6.5, 4)
        return tag

    def _put(self, strip: pygame.Surface, part: pygame.Surface, x: float, y: float) -> None:
        strip.blit(part, (round(x * self.px), round(y * self.px)), special_flags=PREMULTIPLIED)


def _grown(part: pygame.Surface, times: float) -> pygame.Surface:
    return pygame.transform.smoothscale(part, (round(part.get_width() * times), round(part.get_height() * times)))


class PursuitBar:
    """A cream thread: masks come along it as the hunters come, sink from it as they do, and are gone once nobody is to come of them."""

    def __init__(self, assets: Assets, px: float, on_paper: bool = False) -> None:
        self.assets, self.px = assets, px
        self._paper = Lazy(lambda: self._made_paper()) if on_paper else None
        self._line = assets.picture("hud-thread", px)
        self._head = assets.picture("hud-head", px)
        self._masks: dict[tuple[str, int], pygame.Surface] = {}
        self._drowned: dict[str, float] = {}
        """Since when they have been drowned."""

    def draw(
        self, surface: pygame.Surface, runner: RunnerPose, hunters: Sequence[HunterPose], seconds: float,
        stalkers: Sequence[StalkerPose] = (),
    ) -> None:  # fmt: skip
        """`stalkers` are unseen: pale until they are marked, and as near as they have crept."""
        there = [hunter for hunter in hunters if self._sunk(hunter, seconds) < 1.0]
        if not there and not stalkers:
            return
        px = self.px
        left, height, length = THREAD
        if self._paper is not None:
            surface.blit(self._paper(), (round((left - 30) * px), round((height - 27) * px)), special_flags=PREMULTIPLIED)
        surface.blit(self._line, (round((left - 4) * px), round((height - 4) * px)), special_flags=PREMULTIPLIED)
        self._draw_stalkers(surface, stalkers, seconds)
        for x, hunter in _apart([(_place(hunter, runner), hunter) for hunter in there]):
            self._mask(surface, hunter, x, height, self._sunk(hunter, seconds))
        surface.blit(self._head, (round((left + length - 14) * px), round((height - 17) * px)), special_flags=PREMULTIPLIED)

    def _draw_stalkers(self, surface: pygame.Surface, stalkers: Sequence[StalkerPose], seconds: float) -> None:
        left, height, length = THREAD
        limit = math.inf
        for each in sorted(stalkers, key=lambda each: -each.crept):
            x = min(limit, left + 6.0 + (length - 44.0) * each.crept)
            limit = x - MASK_WIDTH
            shiver = 1.6 * math.sin(seconds * 31.0 + x) if each.crept > SHIVERS_FROM and not each.marked else 0.0
            mask = self._picture(f"hud-mask-{each.kind}", 8 if each.marked else UNKNOWN_STRENGTH)
            place = round((x - 14) * self.px), round((height - 15 + shiver) * self.px)
            surface.blit(mask, place, special_flags=PREMULTIPLIED)
            if each.marked:
                safe_draw.circle(surface, VERMILION, (round(x * self.px), round((height + 18) * self.px)), max(2, round(3.2 * self.px)))

    def _made_paper(self) -> pygame.Surface:
        """A slip under the whole of it, with the thread inked on it."""
        left, height, length = THREAD
        paper = torn_paper(self.assets, length + 64.0, 52.0, self.px, seed=12)
        thread = pygame.Rect(round(30 * self.px), round(28.2 * self.px), round(length * self.px), max(1, round(1.4 * self.px)))
        paper.fill((*INK, 255), thread)
        return paper

    def _sunk(self, hunter: HunterPose, seconds: float) -> float:
        """How far his mask has left the thread, 0 to 1."""
        if hunter.stance in ("struggle", "stuck"):
            return 0.2
        if hunter.stance == "under":
            return 0.3 + 0.7 * min(1.0, GONE_BREATH * (1.0 - hunter.breath))
        if hunter.stance != "drowned":
            return 0.0
        who = hunter.id
        return min(1.0, 0.6 + 0.4 * max(0.0, seconds - self._drowned.setdefault(who, seconds)) / LEAVES)

    def _mask(self, surface: pygame.Surface, hunter: HunterPose, x: float, height: float, sunk: float) -> None:
        mask = self._picture(f"hud-mask-{hunter.kind}", round(8 * min(1.0, 1.25 * (1.0 - sunk))))
        surface.blit(mask, (round((x - 14) * self.px), round((height - 15 + SINK * sunk) * self.px)), special_flags=PREMULTIPLIED)

    def _picture(self, name: str, strength: int) -> pygame.Surface:
        if (name, strength) not in self._masks:
            self._masks[name, strength] = faded(self.assets.picture(name, self.px), strength / 8)
        return self._masks[name, strength]


def _place(hunter: HunterPose, runner: RunnerPose) -> float:
    """Where his mask hangs by how near he is; the last metres take most of the thread."""
    near = 1.0 - min(1.0, abs(float(hunter.x) - float(runner.x)) / FAR)
    return float(THREAD[0] + 6.0 + (THREAD[2] - 30.0) * near**1.4)


def _apart(masks: list[tuple[float, HunterPose]]) -> list[tuple[float, HunterPose]]:
    """The masks in their order on the thread, none over another, the nearest where he belongs."""
    placed: list[tuple[float, HunterPose]] = []
    limit = math.inf
    for x, hunter in sorted(masks, key=lambda mask: -mask[0]):
        placed.append((min(x, limit), hunter))
        limit = placed[-1][0] - MASK_WIDTH
    under = THREAD[0] + 6.0 - placed[-1][0] if placed else 0.0  # pushed off the far end: the whole row moves up
    return [(x + under, hunter) for x, hunter in placed] if under > 0.0 else placed


class Subtitle:
    """What is being said on a slip, the speaker's name small above it: a short line over his head, a longer one low in the picture."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self._said: LineSpoken | None = None
        self._since = self._until = self._followed = 0.0
        self._slip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._at: tuple[float, float] = (0.0, 0.0)
        self._follows = False
        self.floor = LINE_FLOOR

    def draw(
        self, surface: pygame.Surface, line: LineSpoken | None, seconds: float, low: Sequence[float] = (), head: Head | None = None
    ) -> pygame.Rect | None:
        """Where it lies: below in the middle, or to a side if fewer of those who are `low` in the picture are under it there."""
        if line is not None and line is not self._said:
            self._since = seconds
            self._follows = head is not None and len(level_text_or_default(line.line, self.own).split()) <= SHORT_WORDS
            self._slip = self._made(line)
            self._at = self._over(head, surface.get_width()) if self._follows and head else self._below(low)
        if line is None and self._said is not None:
            self._until = seconds
        self._said = line
        share = min(1.0, (seconds - self._since) / LINE_IN) if line is not None else 1.0 - (seconds - self._until) / LINE_OUT
        if self._follows and head is not None:
            self._come_along(self._over(head, surface.get_width()), seconds - self._followed)
        self._followed = seconds
        if share <= 0.0 or share > 1.0 or self._slip.get_width() == 1:
            return None
        return draw_unrolled(surface, self._slip, share, self._at, self.px)

    def _come_along(self, goal: tuple[float, float], dt: float) -> None:
        """To the speaker's side smoothly; never lower than over his head."""
        share = 1.0 - math.exp(-max(0.0, dt) / LINE_FOLLOWS)
        x, y = (now + (then - now) * share for now, then in zip(self._at, goal, strict=True))
        self._at = x, min(y, goal[1])

    def _over(self, head: Head, wide: int) -> tuple[float, float]:
        """Its corner over a head."""
        width, height = self._slip.get_size()
        side = 16.0 * self.px
        left = min(max(head[0] - width / 2, side), wide - side - width)
        return left, max(LINE_TOP * self.px, head[1] - ABOVE_HEAD * self.px - height)

    def _below(self, low: Sequence[float]) -> tuple[float, float]:
        """Its corner low in the picture."""
        wide, side, room = self._slip.get_width(), round(LINE_SIDE * self.px), LINE_ROOM * self.px
        middle = round(WIDTH / 2 * self.px) - wide // 2
        places = (middle, max(middle, round(WIDTH * self.px) - side - wide), min(middle, side))
        left = min(places, key=lambda left: sum(left - room < x < left + wide + room for x in low))
        return left, round(self.floor * self.px) - self._slip.get_height()

    def _made(self, line: LineSpoken) -> pygame.Surface:
        letters, size = (SHORT_LETTERS, SHORT_SIZE) if self._follows else (62, 24.0)
        name = "" if line.speaker == MARGIN else _name(line.speaker, self.own)
        rows = [render_text(self.assets, name, 16 * self.px, VERMILION, TITLES)] if name else []
        rows += [render_text(self.assets, row, size * self.px) for row in wrapped(level_text_or_default(line.line, self.own), letters)]
        return text_panel(self.assets, rows, self.px, len(line.line) + 3, pad=16.0)


def _name(speaker: str, own: Mapping[str, str]) -> str:
    """The display name of a speaker; "tracker-1" is a tracker."""
    key = f"name.{speaker}"
    found = level_text_or_default(key, own)
    return found if found != key else text(f"name.{speaker.partition('-')[0]}")
