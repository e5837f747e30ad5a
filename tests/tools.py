"""A pytest plugin: tests lack nothing in silence, write with known letters, and keep a picture of what they saw.

A missing tool is a failure that names its package. `ALLOW_SKIP=1` allows it, and lists what was left out at the end.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Error

from scripts.browser import ARGUMENTS, installed_browser
from scripts.packages import advice, is_there, read_packages
from scripts.paths import shown

FONTS = Path(__file__).parent / "fonts"
PICTURES = Path.cwd() / ".cache" / "screenshots"  # of the project, or of a test of these tests
ALLOWED = os.environ.get("ALLOW_SKIP") == "1"
# What takes a minute alone begins first: at the end, one core would stand still beside it.
LONG = ("test_live_recipes.py", "test_paper_files.py")
# What a fixture cannot do without.
NEEDS = {"press": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")}

# Before any browser or printer starts: what a machine has installed decides no line break.
os.environ["FONTCONFIG_FILE"] = str(FONTS / "exact.conf")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(package, ...): system packages of .ci/packages.txt")
    if ALLOWED:
        config.option.reportchars += "s"
    if not hasattr(config, "workerinput"):
        shutil.rmtree(PICTURES, ignore_errors=True)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes run the tests: half as many again as cores, as browsers and locks are waited for."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_runtest_setup(item: pytest.Item) -> None:
    named = {name for mark in item.iter_markers("needs") for name in mark.args}
    named |= {name for fixture in NEEDS.keys() & set(item.fixturenames) for name in NEEDS[fixture]}
    packages = {package.name: package for package in read_packages()}
    if absent := sorted(name for name in named if not is_there(packages[name])):
        pytest.skip(advice(absent))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and not ALLOWED:
        reason = report.longrepr[2].removeprefix("Skipped: ")
        report.outcome, report.longrepr = "failed", f"{item.nodeid}\n{reason}\n    ALLOW_SKIP=1 melewati tes ini."
    if report.failed and call.when == "call":
        browsers = (value for value in item.funcargs.values() if isinstance(value, Browser))
        for context in [context for browser in browsers for context in browser.contexts]:
            keep_pictures(context)
    return report


def close_with_pictures(context: BrowserContext, **options: Any) -> None:
    """Close `context`; when a failure ends its `with` block, keep what it showed."""
    if sys.exc_info()[0]:
        keep_pictures(context)
    close(context, **options)


close, BrowserContext.close = BrowserContext.close, close_with_pictures


def keep_pictures(context: BrowserContext) -> None:
    """Save what every page of `context` shows, named after the running test."""
    test = re.sub(r"[^\w.-]+", "-", os.environ["PYTEST_CURRENT_TEST"].partition("::")[2].rpartition(" ")[0])
    for page in context.pages:
        PICTURES.mkdir(parents=True, exist_ok=True)
        number = len([*PICTURES.glob(f"{test}.*.png")]) + 1
        with suppress(Error):  # a page that hangs has no picture; the test has its own message
            page.screenshot(path=PICTURES / f"{test}.{number}.png")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if pictures := sorted(PICTURES.glob("*.png")):
        terminalreporter.section("screenshots of failed tests")
        for picture in pictures:
            terminalreporter.write_line(shown(picture))


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """`share(name, make)` returns a folder that `make(folder)` fills once, however many processes run the tests."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def shared(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = root / name, root / f"{name}.done"
        with FileLock(root / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return shared


@pytest.fixture(scope="session", params=["exact", "wide"])
def letters(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Browser]:
    """A browser that writes with the letters of most phones, then one with the widest."""
    if request.param == "exact":
        yield browser
        return
    environment = os.environ | {"FONTCONFIG_FILE": str(FONTS / "wide.conf")}
    wide = browser.browser_type.launch(executable_path=installed_browser(), args=list(ARGUMENTS), env=environment)
    yield wide
    wide.close()
