"""Turn what MkDocs built into what is published: one stylesheet, tidy pages, nothing left over."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from scripts.finish.behaviours import join_scripts
from scripts.finish.links import NOT_FOUND_PAGE
from scripts.finish.policy import add_policy
from scripts.finish.purge import Usage, collect_usage
from scripts.finish.stylesheet import SHEET, join_sheets, link_sheet, linked_sheets, write_sheet
from scripts.finish.tidy import tidy
from scripts.pages.view import UNSAVED_PAGE

# What Material and MkDocs copy and no page of ours uses.
LEFTOVERS = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "css",
    "fonts",
    "js",
    "search",
    "sheets",
)


def polish_site(site: Path, samples: Iterable[str], site_url: str) -> None:
    """Rewrite every page in `site`; `samples` are pieces of HTML that will be put into pages later."""
    home = site / "index.html"
    sheets = linked_sheets(home.read_text(encoding="utf-8"), home, site)
    tidied = {page: tidy(add_policy(_link(page, site, site_url))) for page in sorted(site.rglob("*.html"))}
    usage = Usage()
    for html in (*tidied.values(), *samples):
        usage = usage | collect_usage(html)
    sheet = write_sheet(site, join_sheets(site, sheets, usage))
    for page, html in tidied.items():
        page.write_text(html.replace(SHEET.as_posix(), sheet.as_posix()), encoding="utf-8")
    for leftover in LEFTOVERS:
        shutil.rmtree(site / leftover, ignore_errors=True)


def _link(page: Path, site: Path, site_url: str) -> str:
    # These are served at any depth, so their stylesheet needs an address from the root of the host.
    root = urlsplit(site_url).path if page.name in (NOT_FOUND_PAGE, UNSAVED_PAGE) else ""
    html = join_scripts(page.read_text(encoding="utf-8"), page, site)
    return link_sheet(html, page.relative_to(site), root)
