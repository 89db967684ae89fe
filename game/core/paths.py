"""Paths of the game's own files: ASSETS and LEVELS, in a checkout, an installed wheel or a frozen copy."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parents[1]


def _roots() -> tuple[Path, ...]:
    """The places to look in, best first; beside a frozen program the files may be opened and changed, so they win."""
    frozen = (Path(sys.executable).resolve().parent, Path(getattr(sys, "_MEIPASS", _HERE))) if getattr(sys, "frozen", False) else ()
    return (*frozen, _HERE / "data", _HERE.parent)


def _folder(name: str) -> Path:
    return next((root / name for root in _roots() if (root / name).is_dir()), _HERE.parent / name)


ASSETS: Path = _folder("assets")
LEVELS: Path = _folder("levels")
