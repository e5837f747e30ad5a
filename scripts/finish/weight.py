"""What a page costs a reader who pays by the megabyte."""

from itertools import chain
from operator import itemgetter
from pathlib import Path

from scripts.finish.addresses import site_files
from scripts.spread import spread
from scripts.villages.book import is_book
from scripts.villages.saved import gzip_size


def heaviest(site: Path) -> tuple[str, int]:
    """Return the heaviest HTML page below `site` (relative, with slashes) and its gzip size; ("", 0) without pages."""
    pages = [page for page in sorted(site_files(site)) if page.endswith(".html") and not is_book(page)]
    sizes = chain.from_iterable(spread(lambda part: [gzip_size((site / page).read_bytes()) for page in part], pages))
    return max(zip(pages, sizes, strict=True), key=itemgetter(1), default=("", 0))
