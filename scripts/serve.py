"""Preview with live reload: `python -m scripts serve [ADDRESS]`.

The server is that of MkDocs. But where MkDocs ends, or leaves the browser waiting, because something typed cannot be built,
the browser shows what is wrong and how to mend it, and the page once it is mended.
"""

import argparse
import datetime
import errno
import logging
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from scripts.check import check_all
from scripts.data.day import build_day
from scripts.data.problem import Problem, report
from scripts.data.project import load_project
from scripts.pages.i18n import SEEN
from scripts.pages.loaded import hand_over
from scripts.paths import DATA, DOCS, ROOT
from scripts.render.environment import render

SETTINGS = ROOT / "mkdocs.yml"
LOOKS = 0.2  # seconds between two looks at the files
AGAIN = 2  # seconds until the browser looks whether a mistake has been mended


class Preview:
    """The site as it is being written, in a folder of its own, and its server."""

    def __init__(self, host: str, port: int, folder: Path) -> None:
        self.folder = folder
        self.read: object = None  # the day and the files of which the data were read last
        self.fault = ""  # the page shown instead of all others; '' while the site can be built
        self.server = LiveReloadServer(self.build, host, port, str(folder), polling_interval=LOOKS)
        self.server.error_handler = self.missing
        self.server.watch(str(DOCS))
        self.server.watch(str(SETTINGS))

    def build(self) -> None:
        """Build the site, or the page that says why it cannot be built. Never raises: the browser must not wait."""
        try:
            config = load_config(str(SETTINGS), site_dir=str(self.folder))
            config.site_url = self.server.url.rstrip("/") + urlsplit(config.site_url or "/").path
            config.plugins.on_startup(command="serve", dirty=False)
            self.load_data()
            build(config, serve_url=self.server.url)
            self.fault = ""
        except (Exception, SystemExit) as error:  # MkDocs ends its process for a mistake in the settings
            shutil.rmtree(self.folder)  # half a site
            self.folder.mkdir()
            SEEN.clear()  # so the next build makes all of it
            self.fault = self._explained(error)

    def load_data(self) -> None:
        """Read the data again where they have changed. Raises DataError."""
        day = build_day()
        read = (day, {path: path.stat().st_mtime_ns for path in DATA.rglob("*") if path.is_file()})
        if read != self.read:
            hand_over(load_project(today=day))
            self.read = read

    def missing(self, code: int) -> bytes:
        """Return the page for an address without a file."""
        page = self.folder / "404.html"
        return self.fault.encode() or (page.read_bytes() if page.is_file() else b"")

    def _explained(self, error: BaseException) -> str:
        problems = _problems()
        if problems:
            print(report(problems), file=sys.stderr)
        else:
            traceback.print_exception(error)
        return str(render("preview/error.html", problems=problems, said=str(error) or repr(error), seconds=AGAIN))


def _problems() -> list[Problem]:
    try:
        return check_all(datetime.date.today())[0]
    except Exception:  # the check itself stumbles: then what MkDocs said must do
        return []


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m scripts serve", description="Pratinjau di komputer sendiri.")
    parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="alamat dan pintu, bawaan 127.0.0.1:8000")
    host, _, port = parser.parse_args(arguments).address.rpartition(":")
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    with tempfile.TemporaryDirectory(prefix="pratinjau-") as folder:
        preview = Preview(host or "127.0.0.1", int(port), Path(folder) / "site")
        preview.folder.mkdir()
        preview.build()
        try:
            preview.server.serve()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            print(
                f"Alamat {host}:{port} sudah dipakai.\n"
                f"    Perbaikan: tutup pratinjau yang lain, atau python -m scripts serve 127.0.0.1:{int(port) + 1}",
                file=sys.stderr,
            )
            return 1
        except KeyboardInterrupt:
            preview.server.shutdown()
    return 0
