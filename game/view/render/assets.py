"""Assets: checked, rasterized, premultiplied drawings, poses and fonts. A broken one becomes an ink blot and one warning.

Drawings are SVG files that a person can open and edit. A shape group `ink` is the fat silhouette behind the group `fill`; where a file
has no `ink`, it is made from the filled shapes themselves, so that outline and colour can never drift apart.
"""

import io
import json
import logging
import math
import re
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pygame

from game.core.paths import ASSETS
from game.level.validate.letters import faces, letters_of
from game.view.render.ink_colors import INK_HEX
from game.view.render.lazy import Lazy

FALLBACK_FACE = ""
"""pygame's own face, which has most letters of Europe."""
MEASURED_SIZE = 200
"""Size at which a face is measured."""
OUTLINE_WIDTH = 8.6  # drawing units; half of it shows outside the shape
MAX_BYTES = 256_000
MAX_SIDE = 4096  # pixels of a rasterised side, and units of a drawing's side
NAME = re.compile(r"[a-z0-9_-]{1,64}")
SPACE = "{http://www.w3.org/2000/svg}"
SHAPES = tuple(SPACE + shape for shape in ("path", "rect", "circle", "ellipse"))
Box = tuple[float, float, float, float]
BLOT_SVG = '<path d="M-14-10C-8-24 8-22 14-12C24-8 20 6 12 12C6 24-8 20-13 11C-24 6-22-6-14-10Z" fill="#1b2030"/>'
_log = logging.getLogger(__name__)


class BrokenAsset(Exception):
    """What is wrong with a file, in words for its author."""


class Drawing:
    """One SVG file, split into its silhouette (ink) and its colours (fill), with its view box (left, top, width, height) in units.

    The two texts are written out when they are first asked for: of many drawings a start wants the box alone, their pictures are kept.
    Until then the file is held as it was read: parsed it is ten times as large.
    """

    def __init__(self, name: str, ink: Callable[[], str], fill: Callable[[], str], box: Box, broken: bool = False) -> None:
        self.name = name
        self.box = box
        self.broken = broken
        self._ink, self._fill = Lazy(ink), Lazy(fill)

    @property
    def ink(self) -> str:
        return self._ink()

    @property
    def fill(self) -> str:
        return self._fill()


