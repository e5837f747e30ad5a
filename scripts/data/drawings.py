"""The drawings: what each one means and where it belongs. Editors' file: docs/_data/drawings.yml."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.fields import typed, typed_key
from scripts.data.problem import Problem
from scripts.data.records import load_records
from scripts.data.slip import advice

FOLDER = "assets/gambar"  # below docs, and below the site
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ALT = 16  # words: read aloud before the sentence the drawing stands beside


def slug(typed: str) -> str:
    """The name of a drawing: its file without `.svg`."""
    if not SLUG.fullmatch(typed):
        raise parsers.Fault("bukan nama gambar", "Pakai huruf kecil, angka, dan tanda hubung, misalnya dua-kunci.")
    return typed


def alt_text(typed: str) -> str:
    """What the drawing shows, in one short sentence for those who cannot see it."""
    parsers.text(typed)
    if len(typed.split()) > LONGEST_ALT:
        raise parsers.Fault("terlalu panjang", f"Tulis paling banyak {LONGEST_ALT} kata.")
    return typed


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing; its file is <key>.svg in FOLDER. questions: keys of the questions it stands beside."""

    key: str = typed_key(slug, "nama gambar, sama dengan nama berkas di docs/assets/gambar/ tanpa .svg")
    line: int
    meaning: str = typed("arti", parsers.text, "arti gambar bagi pembaca; satu kalimat", required=True)
    alt: str = typed(
        "alt", alt_text, "apa yang terlihat, untuk yang tidak bisa melihat; paling panjang 16 kata", required=True
    )
    use: str = typed("dipakai", parsers.text, "tempat gambar itu dipakai", required=True)
    questions: tuple[str, ...] = typed(
        "untuk", parsers.Several(parsers.key), "kunci pertanyaan di questions.yml, dipisah koma; boleh kosong"
    )
    source: str = typed("sumber", parsers.text, "siapa yang menggambar", required=True)
    licence: str = typed(
        "lisensi",
        parsers.text,
        "izin pakai; semua gambar di sini boleh dipakai siapa saja dengan menyebut sumbernya",
        required=True,
    )
    year: str = typed("tahun", parsers.loose_date, "tahun gambar dibuat", required=True)


def load_drawings(path: Path, questions: Collection[str], problems: list[Problem]) -> Mapping[str, Drawing]:
    """Return the drawings of `path` by key, none without the file; unsound ones go into `problems`.

    questions: the keys of questions.yml. A question has at most one drawing, a drawing may have several questions.
    """
    owners: dict[str, str] = {}

    def check(drawing: Drawing, where: str) -> Iterator[Problem]:
        for question in drawing.questions:
            if question not in questions:
                message = f"`untuk:` pada `{drawing.key}` menyebut `{question}`, yang tidak ada di questions.yml."
                fix = advice(question, questions, "Hapus kunci itu dari baris `untuk:`.")
                yield Problem(where, drawing.line, message, fix, rule="D07", record=drawing.key, field="untuk")
            elif (owner := owners.setdefault(question, drawing.key)) != drawing.key:
                message = f"pertanyaan `{question}` sudah memakai gambar `{owner}`."
                fix = "Sisakan di satu baris `untuk:` saja."
                yield Problem(where, drawing.line, message, fix, rule="D09", record=drawing.key, field="untuk")

    return load_records(path, Drawing, problems, check) if path.exists() else MappingProxyType({})


def by_question(drawings: Mapping[str, Drawing]) -> Mapping[str, Drawing]:
    """Return the drawing of every question that has one, by the question's key."""
    return {question: drawing for drawing in drawings.values() for question in drawing.questions}
