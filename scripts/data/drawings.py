"""The drawings: what each one means and where it belongs. Editors' file: docs/_data/drawings.yml."""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

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


FIELDS = (
    Field("arti", "meaning", parsers.text, required=True, help="arti gambar bagi pembaca"),
    Field("alt", "alt", alt_text, required=True, help="apa yang terlihat, untuk yang tidak bisa melihat"),
    Field("dipakai", "use", parsers.text, required=True, help="tempat gambar itu dipakai"),
    Field("untuk", "questions", parsers.several(parsers.key), help="kunci pertanyaan di questions.yml, dipisah koma"),
    Field("sumber", "source", parsers.text, required=True, help="siapa yang menggambar"),
    Field("lisensi", "licence", parsers.text, required=True, help="izin pakai"),
    Field("tahun", "year", parsers.loose_date, required=True, help="tahun gambar dibuat"),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing; its file is <key>.svg in FOLDER. questions: keys of the questions it stands beside."""

    key: str
    line: int
    meaning: str
    alt: str
    use: str
    questions: tuple[str, ...]
    source: str
    licence: str
    year: str


def load_drawings(path: Path, questions: Collection[str], problems: list[Problem]) -> Mapping[str, Drawing]:
    """Return the drawings of `path` by key, none without the file; unsound ones go into `problems`.

    questions: the keys of questions.yml. A question has at most one drawing, a drawing may have several questions.
    """
    drawings: dict[str, Drawing] = {}
    owners: dict[str, str] = {}
    for drawing in read_records(path, slug, FIELDS, Drawing, problems) if path.exists() else ():
        drawings[drawing.key] = drawing
        for question in drawing.questions:
            if question not in questions:
                message = f"`untuk:` pada `{drawing.key}` menyebut `{question}`, yang tidak ada di questions.yml."
                near = difflib.get_close_matches(question, questions, n=1)
                fix = f"Mungkin maksudnya `{near[0]}`." if near else "Hapus kunci itu dari baris `untuk:`."
                problems.append(Problem(shown(path), drawing.line, message, fix))
            elif (owner := owners.setdefault(question, drawing.key)) != drawing.key:
                message = f"pertanyaan `{question}` sudah memakai gambar `{owner}`."
                problems.append(Problem(shown(path), drawing.line, message, "Sisakan di satu baris `untuk:` saja."))
    return MappingProxyType(drawings)


def by_question(drawings: Mapping[str, Drawing]) -> Mapping[str, Drawing]:
    """Return the drawing of every question that has one, by the question's key."""
    return {question: drawing for drawing in drawings.values() for question in drawing.questions}
