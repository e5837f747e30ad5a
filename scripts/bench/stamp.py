"""What is measured of the villages, in a process of its own: `python -m scripts.bench.stamp PART VILLAGES AREAS [SITE]`.

`pages` writes pages, lists and search as `python -m scripts.villages` does, `books` its one-file books, and `parts` times
loading, and rendering without writing. It imports no more than they do.
"""

import json
import sys
import time
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.data.project import load_project
from scripts.paths import SHELLS
from scripts.villages.book import TEMPLATE, read_book
from scripts.villages.shelf import read_shelf
from scripts.villages.shell import VILLAGE_SHELL, read_shell
from scripts.villages.write import village_pages, write_books, write_finder, write_villages


def time_parts(villages: Path, areas: Path) -> dict[str, float]:
    """Return the number of pages, and the seconds for loading and for making all pages without writing them."""
    start = time.perf_counter()
    project = load_project(villages=villages, areas=areas)
    loaded = time.perf_counter()
    edit_root, pages = read_shelf(SHELLS).edit_root, 0
    for locale in LOCALES:
        shell, book = read_shell(SHELLS / locale / VILLAGE_SHELL / "index.html"), read_book(SHELLS / locale / TEMPLATE)
        pages += sum(1 for _ in village_pages(project, locale, shell, edit_root, villages, book=book))
    return {"pages": pages, "load": loaded - start, "render": time.perf_counter() - loaded}


def write_pages(villages: Path, areas: Path, site: Path) -> None:
    """Write all pages and lists, and the files of the search."""
    project = load_project(villages=villages, areas=areas)
    edit_root = read_shelf(SHELLS).edit_root
    for locale in LOCALES:
        write_villages(project, locale, SHELLS / locale, site, edit_root, villages)
    write_finder(project, site)


def write_all_books(villages: Path, areas: Path, site: Path) -> None:
    """Write the one-file books alone."""
    project = load_project(villages=villages, areas=areas)
    for locale in LOCALES:
        write_books(project, locale, SHELLS / locale, site)


if __name__ == "__main__":
    part, *places = sys.argv[1], *map(Path, sys.argv[2:])
    match part:
        case "pages":
            write_pages(*places)
        case "books":
            write_all_books(*places)
        case "parts":
            print(json.dumps(time_parts(*places)))
