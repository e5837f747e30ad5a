"""Pages where an officer picks a sheet: one a regency, one for what belongs to no village, in every language.

They list the PDF files that stand in the site. Before `make handouts` they lead to the village pages, which print too.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from scripts.data.paper import COMMON, HANDOUT, NOTICE, archive, common_jobs, regency_folder, village_jobs
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.report import in_address
from scripts.pages.words_html import PageWords, page_words
from scripts.villages.downloads import file_link, paper_links
from scripts.villages.shell import VILLAGE_SHELL, Shell, read_shell
from scripts.villages.switch import LanguageSwitch

# Beyond, a page names only its own language: 280 villages in two languages would weigh more than a page may.
MANY = 100
# The shell stands in desa/, where the list of villages is one step up.
LIST_LINK, LIST_LINK_HERE = "href=../>", "href=../../desa/>"


class Chooser:
    """Makes the pages of one locale."""

    def __init__(self, project: Project, locale: str, site: Path) -> None:
        self.project = project
        self.locale = locale
        self.words: PageWords = page_words(project, locale)
        self.site = site
        self.folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"

    def pages(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield (folder below the language's home, what fills the shell) of each page."""
        words = self.words
        yield (
            COMMON,
            self.filling(
                COMMON,
                words.plain("unduh_umum"),
                words.plain("unduh_umum_uraian"),
                Markup('<h1>{}</h1><p class="message">{}</p>{}').format(
                    words.unduh_umum, words.unduh_umum_pesan, self.common()
                ),
            ),
        )
        by_regency = sorted(
            self.project.villages,
            key=lambda village: (village.regency, village.name, village.key),
        )
        for regency, group in groupby(by_regency, key=lambda village: village.regency):
            folder = regency_folder(regency)
            members = tuple(group)
            yield (
                folder,
                self.filling(
                    folder,
                    words.plain("unduh_judul", kabupaten=regency),
                    words.plain("unduh_uraian", kabupaten=regency),
                    Markup('<h1>{}</h1><p class="message">{}</p>{}').format(
                        words.fill("unduh_judul", kabupaten=regency),
                        words.unduh_pesan,
                        self.regency(members, folder),
                    ),
                ),
            )

    def filling(self, folder: str, title: str, summary: str, body: Markup) -> dict[str, str]:
        """Return what fills the shell for the page in `folder`."""
        back = Markup('<p><a href="../../untuk-petugas/#cetak">{}</a></p>').format(self.words.unduh_kembali)
        return {
            "alamat": f"{folder}/",
            "judul": escape(title),
            "judul_alamat": in_address(title),
            "uraian": escape(summary),
            "isi": Markup("<div>{}{}</div>").format(body, back),
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
                    rows.append(
                        Markup("<li>{} ({}): {}</li>").format(
                            titles.plain(sheet.title), self.name_of(locale), Markup(" · ").join(links)
                        )
                    )
        return Markup("<ul>{}</ul>").format(Markup("").join(rows)) if rows else self.not_yet()

    def regency(self, villages: tuple[Village, ...], folder: str) -> Markup:
        """Return the list of villages of one regency with their sheets."""
        page = f"{self.folder}{folder}/"
        rows = [self.village(village, page, few=len(villages) <= MANY) for village in villages]
        made = any("href" in sheets for _, sheets in rows)
        items = Markup("").join(
            Markup('<li><a href="{}desa/{}/">{}</a>{}</li>').format(
                self.home_of(village), village.address, name, sheets
            )
            for village, (name, sheets) in zip(villages, rows, strict=True)
        )
        archives = dict.fromkeys(
            (villages[0].regency, *(self.project.offices[village.office].name for village in villages))
        )
        whole = [file_link(archive(name), name, self.site, page) for name in archives]
        zips = Markup("").join(Markup("<li>{}</li>").format(link) for link in whole if link)
        return (
            (Markup("") if made else self.not_yet())
            + Markup("<ul>{}</ul>").format(items)
            + (Markup("<h2>{}</h2><ul>{}</ul>").format(self.words.unduh_semua, zips) if zips else Markup(""))
            + Markup('<p><a href="../{}/">{}</a></p>').format(COMMON.rpartition("/")[2], self.words.unduh_umum)
        )

    def village(self, village: Village, page: str, few: bool) -> tuple[str, Markup]:
        """Return the name of one village and the links to its sheets, in this language and in its own."""
        own = (self.project.languages[key].locale for key in village.languages) if few else ()
        parts = []
        for locale in dict.fromkeys((self.locale, *((DEFAULT_LOCALE, *own) if few else ()))):
            if not locale:
                continue
            links = paper_links(village_jobs(village, locale, (HANDOUT,)), self.site, page)
            if links:
                parts.append(Markup("<br>{}: {}").format(self.name_of(locale), Markup(" · ").join(links)))
        if few:
            links = paper_links(village_jobs(village, self.locale, (NOTICE,)), self.site, page)
            if links:
                parts.append(Markup("<br>{}: {}").format(self.words.unduh_papan, Markup(" · ").join(links)))
        return f"{village.name}, {village.district}", Markup("").join(parts)

    def home_of(self, village: Village) -> str:
        """Return the relative address of the language in which the village has a page: this one or Indonesian."""
        here = self.locale == DEFAULT_LOCALE or self.project.language_of(self.locale).is_offered_in(village.key)
        return "../../" if here else "../../../"

    def name_of(self, locale: str) -> Markup:
        """Return a language by its own name."""
        language = self.project.language_of(locale)
        return Markup('<span lang="{}">{}</span>').format(language.tag, language.own_name)

    def not_yet(self) -> Markup:
        """Return what stands here before the files are made: the way that always works."""
        return Markup("<p>{}</p>").format(self.words.unduh_belum)


def write_chooser(project: Project, locale: str, shells: Path, site: Path) -> list[str]:
    """Bring the pages of `locale` in `site` up to date; return what was written.

    shells: the folder of this locale's built pages. Raises DataError when the site has not been built yet.
    """
    shell: Shell = read_shell(shells / VILLAGE_SHELL / "index.html")
    chooser = Chooser(project, locale, site)
    switch = LanguageSwitch(project, shell)
    written = []
    for folder, filling in chooser.pages():
        target = site / chooser.folder / folder / "index.html"
        filling |= switch.fill(filling["alamat"], "", ())
        data = shell.stamp(filling).replace(LIST_LINK, LIST_LINK_HERE).encode()
        if target.is_file() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written.append(target.relative_to(site).as_posix())
    return written
