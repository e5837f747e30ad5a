"""A built page of the site, cut at its tokens so that pages can be stamped from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from scripts.data.problem import DataError, Problem
from scripts.pages.report import in_address
from scripts.paths import shown

VILLAGE_TEMPLATE = "desa/kerangka"
LIST_PAGE = "desa"
OFFICER_PAGE = "untuk-petugas"
ADDRESS = VILLAGE_TEMPLATE + "/"
# `@@ name @@` stands in text and attributes; the page template's own address in canonical, hreflang and switch.
TOKEN = re.compile(rf"@@ (\w+) @@|({re.escape(ADDRESS)})")
# The switch and the translations of the head: which languages a village offers, and in what order, is its own affair.
SWITCH, TRANSLATIONS = "bahasa", "terjemahan"
LINKS = {
    SWITCH: re.compile(r"(?:<li\b[^>]*>)?<a\b[^>]*?\bhreflang=\"?([\w-]+)\"?[^>]*>.*?</a>(?:</li>)?\s*", re.S),
    TRANSLATIONS: re.compile(r"<link\b[^>]*?\bhreflang=\"?([\w-]+)\"?[^>]*>\s*"),
}


@dataclass(frozen=True)
class PageTemplate:
    """The fixed pieces of a page (UTF-8), the names of the gaps between them, and its links to languages: gap -> tag -> HTML."""

    pieces: tuple[bytes, ...]
    gaps: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]

    def stamp(self, filling: Mapping[str, str]) -> bytes:
        """Return the page with every gap filled, in UTF-8; `filling` maps names of gaps to escaped HTML.

        Raises KeyError for a gap that `filling` does not name.
        """
        known = {gap: text.encode() for gap, text in filling.items()}  # some stand in many gaps
        page = [b""] * (len(self.pieces) + len(self.gaps))
        page[::2] = self.pieces
        page[1::2] = [known[gap] for gap in self.gaps]
        return b"".join(page)


def cut_page_template(html: str, stamped: bool = True) -> PageTemplate:
    """Return `html` cut at its tokens. The page's own address becomes the gap `alamat`.

    stamped: pages of many villages are made from it, so the links to languages become gaps too.
    """
    links = {}
    for gap, pattern in LINKS.items() if stamped else ():
        html, links[gap] = _lift(html, pattern, gap)
    pieces, gaps, start = [], [], 0
    for match in TOKEN.finditer(html):
        pieces.append(html[start : match.start()].encode())
        gaps.append(match[1] or "alamat")
        start = match.end()
    pieces.append(html[start:].encode())
    return PageTemplate(tuple(pieces), tuple(gaps), links)


def filling(
    address: str,
    title: str,
    summary: str,
    body: Markup | str,
    short_title: str = "",
    edit: str = "",
    contact: Markup | str = "",
) -> dict[str, str]:
    """Return what fills the gaps of a page made from the page template; texts are escaped, `body` and `contact` are HTML.

    address: of the page, below the language's home; short_title: how an issue form names it; edit: where it is edited.
    """
    return {
        "alamat": address,
        "judul": escape(title),
        "judul_alamat": in_address(short_title or title),
        "uraian": escape(summary),
        "isi": body,
        "sunting": escape(edit),
        "kontak": contact,
        "unduh": "",
        "kode": "",
    }


def fill_list(page_template: PageTemplate, gap: str, html: str) -> Mapping[str, str]:
    """Return what fills an ordinary page whose only gap is a list; links to the page template stay out of it."""
    return {each: html if each == gap else "" for each in page_template.gaps}


def _lift(html: str, pattern: re.Pattern[str], gap: str) -> tuple[str, dict[str, str]]:
    """Return `html` with its first run of links replaced by a token, and those links by language tag."""
    found: dict[str, str] = {}
    start = end = -1
    for match in pattern.finditer(html):
        if found and match.start() != end:
            break
        start = start if found else match.start()
        found[match[1]], end = match[0], match.end()
    return (f"{html[:start]}@@ {gap} @@{html[end:]}" if found else html), found


def read_page_template(path: Path, stamped: bool = True) -> PageTemplate:
    """Return the page template at `path`; `stamped` as in cut_page_template. Raises DataError when the site has not been built yet."""
    try:
        return cut_page_template(path.read_text(encoding="utf-8"), stamped)
    except OSError:
        raise DataError(
            [
                Problem(
                    shown(path), 1, "kerangka halaman desa belum dibuat.", "Jalankan `make site` sekali, lalu ulangi."
                )
            ]
        ) from None
