"""The whole build with every village of the province, and what one changed row costs; beside stock Material."""

import re
import shutil
import sys
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.bench.measure import RUNS, Cost, best, run, workplace
from scripts.bench.pages import change_a_sentence
from scripts.bench.stock import build_stock
from scripts.bench.table import Table, machine
from scripts.data.project import load_project
from scripts.paths import CACHE, DATA, PAGE_TEMPLATES, ROOT
from scripts.villages.build_cache import read_build_cache

BUILD = (sys.executable, "-m", "scripts", "build", "--force")
LEFT_OUT = shutil.ignore_patterns(".*", "site", "tests", "rilis")
HEAD = ("command", "seconds", "CPU", "MiB")


def measure() -> Table:
    """Measure and return the table."""
    with workplace() as folder:
        villages, site = folder / "villages.yml", folder / "site"
        shutil.copyfile(DATA / "villages.yml", villages)
        stock = best(lambda: build_stock(folder / "stock"))
        copy_project(folder / "two")
        two = best(lambda: run(BUILD, folder / "two"), lambda: forget(folder / "two"))
        project = folder / "all"
        shutil.copytree(ROOT, project, ignore=LEFT_OUT)
        many = best(lambda: _build(villages, site, project), lambda: forget(project))
        sentence = best(
            lambda: _build(villages, site, project), lambda: change_a_sentence(project / "docs" / "id" / "bantuan.md")
        )
        unchanged = best(lambda: _stamp(villages, site, project))
        change_a_row(villages)
        changed = _stamp(villages, site, project)
        all_locales = len(read_build_cache(project / PAGE_TEMPLATES.relative_to(ROOT)).locales)
    count = len(load_project().all_villages)
    rows = [
        _row("stock Material, same Markdown, no village", stock),
        _row(f"`scripts.build`, {count:,} villages, {len(LOCALES)} languages", two),
        _row(f"`scripts.build`, {count:,} villages", many),
        _row("the same after one changed sentence", sentence),
        _row(f"`scripts.villages`, {count:,} villages, nothing changed", unchanged),
        _row(f"`scripts.villages`, one row changed: {len(changed.out.split())} files written", changed),
    ]
    notes = [
        f"In {all_locales} languages where none are named, with checks; every village of the province by its real code, with "
        f"page, open data and book; nothing kept of an earlier build where nothing else is said; {machine()}, best of {RUNS} "
        "runs; memory of the largest process. Goal: 12 seconds."
    ]
    return Table(HEAD, rows, notes)


def copy_project(folder: Path) -> None:
    """Copy the project into the new `folder`; there only LOCALES are built."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    config = folder / "mkdocs.yml"
    others = rf"(\{{locale: (?!(?:{'|'.join(LOCALES)}),).*)\}}"
    config.write_text(re.sub(others, r"\1, build: false}", config.read_text(encoding="utf-8")), encoding="utf-8")


def change_a_row(villages: Path) -> None:
    """Change the status of one village, without moving the lines of the others."""
    text = villages.read_text(encoding="utf-8")
    villages.write_text(text.replace("status: mungkin", "status: pasti", 1), encoding="utf-8")


def forget(project: Path) -> None:
    """Remove what builds of `project` have kept."""
    shutil.rmtree(project / CACHE.relative_to(ROOT), ignore_errors=True)


def _build(villages: Path, site: Path, project: Path) -> Cost:
    return run([*BUILD, "--data", str(villages), "--site", str(site)], project)


def _stamp(villages: Path, site: Path, project: Path) -> Cost:
    return run([sys.executable, "-m", "scripts", "villages", "--data", str(villages), "--site", str(site)], project)


def _row(name: str, cost: Cost) -> list[str]:
    return [name, f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"]
