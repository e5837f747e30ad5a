"""Village pages made once for all neighbours that are alike: of most villages only the official list tells, and their pages
differ in names, address, map and distances alone.

Such a page is made for a stand-in whose own words are gaps, and cut there; each village is then stamped into it. Villages
share a page where the templates see the same of both: whatever is no gap is part of what is compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from urllib.parse import quote

from markupsafe import escape

from scripts.data.surroundings import Surroundings
from scripts.data.villages import Village
from scripts.villages.book import COMMON, Book, book_name
from scripts.villages.changes import CODE
from scripts.villages.distances import Distance
from scripts.villages.page import VillagePages
from scripts.villages.page_template import PageTemplate, cut_page_template
from scripts.villages.switch import LanguageSwitch, village_locales

MOST = 256  # pages kept: villages come by code, so neighbours are asked for soon or not at all
CODE_IMAGE = f'<img src={CODE} alt="" loading=lazy width=96 height=96>'  # asked for on paper only
NOWHERE = "00.00.00."  # how no official code begins
GAP = "@@ {} @@"
NAME, DISTRICT, MAP = map(GAP.format, ("desa", "kecamatan", "peta"))


def _all_but(kind: type, *own: str) -> attrgetter:
    """Return what reads all fields of the dataclass `kind` but its `own`."""
    return attrgetter(*(field.name for field in fields(kind) if field.name not in own))


# What a page may say of a village and of its surroundings that is no gap.
OF_VILLAGE = _all_but(Village, "key", "name", "district")
AROUND = _all_but(Surroundings, "point", "office_away", "way_away", "border_away")
OWN = ("village", "around", "map", "distances")


class Neighbours:
    """Makes the village pages of one locale, which link to the one-file books where there are any."""

    def __init__(self, maker: VillagePages, switch: LanguageSwitch, book: Book | None) -> None:
        self.maker = maker
        self.switch = switch
        self.book = book
        self.common_book = maker.book_link(f"../{COMMON}", book.size(maker.common)) if book else ""
        self.seen_by_all = frozenset((*OWN, *maker.shared))
        self.known: dict[tuple[object, ...], PageTemplate] = {}

    def prepare(self, villages: Sequence[Village]) -> None:
        """Read and make what all pages share, before processes part that would each do it again."""
        self.maker.maps.open()
        for village in villages[:1]:
            self.page(village)

    def page(self, village: Village) -> bytes:
        """Return the page of `village`, in UTF-8."""
        view = self.maker.view(village)
        locales = village_locales(self.maker.project, village)
        if village.line or view["handouts"]:  # editors, or files, tell of it alone
            return self._whole(view, locales)
        seen = self._seen(view, locales)
        if seen not in self.known:
            if len(self.known) == MOST:
                self.known.clear()
            self.known[seen] = self._shared_page(view, locales)
        return self.known[seen].stamp(_gaps(view))

    def fill(self, view: Mapping[str, object], locales: tuple[str, ...]) -> dict[str, str]:
        """Return what fills all gaps of the page template for the village of `view`, which has a page in `locales`."""
        village, filled = view["village"], self.maker.fill(view)
        filled |= self.switch.fill(filled["alamat"], locales) | {"kode": CODE_IMAGE, "unduh": self.common_book}
        if self.book and village.programme:
            filled["unduh"] = self.maker.book_link(book_name(village.address), self.book.size(filled))
        return filled

    def _whole(self, view: Mapping[str, object], locales: tuple[str, ...]) -> bytes:
        return self.switch.page_template.stamp(self.fill(view, locales))

    def _seen(self, view: Mapping[str, object], locales: tuple[str, ...]) -> tuple[object, ...]:
        """Return all that two villages must have in common to share a page."""
        village = view["village"]
        rest = (value for name, value in view.items() if name not in self.seen_by_all)
        places = (each.to for each in view["distances"])
        return (locales, village.kind, *OF_VILLAGE(village), *AROUND(view["around"]), bool(view["map"]), *places, *rest)

    def _shared_page(self, view: Mapping[str, object], locales: tuple[str, ...]) -> PageTemplate:
        """Return the page of a village like the one of `view`, cut where such villages differ."""
        code = view["village"].key
        stand_in = replace(view["village"], key=NOWHERE + code[-4] + "000", name=NAME, district=DISTRICT)
        own = {"village": stand_in, "distances": tuple(_without_length(view["distances"])), "map": view["map"] and MAP}
        page = self._whole(view | own, locales).decode()
        page = page.replace(stand_in.address, GAP.format("kode_desa")).replace(quote(NAME), GAP.format("desa_alamat"))
        return cut_page_template(page, stamped=False)


def _without_length(distances: Iterable[Distance]) -> Iterator[Distance]:
    for number, each in enumerate(distances):
        yield replace(each, said=GAP.format(f"jarak_{number}"))


def _gaps(view: Mapping[str, object]) -> dict[str, str]:
    """Return what fills the gaps of a shared page."""
    village = view["village"]
    gaps = {
        "desa": escape(village.name),
        "desa_alamat": quote(village.name, safe=""),
        "kecamatan": escape(village.district),
        "kode_desa": village.address,
        "peta": view["map"],
    }
    return gaps | {f"jarak_{number}": each.said for number, each in enumerate(view["distances"])}
