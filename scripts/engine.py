"""The engine that turns Markdown into pages: MkDocs 1.x, or a program with its command line and its plugins."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from scripts.data.day import VARIABLE as BUILD_DAY
from scripts.data.problem import SiteError
from scripts.paths import ROOT

ENGINE = "mkdocs"  # a module with `build` and `serve`; a successor that has passed `bench engine` may stand here


@contextmanager
def building(site: Path, today: date, engine: str = ENGINE, config: Path | None = None) -> Iterator[Callable[[], None]]:
    """Start to build the Markdown pages of all languages into `site`, strictly, for the day `today`; give what waits for it.

    config: another mkdocs.yml than the project's. Waiting raises SiteError with the engine's own words. Whoever leaves
    without waiting stops it.
    """
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet", "--site-dir", str(site)]
    command += ["--config-file", str(config)] if config else []
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", BUILD_DAY: today.isoformat()}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT) as process,
    ):

        def wait() -> None:
            if process.wait():
                said.seek(0)
                raise SiteError(said.read().strip())

        try:
            yield wait
        finally:
            process.kill()
