"""Whether the site is already what the sources say, so that a second `make site` does nothing."""

import argparse
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from scripts.paths import CACHE, DOCS, OVERRIDES, ROOT

NOTE = CACHE / "fingerprint"
SETTINGS = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")


def is_current(site: Path, fingerprint: str) -> bool:
    """Return whether `site` was built from exactly the sources and options that have this `fingerprint`."""
    return site.exists() and NOTE.exists() and NOTE.read_text() == fingerprint


def remember(fingerprint: str) -> None:
    """Note what the site was built from: taken before the build, so that an edit made meanwhile is not lost."""
    NOTE.write_text(fingerprint)


def fingerprint_of(options: argparse.Namespace) -> str:
    """Return a hash of all sources, and of `options`."""
    digest = hashlib.sha256(repr([os.environ.get(name) for name in SETTINGS]).encode())
    digest.update(repr(sorted((key, str(value)) for key, value in vars(options).items() if key != "force")).encode())
    for path in _sources(options):
        digest.update(path.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _sources(options: argparse.Namespace) -> Iterator[Path]:
    for folder in (DOCS, OVERRIDES, ROOT / "scripts"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from (
        path
        for path in (ROOT / "mkdocs.yml", ROOT / "requirements.txt", options.data, options.areas)
        if path and path.is_file()
    )
