"""Words over the picture: takes a title, lines and choices, gives a paper card in the middle, scaled with the window."""

from collections.abc import Sequence

import pygame

from game.view.assets import Assets

PAPER, INK, SEAL, FADED = (241, 228, 200), (27, 32, 48), (194, 59, 43), (110, 104, 96)
SHADE = (11, 13, 18, 120)
BRUSH, HAND = "zen-antique", "yusei-magic"
REFERENCE_HEIGHT = 720

_assets = Assets()


def shade(picture: pygame.Surface) -> None:
    """Dim what lies behind."""
    veil = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    veil.fill(SHADE)
    picture.blit(veil, (0, 0))


def words(line: str, size: float, colour: tuple[int, int, int], height: int, face: str = HAND) -> pygame.Surface:
    """A line of text for a picture of `height` pixels; `size` is in pixels of the 720-line picture."""
    return _assets.font(face, round(size * height / REFERENCE_HEIGHT)).render(line or " ", True, colour)


def card(picture: pygame.Surface, title: str, lines: Sequence[str] = (), choices: Sequence[str] = (), chosen: int = 0) -> None:
    """A title, some lines, and choices of which one is marked with a seal."""
    height = picture.get_height()
    rows = [words(title, 52, INK, height, BRUSH)]
    rows += [words(line, 24, FADED, height) for line in lines]
    rows += [words(choice, 30, SEAL if index == chosen else INK, height) for index, choice in enumerate(choices)]
    gap = max(1, round(12 * height / REFERENCE_HEIGHT))
    inside = (max(row.get_width() for row in rows), sum(row.get_height() + gap for row in rows) - gap)
    box = pygame.Rect(0, 0, inside[0] + 8 * gap, inside[1] + 5 * gap)
    box.center = picture.get_rect().center
    picture.fill(INK, box.inflate(gap // 2, gap // 2))
    picture.fill(PAPER, box)
    top = box.top + 5 * gap // 2
    for row in rows:
        picture.blit(row, (box.centerx - row.get_width() // 2, top))
        top += row.get_height() + gap
