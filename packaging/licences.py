"""Collects the licence texts of everything in a frozen game, the fonts' too, in one folder.

Runs in the environment that was frozen, so that the texts are those of the very files that are shipped.
"""

import shutil
import sys
from importlib import metadata
from pathlib import Path

NOT_SHIPPED = {
    "pip",
    "setuptools",
    "altgraph",
    "packaging",
    "pycparser",
    "macholib",
    "pefile",
    "pywin32-ctypes",
    "pyinstaller-hooks-contrib",
}
"""In the environment for the freezer's sake only."""

WORDS = ("licen", "copying", "notice", "authors")


def main(place: Path, fonts: Path) -> None:
    """One text per file, named after its owner."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("THIRD-PARTY.txt"), place)
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"].lower()
        if name not in NOT_SHIPPED:
            _texts(place, f"{name}-{distribution.version}", distribution)
    for font in fonts.glob("*OFL*"):
        shutil.copy(font, place / f"font-{font.name}")
    _python(place)


def _texts(place: Path, owner: str, distribution: metadata.Distribution) -> None:
    found = [file for file in distribution.files or [] if any(word in file.name.lower() for word in WORDS) and file.suffix != ".py"]
    for number, file in enumerate(found):
        text = Path(str(file.locate()))
        if text.is_file():
            shutil.copy(text, place / f"{owner}{f'-{number}' if number else ''}.txt")
    if not found:
        (place / f"{owner}.txt").write_text(f"{owner}: {distribution.metadata.get('License', 'see its project page')}\n", encoding="utf-8")


def _python(place: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for text in (
        Path(sys.base_prefix) / "lib" / f"python{version}" / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
    ):
        if text.is_file():
            shutil.copy(text, place / f"python-{version}.txt")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
