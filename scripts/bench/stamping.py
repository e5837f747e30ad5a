"""Village pages of up to the whole country: time a page and memory."""

import json
import shutil
from pathlib import Path

from scripts.bench.data import COUNTRY_VILLAGES, LOCALES, PROVINCE_VILLAGES, write_data
from scripts.bench.measure import RUNS, Cost, best, run_command, workplace
from scripts.bench.table import Table, machine
from scripts.villages.page_template import LIST_PAGE
from scripts.villages.write import folder_of

SIZES = (200, PROVINCE_VILLAGES, 20_000, COUNTRY_VILLAGES)
BOOKS = (200, PROVINCE_VILLAGES)  # those of a country would fill a disk
HEAD = ("villages", "load", "render", "rest", "all", "CPU", "MiB", "book", "book MiB")


def measure() -> Table:
    """Measure all sizes and return the table."""
    run_command("build")
    rows = []
    for size in SIZES:
        with workplace(in_memory=True) as folder:
            rows.append(_measure(size, folder))
    notes = [
        f"Milliseconds a page of what `python -m scripts villages` does for pages, in {len(LOCALES)} languages ({', '.join(LOCALES)}): load and "
        "check the data, render and stamp, and the rest (start, lists, writing); CPU time of all cores; peak memory in "
        f"MiB. {machine()}, written to a disk in memory where there is one, best of {RUNS} runs. Goal: 0.2 ms and 150 MiB at any size.",
    ]
    return Table(HEAD, rows, notes)


def _measure(size: int, folder: Path) -> list[str]:
    """Return the row of the table."""
    villages, areas, site = folder / "villages.yml", folder / "areas.csv", folder / "site"
    write_data(size, villages, areas)
    whole = best(
        lambda: _run("pages", villages, areas, site),
        lambda: _clear(site, LOCALES),
    )
    parts = json.loads(best(lambda: _run("parts", villages, areas)).out)
    pages = parts["pages"]
    rest = whole.seconds - parts["load"] - parts["render"]
    row = [f"{size:,}", *(_per_page(each, pages) for each in (parts["load"], parts["render"], rest))]
    row += _costs(whole, pages)
    books = ["–", "–"]
    if size in BOOKS:
        cost = best(lambda: _run("books", villages, areas, site / "books"), lambda: _clear(site / "books"))
        books = [_per_page(cost.seconds, pages), f"{cost.peak:.0f}"]
    return row + books


def _run(part: str, *places: Path) -> Cost:
    return run_command("bench", "stamp", part, *places)


def _clear(site: Path, locales: tuple[str, ...] = ()) -> None:
    """Make `site` empty, but for the folders of the lists, which are there after every build."""
    shutil.rmtree(site, ignore_errors=True)
    for locale in locales:
        (site / folder_of(locale) / LIST_PAGE).mkdir(parents=True)


def _costs(cost: Cost, pages: int) -> list[str]:
    return [_per_page(cost.seconds, pages), _per_page(cost.cpu, pages), f"{cost.peak:.0f}"]


def _per_page(seconds: float, pages: int) -> str:
    return f"{seconds / pages * 1000:.2f}"
