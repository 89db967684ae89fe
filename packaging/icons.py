"""Renders icon/spiderweb-lake.svg to PNGs of 16 to 512 pixels, and makes an .ico and .icns of them. Run it after changing the drawing.

`python packaging/icons.py`; the results are committed, so that a build needs no painter.
"""

import os
import struct
from io import BytesIO
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

HERE = Path(__file__).parent / "icon"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
IN_ICO = (16, 24, 32, 48, 64, 128, 256)
IN_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def main() -> None:
    """All sizes from one drawing, large first."""
    source = pygame.image.load_sized_svg(HERE / "spiderweb-lake.svg", (1024, 1024))
    pictures = {size: png(pygame.transform.smoothscale(source.premul_alpha(), (size, size))) for size in SIZES}
    for size, body in pictures.items():
        (HERE / f"spiderweb-lake-{size}.png").write_bytes(body)
    (HERE / "spiderweb-lake.ico").write_bytes(ico({size: pictures[size] for size in IN_ICO}))
    (HERE / "spiderweb-lake.icns").write_bytes(icns({kind: pictures[size] for size, kind in IN_ICNS.items()}))


def png(picture: pygame.Surface) -> bytes:
    """A premultiplied picture as an ordinary PNG."""
    plain = picture.copy()
    for x in range(plain.get_width()):
        for y in range(plain.get_height()):
            red, green, blue, alpha = picture.get_at((x, y))
            if 0 < alpha < 255:
                plain.set_at((x, y), (*(min(255, round(part * 255 / alpha)) for part in (red, green, blue)), alpha))
    file = BytesIO()
    pygame.image.save(plain, file, "icon.png")
    return file.getvalue()


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows: a table of PNGs; 0 stands for 256."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    table = b""
    for size, body in pictures.items():
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), at)
        at += len(body)
    return head + table + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """macOS: PNGs, each behind its name and length."""
    parts = b"".join(kind + struct.pack(">I", len(body) + 8) + body for kind, body in pictures.items())
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


if __name__ == "__main__":
    main()
