"""Villages as a spreadsheet that Excel leaves alone: every cell is text. Blocks in, a file out."""

import csv
from collections.abc import Iterable
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.data.blocks import Block, Value
from scripts.data.fields import key_of
from scripts.data.villages import FIELDS, Village
from scripts.spreadsheets.rows import CODE
from scripts.spreadsheets.table import MEANING

HEADER = (CODE, *(field.key for field in FIELDS))
TEXT = "@"
SPARE_ROWS = 200  # empty rows below the villages that are text cells too


def write_spreadsheet(path: Path, blocks: Iterable[Block]) -> None:
    """Write one row a block to `path`, .xlsx or .csv (semicolons and a BOM, as Indonesian Excel opens it)."""
    rows = [_row(block) for block in blocks]
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEADER, *rows])
        return
    book = openpyxl.Workbook()
    _fill(book.active, rows)
    meaning = book.create_sheet(MEANING)
    for row in ((CODE, key_of(Village).help), *((field.key, field.help) for field in FIELDS)):
        meaning.append(row)
    book.save(path)


def _row(block: Block) -> list[str]:
    return [block.key, *(_text(block.values.get(field.key)) for field in FIELDS)]


def _text(value: Value | None) -> str:
    if value is None:
        return ""
    return "\n".join(value.items) if value.items else value.text.strip()


def _fill(sheet: Worksheet, rows: list[list[str]]) -> None:
    sheet.title = "Desa"
    sheet.freeze_panes = "C2"
    for number, row in enumerate([HEADER, *rows, *[[""] * len(HEADER)] * SPARE_ROWS], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.number_format = TEXT
            cell.alignment = Alignment(vertical="top", wrap_text="\n" in text)
            if text:
                cell.value = text
                cell.data_type = "s"  # a text that starts with = is no formula
    for column, key in enumerate(HEADER, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 50 if key == "catatan" else 18
    _offer_choices(sheet, len(rows) + SPARE_ROWS + 1)


def _offer_choices(sheet: Worksheet, last: int) -> None:
    for column, field in enumerate(FIELDS, 2):
        if field.choices:
            choice = DataValidation(
                type="list", formula1=f'"{",".join(field.choices)}"', allow_blank=not field.required
            )
            letter = get_column_letter(column)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)