class Assets:
    """Everything under one assets folder. Each broken file is told once, through `warn`, and kept in `problems`."""

    def __init__(self, root: Path = ASSETS, warn: Callable[[str], None] = _log.warning) -> None:
        self.root = root
        self.problems: list[str] = []
        self._warn = warn
        self._reference: pygame.Surface | None = None
        self._drawings: dict[str, Drawing] = {}
        self._data: dict[str, dict[str, Any]] = {}
        self._pictures: dict[tuple[str, int, int], pygame.Surface] = {}
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._faces: dict[str, Path] = {}
        self._heights: dict[str, float] = {}
        self._stems: dict[str, float] = {}

    def complain(self, file: str, wrong: str) -> None:
        """Tell one problem, once."""
        problem = f"{file}: {wrong}"
        if problem not in self.problems:
            self.problems.append(problem)
            self._warn(problem)

    def drawing(self, name: str) -> Drawing:
        """The drawing `svg/<name>.svg`, or an ink blot."""
        if name not in self._drawings:
            try:
                self._drawings[name] = parse(name, self._read("svg", name, "svg"))
            except BrokenAsset as wrong:
                self.complain(f"assets/svg/{name[:64]}.svg", f"{wrong}; an ink blot stands in")
                self._drawings[name] = Drawing(name, lambda: BLOT_SVG, lambda: BLOT_SVG, (-26.0, -26.0, 52.0, 52.0), broken=True)
        return self._drawings[name]

    def data(self, name: str, folder: str = "poses") -> dict[str, Any]:
        """The JSON object `<folder>/<name>.json`, or an empty one."""
        key = f"{folder}/{name}"
        if key not in self._data:
            try:
                self._data[key] = _object(self._read(folder, name, "json"))
            except BrokenAsset as wrong:
                self.complain(f"assets/{key[:80]}.json", f"{wrong}; ignored")
                self._data[key] = {}
        return self._data[key]

    def picture(self, name: str, scale: float, angle: float = 0.0) -> pygame.Surface:
        """The whole drawing (ink under fill) at `scale` pixels per unit, turned clockwise by `angle` degrees about its view box centre."""
        key = (name, round(scale * 1000), round(angle * 10))
        if key not in self._pictures:
            drawing = self.drawing(name)
            left, top, width, height = drawing.box
            body = drawing.fill if drawing.broken or drawing.ink == "" else drawing.ink + drawing.fill
            spin = f"rotate({angle:.2f} {left + width / 2:.2f} {top + height / 2:.2f})" if angle else ""
            size = (math.ceil(width * scale), math.ceil(height * scale))
            self._pictures[key] = self.raster(drawing.name, body, size, f"scale({scale:.5f}) translate({-left:.3f} {-top:.3f}) {spin}")
        return self._pictures[key]

    def raster(self, name: str, body: str, size: tuple[int, int], transform: str) -> pygame.Surface:
        """SVG shapes as a premultiplied surface of exactly `size` pixels."""
        width, height = (min(MAX_SIDE, max(1, side)) for side in size)
        text = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><g transform="{transform}">{body}</g></svg>'
        try:
            surface = pygame.image.load(io.BytesIO(text.encode()), "drawing.svg")
        except pygame.error as wrong:
            self.complain(f"assets/svg/{name}.svg", f"cannot be drawn ({wrong})")
            surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
        return self.prepared(surface)

    def prepared(self, surface: pygame.Surface) -> pygame.Surface:
        """The same picture in the one pixel format that blits fast, alpha premultiplied: blit it with BLEND_PREMULTIPLIED."""
        if self._reference is None:
            self._reference = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        return surface.convert(self._reference).premul_alpha()

    def font(self, name: str, pixels: int) -> pygame.font.Font:
        """The face `fonts/<name>.ttf`, or pygame's own, which is FALLBACK_FACE."""
        key = (name, max(6, min(400, pixels)))
        if key not in self._fonts:
            path = None if name == FALLBACK_FACE else self.root / "fonts" / f"{name}.ttf"
            try:
                self._fonts[key] = pygame.font.Font(path, key[1])
            except (OSError, pygame.error) as wrong:
                self.complain(f"assets/fonts/{name}.ttf", f"{wrong}; the plain face stands in")
                self._fonts[key] = pygame.font.Font(None, key[1])
        return self._fonts[key]

    def faces(self) -> list[str]:
        """Every face by name: ours, whatever else lies in the folder, and the plain one last."""
        if not self._faces:
            self._faces = {path.stem if path.parent == self.root / "fonts" else FALLBACK_FACE: path for path in faces(self.root / "fonts")}
        return list(self._faces)

    def has(self, face: str, letter: str) -> bool:
        """Whether a face has a picture of the letter."""
        self.faces()
        path = self._faces.get(face) or self._faces.get(FALLBACK_FACE)
        return path is not None and ord(letter) in letters_of(path)

    def size_beside(self, face: str, pixels: int, other: str) -> int:
        """The size of another face at which its capitals are as high as those of `face` at `pixels`."""
        return pixels if face == other else round(pixels * self.capitals(face) / self.capitals(other))

    def stem(self, face: str) -> float:
        """Thickness of a face's upright strokes, as a share of its size."""
        if face not in self._stems:
            rows = pygame.surfarray.array_alpha(self.font(face, MEASURED_SIZE).render("l", True, "white")).sum(axis=0, dtype=int)
            self._stems[face] = float(np.median(rows[rows > 0])) / 255.0 / MEASURED_SIZE if self.has(face, "l") else 0.1
        return self._stems[face]

    def capitals(self, face: str) -> float:
        """Height of a face's capitals, as a share of its size."""
        if face not in self._heights:
            found = self.font(face, MEASURED_SIZE).metrics("H")[0]
            self._heights[face] = max(0.3, found[3] / MEASURED_SIZE) if found and self.has(face, "H") else 0.7
        return self._heights[face]

    def _read(self, folder: str, name: str, kind: str) -> str:
        if not NAME.fullmatch(name):
            raise BrokenAsset("the name may hold only a-z, 0-9, - and _")
        path = self.root / folder / f"{name}.{kind}"
        try:
            if path.stat().st_size > MAX_BYTES:
                raise BrokenAsset(f"is larger than {MAX_BYTES // 1000} kB")
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise BrokenAsset("is missing") from None
        except (OSError, UnicodeDecodeError) as wrong:
            raise BrokenAsset(f"cannot be read ({type(wrong).__name__})") from None


