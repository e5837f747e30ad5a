"""How we ask an office about a fact, in the office's own words. Editors' file: docs/_data/office_questions.yml.

A fact without a row here is asked by its label.
"""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.facts import WHOM
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

# Who can answer us; readers are sent to the first eight only.
ADDRESSEES: Mapping[str, str] = MappingProxyType(
    {**WHOM, "kemlu": "Kementerian Luar Negeri", "lpsk": "LPSK (lembaga pelindung saksi dan korban)"}
)
YES_NO, FILL_IN = "ya_tidak", "isi"

FIELDS = (
    Field("pertanyaan", "text", parsers.text, required=True, help="kalimat tanya untuk kantor"),
    Field("jenis", "kind", parsers.choice(YES_NO, FILL_IN), required=True, help="ya_tidak atau isi"),
    Field("kepada", "to", parsers.choice(*ADDRESSEES), help="kantor yang menjawab, kalau bukan yang ditanya warga"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One question. kind: YES_NO or FILL_IN; to: a key of ADDRESSEES, '' for whom the fact itself names."""

    key: str
    line: int
    text: str
    kind: str
    to: str


def load_wordings(path: Path, facts: Collection[str], problems: list[Problem]) -> Mapping[str, Wording]:
    """Return the questions of `path` by the key of their fact; unsound ones go into `problems`. A site may have none."""
    if not path.exists():
        return MappingProxyType({})
    wordings = {}
    for wording in read_records(path, parsers.key, FIELDS, Wording, problems):
        wordings[wording.key] = wording
        if wording.key not in facts:
            near = difflib.get_close_matches(wording.key, facts, n=1)
            fix = f"Mungkin maksudnya `{near[0]}`. " if near else ""
            fix += "Faktanya sudah dihapus? Hapus juga blok ini."
            problems.append(Problem(shown(path), wording.line, f"fakta `{wording.key}` tidak ada.", fix))
    return MappingProxyType(wordings)
