"""Pages where an officer picks a handout, in every language: one a regency or district, one for what is of no village.

They list the PDF files that stand in the site. Before `make handouts` they lead to the village pages, which print too.
No drop-downs: each would cost two taps, and 400 villages in one are a long way to scroll. Without script the list of
regencies on the page for officers is two taps from a handout, or three when the villages are many; with script its box
finds a village by three letters, and is two taps away at any number of villages.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.handout_names import (
    COMMON,
    FOLDER,
    district_folder,
    is_by_district,
    regency_folder,
)
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.words_html import PageWords, page_words
from scripts.render.environment import render
from scripts.villages.changes import Changes, put
from scripts.villages.finder import finder_html, offices_of
from scripts.villages.offered import HandoutFiles, Offered
from scripts.villages.page_template import OFFICER_PAGE, VILLAGE_TEMPLATE, fill_list, filling, read_page_template
from scripts.villages.switch import LanguageSwitch, all_locales, village_locales

OTHERS = "lain"  # the anchor of what is for villages without a row
OF_VILLAGE = re.compile(r"-(\d{10})-")


@dataclass(frozen=True, slots=True)
class Place:
    """A regency or one of its districts: the folder of its page, its name, its villages with handouts; regency: its code."""

    folder: str
    name: str
    villages: tuple[Village, ...]
    regency: str


@dataclass(frozen=True, slots=True)
class Row:
    """A village on the page of a place. url: of its page; name: with its district where the page has several."""

    address: str
    url: str
    name: str
    handouts: tuple[HandoutFiles, ...]


class Chooser:
    """Makes the pages of one locale."""

    def __init__(self, project: Project, locale: str, site: Path) -> None:
        self.project = project
        self.locale = locale
        self.words: PageWords = page_words(project, locale)
        self.site = site
        self.folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
        self.offered = Offered(project, locale, site)
        self.made = any((site / FOLDER).rglob("*.pdf"))  # else 100,000 looks at nothing
        self.villages = villages_with_handouts(project, site)
        self.by_district = is_by_district(self.villages)
        known = self.places(self.villages, lambda village: (village.regency,))
        self.regencies = tuple(sorted((*known, *self.without_villages(known)), key=lambda place: place.name))

    def pages(self) -> Iterator[dict[str, str]]:
        """Yield what fills the page template for each page."""
        words = self.words
        title, summary = words.plain("unduh_umum"), words.plain("unduh_umum_uraian")
        yield filling(
            f"{COMMON}/",
            title,
            summary,
            self.body(
                words.unduh_umum,
                words.unduh_umum_pesan,
                common=self.offered.common(self.at(COMMON)) + self.offered.blank(self.at(COMMON)),
            ),
        )
        for regency in self.regencies:
            keys = (self.project.around(village).office for village in regency.villages)
            page = self.at(regency.folder)
            archives = self.offered.archives(regency.name, dict.fromkeys(key for key in keys if key), page)
            serving = [office.key for office in offices_of(regency.regency, self.project.offices.values())]
            others = self.offered.others(serving, page, self.written_in(regency))
            if not self.by_district or not regency.villages:
                message = words.unduh_pesan if regency.villages else words.unduh_umum_pesan
                yield self.page(regency, message, rows=self.rows(regency), archives=archives, others=others)
                continue
            districts = self.places(regency.villages, lambda village: (village.regency, village.district))
            yield self.page(regency, words.unduh_kecamatan, places=districts, archives=archives, others=others)
            for district in districts:
                yield self.page(district, words.unduh_pesan, rows=self.rows(district), places=(regency,))

    def places(self, villages: Iterable[Village], key: Callable[[Village], tuple[str, ...]]) -> tuple[Place, ...]:
        """Return the places among `villages` that have their own page, each with its villages by name."""
        found = []
        for names, group in groupby(
            sorted(villages, key=lambda village: (key(village), village.name, village.key)), key
        ):
            regency, *district = names
            members = tuple(group)
            found.append(
                Place(
                    district_folder(*names) if district else regency_folder(regency),
                    self.words.plain("letak", kecamatan=district[0], kabupaten=regency) if district else regency,
                    members,
                    members[0].key[:REGENCY],
                )
            )
        return tuple(found)

    def without_villages(self, known: Iterable[Place]) -> Iterator[Place]:
        """Yield the regencies that are not among `known`: an officer finds there what is for villages without a row."""
        names = {place.name for place in known}
        areas = self.project.areas
        for code in areas.codes(REGENCY):
            if (name := areas.name(code)) not in names:
                yield Place(regency_folder(name), name, (), code)

    def written_in(self, regency: Place) -> Iterator[str]:
        """Yield the languages (locales) spoken by many in a regency, as its villages or the table of the province say."""
        spoken = self.project.spoken
        tables = (spoken[area].languages for area in spoken if area.startswith(regency.regency))
        for key in dict.fromkeys(chain(*tables, *(village.languages for village in regency.villages))):
            if locale := self.project.languages[key].locale:
                yield locale

    def start(self) -> Markup:
        """Return where the page for officers begins: a box to find a village, and the list of regencies."""
        page = "{kabupaten}-{kecamatan}" if self.by_district else "{kabupaten}"
        to, others = f"../{FOLDER}/{page}/#{{kode}}", f"../{FOLDER}/{{kabupaten}}/#{OTHERS}"
        finder = finder_html(self.project.all_villages, self.words, to, here=self.villages, home=others)
        return finder + render(
            "partials/handout_places.html",
            places=self.regencies,
            root="../",
            common=COMMON,
            handouts=self.offered.common(self.at(OFFICER_PAGE)),
            t=self.words,
        )

    def page(self, place: Place, message: Markup, **parts: object) -> dict[str, str]:
        """Return what fills the page template for the page of a place; `parts` as in `body`."""
        words, named = self.words, {"kabupaten": place.name}
        return filling(
            f"{place.folder}/",
            words.plain("unduh_judul", **named),
            words.plain("unduh_uraian", **named),
            self.body(words.fill("unduh_judul", **named), message, **parts),
        )

    def body(self, heading: Markup, message: Markup, **parts: object) -> Markup:
        """Return the text of a page. parts: `common`: handouts of no village; `rows`: villages; `places`: with a page of
        their own; `archives`: files of many handouts; `others`: for villages without a row."""
        nothing = {"common": None, "rows": None, "places": (), "archives": None, "others": ()}
        return render(
            "partials/handout_choice.html",
            heading=heading,
            message=message,
            made=self.made,
            officer=OFFICER_PAGE,
            common_page=COMMON,
            t=self.words,
            p=self.project.pack_words.texts,
            others_anchor=OTHERS,
            **nothing | parts,
        )

    def rows(self, place: Place) -> tuple[Row, ...]:
        """Return the villages of a place, each with its handouts; the page of a district does not name it again."""
        return tuple(
            Row(
                village.address,
                f"{self.home_of(village)}desa/{village.address}/",
                village.name if self.by_district else f"{village.name}, {village.district}",
                self.offered.of_village(village, self.at(place.folder)) if self.made else (),
            )
            for village in place.villages
        )

    def at(self, folder: str) -> str:
        """Return the folder of a page of this locale, from the root of the site."""
        return f"{self.folder}{folder}/"

    def home_of(self, village: Village) -> str:
        """Return the relative address of the language in which the village has a page: this one or Indonesian."""
        return "../../" if self.locale in village_locales(self.project, village) else "../../../"


def villages_with_handouts(project: Project, site: Path) -> tuple[Village, ...]:
    """Return the villages of the programme, and those of which handouts stand in `site`."""
    made = {match[1] for path in (site / FOLDER).glob("*/*.pdf") if (match := OF_VILLAGE.search(path.name))}
    return tuple(village for village in project.all_villages if village.programme or village.address in made)


def write_chooser(project: Project, locale: str, page_templates: Path, site: Path) -> list[str]:
    """Bring the pages of `locale` in `site` up to date, and the list on its page for officers; return what was written.

    page_templates: the folder of this locale's built pages. Raises DataError when the site has not been built yet.
    """
    page_template = read_page_template(page_templates / VILLAGE_TEMPLATE / "index.html")
    officer = read_page_template(page_templates / OFFICER_PAGE / "index.html", stamped=False)
    chooser = Chooser(project, locale, site)
    switch = LanguageSwitch(project, page_template)
    changes = Changes()
    for filled in chooser.pages():
        address = filled["alamat"]
        html = page_template.stamp(filled | switch.fill(address, all_locales(project)))
        put(site, f"{chooser.folder}{address}index.html", html, changes, check=False, ours=False)
    html = officer.stamp(fill_list(officer, "pilih_lembar", chooser.start()))
    put(site, f"{chooser.folder}{OFFICER_PAGE}/index.html", html, changes, check=False, ours=False)
    return changes.written
