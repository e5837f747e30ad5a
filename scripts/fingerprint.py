"""What a site is made from, as hashes: so that a second `make site` does nothing, and one after an edit makes no page twice."""

import argparse
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
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


def fingerprint_of(options: argparse.Namespace) -> str:
    """Return a hash of all sources, and of `options`."""
    return _hash(options, str(options.site), Path.read_bytes)


def basis_of(options: argparse.Namespace) -> str:
    """Return a hash of all that any page may show or be made by, but for what stands below the heads of pages.

    So of all sources, of the day, and of the installed packages; where the site will stand does not matter.
    """
    return _hash(options, "", _without_body)


def _hash(options: argparse.Namespace, place: str, read: Callable[[Path], bytes]) -> str:
    typed = sorted((key, str(value)) for key, value in vars(options).items() if key not in ("force", "site"))
    settings = [os.environ.get(name) for name in SETTINGS]
    digest = hashlib.sha256(repr((typed, place, settings, _packages())).encode())
    for path in _sources(options):
        digest.update(path.as_posix().encode() + b"\0" + read(path) + b"\0")
    return digest.hexdigest()


def _without_body(path: Path) -> bytes:
    text = path.read_bytes()
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
