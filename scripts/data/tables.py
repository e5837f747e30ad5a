"""Small CSV tables of a province: one row an area, keyed by its Kemendagri code. Their columns are Indonesian, as editors type them."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from scripts.data.areas import DISTRICT, REGENCY, VILLAGE, Areas
from scripts.data.problem import Problem
from scripts.paths import shown

Row = TypeVar("Row")


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


def smallest(code: str, rows: Mapping[str, Row]) -> Row | None:
    """Return the row of the smallest area around `code` (village, district, regency) that has one; None where no area has."""
    return next((rows[code[:length]] for length in (VILLAGE, DISTRICT, REGENCY) if code[:length] in rows), None)
