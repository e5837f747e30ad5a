"""Turn what MkDocs built into what is published: one stylesheet, tidy pages, nothing left over."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from scripts.finish.purge import Usage, collect_usage
from scripts.finish.stylesheet import join_sheets, link_sheet, linked_sheets, write_sheet
from scripts.finish.tidy import tidy

# What Material and MkDocs copy and no page of ours uses.
LEFTOVERS = ("assets/javascripts", "assets/stylesheets", "assets/images", "css", "search")


def polish_site(site: Path, samples: Iterable[str], site_url: str) -> None:
    """Rewrite every page in `site`; `samples` are pieces of HTML that will be put into pages later."""
    pages = sorted(site.rglob("*.html"))
    usage = Usage()
    for html in (*(page.read_text(encoding="utf-8") for page in pages), *samples):
        usage = usage | collect_usage(html)
    home = site / "index.html"
    css = join_sheets(site, linked_sheets(home.read_text(encoding="utf-8"), home, site), usage)
    sheet = write_sheet(site, css)
    for page in pages:
        absolute = urlsplit(site_url).path if page.name == "404.html" else ""
        html = link_sheet(page.read_text(encoding="utf-8"), page.relative_to(site), sheet, absolute)
        page.write_text(tidy(html), encoding="utf-8")
    for leftover in LEFTOVERS:
        shutil.rmtree(site / leftover, ignore_errors=True)
