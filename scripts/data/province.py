"""What one province says and no other: its names, and the texts that a new instance has still to write.

Owners' files: docs/_data/provinsi/nama.txt (names), docs/_data/provinsi/tugas.csv (open texts; missing where none is open).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.data.areas import REGENCY, Areas
from scripts.data.problem import Problem
from scripts.paths import shown

NAMES, TASKS = "nama.txt", "tugas.csv"
COLUMNS = ("berkas", "bagian", "asal")
LONG = 6  # letters; a shorter word is often part of another
KIND = re.compile(r"^(?:Kabupaten|Kota|PLBN) ")


@dataclass(frozen=True)
class Names:
    """name: of the province; words: all that only its own texts say, the longest first."""

    name: str
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern that finds any of the words, in any letter case; long ones also inside an address (kotanews.id)."""
        short, long = (
            "|".join(re.escape(word) for word in self.words if (len(word) >= LONG) is wanted)
            for wanted in (False, True)
        )
        parts = [part for part in (long, rf"(?<![a-z])(?:{short})(?![a-z])" if short else "") if part]
        return re.compile("|".join(parts) or "(?!)", re.I)


@dataclass(frozen=True, slots=True)
class Task:
    """A text to write: page: file it was taken from, as people see it; section: heading above it; text: what it said."""

    page: str
    section: str
    text: str


def load_names(path: Path, areas: Areas, others: Iterable[str] = ()) -> Names:
    """Return the words of `path`, the names of the regencies of `areas`, and `others` (gates), without their kind.

    A province without the file has no name and no words but those.
    """
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    typed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    words = {*typed, *(KIND.sub("", name) for name in (*map(areas.name, areas.codes(REGENCY)), *others))}
    return Names(typed[0] if typed else "", tuple(sorted(words, key=lambda word: (-len(word), word))))


def write_tasks(path: Path, tasks: Iterable[Task]) -> None:
    """Write `tasks` to `path`, one a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((task.page, task.section, " ".join(task.text.split())) for task in tasks)


def open_tasks(path: Path) -> Iterator[Problem]:
    """Yield a problem for each open text: what a release refuses. None where the file is missing."""
    reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines() if path.exists() else [])
    fix = "Tulis isinya untuk provinsi ini, atau putuskan tidak perlu; lalu hapus baris ini."
    for row in reader:
        page, section, text = (row.get(column) or "" for column in COLUMNS)
        where = f"{page}, bagian {section}" if section else page
        message = f"{where}: belum ditulis untuk provinsi ini. Di provinsi asal: `{text[:100]}`."
        yield Problem(shown(path), reader.line_num, message, fix, rule="D14")
