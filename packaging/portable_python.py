"""Compiles the Python of the frozen copy so that a Linux of 2018 can load it: python3 packaging/portable_python.py PLACE [SOURCE]

A Python that was compiled on this machine asks for this machine's glibc, which is newer than anything else in the copy wants. zig brings
headers and symbols of every glibc, and is asked for those of 2.28; gcc compiles with them, because the interpreter's loop is slower from
zig's own compiler. SOURCE is an unpacked Python of 3.11 or later; Debian brings that of the version which runs this by itself. Takes five
minutes, once. Needs gcc, make and the headers of zlib, libffi and OpenSSL (Debian: zlib1g-dev libffi-dev libssl-dev); the last only for
pip, nothing of it is shipped.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

GLIBC = "2.28"
COMPILER = "ziglang==0.17.1"
HEADERS = ("zlib.h", "zconf.h", "ffi.h", "ffitarget.h", "openssl")
LIBRARIES = ("z", "ffi", "ssl", "crypto")
CC = """#!/bin/sh
compile=
for word do
    shift
    case "$word" in
        -I/usr/* | -L/usr/* | -L/lib/*) continue ;;
        -Wl,-h*) word="-Wl,-soname,${{word#-Wl,-h}}" ;;
        -c) compile=yes ;;
    esac
    set -- "$@" "$word"
done
if [ "$compile" ]; then
    exec gcc -nostdinc -isystem "$(gcc -print-file-name=include)" {headers} -D__GLIBC_MINOR__={minor} -w "$@"
fi
exec {zig} cc -target x86_64-linux-gnu.{glibc} -fno-sanitize=undefined -w "$@"
"""
"""Without this machine's headers and libraries, which Python's own build would add; and with a library's name in a way that zig knows."""
GLIBC_HEADERS = ("x86-linux-gnu", "generic-glibc", "x86-linux-any", "any-linux-any")
PLACES = ("/usr/include", "/usr/include/x86_64-linux-gnu")


def build(place: Path, source: Path | None = None) -> Path:
    """The interpreter, there already or made now; all that was needed for it lies in `place`, too."""
    place = place.resolve()
    if ready := interpreter(place):
        return ready
    place.mkdir(parents=True, exist_ok=True)
    source = source.resolve() if source else _fetch(place / "source")
    compiler = _compiler(place)
    borrowed = _borrow(place / "borrowed")
    work = place / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    libraries = f"-L{borrowed / 'lib'} -Wl,-rpath,{place / 'lib'} -Wl,--allow-shlib-undefined"
    settings = {
        "CC": f"{compiler / 'cc'}",
        "AR": f"{compiler / 'ar'}",
        "RANLIB": f"{compiler / 'ranlib'}",
        "CFLAGS": "-fno-semantic-interposition",
        "CPPFLAGS": f"-I{borrowed / 'include'}",
        "LDFLAGS": libraries,
        "LIBFFI_INCLUDEDIR": f"{borrowed / 'include'}",
    }
    options = [f"--prefix={place}", "--enable-shared", "--with-ensurepip=no", f"--with-openssl={borrowed}", "--disable-test-modules"]
    _run([str(source / "configure"), *options], work, settings)
    without = "PY3LIBRARY="  # a library that holds nothing and that nobody here loads
    _run(["make", "-s", f"-j{os.cpu_count() or 1}", without, "python"], work, settings)
    _run(["make", "-s", without], work, settings)  # its modules one by one: several of zig at once get in each other's way
    _run(["make", "-s", without, "install"], work, settings)
    shutil.rmtree(work)
    made = interpreter(place)
    if made is None:
        sys.exit(f"nothing was installed in {place}")
    return made


def interpreter(place: Path) -> Path | None:
    """What an earlier call has made there."""
    return next((path for path in (place / "bin").glob("python3.*") if path.name.removeprefix("python3.").isdigit()), None)


def _fetch(place: Path) -> Path:
    """The unpacked source of this Python from the distribution, by lists of our own: few machines have those of sources."""
    name = "python{}.{}".format(*sys.version_info)
    if not shutil.which("apt-get"):
        sys.exit(f"give the folder of the unpacked source of {name}: {Path(__file__).name} PLACE SOURCE")
    shutil.rmtree(place, ignore_errors=True)
    (place / "lists").mkdir(parents=True)
    (place / "parts").mkdir()
    for known in (Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")):
        words = known.read_text() if known.is_file() else ""
        if "debian" in words or "ubuntu" in words:
            words = re.sub(r"(?m)^deb(?= )", "deb-src", re.sub(r"(?m)^Types: deb$", "Types: deb-src", words))
            (place / "parts" / known.name).write_text(words)
    lists = {"SourceList": "/dev/null", "SourceParts": place / "parts"}
    options = [word for key, value in lists.items() for word in ("-o", f"Dir::Etc::{key}={value}")]
    options += ["-o", f"Dir::State::Lists={place / 'lists'}", "-o", "APT::Sandbox::User=root"]
    _run(["apt-get", "-q", *options, "update"], place)
    _run(["apt-get", "-q", *options, "source", "--download-only", "--tar-only", name], place)
    (archive,) = place.glob("*.orig.tar.*")
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="tar")
    return next(path.parent for path in place.glob("*/configure"))


def _compiler(place: Path) -> Path:
    """A folder with `cc`, `ar` and `ranlib`, each a script that calls zig."""
    tools = place / "compiler"
    if not (tools / "bin" / "python").exists():
        _run([sys.executable, "-m", "venv", str(tools)], place)
        _run([str(tools / "bin" / "python"), "-m", "pip", "install", "-q", COMPILER], place)
    (include,) = tools.glob("lib/python3.*/site-packages/ziglang/lib/libc/include")
    headers = " ".join(f'-isystem "{include / name}"' for name in GLIBC_HEADERS)
    zig = f'"{tools / "bin" / "python"}" -m ziglang'
    scripts = {"cc": CC.format(headers=headers, zig=zig, glibc=GLIBC, minor=GLIBC.partition(".")[2])}
    scripts |= {name: f'#!/bin/sh\nexec {zig} {name} "$@"\n' for name in ("ar", "ranlib")}
    for name, script in scripts.items():
        (tools / name).write_text(script)
        (tools / name).chmod(0o755)
    return tools


def _borrow(place: Path) -> Path:
    """Headers and libraries of this machine, without its C library's: those would be found before the older ones."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "include").mkdir(parents=True)
    (place / "lib").mkdir()
    for name in HEADERS:
        found = [Path(folder, name) for folder in PLACES if Path(folder, name).exists()]
        if not found:
            sys.exit(f"no {name} in {' or '.join(PLACES)}: its package with headers is missing (zlib1g-dev, libffi-dev, libssl-dev)")
        for path in found:
            if path.is_dir():
                shutil.copytree(path, place / "include" / name, dirs_exist_ok=True)
            else:
                shutil.copy(path, place / "include" / name)
    for name in LIBRARIES:
        (place / "lib" / f"lib{name}.so").symlink_to(Path("/usr/lib/x86_64-linux-gnu", f"lib{name}.so").resolve())
    return place


def _run(command: list[str], folder: Path, settings: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=folder, env=os.environ | (settings or {}), stdout=sys.stderr)
    if done.returncode != 0:
        sys.exit(f"this step failed: {' '.join(command)}")


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
