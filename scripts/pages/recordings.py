"""A recording of a page by a speaker: named in the front matter, two small files, fetched only when a reader taps."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE
from scripts.paths import DOCS
from scripts.render.text import spoken_date

KEY = "rekaman"  # front matter: berkas (without ending, in docs/<locale>/rekaman/), oleh, tanggal
FOLDER = "rekaman"
TYPES = {".opus": "audio/ogg; codecs=opus", ".mp3": "audio/mpeg"}  # the first one a browser can play is taken
LARGEST = 60 * 1024  # bytes


@dataclass(frozen=True)
class Recording:
    """sources: (address relative to the page, media type); size: of the smaller file, in words; date: in words."""

    sources: tuple[tuple[str, str], ...]
    size: str
    by: str
    date: str


def recording_of(meta: Mapping[str, object], page_url: str, locale: str, docs: Path = DOCS) -> Recording | None:
    """Return the recording that the front matter `meta` of a page of `locale` names, None where there is none yet."""
    typed = meta.get(KEY)
    if not isinstance(typed, Mapping) or not typed.get("berkas"):
        return None
    files = [f"{FOLDER}/{typed['berkas']}{ending}" for ending in TYPES]
    folder = docs / locale
    sizes = [(folder / file).stat().st_size for file in files if (folder / file).is_file()]
    home = "" if locale == DEFAULT_LOCALE else f"{locale}/"
    if len(sizes) < len(files):
        return None
    from mkdocs.utils import get_relative_url  # with all of MkDocs, for which a check need not wait

    return Recording(
        tuple((get_relative_url(home + file, page_url), TYPES[posixpath.splitext(file)[1]]) for file in files),
        size_words(max(sizes)),
        str(typed.get("oleh") or ""),
        spoken_date(str(typed.get("tanggal") or "")),
    )


def size_words(size: int) -> str:
    """Return a number of bytes as people read it, rounded up: '48 KB'."""
    return f"{-(-size // 1024)} KB"
