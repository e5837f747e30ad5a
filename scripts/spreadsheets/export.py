"""Data as a spreadsheet that Excel leaves alone: every cell is text. Blocks in, a file out."""

import csv
from collections.abc import Iterable
from copy import copy
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.data.blocks import Block, Value
from scripts.spreadsheets.records import VILLAGES, Kind
from scripts.spreadsheets.table import MEANING

HEADER = tuple(VILLAGES.titles)
TEXT = "@"
WIDE = ("catatan", "pertanyaan")
SPARE_ROWS = 200  # empty rows below the villages that are text cells too


def write_spreadsheet(path: Path, blocks: Iterable[Block]) -> None:
    """Write one village a block to `path`, .xlsx or .csv."""
    rows = ([block.key, *(_text(block.values.get(key)) for key in VILLAGES.fields)] for block in blocks)
    write_rows(path, VILLAGES, list(rows))


def write_rows(path: Path, kind: Kind, rows: list[list[str]]) -> None:
    """Write `rows`, a text for each column of `kind`, to `path`, .xlsx or .csv (semicolons and a BOM, as Indonesian Excel
    opens it)."""
    header = list(kind.titles)
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([header, *rows])
        return
    book = openpyxl.Workbook()
    _fill(book.active, kind, header, rows)
    meaning = book.create_sheet(MEANING)
    for row in kind.titles.items():
        meaning.append(row)
    for key, named in kind.numbered.items():
        for number, name in enumerate(named, 1):
            meaning.append((f"{key} {number}", name))
    meaning.column_dimensions["B"].width = 80
    book.save(path)


def _text(value: Value | None) -> str:
    if value is None:
        return ""
    return "\n".join(value.items) if value.items else value.text.strip()


def _fill(sheet: Worksheet, kind: Kind, header: list[str], rows: list[list[str]]) -> None:
    sheet.title = kind.sheet
    sheet.freeze_panes = "C2"
    styles: dict[bool, StyleArray] = {}
    for number, row in enumerate([header, *rows, *[[""] * len(header)] * SPARE_ROWS], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if style := styles.get("\n" in text):
                cell._style = copy(
                    style
                )  # to look up the same one for each of thousands of cells takes most of the time
            else:
                cell.number_format = TEXT
                cell.alignment = Alignment(vertical="top", wrap_text="\n" in text)
                styles["\n" in text] = cell._style
            if text:
                cell.value = text
                cell.data_type = "s"  # a text that starts with = is no formula
    for column, key in enumerate(header, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 50 if key in WIDE else 18
    _offer_choices(sheet, kind, len(rows) + SPARE_ROWS + 1)


def _offer_choices(sheet: Worksheet, kind: Kind, last: int) -> None:
    for column, key in enumerate(kind.titles, 1):
        field = kind.fields.get(key)
        if field and field.choices:
            choice = DataValidation(
                type="list", formula1=f'"{",".join(field.choices)}"', allow_blank=not field.required
            )
            letter = get_column_letter(column)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)
