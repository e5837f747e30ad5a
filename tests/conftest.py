"""What the tests share: the real data, the real site built once, a server and a browser to look at it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import ARGUMENTS, installed_browser
from scripts.build import build_site
from scripts.data.project import Project, load_project
from scripts.paths import DATA
from tests.pdf import Pdf

pytest_plugins = ["tests.tools"]


@pytest.fixture(scope="session")
def project() -> Project:
    return load_project()


@pytest.fixture(scope="session")
def built(share, project: Project) -> Path:
    """A folder with `site/` and `page_templates/`, built from the files of this checkout."""

    def build(folder: Path) -> None:
        build_site(project, folder / "site", DATA / "villages.yml", folder / "page_templates")

    return share("built", build)


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
def pdf(project: Project, site: Path) -> Pdf:
    return Pdf(project, site)
