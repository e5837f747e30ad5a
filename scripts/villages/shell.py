"""A built page of the site, cut at its tokens so that pages can be stamped from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.paths import shown

VILLAGE_SHELL = "desa/kerangka"
LIST_PAGE = "desa"
ADDRESS = VILLAGE_SHELL + "/"
# `@@ name @@` stands in text and attributes; the shell's own address in canonical, hreflang and switch.
TOKEN = re.compile(rf"@@ (\w+) @@|({re.escape(ADDRESS)})")


@dataclass(frozen=True)
class Shell:
    """The fixed pieces of a page and the names of the gaps between them."""

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]

    def stamp(self, filling: Mapping[str, str]) -> str:
        """Return the page with every gap filled; `filling` maps names of gaps to escaped HTML.

        Raises KeyError for a gap that `filling` does not name.
        """
        parts = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            parts.append(filling[gap])
            parts.append(piece)
        return "".join(parts)


def cut_shell(html: str) -> Shell:
    """Return `html` cut at its tokens. The page's own address becomes the gap `alamat`."""
    pieces, gaps, start = [], [], 0
    for match in TOKEN.finditer(html):
        pieces.append(html[start : match.start()])
        gaps.append(match[1] or "alamat")
        start = match.end()
    pieces.append(html[start:])
    return Shell(tuple(pieces), tuple(gaps))


def read_shell(path: Path) -> Shell:
    """Return the shell at `path`. Raises DataError when the site has not been built yet."""
    try:
        return cut_shell(path.read_text(encoding="utf-8"))
    except OSError:
        raise DataError(
            [
                Problem(
                    shown(path), 1, "kerangka halaman desa belum dibuat.", "Jalankan `make site` sekali, lalu ulangi."
                )
            ]
        ) from None
