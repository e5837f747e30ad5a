"""What the tests share: the frozen project and its site, built once, a server and a browser to look at it.

Tests stand on the frozen project in tests/project/ (its README says how to extend it), so that no edit of docs/ turns them
red. What they share is in tests/tree.py.

Tests marked `live` read the docs/ of this checkout, and ask only what must hold whatever editors write; what they find
is said in Indonesian, with file, line and correction: test_live.py and test_live_recipes.py. Single tests carry the mark
for what they measure: test_bench.py (made villages fit), test_editors_mistakes.py (the check takes seconds),
test_drawings.py (the drawings themselves), test_search.py (what people type is answered, the index of all texts is light),
test_readme.py (the pictures are those of the site), test_paper_script.py (the meeting fits its minutes), test_paper_seen.py
(the sheets of the programme have few words, and fit).
Any other test that opens a file of docs/ fails. Free to all: the official list of area codes, the generated schemas, the
owners' guide.
"""

import dataclasses
import datetime
import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import ARGUMENTS, installed_browser
from scripts.data.areas import load_areas
from scripts.data.problem import SiteError
from scripts.data.project import Project, load_project
from scripts.handouts.command import make_handouts
from scripts.paths import AREAS, DOCS, ROOT
from scripts.proposals.day import day_of
from scripts.villages.build_cache import BuildCache, read_build_cache
from tests import edited as edits
from tests import tree
from tests.pdf import Pdf

pytest_plugins = ["tests.tools"]
OFFICIAL = (str(AREAS), str(DOCS / "_data" / "site.yml"), str(DOCS / "_data" / "schema"), str(DOCS / "_pemilik"))
read_live: set[str] = set()  # files of docs/ opened since the last test began


def note_opened(event: str, args: tuple) -> None:
    """Note which files of the living content are read."""
    path = args[0] if event == "open" else None
    if isinstance(path, str) and path.startswith(str(DOCS) + os.sep) and not path.startswith(OFFICIAL):
        read_live.add(path)


sys.addaudithook(note_opened)


@pytest.fixture(autouse=True)
def living_content_is_read_by_live_tests_only(request: pytest.FixtureRequest) -> Iterator[None]:
    read_live.clear()
    yield
    if request.node.get_closest_marker("live") is None:
        assert not read_live, "mark this test `live`, or read the frozen project of tests/tree.py"


@pytest.fixture(scope="session")
def project() -> Project:
    """The frozen project of tests/project/."""
    return load_project(tree.DATA)


@pytest.fixture(scope="session")
def whole_province(project: Project) -> Project:
    """The frozen project in the whole province: with every official area code."""
    return dataclasses.replace(project, areas=load_areas(AREAS))


@pytest.fixture(scope="session")
def built(share) -> Path:
    """The frozen project in a folder of its own, with `site/` and `page_templates/`; one for all workers."""
    return share("built", lambda folder: tree.build(tree.assemble(folder / "project"))) / "project"


@pytest.fixture(scope="session")
def edited(share) -> Path:
    """The project of tests/edited.py with its `site/`; one for all workers."""
    return share("edited", lambda folder: edits.build(folder / "project")) / "project"


@pytest.fixture(scope="session")
def live_project() -> Project:
    """The data of this checkout."""
    try:
        return load_project()
    except SiteError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def live_site(share) -> Path:
    """The site of this checkout, built as `make site` does; one for all workers."""

    def build(folder: Path) -> None:
        done = tree.run(
            ROOT,
            "build",
            "--force",
            "--today",
            str(day_of(ROOT, datetime.date.today())),
            "--site",
            str(folder / "site"),
        )
        if done.returncode:
            pytest.fail(done.stderr, pytrace=False)

    return share("live", build) / "site"


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built / "site"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does: the site's own page for a missing address."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the output belongs to pytest."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on this machine; gives its address."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}/"
        httpd.shutdown()


@pytest.fixture(scope="session")
def server(site: Path):
    """The address of the built site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def live_server(live_site: Path):
    """The address of the site of this checkout."""
    with served(live_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def phone(browser: Browser):
    """A page of a small phone, 360 x 640 px."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def build_cache(built: Path) -> BuildCache:
    return read_build_cache(built / "page_templates")


@pytest.fixture(scope="session")
def paper_site(built: Path, project: Project, build_cache: BuildCache, share) -> Path:
    """The built site after `make handouts`, with a sheet of a village that has left; one for all workers."""

    def make(folder: Path) -> None:
        site = Path(shutil.copytree(built / "site", folder / "site"))
        (site / "unduh" / "kabupaten-sanggau" / "lembar-desa-yang-pergi.pdf").write_bytes(b"%PDF")
        make_handouts(project, build_cache, site, tree.VILLAGES, built / "page_templates")

    return share("paper", make) / "site"


@pytest.fixture(scope="session")
def pdf(project: Project, site: Path, paper_site: Path) -> Pdf:
    return Pdf(project, site, paper_site)
