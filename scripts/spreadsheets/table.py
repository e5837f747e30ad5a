"""A spreadsheet as rows of text: .xlsx, or .csv with commas, semicolons or tabs. Cells in, text out."""

import csv
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.data.problem import DataError, Problem
from scripts.spreadsheets.cells import cell_text
from scripts.spreadsheets.formats import TEXT, Unreadable, format_of

DELIMITERS = ";,\t|"
MEANING = "Arti kolom"  # the sheet of an export that only explains
MOST_CELLS = 600_000


@dataclass(frozen=True)
class Table:
    """One sheet. `rows` are numbered as the spreadsheet shows them, from 1; `sheet` is '' for a .csv file.

    hidden_rows, hidden_columns: numbers, from 1, of those that the program does not show.
    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Return where a cell is, for people; `column` counts from 0."""
        sheet = f"lembar {self.sheet}, " if self.sheet else ""
        return f"{sheet}baris {row}, kolom {get_column_letter(column + 1)}"


def read_table(path: Path, titles: Sequence[str] = ("kode",)) -> list[Table]:
    """Return the sheets of the file at `path`. Raises DataError where it is no spreadsheet.

    titles: how a title of a column may begin; they tell which sign parts the columns of a text.
    """
    try:
        raw = path.read_bytes()
        if format_of(raw) == TEXT:
            return [text_table(path.name, raw, titles)]
        with warnings.catch_warnings(action="ignore"):  # about drawings and choices, which are not read
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            _complain_size(book)
            _complain_cells(path, book, openpyxl.load_workbook(io.BytesIO(raw)))
        return [_table(path.name, sheet) for sheet in book.worksheets]
    except Unreadable as error:
        raise _unreadable(path, error.message, error.fix) from None
    except UnicodeDecodeError:
        raise _unreadable(path, "ada huruf yang rusak.", "Simpan dari Excel sebagai `CSV UTF-8`, atau .xlsx.") from None
    except OSError:
        raise _unreadable(path, "berkas tidak bisa dibuka.", "Periksa nama dan tempat berkasnya.") from None
    except DataError:
        raise
    except Exception:  # openpyxl raises whatever a damaged or unusual book makes it stumble over
        raise _unreadable(path, "isinya bukan lembar kerja.", "Simpan ulang dari Excel sebagai .xlsx.") from None


def _table(file: str, sheet: Worksheet) -> Table:
    rows = sorted(number for number, row in sheet.row_dimensions.items() if row.hidden)
    columns: set[int] = set()
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            first = column.min or column_index_from_string(letter)
            columns |= set(range(first, (column.max or first) + 1))
    return Table(file, sheet.title, _rows(sheet), tuple(rows), tuple(sorted(columns)))


def _complain_size(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            far = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
            fix = "Hapus baris dan kolom kosong di luar tabelnya."
            raise Unreadable(f"lembar {sheet.title} terpakai sampai sel {far}.", fix)


def _unreadable(path: Path, message: str, fix: str) -> DataError:
    return DataError([Problem(path.name, 1, message, fix, rule="D01")])


def _complain_cells(path: Path, values: openpyxl.Workbook, formulas: openpyxl.Workbook) -> None:
    """Raise DataError naming every cell that shows an error, or a formula whose result was not saved with it."""
    problems = []
    for sheet in values.worksheets:
        for row in formulas[sheet.title].iter_rows():
            for cell in row:
                value = sheet[cell.coordinate].value
                where = f"{path.name}, {sheet.title}!{cell.coordinate}"
                if sheet[cell.coordinate].data_type == "e":
                    message, fix = f"berisi galat `{value}`.", "Perbaiki rumusnya, atau ketik nilainya."
                elif cell.data_type == "f" and value is None:
                    message = "berisi rumus yang hasilnya tidak ikut tersimpan."
                    fix = "Buka di Excel lalu simpan lagi, atau ketik nilainya sebagai teks."
                else:
                    continue
                problems.append(Problem(where, cell.row, message, fix, rule="D06", column=cell.column))
    if problems:
        raise DataError(problems)


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

    def width(rows: tuple[tuple[str, ...], ...]) -> int:
        headed = (row for row in rows if any(cell.strip().lower().startswith(tuple(titles)) for cell in row))
        return max(map(len, headed), default=0)

    text = raw.decode(_encoding(raw))
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep="):  # a line for Excel alone
        return Table(name, "", ((), *_split(rest, first.strip()[4:5] or ";")))
    return Table(name, "", max((_split(text, delimiter) for delimiter in DELIMITERS), key=width))


def _encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if raw[1:200:2].count(0) > len(raw[:200]) // 4:  # Latin letters, every other byte empty, no mark in front
        return "utf-16-le"
    return "utf-8-sig"


def _split(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return tuple(tuple(cell_text(cell) for cell in row) for row in rows)
