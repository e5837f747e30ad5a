"""How we ask an office about a fact, in the office's own words. Editors' file: docs/_data/office_questions.yml.

A fact without a row here is asked by its label.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.facts import WHOM
from scripts.data.fields import optional, required, typed_key
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records
from scripts.data.slip import advice

# Who can answer us; readers are never sent to the last.
ADDRESSEES: Mapping[str, str] = {**WHOM, "kemlu": "Kementerian Luar Negeri"}
YES_NO, FILL_IN = "ya_tidak", "isi"


@dataclass(frozen=True, slots=True)
class Wording:
    """One question. kind: YES_NO or FILL_IN; to: a key of ADDRESSEES, '' for whom the fact itself names."""

    key: str = typed_key(parsers.key, "kunci fakta di facts.yml")
    line: int
    text: str = required(
        "pertanyaan", parsers.text, "kalimat tanya dalam kata kantor itu, sebaiknya paling banyak 20 kata"
    )
    kind: str = required("jenis", parsers.Choice(YES_NO, FILL_IN), "bentuk jawabannya")
    to: str = optional("kepada", parsers.Choice(*ADDRESSEES), "kantor yang menjawab, kalau bukan yang ditanya warga")


def load_wordings(path: Path, facts: Collection[str], problems: list[Problem]) -> Mapping[str, Wording]:
    """Return the questions of `path` by the key of their fact; unsound ones go into `problems`. A site may have none."""

    def check(wording: Wording) -> Iterator[Wrong]:
        if wording.key not in facts:
            fix = f"{advice(wording.key, facts, '')} Faktanya sudah dihapus? Hapus juga blok ini.".strip()
            yield Wrong("D07", "", "fakta ini tidak ada.", fix)

    return load_records(path, Wording, problems, check, optional=True)
