"""Screenshots without a window, as PNG."""

import math
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pygame

from game.app.window import Window
from game.bots.registry import make_bot
from game.core.errors import UserError
from game.core.files.output_files import MARK, Form, is_marked, put, refuse
from game.core.ticks import TICK, TICKS_PER_SECOND
from game.session.level_file import LevelFile
from game.session.play_session import PlaySession
from game.session.run import Run
from game.view.camera.camera import lens_of
from game.view.hudless_scene import PanoramaPanel
from game.view.render.ink_colors import PAPER
from game.view.scene import Scene

Size = tuple[int, int]

PANEL_GAP_SHARE = 0.012
"""Share of a panel's width between two panels of the long picture."""
WARMUP_INTERVAL = 12
WARMUP_TICKS = 4 * TICKS_PER_SECOND
"""Ticks from picture to picture before the one that is kept, and for how many: what comes and goes by itself is then as it is in play."""
MAX_WIDTH_PX = 16_000
PICTURE = Form("a picture", (".png", ".jpg", ".bmp"), is_marked, "; .gif is a moving picture: --for SECONDS")


def moment(source: LevelFile, out: Path, seconds: float, bot: str, seed: int, size: Size) -> None:
    """The frame after `seconds` of play by `bot`."""
    refuse(out, PICTURE)
    with Window("shot", size, visible=False) as window:
        scene, session = Scene(source.level, window.picture_size), PlaySession(source, seed, lambda: make_bot(bot, seed))
        scene.begin(session.world)
        ticks = round(seconds * TICKS_PER_SECOND)
        for tick in range(ticks):
            if tick % TICKS_PER_SECOND == 0 or (ticks - tick < WARMUP_TICKS and tick % WARMUP_INTERVAL == 0):
                scene.draw(window.picture())
            scene.observe(session.world, session.tick())
            scene.pass_time(TICK)
        scene.draw(window.picture())
        save(window.picture(), out)


def panorama(source: LevelFile, out: Path, size: Size) -> None:
    """The level from end to end: panels of a long picture, each going on where the last one ended."""
    refuse(out, PICTURE)
    left, right = source.level.ground.line[0][0], source.level.ground.line[-1][0]
    across = lens_of(source.level).metres
    count = max(1, math.ceil((right - left) / across))
    width = max(16, min(size[0], int(MAX_WIDTH_PX / (count * (1 + PANEL_GAP_SHARE)))))
    height, gap = round(width * 9 / 16), max(1, round(width * PANEL_GAP_SHARE))
    with Window("shot", (width, height), visible=False) as window:
        scene, run = PanoramaPanel(source.level, (width, height)), Run(source)
        scene.observe(run.world, run.step({}))
        long = pygame.Surface((count * (width + gap) + gap, height + 2 * gap)).convert(window.picture())
        long.fill(PAPER)
        for number in range(count):
            scene.look(left + (number + 0.5) * across)
            panel = long.subsurface((gap + number * (width + gap), gap, width, height))
            scene.draw(panel)
        save(long, out)


def save(picture: pygame.Surface, out: Path) -> None:
    """Write a surface; what goes wrong is one line."""
    file = BytesIO()
    try:
        pygame.image.save(picture, file, out.name.lower())
    except pygame.error as error:
        raise UserError(f"{out}: a picture was not saved: {error}") from None
    put(out, marked(file.getvalue()), PICTURE)


def marked(body: bytes) -> bytes:
    """The picture with our mark where its form has room for words."""
    if body.startswith(b"\x89PNG"):
        chunk = b"tEXtSoftware\0" + MARK
        head = 33  # the signature, and the chunk that must come first
        return body[:head] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + body[head:]
    if body.startswith(b"\xff\xd8"):
        return body[:2] + b"\xff\xfe" + struct.pack(">H", len(MARK) + 2) + MARK + body[2:]
    return _marked_bitmap(body)


def _marked_bitmap(body: bytes) -> bytes:
    """Between a BMP's head and its pixels there may lie anything; its head says where the pixels begin."""
    size, at = struct.unpack_from("<I", body, 2)[0], struct.unpack_from("<I", body, 10)[0]
    head = body[:2] + struct.pack("<I", size + len(MARK)) + body[6:10] + struct.pack("<I", at + len(MARK)) + body[14:at]
    return head + MARK + body[at:]
