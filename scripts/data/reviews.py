"""Who has read which page of a local language: a role and a place, never a name. Editors' file: docs/_data/reviews.yml."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.fields import typed, typed_key
from scripts.data.places import Language
from scripts.data.problem import Problem
from scripts.data.records import load_records, problem_of

DRAFT, READ, APPROVED = "draf", "dibaca", "disetujui"
WORDS = "kata"  # the page name of the dictionary, and so of the village pages
PAGE = re.compile(r"[a-z]+(?:/[a-z0-9-]+)+")


def page_name(typed: str) -> str:
    """A page of a language: folder and address without ending."""
    if not PAGE.fullmatch(typed):
        raise parsers.Fault("bukan nama halaman", "Tulis map bahasa, garis miring, nama halaman: BAHASA/paspor/index.")
    return typed


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one page: DRAFT, READ or APPROVED; the rest is '' for a draft nobody has read."""

    key: str = typed_key(
        page_name,
        "map bahasa, garis miring, nama halaman: BAHASA/index, BAHASA/paspor/index",
        more="BAHASA/kata = kamus words.BAHASA.yml, yaitu kata di bingkai dan di halaman desa",
        default="",
    )
    line: int = 0
    state: str = typed(
        "keadaan",
        parsers.choice(DRAFT, READ, APPROVED),
        "seberapa jauh dibaca",
        required=True,
        more="draf       = belum dibaca penutur, atau sudah berubah banyak sejak dibaca\n"
        "dibaca     = seorang penutur sudah membaca lembarnya sampai habis\n"
        "disetujui  = dua penutur setuju, dan catatan mereka sudah dikerjakan",
        default=DRAFT,
    )
    role: str = typed(
        "peran", parsers.name, "guru, kader, ibu rumah tangga, tetua adat. JANGAN MENULIS NAMA ORANG", default=""
    )
    place: str = typed("tempat", parsers.name, "desa atau kecamatan penutur itu", default="")
    date: datetime.date | str = typed("tanggal", parsers.date, "tanggal membaca: TTTT-BB-HH", default="")
    note: str = typed("catatan", parsers.text, "untuk penyunting, boleh kosong", default="")


def load_reviews(path: Path, languages: Mapping[str, Language], problems: list[Problem]) -> Mapping[str, Review]:
    """Return the reviews of `path` by page (`xx/paspor/index`), none without the file; unsound ones go into `problems`."""
    locales = {language.locale for language in languages.values()} - {""}

    def check(review: Review, where: str) -> Iterator[Problem]:
        if review.key.partition("/")[0] not in locales:
            fix = f"Pakai salah satu: {', '.join(sorted(locales))}."
            yield problem_of(review, where, "D07", "map bahasa itu tidak ada di languages.yml.", fix)
        if review.state != DRAFT and not (review.role and review.place and review.date):
            message = f"berkeadaan {review.state}, tetapi belum jelas siapa yang membaca."
            yield problem_of(review, where, "D08", message, "Isi `peran:`, `tempat:`, dan `tanggal:`.", field="peran")

    return load_records(path, Review, problems, check) if path.exists() else MappingProxyType({})
