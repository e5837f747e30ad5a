"""The official list of licensed recruiters into the data: `python -m scripts sheets import-recruiters FILE [--write]`.

Excel, CSV, or a table pasted from a page or a chat (FILE is `-` for what is pasted into the window). One wrong row, and
nothing is written. A new list takes the place of the old one of the same office for the same regency.
"""

import argparse
import csv
import datetime
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scripts.data.areas import Areas
from scripts.data.day import build_day
from scripts.data.problem import DataError, Problem
from scripts.data.project import load_project
from scripts.data.recruiters import COLUMNS, FILE, JobOrder, load_recruiters
from scripts.data.safe_write import replace_text
from scripts.paths import DATA, shown
from scripts.spreadsheets.recruiter_rows import read_orders
from scripts.spreadsheets.table import Table, read_table, text_table

PASTED = "-"
TITLES = ("kode", "kab", "perusahaan", "nama", "p3mi", "daerah", "wilayah")


def main(arguments: Sequence[str]) -> int:
    """Take the list in. Raises SiteError when anything is wrong; then the file is as it was."""
    print("\n".join(import_list(options_of(arguments))))
    return 0


def import_list(options: argparse.Namespace) -> list[str]:
    """Return what the list changes, in Indonesian; with `options.write` change it. Raises DataError, then nothing is written."""
    areas = load_project(options.data, today=options.today).areas
    path = options.data / FILE
    problems: list[Problem] = []
    old = load_recruiters(path, areas, problems)
    if problems:
        raise DataError(problems)
    tables = _tables(options.file)
    new, notes = read_orders(tables, areas, {"sumber": options.source, "tanggal": options.date}, options.today)
    said = [*notes, *preview(old, new, areas)]
    if not options.write:
        return [*said, "Belum ada yang ditulis. Tambahkan --write kalau semuanya benar."]
    replaced = {(order.area, order.source) for order in new}
    kept = [order for order in old if (order.area, order.source) not in replaced]
    replace_text(path, file_text((*kept, *new)))
    return [*said, f"Ditulis ke {shown(path)}."]


def _tables(file: str) -> list[Table]:
    if file != PASTED:
        return read_table(Path(file), TITLES)
    try:
        return [text_table("tempelan", sys.stdin.buffer.read(), TITLES)]
    except (UnicodeDecodeError, csv.Error):
        fix = "Salin lagi tabelnya, atau simpan sebagai .xlsx."
        raise DataError([Problem("tempelan", 1, "isinya tidak terbaca.", fix)]) from None


def preview(old: Iterable[JobOrder], new: Iterable[JobOrder], areas: Areas) -> Iterator[str]:
    """Yield what would change: a line a regency and source, and under it each row."""
    before = Counter((order.area, order.source) for order in old)
    batches: dict[tuple[str, str], list[JobOrder]] = {}
    for order in new:
        batches.setdefault((order.area, order.source), []).append(order)
    for (area, source), orders in sorted(batches.items()):
        gone = before[area, source]
        replaced = f", menggantikan {gone} baris lama" if gone else ""
        yield f"+ {areas.name(area)}, {source}: {len(orders)} lowongan{replaced}"
        for order in orders:
            until = f" (sampai {order.licence_until})" if order.licence_until else ""
            said = f"{order.company}, SIP3MI {order.licence}{until}, SIP2MI {order.order}, {order.country}, {order.job}"
            yield f"    {said}; daftar {order.date}, tampil sampai {order.last_day}"


def file_text(orders: Iterable[JobOrder]) -> str:
    """Return the file of `orders`, sorted so that a new list changes few lines."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(
        sorted(
            (o.area, o.company, o.licence, str(o.licence_until), o.order, o.country, o.job, o.source, str(o.date))
            for o in orders
        )
    )
    return text.getvalue()


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command from what was typed."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts sheets import-recruiters",
        description="Daftar resmi perusahaan (P3MI) dan lowongan (SIP2MI) per kabupaten ke dalam data.",
    )
    parser.add_argument("file", help="berkas .xlsx atau .csv, atau - untuk tabel yang ditempel")
    parser.add_argument("--source", default="", help="kantor yang memberi daftar, kalau tidak ada kolomnya")
    parser.add_argument("--date", default="", help="tanggal daftar, kalau tidak ada kolomnya")
    parser.add_argument("--write", action="store_true", help="tulis perubahannya; tanpa ini hanya diperlihatkan")
    parser.add_argument("--data", type=Path, default=DATA, help="map data")
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=build_day(), help="hari ini")
    return parser.parse_args(arguments)
