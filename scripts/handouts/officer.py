"""What the officer's sheets take from pages of the built site, so that no sentence is written twice."""

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.data.drawings import FOLDER as DRAWINGS
from scripts.data.problem import DataError, Problem
from scripts.data.site import LOGOS
from scripts.handouts.ink import held_up, in_ink
from scripts.paths import shown

DEEPER = re.compile(r"(</?)h3\b")
OFFICER = "untuk-petugas"
SCRIPT, PICTURES, CHAT = "petugas/pertemuan", "petugas/lembar-balik", "petugas/pesan-wa"
HALVES = ("bagian-satu", "bagian-dua")
HELPING, SPOKEN, MEETING = "melapor", "naskah", "pertemuan"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its anchor, the words of its heading, and what stands below it as HTML without links."""

    anchor: str
    heading: str
    body: Markup


class SiteTexts:
    """The Indonesian pages for officers, and the drawings, as they stand in the built site."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._pages: dict[str, Mapping[str, Section]] = {}

    def section(self, page: str, anchor: str) -> Section:
        """Return a part of `page` (its address). Raises DataError when the site, or the heading, is not there."""
        found = self.sections(page)
        if anchor not in found:
            message = f"judul dengan tanda {{#{anchor}}} tidak ada lagi."
            fix = f"Tulis lagi {{#{anchor}}} di belakang judul bagian itu; lembar petugas mengambil isinya."
            raise DataError([Problem(f"docs/id/{page}.md", 1, message, fix)])
        return found[anchor]

    def sections(self, page: str) -> Mapping[str, Section]:
        """Return the parts of `page` below its headings of the second level, by anchor."""
        if page not in self._pages:
            self._pages[page] = {section.anchor: section for section in read_sections(self.site / page / "index.html")}
        return self._pages[page]

    def pictured(self, page: str) -> list[Section]:
        """Return the parts of `page` that are named like a drawing."""
        return [section for anchor, section in self.sections(page).items() if anchor in self.drawings]

    @cached_property
    def coloured(self) -> Mapping[str, str]:
        """The drawings as data: addresses, by name."""
        return self._redrawn(str)

    @cached_property
    def drawings(self) -> Mapping[str, str]:
        """The drawings in black and white, as data: addresses, by name."""
        return self._redrawn(in_ink)

    @cached_property
    def held_up(self) -> Mapping[str, str]:
        """The drawings in black and white for a whole page, as data: addresses, by name."""
        return self._redrawn(held_up)

    def _redrawn(self, redraw: Callable[[str], str]) -> Mapping[str, str]:
        return {
            path.stem: _data_address("svg+xml", redraw(path.read_text(encoding="utf-8")).encode())
            for path in sorted((self.site / DRAWINGS).glob("*.svg"))
        }

    def logo(self, name: str) -> str:
        """Return the picture file `name` of an office as a data: address; '' where the site has none."""
        path = self.site / LOGOS / name
        if not name or not path.is_file():
            return ""
        return _data_address("svg+xml" if path.suffix == ".svg" else "png", path.read_bytes())


def _data_address(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def read_sections(path: Path) -> Iterator[Section]:
    """Yield the parts of the built page at `path`. Raises DataError when it has not been built."""
    try:
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    except OSError:
        raise DataError(
            [Problem(shown(path), 1, "situs belum dibangun.", "Jalankan `make site` sekali, lalu ulangi.")]
        ) from None
    for link in tree.css("a:not([data-fact])"):
        link.unwrap()
    for fold in tree.css("article details.part, article details.part > summary"):  # a long page folds its sections
        fold.unwrap()
    for heading in tree.css("article h2[id]"):
        inside = "".join(node.html or "" for node in following(heading, ("h2",)))
        inside = DEEPER.sub(r"\1h2", inside)  # the part's own heading becomes the title of a sheet
        yield Section(heading.attributes["id"] or "", heading.text().strip(), Markup(inside))


def following(heading: LexborNode, ends: tuple[str, ...]) -> Iterator[LexborNode]:
    """Yield the elements after `heading` up to the first whose tag is in `ends`."""
    node = heading.next
    while node is not None and node.tag not in ends:
        if node.tag != "-text":
            yield node
        node = node.next
