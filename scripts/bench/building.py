"""The whole build with every village of the province, and what one changed row costs; beside stock Material."""

import re
import shutil
import sys
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.bench.measure import RUNS, Cost, best, run, run_command, workplace
from scripts.bench.stock import build_stock
from scripts.bench.table import Table, machine
from scripts.data.project import load_project
from scripts.paths import DATA, PAGE_TEMPLATES, ROOT
from scripts.villages.build_cache import read_build_cache

BUILD = (sys.executable, "-m", "scripts", "build", "--force")
HEAD = ("command", "seconds", "CPU", "MiB")


def measure() -> Table:
    """Measure and return the table."""
    with workplace() as folder:
        villages, site = folder / "villages.yml", folder / "site"
        shutil.copyfile(DATA / "villages.yml", villages)
        stock = best(lambda: build_stock(folder / "stock"))
        copy_project(folder / "two")
        two = best(lambda: run(BUILD, folder / "two"))
        many = best(lambda: _build(villages, site))
        unchanged = best(lambda: _stamp(villages, site))
        change_a_row(villages)
        changed = _stamp(villages, site)
    count = len(load_project().all_villages)
    all_locales = len(read_build_cache(PAGE_TEMPLATES).locales)
    rows = [
        _row("stock Material, same Markdown, no village", stock),
        _row(f"`scripts.build`, {count:,} villages, {len(LOCALES)} languages", two),
        _row(f"`scripts.build`, {count:,} villages", many),
        _row(f"`scripts.villages`, {count:,} villages, nothing changed", unchanged),
        _row(f"`scripts.villages`, one row changed: {len(changed.out.split())} files written", changed),
    ]
    notes = [
        f"In {all_locales} languages where none are named, with checks; every village of the province by its real code, with "
        f"page, open data and book; {machine()}, best of {RUNS} runs; memory of the largest process. Goal: 12 seconds."
    ]
    return Table(HEAD, rows, notes)


def copy_project(folder: Path) -> None:
    """Copy the project into the new `folder`; there only LOCALES are built."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "site", "tests"))
    config = folder / "mkdocs.yml"
    others = rf"(\{{locale: (?!(?:{'|'.join(LOCALES)}),).*)\}}"
    config.write_text(re.sub(others, r"\1, build: false}", config.read_text(encoding="utf-8")), encoding="utf-8")


def change_a_row(villages: Path) -> None:
    """Change the status of one village, without moving the lines of the others."""
    text = villages.read_text(encoding="utf-8")
    villages.write_text(text.replace("status: mungkin", "status: pasti", 1), encoding="utf-8")


def _build(villages: Path, site: Path) -> Cost:
    return run([*BUILD, "--data", str(villages), "--site", str(site)])


def _stamp(villages: Path, site: Path) -> Cost:
    return run_command("villages", "--data", villages, "--site", site)


def _row(name: str, cost: Cost) -> list[str]:
    return [name, f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"]
