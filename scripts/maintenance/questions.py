"""The questions for one office as PDF, WhatsApp text and spreadsheet: `python -m scripts maintain questions [OFFICE] --out DIR`.

What comes back in the spreadsheet is read by scripts/maintenance/answers.py.
"""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from scripts.data.problem import SiteError
from scripts.data.project import load_project
from scripts.data.site import load_site
from scripts.data.slip import nearest
from scripts.data.wordings import YES_NO
from scripts.handouts.pdf import print_pdf
from scripts.pages.office_questions import OfficeSheet, office_sheets
from scripts.paths import DATA
from scripts.render.environment import render, render_text
from scripts.render.text import spoken_date

HEADER = ("No", "Pertanyaan", "Jawaban", "Isi yang benar", "Kunci")
WIDTHS = (5, 60, 16, 44, 34)
CHOICES = ("ya", "tidak", "tidak tahu")
TEXT = "@"
HOW = (
    "Jawab: ya, tidak, atau tidak tahu. Kalau berubah, tulis yang benar.",
    "Jangan tulis nama orang atau nomor HP pribadi. Cukup peran, misalnya kepala seksi.",
)


def main(arguments: Sequence[str]) -> int:
    """Write three files an office and print their names. Raises SiteError where data are wrong or a page does not fit."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts maintain questions", description="Lembar pertanyaan untuk kantor: PDF, WhatsApp, Excel."
    )
    parser.add_argument("office", nargs="?", default="", help="kunci satu kantor; tanpa ini semua kantor")
    parser.add_argument("--out", type=Path, required=True, help="map hasil")
    parser.add_argument("--data", type=Path, default=DATA, help="map data")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="tanggal lembar")
    options = parser.parse_args(arguments)
    project = load_project(options.data, today=options.today)
    site_name = load_site(options.data / "site.yml").name
    sheets = _chosen(office_sheets(project, options.data.parent), options.office)
    for sheet in sheets:
        for path in write_sheet(sheet, options.out, spoken_date(project.today.isoformat()), site_name):
            print(path)
    if not sheets:
        print("Tidak ada yang perlu ditanyakan.")
    return 0


def _chosen(sheets: Sequence[OfficeSheet], key: str) -> list[OfficeSheet]:
    chosen = [sheet for sheet in sheets if key in ("", sheet.key)]
    if key and not chosen:
        keys = [sheet.key for sheet in sheets]
        near = nearest(key, keys)
        fix = f"tulis `{near}`." if near else f"pakai salah satu: {', '.join(keys) or 'tidak ada'}."
        raise SiteError(f"Tidak ada pertanyaan untuk kantor `{key}`.", fix)
    return chosen


def write_sheet(sheet: OfficeSheet, folder: Path, day: str, site_name: str) -> tuple[Path, ...]:
    """Write `sheet`, made on `day` (in words) for the site `site_name`, as .pdf, .txt and .xlsx into `folder`; return their paths.

    Raises SiteError where the PDF does not fit one page or its library is missing.
    """
    printed = print_pdf(
        render("handouts/questions.html", sheet=sheet, day=day, how=HOW, yes_no=YES_NO, site_name=site_name)
    )
    if not printed.fits:
        fix = "perpendek kalimatnya di docs/_data/office_questions.yml."
        raise SiteError(f"{sheet.key}: pertanyaannya tidak muat satu halaman.", fix)
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{sheet.key}.{kind}" for kind in ("pdf", "txt", "xlsx"))
    paths[0].write_bytes(printed.data)
    paths[1].write_text(message(sheet, day, site_name), encoding="utf-8", newline="\n")
    write_book(sheet, paths[2], day)
    return paths


def message(sheet: OfficeSheet, day: str, site_name: str) -> str:
    """Return the questions as a text for WhatsApp (`*` makes its letters bold)."""
    return render_text("pertanyaan.txt", sheet=sheet, day=day, site_name=site_name, how=HOW, yes_no=YES_NO)


def write_book(sheet: OfficeSheet, path: Path, day: str) -> None:
    """Write the questions as a spreadsheet whose cells are all text, with a list to choose yes or no from."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Pertanyaan"
    rows = [(f"Pertanyaan untuk {sheet.name}, {day}",), *((line,) for line in HOW), HEADER]
    rows += [(str(number), q.text, "", "", q.key) for number, q in enumerate(sheet.questions, 1)]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = page.cell(number, column, text or None)
            cell.number_format = TEXT
            cell.alignment = Alignment(vertical="top", wrap_text=row is not rows[0] and len(row) > 1)
            cell.font = Font(
                bold=row is HEADER or number == 1, color="777777" if row is not HEADER and column == 5 else None
            )
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    choice = DataValidation(type="list", formula1=f'"{",".join(CHOICES)}"', allow_blank=True, showErrorMessage=False)
    first = len(rows) - len(sheet.questions) + 1
    for row, question in enumerate(sheet.questions, first):
        if question.kind == YES_NO:
            choice.add(f"C{row}")
    page.add_data_validation(choice)
    book.save(path)
