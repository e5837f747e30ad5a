"""The drawings: what each one means and where it belongs. Editors' file: docs/_data/drawings.yml."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import optional, required, typed_key
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records
from scripts.data.slip import advice

FOLDER = "assets/gambar"  # below docs, and below the site
slug = parsers.Shaped(
    r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "bukan nama gambar",
    "Pakai huruf kecil, angka, dan tanda hubung, misalnya dua-kunci.",
)
LONGEST_ALT = 16  # words: read aloud before the sentence the drawing stands beside


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
    meaning: str = required("arti", parsers.text, "arti gambar bagi pembaca; satu kalimat")
    alt: str = required("alt", alt_text, "apa yang terlihat, untuk yang tidak bisa melihat; paling panjang 16 kata")
    use: str = required("dipakai", parsers.text, "tempat gambar itu dipakai")
    questions: tuple[str, ...] = optional(
        "untuk", parsers.Several(parsers.key), "kunci pertanyaan di questions.yml, dipisah koma; boleh kosong"
    )
    source: str = required("sumber", parsers.text, "siapa yang menggambar")
    licence: str = required(
        "lisensi", parsers.text, "izin pakai; semua gambar di sini boleh dipakai siapa saja dengan menyebut sumbernya"
    )
    year: str = required("tahun", parsers.loose_date, "tahun gambar dibuat")


def load_drawings(path: Path, questions: Collection[str], problems: list[Problem]) -> Mapping[str, Drawing]:
    """Return the drawings of `path` by key, none without the file; unsound ones go into `problems`.

    questions: the keys of questions.yml. A question has at most one drawing, a drawing may have several questions.
    """
    owners: dict[str, str] = {}

    def check(drawing: Drawing) -> Iterator[Wrong]:
        for question in drawing.questions:
            if question not in questions:
                message = f"`untuk:` pada `{drawing.key}` menyebut `{question}`, yang tidak ada di questions.yml."
                fix = advice(question, questions, "Hapus kunci itu dari baris `untuk:`.")
                yield Wrong("D07", "untuk", message, fix, named=True)
            elif (owner := owners.setdefault(question, drawing.key)) != drawing.key:
                message = f"pertanyaan `{question}` sudah memakai gambar `{owner}`."
                yield Wrong("D09", "untuk", message, "Sisakan di satu baris `untuk:` saja.", named=True)

    return load_records(path, Drawing, problems, check, optional=True)


def by_question(drawings: Mapping[str, Drawing]) -> Mapping[str, Drawing]:
    """Return the drawing of every question that has one, by the question's key."""
    return {question: drawing for drawing in drawings.values() for question in drawing.questions}
