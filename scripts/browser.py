"""Find or fetch the browser of the browser tests: `python -m scripts browser`."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SHELL = "chromium-headless-shell"  # Chromium without windows: a new page costs a third of the processor time
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def installed_browser(names: Sequence[str] = (SHELL, *WHOLE)) -> str | None:
    """Return the path of the first installed of `names`, or of Playwright's own Chromium, or None."""
    for name in names:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main(arguments: Sequence[str]) -> int:
    """Return 0 when a browser is there, if need be after fetching Playwright's own: on Ubuntu no package has one."""
    if installed_browser(WHOLE):  # what a shell alone cannot show: a forced dark theme
        return 0
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"]).returncode:
        print(
            "Peramban untuk uji belum bisa diunduh.\n    Perbaikan: periksa sambungan internet, atau pasang Chrome",
            file=sys.stderr,
        )
        return 1
    return 0
