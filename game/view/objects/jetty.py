"""Picture of a jetty: boards on piles that go down to the bed, and at its shore end a ward: two posts, a straw rope, paper tags.

Where a wave stands higher than the boards they are seen through it: drawn before it, they would be a shelf that it sits on.
"""

import math
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.objects.jetty import JettyPose
from game.view.camera.camera import METRE, Camera
from game.view.render import night_print, painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

PILE_EVERY, PILE, INSET = 2.4, 0.2, 0.45
"""Metres from one pile to the next, across one, and from the jetty's end to the first."""
BOARD, THICK, BEAM = 0.62, 0.13, 0.13
"""Metres of one board along the jetty, how thick it is, and how thick the beam under the boards."""
MAX_PILE_M = 9.0
"""Metres of pile that are drawn at most."""
WARD, HIGH, FROM_SHORE = 2.3, 1.25, 3.4
"""Metres between the ward's two posts, how high they are, and from the jetty's shore end to the nearer one."""
NO_LANDING_DEPTH_M = 0.5
"""Metres of water at its right end from which a jetty leads nowhere."""
LAMPS_FROM, LAMP_EVERY, LAMP_POST, LAMP_ARM, LAMP_SIZE = 12.0, 6.1, 1.75, 0.34, 0.92
"""Metres of jetty from which it has lamps, from one to the next, of post and arm; reference pixels to a unit of a lamp's drawing."""
TAGS = (0.2, 0.5, 0.8)
"""Where along the rope they hang."""
FINE = 3
DROWNED_TINT_SHARE, SEEN_THROUGH_SHARE = 0.5, 0.5
"""How much of the lake's colour drowned boards have, and the share of them that is seen through the wave."""
SAMPLE_M = 0.1
"""Metres from one place along the boards to the next at which it is asked whether they are under water."""
BREAKING_RISE_M, FOAM = 0.16, (0.8, 0.4)
"""Metres over the still lake from which water breaks white round a pile; across and height of that foam, in metres."""
LUMPS = ((-0.26, 0.02, 0.06), (-0.15, -0.03, 0.09), (0.01, -0.06, 0.12), (0.16, -0.01, 0.08), (0.27, 0.03, 0.05))
"""Its lumps: metres from its middle, and the radius of each."""


class JettyPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px, self.cache = palette, px, cache
        self._dry, self._wet = cache.get("jetty piles", lambda: [self._pile(0.0), self._pile(0.62)])
        self._decks: dict[float, list[pygame.Surface]] = {}
        self._piles: dict[tuple[float, float], list[float]] = {}
        """Where the piles of a jetty stand, by its two ends."""
        self.night = 0.0
        """How far night has fallen since the level's own hour, 0 to 1."""
        self._darkened_for, self._darkened = 0.0, dict[int, pygame.Surface]()
        self._foam = cache.get(
            "jetty foam", lambda: [painting.painted((FOAM[0] * METRE * px, FOAM[1] * METRE * px), self._paint_foam, FINE)]
        )[0]
        self._lamp = self._hung(
            cache.get("jetty lamp post", lambda: [painting.painted(self._post_size(), self._paint_post, FINE)])[0], assets
        )
        (self._ward,) = cache.get("jetty ward", lambda: [painting.painted(self._ward_size(), self._paint_ward, FINE)])

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: JettyPose, seconds: float) -> None:
        if self._darkened_for != night_print.stepped(self.night):
            self._darkened_for, self._darkened = night_print.stepped(self.night), {}
        left, right = pose.x - pose.reach, pose.x + pose.reach
        under = camera.screen_y(pose.y - THICK - BEAM)
        seen_from, seen_to = camera.left - 1.0, camera.right + 1.0
        if (left, right) not in self._piles:
            count = max(2, round((right - left - 2.0 * INSET) / PILE_EVERY) + 1)
            self._piles[left, right] = np.linspace(left + INSET, right - INSET, count).tolist()
        for x in self._piles[left, right]:
            if seen_from < x < seen_to:
                self._draw_pile(surface, camera, profile, x, under)
        for x, _ in lamp_places(pose):
            if seen_from < x < seen_to:
                corner = camera.screen_x(x) - self._lamp.get_width() / 2, camera.screen_y(pose.y) - self._lamp.get_height() + self.px
                safe_draw.blit_at(surface, self._lamp, corner)
        self._draw_deck(surface, camera, profile, pose)
        if profile.depth_at(right) > NO_LANDING_DEPTH_M:  # it leads nowhere: there is nothing to ward
            return
        ward = camera.screen_x(right - FROM_SHORE - WARD / 2) - self._ward.get_width() / 2
        safe_draw.blit_at(surface, self._ward, (ward, camera.screen_y(pose.y) - self._ward.get_height() + self.px))

    def _draw_deck(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: JettyPose) -> None:
        """Dry boards as they are, drowned ones through the water, and foam where its edge runs over them."""
        decks = self._deck(2.0 * pose.reach)
        wide, high = decks[0].get_size()
        left, top = camera.screen_x(pose.x) - wide / 2, camera.screen_y(pose.y) - 2.0 * self.px
        drowned, edges = drowned_boards(profile, pose)
        marks = [0, *(round(camera.screen_x(x) - left) for x in edges), wide]
        for first, last in pairwise(marks):
            if last > first:
                area = first, 0, last - first, high
                surface.blit(self._by_night(decks[drowned]), (round(left + first), round(top)), area, safe_draw.PREMULTIPLIED)
            drowned = not drowned
        for x in edges:
            self._draw_foam(surface, camera, x, pose.y)

    def _draw_foam(self, surface: pygame.Surface, camera: Camera, x: float, y: float) -> None:
        wide, high = self._foam.get_size()
        safe_draw.blit_at(surface, self._foam, (camera.screen_x(x) - wide / 2, camera.screen_y(y) - 0.6 * high))

    def _draw_pile(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float, under: float) -> None:
        """Down to the bed; what is under the water takes its colour, and a wave breaks white round it."""
        depth, height = profile.depth_at(x), profile.height(x)
        water = camera.screen_y(height)
        foot = water + depth * camera.scale if depth > 0.0 else under + 0.9 * camera.scale
        left = camera.screen_x(x) - self._dry.get_width() / 2
        dry, wet = self._by_night(self._dry), self._by_night(self._wet)
        for sprite, first, last in ((dry, under, min(water, foot)), (wet, max(under, water), foot)):
            rows = min(sprite.get_height(), round(last) - round(first))
            if rows > 0:
                surface.blit(sprite, (round(left), round(first)), (0, 0, sprite.get_width(), rows), safe_draw.PREMULTIPLIED)
        if depth > 0.0 and height > profile.level + BREAKING_RISE_M and water > under:
            self._draw_foam(surface, camera, x, height)

    def _by_night(self, sprite: pygame.Surface) -> pygame.Surface:
        """The same in what light the night leaves, as lake and shore are."""
        if not self._darkened_for:
            return sprite
        if id(sprite) not in self._darkened:
            dark = self._darkened[id(sprite)] = sprite.copy()
            tone = [round(255 - (255 - part) * self._darkened_for) for part in night_print.LIGHT]
            dark.fill((*tone, 255), special_flags=pygame.BLEND_RGBA_MULT)
        return self._darkened[id(sprite)]

    # made once

    def _pile(self, sunk: float) -> pygame.Surface:
        metre, water = METRE * self.px, self.palette.under[1][1]
        ink, wood = mix(self.palette.ink, water, 0.5 * sunk), mix(mix(self.palette.wood, self.palette.ink, 0.28), water, sunk)

        def paint(large: pygame.Surface, times: float) -> None:
            wide, high, line = PILE * metre * times, large.get_height(), 1.2 * self.px * times
            left = (large.get_width() - wide) / 2
            safe_draw.rect(large, ink, (left - line, 0, wide + 2 * line, high))
            safe_draw.rect(large, wood, (left, 0, wide, high))
            safe_draw.rect(large, mix(wood, self.palette.paper, 0.22 * (1 - sunk)), (left, 0, 0.3 * wide, high))

        return painting.painted((PILE * metre + 5.0 * self.px, MAX_PILE_M * metre), paint, FINE)

    def _deck(self, length: float) -> list[pygame.Surface]:
        """Boards seen from their ends, each a little other than its neighbour, over a beam: dry, and as they are seen through a wave."""
        if length not in self._decks:
            self._decks[length] = self.cache.get(
                f"jetty decks {length:.2f}",
                lambda: [self._paint_deck(length, 0.0), painting.faded(self._paint_deck(length, DROWNED_TINT_SHARE), SEEN_THROUGH_SHARE)],
            )
        return self._decks[length]

    def _paint_deck(self, length: float, sunk: float) -> pygame.Surface:
        metre, dice, water = METRE * self.px, painting.generator("jetty", round(length * 10)), self.palette.under[1][1]
        tones = dice.uniform(-0.12, 0.16, math.ceil(length / BOARD) + 1).tolist()
        sag = dice.uniform(0.0, 0.02, len(tones)).tolist()

        def paint(large: pygame.Surface, times: float) -> None:
            unit, ink, line = metre * times, mix(self.palette.ink, water, sunk), 1.2 * self.px * times
            top, left = 2.0 * self.px * times, (large.get_width() - length * unit) / 2
            beam = (left + 0.2 * unit, top + THICK * unit, (length - 0.4) * unit, BEAM * unit)
            safe_draw.rect(large, ink, (beam[0] - line, beam[1], beam[2] + 2 * line, beam[3] + line))
            safe_draw.rect(large, mix(mix(self.palette.wood, self.palette.ink, 0.5), water, sunk), beam)
            for n, (tone, low) in enumerate(zip(tones, sag, strict=True)):
                first, last = left + n * BOARD * unit, left + min(length, (n + 1) * BOARD) * unit
                if last - first < 2.0:
                    break
                board = (first, top + low * unit, last - first - 0.02 * unit, THICK * unit)
                lit = mix(_lit(self.palette, tone), water, sunk)
                safe_draw.rect(large, ink, (board[0] - line / 2, board[1] - line, board[2] + line, board[3] + 2 * line))
                safe_draw.rect(large, lit, board)
                safe_draw.rect(large, mix(lit, self.palette.paper, 0.4 * (1.0 - sunk)), (*board[:3], 0.035 * unit))

        return painting.painted(((length + 0.3) * metre, (THICK + BEAM) * metre + 6.0 * self.px), paint, FINE)

    def _paint_foam(self, large: pygame.Surface, times: float) -> None:
        """A few round lumps in a heap, with a thin edge of ink."""
        unit, line = METRE * self.px * times, 0.8 * self.px * times
        middle, foot = large.get_width() / 2, 0.62 * large.get_height()
        for grown, color in ((line, rgb(self.palette.ink)), (0.0, rgb(self.palette.lip))):
            for x, y, radius in LUMPS:
                safe_draw.circle(large, color, (middle + x * unit, foot + y * unit), radius * unit + grown)

    def _post_size(self) -> tuple[float, float]:
        return (2.0 * LAMP_ARM + 0.5) * METRE * self.px, (LAMP_POST + 0.15) * METRE * self.px

    def _paint_post(self, large: pygame.Surface, times: float) -> None:
        """A slender post, and an arm towards the lake."""
        unit, line, foot = METRE * self.px * times, 1.2 * self.px * times, float(large.get_height())
        ink, wood = rgb(self.palette.ink), mix(self.palette.wood, self.palette.ink, 0.3)
        x, top = large.get_width() / 2 + LAMP_ARM * unit, foot - LAMP_POST * unit
        arm = [(x, top + 0.34 * unit), (x - 0.1 * unit, top + 0.1 * unit), (x - LAMP_ARM * unit, top + 0.05 * unit)]
        for tone, fat in ((ink, 2.0 * line), (wood, 0.0)):
            safe_draw.rect(large, tone, (x - 0.045 * unit - fat / 2, top - fat / 2, 0.09 * unit + fat, LAMP_POST * unit))
            painting.brush(large, tone, arm, 0.075 * unit + fat, 0.1)

    def _hung(self, post: pygame.Surface, assets: Assets) -> pygame.Surface:
        """The post with its lamp."""
        lamp, whole = assets.picture("lantern", LAMP_SIZE * self.px), post.copy()
        safe_draw.blit_at(whole, lamp, ((whole.get_width() - lamp.get_width()) / 2, 0.2 * METRE * self.px))
        return whole

    def _ward_size(self) -> tuple[float, float]:
        return (WARD + 0.6) * METRE * self.px, (HIGH + 0.2) * METRE * self.px

    def _paint_ward(self, large: pygame.Surface, times: float) -> None:
        """Rope and tags hang between two posts with caps."""
        unit, ink, line = METRE * self.px * times, rgb(self.palette.ink), 1.2 * self.px * times
        foot, left = large.get_height(), (large.get_width() - WARD * unit) / 2
        wood, rope = mix(self.palette.wood, ink, 0.2), mix(self.palette.sand, self.palette.paper, 0.4)
        tops = []
        for x in (left, left + WARD * unit):
            half, top = 0.09 * unit, foot - HIGH * unit
            safe_draw.rect(large, ink, (x - half - line, top - line, 2 * (half + line), foot))
            safe_draw.rect(large, wood, (x - half, top, 2 * half, foot))
            safe_draw.rect(large, mix(wood, self.palette.paper, 0.3), (x - half, top, 0.6 * half, foot))
            tops.append((x, top + 0.16 * unit))
        middle = (left + WARD * unit / 2, tops[0][1] + 0.26 * unit)
        for tone, wide in ((ink, 0.085 * unit + 2 * line), (rope, 0.085 * unit)):
            painting.brush(large, tone, [tops[0], middle, tops[1]], wide, 0.12)
        course = painting.spine([tops[0], middle, tops[1]], 20)
        for share in TAGS:
            x, y = course[int(share * (len(course) - 1))].tolist()
            tag = [(x - 0.09 * unit, y), (x + 0.09 * unit, y), (x + 0.08 * unit, y + 0.36 * unit), (x - 0.1 * unit, y + 0.34 * unit)]
            safe_draw.polygon(large, ink, [(a + math.copysign(line, a - x), b + (line if b > y else 0.0)) for a, b in tag])
            safe_draw.polygon(large, rgb(self.palette.paper), tag)
            safe_draw.rect(large, rgb(self.palette.vermilion), (x - 0.04 * unit, y + 0.09 * unit, 0.08 * unit, 0.16 * unit))


