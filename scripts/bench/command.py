"""Measure and write the tables of docs/_pemilik/ukuran.md: `python -m scripts bench [NAME…]`, all without names."""

import argparse
from collections.abc import Sequence
from importlib import import_module

from scripts.bench.table import write_table

# Imported when it is their turn: a child's peak of memory is never below that of the process that starts it.
TABLES = {
    "villages": "stamping",
    "build": "building",
    "pages": "pages",
    "serve": "preview",
    "phone": "phone",
    "paper": "paper",
}


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the tables are written."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts bench", description="Ukur dan tulis tabel di docs/_pemilik/ukuran.md."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TABLES))
    names = parser.parse_args(arguments).names or list(TABLES)
    if unknown := [name for name in names if name not in TABLES]:
        parser.error(f"{', '.join(unknown)}: pilih dari {', '.join(TABLES)}")
    for name in names:
        table = import_module(f"scripts.bench.{TABLES[name]}").measure()
        write_table(name, table)
        print(f"{table}\n")
    return 0
