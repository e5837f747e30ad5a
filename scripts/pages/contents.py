"""The A-Z list of all pages and their parts, which is also what the search filters (overrides/js/filter.js)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.places import Language
from scripts.pages.lists import CONTENTS_TOKEN
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

# A heading that more pages than this share says nothing about any of them.
SHARED = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the list. tag: of its language where it is another one than the reader's, else '';
    parts: (address, title) of its headings of level 2."""

    url: str
    title: str
    tag: str
    parts: tuple[tuple[str, Markup], ...]


def fill_contents(page: Page, nav: Navigation, locales: Mapping[str, Language], current: str, words: PageWords) -> None:
    """Put the list into the page that asks for it; other pages stay as they are. All pages must be rendered already."""
    if page.content and CONTENTS_TOKEN in page.content:
        page.content = page.content.replace(CONTENTS_TOKEN, contents_html(page, nav, locales, current, words))


def contents_html(
    page: Page, nav: Navigation, locales: Mapping[str, Language], current: str, words: PageWords
) -> Markup:
    """Return the pages of the menu in alphabetical order, each with its headings of level 2, as seen from `page`.

    A page that is shown in Indonesian carries `lang`.
    """
    pages = sorted((each for each in nav.pages if each is not page), key=lambda each: each.meta["title"].casefold())
    times = Counter(heading.title for each in pages for heading in each.toc)
    entries = [
        Entry(
            address := get_relative_url(each.url, page.url),
            each.meta["title"],
            "" if each.file.locale == current else locales[each.file.locale].tag,
            tuple((address + part.url, Markup(part.title)) for part in each.toc if times[part.title] <= SHARED),
        )
        for each in pages
    ]
    said = {"filter": words.cari_kata, "count": words.cari_jumlah, "none": words.cari_kosong}
    return render("partials/contents.html", entries=entries, said=said)
