"""Which languages the pages of an area offer, until a village says so itself. Editors' file: docs/_data/provinsi/bahasa.csv."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.problem import Problem
from scripts.data.tables import read_table
from scripts.paths import shown

COLUMNS = ("kode", "bahasa", "sumber", "keyakinan")
OFFERED = ("A", "B")  # how sure: C waits until the village itself says yes


@dataclass(frozen=True, slots=True)
class AreaLanguages:
    """languages: keys of languages.yml spoken by many in the area, not by each of its villages; source_url: where it says so."""

    languages: tuple[str, ...]
    source_url: str


def load_area_languages(
    path: Path, areas: Areas, known: Collection[str], problems: list[Problem]
) -> Mapping[str, AreaLanguages]:
    """Return the rows of `path` by area code, those that are sure enough; unsound ones go into `problems`.

    known: keys of languages.yml.
    """
    rows: dict[str, AreaLanguages] = {}
    for line, row in read_table(path, COLUMNS, areas, problems):
        try:
            sure = parsers.choice(*OFFERED, "C")(row["keyakinan"]) in OFFERED
            source, language = parsers.url(row["sumber"]), parsers.key(row["bahasa"])
        except parsers.Fault as fault:
            problems.append(Problem(shown(path), line, f"`{row['kode']}`: isi baris {fault.message}.", fault.fix))
            continue
        if language not in known:
            message = f"`{row['kode']}`: bahasa `{language}` tidak ada."
            problems.append(Problem(shown(path), line, message, f"Pakai salah satu: {', '.join(sorted(known))}."))
        elif sure:
            before = rows.get(row["kode"], AreaLanguages((), source))
            rows[row["kode"]] = AreaLanguages((*before.languages, language), before.source_url)
    return MappingProxyType(rows)
