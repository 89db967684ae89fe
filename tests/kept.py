"""What one test has drawn is kept for the next: rasters, sprites of scenes and poses, each by everything that it is made of.

Sprites are kept for the next session, too, in files that a player's starts would find as well.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST_RASTER_PIXELS, MOST_SPRITE_PIXELS, MOST_NEW_PIXELS = 24_000_000, 120_000_000, 60_000_000
"""Of all that is kept: when it is more, all goes; and of what one session writes for the next."""
PRINTS = Path(__file__).parents[1].resolve() / ".pytest_cache" / "prints"
"""Where sprites are kept for the next session, which hold until the drawing code changes."""


class Kept:
    """Surfaces by key, as long as there is room for them."""

    def __init__(self, most_pixels: int) -> None:
        self.most, self.pixels = most_pixels, 0
        self.surfaces: dict[Any, list[Any]] = {}

    def add(self, key: Any, surfaces: list[Any]) -> None:
        pixels = sum(surface.get_width() * surface.get_height() for surface in surfaces)
        self.pixels += pixels
        if self.pixels > self.most:
            self.surfaces.clear()
            self.pixels = pixels
        self.surfaces[key] = surfaces


def rasters(raster: Callable[..., Any]) -> Callable[..., Any]:
    """In place of `Assets.raster`: whoever asks again has a copy."""
    kept = Kept(MOST_RASTER_PIXELS)

    def found(self: Any, name: str, body: str, size: tuple[int, int], transform: str) -> Any:
        key = (body, size, transform)
        if (known := kept.surfaces.get(key)) is not None:
            return known[0].copy()
        problems = len(self.problems)
        made = raster(self, name, body, size, transform)
        if len(self.problems) == problems:
            kept.add(key, [made.copy()])
        return made

    return found


class ForNextSession:
    """Sprites that were painted in this session, until its end."""

    def __init__(self) -> None:
        self.takes = True
        self.pixels = 0
        self.files: dict[str, tuple[Any, dict[str, list[Any]]]] = {}

    def add(self, file: Any, name: str, made: list[Any]) -> None:
        self.pixels += sum(sprite.get_width() * sprite.get_height() for sprite in made) if self.takes else 0
        if self.takes and self.pixels <= MOST_NEW_PIXELS:
            self.files.setdefault(file.path, (file, {}))[1][name] = list(made)

    def write(self) -> None:
        """If another worker writes the same file just now, one of them paints for the session after that."""
        if not self.files:
            return
        from game.view.render.sprites.sprite_cache import _tidy

        with suppress(OSError):
            for file, new in self.files.values():
                file.add(new)
            _tidy(PRINTS)


for_next_session = ForNextSession()


def sprites(cache: type[Any]) -> type[Any]:
    """In place of `SpriteCache`, as scenes know it: sprites of one look and land are painted once, not only for scenes in a row."""
    kept = Kept(MOST_SPRITE_PIXELS)

    class KeptSprites(cache):  # type: ignore[misc]
        def _find(self, name: str, make: Callable[[], list[Any]]) -> list[Any]:
            file = self._file_of(name)
            key = (file.path.name, name)

            def make_and_keep() -> list[Any]:
                made = make()
                kept.add(key, list(made))
                if self.kept and file.path.parent.resolve() == PRINTS:
                    for_next_session.add(file, name, made)
                return made

            known = kept.surfaces.get(key)
            found = list(super()._find(name, make_and_keep) if known is None else known)
            if key not in kept.surfaces:
                kept.add(key, list(found))
            return found

    return KeptSprites


def clips(clip_from: Callable[[str, dict[str, Any]], Any]) -> Callable[[str, dict[str, Any]], Any]:
    """In place of `clip_from`: a text that was read before gives the same objects, so that each of them needs to be looked at once."""
    kept: dict[tuple[str, int], tuple[Any, Any]] = {}

    def found(name: str, source: dict[str, Any]) -> Any:
        key = (name, id(source))
        if key not in kept:
            kept[key] = source, clip_from(name, source)
        return kept[key][1]

    return found
