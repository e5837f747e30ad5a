"""Who has read which page of a local language: a role and a place, never a name. Editors' file: docs/_data/reviews.yml."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import optional, required, typed_key
from scripts.data.places import Language
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records

DRAFT, READ, APPROVED = "draf", "dibaca", "disetujui"
WORDS = "kata"  # the page name of the dictionary, and so of the village pages
page_name = parsers.Shaped(
    r"[a-z]+(?:/[a-z0-9-]+)+",
    "bukan nama halaman",
    "Tulis map bahasa, garis miring, nama halaman: BAHASA/paspor/index.",
)


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one page: DRAFT, READ or APPROVED; the rest is '' for a draft nobody has read."""

    key: str = typed_key(
        page_name,
        "map bahasa, garis miring, nama halaman: BAHASA/index, BAHASA/paspor/index",
        "BAHASA/kata = kamus words.BAHASA.yml, yaitu kata di bingkai dan di halaman desa",
    )
    line: int
    state: str = required(
        "keadaan",
        parsers.Choice(DRAFT, READ, APPROVED),
        "seberapa jauh dibaca",
        "draf       = belum dibaca penutur, atau sudah berubah banyak sejak dibaca\n"
        "dibaca     = seorang penutur sudah membaca lembarnya sampai habis\n"
        "disetujui  = dua penutur setuju, dan catatan mereka sudah dikerjakan",
    )
    role: str = optional("peran", parsers.name, "guru, kader, ibu rumah tangga, tetua adat. JANGAN MENULIS NAMA ORANG")
    place: str = optional("tempat", parsers.name, "desa atau kecamatan penutur itu")
    date: datetime.date | str = optional("tanggal", parsers.date, "tanggal membaca: TTTT-BB-HH")
    note: str = optional("catatan", parsers.text, "untuk penyunting, boleh kosong")


UNREAD = Review("", 0, state=DRAFT)


def load_reviews(path: Path, languages: Mapping[str, Language], problems: list[Problem]) -> Mapping[str, Review]:
    """Return the reviews of `path` by page (`xx/paspor/index`), none without the file; unsound ones go into `problems`."""
    locales = {language.locale for language in languages.values()} - {""}

    def check(review: Review) -> Iterator[Wrong]:
        if review.key.partition("/")[0] not in locales:
            fix = f"Pakai salah satu: {', '.join(sorted(locales))}."
            yield Wrong("D07", "", "map bahasa itu tidak ada di languages.yml.", fix)
        if review.state != DRAFT and not (review.role and review.place and review.date):
            message = f"berkeadaan {review.state}, tetapi belum jelas siapa yang membaca."
            yield Wrong("D08", "peran", message, "Isi `peran:`, `tempat:`, dan `tanggal:`.")

    return load_records(path, Review, problems, check, optional=True)
