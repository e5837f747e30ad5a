"""The A-Z list of all pages and of everyday words for them: the search for those without a script."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.places import Language
from scripts.data.synonyms import Synonyms
from scripts.pages.lists import CONTENTS_TOKEN
from scripts.pages.words_html import PageWords, data_attributes

# What the search needs is known when the site is finished; see scripts/finish/search.py.
ENGINE_TOKEN = "@@ cari_mesin @@"
FINDER_TOKEN = "@@ cari_desa @@"
EVERYDAY = Markup('<li class="also"><a href="{}">{}</a> <span>{}</span></li>')
SEARCH_PAGE = "cari"  # its folder below the language's home


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
        rows = [*page_rows(page, nav, locales, current), *everyday_rows(page, nav, synonyms)]
        ordered = Markup("").join(row for _, row in sorted(rows, key=lambda row: row[0].casefold()))
        said = {
            "engine": ENGINE_TOKEN,
            "search": words.cari_kata,
            "count": words.cari_jumlah,
            "none": words.cari_kosong,
            "near": words.cari_mirip,
            "failed": words.cari_gagal,
        }
        html = Markup('<ul class="contents"{}>{}</ul>{}').format(data_attributes(said), ordered, FINDER_TOKEN)
        page.content = page.content.replace(CONTENTS_TOKEN, html)


def page_rows(
    page: Page, nav: Navigation, locales: Mapping[str, Language], current: str
) -> Iterator[tuple[str, Markup]]:
    """Yield the title and the row of each page of the menu, as seen from `page`. One shown in Indonesian carries `lang`."""
    for each in nav.pages:
        if each is page:
            continue
        tag = "" if each.file.locale == current else Markup(' lang="{}"').format(locales[each.file.locale].tag)
        title = each.meta["title"]
        yield title, Markup('<li{}><a href="{}">{}</a></li>').format(tag, get_relative_url(each.url, page.url), title)


def everyday_rows(page: Page, nav: Navigation, synonyms: Iterable[Synonyms]) -> Iterator[tuple[str, Markup]]:
    """Yield each everyday word and its row: the word leads to the page that answers first, the row names that page.

    A page is known by its source below its language's folder, so that the words lead to the page in the reader's language.
    Pages outside the menu are not listed, and so are the words for them.
    """
    pages = {each.file.src_uri.partition("/")[2]: each for each in nav.pages}
    for group in synonyms:
        source, sign, anchor = group.place.partition("#")
        if source in pages:
            address = get_relative_url(pages[source].url, page.url) + sign + anchor
            for word in group.words:
                yield word, EVERYDAY.format(address, word, pages[source].meta["title"])
