"""Rows of a sheet as village blocks: the header found, every cell checked, every mistake named by its place."""

import dataclasses
import difflib
import re
from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from scripts.data.blocks import Block, Value
from scripts.data.fields import read_record
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project
from scripts.data.village_file import check_village
from scripts.data.villages import FIELDS, Village
from scripts.spreadsheets.cells import read_code, read_value
from scripts.spreadsheets.table import Table

CODE = "kode"
KEYS = {field.key: field for field in FIELDS}
ALIASES = {"kode_desa": CODE, "kode_wilayah": CODE, "desa": "nama", "nama_desa": "nama", "kota": "kabupaten"}
UNUSED = ("", "no", "nomor", "nomor_urut", "urut")
HEADER_ROWS = 20  # the header stands somewhere in the first rows, below titles


def read_blocks_of(tables: list[Table], project: Project, old: Mapping[str, Block]) -> list[Block]:
    """Return the rows of the sheet that has a column `kode`, as blocks in row order.

    old: the blocks in the data file; a column that the sheet lacks keeps its old value.
    Raises DataError with every mistake of every row.
    """
    table, header, columns = _find_header(tables)
    problems = _column_problems(table, header, columns)
    if problems:  # with a wrong header every row would be wrong
        raise DataError(problems)
    blocks: dict[str, Block] = {}
    for number, cells in enumerate(table.rows[header:], header + 1):
        texts = {key: cells[at] if at < len(cells) else "" for key, at in columns.items() if key in KEYS or key == CODE}
        if not any(texts.values()):
            continue
        block = _block(texts, number, old)
        found = _problems_of(block, project)
        if block.key in blocks:
            first = blocks[block.key].line
            message = f"kode `{block.key}` sudah ada di baris {first}."
            found.append(Problem("", number, message, "Hapus salah satu baris.", rule="D03", record=block.key))
        problems += [_placed(problem, table, columns) for problem in found]
        blocks.setdefault(block.key, block)
    if not blocks and not problems:
        problems.append(
            Problem(table.file, header + 1, "tidak ada baris desa.", "Isi satu baris untuk tiap desa.", rule="D13")
        )
    if problems:
        raise DataError(problems)
    return list(blocks.values())


def _find_header(tables: list[Table]) -> tuple[Table, int, dict[str, int]]:
    """Return the sheet, the number of its header row (the lower one of two merged rows), and its columns by key."""
    best: tuple[int, int, Table] | None = None
    for table in tables:
        for number, cells in enumerate(table.rows[:HEADER_ROWS], 1):
            names = {_column_key(cell) for cell in cells}
            score = len(names & KEYS.keys())
            if CODE in names and score and (best is None or score > best[0] or (score == best[0] and table is best[2])):
                best = (score, number, table)
    if best is None:
        fix = "Beri judul kolom seperti hasil `export`: kode, nama, kecamatan, dan seterusnya."
        raise DataError([Problem(tables[0].file, 1, "judul kolom `kode` dan `nama` tidak ditemukan.", fix, rule="D13")])
    _, number, table = best
    columns: dict[str, int] = {}
    for at, cell in enumerate(table.rows[number - 1]):
        columns.setdefault(_column_key(cell), at)
    return table, number, columns


def _column_key(cell: str) -> str:
    key = re.sub(r"\W+", "_", re.sub(r"\(.*?\)", "", cell).strip().lower()).strip("_")
    return ALIASES.get(key, key)


def _column_problems(table: Table, header: int, columns: dict[str, int]) -> list[Problem]:
    problems = []

    def complain(column: int, message: str, fix: str) -> None:
        problems.append(Problem(table.file, header, f"{_place(table, header, column)}: {message}", fix, rule="D13"))

    for at, cell in enumerate(table.rows[header - 1]):
        key = _column_key(cell)
        if key in columns and columns[key] != at and key not in UNUSED:
            complain(at, f"judul kolom `{cell}` dipakai dua kali.", "Sisakan satu kolom.")
        elif key not in KEYS and key not in (CODE, *UNUSED):
            near = difflib.get_close_matches(key, KEYS, n=1)
            complain(at, f"judul kolom `{cell}` tidak dikenal.", f"Tulis `{near[0]}`." if near else "Hapus kolom itu.")
    for field in FIELDS:
        if field.required and field.key not in columns:
            complain(0, f"kolom `{field.key}` belum ada.", f"Tambah kolom `{field.key}` ({field.help}).")
    return problems


def _block(texts: Mapping[str, str], row: int, old: Mapping[str, Block]) -> Block:
    code = read_code(texts[CODE])
    kept = old[code].values if code in old else {}
    values = {key: dataclasses.replace(value, line=row, lines=(row,) * len(value.lines)) for key, value in kept.items()}
    values |= {key: read_value(KEYS[key], text, row) for key, text in texts.items() if key != CODE}
    return Block(code, row, values)


def _problems_of(block: Block, project: Project) -> list[Problem]:
    problems: list[Problem] = []
    village = read_record(block, Village, "", problems)
    if village is not None:
        problems += check_village(village, project.areas, project.offices, project.gates, project.languages, "")
    return problems


def _placed(problem: Problem, table: Table, columns: Mapping[str, int]) -> Problem:
    """Return the problem of a block with the file, sheet, row and column of its cell."""
    column = columns.get(problem.field, columns[CODE])
    fix = f"Isi sel itu ({KEYS[problem.field].asked})." if problem.rule == "D05" else problem.fix
    message = f"{_place(table, problem.line, column)}: {problem.message}"
    return dataclasses.replace(problem, path=table.file, message=message, fix=fix, autofix=None, column=column + 1)


def _place(table: Table, row: int, column: int) -> str:
    sheet = f"lembar {table.sheet}, " if table.sheet else ""
    return f"{sheet}baris {row}, kolom {get_column_letter(column + 1)}"


def same(one: Value | None, other: Value | None) -> bool:
    """Return whether two values say the same."""
    return _plain(one) == _plain(other)


def _plain(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if value.items is not None:
        return tuple(item.strip() for item in value.items)
    lines = tuple(line.rstrip() for line in value.text.strip().split("\n"))
    return lines if any(lines) else ()
