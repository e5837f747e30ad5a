"""Prints handouts for tests, each once, and says which to look at."""

from collections.abc import Iterator
from pathlib import Path

from scripts.data.handout_names import VILLAGE_HANDOUT, Job, common_jobs, village_jobs
from scripts.data.project import Project
from scripts.handouts.officer import SiteTexts
from scripts.handouts.pdf import Printed, print_pdf
from scripts.handouts.render import HandoutMaker

SITE_URL = "https://merantau-aman.example/"


class Pdf:
    """Prints each handout once for all tests."""

    def __init__(self, project: Project, site: Path) -> None:
        self.project, self.site = project, site
        self.printed: dict[Job, Printed] = {}
        self.html: dict[Job, str] = {}

    def print(self, job: Job, project: Project | None = None) -> Printed:
        if job not in self.printed or project:
            maker = HandoutMaker(project or self.project, job.locale, SITE_URL, "Merantau Aman", SiteTexts(self.site))
            self.html[job] = maker.html(job)
            self.printed[job] = print_pdf(self.html[job])
        return self.printed[job]


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
