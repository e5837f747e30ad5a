"""Find or fetch the browser of the browser tests: `python -m scripts browser`."""

import shutil
import subprocess
import sys
from collections.abc import Sequence

# The first, Chromium without windows, starts and opens a page in half the processor time.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FETCH = ("playwright", "install", "--only-shell", "chromium")
# As root a sandbox is refused; a test browser must not call home or outlive slow machines.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def installed_browser() -> str | None:
    """Return the path of the first of COMMANDS that is there, or None: then Playwright takes the one it has fetched."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when a browser is there, if need be after fetching Playwright's own: on Ubuntu no package has one."""
    if installed_browser():
        return 0
    if subprocess.run([sys.executable, "-m", *FETCH]).returncode:
        print(
            "Peramban untuk uji belum bisa diunduh.\n    Perbaikan: periksa sambungan internet, atau pasang Chrome",
            file=sys.stderr,
        )
        return 1
    return 0
