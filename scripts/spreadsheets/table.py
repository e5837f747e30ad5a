"""A spreadsheet as rows of text: .xlsx, or .csv with commas, semicolons or tabs. Cells in, text out."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from scripts.data.problem import DataError, Problem
from scripts.spreadsheets.cells import cell_text

DELIMITERS = ";,\t|"


@dataclass(frozen=True)
class Table:
    """One sheet. `rows` are numbered as the spreadsheet shows them, from 1; `sheet` is '' for a .csv file."""

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]


def read_table(path: Path, titles: Sequence[str] = ("kode",)) -> list[Table]:
    """Return the sheets of the file at `path`. Raises DataError where it is no spreadsheet.

    titles: how a title of a column may begin; they tell which sign parts the columns of a text.
    """
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            book = openpyxl.load_workbook(path, data_only=True)
            return [Table(path.name, sheet.title, _rows(sheet)) for sheet in book.worksheets]
        return [text_table(path.name, path.read_bytes(), titles)]
    except UnicodeDecodeError:
        raise _unreadable(path, "ada huruf yang rusak.", "Simpan dari Excel sebagai `CSV UTF-8`, atau .xlsx.") from None
    except OSError:
        raise _unreadable(path, "berkas tidak bisa dibuka.", "Periksa nama dan tempat berkasnya.") from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, csv.Error):
        raise _unreadable(path, "isinya bukan lembar kerja.", "Simpan ulang dari Excel sebagai .xlsx.") from None


def _unreadable(path: Path, message: str, fix: str) -> DataError:
    return DataError([Problem(path.name, 1, message, fix, rule="D01")])


def _rows(sheet: Worksheet) -> tuple[tuple[str, ...], ...]:
    """Return all cells as text; every cell of a merged range holds what the range shows."""
    grid = [[cell_text(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        shown = grid[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                grid[row][column] = shown
    return tuple(map(tuple, grid))


def text_table(name: str, raw: bytes, titles: Sequence[str] = ("kode",)) -> Table:
    """Return a text of columns parted by commas, semicolons, tabs or upright lines. Raises UnicodeDecodeError, csv.Error."""
    return Table(name, "", _csv_rows(raw, tuple(titles)))


def _csv_rows(raw: bytes, titles: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    first = text.partition("\n")[0]
    if first.lower().startswith("sep="):  # a line for Excel alone
        return ((), *_split(text.partition("\n")[2], first.strip()[4:5] or ";"))
    return max((_split(text, delimiter) for delimiter in DELIMITERS), key=partial(_width, titles))


def _split(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return tuple(tuple(cell_text(cell) for cell in row) for row in rows)


def _width(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> int:
    return max((len(row) for row in rows if any(cell.strip().lower().startswith(titles) for cell in row)), default=0)
