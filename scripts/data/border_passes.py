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
from scripts.data.tables import read_table, smallest
from scripts.paths import shown

YES, NO, ASK = "ya", "tidak", "tanya"
COLUMNS = ("kode", "jawaban", "sumber", "tanggal_sumber")


@dataclass(frozen=True, slots=True)
class PassRule:
    """area: code the row stands for; answer: YES, NO or ASK; the rest: where it was read."""

    area: str
    answer: str
    source_url: str
    source_date: str


def load_passes(path: Path, areas: Areas, problems: list[Problem]) -> Mapping[str, PassRule]:
    """Return the rows of `path` by area code; unsound ones go into `problems`."""
    rules = {}
    for line, row in read_table(path, COLUMNS, areas, problems):
        try:
            answer = parsers.choice(YES, NO, ASK)(row["jawaban"])
            rules[row["kode"]] = PassRule(
                row["kode"], answer, parsers.url(row["sumber"]), parsers.loose_date(row["tanggal_sumber"])
            )
        except parsers.Fault as fault:
            problems.append(Problem(shown(path), line, f"`{row['kode']}`: isi baris {fault.message}.", fault.fix))
    return MappingProxyType(rules)


def rule_for(code: str, rules: Mapping[str, PassRule]) -> PassRule | None:
    """Return the rule of the smallest area around `code` that has one; None where the table says nothing."""
    return smallest(code, rules)
