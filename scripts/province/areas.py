"""The code list and the points of a province, from the files of the public data sets or from tables of our own form.

Data sets: github.com/cahyadsn/wilayah (db/wilayah.sql) and github.com/cahyadsn/wilayah_boundaries (db/kel/<code>/*.sql), MIT.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.data.areas import DISTRICT, REGENCY, VILLAGE
from scripts.data.problem import DataError, Problem
from scripts.paths import shown

ROW = re.compile(r"\(\s*'(\d\d(?:\.\d+){0,3})'\s*,\s*'((?:[^']|'')*)'\s*(?:,\s*(-?[\d.]+)\s*,\s*(-?[\d.]+))?")
CODE = re.compile(r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?")
TITLES = (("code", "kode"), ("name", "nama"), ("lat",), ("lon", "lng"))  # of a table of our own form
LEVELS = {REGENCY: "kabupaten", DISTRICT: "kecamatan"}  # by the length of a code
PROVINCE, URBAN = 2, "1"  # length of a province's code; first digit of a kelurahan's last group


def read_codes(path: Path, province: str) -> dict[str, str]:
    """Return the names of all areas of `province` (two digits) by code, also its own where the file has it.

    path: CSV with the columns code and name, or SQL. Raises DataError when it has no village of the province.
    """
    names = {code: name for code, name, *_ in _rows(path) if code[:PROVINCE] == province and CODE.fullmatch(code)}
    _stop_without(any(len(code) == VILLAGE for code in names), path, f"tidak ada desa dengan kode {province}.")
    return dict(sorted(names.items()))


def read_points(path: Path, province: str) -> dict[str, tuple[str, str]]:
    """Return latitude and longitude in degrees, rounded to 0.001, of the villages of `province` by code.

    path: CSV with the columns code (or kode), lat, lon (or lng), an SQL file, or a folder of SQL files.
    """
    found = {
        code: (f"{float(lat):.3f}", f"{float(lon):.3f}")
        for code, _, lat, lon in _rows(path)
        if lat and lon and code[:PROVINCE] == province and len(code) == VILLAGE
    }
    _stop_without(bool(found), path, f"tidak ada letak desa dengan kode {province}.")
    return dict(sorted(found.items()))


def write_codes(path: Path, names: dict[str, str]) -> None:
    """Write the code list as the site reads it: without the province itself, sorted, with level and parent."""
    rows = []
    for code, name in names.items():
        parent, _, last = code.rpartition(".")
        if parent:
            level = LEVELS.get(len(code)) or ("kelurahan" if last.startswith(URBAN) else "desa")
            rows.append((code, name, level, parent))
    _write(path, ("code", "name", "level", "parent_code"), rows)


def write_points(path: Path, points: dict[str, tuple[str, str]]) -> None:
    """Write the points as the site reads them."""
    _write(path, ("kode", "lat", "lon"), ((code, *point) for code, point in points.items()))


def _rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield code, name, latitude and longitude of each row of a file, or of each SQL file of a folder; '' for what it lacks."""
    for file in sorted(path.rglob("*.sql")) if path.is_dir() else [path]:
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix == ".sql":
            for match in ROW.finditer(text):
                yield match[1], match[2].replace("''", "'"), match[3] or "", match[4] or ""
        else:
            for row in csv.DictReader(text.splitlines()):
                yield tuple(next((row[title] for title in titles if row.get(title)), "") for titles in TITLES)


def _write(path: Path, head: tuple[str, ...], rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _stop_without(found: bool, path: Path, message: str) -> None:
    if not found:
        fix = "Pakai berkas dari cahyadsn/wilayah atau cahyadsn/wilayah_boundaries, dan kode provinsi dua angka."
        raise DataError([Problem(shown(path), 1, message, fix)])
