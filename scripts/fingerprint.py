"""What a site is made from, as hashes: so that a second `make site` does nothing, and one after an edit makes no page twice."""

import argparse
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from scripts.paths import CACHE, DATA, DOCS, OVERRIDES, ROOT

NOTE = CACHE / "fingerprint"
HEAD = re.compile(rb"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?\n", re.S | re.M)
SETTINGS = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")


def is_current(site: Path, fingerprint: str) -> bool:
    """Return whether `site` was built from exactly the sources and options that have this `fingerprint`."""
    return site.exists() and NOTE.exists() and NOTE.read_text() == fingerprint


def remember(fingerprint: str) -> None:
    """Note what the site was built from: taken before the build, so that an edit made meanwhile is not lost."""
    NOTE.write_text(fingerprint)


def hashes_of(options: argparse.Namespace) -> tuple[str, str]:
    """Return a hash of all sources and `options`, and one of all that any page may show or be made by, but for what stands
    below the heads of pages: so of the other sources, of the day, and of the installed packages, but not of the site's place.
    """
    known = {key: _place(value) for key, value in vars(options).items() if key not in ("force", "site")}
    settings = [os.environ.get(name) for name in SETTINGS]
    whole = hashlib.sha256(repr((sorted(known.items(), key=itemgetter(0)), settings, _packages())).encode())
    basis = whole.copy()
    whole.update(str(options.site).encode())
    for path in _sources(options):
        name, text = f"{_place(path)}\0".encode(), path.read_bytes() + b"\0"
        whole.update(name + text)
        basis.update(name + _without_body(path, text))
    return whole.hexdigest(), basis.hexdigest()


def _place(path: object) -> str:
    """Return a path, or another option, as a text that is the same wherever the project stands."""
    return str(path).removeprefix(f"{ROOT}{os.sep}")


def _without_body(path: Path, text: bytes) -> bytes:
    is_page = path.suffix == ".md" and path.is_relative_to(DOCS) and not path.is_relative_to(DATA)
    return (HEAD.match(text) or [text])[0] if is_page else text


def _packages() -> list[str]:
    """Return the version of Python, then name and version of each package that is installed."""
    found = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    return [sys.version, *sorted(found)]


def _sources(options: argparse.Namespace) -> Iterator[Path]:
    for folder in (DOCS, OVERRIDES, ROOT / "scripts"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from (
        path
        for path in (ROOT / "mkdocs.yml", ROOT / "requirements.txt", options.data, options.areas)
        if path and path.is_file()
    )
