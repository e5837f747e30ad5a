"""What one province says and no other: its names, and the texts that a new instance has still to write.

Owners' files: docs/_data/provinsi/nama.txt (names), docs/_data/provinsi/tugas.csv (open texts; missing where none is open).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data.areas import REGENCY, Areas
from scripts.data.problem import Problem
from scripts.paths import shown

NAMES, TASKS = "nama.txt", "tugas.csv"
COLUMNS = ("berkas", "bagian", "asal")
KIND = re.compile(r"^(?:Kabupaten|Kota|PLBN) ")


@dataclass(frozen=True, slots=True)
class Names:
    """name: of the province; words: all that only its own texts say, the longest first."""

    name: str
    words: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """A pattern that finds any of the words, in any letter case, also inside an address."""
        return re.compile("|".join(map(re.escape, self.words)), re.I)


@dataclass(frozen=True, slots=True)
class Task:
    """A text to write: page: file it was taken from, as people see it; section: heading above it; text: what it said."""

    page: str
    section: str
    text: str
    line: int = 0


def load_names(path: Path, areas: Areas, others: Iterable[str] = ()) -> Names:
    """Return the words of `path`, the names of the regencies of `areas`, and `others` (gates), without their kind.

    A province without the file has no name and no words but those.
    """
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    typed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    places = [areas.name(code) for code in areas.codes(REGENCY)]
    words = {*typed, *(KIND.sub("", name) for name in (*places, *others))}
    return Names(typed[0] if typed else "", tuple(sorted(words, key=lambda word: (-len(word), word))))


def load_tasks(path: Path) -> Iterator[Task]:
    """Yield the open texts of `path`; none where the file is missing."""
    if not path.exists():
        return
    reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    for row in reader:
        yield Task(*(row.get(column) or "" for column in COLUMNS), line=reader.line_num)


def write_tasks(path: Path, tasks: Iterable[Task]) -> None:
    """Write `tasks` to `path`, one a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((task.page, task.section, " ".join(task.text.split())) for task in tasks)


def open_tasks(path: Path) -> list[Problem]:
    """Return a problem for each open text: what a release refuses."""
    return [
        Problem(
            shown(path),
            task.line,
            f"tulisan provinsi asal dilepas dari {task.page}{f', bagian {task.section}' if task.section else ''}: "
            f"`{task.text[:100]}`.",
            f"Tulis gantinya untuk provinsi ini di {task.page}, atau putuskan tidak perlu; lalu hapus baris ini.",
        )
        for task in load_tasks(path)
    ]
