"""Which of the handouts stand in the site, as a page lists them: a name, and a link to each file with its size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from scripts.data.handout_names import (
    FOLDER,
    NOTICE,
    VILLAGE_HANDOUT,
    Job,
    archive,
    blank_jobs,
    blank_pack_jobs,
    chat_cards,
    common_jobs,
    note_jobs,
    pack_jobs,
    poster_jobs,
    slide_jobs,
    village_jobs,
)
from scripts.data.places import Language
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.words_html import page_words
from scripts.villages.downloads import File, files, papers

ANY_DAY = "????-??-??"


@dataclass(frozen=True, slots=True)
class HandoutFiles:
    """One handout that has been made: its name (before that of its language, where it is told), and its papers."""

    name: str
    language: Language | None
    papers: tuple[File, ...]


class Offered:
    """What the pages of one locale can lead to. A `page` is the folder, from the root of the site, of the page that links."""

    def __init__(self, project: Project, locale: str, site: Path) -> None:
        self.project = project
        self.locale = locale
        self.said = project.pack_words.texts
        self.words = page_words(project, locale)
        self.site = site

    def common(self, page: str) -> tuple[HandoutFiles, ...]:
        """Return the handouts that belong to no village, those in this language first."""
        found = []
        for locale in dict.fromkeys((self.locale, DEFAULT_LOCALE)):
            titles = page_words(self.project, locale)
            for kind, jobs in groupby(common_jobs(locale), key=lambda job: job.handout):
                found.append(self._named(titles.plain(kind.title), jobs, page, self.project.language_of(locale)))
        return _made(found)

    def blank(self, page: str) -> tuple[HandoutFiles, ...]:
        """Return what each office has for villages without a file of their own: pack and sheet; then slides and what to say
        beside them, and cards for chats."""
        offices = [office for office in self.project.offices if self.project.offices[office].serves]
        slides = self._named(self.said["slide_judul"], slide_jobs(), page)
        notes = self._named(self.said["catatan_judul"], note_jobs(), page)
        blank = self._blank(offices, ("paket_kosong", "lembar_kosong"), page)
        return _made([*blank, slides, notes, *self._chats(("", *offices), page)])

    def others(self, offices: Iterable[str], page: str, locales: Iterable[str] = ()) -> tuple[HandoutFiles, ...]:
        """Return what an officer of `offices` (keys) takes to a village that has no file of its own, and sends to its chats.

        locales: of the languages spoken there; the sheet is in each of them too.
        """
        offices = tuple(offices)
        return _made(
            [*self._blank(offices, ("paket_semua", "lembar_nama"), page, locales), *self._chats(offices, page)]
        )

    def of_village(self, village: Village, page: str) -> tuple[HandoutFiles, ...]:
        """Return those of `village`: the meeting pack; the sheet in the page's language, in Indonesian, in its own languages;
        noticeboard and poster."""
        own = (self.project.languages[key].locale for key in self.project.around(village).languages)
        sheets = [
            self._named("", village_jobs(village, each, (VILLAGE_HANDOUT,)), page, self.project.language_of(each))
            for each in dict.fromkeys((self.locale, DEFAULT_LOCALE, *own))
            if each
        ]
        pack = self._named(self.said["paket_semua"], pack_jobs(village), page)
        notice = self._named(self.words.unduh_papan, village_jobs(village, self.locale, (NOTICE,)), page)
        poster = self._named(self.words.poster_nama, poster_jobs(village, self.locale), page)
        return _made([pack, *sheets, notice, poster])

    def archives(self, regency: str, offices: Iterable[str], page: str) -> tuple[File, ...]:
        """Return what holds many handouts in one file: of a regency (its name), and of its `offices` (keys)."""
        names = dict.fromkeys((regency, *(self.project.offices[key].name for key in offices)))
        made = (
            (path.relative_to(self.site).as_posix(), name)
            for name in names
            for path in sorted((self.site / FOLDER).glob(archive(name, ANY_DAY).rpartition("/")[2]))
        )
        return tuple(files(made, self.site, page))

    def _named(self, name: str, jobs: Iterable[Job], page: str, language: Language | None = None) -> HandoutFiles:
        return HandoutFiles(name, language, papers(jobs, self.site, page))

    def _blank(
        self, offices: Iterable[str], names: tuple[str, str], page: str, locales: Iterable[str] = ()
    ) -> Iterator[HandoutFiles]:
        pack, sheet = (self.said[name] for name in names)
        sheets = ((sheet, blank_jobs(self.project, each)) for each in dict.fromkeys((DEFAULT_LOCALE, *locales)))
        for name, jobs in ((pack, blank_pack_jobs(self.project)), *sheets):
            for (office, locale), its_jobs in groupby(jobs, key=lambda job: (job.office, job.locale)):
                if office in offices:
                    language = self.project.language_of(locale) if locale != DEFAULT_LOCALE else None
                    yield self._named(f"{name}, {self.project.offices[office].name}", its_jobs, page, language)

    def _chats(self, offices: Iterable[str], page: str) -> Iterator[HandoutFiles]:
        """Yield the cards and messages for group chats of each of `offices` (keys; '' for all), a file a language."""
        languages = [language for language in self.project.languages.values() if language.locale]
        name = self.said["kartu_wa"]
        for office in offices:
            wanted = ((chat_cards(office, language.locale), language.own_name) for language in languages)
            whose = f"{name}, {self.project.offices[office].name}" if office else name
            yield HandoutFiles(whose, None, tuple(files(wanted, self.site, page)))


def _made(found: Iterable[HandoutFiles]) -> tuple[HandoutFiles, ...]:
    return tuple(handout for handout in found if handout.papers)
