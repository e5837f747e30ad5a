"""Which languages the pages of an area offer, until a village says so itself. Editors' file: docs/_data/provinsi/bahasa.csv."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.problem import Problem
from scripts.data.tables import read_rows
from scripts.paths import shown

OFFERED = ("A", "B")  # how sure: C waits until the village itself says yes
COLUMNS = {"bahasa": parsers.key, "sumber": parsers.url, "keyakinan": parsers.choice(*OFFERED, "C")}


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
    for line, code, (language, source, confidence) in read_rows(path, COLUMNS, areas, problems):
        if language not in known:
            fix = f"Pakai salah satu: {', '.join(sorted(known))}."
            problems.append(Problem(shown(path), line, f"`{code}`: bahasa `{language}` tidak ada.", fix))
        elif confidence in OFFERED:
            before = rows.get(code, AreaLanguages((), source))
            rows[code] = AreaLanguages((*before.languages, language), before.source_url)
    return MappingProxyType(rows)