def parse(name: str, text: str) -> Drawing:
    """An SVG text as a Drawing; raises BrokenAsset."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "dasharray" in text:
        raise BrokenAsset("holds a DOCTYPE, an entity or dashes, which are refused")
    try:
        root = Xml.fromstring(text)
    except (Xml.ParseError, ValueError) as wrong:
        raise BrokenAsset(f"is not whole XML ({wrong})") from None
    groups = _groups(root)
    if "fill" not in groups:
        raise BrokenAsset('has no group with id="fill"')
    if not any(shape.tag in SHAPES for shape in groups["fill"].iter()):
        raise BrokenAsset("draws nothing")
    _outline(groups["fill"])
    return Drawing(name, partial(_ink, text), lambda: _inside(_groups(Xml.fromstring(text))["fill"]), _box(root))


def _groups(root: Xml.Element) -> dict[str | None, Xml.Element]:
    return {group.get("id"): group for group in root.findall(f"{SPACE}g")}


def _ink(text: str) -> str:
    """A file's own ink, or what is made of its colours."""
    groups = _groups(Xml.fromstring(text))
    return _inside(groups["ink"]) if "ink" in groups else _silhouette(groups["fill"])


def _inside(group: Xml.Element) -> str:
    """A group as text that can be set into another SVG."""
    Xml.register_namespace("", SPACE.strip("{}"))
    return Xml.tostring(group, encoding="unicode").replace(' xmlns="http://www.w3.org/2000/svg"', "")


def _silhouette(group: Xml.Element) -> str:
    """Every filled shape of the group again, in fat ink, but those of class "inside", which do not reach the edge.

    On the group, `outline` is the ink's width in units (0 for none) and `contour` another colour for it.
    """
    width = _outline(group)
    if width <= 0.0:
        return ""
    ink = group.get("contour", INK_HEX)
    shapes = [
        shape for shape in group.iter() if shape.tag != f"{SPACE}g" and shape.get("fill") != "none" and shape.get("class") != "inside"
    ]
    drawn = []
    for shape in shapes:
        place = {
            key: value
            for key, value in shape.attrib.items()
            if "fill" not in key and "stroke" not in key and key not in ("opacity", "class")
        }
        bare = Xml.Element(shape.tag, place)
        drawn.append(_inside(bare))
    return f'<g fill="{ink}" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round">{"".join(drawn)}</g>'


def _outline(group: Xml.Element) -> float:
    try:
        return float(group.get("outline", OUTLINE_WIDTH))
    except ValueError:
        raise BrokenAsset("has an outline that is not a number") from None


def _box(root: Xml.Element) -> Box:
    try:
        left, top, width, height = (float(number) for number in (root.get("viewBox") or "").replace(",", " ").split())
    except ValueError:
        raise BrokenAsset('needs viewBox="left top width height"') from None
    if not all(math.isfinite(number) and abs(number) <= MAX_SIDE for number in (left, top, width, height)) or min(width, height) <= 0.0:
        raise BrokenAsset(f"has a view box outside 0..{MAX_SIDE}")
    return left, top, width, height


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as wrong:
        raise BrokenAsset(f"is not JSON ({wrong})") from None
    if not isinstance(data, dict):
        raise BrokenAsset("must be one JSON object")
    return data


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is not a number")
