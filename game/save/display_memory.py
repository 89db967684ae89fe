"""What was measured of this machine's display, kept beside the sprites: a copy that may be lost at any time, and is then measured again."""

import json
import logging
from contextlib import suppress
from typing import Any

from game.core.files import user_folders

log = logging.getLogger(__name__)

FILE = "display.json"


class DisplayMemory:
    """`heights`: by a window's height, the picture height that held its rate.

    `gpu`: by driver, milliseconds of a frame on the graphics card, or None where there is none.
    """

    def __init__(self) -> None:
        self.heights: dict[int, int] = {}
        self.gpu: dict[str, float | None] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            found = json.loads((user_folders.cache() / FILE).read_text(encoding="utf-8"))
            self.heights = {int(window): int(picture) for window, picture in found["heights"].items() if 0 < int(picture) <= int(window)}
            self.gpu = {str(driver): None if cost is None else float(cost) for driver, cost in found["gpu"].items()}

    def save(self) -> None:
        """Write it down; a folder that cannot be written costs a measurement at the next start."""
        body: dict[str, Any] = {"heights": {str(window): picture for window, picture in self.heights.items()}, "gpu": self.gpu}
        try:
            user_folders.cache().mkdir(parents=True, exist_ok=True)
            (user_folders.cache() / FILE).write_text(json.dumps(body), encoding="utf-8")
        except OSError as error:
            log.debug("what was measured of the display is not kept: %s", error)
