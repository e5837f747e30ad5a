"""Bring files of the site up to date: only what differs, only what is ours."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.paths import shown
from scripts.villages.book import book_name
from scripts.villages.page_template import LIST_PAGE
from scripts.villages.saved import LIST

CODE = "kode.png"  # its code, for paper: scripts/villages/codes.py
MARK = "data-village="  # stands in every page this package writes, in no other
OURS = re.compile(r"\d{4}|\d{10}")


@dataclass
class Changes:
    """What a run changed or, with `check`, would change. Paths relative to the site."""

    written: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: int = 0

    def add(self, other: "Changes") -> None:
        """Take in what another part of the same run changed."""
        self.written += other.written
        self.deleted += other.deleted
        self.unchanged += other.unchanged

    def __bool__(self) -> bool:
        return bool(self.written or self.deleted)


def put(site: Path, path: str, data: bytes, changes: Changes, check: bool, ours: bool = True) -> None:
    """Write `data` to `path` below `site` if it differs; with `check` only note it in `changes`.

    ours: whether only a page of this package may stand there; raises DataError when another does.
    """
    target = site / path
    try:
        old = target.read_bytes()
    except OSError:
        old = None
    if old == data:
        changes.unchanged += 1
        return
    if old is not None and ours and MARK.encode() not in old:
        raise DataError(
            [
                Problem(
                    shown(target),
                    1,
                    "halaman ini ditulis tangan, bukan halaman desa.",
                    "Pindahkan halaman itu ke alamat lain.",
                )
            ]
        )
    changes.written.append(path)
    if not check:
        if old is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def remove(site: Path, path: str, changes: Changes, check: bool) -> None:
    """Delete the file `path` below `site`; with `check` only note it in `changes`."""
    changes.deleted.append(path)
    if not check:
        (site / path).unlink()


def delete_gone(site: Path, folder: str, wanted: set[str], changes: Changes, check: bool) -> None:
    """Delete the pages and books of villages and regencies in `folder` (a locale's) that are not `wanted` any more."""
    home = site / folder / LIST_PAGE
    names = (each.name for each in home.iterdir()) if home.is_dir() else ()
    for name in sorted(name for name in names if OURS.fullmatch(name) and name not in wanted):
        page = home / name / "index.html"
        if not page.is_file() or MARK not in page.read_text(encoding="utf-8"):
            continue
        beside = (page.with_name(each) for each in (book_name(name), CODE, LIST))
        files = [file for file in (*beside, page) if file.exists()]
        changes.deleted += [file.relative_to(site).as_posix() for file in files]
        if not check:
            for file in files:
                file.unlink()
            if not any(page.parent.iterdir()):
                page.parent.rmdir()
