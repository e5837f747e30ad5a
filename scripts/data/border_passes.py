"""Where people may get a border pass (Pas Lintas Batas): one answer an area, the smallest area that has a row decides.

Editors' file: docs/_data/provinsi/plb.csv.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.problem import Problem
from scripts.data.tables import read_rows

YES, NO, ASK = "ya", "tidak", "tanya"
COLUMNS = {
    "jawaban": parsers.choice(YES, NO, ASK),
    "sumber": parsers.url,
    "tanggal_sumber": parsers.loose_date,
}


@dataclass(frozen=True, slots=True)
class PassRule:
    """area: code the row stands for; answer: YES, NO or ASK; the rest: where it was read."""

    area: str
    answer: str
    source_url: str
    source_date: str


def load_passes(path: Path, areas: Areas, problems: list[Problem]) -> Mapping[str, PassRule]:
    """Return the rows of `path` by area code; unsound ones go into `problems`."""
    rows = read_rows(path, COLUMNS, areas, problems)
    return MappingProxyType({code: PassRule(code, *cells) for _, code, cells in rows})
