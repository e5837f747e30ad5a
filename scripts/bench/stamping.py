"""Village pages of the province, and of the whole country where its code list is at hand: time a page and memory. Where Hugo
is installed (a tool of this table alone), it makes the same pages in turn.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.bench.measure import RUNS, Cost, best, in_turn, run, run_command, workplace
from scripts.bench.table import Table, machine
from scripts.paths import AREAS, DATA
from scripts.villages.page_template import LIST_PAGE
from scripts.villages.write import folder_of

COUNTRY = "KODE_SELURUH_NEGARA"  # names a file like docs/_data/provinsi/wilayah.csv, with every village of the country
HEAD = ("villages", "pages", "load", "render, one core", "all", "CPU", "MiB")


def measure() -> Table:
    """Measure the province and, where the variable COUNTRY names its code list, the country; return the table."""
    run_command("build")
    sizes = {"province": AREAS} | ({"country": Path(os.environ[COUNTRY])} if COUNTRY in os.environ else {})
    rows = []
    for name, areas in sizes.items():
        with workplace(in_memory=True) as folder:
            rows += _rows(name, areas, folder)
    notes = [
        f"Real codes and names; milliseconds a page of what `python -m scripts villages` does for pages, in {len(LOCALES)} "
        f"languages ({', '.join(LOCALES)}): load and check the data; render and stamp in one process; everything, with "
        f"lists and writing, on all cores; CPU time of all cores; peak memory of the largest process in MiB. {machine()}, "
        f"written to a disk in memory where there is one, best of {RUNS} runs. Goal: 0.10 ms for everything. The country: "
        f"`{COUNTRY}=FILE python -m scripts bench villages`; points, outlines and tables are read where they stand beside FILE.",
        "Hugo, where it is installed, takes turns with us and writes the same bytes, without the lists: it finds every article "
        "ready in a file and only puts the page around it; it reads no data, checks nothing and looks nothing up.",
    ]
    return Table(HEAD, rows, notes)


def _rows(name: str, areas: Path, folder: Path) -> Iterator[list[str]]:
    """Yield the row of the table for the villages of `areas`, and that of Hugo."""
    villages, site, source = DATA / "villages.yml", folder / "site", folder / "hugo"

    def ours() -> Cost:
        _clear(site)
        return _run("pages", villages, areas, site)

    def theirs() -> Cost:
        shutil.rmtree(source / "public", ignore_errors=True)
        return run(["hugo", "--quiet"], source)

    tries = {name: ours}
    if shutil.which("hugo"):
        run_command("bench", "hugo", villages, areas, source)
        tries[f"{name}, {run(['hugo', 'version']).out.split('-')[0]}"] = theirs
    parts = json.loads(best(lambda: _run("parts", villages, areas)).out)
    for who, cost in zip(tries, in_turn(*tries.values()), strict=True):
        own = (parts["load"], parts["render"]) if who == name else ()
        times = [_per_page(each, parts["pages"]) for each in (*own, cost.seconds, cost.cpu)]
        yield [who, f"{parts['pages']:,}", *([] if own else ["–", "–"]), *times, f"{cost.peak:.0f}"]


def _run(part: str, *places: Path) -> Cost:
    return run_command("bench", "stamp", part, *places)


def _clear(site: Path) -> None:
    """Make `site` empty, but for the folders of the lists, which are there after every build."""
    shutil.rmtree(site, ignore_errors=True)
    for locale in LOCALES:
        (site / folder_of(locale) / LIST_PAGE).mkdir(parents=True)


def _per_page(seconds: float, pages: int) -> str:
    return f"{seconds / pages * 1000:.2f}"
