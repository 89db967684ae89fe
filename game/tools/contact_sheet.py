"""Contact sheet of every puppet in every pose: `python -m game.tools.contact_sheet OUT.png [scale] [figure]`."""

import sys

import pygame

from game.view.characters.clips.clip_tables import SPIN, UNITS, Clip, PoseBook
from game.view.characters.cloth import Tail
from game.view.characters.puppet import BONE, Puppet, bones, figure_from, place_cloth, rotate_figure
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK
from game.view.render.sprites.part_sprites import Sprites

FIGURES = ("runner", "sealmaster", "tracker", "thrower", "diver", "ghost", "courier")
PAPER, FAINT = "#f1e4c8", "#b9a987"
CELL, HIGH, LABEL = 112, 112, 14  # reference pixels of one pose, and of its name
ACROSS = 24


def moments(clip: Clip) -> list[float]:
    """Where in its course a clip is shown: a still once, a movement four times, a gait six."""
    if len(clip.rows) == 1:
        return [0.0]
    return [n / 6 for n in range(6)] if clip.stride else [n / (4 if clip.loop else 3) for n in range(4)]


def sheet(assets: Assets, scale: float = 1.0, figures: tuple[str, ...] = FIGURES) -> pygame.Surface:
    """The whole cast."""
    cells = [(figure, name, moment) for figure in figures for name, moment in _poses(assets, figure)]
    wide, high = round(CELL * scale), round((HIGH + LABEL) * scale)
    picture = pygame.Surface((wide * ACROSS, high * -(-len(cells) // ACROSS)), pygame.SRCALPHA, 32)
    picture.fill(PAPER)
    sprites = Sprites(assets, 48.0 * scale / UNITS)
    for index, (figure, name, moment) in enumerate(cells):
        corner = (index % ACROSS * wide, index // ACROSS * high)
        _draw(assets, picture, sprites, figure, name, moment, (corner[0] + wide // 2, corner[1] + round(104 * scale)))
        word = assets.font("yusei-magic", round(10 * scale)).render(name, True, INK)
        picture.blit(word, (corner[0] + round(4 * scale), corner[1] + high - word.get_height()))
    return picture


def _poses(assets: Assets, figure: str) -> list[tuple[str, float]]:
    """Its own clips; the shared ones too, unless its file says that it has no use for them."""
    shared = PoseBook(assets, "common") if assets.data(figure).get("shared", True) else None
    book = PoseBook(assets, figure, shared)
    return [(name, moment) for name in book.names() for moment in moments(book.clip(name))]


def _draw(assets: Assets, picture: pygame.Surface, sprites: Sprites, who: str, name: str, moment: float, root: tuple[int, int]) -> None:
    figure = figure_from(who, assets.data(who))
    clip = PoseBook(assets, who, PoseBook(assets, "common")).clip(name)
    row = clip.at(moment)
    places = rotate_figure(bones(row, figure), row[SPIN])
    tails = [Tail(spec, 0) for spec in figure.tails]
    air = -5.5 if clip.stride else -0.6
    for tail in tails:
        for _ in range(80):
            tail.step(tail.spec.rest - places[BONE[tail.spec.bone]][2], air, 0.0, 1 / 60)
    place_cloth(places, tails)
    picture.fill(FAINT, (root[0] - round(50 * sprites.scale * 5), root[1], round(100 * sprites.scale * 5), 1))
    sprites.budget = 999
    Puppet(figure, sprites).draw(picture, root, places, False, {"near": clip.hands[0], "far": clip.hands[1], "face": clip.face})


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: python -m game.tools.contact_sheet OUT.png [scale] [figure]", file=sys.stderr)
        return 2
    pygame.font.init()
    scale = float(arguments[1]) if len(arguments) > 1 else 1.0
    picture = sheet(Assets(), scale, tuple(arguments[2:]) or FIGURES)
    pygame.image.save(picture, arguments[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
