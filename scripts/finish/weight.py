"""What a page costs a reader who pays by the megabyte."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path

from scripts.finish.addresses import site_files
from scripts.spread import spread
from scripts.villages.book import is_book
from scripts.villages.saved import gzip_size

NOTHING = ("", 0)
LEAST = 2  # HTML packs to less than the half: a page shorter than this many times the heaviest is not packed to see


def heaviest(site: Path) -> tuple[str, int]:
    """Return the heaviest HTML page below `site` (relative, with slashes) and its gzip size; ("", 0) without pages."""
    pages = sorted(page for page in site_files(site) if page.endswith(".html") and not is_book(page))
    raw = {page: (site / page).stat().st_size for page in pages}
    return max(spread(lambda part: _heaviest(part, raw, site), pages), key=itemgetter(1, 0))


def _heaviest(pages: Iterable[str], raw: Mapping[str, int], site: Path) -> tuple[str, int]:
    heaviest = NOTHING
    for page in sorted(pages, key=raw.__getitem__, reverse=True):
        if raw[page] < LEAST * heaviest[1]:
            break
        heaviest = max(heaviest, (page, gzip_size((site / page).read_bytes())), key=itemgetter(1, 0))
    return heaviest
