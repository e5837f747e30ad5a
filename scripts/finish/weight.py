"""What a page costs a reader who pays by the megabyte."""

import gzip
from pathlib import Path

from scripts.villages.book import is_book


def gzip_size(data: bytes) -> int:
    """Return the bytes on the wire as most static hosts send them: gzip, level 6. Without a clock: equal data, equal size."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def heaviest(site: Path) -> tuple[str, int]:
    """Return the heaviest HTML page below `site` (relative, with slashes) and its gzip size; ("", 0) without pages."""
    sizes = sorted(
        (
            (path.stat().st_size, path.relative_to(site).as_posix())
            for path in site.rglob("*.html")
            if not is_book(path.name)
        ),
        key=lambda each: (-each[0], each[1]),
    )
    name, weight = "", 0
    for size, page in sizes:
        if size <= weight:  # gzip makes a page smaller, so none of the rest can be heavier
            break
        if (packed := gzip_size((site / page).read_bytes())) > weight:
            name, weight = page, packed
    return name, weight