def _lit(palette: Palette, tone: float) -> RGB:
    """The wood of one board, paler or darker than that of its neighbours."""
    return mix(palette.wood, palette.paper if tone > 0.0 else palette.ink, abs(tone))


def lamp_places(pose: JettyPose) -> list[tuple[float, float]]:
    """Where along it lamps hang, and how high."""
    if 2.0 * pose.reach < LAMPS_FROM:
        return []
    count = int((2.0 * pose.reach - FROM_SHORE - WARD - 2.0) / LAMP_EVERY)
    return [(pose.x - pose.reach + 2.6 + LAMP_EVERY * n, pose.y + LAMP_POST - 0.5) for n in range(count)]


def drowned_boards(profile: SurfaceProfile, pose: JettyPose) -> tuple[bool, list[float]]:
    """Whether the boards at a jetty's left end are under water, and every place from there on where that changes.

    A driven wave counts as high as it is drawn, not as high as the water is.
    """
    places = _samples(pose.x - pose.reach, pose.x + pose.reach)
    water = np.interp(places, profile.x, np.where(profile.wet, profile.surface, pose.y - 1.0))
    if profile.crest is not None:
        drawn, heights = profile.crest
        water = np.maximum(water, np.interp(places, drawn, heights, left=-math.inf, right=-math.inf))
    under = water > pose.y
    changes = np.flatnonzero(under[1:] != under[:-1])
    return bool(under[0]), ((places[changes] + places[changes + 1]) / 2).tolist()


@lru_cache(maxsize=8)
def _samples(left: float, right: float) -> NDArray[np.float64]:
    """The places along a jetty's boards at which it is asked whether they are under water."""
    return np.linspace(left, right, max(2, round((right - left) / SAMPLE_M)))
