"""GIF recording without a window."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pygame

from game.app.window import Window
from game.bots.registry import make_bot
from game.core.errors import UserError
from game.core.files.output_files import MARK, Form, is_marked, put, refuse
from game.core.ticks import TICK, TICKS_PER_SECOND
from game.session.level_file import LevelFile
from game.session.play_session import PlaySession
from game.tools.screenshot import WARMUP_TICKS
from game.view.scene import Scene

FRAMES_PER_SECOND = 15
COLORS = 200
SAMPLES = 6
"""Frames from which the inks are chosen."""
MAX_SECONDS = 60.0
"""Seconds."""
FILM = Form("a moving picture", (".gif",), is_marked)


def film(source: LevelFile, out: Path, seconds: float, length: float, bot: str, seed: int, size: tuple[int, int]) -> None:
    """`length` seconds of play by `bot`, from `seconds` on."""
    refuse(out, FILM)
    painter = _painter(out)
    with Window("film", size, visible=False) as window:
        scene, session = Scene(source.level, window.picture_size), PlaySession(source, seed, lambda: make_bot(bot, seed))
        frames: list[bytes] = []
        first, last = round(seconds * TICKS_PER_SECOND), round((seconds + min(length, MAX_SECONDS)) * TICKS_PER_SECOND)
        for tick in range(last):
            scene.observe(session.world, session.tick())
            scene.pass_time(TICK)
            # What was before is drawn too, so that what flies and fades is already under way.
            if tick >= first - WARMUP_TICKS and tick % (TICKS_PER_SECOND // FRAMES_PER_SECOND) == 0:
                scene.draw(window.picture())
                if tick >= first:
                    frames.append(pygame.image.tobytes(window.picture(), "RGB"))
        size = window.picture().get_size()
    put(out, _gif(painter, frames, size), FILM)


def _painter(out: Path) -> Any:
    """Pillow, asked for before the work is done."""
    try:
        from PIL import Image
    except ImportError:
        raise UserError(f"{out}: a moving picture wants Pillow: pip install -e '.[film]'") from None
    return Image


def _gif(painter: Any, frames: list[bytes], size: tuple[int, int]) -> bytes:
    images = [painter.frombytes("RGB", size, frame) for frame in frames]
    # Inks for the whole film: what is in the picture early or late needs its colour, too.
    shown = images[:: max(1, len(images) // SAMPLES)]
    sheet = painter.new("RGB", (size[0], size[1] * len(shown)))
    for number, image in enumerate(shown):
        sheet.paste(image, (0, size[1] * number))
    palette = sheet.quantize(COLORS, dither=painter.Dither.NONE)
    reels = [image.quantize(palette=palette, dither=painter.Dither.NONE) for image in images]
    file = BytesIO()
    pace = round(1000 / FRAMES_PER_SECOND)
    reels[0].save(file, "GIF", save_all=True, append_images=reels[1:], duration=pace, loop=0, optimize=True, comment=MARK)
    return file.getvalue()
