"""Small CSV tables of a province: one row an area, keyed by its Kemendagri code; the smallest area that has a row decides.

Editors' files in docs/_data/provinsi/: plb.csv (where people may get a border pass, Pas Lintas Batas) and bahasa.csv (which
languages the pages of an area offer, until a village says so itself). Their columns are Indonesian, as editors type them.
"""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from scripts.data import parsers
from scripts.data.areas import DISTRICT, REGENCY, VILLAGE, Areas
from scripts.data.parsers import Fault, Parser
from scripts.data.problem import Problem
from scripts.paths import shown

Row = TypeVar("Row")
YES, NO, ASK = "ya", "tidak", "tanya"
PASS_COLUMNS = {
    "jawaban": parsers.Choice(YES, NO, ASK),
    "sumber": parsers.url,
    "tanggal_sumber": parsers.loose_date,
}
OFFERED = ("A", "B")  # how sure: C waits until the village itself says yes
LANGUAGE_COLUMNS = {"bahasa": parsers.key, "sumber": parsers.url, "keyakinan": parsers.Choice(*OFFERED, "C")}


def read_table(
    path: Path, columns: Sequence[str], areas: Areas, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of the table at `path`, whose first column is `kode`; a province without this file has no rows.

    Rows whose code is not in the official list, and a file that lacks a column, go into `problems`.
    """
    if not path.exists():
        return
    where = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(where, 1, "huruf di berkas ini rusak.", "Simpan ulang sebagai CSV UTF-8."))
        return
    reader = csv.DictReader(text.splitlines())
    lost = [name for name in columns if name not in (reader.fieldnames or ())]
    if lost:
        fix = f"Baris pertama harus berisi: {', '.join(columns)}."
        problems.append(Problem(where, 1, f"kolom `{', '.join(lost)}` tidak ada.", fix))
        return
    for row in reader:
        code = (row["kode"] or "").strip()
        if code not in areas:
            fix = "Salin kode dari daftar kode wilayah provinsi ini."
            problems.append(Problem(where, reader.line_num, f"kode `{code[:20]}` tidak ada di daftar resmi.", fix))
            continue
        yield reader.line_num, {name: (row[name] or "").strip() for name in columns}


def read_rows(
    path: Path, columns: Mapping[str, Parser], areas: Areas, problems: list[Problem]
) -> Iterator[tuple[int, str, list[Any]]]:
    """Yield (line, code, cells) of the table at `path`, each cell behind the code read by the parser of its column.

    A row that a parser does not take goes into `problems`.
    """
    for line, row in read_table(path, ("kode", *columns), areas, problems):
        try:
            cells = [parse(row[column]) for column, parse in columns.items()]
        except Fault as fault:
            problems.append(Problem(shown(path), line, f"`{row['kode']}`: isi baris {fault.message}.", fault.fix))
        else:
            yield line, row["kode"], cells


def smallest(code: str, rows: Mapping[str, Row]) -> Row | None:
    """Return the row of the smallest area around `code` (village, district, regency) that has one; None where no area has."""
    return next((rows[code[:length]] for length in (VILLAGE, DISTRICT, REGENCY) if code[:length] in rows), None)


@dataclass(frozen=True, slots=True)
class PassRule:
    """area: code the row stands for; answer: YES, NO or ASK; the rest: where it was read."""

    area: str
    answer: str
    source_url: str
    source_date: str


def load_passes(path: Path, areas: Areas, problems: list[Problem]) -> Mapping[str, PassRule]:
    """Return the rows of `path` by area code; unsound ones go into `problems`."""
    rows = read_rows(path, PASS_COLUMNS, areas, problems)
    return {code: PassRule(code, *cells) for _, code, cells in rows}


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
    for line, code, (language, source, confidence) in read_rows(path, LANGUAGE_COLUMNS, areas, problems):
        if language not in known:
            fix = f"Pakai salah satu: {', '.join(sorted(known))}."
            problems.append(Problem(shown(path), line, f"`{code}`: bahasa `{language}` tidak ada.", fix))
        elif confidence in OFFERED:
            before = rows.get(code, AreaLanguages((), source))
            rows[code] = AreaLanguages((*before.languages, language), before.source_url)
    return rows
