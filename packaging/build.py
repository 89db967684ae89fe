"""Builds dist/SpiderwebLake and an archive of it from a checkout, with one command, and prints their sizes.

    python3 packaging/build.py

makes a clean environment with run-time packages only (whatever else is installed would leak in), freezes, takes the symbols out of
Python's own libraries (never numpy's: that breaks it), lays the levels open beside the program, collects licences, and packs.
Linux needs `binutils` (objdump, strip). The result runs where glibc is as new as the newest symbol that anything in it asks for: the
wheels ask for 2.28 or less, so that it is the Python of the build that decides; portable_python.py makes one that asks for no more.
README.txt names the floor. With --this-python it is quicker done, and runs on systems as new as this one; so it does where no other
Python can be made.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import portable_python

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FREEZER = ("pyinstaller==6.22.3", "pyinstaller-hooks-contrib==2026.9")
NAME = "SpiderwebLake"


def main() -> int:
    """All steps in order."""
    asked = _asked()
    python = environment(asked.work / "environment", _interpreter(asked))
    folder = freeze(python, asked.work, asked.out)
    strip(folder)
    lay_out(folder)
    name_floor(folder)
    collect_licences(python, folder / "licences")
    figures = {"folder": str(folder), "megabytes": round(size(folder) / 1e6, 1)}
    if not asked.no_archive:
        archive = pack(folder)
        figures |= {"archive": str(archive), "archive_megabytes": round(archive.stat().st_size / 1e6, 1)}
    print(json.dumps(figures))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Freeze the game into a folder and an archive.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the results go (default: dist)")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="where the environment and leftovers go (default: build)")
    parser.add_argument("--this-python", action="store_true", help="freeze the Python that runs this, not one that older systems can load")
    parser.add_argument("--source", type=Path, help="unpacked source of the Python to be made, where the distribution has none")
    parser.add_argument("--no-archive", action="store_true", help="the folder is enough")
    return parser.parse_args()


def _interpreter(asked: argparse.Namespace) -> Path:
    """The Python that goes into the copy."""
    if asked.this_python or not sys.platform.startswith("linux"):
        return Path(sys.executable)
    try:
        return portable_python.build(asked.work / "python", asked.source)
    except SystemExit as reason:
        print(f"{reason}\nSo this machine's own Python goes in: the copy wants a system as new as this one.", file=sys.stderr)
        return Path(sys.executable)


def environment(place: Path, interpreter: Path) -> Path:
    """The Python of a clean environment with what the game needs and the freezer, nothing else; kept for the next time."""
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *FREEZER, f"# {interpreter}"]
    note = place / "made-of.json"
    if not note.exists() or json.loads(note.read_text()) != wanted:
        shutil.rmtree(place, ignore_errors=True)
        run(str(interpreter), "-m", "venv", str(place))
        run(str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted[:-1])
        note.write_text(json.dumps(wanted))
    return python


def freeze(python: Path, work: Path, out: Path) -> Path:
    """PyInstaller's folder."""
    command = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", str(work / "freeze")]
    run(str(python), *command, str(HERE / "spiderweb_lake.spec"))
    return out / NAME


def strip(folder: Path) -> None:
    """Symbols out of libpython and the standard library's modules; wheels are left exactly as their makers built them."""
    if not sys.platform.startswith("linux"):
        return
    inner = folder / "_internal"
    for library in (*inner.glob("libpython*.so*"), *inner.glob("python3.*/lib-dynload/*.so")):
        if not library.is_symlink():
            run("strip", "--strip-unneeded", str(library))


def lay_out(folder: Path) -> None:
    """What a player meets when he opens the folder. Levels lie open: those are found before the ones inside."""
    shutil.copytree(ROOT / "levels", folder / "levels", dirs_exist_ok=True)
    shutil.copy(HERE / "README.txt", folder / "README.txt")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    shutil.copy(ROOT / "CHANGELOG.md", folder / "CHANGELOG.md")
    shutil.copy(HERE / "icon" / "spiderweb-lake-256.png", folder / "icon.png")
    if sys.platform.startswith("linux"):
        shutil.copytree(HERE / "linux", folder / "linux", dirs_exist_ok=True)


def glibc_floor(folder: Path) -> tuple[int, ...]:
    """The newest glibc that any program or library in the folder asks for, read from its symbols; nothing where there is none."""
    wanted: set[tuple[int, ...]] = set()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and _is_program(path):
            told = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True).stdout
            wanted |= {tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_([0-9.]+)", told)}
    return max(wanted, default=())


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def name_floor(folder: Path) -> None:
    """What a system must have, in the words that a player reads first."""
    readme, floor = folder / "README.txt", ".".join(map(str, glibc_floor(folder)))
    needs = f"needs a 64-bit Linux with glibc {floor} or newer and libstdc++, as every desktop has it" if floor else "needs a 64-bit system"
    readme.write_text(readme.read_text(encoding="utf-8").replace("{needs}", needs), encoding="utf-8")


def collect_licences(python: Path, place: Path) -> None:
    """Everybody's licence, in the words they came in."""
    run(str(python), str(HERE / "licences.py"), str(place), str(ROOT / "assets" / "fonts"))


def pack(folder: Path) -> Path:
    """A .tar.gz, because it keeps links and permissions; a .zip where people expect one."""
    version = subprocess.run(
        [sys.executable, "-c", "import game; print(game.__version__)"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    stem = folder.parent / f"SpiderwebLake-{version.stdout.strip()}-{system}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(stem), "zip", folder.parent, folder.name))
    archive = stem.with_name(stem.name + ".tar.gz")
    with tarfile.open(archive, "w:gz", compresslevel=9) as tar:
        tar.add(folder, folder.name, filter=_nobodys)
    return archive


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whoever built it is nobody's business."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def size(folder: Path) -> int:
    """Bytes of all files; links count for nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def run(*command: str) -> None:
    """One step; its own words say what went wrong."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr)
    if done.returncode != 0:
        sys.exit(f"this step failed: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main())
