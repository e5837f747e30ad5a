"""What a page costs a reader who pays by the megabyte."""

import gzip
from operator import itemgetter
from pathlib import Path

from scripts.finish.addresses import site_files
from scripts.villages.book import is_book

LEAST = 2  # HTML packs to less than the half: a page shorter than this many times the heaviest is not packed to see


def gzip_size(data: bytes) -> int:
    """Return the bytes on the wire as most static hosts send them: gzip, level 6. Without a clock: equal data, equal size."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def heaviest(site: Path) -> tuple[str, int]:
    """Return the heaviest HTML page below `site` (relative, with slashes) and its gzip size; ("", 0) without pages."""
    pages = sorted(page for page in site_files(site) if page.endswith(".html") and not is_book(page))
    raw = {page: (site / page).stat().st_size for page in pages}
    heaviest = ("", 0)
    for page in sorted(pages, key=raw.__getitem__, reverse=True):
        if raw[page] < LEAST * heaviest[1]:
            break
        heaviest = max(heaviest, (page, gzip_size((site / page).read_bytes())), key=itemgetter(1))
    return heaviest
