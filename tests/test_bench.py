"""Benchmarks measure what they say: data that is valid at any size, a line as slow as its name, tables that stay put."""

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.bench.command import TABLES
from scripts.bench.data import PROVINCE_VILLAGES, write_data
from scripts.bench.link import FIRST_WINDOW, PACKET, Line
from scripts.bench.stock import add_villages, build_stock
from scripts.bench.table import FIGURES, Table, write_table
from scripts.data.project import Project, load_project


@pytest.mark.live
@pytest.mark.parametrize("count", [PROVINCE_VILLAGES, 200])
def test_made_villages_are_valid_and_as_many_as_asked(tmp_path: Path, count: int) -> None:
    write_data(count, tmp_path / "villages.yml", tmp_path / "areas.csv")
    project = load_project(villages=tmp_path / "villages.yml", areas=tmp_path / "areas.csv")
    assert len(project.villages) == count
    assert len({(village.name, village.district, village.regency) for village in project.villages}) == count
    assert any(village.note for village in project.villages) and any(village.meetings for village in project.villages)


@pytest.mark.live
def test_the_same_villages_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_data(PROVINCE_VILLAGES, tmp_path / f"{name}.yml", tmp_path / f"{name}.csv")
    assert (tmp_path / "one.yml").read_bytes() == (tmp_path / "two.yml").read_bytes()
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_a_table_replaces_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    figures = tmp_path / "ukuran.md"
    figures.write_text("before\n<!-- bench:x -->\nold\n<!-- /bench:x -->\nafter\n")
    table = Table(("what", "ms"), [("page", "0.1")], ["A note."])
    write_table("x", table, figures)
    once = figures.read_text()
    assert once == (
        "before\n<!-- bench:x -->\n\n| what | ms |\n| --- | ---: |\n| page | 0.1 |\n\nA note.\n\n<!-- /bench:x -->\nafter\n"
    )
    write_table("x", table, figures)
    assert figures.read_text() == once
    with pytest.raises(ValueError, match="0 places"):
        write_table("y", table, figures)


@pytest.mark.parametrize("name", TABLES)
def test_each_table_can_be_measured_and_has_a_place_among_the_figures(name: str) -> None:
    assert not inspect.signature(import_module(f"scripts.bench.{TABLES[name]}").measure).parameters
    text = FIGURES.read_text()
    assert text.count(f"<!-- bench:{name} -->") == text.count(f"<!-- /bench:{name} -->") == 1


class Sink:
    """Stands where the browser is: notes when each piece arrives."""

    def __init__(self) -> None:
        self.arrived: list[tuple[float, int]] = []

    def write(self, data: bytes) -> None:
        self.arrived.append((asyncio.get_running_loop().time(), len(data)))


def test_a_line_keeps_its_rate_and_its_first_window() -> None:
    async def send(rate: float, trip: float, size: int) -> list[tuple[float, int]]:
        sink = Sink()
        start = asyncio.get_running_loop().time()
        await Line(rate, trip).send(bytes(size), sink)
        return [(when - start, length) for when, length in sink.arrived]

    def measure(**line: float) -> list[tuple[float, int]]:
        with ThreadPoolExecutor(1) as thread:  # the browser of other tests keeps this thread's loop
            return thread.submit(asyncio.run, send(**line)).result()

    slow = measure(rate=400_000, trip=0.1, size=20_000)
    assert sum(length for _, length in slow) == 20_000
    assert slow[-1][0] >= 20_000 * 8 / 400_000 + 0.05
    far = measure(rate=1e9, trip=0.4, size=20_000)
    early = sum(length for when, length in far if when < 0.4)
    assert early == FIRST_WINDOW * PACKET, "the rest waits until the browser has confirmed"


def test_stock_material_tells_the_same(project: Project, built: Path, tmp_path: Path) -> None:
    """What the tables compare with: the same texts and villages, by Material's own templates."""
    stock = tmp_path / "stock"
    build_stock(stock, built)
    add_villages(project, stock)
    for address in ("waspada/tanda/", "desa/6103072007/"):
        ours, theirs = (
            LexborHTMLParser((each / address / "index.html").read_text(encoding="utf-8"))
            for each in (built / "site", stock)
        )
        said = " ".join(theirs.css_first("article").text().split())
        for part in ours.css("h1, h2, .signs li b"):
            assert " ".join(part.text().split()) in said, (address, part.text())
