"""Everyday words of the search, and where they lead. Editors' file: docs/_data/sinonim.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import typed, typed_key
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

PLACE = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?")


def place(typed: str) -> str:
    """A page as editors name it, below docs/id: `luar-negeri/upah.md`, with `#anchor` for one section."""
    if not PLACE.fullmatch(typed):
        raise parsers.Fault("bukan alamat halaman", "Tulis nama berkasnya, misalnya luar-negeri/upah.md#langkah.")
    return typed


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean one thing. place: the page that answers; same: or the word of which they are another spelling."""

    key: str = typed_key(parsers.key, "nama bebas untuk kelompok kata ini: huruf kecil, angka, garis bawah")
    line: int
    words: tuple[str, ...] = typed(
        "kata",
        parsers.Several(parsers.text),
        "kata seperti yang diketik orang, dipisah koma",
        required=True,
        more="tiga kata pertama tampil di daftar A sampai Z; kotak cari mengenal semuanya\n"
        "ejaan yang lain satu huruf tidak perlu ditulis",
    )
    place: str = typed("buka", place, "halaman yang menjawab, seperti namanya di docs/id/; dengan #bagian kalau perlu")
    same: str = typed(
        "sama",
        parsers.text,
        "kata di situs ini yang sama artinya; untuk ejaan dan singkatan",
        more="tidak tampil di daftar A sampai Z",
    )


def load_synonyms(path: Path, problems: list[Problem]) -> tuple[Synonyms, ...]:
    """Return the groups of `path` in file order; unsound ones go into `problems`.

    A word belongs to one group, and a group leads to a page or to a word. Without the file there are none.
    """
    owners: dict[str, str] = {}
    groups = tuple(read_records(path, Synonyms, problems)) if path.exists() else ()
    for group in groups:
        for rule, field, message, fix in _faults(group, owners):
            problems.append(Problem(shown(path), group.line, message, fix, rule=rule, record=group.key, field=field))
    return groups


def _faults(group: Synonyms, owners: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (rule, field, message, fix). owners: the group of each word so far; those of `group` are added."""
    if bool(group.place) == bool(group.same):
        fix = "Tulis `buka:` untuk halaman yang menjawab, atau `sama:` untuk kata yang sama artinya. Satu saja."
        yield "D09", "buka", f"`{group.key}` tidak jelas menuju ke mana.", fix
    if group.same and (spaced := [word for word in group.words if " " in word]):
        message = f"`kata:` pada `{group.key}` berisi lebih dari satu kata: `{spaced[0]}`."
        yield "D09", "kata", message, "Dengan `sama:` hanya kata tunggal. Pakai `buka:`."
    for word in group.words:
        if (owner := owners.setdefault(word.casefold(), group.key)) != group.key:
            yield "D09", "kata", f"`{word}` pada `{group.key}` sudah ada pada `{owner}`.", "Sisakan di satu blok saja."
