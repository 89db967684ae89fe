"""Names of sounds that a level may use: pieces of music, ambiences, and the cues that lie in `assets/sound`."""

import json
from functools import cache

from game.core.paths import ASSETS

PIECES = ("title", "forest", "chase", "night", "last-lake")
"""The music there is; `none` is silence."""
NONE = "none"
AMBIENCES = ("lake", "forest", "shore", "indoors", "dead", NONE)


@cache
def cue_names() -> tuple[str, ...]:
    """Every cue that has been baked, in alphabetical order; none in a copy without sounds."""
    try:
        return tuple(sorted(json.loads((ASSETS / "sound" / "index.json").read_text(encoding="utf-8"))["cues"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ()
