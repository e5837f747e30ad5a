"""Prints handouts for tests, each once, and says which to look at."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from scripts.data.handout_names import VILLAGE_HANDOUT, Job, common_jobs, village_jobs
from scripts.data.project import Project
from scripts.handouts.make import jobs_of
from scripts.handouts.officer import SiteTexts
from scripts.handouts.pdf import Printed, print_pdf
from scripts.handouts.render import HandoutMaker
from tests.tree import TODAY

SITE_URL = "https://merantau-aman.example/"


class Pdf:
    """Prints each handout once for all tests.

    made: a site after `make handouts` of `project`. What lies there is read, not printed again: a sheet that does not fit
    would have stopped the command, and one made again is the same to the byte (tests/test_paper_files.py).
    """

    def __init__(self, project: Project, site: Path, made: Path | None = None) -> None:
        self.project, self.texts = project, SiteTexts(site)
        there = jobs_of(project.on(TODAY), project.words, site) if made else ()
        self.made = {job: made / job.path for job in there}
        self.makers: dict[str, HandoutMaker] = {}
        self.printed: dict[Job, Printed] = {}
        self.html: dict[Job, str] = {}

    def print(self, job: Job, project: Project | None = None) -> Printed:
        if job not in self.printed or project:
            self.html[job] = self.maker(job.locale, project).html(job)
            self.printed[job] = self.read(job) if job in self.made and not project else print_pdf(self.html[job])
        return self.printed[job]

    def read(self, job: Job) -> Printed:
        """A handout as it was made for the site."""
        data = self.made[job].read_bytes()
        return Printed(data, len(pypdfium2.PdfDocument(data)), True)

    def maker(self, locale: str, project: Project | None = None) -> HandoutMaker:
        if project or locale not in self.makers:
            maker = HandoutMaker(project or self.project, locale, SITE_URL, "Merantau Aman", self.texts)
            if project:
                return maker
            self.makers[locale] = maker
        return self.makers[locale]


def handouts(project: Project) -> Iterator[Job]:
    """The handout of every village: Indonesian, and every other language written for it here."""
    for village in project.villages:
        own = (project.languages[key].locale for key in village.languages)
        for locale in dict.fromkeys(("id", *(locale for locale in own if locale in project.words))):
            yield from village_jobs(village, locale, (VILLAGE_HANDOUT,))


def samples(project: Project) -> list[Job]:
    """One of each kind of handout on each paper, in Indonesian, Iban, and the language with the longest phrases."""
    length = {locale: sum(map(len, words.texts.values())) for locale, words in project.words.items()}
    locales = dict.fromkeys(("id", "iba", max(length, key=length.__getitem__)))
    village = next(village for village in project.villages if "iba" in village.languages)
    return [job for locale in locales for job in (*common_jobs(locale), *village_jobs(village, locale))]
