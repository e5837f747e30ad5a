"""One stylesheet for the whole site: what the templates link to, purged, under a name that tells its content."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import relpath

from scripts.finish.purge import Usage, purge

LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]+)">')
STATES = ("open",)  # set by the browser or by script, never written in HTML


def linked_sheets(html: str, page: Path, site: Path) -> list[Path]:
    """Return the stylesheets that `html`, the text of the file `page`, links to, in order."""
    return [(page.parent / address).resolve().relative_to(site.resolve()) for address in LINK.findall(html)]


def join_sheets(site: Path, sheets: Iterable[Path], usage: Usage) -> str:
    """Return the purged text of `sheets` (paths relative to `site`) in order."""
    css = "\n".join((site / sheet).read_text(encoding="utf-8") for sheet in sheets)
    return purge(css, usage, STATES)


def write_sheet(site: Path, css: str) -> Path:
    """Write `css` under a name with its hash; return the path relative to `site`."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:10]
    path = Path("assets") / f"style.{digest}.css"
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(css, encoding="utf-8")
    return path


def link_sheet(html: str, page: Path, sheet: Path, absolute: str = "") -> str:
    """Return `html` with one link to `sheet` in place of all its stylesheets.

    page, sheet: relative to the site; absolute: the site's path on its host, for a page served at any address.
    """
    address = absolute + sheet.as_posix() if absolute else relpath(sheet.as_posix(), page.parent.as_posix())
    link = f'<link rel="stylesheet" href="{address}">'
    first = LINK.search(html)
    return (
        html
        if first is None
        else LINK.sub(
            "", html[: first.start()] + link.replace('rel="stylesheet"', "rel=@") + html[first.end() :]
        ).replace("rel=@", 'rel="stylesheet"')
    )
