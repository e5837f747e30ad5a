"""Village pages of up to the whole country: time a page and memory, beside Hugo."""

import json
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.bench.data import COUNTRY_VILLAGES, LOCALES, PROVINCE_VILLAGES, write_data
from scripts.bench.hugo import hugo, run_hugo
from scripts.bench.measure import RUNS, Cost, best, run_command, workplace
from scripts.bench.table import Table, machine
from scripts.villages.page_template import LIST_PAGE
from scripts.villages.write import folder_of

SIZES = (200, PROVINCE_VILLAGES, 20_000, COUNTRY_VILLAGES)
COMPARED = 200  # pages looked at, spread over all
BOOKS = (200, PROVINCE_VILLAGES)  # those of a country would fill a disk
OURS, THEIRS = ("load", "render", "rest", "all", "CPU", "MiB"), ("Hugo all", "Hugo CPU", "Hugo MiB", "Hugo : ours")
HEAD = ("villages", *OURS, *THEIRS, "book", "book MiB")


def measure() -> Table:
    """Measure all sizes and return the table."""
    run_command("build")
    rows, equal, looked = [], 0, 0
    for size in SIZES:
        with workplace(in_memory=True) as folder:
            row, same, pages = _measure(size, folder)
            rows.append(row)
            equal, looked = equal + same, looked + pages
    notes = [
        f"Milliseconds a page of what `python -m scripts villages` does for pages, in {len(LOCALES)} languages ({', '.join(LOCALES)}): load and "
        "check the data, render and stamp, and the rest (start, lists, writing); CPU time of all cores; peak memory in "
        f"MiB. {machine()}, written to a disk in memory where there is one, best of {RUNS} runs. Goal: 0.2 ms and 150 MiB at any size.",
        "Hugo is Debian's and uses all cores. It gets one content file a page, written beforehand and not counted, with "
        f"nearly all parts ready-made, and makes no lists. {equal} of {looked} pages compared say and link the same in both.",
    ]
    return Table(HEAD, rows, notes)


def _measure(size: int, folder: Path) -> tuple[list[str], int, int]:
    """Return the row of the table, the number of equal pages and that of pages compared."""
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
    if not hugo():
        return [*row, *("–" for _ in THEIRS), *books], 0, 0
    run_command("bench", "hugo", villages, areas, folder / "hugo")
    other = best(lambda: run_hugo(folder / "hugo", folder / "hugo-site"), lambda: _clear(folder / "hugo-site"))
    row += [*_costs(other, pages), f"{other.seconds / whole.seconds:.1f}", *books]
    return row, *_compare(site, folder / "hugo-site")


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


def _compare(ours: Path, theirs: Path) -> tuple[int, int]:
    """Return how many of some pages say and link the same in both sites, and how many were compared."""
    pages = sorted(page.relative_to(theirs).as_posix() for page in theirs.rglob("desa/*/index.html"))
    some = pages[:: max(1, len(pages) // COMPARED)]
    return sum(_said(ours / page) == _said(theirs / page) for page in some), len(some)


def _said(page: Path) -> tuple[str, list[str | None]]:
    # Without spaces: after a note Hugo ends the line, we do not.
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return "".join(tree.root.text().split()), [link.attributes.get("href") for link in tree.css("[href]")]
