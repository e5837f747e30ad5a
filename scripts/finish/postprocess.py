"""Turn what MkDocs built into what is published: one stylesheet, tidy pages, nothing left over."""

import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from scripts.finish.behaviours import join_scripts
from scripts.finish.clean_html import clean_html
from scripts.finish.links import NOT_FOUND_PAGE
from scripts.finish.policy import add_policy
from scripts.finish.purge import Usage, collect_usage, union
from scripts.finish.stylesheet import (
    STYLESHEET,
    join_stylesheets,
    link_stylesheet,
    linked_stylesheets,
    write_stylesheet,
)
from scripts.pages.view import OFFICERS, UNSAVED_PAGE
from scripts.spread import at_once, spread
from scripts.store import Keep

# What Material and MkDocs copy and no page of ours uses.
LEFTOVERS = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "css",
    "fonts",
    "js",
    "search",
    "handouts",
)


def postprocess_site(
    site: Path, samples: Iterable[str], site_url: str, beside: Iterable[Callable[[], object]], keep: Keep
) -> None:
    """Rewrite every page in `site`.

    samples: pieces of HTML that will be put into pages later; beside: what else can be done with clean pages while the
    stylesheet is made, which takes a second of one core; keep: gives what has been made of the same pages before.
    """
    home = site / "index.html"
    stylesheets = linked_stylesheets(home.read_text(encoding="utf-8"), home, site)
    pages = sorted(site.rglob("*.html"))
    used = spread(lambda part: _clean(part, site, site_url, keep), pages)
    usage = union([*used, *map(collect_usage, samples)])
    css, *_ = at_once(lambda: join_stylesheets(site, stylesheets, usage, keep), *beside)
    stylesheet = write_stylesheet(site, css)
    spread(lambda part: _rename_stylesheet(part, stylesheet), pages)
    for leftover in LEFTOVERS:
        shutil.rmtree(site / leftover, ignore_errors=True)


def _clean(pages: Iterable[Path], site: Path, site_url: str, keep: Keep) -> Usage:
    """Write each of `pages` anew, with the stylesheet under its first name; return what they use of it."""
    used = []
    for page in pages:
        is_printed = page.relative_to(site).as_posix().startswith(OFFICERS)  # sheets take texts and facts from them
        html = _link(page, site, site_url)
        html, usage = keep(("clean", html, str(is_printed)), partial(_cleaned, html, is_printed))
        page.write_text(html, encoding="utf-8")
        used.append(usage)
    return union(used)


def _rename_stylesheet(pages: Iterable[Path], stylesheet: Path) -> None:
    for page in pages:
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(STYLESHEET.as_posix(), stylesheet.as_posix()), encoding="utf-8")


def _cleaned(html: str, is_printed: bool) -> tuple[str, Usage]:
    html = clean_html(add_policy(html), keeps_facts=is_printed)
    return html, collect_usage(html)


def _link(page: Path, site: Path, site_url: str) -> str:
    # These are served at any depth, so their stylesheet needs an address from the root of the host.
    root = urlsplit(site_url).path if page.name in (NOT_FOUND_PAGE, UNSAVED_PAGE) else ""
    html = join_scripts(page.read_text(encoding="utf-8"), page, site)
    return link_stylesheet(html, page.relative_to(site), root)
