"""Rows of a sheet as blocks of data: the header found, every cell checked, every mistake named by its place."""

import dataclasses
from collections.abc import Collection, Mapping

from scripts.data.blocks import Block, Value
from scripts.data.fields import read_record
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project
from scripts.data.slip import nearest
from scripts.spreadsheets.cells import read_value
from scripts.spreadsheets.listing import Listing, column_key, find_listing, is_beside, not_shown
from scripts.spreadsheets.records import VILLAGES, Kind
from scripts.spreadsheets.resolve import CODE, known_names
from scripts.spreadsheets.table import Table

NEAR = 0.8  # a title so like one of ours is a slip, not a column of its own


def read_blocks_of(
    tables: list[Table], project: Project, old: Mapping[str, Block], kind: Kind = VILLAGES
) -> tuple[list[Block], list[str]]:
    """Return the rows of the sheet that lists records of `kind`, as blocks in row order; and what was left out or filled in.

    old: the blocks in the data file; a column that the sheet lacks keeps its old value.
    Raises DataError with every mistake of every row.
    """
    listing = _listing(tables, kind)
    problems = _column_problems(listing, kind)
    if problems:  # with a wrong header every row would be wrong
        raise DataError(problems)
    blocks: dict[str, Block] = {}
    left_out: list[str] = []
    filled: dict[str, list[int]] = {}
    for number, texts, cells in listing.rows():
        if is_beside(cells) or not (texts.get(CODE) or len(set(filter(None, texts.values()))) > 1):
            left_out.append(f"{number} ({next(filter(None, cells))[:40]})")
            continue
        if not any(text for key, text in texts.items() if key not in kind.given):
            continue
        understood = kind.resolve(texts, project)
        block = _block({key: text for key, text in understood.items() if text or key in texts}, number, old, kind)
        for key in (key for key in understood if understood[key] and not texts.get(key)):
            if not _said(old.get(block.key), key, kind):
                filled.setdefault(key, []).append(number)
        found = _problems_of(block, project, kind)
        if block.key in blocks:
            first = blocks[block.key].line
            message = f"kode `{block.key}` sudah ada di baris {first}."
            found.append(Problem("", number, message, "Hapus salah satu baris.", rule="D03", record=block.key))
        problems += [_placed(problem, listing, kind) for problem in found]
        blocks.setdefault(block.key, block)
    if not blocks and not problems:
        fix = f"Isi satu baris untuk tiap {kind.noun}."
        where = listing.table.file
        problems.append(Problem(where, listing.header + 1, f"tidak ada baris {kind.noun}.", fix, rule="D13"))
    if problems:
        raise DataError(problems)
    notes = list(not_shown(listing, tables))
    notes += [f"Baris yang bukan {kind.noun}: {', '.join(left_out)}."] if left_out else []
    notes += [f"`{key}` diisi menurut daftar: baris {', '.join(map(str, rows))}." for key, rows in filled.items()]
    return list(blocks.values()), notes


def _said(block: Block | None, key: str, kind: Kind) -> bool:
    """Return whether the data file says this of the record already; every block has its own key."""
    return block is not None and (key in kind.keys or bool(block.values.get(key) and block.values[key].text))


def _listing(tables: list[Table], kind: Kind) -> Listing:
    def score(columns: Collection[str]) -> int:
        told = len(kind.fields.keys() & columns)
        return told if CODE in columns or (told > len(kind.needed) and set(kind.needed) <= set(columns)) else 0

    listing = find_listing(tables, kind.aliases, kind.titles, score)
    if listing is None:
        first, second, third, *_ = kind.titles
        fix = f"Beri judul kolom seperti hasil `{kind.made_by}`: {first}, {second}, {third}, dan seterusnya."
        message = f"judul kolom `{first}` dan `{second}` tidak ditemukan."
        raise DataError([Problem(tables[0].file, 1, message, fix, rule="D13")])
    return listing


def _column_problems(listing: Listing, kind: Kind) -> list[Problem]:
    table, header, columns = listing.table, listing.header, listing.columns
    problems = []

    def complain(column: int, message: str, fix: str) -> None:
        problems.append(Problem(table.file, header, f"{table.place(header, column)}: {message}", fix, rule="D13"))

    for at, cell in enumerate(table.rows[header - 1]):
        key = column_key(cell, kind.aliases)
        if key in kind.refused:
            complain(at, f"kolom `{cell}` tidak diterima: {kind.no_persons}.", "Hapus kolom itu dari lembarnya.")
        elif key in columns and columns[key] != at:
            complain(at, f"judul kolom `{cell}` dipakai dua kali.", "Sisakan satu kolom.")
        elif key not in columns and (near := nearest(key, kind.fields, NEAR)):
            complain(at, f"judul kolom `{cell}` tidak dikenal.", f"Tulis `{near}`, atau hapus kolom itu.")
    reason = f", {kind.needed_for}" if kind.needed_for else ""
    for key in kind.needed:
        if key not in columns:
            complain(0, f"kolom `{key}` belum ada.", f"Tambah kolom `{key}` ({kind.titles[key]}){reason}.")
    return problems


def _block(texts: Mapping[str, str], row: int, old: Mapping[str, Block], kind: Kind) -> Block:
    code = " ".join(texts.get(key, "") for key in kind.keys)
    kept = old[code].values if code in old else {}
    values = {key: dataclasses.replace(value, line=row, lines=(row,) * len(value.lines)) for key, value in kept.items()}
    values |= {key: read_value(kind.fields[key], text, row) for key, text in texts.items() if key in kind.fields}
    return Block(code, row, values)


def _problems_of(block: Block, project: Project, kind: Kind) -> list[Problem]:
    problems: list[Problem] = []
    record = read_record(block, kind.record, "", problems)
    if record is not None:
        problems += [wrong.of(record, "") for wrong in kind.check(record, project)]
    return [_named(problem, block, project) for problem in problems]


def _named(problem: Problem, block: Block, project: Project) -> Problem:
    """Return the problem of a name that is nobody's key with the names that are known."""
    known = known_names(problem.field, project)
    if not known or problem.rule != "D06":
        return problem
    message = f"{problem.field} `{block.values[problem.field].text[:60]}` tidak ada."
    return dataclasses.replace(problem, message=message, fix=f"Pakai salah satu: {', '.join(known)}.")


def _placed(problem: Problem, listing: Listing, kind: Kind) -> Problem:
    """Return the problem of a block with the file, sheet, row and column of its cell."""
    table, columns = listing.table, listing.columns
    column = columns.get(problem.field, columns.get(CODE, columns[kind.needed[0]]))
    fix = f"Isi sel itu ({kind.fields[problem.field].asked})." if problem.rule == "D05" else problem.fix
    message = f"{table.place(problem.line, column)}: {problem.message}"
    return dataclasses.replace(problem, path=table.file, message=message, fix=fix, autofix=None, column=column + 1)


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
