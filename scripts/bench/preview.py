"""How long an editor waits under `python -m scripts serve`: from a saved file to the page that the browser loads again."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from scripts.bench.building import change_a_row
from scripts.bench.data import LOCALES
from scripts.bench.measure import RUNS, workplace
from scripts.bench.pages import change_a_sentence
from scripts.bench.table import Table, machine
from scripts.paths import ROOT

HEAD = ("edit", "seconds")
PATIENCE = 600  # seconds until the server must have answered


def measure() -> Table:
    """Measure and return the table."""
    with workplace() as folder:
        project = folder / "project"
        shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "site", "tests", "rilis"))
        edits = {f"a sentence of a page, {each}": (change_a_sentence, f"docs/{each}/index.md") for each in LOCALES}
        edits["a row of villages.yml"] = (change_a_row, "docs/_data/villages.yml")
        with _serving(project) as root:
            rows = [[name, f"{_best(root, change, project / path):.1f}"] for name, (change, path) in edits.items()]
    note = (
        f"From saving to the page as the browser loads it again, all languages; {machine()}, best of {RUNS}. Goal: 3."
    )
    return Table(HEAD, rows, [note])


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    """Run the preview of `project`; give its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    with (project / "log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "scripts", "serve", host], cwd=project, stdout=log, stderr=log)
        try:
            end = time.monotonic() + PATIENCE
            while "Serving on" not in (project / "log").read_text() and time.monotonic() < end:
                time.sleep(0.1)
            yield f"http://{host}/"
        finally:
            server.terminate()
            server.wait()


def _best(root: str, change: Callable[[Path], None], path: Path) -> float:
    return min(_once(root, change, path) for _ in range(RUNS))


def _once(root: str, change: Callable[[Path], None], path: Path) -> float:
    """Return the seconds from a change to the page after it, as MkDocs' own script in the page waits for it."""
    before = _read(f"{root}livereload/0/0")
    start = time.perf_counter()
    change(path)
    while _read(f"{root}livereload/{before}/1") == before:
        pass
    _read(root)
    return time.perf_counter() - start


def _read(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()
