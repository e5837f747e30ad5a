"""Everyday words of the search, and where they lead. Editors' file: docs/_data/sinonim.yml."""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

PLACE = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?")


def place(typed: str) -> str:
    """A page as editors name it, below docs/id: `luar-negeri/upah.md`, with `#anchor` for one section."""
    if not PLACE.fullmatch(typed):
        raise parsers.Fault("bukan alamat halaman", "Tulis nama berkasnya, misalnya luar-negeri/upah.md#langkah.")
    return typed


FIELDS = (
    Field("kata", "words", parsers.several(parsers.text), required=True, help="kata sehari-hari, dipisah koma"),
    Field("buka", "place", place, help="halaman yang menjawab"),
    Field("sama", "same", parsers.text, help="kata di situs ini yang sama artinya"),
)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean one thing. place: the page that answers; same: or the word of which they are another spelling."""

    key: str
    line: int
    words: tuple[str, ...]
    place: str
    same: str


def load_synonyms(path: Path, problems: list[Problem]) -> tuple[Synonyms, ...]:
    """Return the groups of `path` in file order; unsound ones go into `problems`.

    A word belongs to one group, and a group leads to a page or to a word. Without the file there are none.
    """
    where, owners, groups = shown(path), {}, []
    for group in read_records(path, parsers.key, FIELDS, Synonyms, problems) if path.exists() else ():
        groups.append(group)
        if bool(group.place) == bool(group.same):
            fix = "Tulis `buka:` untuk halaman yang menjawab, atau `sama:` untuk kata yang sama artinya. Satu saja."
            problems.append(Problem(where, group.line, f"`{group.key}` tidak jelas menuju ke mana.", fix))
        if group.same and (spaced := [word for word in group.words if " " in word]):
            message = f"`kata:` pada `{group.key}` berisi lebih dari satu kata: `{spaced[0]}`."
            problems.append(Problem(where, group.line, message, "Dengan `sama:` hanya kata tunggal. Pakai `buka:`."))
        for word in group.words:
            if (owner := owners.setdefault(word.casefold(), group.key)) != group.key:
                message = f"`{word}` pada `{group.key}` sudah ada pada `{owner}`."
                problems.append(Problem(where, group.line, message, "Sisakan di satu blok saja."))
    return tuple(groups)
