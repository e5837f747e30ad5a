"""The A-Z list of all pages and of everyday words for them: the search for those without a script."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.places import Language
from scripts.data.synonyms import Synonyms
from scripts.pages.lists import CONTENTS_TOKEN
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

# What the search needs is known when the site is finished; see scripts/finish/search.py.
ENGINE_TOKEN = "@@ cari_mesin @@"
FINDER_TOKEN = "@@ cari_desa @@"
SHOWN = 3  # words of a group: the list stays light and short enough to read; the box of the search knows them all
SEARCH_PAGE = "cari"  # its folder below the language's home


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. tag: of its language where it is another one than the reader's, else '';
    page: for an everyday word the title of the page it leads to, else ''."""

    url: str
    title: str
    tag: str = ""
    page: str = ""


def fill_contents(
    page: Page,
    nav: Navigation,
    locales: Mapping[str, Language],
    current: str,
    words: PageWords,
    synonyms: Iterable[Synonyms],
) -> None:
    """Put the list into the page that asks for it; other pages stay as they are. All pages must be rendered already."""
    if page.content and CONTENTS_TOKEN in page.content:
        entries = [*page_entries(page, nav, locales, current), *everyday_entries(page, nav, synonyms)]
        said = {
            "engine": ENGINE_TOKEN,
            "search": words.cari_kata,
            "count": words.cari_jumlah,
            "none": words.cari_kosong,
            "near": words.cari_maksud,
            "failed": words.cari_gagal,
        }
        ordered = sorted(entries, key=lambda entry: entry.title.casefold())
        html = render("partials/contents.html", entries=ordered, said=said, finder=FINDER_TOKEN)
        page.content = page.content.replace(CONTENTS_TOKEN, html)


def page_entries(page: Page, nav: Navigation, locales: Mapping[str, Language], current: str) -> Iterator[Entry]:
    """Yield each page of the menu, as seen from `page`."""
    for each in nav.pages:
        if each is not page:
            tag = "" if each.file.locale == current else locales[each.file.locale].tag
            yield Entry(get_relative_url(each.url, page.url), each.meta["title"], tag)


def everyday_entries(page: Page, nav: Navigation, synonyms: Iterable[Synonyms]) -> Iterator[Entry]:
    """Yield the first everyday words of each group: they lead to the page that answers, and name it.

    A page is known by its source below its language's folder, so that the words lead to the page in the reader's language.
    Pages outside the menu are not listed, and neither are the words for them.
    """
    pages = {each.file.src_uri.partition("/")[2]: each for each in nav.pages}
    for group in synonyms:
        source, sign, anchor = group.place.partition("#")
        if source in pages:
            address = get_relative_url(pages[source].url, page.url) + sign + anchor
            for word in group.words[:SHOWN]:
                yield Entry(address, word, page=pages[source].meta["title"])
