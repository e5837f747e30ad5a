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
LEVELS = {REGENCY: "kabupaten", DISTRICT: "kecamatan"}  # by the length of a code
PROVINCE, URBAN = 2, "1"  # length of a province's code; first digit of a kelurahan's last group


def read_codes(path: Path, province: str) -> dict[str, str]:
    """Return the names of all areas of `province` (two digits) by code, also its own where the file has it.

    path: CSV with the columns code and name, or SQL. Raises DataError when it has no village of the province.
    """
    rows = _sql_names(path) if path.suffix == ".sql" else _csv_names(path)
    names = {code: name for code, name in rows if code[:PROVINCE] == province and CODE.fullmatch(code)}
    _stop_without(any(len(code) == VILLAGE for code in names), path, f"tidak ada desa dengan kode {province}.")
    return dict(sorted(names.items()))


def read_points(path: Path, province: str) -> dict[str, tuple[str, str]]:
    """Return latitude and longitude in degrees, rounded to 0.001, of the villages of `province` by code.

    path: CSV with the columns code (or kode), lat, lon (or lng), an SQL file, or a folder of SQL files.
    """
    found = {
        code: (f"{float(lat):.3f}", f"{float(lon):.3f}")
        for code, lat, lon in (_sql_points(path) if path.is_dir() or path.suffix == ".sql" else _csv_points(path))
        if code[:PROVINCE] == province and len(code) == VILLAGE
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


def _sql_names(path: Path) -> Iterator[tuple[str, str]]:
    for match in ROW.finditer(path.read_text(encoding="utf-8")):
        yield match[1], match[2].replace("''", "'")


def _csv_names(path: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(path):
        yield row.get("code") or row.get("kode") or "", row.get("name") or row.get("nama") or ""


def _sql_points(path: Path) -> Iterator[tuple[str, str, str]]:
    for file in sorted(path.rglob("*.sql")) if path.is_dir() else [path]:
        for match in ROW.finditer(file.read_text(encoding="utf-8")):
            if match[3]:
                yield match[1], match[3], match[4]


def _csv_points(path: Path) -> Iterator[tuple[str, str, str]]:
    for row in _rows(path):
        code, lat, lon = row.get("code") or row.get("kode"), row.get("lat"), row.get("lon") or row.get("lng")
        if code and lat and lon:
            yield code, lat, lon


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _write(path: Path, head: tuple[str, ...], rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _stop_without(found: bool, path: Path, message: str) -> None:
    if not found:
        fix = "Pakai berkas dari cahyadsn/wilayah atau cahyadsn/wilayah_boundaries, dan kode provinsi dua angka."
        raise DataError([Problem(shown(path), 1, message, fix)])
