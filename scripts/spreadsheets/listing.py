"""The list in a spreadsheet: its header found among titles and sheets, its rows by column, and what stands around it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from scripts.spreadsheets.table import MEANING, Table

HEADER_ROWS = 20  # the header stands somewhere in the first rows, below titles
TOTAL = re.compile(r"(?:(?:grand|sub) ?)?(?:total|jumlah)\b", re.I)
COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True)
class Listing:
    """A table whose header is found. header: number of its row; columns: place of each column, from 0, by its key."""

    table: Table
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[tuple[int, dict[str, str], tuple[str, ...]]]:
        """Yield number, texts by key and all cells of each row below the header in which a column holds anything."""
        for number, cells in enumerate(self.table.rows[self.header :], self.header + 1):
            texts = {key: cells[at] if at < len(cells) else "" for key, at in self.columns.items()}
            if any(texts.values()):
                yield number, texts, cells


def column_key(cell: str, aliases: Mapping[str, str]) -> str:
    """Return the title of a column as a key: small letters, no brackets, the name that `aliases` gives it."""
    key = re.sub(r"\W+", "_", re.sub(r"\(.*?\)", "", cell).strip().lower()).strip("_")
    return aliases.get(key, key)


def find_listing(
    tables: Sequence[Table], aliases: Mapping[str, str], known: Collection[str], score: Callable[[Collection[str]], int]
) -> Listing | None:
    """Return the listing whose header says most, the lower one of two merged rows; None where no row scores.

    known: keys of columns; score: how much a row with these columns is a header, 0 where it is none.
    """
    best: Listing | None = None
    most = 0
    for table in tables:
        for number, cells in enumerate(table.rows[:HEADER_ROWS], 1):
            columns: dict[str, int] = {}
            for at, cell in enumerate(cells):
                if (key := column_key(cell, aliases)) in known:
                    columns.setdefault(key, at)
            points = score(columns)
            if points > most or (points and points == most and table is best.table):
                best, most = Listing(table, number, columns), points
    return best


def is_beside(cells: Sequence[str]) -> bool:
    """Return whether a row only frames a table: a rule, a total, or the numbers of the columns."""
    said = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
    if set("".join(said)) <= set("-:| _="):
        return True
    is_total = TOTAL.match(said[0]) and (len(said) <= 3 or all(cell.isdecimal() for cell in said[1:]))
    return bool(is_total) or all(COLUMN_NUMBER.fullmatch(cell) for cell in said)


def not_shown(listing: Listing, tables: Sequence[Table]) -> Iterator[str]:
    """Yield what a reader of the file may not know: sheets and columns that are not read, hidden ones that are."""
    table, header, columns = listing.table, listing.header, listing.columns.values()
    others = [each.sheet for each in tables if each is not table and each.sheet != MEANING and any(map(any, each.rows))]
    unused = [title for at, title in enumerate(table.rows[header - 1]) if title.strip() and at not in columns]
    rows = [row for row in table.hidden_rows if header < row <= len(table.rows) and any(table.rows[row - 1])]
    letters = [get_column_letter(column) for column in table.hidden_columns if column - 1 in columns]
    for what, names in (
        ("Lembar yang tidak dibaca", others),
        ("Kolom yang tidak dipakai", unused),
        ("Baris tersembunyi yang ikut dibaca", rows),
        ("Kolom tersembunyi yang ikut dibaca", letters),
    ):
        if names:
            yield f"{what}: {', '.join(map(str, names))}."
