"""One stylesheet for the whole site: what the templates link to, purged, under a name that tells its content."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import relpath

from scripts.finish.purge import Usage, purge
from scripts.store import Keep

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
STYLESHEET = Path("assets/style.css")  # until its content, and so its name, is known
# Set by the browser or made by a script (overrides/js/), never written in HTML.
STATES = ("open", "hidden", "button", "label", "input", "progress", "listen", "data-reading", "reading")
STATES += ("search", "found")


def linked_stylesheets(html: str, page: Path, site: Path) -> list[Path]:
    """Return the stylesheets that `html`, the text of the file `page`, links to: relative to `site`, in order."""
    return [(page.parent / address).resolve().relative_to(site.resolve()) for address in LINK.findall(html)]


def link_stylesheet(html: str, page: Path, root: str = "") -> str:
    """Return `html` with one link to STYLESHEET in place of all its stylesheets.

    page: relative to the site; root: the site's path on its host, for a page served at any address.
    """
    address = root + STYLESHEET.as_posix() if root else relpath(STYLESHEET.as_posix(), page.parent.as_posix())
    before, *_ = LINK.split(html, maxsplit=1)
    return before + f'<link rel="stylesheet" href="{address}">' + LINK.sub("", html[len(before) :])


def join_stylesheets(site: Path, stylesheets: Iterable[Path], usage: Usage, keep: Keep) -> str:
    """Return the purged text of `stylesheets` (paths relative to `site`) in order, or what `keep` has of it."""
    css = "\n".join((site / stylesheet).read_text(encoding="utf-8") for stylesheet in stylesheets)
    return keep(("style", css, *usage.listed()), lambda: purge(css, usage, STATES))


def write_stylesheet(site: Path, css: str) -> Path:
    """Write `css` under a name with its hash; return the path relative to `site`."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:10]
    path = STYLESHEET.with_suffix(f".{digest}.css")
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(css, encoding="utf-8")
    return path
