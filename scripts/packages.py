"""System packages: installs what is missing (as root) or says what to type: `python3 -m scripts packages test`.

Runs before the project's own packages are there: the standard library only.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.paths import ROOT

LIST = ROOT / ".ci" / "packages.txt"
PURPOSES = ("site", "paper", "test")  # each needs what those before it need
APT = "apt-get install"


class Package(NamedTuple):
    """A line of the list: `purpose`, Debian's `name`, and its `sign`: a kind and what to look for."""

    purpose: str
    system: str
    name: str
    sign: tuple[str, ...]


def read_packages(path: Path = LIST) -> list[Package]:
    """Return the packages of the list at `path` that this system takes."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    rows = [line for line in lines if line and not line[0].startswith("#")]
    packages = [Package(*row[0].partition("/")[::2], row[1], tuple(row[2:])) for row in rows]
    return [package for package in packages if package.system in ("", system())]


def system() -> str:
    """Return "ubuntu" where names and packages are Ubuntu's, else "debian"."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "debian"
    return "ubuntu" if "ubuntu" in (release["ID"], *release.get("ID_LIKE", "").split()) else "debian"


def is_there(package: Package) -> bool:
    """Return whether the sign of a package is seen: a Python module, a shared library, a command or a file."""
    kind, *names = package.sign
    return any(SIGNS[kind](name) for name in names)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


SIGNS = {
    "module": lambda name: importlib.util.find_spec(name) is not None,
    "library": loads,
    "command": lambda name: shutil.which(name) is not None,
    "file": lambda name: Path(name).exists(),
}


def missing(purpose: str) -> list[str]:
    """Return the names of the packages that `purpose` ("site", "paper" or "test") needs and that are not there."""
    needed = PURPOSES[: PURPOSES.index(purpose) + 1]
    return [package.name for package in read_packages() if package.purpose in needed and not is_there(package)]


def named(purpose: str) -> list[str]:
    """Return the names of the packages of `purpose` itself, there or not."""
    return [package.name for package in read_packages() if package.purpose == purpose]


def advice(names: Iterable[str]) -> str:
    """Return, in Indonesian, what is missing and the one line to type."""
    needed = " ".join(names)
    return f"Paket sistem belum ada: {needed}\n    Perbaikan: sudo {APT} {needed}"


def install(names: list[str]) -> None:
    """Install packages with apt. Raises CalledProcessError when apt fails; what it says goes to stderr."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update", "-qq"), (*APT.split(), "-qq", "--yes", "--no-install-recommends", *names)):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when everything that the purpose named needs is there, if need be after installing it as root.

    Elsewhere than on Debian and Ubuntu the list is a hint: packages have other names there, signs other places.
    """
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"Cara pakai: python3 -m scripts packages {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    (purpose,) = arguments
    names = missing(purpose)
    has_apt = shutil.which("apt-get") is not None
    if names and has_apt and os.geteuid() == 0:
        print(f"Memasang paket sistem: {' '.join(names)}", flush=True)
        try:
            install(names)
        except subprocess.CalledProcessError:
            print("apt-get gagal memasang paket. Baca pesannya di atas.", file=sys.stderr)
        names = missing(purpose)
    if names:
        print(advice(names), file=sys.stderr)
    return 1 if names and has_apt else 0
