"""Check what editors wrote, without building anything: `python -m scripts.check [--today DATE]`."""

import argparse
import datetime
import sys

from scripts.data.facts import expired
from scripts.data.problem import DataError, Problem, SiteError
from scripts.data.project import Project, load_project
from scripts.paths import DATA, DOCS
from scripts.rules import check_pages
from scripts.rules.context import list_files, make_context
from scripts.rules.hint import Hint
from scripts.rules.source import read_pages


def check_content(project: Project, today: datetime.date) -> tuple[list[Problem], list[Hint]]:
    """Return what blocks a release (also facts whose day is past) and what could be plainer."""
    pages = read_pages()
    problems, hints = check_pages(pages, make_context(pages, project.facts, today, list_files(DOCS)))
    return [*expired(project.facts, DATA / "facts.yml", today), *problems], hints


def main() -> int:
    """Print all problems and hints; return 1 when anything blocks."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description="Periksa teks dan data.")
    parser.add_argument(
        "--today", type=datetime.date.fromisoformat, default=datetime.date.today(), help="tanggal pemeriksaan"
    )
    options = parser.parse_args()
    try:
        problems, hints = check_content(load_project(), options.today)
        if problems:
            raise DataError(problems)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    for hint in hints:
        print(hint)
    print(f"Tidak ada masalah. Saran: {len(hints)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
