"""Links to the PDF files that stand in the site, with their sizes: a reader pays by the megabyte."""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from scripts.data.handout_names import HANDOUT, NOTICE, Job, village_jobs
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.words_html import page_words


def file_link(path: str, words: str, site: Path, page: str) -> Markup:
    """Return a link with its size to the file `path`, for the page in the folder `page` (as `desa/6103072007/`).

    Both relative to `site`; '' while the file has not been made.
    """
    file = site / path
    if not file.is_file():
        return Markup("")
    return Markup('<a href="{}">{} ({})</a>').format(relative(path, page), words, spoken_size(file.stat().st_size))


def paper_links(jobs: Iterable[Job], site: Path, page: str) -> tuple[Markup, ...]:
    """Return a link to each of `jobs` that has been made, named by its paper."""
    links = (file_link(job.path, job.paper.upper(), site, page) for job in jobs)
    return tuple(link for link in links if link)


def handout_links(village: Village, locale: str, site: Path) -> tuple[Markup, ...]:
    """Return what the village's page in `locale` links to; nothing before `make handouts`."""
    folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
    return paper_links(village_jobs(village, locale, (HANDOUT,)), site, f"{folder}desa/{village.address}/")


def sheet_lines(project: Project, village: Village, locale: str, site: Path, page: str) -> Markup:
    """Return the sheets of `village` that have been made: in the page's language, in Indonesian, in its own ones."""
    own = (project.languages[key].locale for key in village.languages)
    lines = [
        (own_name(project, each), village_jobs(village, each, (HANDOUT,)))
        for each in dict.fromkeys((locale, DEFAULT_LOCALE, *own))
        if each
    ]
    lines.append((page_words(project, locale).unduh_papan, village_jobs(village, locale, (NOTICE,))))
    made = ((name, paper_links(jobs, site, page)) for name, jobs in lines)
    return Markup("").join(line(name, links) for name, links in made if links)


def line(name: Markup, links: Iterable[Markup]) -> Markup:
    """Return the links to one sheet, each of them a button, under its name."""
    return Markup("<p>{}:<br>{}</p>").format(name, Markup(" ").join(links))


def own_name(project: Project, locale: str) -> Markup:
    """Return a language by its own name."""
    language = project.language_of(locale)
    return Markup('<span lang="{}">{}</span>').format(language.tag, language.own_name)


def relative(path: str, page: str) -> str:
    """Return the address of the file `path` from the folder `page`, the shortest that works."""
    steps, target = page.strip("/").split("/"), path.split("/")
    while steps and len(target) > 1 and steps[0] == target[0]:
        steps, target = steps[1:], target[1:]
    return "../" * len(steps) + "/".join(target)


def spoken_size(size: int) -> str:
    """Return a file size in bytes as Indonesians write it: '21 KB', '1,4 MB'."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
