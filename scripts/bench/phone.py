"""What a reader on a slow line waits and pays for, kind of page by kind of page, beside stock Material."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from scripts.bench.link import SlowServer, slow_server
from scripts.bench.measure import run_command, workplace
from scripts.bench.stock import add_villages, build_stock
from scripts.bench.table import Table, machine
from scripts.browser import ARGUMENTS, installed_browser
from scripts.data.project import Project, load_project
from scripts.paths import SITE

LINES = ((400, 0.4), (50, 0.5))  # kbit/s, seconds a round trip
SLOWER_CPU = 4  # times: what Lighthouse takes for a cheap phone
QUIET = 1.0  # seconds without a request: the visit is over
SIGNS = "waspada/tanda/"
HEAD = ("page", "bytes", "requests", *(f"{name} {rate}" for rate, _ in LINES for name in ("FCP", "LCP", "done")))
# When the browser first painted something, and its largest piece of text or picture, in seconds.
PAINTS = """() => new Promise(done => {
    let largest = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => { largest = entry.startTime }))
        .observe({type: "largest-contentful-paint", buffered: true})
    const first = performance.getEntriesByName("first-contentful-paint")[0]
    setTimeout(() => done([first ? first.startTime / 1000 : 0, largest / 1000]), 100)
})"""


@dataclass(frozen=True)
class Seen:
    """One visit: bytes and requests of all it loaded; seconds to the first and largest paint and the last byte."""

    bytes: int
    requests: int
    first: float
    largest: float
    done: float


def kinds(project: Project) -> dict[str, str]:
    """Return one address for each kind of page."""
    village = next((village for village in project.villages if village.note), project.villages[0])
    return {
        "home": "",
        "section": "paspor/",
        "text": "paspor/syarat/",
        "job-offer check": "waspada/periksa/",
        "villages": "desa/",
        "one village": f"desa/{village.address}/",
        "offices": "kantor/",
        "help": "bantuan/",
    }


def row_of(kinds: dict[str, str]) -> list[str]:
    """Return five pages as a reader goes through them."""
    return [kinds["home"], kinds["section"], kinds["text"], SIGNS, kinds["one village"]]


def measure() -> Table:
    """Measure and return the table."""
    run_command("build")
    project = load_project()
    pages = kinds(project)
    with workplace() as folder:
        build_stock(folder / "stock")
        add_villages(project, folder / "stock")
        ours, stock = asyncio.run(_visit_all((SITE, folder / "stock"), list(pages.values()), row_of(pages)))
    rows = [_row(name, a, b) for name, a, b in zip([*pages, "five in a row"], ours, stock, strict=True)]
    notes = [
        "Each cell: this site / the same texts by stock Material (search on, web font off). Bytes gzip -6, cold cache, all "
        "files of the visit; seconds to the first paint, the largest paint and the last byte at "
        + " and at ".join(f"{rate} kbit/s with {trip * 1000:.0f} ms a round trip" for rate, trip in LINES)
        + f". Chromium at 360 x 640, processor {SLOWER_CPU} times slower; {machine()}.",
        "Of five pages in a row (home, section, text, signs, one village) the sums, over one connection. The line is played by the server; `scripts/bench/link.py` says how, and what it leaves out.",
    ]
    return Table(HEAD, rows, notes)


async def _visit_all(sites: Sequence[Path], addresses: list[str], row: list[str]) -> list[list[list[Seen]]]:
    """Return for each site, page (the row of five pages is the last) and line what was seen."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        found = []
        for site in sites:
            lines = [await _visit_over(browser, site, rate * 1000, trip, addresses, row) for rate, trip in LINES]
            found.append([list(page) for page in zip(*lines, strict=True)])
        await browser.close()
    return found


async def _visit_over(
    browser: Browser, site: Path, rate: float, trip: float, addresses: list[str], row: list[str]
) -> list[Seen]:
    async with slow_server(site, rate, trip) as (root, server):
        seen = [(await _visit(browser, root, [address], server))[0] for address in addresses]
        five = await _visit(browser, root, row, server)
    parts = [[getattr(each, name) for each in five] for name in ("bytes", "requests", "first", "largest", "done")]
    return [*seen, Seen(*map(sum, parts))]


async def _visit(browser: Browser, root: str, addresses: Sequence[str], server: SlowServer) -> list[Seen]:
    """Open the pages one after the other on a new phone with an empty cache."""
    context = await browser.new_context(viewport={"width": 360, "height": 640}, locale="id-ID")
    seen = []
    try:
        page = await _phone_page(context)
        server.open_line()
        for address in addresses:
            server.start_visit()
            await page.goto(root + address, wait_until="load", timeout=180_000)
            await server.quiet(QUIET)
            first, largest = await page.evaluate(PAINTS)
            visit = server.visit
            seen.append(Seen(visit.bytes, len(visit.requests), first, largest, visit.seconds))
    finally:
        await context.close()
    return seen


async def _phone_page(context: BrowserContext) -> Page:
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    return page


def _row(name: str, ours: list[Seen], stock: list[Seen]) -> list[str]:
    cells = [f"{ours[0].bytes:,} / {stock[0].bytes:,}", f"{ours[0].requests} / {stock[0].requests}"]
    for a, b in zip(ours, stock, strict=True):
        cells += [f"{getattr(a, part):.1f} / {getattr(b, part):.1f}" for part in ("first", "largest", "done")]
    return [name, *cells]
