"""Cutscene page: two or three portraits before the level's own print, and one line at a time that a brush writes on torn paper."""

import math
from dataclasses import dataclass
from random import Random

import pygame

from game.localization.texts import text
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.painting import faded
from game.view.story.portraits import Portraits
from game.view.story.sheets import PAD, torn_sheet
from game.view.ui.paper import HAND, TITLES, BrushStroke, render_text

SLIP = pygame.Rect(166, 570, 948, 124)
NAME_SIZE, NAME_TOP, NAME_IN, NAME_PIXELS = (150, 46), 540, 64, 31.0
WORDS_LEFT, WORDS_MIDDLE, WORDS_WIDE = 224, 622, 832
ONE_ROW, NARROW_ROW, TWO_ROWS, ROW_STEP = 34.0, 30.0, 29.0, 34.0
"""Pixels of the writing in one row, in one that only just fits, and in two; and from row to row."""
BREAKS, LONGER = (".!?;:", ",", ""), 0.70
"""After what a line is best broken, and how much of it the longer row may hold."""
HINT_RIGHT, HINT_Y, HINT_PIXELS, HINT_COLOR = 1040, 671, 18.0, "#5b6070"
DROP_AT = (1064, 669)
LETTERS_PER_S = 44.0
"""Reading speed, a little ahead of the eye."""
BRUSH_EDGE = 6
"""Steps in which the ink comes up to its full strength behind the brush."""
LEFT_AT, RIGHT_AT, BEHIND_AT = (45, 64), (752, 56), (548, 82)
"""Upper left corners of the portraits, in reference pixels."""
NAME_BEHIND = 722
"""Middle of the name of somebody who stands behind another."""
BLUR_S = 0.25
"""In which the picture behind goes dark and out of focus."""
COME_AFTER_S, COME_S = 0.12, 0.42
"""Seconds after which portraits and paper come, over a picture that is on its way out of focus, and in which they do."""
COME_FROM, PAPER_FROM, BEHIND_FARTHER = 640.0, 190.0, 1.33
"""Reference pixels from where they come, which is outside the picture: portraits from their side, the paper from below; and how many
times as far whoever stands behind another comes."""
HOP_S, HOP, RAISED = 0.16, 5.0, 6.0
BLINK_EVERY, BLINK_S = (2.4, 5.6), 0.09
BEHIND_DIM = 0.80


def made_paper(assets: Assets, px: float) -> pygame.Surface:
    """The sheet that lines are written on: the slowest part of a page."""
    return torn_sheet(assets, SLIP.width, SLIP.height, px, 11)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """What is on the paper: whose line, under which name, and his face meanwhile."""

    speaker: str
    name: str
    words: str
    mood: str = ""


