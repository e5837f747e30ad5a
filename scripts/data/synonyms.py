"""Everyday words of the search, and where they lead. Editors' file: docs/_data/sinonim.yml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import optional, required, typed_key
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records

place = parsers.Shaped(  # below docs/id, with `#anchor` for one section
    r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?",
    "bukan alamat halaman",
    "Tulis nama berkasnya, misalnya luar-negeri/upah.md#langkah.",
)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean one thing. place: the page that answers; same: or the word of which they are another spelling."""

    key: str = typed_key(parsers.key, "nama bebas untuk kelompok kata ini: huruf kecil, angka, garis bawah")
    line: int
    words: tuple[str, ...] = required(
        "kata",
        parsers.Several(parsers.text),
        "kata seperti yang diketik orang, dipisah koma",
        "tiga kata pertama tampil di daftar A sampai Z; kotak cari mengenal semuanya\n"
        "ejaan yang lain satu huruf tidak perlu ditulis",
    )
    place: str = optional(
        "buka", place, "halaman yang menjawab, seperti namanya di docs/id/; dengan #bagian kalau perlu"
    )
    same: str = optional(
        "sama",
        parsers.text,
        "kata di situs ini yang sama artinya; untuk ejaan dan singkatan",
        "tidak tampil di daftar A sampai Z",
    )


def load_synonyms(path: Path, problems: list[Problem]) -> tuple[Synonyms, ...]:
    """Return the groups of `path` in file order, none without the file; unsound ones go into `problems`.

    A word belongs to one group, and a group leads to a page or to a word.
    """
    owners: dict[str, str] = {}

    def check(group: Synonyms) -> Iterator[Wrong]:
        if bool(group.place) == bool(group.same):
            fix = "Tulis `buka:` untuk halaman yang menjawab, atau `sama:` untuk kata yang sama artinya. Satu saja."
            yield Wrong("D09", "buka", f"`{group.key}` tidak jelas menuju ke mana.", fix, named=True)
        if group.same and (spaced := [word for word in group.words if " " in word]):
            message = f"`kata:` pada `{group.key}` berisi lebih dari satu kata: `{spaced[0]}`."
            yield Wrong("D09", "kata", message, "Dengan `sama:` hanya kata tunggal. Pakai `buka:`.", named=True)
        for word in group.words:
            if (owner := owners.setdefault(word.casefold(), group.key)) != group.key:
                message = f"`{word}` pada `{group.key}` sudah ada pada `{owner}`."
                yield Wrong("D09", "kata", message, "Sisakan di satu blok saja.", named=True)

    return tuple(load_records(path, Synonyms, problems, check, optional=True).values())
