"""Environment of other programs that the game starts: as it was before the game, or a frozen build's starter, changed anything."""

import os
import sys

LIBRARY_PATHS = ("LD_LIBRARY_PATH", "LIBPATH")
"""What the frozen program's starter points at our own libraries; no other program shall find those."""


def as_before(environment: dict[str, str], frozen: bool) -> dict[str, str]:
    """The environment without what a frozen program's starter has put in; it leaves the old values under other names."""
    before = {name: value for name, value in environment.items() if not name.startswith("_PYI_")}
    for name in LIBRARY_PATHS if frozen else ():
        old = before.pop(f"{name}_ORIG", None)
        before.pop(name, None)
        if old:
            before[name] = old
    return before


ENVIRONMENT = as_before(dict(os.environ), getattr(sys, "frozen", False))
"""For every program that we start. This file is imported before anybody sets anything."""

if getattr(sys, "frozen", False):  # libraries of ours start programs, too, without asking us; what is loaded already is not touched by it
    for _name in LIBRARY_PATHS:
        os.environ.pop(f"{_name}_ORIG", None)
        os.environ.pop(_name, None)
        if _name in ENVIRONMENT:
            os.environ[_name] = ENVIRONMENT[_name]
