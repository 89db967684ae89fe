"""Mapping for a pad that SDL does not know: turns what was pressed for each button asked into the line that SDL reads."""

import re
from typing import NamedTuple

LINE = re.compile(r"[0-9a-f]{32},[^,\n]{1,60}(,[a-z]+:[+-]?(b[0-9]{1,3}|a[0-9]{1,2}~?|h[0-9]\.[1248])){1,24},")
MAX_LINES = 20
"""Pads that are remembered; the oldest goes first."""
ASKED = ("right", "left", "down", "up", "a", "b", "x", "y", "leftshoulder", "back", "start")
"""In this order. A stick or a cross answers for its other ways, too."""
ACROSS, DOWN = ("right", "left"), ("down", "up")
HAT_WAYS = {"up": 1, "right": 2, "down": 4, "left": 8}


class Press(NamedTuple):
    """A button `b`, an axis `a` pushed one `way` (1 or -1), or a hat `h` pushed to 1 up, 2 right, 4 down or 8 left."""

    kind: str
    number: int
    way: int = 0


class PadMapping:
    """Under way: `asks` is what is to be pressed next, nothing when all is known."""

    def __init__(self) -> None:
        self._parts: dict[str, str] = {}
        self._left = list(ASKED)
        self._taken: set[Press] = set()

    @property
    def asks(self) -> str:
        return self._left[0] if self._left else ""

    @property
    def enough(self) -> bool:
        """Whether one can run and leap with it."""
        return "a" in self._parts and ("leftx" in self._parts or {"dpleft", "dpright"} <= self._parts.keys())

    def take(self, press: Press) -> None:
        """The answer; what has been pressed before is no new one."""
        if press in self._taken or not self.asks:
            return
        self._taken |= {press, press._replace(way=-press.way)} if press.kind == "a" else {press}
        asked = self.asks
        pair = next((pair for pair in (ACROSS, DOWN) if asked in pair), None)
        if pair is None:
            self._answer(asked, _named(press))
        elif press.kind == "a":
            forwards = press.way == (1 if asked == pair[0] else -1)
            self._answer("leftx" if pair is ACROSS else "lefty", f"a{press.number}" + "~" * (not forwards))
            self._drop(*pair)
        elif press.kind == "h":
            for name, way in HAT_WAYS.items():
                self._parts[f"dp{name}"] = f"h{press.number}.{way}"
            self._drop(*ACROSS, *DOWN)
        else:
            self._answer(f"dp{asked}", _named(press))

    def skip(self) -> None:
        """It has none."""
        self._drop(self.asks)

    def line(self, guid: str, name: str) -> str:
        """For SDL, and for the settings."""
        clean = re.sub(r"[^ -+\--~]", "", name)[:60].strip() or "Pad"
        return ",".join([guid, clean, *(f"{part}:{value}" for part, value in self._parts.items())]) + ","

    def _answer(self, part: str, value: str) -> None:
        self._parts[part] = value
        self._drop(self.asks)

    def _drop(self, *names: str) -> None:
        self._left = [name for name in self._left if name not in names]


def _named(press: Press) -> str:
    if press.kind == "a":
        return f"{'+' if press.way > 0 else '-'}a{press.number}"
    return f"h{press.number}.{press.way}" if press.kind == "h" else f"b{press.number}"


def sound_lines(text: str) -> bool:
    """Whether that is what may be kept and handed to SDL."""
    lines = text.split("\n") if text else []
    return len(lines) <= MAX_LINES and all(LINE.fullmatch(line) for line in lines)


def with_line(text: str, line: str) -> str:
    """The kept mappings with one more, in the place of an older one for the same pad."""
    others = [old for old in text.split("\n") if old and old[:32] != line[:32]]
    return "\n".join([*others, line][-MAX_LINES:])
