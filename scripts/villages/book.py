"""One file a village of the programme, and one a language: the texts that matter most, to hand on by Bluetooth, memory card
or chat.

The texts are made into a template once a language (scripts/finish/book.py); here a village is stamped into it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urljoin

from scripts.villages.page_template import ADDRESS, PageTemplate, cut_page_template

# The texts of the book in their order, by address below the language's folder.
CORE = ("", "paspor/", "kerja/", "waspada/tanda/", "waspada/periksa/", "bantuan/")
TEMPLATE = "buku.html"
COMMON = "buku.html"  # of the language alone, beside its list of villages: for those outside the programme
NAME = re.compile(r"(?:^|/)(?:desa-\d{10}|buku)\.html$")
LINK = re.compile(r'(href="?)((?:\.\./)+[^"#\s>]*)')
LIVE = re.compile(rf'<link rel="canonical" href="([^"]*){re.escape(ADDRESS)}">')


@dataclass(frozen=True)
class Book:
    """The template of one language; `live`: the address of its pages on the web."""

    page_template: PageTemplate
    live: str

    def stamp(self, filling: dict[str, str]) -> bytes:
        """Return the file of the village that `filling` is for (see VillagePages.fill)."""
        return self.page_template.stamp(
            filling | {"isi": LINK.sub(lambda link: link[1] + self._turned(link[2]), filling["isi"])}
        )

    def size(self, filling: dict[str, str]) -> int:
        """Return the size of the file that `stamp` would return, within 1 %, in bytes: links count as they are typed."""
        return self._fixed + sum(len(filling[gap].encode()) for gap in self.page_template.gaps)

    @cached_property
    def _fixed(self) -> int:
        return sum(len(piece) for piece in self.page_template.pieces)

    @cached_property
    def _turned(self) -> Callable[[str], str]:
        return cache(self._turn)  # thousands of villages link to the same texts

    def _turn(self, link: str) -> str:
        whole = urljoin(self.live + ADDRESS, link)
        address = whole.removeprefix(self.live)
        return f"#{anchor(address)}" if address in CORE else whole


def anchor(address: str) -> str:
    """Return where a text of CORE begins in the book."""
    return address.strip("/").replace("/", "-") or "beranda"


def book_name(address: str) -> str:
    """Return the name of the file of the village with this address."""
    return f"desa-{address}.html"


def is_book(path: str) -> bool:
    """Return whether a file of the site is such a book: no page of the site, and nothing links into it."""
    return NAME.search(path) is not None


def read_book(path: Path) -> Book | None:
    """Return the template at `path`; None where there is none, as in a preview."""
    if not path.exists():
        return None
    html = path.read_text(encoding="utf-8")
    return Book(cut_page_template(html), LIVE.search(html)[1])
