"""Who has read which page of a local language: a role and a place, never a name. Editors' file: docs/_data/reviews.yml."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.places import Language
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

DRAFT, READ, APPROVED = "draf", "dibaca", "disetujui"
WORDS = "kata"  # the page name of the dictionary, and so of the village pages
PAGE = re.compile(r"[a-z]+(?:/[a-z0-9-]+)+")


def page_name(typed: str) -> str:
    """A page of a language: folder and address without ending."""
    if not PAGE.fullmatch(typed):
        raise parsers.Fault("bukan nama halaman", "Tulis map bahasa, garis miring, nama halaman: iba/paspor/index.")
    return typed


FIELDS = (
    Field(
        "keadaan", "state", parsers.choice(DRAFT, READ, APPROVED), required=True, help="draf, dibaca, atau disetujui"
    ),
    Field("peran", "role", parsers.name, help="peran penutur, bukan nama orang"),
    Field("tempat", "place", parsers.name, help="desa atau kecamatan penutur"),
    Field("tanggal", "date", parsers.date, help="tanggal membaca"),
    Field("catatan", "note", parsers.text, help="catatan untuk penyunting"),
)


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one page: DRAFT, READ or APPROVED; the rest is '' for a draft nobody has read."""

    key: str = ""
    line: int = 0
    state: str = DRAFT
    role: str = ""
    place: str = ""
    date: datetime.date | str = ""
    note: str = ""


def load_reviews(path: Path, languages: Mapping[str, Language], problems: list[Problem]) -> Mapping[str, Review]:
    """Return the reviews of `path` by page (`iba/paspor/index`), none without the file; unsound ones go into `problems`."""
    locales = {language.locale for language in languages.values()} - {""}
    reviews: dict[str, Review] = {}
    for review in read_records(path, page_name, FIELDS, Review, problems) if path.exists() else ():
        if review.key.partition("/")[0] not in locales:
            message = f"`{review.key}`: map bahasa itu tidak ada di languages.yml."
            problems.append(
                Problem(shown(path), review.line, message, f"Pakai salah satu: {', '.join(sorted(locales))}.")
            )
        if review.state != DRAFT and not (review.role and review.place and review.date):
            message = f"`{review.key}` berkeadaan {review.state}, tetapi belum jelas siapa yang membaca."
            problems.append(Problem(shown(path), review.line, message, "Isi `peran:`, `tempat:`, dan `tanggal:`."))
        reviews[review.key] = review
    return MappingProxyType(reviews)
