"""What one test has drawn is kept for the next: rasters, sprites of scenes and poses, each by everything that it is made of."""

from collections.abc import Callable
from typing import Any

MOST_RASTER_PIXELS, MOST_SPRITE_PIXELS = 16_000_000, 32_000_000
"""Of all that is kept: when it is more, all goes."""


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


def sprites(cache: type[Any]) -> type[Any]:
    """In place of `SpriteCache`, as scenes know it: sprites of one look and land are painted once, not only for scenes in a row."""
    kept = Kept(MOST_SPRITE_PIXELS)

    class KeptSprites(cache):  # type: ignore[misc]
        def _found(self, name: str, make: Callable[[], list[Any]]) -> list[Any]:
            key = (self._file_of(name).path.name, name)

            def make_and_keep() -> list[Any]:
                made = make()
                kept.add(key, list(made))
                return made

            known = kept.surfaces.get(key)
            return list(known) if known is not None else list(super()._found(name, make_and_keep))

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
