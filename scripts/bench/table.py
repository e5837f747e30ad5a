"""Tables of docs/_pemilik/ukuran.md: each stands between two markers and is replaced as a whole."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import DOCS

FIGURES = DOCS / "_pemilik" / "ukuran.md"


@dataclass(frozen=True)
class Table:
    """head: names of the columns; rows: cells as text; notes: sentences below, how it was measured."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()

    def __str__(self) -> str:
        """Return the table as Markdown: text on the left, numbers on the right."""
        rule = ["---", *["---:"] * (len(self.head) - 1)]
        lines = ["| " + " | ".join(cells) + " |" for cells in (self.head, rule, *self.rows)]
        return "\n".join([*lines, *("\n" + note for note in self.notes)])


def write_table(name: str, table: Table, path: Path = FIGURES) -> None:
    """Put `table` between `<!-- bench:name -->` and `<!-- /bench:name -->` in `path`.

    Raises ValueError when the markers are not there.
    """
    text = path.read_text(encoding="utf-8")
    place = re.compile(rf"(<!-- bench:{re.escape(name)} -->\n).*?(<!-- /bench:{re.escape(name)} -->)", re.DOTALL)
    new, found = place.subn(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", text)
    if found != 1:
        raise ValueError(f"{path.name}: {found} places for the table {name}, not one")
    path.write_text(new, encoding="utf-8", newline="\n")


def machine() -> str:
    """Return the class of this machine."""
    return f"{os.cpu_count()} cores"
