"""Rows of a sheet as blocks of data: the header found, every cell checked, every mistake named by its place."""

import dataclasses
import difflib
import re
from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from scripts.data.blocks import Block, Value
from scripts.data.fields import read_record
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project
from scripts.spreadsheets.cells import iso_date, read_code, read_value
from scripts.spreadsheets.kinds import CODE, VILLAGES, Kind
from scripts.spreadsheets.table import Table

UNUSED = ("", "no", "nomor", "nomor_urut", "urut")
HEADER_ROWS = 20  # the header stands somewhere in the first rows, below titles


def read_blocks_of(
    tables: list[Table], project: Project, old: Mapping[str, Block], kind: Kind = VILLAGES
) -> list[Block]:
    """Return the rows of the sheet that has a column `kode`, as blocks of `kind` in row order.

    old: the blocks in the data file; a column that the sheet lacks keeps its old value.
    Raises DataError with every mistake of every row.
    """
    table, header, columns = _find_header(tables, kind)
    problems = _column_problems(table, header, columns, kind)
    if problems:  # with a wrong header every row would be wrong
        raise DataError(problems)
    blocks: dict[str, Block] = {}
    for number, cells in enumerate(table.rows[header:], header + 1):
        texts = {key: cells[at] if at < len(cells) else "" for key, at in columns.items() if key in kind.titles}
        if not any(text for key, text in texts.items() if key not in kind.given):
            continue
        block = _block(texts, number, old, kind)
        found = _problems_of(block, project, kind)
        if block.key in blocks:
            first = blocks[block.key].line
            message = f"kode `{block.key}` sudah ada di baris {first}."
            found.append(Problem("", number, message, "Hapus salah satu baris.", rule="D03", record=block.key))
        problems += [_placed(problem, table, columns, kind) for problem in found]
        blocks.setdefault(block.key, block)
    if not blocks and not problems:
        problems.append(
            Problem(
                table.file,
                header + 1,
                f"tidak ada baris {kind.noun}.",
                f"Isi satu baris untuk tiap {kind.noun}.",
                rule="D13",
            )
        )
    if problems:
        raise DataError(problems)
    return list(blocks.values())


def _find_header(tables: list[Table], kind: Kind) -> tuple[Table, int, dict[str, int]]:
    """Return the sheet, the number of its header row (the lower one of two merged rows), and its columns by key."""
    best: tuple[int, int, Table] | None = None
    for table in tables:
        for number, cells in enumerate(table.rows[:HEADER_ROWS], 1):
            names = {_column_key(cell, kind) for cell in cells}
            score = len(names & kind.fields.keys())
            if CODE in names and score and (best is None or score > best[0] or (score == best[0] and table is best[2])):
                best = (score, number, table)
    if best is None:
        first, second, third, *_ = kind.titles
        fix = f"Beri judul kolom seperti hasil `{kind.made_by}`: {first}, {second}, {third}, dan seterusnya."
        message = f"judul kolom `{first}` dan `{second}` tidak ditemukan."
        raise DataError([Problem(tables[0].file, 1, message, fix, rule="D13")])
    _, number, table = best
    columns: dict[str, int] = {}
    for at, cell in enumerate(table.rows[number - 1]):
        columns.setdefault(_column_key(cell, kind), at)
    return table, number, columns


def _column_key(cell: str, kind: Kind) -> str:
    key = re.sub(r"\W+", "_", re.sub(r"\(.*?\)", "", cell).strip().lower()).strip("_")
    return kind.aliases.get(key, key)


def _column_problems(table: Table, header: int, columns: dict[str, int], kind: Kind) -> list[Problem]:
    problems = []

    def complain(column: int, message: str, fix: str) -> None:
        problems.append(Problem(table.file, header, f"{_place(table, header, column)}: {message}", fix, rule="D13"))

    for at, cell in enumerate(table.rows[header - 1]):
        key = _column_key(cell, kind)
        if key in kind.refused:
            complain(at, f"kolom `{cell}` tidak diterima: {kind.no_persons}.", "Hapus kolom itu dari lembarnya.")
        elif key in columns and columns[key] != at and key not in UNUSED:
            complain(at, f"judul kolom `{cell}` dipakai dua kali.", "Sisakan satu kolom.")
        elif key not in kind.titles and key not in UNUSED:
            near = difflib.get_close_matches(key, kind.fields, n=1)
            complain(at, f"judul kolom `{cell}` tidak dikenal.", f"Tulis `{near[0]}`." if near else "Hapus kolom itu.")
    for key, meaning in kind.titles.items():
        if key not in columns and (key in kind.keys or kind.fields[key].required):
            complain(0, f"kolom `{key}` belum ada.", f"Tambah kolom `{key}` ({meaning}).")
    return problems


def _block(texts: Mapping[str, str], row: int, old: Mapping[str, Block], kind: Kind) -> Block:
    code = " ".join(read_code(texts[key]) if key == CODE else iso_date(texts[key]) for key in kind.keys)
    kept = old[code].values if code in old else {}
    values = {key: dataclasses.replace(value, line=row, lines=(row,) * len(value.lines)) for key, value in kept.items()}
    values |= {
        key: read_value(kind.fields[key], kind.said(key, text), row)
        for key, text in texts.items()
        if key not in kind.keys
    }
    return Block(code, row, values)


def _problems_of(block: Block, project: Project, kind: Kind) -> list[Problem]:
    problems: list[Problem] = []
    record = read_record(block, kind.record, "", problems)
    if record is not None:
        problems += kind.check(record, project)
    return problems


def _placed(problem: Problem, table: Table, columns: Mapping[str, int], kind: Kind) -> Problem:
    """Return the problem of a block with the file, sheet, row and column of its cell."""
    column = columns.get(problem.field, columns[CODE])
    fix = f"Isi sel itu ({kind.fields[problem.field].asked})." if problem.rule == "D05" else problem.fix
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
