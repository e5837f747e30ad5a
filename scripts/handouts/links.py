"""Links from the pages that readers print to the files made for paper, each with its size, among what can be done with a page."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.data.handout_names import CHAT_CARDS, HANDOUTS, Job, common_jobs, note_jobs, slide_jobs
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.finish.offline import write_saved
from scripts.handouts.officer import CHAT, PICTURES
from scripts.pages.view import OFFICERS
from scripts.pages.words_html import page_words
from scripts.render.environment import render
from scripts.villages.downloads import File, files
from scripts.villages.write import folder_of

# Pages with a handout that their own code does not lead to: its number, its poster.
MORE = {"kartu-saku": "bantuan/", "poster": "waspada/"}
MADE = re.compile(r"<(li|div) data-pdf\b.*?</\1>", re.S)
MESSAGE = re.compile(r'(<p class="?message"?>.*?</p>)', re.S)
AFTER = re.compile(r"(<a\b[^>]*nomor\.vcf[^>]*>(?:(?!</li>).)*</li>)")  # the whole entry, what it warns of included


def link_pages(project: Project, locales: Iterable[str], site: Path, site_url: str) -> list[str]:
    """Bring the links of all pages in `site` up to date, and what is saved of them; return which pages have changed."""
    locales, changed = tuple(locales), []
    for locale in locales:
        for page, found in pages_of(project, locale, site):
            path = f"{folder_of(locale)}{page}index.html"
            if (site / path).is_file():
                html = (site / path).read_text(encoding="utf-8")
                linked = with_links(html, found, page.startswith(OFFICERS))
                if linked != html:
                    (site / path).write_text(linked, encoding="utf-8", newline="\n")
                    changed.append(path)
    if changed:
        write_saved(site, locales, site_url)
    return changed


def with_links(html: str, found: Iterable[File], first: bool = False) -> str:
    """Return a built page with links to `found` in place of those it had: among its tools, or `first`, under its message."""
    links = [render("partials/file.html", file=file).strip() for file in found]
    html = MADE.sub("", html)
    if first and links:
        return MESSAGE.sub(
            lambda place: f"{place[1]}<div data-pdf class=sheets><p>{' '.join(links)}</p></div>", html, count=1
        )
    return AFTER.sub(lambda place: place[1] + "".join(f"<li data-pdf>{link}</li>" for link in links), html, count=1)


def pages_of(project: Project, locale: str, site: Path) -> Iterator[tuple[str, list[File]]]:
    """Yield (address below the language's home, the files made for it) of each page with handouts."""
    by_page: dict[str, list[tuple[str, str]]] = {}
    titles = {each: page_words(project, each) for each in {locale, DEFAULT_LOCALE}}

    def add(page: str, job: Job, title: str) -> None:
        by_page.setdefault(page, []).append((job.path, f"{title}, PDF {job.paper_name}"))

    for handout in HANDOUTS:
        page = handout.page or MORE.get(handout.name, "")
        made_in = locale if handout.translated else DEFAULT_LOCALE
        for job in common_jobs(made_in) if page and not handout.village else ():
            if job.handout is handout:
                add(page, job, titles[made_in].plain(handout.title))
    words = project.pack_words.texts
    for title, jobs in (("slide_judul", slide_jobs()), ("catatan_judul", note_jobs())):
        for job in jobs:
            add(f"{PICTURES}/", job, words[title])
    by_page[f"{CHAT}/"] = [(CHAT_CARDS, words["kartu_wa"])]
    for page, wanted in by_page.items():
        yield page, list(files(wanted, site, f"{folder_of(locale)}{page}"))