class CutscenePage:
    """`px` is real pixels per reference pixel. Time is told by `pass_time`; nothing here asks a clock."""

    def __init__(
        self, assets: Assets, sharp: pygame.Surface, backdrop: pygame.Surface, portraits: Portraits | None, px: float,
        paper: pygame.Surface | None = None,
    ) -> None:  # fmt: skip
        """The backdrop comes up over the `sharp` frame that it was made from; `paper` is what `made_paper` gave, if that was called."""
        self._assets, self._px = assets, px
        self._portraits = portraits or Portraits(assets, px, {}, ())
        self._under, self._backdrop = sharp, backdrop
        self._finer: pygame.Surface | None = None
        """What takes the backdrop's place once that is all there."""
        self._slip = paper or made_paper(assets, px)
        self._name_slips: dict[str, pygame.Surface] = {}
        self._hint_key: tuple[str, int] = ("", -1)
        self._hint = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._drop = self._make_drop()
        self._rows: list[pygame.Surface] = []
        self._line = ShownLine("", "", "")
        self._moods: dict[str, str] = {}
        self._age = self._line_age = self._blurred = 0.0
        self._whole_at = 0.0
        self._dice = Random(7)
        self._blink_at = {who: self._dice.uniform(*BLINK_EVERY) for who in self._portraits.who}

    @property
    def is_whole(self) -> bool:
        """Whether all of the line is written."""
        return self._line_age >= self._whole_at

    @property
    def come(self) -> float:
        """How far portraits and paper have come into the picture, 0 to 1."""
        return 1.0 - (1.0 - max(0.0, min(1.0, (self._age - COME_AFTER_S) / COME_S))) ** 3

    def refine(self, backdrop: pygame.Surface) -> None:
        """A better backdrop of the same frame is there: it comes up over the one that is shown."""
        self._finer = backdrop

    def show(self, line: ShownLine) -> None:
        """Begin to write a line."""
        self._line = line
        if line.mood:
            self._moods[line.speaker] = line.mood
        self._rows = self._make_rows(line.words)
        self._line_age, self._whole_at = 0.0, len(line.words) / LETTERS_PER_S

    def finish_writing(self) -> None:
        """All of the line, now."""
        self._line_age = max(self._line_age, self._whole_at)

    def pass_time(self, seconds: float) -> None:
        self._age += seconds
        self._blurred += seconds
        if self._finer is not None and self._blurred >= BLUR_S:
            self._backdrop.set_alpha(None)
            self._under, self._backdrop, self._finer, self._blurred = self._backdrop, self._finer, None, 0.0
        self._line_age += seconds

    def draw(self, picture: pygame.Surface, hint: str, held: float) -> None:
        """`hint` says what the keys do; `held` is how much of the time that skips everything one has been held."""
        self._draw_backdrop(picture)
        come = self.come
        for who, at, from_right, behind in self._places():
            self._draw_portrait(picture, who, at, from_right, behind, come)
        down = (1.0 - come) * PAPER_FROM
        picture.blit(self._slip, self._real(SLIP.left - PAD, SLIP.top - PAD + down), special_flags=pygame.BLEND_PREMULTIPLIED)
        if self._line.name:
            self._draw_name(picture, down)
        self._draw_words(picture, down)
        self._draw_hint(picture, hint, held, down)
        if self.is_whole:
            bob = 2.0 * math.sin(self._age * 5.0)
            picture.blit(self._drop, self._real(DROP_AT[0] + bob, DROP_AT[1] - 11 + down), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_backdrop(self, picture: pygame.Surface) -> None:
        if self._blurred < BLUR_S:
            picture.blit(self._under, (0, 0))
        self._backdrop.set_alpha(round(255 * self._blurred / BLUR_S) if self._blurred < BLUR_S else None)
        picture.blit(self._backdrop, (0, 0))

    # who is seen

    def _places(self) -> list[tuple[str, tuple[float, float], bool, bool]]:
        """Everybody with a place, whether at the right, and whether behind another; from back to front."""
        cast = self._portraits.who
        if len(cast) >= 3:
            return [(cast[1], BEHIND_AT, True, True), (cast[0], LEFT_AT, False, False), (cast[2], RIGHT_AT, True, False)]
        return [(who, (LEFT_AT, RIGHT_AT)[n], bool(n), False) for n, who in enumerate(cast[:2])]

    def _draw_portrait(
        self, picture: pygame.Surface, who: str, at: tuple[float, float], from_right: bool, behind: bool, come: float
    ) -> None:
        speaks = who == self._line.speaker
        mood = self._moods.get(who, "")
        face = self._portraits.picture(who, mood, speaks, self._blinks(who))
        if face is None:
            return
        x = at[0] + (1.0 - come) * COME_FROM * ((BEHIND_FARTHER if behind else 1.0) if from_right else -1.0)
        y = at[1]
        if speaks:
            rise = min(1.0, self._line_age / HOP_S)
            y -= RAISED * rise + HOP * math.sin(math.pi * rise)
        halo = self._portraits.halo(who)
        if halo:
            corner = self._real(x, y)
            picture.blit(
                halo[0], (corner[0] - halo[1], corner[1] - halo[1] + round(10 * self._px)), special_flags=pygame.BLEND_PREMULTIPLIED
            )
        if behind and not speaks:
            face = _darker(face, BEHIND_DIM)
        picture.blit(face, self._real(x, y), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _blinks(self, who: str) -> bool:
        due = self._blink_at.get(who, math.inf)
        if self._age > due + BLINK_S:
            self._blink_at[who] = self._age + self._dice.uniform(*BLINK_EVERY)
        return due <= self._age <= due + BLINK_S

    # what is written

    def _draw_name(self, picture: pygame.Surface, down: float) -> None:
        name = self._line.name
        if name not in self._name_slips:
            self._name_slips[name] = self._make_name(name)
        slip = self._name_slips[name]
        wide = slip.get_width() / self._px - 2 * PAD
        others = self._portraits.who[1:]
        left = SLIP.left + NAME_IN if self._line.speaker not in others else SLIP.right - wide - NAME_IN
        if len(others) > 1 and self._line.speaker == others[0]:
            left = NAME_BEHIND - wide / 2
        picture.blit(slip, self._real(left - PAD, NAME_TOP - PAD + down), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _make_name(self, name: str) -> pygame.Surface:
        px = self._px
        word = render_text(self._assets, name, NAME_PIXELS * px, VERMILION, TITLES)
        wide = max(NAME_SIZE[0], word.get_width() / px + 44.0)
        slip = torn_sheet(self._assets, wide, NAME_SIZE[1], px, 23 + len(name), 3.0, "#f6ecd6")
        middle = (round((PAD + wide / 2) * px), round((PAD + NAME_SIZE[1] / 2) * px))
        slip.blit(word, word.get_rect(center=middle), special_flags=pygame.BLEND_PREMULTIPLIED)
        return slip

    def _make_rows(self, words: str) -> list[pygame.Surface]:
        px, room = self._px, WORDS_WIDE * self._px
        one = render_text(self._assets, words, ONE_ROW * px, INK, HAND)
        if one.get_width() <= room:
            return [one]
        if one.get_width() * NARROW_ROW / ONE_ROW <= room:
            return [render_text(self._assets, words, ONE_ROW * px * room / one.get_width(), INK, HAND)]
        rows = []
        for part in in_two(words, room * ONE_ROW / TWO_ROWS / one.get_width()):
            row = render_text(self._assets, part, TWO_ROWS * px, INK, HAND)
            share = min(1.0, room / row.get_width())
            rows.append(row if share >= 1.0 else render_text(self._assets, part, TWO_ROWS * px * share, INK, HAND))
        return rows

    def _draw_words(self, picture: pygame.Surface, down: float) -> None:
        """As far as the brush has come; the newest ink is still pale."""
        whole = sum(row.get_width() for row in self._rows)
        inked = whole if self.is_whole else whole * self._line_age / max(1e-6, self._whole_at)
        for number, row in enumerate(self._rows):
            y = WORDS_MIDDLE + (number - (len(self._rows) - 1) / 2) * ROW_STEP + down
            left, top = round(WORDS_LEFT * self._px), round(y * self._px - row.get_height() / 2)
            share = max(0.0, min(float(row.get_width()), inked))
            inked -= row.get_width()
            _write(picture, row, (left, top), share, round(3 * self._px))

    def _draw_hint(self, picture: pygame.Surface, hint: str, held: float, down: float) -> None:
        key = (hint, round(held * 16))
        if key != self._hint_key:
            self._hint_key, self._hint = key, self._make_hint(hint, held)
        at = self._real(HINT_RIGHT, HINT_Y + down)
        picture.blit(self._hint, self._hint.get_rect(midright=at), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _make_hint(self, hint: str, held: float) -> pygame.Surface:
        words = render_text(self._assets, hint, HINT_PIXELS * self._px, HINT_COLOR, HAND)
        if held <= 0.0:
            return words
        made = pygame.Surface((words.get_width(), words.get_height() + round(8 * self._px)), pygame.SRCALPHA, 32)
        made.blit(words, (0, round(4 * self._px)), special_flags=pygame.BLEND_PREMULTIPLIED)
        stroke = BrushStroke(words.get_width(), round(7 * self._px)).painted(held)
        made.blit(stroke, (0, made.get_height() - stroke.get_height()), special_flags=pygame.BLEND_PREMULTIPLIED)
        return made

    def _make_drop(self) -> pygame.Surface:
        size = (round(20 * self._px), round(22 * self._px))
        shape = '<path d="M2 2Q16 4 17 10Q12 15 4 20Q0 11 2 2Z" fill="#c23b2b"/>'
        return self._assets.raster("scene-drop", shape, size, f"scale({self._px:.5f})")

    def _real(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self._px), round(y * self._px)


def in_two(words: str, longest: float = 1.0) -> tuple[str, str]:
    """The line in two rows of about equal length: after a sentence, if one ends near the middle, else after a clause, else anywhere.

    `longest` is the share of it that fits in a row.
    """
    long = len(words)
    most = min(LONGER, longest) * long
    gaps = [at for at, letter in enumerate(words) if letter == " "]
    if not gaps:
        return words[: long // 2], words[long // 2 :]
    for marks in BREAKS:
        good = [at for at in gaps if (not marks or words[at - 1] in marks) and max(at, long - at) <= most]
        if good:
            break
    cut = min(good or gaps, key=lambda at: abs(at - 0.54 * long))
    return words[:cut], words[cut + 1 :]


def hint_words(lost: bool) -> str:
    """What the keys in somebody's hands do here."""
    return text("scene.hint_lost" if lost else "scene.hint")


def _write(picture: pygame.Surface, row: pygame.Surface, at: tuple[int, int], share: float, step: int) -> None:
    wet = min(BRUSH_EDGE * max(1, step), int(share)) if share < row.get_width() else 0
    full = int(share) - wet
    high = row.get_height()
    picture.blit(row, at, (0, 0, full, high), special_flags=pygame.BLEND_PREMULTIPLIED)
    for number in range(BRUSH_EDGE if wet else 0):
        left, right = full + wet * number // BRUSH_EDGE, full + wet * (number + 1) // BRUSH_EDGE
        if right > left:
            piece = faded(row.subsurface((left, 0, right - left, high)), 1.0 - (number + 1) / (BRUSH_EDGE + 1))
            picture.blit(piece, (at[0] + left, at[1]), special_flags=pygame.BLEND_PREMULTIPLIED)


def _darker(face: pygame.Surface, light: float) -> pygame.Surface:
    dark = face.copy()
    level = round(255 * light)
    dark.fill((level, level, level, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return dark
