"""Picture of a tag rope: two posts, a slack rope, and paper tags that flutter, glow while webbed water is about them, and burn to ash."""

import math

import pygame

from game.sim.objects.tag_rope import TagRopePose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

POST_M, SAG_M = 0.92, 0.2
"""Metres of a post over the sand, and of the rope's slack."""
POST, TAG = (15.0, 62.0), (15.0, 34.0)
"""Reference pixels of a post and of a tag."""
FAR_M = 0.1
"""Metres that it stands farther back, and so higher in the picture, than whoever runs before it."""
TURNS = 7
"""Pictures of a tag from one side of its swing to the other."""
SWING_RAD = 0.3


class TagRopePicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.rope, self.rope_light = mix("#6b5337", palette.ink, 0.2), mix("#d8bd92", palette.paper, 0.2)
        self.glow, self.edge = rgb(palette.chakra), rgb(palette.chakra_glow)
        self.post = cache.get("tag rope post", lambda: [self._make_post()])[0]
        self.tags = cache.get("rope tags", lambda: [self._make_tag(turn, lit) for lit in (False, True) for turn in range(TURNS)])

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: TagRopePose, seconds: float) -> None:
        if pose.left > 0.0:
            self._draw_guarded(surface, camera, pose, seconds)
        left, right = self._heads(camera, pose)
        middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + 2 * SAG_M * camera.scale)
        rope = [_on_curve(left, middle, right, n / 12) for n in range(13)]
        for x, y in (left, right):
            safe_draw.blit_at(surface, self.post, (x - self.post.get_width() / 2, y - 7 * self.px))
        safe_draw.lines(surface, self.rope, rope, max(1, round(3.6 * self.px)))
        safe_draw.lines(surface, self.rope_light, [(x, y - 0.9 * self.px) for x, y in rope], max(1, round(1.3 * self.px)))
        for n in range(pose.tags):
            x, y = _on_curve(left, middle, right, (n + 1) / (pose.tags + 1))
            self._draw_tag(surface, pose, n, (x, y), seconds)

    def _draw_guarded(self, surface: pygame.Surface, camera: Camera, pose: TagRopePose, seconds: float) -> None:
        """The sand on which nothing holds: a line of chakra from post to post, that ends in a stroke at each of them."""
        lift, strong = 0.03 * camera.scale, pose.burning and math.sin(9.0 * seconds) > 0.0
        a, b = camera.to_screen(pose.x - pose.reach, pose.y), camera.to_screen(pose.x + pose.reach, pose.right_y)
        ends = [(a[0], a[1] - 5 * lift), (a[0], a[1] - lift), (b[0], b[1] - lift), (b[0], b[1] - 5 * lift)]
        safe_draw.lines(surface, self.edge, ends, max(1, round((5.0 if strong else 4.0) * self.px)))
        safe_draw.lines(surface, self.glow, ends, max(1, round((3.0 if strong else 1.8) * self.px)))

    def _heads(self, camera: Camera, pose: TagRopePose) -> tuple[tuple[float, float], tuple[float, float]]:
        left = camera.to_screen(pose.x - pose.reach, pose.y + POST_M + FAR_M)
        right = camera.to_screen(pose.x + pose.reach, pose.right_y + POST_M + FAR_M)
        return left, right

    def _draw_tag(self, surface: pygame.Surface, pose: TagRopePose, n: int, at: tuple[float, float], seconds: float) -> None:
        """The last one burns first; of one that is ash a charred end is left on the rope."""
        x, y = at
        whole = min(1.0, max(0.0, pose.left - n))
        burns = pose.burning and whole > 0.0 and pose.left <= n + 1
        if whole <= 0.0:
            safe_draw.lines(surface, rgb(self.palette.ink), [(x, y), (x + 1.5 * self.px, y + 5 * self.px)], max(1, round(2 * self.px)))
            return
        swing = math.sin(2.1 * seconds + 1.7 * n) * (1.0 if pose.burning else 0.45)
        turn = min(TURNS - 1, max(0, round((swing + 1.0) / 2.0 * (TURNS - 1))))
        sprite = self.tags[turn + (TURNS if pose.burning else 0)]
        cut = sprite.get_height() if not burns else max(1, round(sprite.get_height() * (0.25 + 0.75 * whole)))
        safe_draw.blit_at(surface, sprite.subsurface((0, 0, sprite.get_width(), cut)), (x - sprite.get_width() / 2, y - 1 * self.px))
        if burns:
            self._draw_ember(surface, (x, y - self.px + cut), seconds + n)

    def _draw_ember(self, surface: pygame.Surface, at: tuple[float, float], seconds: float) -> None:
        """The glowing edge of what is left, and specks that the wind takes."""
        x, y = at
        safe_draw.lines(
            surface, self.glow, [(x - 5 * self.px, y), (x, y - 2 * self.px), (x + 5 * self.px, y)], max(1, round(2.6 * self.px))
        )
        for speck in range(4):
            since = (seconds * 1.4 + speck * 0.27) % 1.0
            place = (x + (18.0 * since + 4.0 * math.sin(9.0 * since + speck)) * self.px, y - 26.0 * since * self.px)
            safe_draw.circle(surface, self.glow, place, max(1.0, 2.2 * (1.0 - since) * self.px))

    def _make_post(self) -> pygame.Surface:
        """A weathered stake with a rope round its head."""
        wide, high = POST
        ink, wood = rgb(self.palette.ink), mix("#8a6a49", self.palette.ink, 0.08)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            body = [(4.2, 3.0), (8.0, 1.0), (11.2, 3.5), (11.8, 60.0), (3.6, 60.0)]
            safe_draw.polygon(large, wood, [(x * unit, y * unit) for x, y in body])
            shade = [(8.6, 3.0), (11.2, 4.0), (11.8, 60.0), (8.0, 60.0)]
            safe_draw.polygon(large, mix(wood, self.palette.ink, 0.35), [(x * unit, y * unit) for x, y in shade])
            for y in (14.0, 27.0, 41.0):
                painting.brush(
                    large, mix(wood, self.palette.ink, 0.5), [(5.2 * unit, y * unit), (5.6 * unit, (y + 6) * unit)], 1.4 * unit, 0.2
                )
            safe_draw.lines(large, ink, [(x * unit, y * unit) for x, y in body], max(1, round(1.9 * unit)), closed=True)
            for y in (7.0, 10.0):
                painting.brush(
                    large,
                    self.rope_light,
                    [(3.2 * unit, y * unit), (7.5 * unit, (y + 1.2) * unit), (12.0 * unit, y * unit)],
                    2.6 * unit,
                    0.1,
                )

        return painting.painted((wide * self.px, high * self.px), paint)

    def _make_tag(self, turn: int, lit: bool) -> pygame.Surface:
        """A strip of paper with a seal brushed on it, folded over the rope."""
        wide, high = TAG[0] + 12.0, TAG[1] + 4.0
        swing = SWING_RAD * (2.0 * turn / (TURNS - 1) - 1.0)
        paper = mix(self.palette.paper, "#ffffff", 0.35 if lit else 0.0)
        edge = self.glow if lit else rgb(self.palette.ink)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times

            def lay(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
                return [
                    ((wide / 2 + x - y * math.sin(swing)) * unit, (y * math.cos(swing) + x * math.sin(swing) + 2) * unit) for x, y in points
                ]

            strip = lay(((-6.5, 0.0), (6.5, 0.0), (7.0, 31.0), (0.0, 33.0), (-6.0, 31.5)))
            safe_draw.polygon(large, paper, strip)
            safe_draw.polygon(large, mix(paper, self.palette.ink, 0.16), lay(((3.2, 0.0), (6.5, 0.0), (7.0, 31.0), (3.6, 32.0))))
            safe_draw.lines(large, edge, strip, max(1, round((2.2 if lit else 1.5) * unit)), closed=True)
            painting.brush(large, VERMILION, lay(((-2.6, 6.0), (2.4, 7.0))), 2.8 * unit, 0.3)
            painting.brush(large, VERMILION, lay(((0.0, 5.0), (-0.6, 15.0), (0.8, 26.0))), 3.4 * unit, 0.35)
            painting.brush(large, VERMILION, lay(((-3.2, 17.0), (3.0, 16.0))), 2.4 * unit, 0.3)

        return painting.painted((wide * self.px, high * self.px), paint)


def _on_curve(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], t: float) -> tuple[float, float]:
    """On the slack between two posts."""
    p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return p * a[0] + q * b[0] + r * c[0], p * a[1] + q * b[1] + r * c[1]
