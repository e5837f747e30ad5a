"""Pages where an officer picks a sheet, in every language: one a regency or district, one for what is of no village.

They list the PDF files that stand in the site. Before `make handouts` they lead to the village pages, which print too.
No drop-downs: each would cost two taps, and 400 villages in one are a long way to scroll. Without script the list of
regencies on the page for officers is two taps from a sheet, or three when the villages are many; with script its box
finds a village by three letters, and is two taps away at any number of villages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from scripts.data.handout_names import (
    COMMON,
    FOLDER,
    archive,
    common_jobs,
    district_folder,
    is_by_district,
    regency_folder,
)
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.report import in_address
from scripts.pages.words_html import PageWords, page_words
from scripts.villages.changes import Changes, put
from scripts.villages.downloads import file_link, line, own_name, paper_links, sheet_lines
from scripts.villages.finder import finder_html
from scripts.villages.page_template import OFFICER_PAGE, VILLAGE_TEMPLATE, PageTemplate, fill_list, read_page_template
from scripts.villages.switch import LanguageSwitch

# The page_template stands in desa/, where the list of villages is one step up.
LIST_LINK, LIST_LINK_HERE = "href=../>", "href=../../desa/>"
LIST = Markup('<ul class="sheets">{}</ul>')


@dataclass(frozen=True)
class Place:
    """A regency or one of its districts: the folder of its page, its name, its villages."""

    folder: str
    name: str
    villages: tuple[Village, ...]


class Chooser:
    """Makes the pages of one locale."""

    def __init__(self, project: Project, locale: str, site: Path) -> None:
        self.project = project
        self.locale = locale
        self.words: PageWords = page_words(project, locale)
        self.site = site
        self.folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
        self.made = any((site / FOLDER).rglob("*.pdf"))  # else 100,000 looks at nothing
        self.by_district = is_by_district(project.villages)
        self.regencies = self.places(project.villages, lambda village: (village.regency,))

    def pages(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield (folder below the language's home, what fills the page_template) of each page."""
        words = self.words
        title, summary = words.plain("unduh_umum"), words.plain("unduh_umum_uraian")
        yield COMMON, self.filling(COMMON, title, summary, words.unduh_umum, words.unduh_umum_pesan, self.common())
        for regency in self.regencies:
            if not self.by_district:
                yield self.page(regency, words.unduh_pesan, self.rows(regency) + self.archives(regency))
                continue
            districts = self.places(regency.villages, lambda village: (village.regency, village.district))
            yield self.page(regency, words.unduh_kecamatan, self.links(districts, "../") + self.archives(regency))
            back = self.links((regency,), "../")
            for district in districts:
                yield self.page(district, words.unduh_pesan, self.rows(district) + back)

    def places(self, villages: Iterable[Village], key: Callable[[Village], tuple[str, ...]]) -> tuple[Place, ...]:
        """Return the places among `villages` that have their own page, each with its villages by name."""
        found = []
        for names, group in groupby(
            sorted(villages, key=lambda village: (key(village), village.name, village.key)), key
        ):
            regency, *district = names
            found.append(
                Place(
                    district_folder(*names) if district else regency_folder(regency),
                    self.words.plain("letak", kecamatan=district[0], kabupaten=regency) if district else regency,
                    tuple(group),
                )
            )
        return tuple(found)

    def start(self) -> Markup:
        """Return where the page for officers begins: a box to find a village, and the list of regencies."""
        page = "{kabupaten}-{kecamatan}" if self.by_district else "{kabupaten}"
        finder = finder_html(self.project.villages, self.words, f"../{FOLDER}/{page}/#{{kode}}")
        more = Markup('<li><a href="../{}/">{}</a></li>').format(COMMON, self.words.unduh_umum)
        return finder + self.links(self.regencies, f"../{FOLDER}/", more)

    def links(self, places: Iterable[Place], root: str, more: str = "") -> Markup:
        """Return a list of links to the pages of `places`, and how many villages each has; `root`: where they are."""
        rows = [
            Markup('<li><a href="{}{}/">{}</a> ({})</li>').format(
                root,
                place.folder.rpartition("/")[2],
                place.name,
                self.words.fill("jumlah_desa", jumlah=str(len(place.villages))),
            )
            for place in places
        ]
        return LIST.format(Markup("").join(rows) + more)

    def page(self, place: Place, message: Markup, body: Markup) -> tuple[str, dict[str, str]]:
        """Return the page of a place as in `pages`."""
        words = self.words
        title = words.plain("unduh_judul", kabupaten=place.name)
        summary = words.plain("unduh_uraian", kabupaten=place.name)
        heading = words.fill("unduh_judul", kabupaten=place.name)
        return place.folder, self.filling(place.folder, title, summary, heading, message, body)

    def filling(
        self, folder: str, title: str, summary: str, heading: Markup, message: Markup, body: Markup
    ) -> dict[str, str]:
        """Return what fills the page_template for the page in `folder`."""
        back = Markup('<p><a class="lone" href="../../{}/#cetak">{}</a></p>').format(
            OFFICER_PAGE, self.words.unduh_kembali
        )
        return {
            "alamat": f"{folder}/",
            "judul": escape(title),
            "judul_alamat": in_address(title),
            "uraian": escape(summary),
            "isi": Markup('<div><h1>{}</h1><p class="message">{}</p>{}{}</div>').format(heading, message, body, back),
            "sunting": "",
            "kontak": "",
            "unduh": "",
        }

    def common(self) -> Markup:
        """Return the sheets that belong to no village, those in this language first."""
        page = f"{self.folder}{COMMON}/"
        rows = []
        for locale in dict.fromkeys((self.locale, DEFAULT_LOCALE)):
            titles = page_words(self.project, locale)
            for sheet, jobs in groupby(common_jobs(locale), key=lambda job: job.sheet):
                links = paper_links(jobs, self.site, page)
                if links:
                    name = Markup("{} ({})").format(titles.plain(sheet.title), own_name(self.project, locale))
                    rows.append(Markup("<li>{}</li>").format(line(name, links)))
        return LIST.format(Markup("").join(rows)) if rows else self.not_yet()

    def rows(self, place: Place) -> Markup:
        """Return the villages of a place, each with its sheets; the page of a district does not name it again."""
        page = f"{self.folder}{place.folder}/"
        items = []
        for village in place.villages:
            sheets = sheet_lines(self.project, village, self.locale, self.site, page) if self.made else ""
            name = village.name if self.by_district else f"{village.name}, {village.district}"
            items.append(
                Markup('<li id="{}"><a href="{}desa/{}/">{}</a>{}</li>').format(
                    village.address, self.home_of(village), village.address, name, sheets
                )
            )
        return (Markup("") if self.made else self.not_yet()) + LIST.format(Markup("").join(items))

    def archives(self, regency: Place) -> Markup:
        """Return what holds many sheets in one file, and the way to those of no village."""
        offices = (self.project.offices[village.office].name for village in regency.villages)
        page = f"{self.folder}{regency.folder}/"
        whole = [file_link(archive(name), name, self.site, page) for name in dict.fromkeys((regency.name, *offices))]
        zips = Markup("").join(Markup("<li>{}</li>").format(link) for link in whole if link)
        return (Markup("<h2>{}</h2>{}").format(self.words.unduh_semua, LIST.format(zips)) if zips else Markup("")) + (
            Markup('<p><a class="lone" href="../{}/">{}</a></p>').format(
                COMMON.rpartition("/")[2], self.words.unduh_umum
            )
        )

    def home_of(self, village: Village) -> str:
        """Return the relative address of the language in which the village has a page: this one or Indonesian."""
        here = self.locale == DEFAULT_LOCALE or self.project.language_of(self.locale).is_offered_in(village.key)
        return "../../" if here else "../../../"

    def not_yet(self) -> Markup:
        """Return what stands here before the files are made: the way that always works."""
        return Markup("<p>{}</p>").format(self.words.unduh_belum)


def write_chooser(project: Project, locale: str, page_templates: Path, site: Path) -> list[str]:
    """Bring the pages of `locale` in `site` up to date, and the list on its page for officers; return what was written.

    page_templates: the folder of this locale's built pages. Raises DataError when the site has not been built yet.
    """
    page_template: PageTemplate = read_page_template(page_templates / VILLAGE_TEMPLATE / "index.html")
    officer = read_page_template(page_templates / OFFICER_PAGE / "index.html", stamped=False)
    chooser = Chooser(project, locale, site)
    switch = LanguageSwitch(project, page_template)
    changes = Changes()
    for folder, filling in chooser.pages():
        filling |= switch.fill(filling["alamat"], "", ())
        html = page_template.stamp(filling).replace(LIST_LINK, LIST_LINK_HERE)
        put(site, f"{chooser.folder}{folder}/index.html", html, changes, check=False, ours=False)
    html = officer.stamp(fill_list(officer, "pilih_lembar", chooser.start()))
    put(site, f"{chooser.folder}{OFFICER_PAGE}/index.html", html, changes, check=False, ours=False)
    return changes.written
