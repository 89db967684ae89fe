"""Picture of a rope bridge: planks, hand ropes at both sides, posts; the near rope hangs before whoever runs."""

import math

import numpy as np
import pygame

from game.sim.objects.rope_bridge import RopeBridgePose
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

BOARD_KINDS, TURNS, TURN_DEG = 3, 21, 4.0
"""Boards that differ; the angles that each is kept at, and degrees between them."""
BOARD_M = 0.6
"""Metres from one board to the next."""
RAIL_M = 0.86
"""Metres of the hand ropes over the boards."""
NEAR_EDGE_M, FAR_EDGE_M = 0.10, -0.05
"""Metres by which the near and the far edge of the boards lie lower and higher than their middle line."""
POST_M = 1.45
"""Metres of a post over the first board."""
CORD_EVERY = 2
"""Boards from one hanging cord to the next."""
TORN_END = ((0.0, 0.0), (0.16, 0.03), (0.27, 0.14), (0.30, 0.34), (0.27, 0.62), (0.31, 0.92))
"""A rope that is torn off, from where it still holds: metres on towards the gap, and down."""
STRANDS = ((-0.09, 0.10), (0.0, 0.14), (0.08, 0.09))
"""Metres aside and down to which its end has come apart."""
SWAY_M, SWAY_HZ = 0.05, 0.35
"""Metres by which a torn end swings, and how often in a second."""
LOOSE_BOARD_DEG = 68.0
"""Degrees by which the last board before a gap hangs down."""
Color = tuple[int, int, int]


class RopeBridgePicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.rope, self.rope_light = mix("#6b5337", palette.ink, 0.15), mix("#c9a777", palette.paper, 0.2)
        self.far_rope = mix("#8a7152", palette.air[2][1], 0.25)
        self.boards = cache.get("bridge boards", self._make_boards)
        (self.loose_board,) = cache.get(
            "bridge loose board", lambda: [pygame.transform.rotozoom(self._make_board(1), -LOOSE_BOARD_DEG, 1.0)]
        )
        self._seconds = 0.0
        self.post, self.far_post = cache.get("bridge posts", lambda: [self._make_post(0.0), self._make_post(0.22)])

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: RopeBridgePose, seconds: float) -> None:
        """What is behind whoever runs on it: the far ropes, posts, boards."""
        self._seconds = seconds
        deck, boards = self._on_screen(camera, pose)
        self._draw_post(surface, self.far_post, deck[0] + (-7 * self.px, -4 * self.px))
        self._draw_post(surface, self.far_post, deck[-1] + (9 * self.px, -4 * self.px))
        self._draw_rail(surface, deck + (2 * self.px, FAR_EDGE_M * camera.scale), boards, self.far_rope, None)
        self._draw_line(surface, deck + (0.0, FAR_EDGE_M * camera.scale + 4 * self.px), self.rope, 2.4)  # it holds what is left
        stamps = []
        for n, (here, board) in enumerate(zip(deck, boards, strict=True)):
            if board and 0 < n < len(deck) - 1:
                before, after = deck[n - 1], deck[n + 1]
                turn = round(math.degrees(math.atan2(before[1] - after[1], after[0] - before[0])) / TURN_DEG) + TURNS // 2
                sprite = self.boards[n % BOARD_KINDS * TURNS + min(max(turn, 0), TURNS - 1)]
                stamps.append((sprite, (round(here[0] - sprite.get_width() / 2), round(here[1] - sprite.get_height() / 2 + 3 * self.px))))
                if not boards[n + 1]:
                    stamps.append((self.loose_board, (round(here[0] + 0.24 * camera.scale), round(here[1] + 2 * self.px))))
        safe_draw.stamps(surface, stamps)
        near = deck + (0.0, NEAR_EDGE_M * camera.scale + 2 * self.px)
        for first, last in _runs(boards):
            self._draw_line(surface, near[first : last + 1], self.rope, 3.0)
        for n, way in _torn_at(boards):
            self._draw_torn(surface, near[n], way, self.rope, 3.0)

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: RopeBridgePose) -> None:
        """The near hand rope, and the near posts."""
        deck, boards = self._on_screen(camera, pose)
        self._draw_rail(surface, deck + (0.0, NEAR_EDGE_M * camera.scale), boards, self.rope, self.rope_light)
        self._draw_post(surface, self.post, deck[0] + (-12 * self.px, 6 * self.px))
        self._draw_post(surface, self.post, deck[-1] + (4 * self.px, 6 * self.px))

    def _on_screen(self, camera: Camera, pose: RopeBridgePose) -> tuple[np.ndarray, list[bool]]:
        """Its boards in the picture, from left to right, and whether each is there."""
        nodes = np.array(pose.nodes)
        xs = np.linspace(nodes[0, 0], nodes[-1, 0], max(5, round((nodes[-1, 0] - nodes[0, 0]) / BOARD_M)) + 1)
        ys = np.interp(xs, nodes[:, 0], nodes[:, 1])
        there = [not any(left < x < right for left, right in pose.gaps) for x in xs]
        return np.stack([camera.screen_x(xs), camera.screen_y(ys)], axis=1), there

    def _draw_rail(self, surface: pygame.Surface, deck: np.ndarray, boards: list[bool], color: Color, light: Color | None) -> None:
        """A hand rope that follows the boards, higher at its ends, and the cords that it hangs them on; over a gap it is torn."""
        share = np.linspace(-1.0, 1.0, len(deck))
        rail = deck.copy()
        rail[:, 1] -= (RAIL_M + (POST_M - RAIL_M - 0.15) * share**4) * METRE * self.px
        for n in range(1, len(deck) - 1):
            if n % CORD_EVERY == 1 and boards[n]:
                safe_draw.lines(surface, color, [rail[n], deck[n]], max(1, round(1.5 * self.px)))
        for first, last in _runs(boards):
            self._draw_line(surface, rail[first : last + 1], color, 3.2)
            if light is not None:
                self._draw_line(surface, rail[first : last + 1] + (0.0, -0.8 * self.px), light, 1.0)
        for n, way in _torn_at(boards):
            self._draw_torn(surface, rail[n], way, color, 3.2)

    def _draw_torn(self, surface: pygame.Surface, at: np.ndarray, way: int, color: Color, width: float) -> None:
        """The end of a rope that is torn off over a gap: it hangs, swings a little, and its strands have come apart."""
        metre = METRE * self.px
        sway = SWAY_M * math.sin(2.0 * math.pi * SWAY_HZ * self._seconds + 0.05 * float(at[1]) + way)
        line = [(at[0] + (way * along + sway * down) * metre, at[1] + down * metre) for along, down in TORN_END]
        self._draw_line(surface, np.array(line), color, width)
        for aside, down in STRANDS:
            self._draw_line(surface, np.array([line[-1], (line[-1][0] + aside * metre, line[-1][1] + down * metre)]), color, 1.3)

    def _draw_line(self, surface: pygame.Surface, line: np.ndarray, color: tuple[int, int, int], width: float) -> None:
        safe_draw.lines(surface, color, line, max(1, round(width * self.px)))

    def _draw_post(self, surface: pygame.Surface, sprite: pygame.Surface, at: np.ndarray) -> None:
        safe_draw.blit_at(surface, sprite, (at[0] - sprite.get_width() / 2, at[1] - (POST_M + 0.12) * METRE * self.px))

    # made once

    def _make_boards(self) -> list[pygame.Surface]:
        return [
            pygame.transform.rotozoom(self._make_board(number), TURN_DEG * (turn - TURNS // 2), 1.0)
            for number in range(BOARD_KINDS)
            for turn in range(TURNS)
        ]

    def _make_board(self, number: int) -> pygame.Surface:
        """One board, seen a little from above: a pale upper side with its grain, a dark edge."""
        dice = painting.generator("board", number)
        wide, high = 0.56 * METRE * self.px, 0.27 * METRE * self.px
        wood = mix(self.palette.wood, "#a98a5f", dice.uniform(0.1, 0.6))

        def paint(large: pygame.Surface, times: float) -> None:
            w, h, u = large.get_width(), large.get_height(), self.px * times
            lean = dice.uniform(-1.5, 1.5) * u
            top = [(1 * u + lean, 1 * u), (w - 2 * u + lean, 1 * u), (w - 1 * u, h * 0.62), (1 * u, h * 0.62)]
            edge = [(1 * u, h * 0.6), (w - 1 * u, h * 0.6), (w - 1.5 * u, h - 1 * u), (1.5 * u, h - 1 * u)]
            safe_draw.polygon(large, rgb(self.palette.ink), [(0, 0), (w, 0), (w, h), (0, h)])
            safe_draw.polygon(large, mix(wood, self.palette.paper, 0.22), top)
            safe_draw.polygon(large, mix(wood, self.palette.ink, 0.35), edge)
            for _ in range(3):
                y = dice.uniform(0.14, 0.55) * h
                x = dice.uniform(0.1, 0.5) * w
                safe_draw.lines(
                    large,
                    mix(wood, self.palette.ink, 0.3),
                    [(x, y), (x + dice.uniform(0.2, 0.45) * w, y + dice.uniform(-1, 1) * u)],
                    round(0.8 * u),
                )

        return painting.painted((wide, high), paint)

    def _make_post(self, pale: float) -> pygame.Surface:
        """A post of bark-stripped wood, rope wound round its head."""
        wide, high = 0.26 * METRE * self.px, (POST_M + 0.55) * METRE * self.px
        air = self.palette.air[2][1]

        def paint(large: pygame.Surface, times: float) -> None:
            w, h, u = large.get_width(), large.get_height(), self.px * times
            outline = [(0.18 * w, 3 * u), (0.34 * w, 0.5 * u), (0.72 * w, 1 * u), (0.86 * w, 4 * u), (0.95 * w, h), (0.05 * w, h)]
            safe_draw.polygon(large, mix(self.palette.ink, air, pale), outline)
            wood = mix(self.palette.trunk[0], self.palette.wood, 0.45)
            inner = [(0.30 * w, 4 * u), (0.40 * w, 2.5 * u), (0.66 * w, 3 * u), (0.74 * w, 5 * u), (0.80 * w, h), (0.20 * w, h)]
            safe_draw.polygon(large, mix(wood, air, pale), inner)
            lit = [(0.32 * w, 5 * u), (0.44 * w, 4 * u), (0.42 * w, h), (0.24 * w, h)]
            safe_draw.polygon(large, mix(mix(wood, self.palette.paper, 0.3), air, pale), lit)
            for n in range(4):
                y = (9 + 4.2 * n) * u
                safe_draw.polygon(
                    large,
                    mix(self.palette.ink, air, pale),
                    [(0.1 * w, y), (0.92 * w, y - 2.2 * u), (0.92 * w, y + 2.0 * u), (0.1 * w, y + 4.0 * u)],
                )
                safe_draw.polygon(
                    large,
                    mix(self.rope_light, air, pale),
                    [(0.16 * w, y + 0.9 * u), (0.86 * w, y - 1.2 * u), (0.86 * w, y + 0.9 * u), (0.16 * w, y + 3.0 * u)],
                )

        return painting.painted((wide, high), paint)


def _runs(boards: list[bool]) -> list[tuple[int, int]]:
    """First and last of each row of boards that are there."""
    ends = [n for n, there in enumerate(boards) if there and (n + 1 == len(boards) or not boards[n + 1])]
    starts = [n for n, there in enumerate(boards) if there and (n == 0 or not boards[n - 1])]
    return list(zip(starts, ends, strict=True))


def _torn_at(boards: list[bool]) -> list[tuple[int, int]]:
    """The boards beside gaps, and on which side of each its gap is, 1 for the right."""
    runs = _runs(boards)
    return [(last, 1) for _, last in runs if last + 1 < len(boards)] + [(first, -1) for first, _ in runs if first]
