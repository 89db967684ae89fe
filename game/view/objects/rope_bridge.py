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

BOARDS, TURNS, TURN = 3, 21, 4.0
"""Boards that differ; the angles that each is kept at, and degrees between them."""
BOARD = 0.6
"""Metres from one board to the next."""
RAIL = 0.86
"""Metres of the hand ropes over the boards."""
NEAR, FAR = 0.10, -0.05
"""Metres by which the near and the far edge of the boards lie lower and higher than their middle line."""
POST = 1.45
"""Metres of a post over the first board."""
CORD_EVERY = 2
"""Boards from one hanging cord to the next."""


class RopeBridgePicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.rope, self.rope_light = mix("#6b5337", palette.ink, 0.15), mix("#c9a777", palette.paper, 0.2)
        self.far_rope = mix("#8a7152", palette.air[2][1], 0.25)
        self.boards = cache.get("bridge boards", self._make_boards)
        self.post, self.far_post = cache.get("bridge posts", lambda: [self._make_post(0.0), self._make_post(0.22)])

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: RopeBridgePose, seconds: float) -> None:
        """What is behind whoever runs on it: the far ropes, posts, boards."""
        deck, boards = self._on_screen(camera, pose)
        self._draw_post(surface, self.far_post, deck[0] + (-7 * self.px, -4 * self.px))
        self._draw_post(surface, self.far_post, deck[-1] + (9 * self.px, -4 * self.px))
        self._draw_rail(surface, deck + (2 * self.px, FAR * camera.scale), pose, self.far_rope, None)
        self._draw_line(surface, deck + (0.0, FAR * camera.scale + 4 * self.px), self.rope, 2.4)
        stamps = []
        for n, (here, board) in enumerate(zip(deck, boards, strict=True)):
            if board and 0 < n < len(deck) - 1:
                before, after = deck[n - 1], deck[n + 1]
                turn = round(math.degrees(math.atan2(before[1] - after[1], after[0] - before[0])) / TURN) + TURNS // 2
                sprite = self.boards[n % BOARDS * TURNS + min(max(turn, 0), TURNS - 1)]
                stamps.append((sprite, (round(here[0] - sprite.get_width() / 2), round(here[1] - sprite.get_height() / 2 + 3 * self.px))))
        safe_draw.stamps(surface, stamps)
        self._draw_line(surface, deck + (0.0, NEAR * camera.scale + 2 * self.px), self.rope, 3.0)

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: RopeBridgePose) -> None:
        """The near hand rope, and the near posts."""
        deck, _ = self._on_screen(camera, pose)
        self._draw_rail(surface, deck + (0.0, NEAR * camera.scale), pose, self.rope, self.rope_light)
        self._draw_post(surface, self.post, deck[0] + (-12 * self.px, 6 * self.px))
        self._draw_post(surface, self.post, deck[-1] + (4 * self.px, 6 * self.px))

    def _on_screen(self, camera: Camera, pose: RopeBridgePose) -> tuple[np.ndarray, list[bool]]:
        """Its boards in the picture, from left to right, and whether each is there."""
        nodes = np.array(pose.nodes)
        xs = np.linspace(nodes[0, 0], nodes[-1, 0], max(5, round((nodes[-1, 0] - nodes[0, 0]) / BOARD)) + 1)
        ys = np.interp(xs, nodes[:, 0], nodes[:, 1])
        there = [not any(left < x < right for left, right in pose.gaps) for x in xs]
        return np.stack([camera.screen_x(xs), camera.screen_y(ys)], axis=1), there

    def _draw_rail(
        self,
        surface: pygame.Surface,
        deck: np.ndarray,
        pose: RopeBridgePose,
        color: tuple[int, int, int],
        light: tuple[int, int, int] | None,
    ) -> None:
        """A hand rope that follows the boards, higher at its ends, and the cords that it hangs them on."""
        share = np.linspace(-1.0, 1.0, len(deck))
        rail = deck.copy()
        rail[:, 1] -= (RAIL + (POST - RAIL - 0.15) * share**4) * METRE * self.px
        for n in range(1, len(deck) - 1):
            if n % CORD_EVERY == 1:
                safe_draw.lines(surface, color, [rail[n], deck[n]], max(1, round(1.5 * self.px)))
        self._draw_line(surface, rail, color, 3.2)
        if light is not None:
            self._draw_line(surface, rail + (0.0, -0.8 * self.px), light, 1.0)

    def _draw_line(self, surface: pygame.Surface, line: np.ndarray, color: tuple[int, int, int], width: float) -> None:
        safe_draw.lines(surface, color, line, max(1, round(width * self.px)))

    def _draw_post(self, surface: pygame.Surface, sprite: pygame.Surface, at: np.ndarray) -> None:
        safe_draw.blit_at(surface, sprite, (at[0] - sprite.get_width() / 2, at[1] - (POST + 0.12) * METRE * self.px))

    # made once

    def _make_boards(self) -> list[pygame.Surface]:
        return [
            pygame.transform.rotozoom(self._make_board(number), TURN * (turn - TURNS // 2), 1.0)
            for number in range(BOARDS)
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
        wide, high = 0.26 * METRE * self.px, (POST + 0.55) * METRE * self.px
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
