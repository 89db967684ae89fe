"""Importing this before pydantic keeps it from looking for plug-ins, and from loading the library that would find them.

The looking alone took longer than reading a level; the library is a twentieth of a start, and pydantic loads it even if it may not look.
"""

import os
import sys
from contextlib import suppress
from types import ModuleType

FINDER = "importlib.metadata"


class StandIn(ModuleType):
    """Knows of no plug-in."""

    @staticmethod
    def entry_points(**_: str) -> tuple[()]:
        return ()


os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
if FINDER not in sys.modules:
    sys.modules[FINDER] = StandIn(FINDER)
    with suppress(ImportError):
        import pydantic.plugin._loader  # noqa: F401
    del sys.modules[FINDER]
