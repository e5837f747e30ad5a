"""The day as of which a state of the project can be built: `python -m scripts proposal day [FOLDER]`.

A fact that must be checked again stops a release, never the comparison with what was there: a proposal that renews it could
otherwise never pass. So the site before, and the pictures, are built as of the last day on which nothing was overdue.
"""

import argparse
import datetime
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.data.day import build_day
from scripts.data.facts import first_check, load_facts
from scripts.paths import DATA, DOCS, ROOT


def day_of(root: Path, today: datetime.date) -> datetime.date:
    """Return `today`, or the last day before it on which no fact of the project at `root` was overdue."""
    due = first_check(load_facts(root / DOCS.name / DATA.name / "facts.yml", []).values())
    return min(today, due) if due else today


def committed(root: Path) -> datetime.date:
    """Return the day of the last commit of the checkout at `root`; today where it has none."""
    command = ["git", "log", "-1", "--format=%cs"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return datetime.date.fromisoformat(done.stdout.strip()) if done.stdout.strip() else build_day()


def main(arguments: Sequence[str]) -> int:
    """Print the day."""
    parser = argparse.ArgumentParser(prog="python -m scripts proposal day", description="Tanggal untuk membangun.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT, help="map proyek itu")
    parser.add_argument("--own", action="store_true", help="tanggal komit terakhirnya, bukan hari ini")
    options = parser.parse_args(arguments)
    print(day_of(options.folder, committed(options.folder) if options.own else build_day()))
    return 0
