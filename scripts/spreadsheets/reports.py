"""Reports of meetings out as a blank sheet and in again: `python -m scripts sheets reports blank laporan.xlsx [--office KEY]`,
`… reports import laporan.xlsx [--write]`."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.data.meeting_reports import FILE
from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.villages import Village
from scripts.paths import DATA
from scripts.source.sections import read_doc
from scripts.spreadsheets.command import import_sheet
from scripts.spreadsheets.export import write_rows
from scripts.spreadsheets.records import Kind, reports

PICTURES = "petugas/lembar-balik.md"  # its order is that of the numbers on paper


def main(arguments: Sequence[str]) -> int:
    """Write the blank sheet, or take a filled one in. Raises SiteError when anything is wrong; then no file has changed."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts sheets reports", description="Laporan pertemuan lewat Excel."
    )
    parser.add_argument("action", choices=("blank", "import"), help="lembar kosong, atau masuk dari Excel")
    parser.add_argument("sheet", type=Path, help="berkas .xlsx atau .csv")
    parser.add_argument("--office", default="", help="kunci kantor di offices.yml; tanpa ini semua desa program")
    parser.add_argument("--write", action="store_true", help="tulis laporannya; tanpa ini hanya diperlihatkan")
    parser.add_argument("--data", type=Path, default=DATA, help="map data")
    options = parser.parse_args(arguments)
    if options.action == "blank":
        number = write_blank(options.sheet, load_project(options.data), options.data, options.office)
        print(f"Lembar kosong untuk {number} desa ditulis ke {options.sheet}.")
    else:
        kind = reports(topics(options.data))
        import_sheet(options.sheet, options.data / FILE, options.write, options.data, kind)
    return 0


def topics(data: Path) -> tuple[str, ...]:
    """Return the keys of the pictures to hold up, in their order on paper. data: the folder of the data files."""
    text = (data.parent / DEFAULT_LOCALE / PICTURES).read_text(encoding="utf-8")
    return tuple(each.anchor for each in read_doc(text).sections if each.heading and each.explicit)


def write_blank(path: Path, project: Project, data: Path, office: str = "") -> int:
    """Write the sheet to fill in: a row for each village of the programme that `office` (or any) looks after. Return how many.

    Raises SiteError when there is no such office.
    """
    if office and office not in project.offices:
        known = ", ".join(key for key, each in project.offices.items() if each.serves)
        raise SiteError(f"kantor `{office}` tidak ada.", f"pakai salah satu: {known}.")
    kind = reports(topics(data))
    villages = [each for each in project.villages if each.programme]
    rows = blank_rows(kind, (each for each in villages if not office or project.around(each).office == office))
    write_rows(path, kind, rows)
    return len(rows)


def blank_rows(kind: Kind, villages: Iterable[Village]) -> list[list[str]]:
    """Return a row for each of `villages` in which only the village is told."""
    return [[{"kode": each.key, "desa": each.name}.get(title, "") for title in kind.titles] for each in villages]
