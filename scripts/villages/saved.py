"""What a reader can keep for places without signal: lists of files as overrides/js/sw.js reads them.

A list is `{"version": "…", "files": {"desa/9901022003/": ["<hash>", 4120], …}}`: addresses from the root of the site, hashes,
bytes on the wire. scripts/finish/offline.py makes that of a language; that of a regency stands beside the page of its villages.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

LIST = "simpanan.json"
# Of one answer over HTTP/2, where repeated headers are packed (RFC 7541); over HTTP/1.1 about twice as much.
HEADERS = 120
DIGITS = 16  # of base64, 96 bits
WEIGHED = 25  # one village page in so many; the next ones, of the same district, pack as well

Entry = tuple[str, int]  # hash, bytes on the wire


def gzip_size(data: bytes) -> int:
    """Return the bytes on the wire as most static hosts send them: gzip, level 6. Without a clock: equal data, equal size."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def digest(data: bytes) -> str:
    """Return the start of the SHA-256 of `data` in base64, as the worker writes it."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()[:DIGITS]


def list_text(files: Mapping[str, Entry]) -> str:
    """Return the list of `files`, by address. Its version is the hash of all that it names."""
    version = digest(json.dumps(files).encode())
    return json.dumps({"version": version, "files": files}, separators=(",", ":"))


def with_page(text: str, address: str, page: bytes) -> str:
    """Return the list `text` with the hash of the `page` at `address`; unchanged where the list does not name it."""
    files = json.loads(text)["files"]
    return list_text(files | {address: (digest(page), files[address][1])}) if address in files else text


def entries(pages: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Entry]]:
    """Yield (address, entry) of each of `pages`, (path, HTML) of villages by code. To pack all would take longer than to stamp."""
    ratio = 1.0
    for number, (path, data) in enumerate(pages):
        if number % WEIGHED == 0:
            ratio = gzip_size(data) / len(data)
        yield path.removesuffix("index.html"), (digest(data), round(len(data) * ratio) + HEADERS)
