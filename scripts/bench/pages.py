"""What the pages cost that are no village's: beside stock Material, from nothing, and after one changed sentence."""

import re
import shutil
import sys
from pathlib import Path

from scripts.bench.measure import RUNS, Cost, best, run, workplace
from scripts.bench.stock import build_stock
from scripts.bench.table import Table, machine
from scripts.paths import AREAS, DATA, ROOT

HEAD = ("command", "seconds", "CPU", "MiB")
CODE = re.compile(r"\d\d(?:\.\d\d){1,2}(?:\.\d{4})?")
SENTENCE = "\n\nBertanya itu gratis, kapan saja.\n"


def measure() -> Table:
    """Measure and return the table."""
    with workplace() as folder:
        project = folder / "project"
        shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "site", "tests", "rilis"))
        (folder / "villages.yml").write_text("", encoding="utf-8")
        write_named_areas(folder / "areas.csv")
        stock = best(lambda: build_stock(folder / "stock"))
        engine = best(lambda: run([sys.executable, "-m", "mkdocs", "build", "-s", "-q", "-d", str(folder / "raw")]))
        kept = project / ".cache"
        first = best(lambda: _build(project, folder), lambda: shutil.rmtree(kept, ignore_errors=True))
        changed = best(
            lambda: _build(project, folder), lambda: change_a_sentence(project / "docs" / "id" / "bantuan.md")
        )
    rows = [
        _row("stock Material, same Markdown", stock),
        _row("MkDocs with our templates", engine),
        _row("`scripts.build`: check, MkDocs, all that follows; nothing kept", first),
        _row("the same after one changed sentence", changed),
    ]
    return Table(HEAD, rows, [f"In all languages, no village; {machine()}, best of {RUNS} runs."])


def write_named_areas(path: Path) -> None:
    """Write the rows of the official list that offices and gates name, and those that they lie in: no village has a page."""
    named = {code for name in ("offices.yml", "gates.yml") for code in CODE.findall((DATA / name).read_text("utf-8"))}
    above = {code[:end] for code in named for end in (5, 8)}
    head, *rows = AREAS.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if (code := row.split(",")[0]) in named | above or len(code) <= 5]
    path.write_text(head + "".join(kept), encoding="utf-8")


def change_a_sentence(page: Path) -> None:
    """Write one sentence more into a page."""
    page.write_text(page.read_text(encoding="utf-8").rstrip() + SENTENCE, encoding="utf-8")


def _build(project: Path, folder: Path) -> Cost:
    command = [sys.executable, "-m", "scripts", "build", "--data", str(folder / "villages.yml")]
    return run([*command, "--areas", str(folder / "areas.csv"), "--site", str(folder / "site")], project)


def _row(name: str, cost: Cost) -> list[str]:
    return [name, f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"]
