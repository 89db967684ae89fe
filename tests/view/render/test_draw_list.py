"""Draw list: what a frame notes down looks as if it had been drawn at once."""

import pygame
import pytest

from game.view.render import safe_draw
from game.view.render.draw_list import DrawList, as_surface, flushed


def doodle(surface: pygame.Surface) -> None:
    """A little of everything that layers do."""
    sprite = pygame.Surface((8, 8), pygame.SRCALPHA, 32)
    sprite.fill((60, 20, 10, 128))
    surface.fill((10, 20, 30))
    surface.set_clip((4, 4, 30, 30))
    surface.blit(sprite, (2, 2), (0, 0, 6, 6), special_flags=pygame.BLEND_PREMULTIPLIED)
    surface.set_clip(None)
    safe_draw.stamps(surface, [(sprite, (n, 2 * n)) for n in range(12)])
    safe_draw.polygon(surface, (200, 0, 0), [(5, 5), (30, 8), (20, 35)])
    safe_draw.lines(surface, (0, 200, 0), [(0, 0), (39, 39)], 2)
    safe_draw.circle(surface, (0, 0, 200), (20, 20), 6)
    safe_draw.ellipse(surface, (9, 9, 9), (1, 30, 12, 6))
    surface.fill((200, 210, 220), (0, 0, 40, 10), special_flags=safe_draw.MULTIPLY)


def test_what_is_noted_looks_as_if_it_had_been_drawn_at_once() -> None:
    at_once, noted = (pygame.Surface((40, 40), 0, 32) for _ in range(2))
    doodle(at_once)
    notes = DrawList(noted)
    doodle(as_surface(notes))
    assert noted.get_at((20, 20)) == (0, 0, 0, 255)  # nothing yet
    notes.flush()
    assert pygame.image.tobytes(noted, "RGB") == pygame.image.tobytes(at_once, "RGB")


def test_who_looks_at_pixels_sees_all_that_was_noted_before() -> None:
    surface = pygame.Surface((4, 4), 0, 32)
    notes = DrawList(surface)
    notes.fill((1, 2, 3))
    assert flushed(as_surface(notes)).get_at((0, 0)) == (1, 2, 3, 255)
    notes.flush()  # nothing is drawn twice
    surface.fill((0, 0, 0))
    notes.flush()
    assert flushed(surface).get_at((0, 0)) == (0, 0, 0, 255)


def test_what_it_cannot_note_fails_at_once() -> None:
    with pytest.raises(AttributeError):
        as_surface(DrawList(pygame.Surface((4, 4)))).get_at((0, 0))
