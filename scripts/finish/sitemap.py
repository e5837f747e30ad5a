"""Tell search engines which pages there are. A folder of HTML in, sitemap.xml beside it out; no dates, no clock.

Rules from https://www.sitemaps.org/protocol.html (at most 50,000 addresses and 52,428,800 bytes a file, else an index)
and https://developers.google.com/search/docs/specialty/international/localized-versions (the translations of a page).
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from pathlib import Path

from scripts.finish.addresses import address_of, is_translation, read_elements, site_files
from scripts.finish.links import NOT_FOUND_PAGE
from scripts.spread import spread
from scripts.villages.book import is_book

MAX_URLS = 50_000
MAX_BYTES = 52_428_800
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENING = f'{DECLARATION}<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
CLOSING = "</urlset>\n"


def write_sitemap(site: Path, site_url: str) -> int:
    """Write `site`/sitemap.xml for the pages as they will be published at `site_url`; return how many it names.

    Many pages go into sitemap-1.xml and on, with sitemap.xml as their index. Older ones are removed first.
    """
    for old in (*site.glob("sitemap-*.xml"), *site.glob("sitemap.xml*")):
        old.unlink()
    parts, urls = 0, 0
    for parts, part in enumerate(split(entries(site, site_url)), start=1):
        with (site / f"sitemap-{parts}.xml").open("w", encoding="utf-8", newline="\n") as file:
            file.write(OPENING)
            for entry in part:
                file.write(entry)
                urls += 1
            file.write(CLOSING)
    if parts > 1:
        (site / "sitemap.xml").write_text(index(parts, site_url), encoding="utf-8", newline="\n")
    elif parts:
        (site / "sitemap-1.xml").rename(site / "sitemap.xml")
    return urls


def entries(site: Path, site_url: str) -> Iterator[str]:
    """Yield the entry of every page that is its own canonical address, in the order of the addresses."""
    pages = (
        name for name in site_files(site) if name.endswith(".html") and name != NOT_FOUND_PAGE and not is_book(name)
    )
    ordered = sorted(pages, key=lambda name: address_of(name, ""))
    yield from chain.from_iterable(spread(lambda part: list(_entries(part, site, site_url)), ordered))


def _entries(pages: Iterable[str], site: Path, site_url: str) -> Iterator[str]:
    for page in pages:
        address = address_of(page, site_url)
        translations = translations_of((site / page).read_bytes(), address)
        if translations is not None:
            yield entry_of(address, translations)


def translations_of(html: bytes, address: str) -> list[tuple[str, str]] | None:
    """Return (tag, address) of a page's translations; None when the page is not to be listed."""
    elements = read_elements(html.partition(b"<body")[0])
    links = [element.attributes for element in elements if element.tag == "link"]
    if address not in (link.get("href") for link in links if link.get("rel") == "canonical"):
        return None
    robots = (each.attributes.get("content") or "" for each in elements if each.tag == "meta")
    if any("noindex" in each.lower() for each in robots):
        return None
    return sorted((link["hreflang"] or "", link["href"] or "") for link in links if is_translation(link))


def entry_of(address: str, translations: Iterable[tuple[str, str]]) -> str:
    """Return one <url> of a sitemap."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(url)}"/>' for tag, url in translations
    )
    return f"<url><loc>{escape(address)}</loc>{links}</url>\n"


def split(entries: Iterable[str], max_urls: int = MAX_URLS, max_bytes: int = MAX_BYTES) -> Iterator[Iterator[str]]:
    """Yield the entries of one file after the other; each must be used up before the next is asked for."""
    source = iter(entries)
    waiting = next(source, None)

    def one_file() -> Iterator[str]:
        nonlocal waiting
        urls, size = 0, len(OPENING.encode()) + len(CLOSING)
        while waiting is not None and (not urls or (urls < max_urls and size + len(waiting.encode()) <= max_bytes)):
            urls, size = urls + 1, size + len(waiting.encode())
            yield waiting
            waiting = next(source, None)

    while waiting is not None:
        yield one_file()


def index(parts: int, site_url: str) -> str:
    """Return the index that names the files sitemap-1.xml to sitemap-`parts`.xml."""
    files = "".join(
        f"<sitemap><loc>{escape(site_url)}sitemap-{number}.xml</loc></sitemap>\n" for number in range(1, parts + 1)
    )
    return f'{DECLARATION}<sitemapindex xmlns="{NAMESPACE}">\n{files}</sitemapindex>\n'
