"""Cells and files that are not what they look like: refused by name, or read as they are shown."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from scripts.data.blocks import Block
from scripts.data.fields import read_record
from scripts.data.problem import DataError
from scripts.data.villages import FIELDS, Village
from scripts.spreadsheets.cells import cell_text, read_value
from scripts.spreadsheets.table import read_table


def book(path: Path, value: object) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Desa"
    made.active["B2"] = value
    made.save(path)
    return path


@pytest.mark.parametrize(("value", "message"), [("=A1&A1", "rumus yang hasilnya tidak ikut"), ("#N/A", "galat `#N/A`")])
def test_a_cell_without_a_value_is_named(tmp_path: Path, value: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_table(book(tmp_path / "desa.xlsx", value))
    assert "Desa!B2" in str(caught.value) and message in str(caught.value)


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        ("[$-id-ID]mmmm yyyy", "2025-07"),
        ('"bulan dan" mmm yyyy', "2025-07"),
        ("[$-id-ID]d mmmm yyyy", "2025-07-23"),
        ("dd/mm/yyyy", "2025-07-23"),
        ("yyyy", "2025"),
        ("General", "2025-07-23"),
    ],
)
def test_a_date_is_read_as_it_is_shown(shape: str, shown: str) -> None:
    assert cell_text(datetime.datetime(2025, 7, 23), shape) == shown


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", ".xls"),
        ("a.ods", b"PK\x03\x04mimetype", ".ods"),
        ("a.csv", b"%PDF-1.7", "PDF"),
        ("a.xls", b"<html><table>", "halaman web"),
        ("a.xlsx", b"PK\x03\x04 rusak", "bukan lembar kerja"),
    ],
)
def test_a_file_of_another_program_is_called_by_its_name(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(DataError) as caught:
        read_table(tmp_path / name)
    assert message in str(caught.value) and "Perbaikan" in str(caught.value)


def test_meetings_of_a_spreadsheet_are_kept() -> None:
    row = {
        "nama": "Entikong",
        "kecamatan": "Entikong",
        "kabupaten": "Kabupaten Sanggau",
        "kantor": "kanim_entikong",
        "program": "Desa Binaan Imigrasi",
        "status": "pasti",
        "sumber": "https://contoh.go.id/",
        "tanggal_sumber": "2025-07-23",
        "pertemuan": "2026-12-05 09.00 Balai Desa; 2027-01-16 14.00 Rumah Betang",
    }
    values = {field.key: read_value(field, row.get(field.key, ""), 2) for field in FIELDS}
    problems: list = []
    village = read_record(Block("61.03.21.2003", 2, values), Village, "desa.xlsx", problems)
    assert not problems and len(village.meetings) == 2
