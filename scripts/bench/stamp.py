"""What is measured of the villages, in a process of its own: `python -m scripts bench stamp PART VILLAGES AREAS [SITE]`.

`pages` writes pages, lists and search as `python -m scripts villages` does, and `parts` times loading, and rendering without
writing. It imports no more than they do.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.data.project import Project, load_project
from scripts.paths import PAGE_TEMPLATES
from scripts.villages.book import TEMPLATE, read_book
from scripts.villages.build_cache import read_build_cache
from scripts.villages.maps import Maps
from scripts.villages.neighbours import Neighbours
from scripts.villages.page import VillagePages
from scripts.villages.page_template import VILLAGE_TEMPLATE, read_page_template
from scripts.villages.switch import LanguageSwitch, offered_villages
from scripts.villages.write import write_finder, write_villages


def neighbours_of(project: Project, locale: str, villages: Path) -> Neighbours:
    """Return what makes the pages of `locale`; villages: the file that their editors edit."""
    folder = PAGE_TEMPLATES / locale
    switch = LanguageSwitch(project, read_page_template(folder / VILLAGE_TEMPLATE / "index.html"))
    maker = VillagePages(project, locale, read_build_cache(PAGE_TEMPLATES).edit_root, villages)
    return Neighbours(maker, switch, read_book(folder / TEMPLATE))


def time_parts(villages: Path, areas: Path) -> dict[str, float]:
    """Return the number of pages, and the seconds for loading and for making all pages without writing them."""
    start = time.perf_counter()
    project = load_project(villages=villages, areas=areas)
    loaded, pages = time.perf_counter(), 0
    for locale in LOCALES:
        page = neighbours_of(project, locale, villages).page
        pages += sum(1 for _ in map(page, offered_villages(project, locale)))
    return {"pages": pages, "load": loaded - start, "render": time.perf_counter() - loaded}


def write_pages(villages: Path, areas: Path, site: Path) -> None:
    """Write all pages and lists, and the files of the search."""
    project = load_project(villages=villages, areas=areas)
    edit_root, maps = read_build_cache(PAGE_TEMPLATES).edit_root, Maps(project)
    for locale in LOCALES:
        write_villages(project, locale, PAGE_TEMPLATES / locale, site, edit_root, villages, maps=maps)
    write_finder(project, site)


def main(arguments: Sequence[str]) -> int:
    """Do the part that is named first, with the paths that follow."""
    part, *places = arguments[0], *map(Path, arguments[1:])
    match part:
        case "pages":
            write_pages(*places)
        case "parts":
            print(json.dumps(time_parts(*places)))
    return 0
