"""A few village pages that together use everything a village page can use: for the stylesheet."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from scripts.data.project import Project
from scripts.data.villages import Village
from scripts.pages.words_html import page_words
from scripts.villages.chooser import Chooser
from scripts.villages.downloads import File
from scripts.villages.listing import index_html, regency_pages
from scripts.villages.offered import HandoutFiles
from scripts.villages.page import VillagePages


def sample_articles(project: Project, locale: str) -> Iterator[str]:
    """Yield the lists and one village page for each mix of optional parts, as HTML."""
    maker = VillagePages(project, locale, "", Path())
    mixes: dict[tuple[bool, ...], Village] = {}
    for village in project.all_villages:
        around = project.around(village)
        mixes.setdefault(
            (
                bool(village.meetings),
                bool(village.note),
                bool(village.told),
                around.point is None,
                bool(around.way),
                bool(around.local_way),
                bool(around.languages),
            ),
            village,
        )
    for village in mixes.values():
        yield maker.article(village)
    chooser = Chooser(project, locale, Path())
    yield chooser.start()
    made = HandoutFiles("", project.language_of(locale), (File("x.pdf", "A4", 0),))  # as none has been made yet
    yield chooser.body(Markup(""), Markup(""), common=(made,))
    words = page_words(project, locale)
    yield index_html(project.all_villages, project, words)
    for page in regency_pages(project.all_villages, project, words):
        yield page.filling["isi"]
        return
