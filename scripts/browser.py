"""Find or install the browser of the browser tests: `python -m scripts browser`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    """Return the path of an installed Chromium or Chrome, or of Playwright's own, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_browser() -> None:
    """Install Debian's Chromium where we may, else Playwright's. Raises CalledProcessError when both fail."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when a browser is there."""
    if installed_browser():
        return 0
    try:
        install_browser()
    except subprocess.CalledProcessError:
        print("Peramban untuk uji belum ada.\n    Perbaikan: sudo apt-get install chromium", file=sys.stderr)
        return 1
    return 0
