"""The drawings: published in one folder for all languages, and shown where a page names them."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from markupsafe import Markup
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from scripts.data.drawings import FOLDER
from scripts.pages.context import root_of
from scripts.paths import DOCS
from scripts.render.environment import render

# A heading typed as `### Langkah 2. Siapkan surat {#surat gambar=siapkan-surat}`.
HEADING = re.compile(r'<(h[23])\b([^>]*?) gambar="([\w-]+)"([^>]*)>(.*?)</\1>', re.S)
# A list of nothing but links, such as an editor types it.
LINKS = re.compile(r"<ul>\n(?:<li><a [^>]*>[^<]*</a></li>\n)+</ul>")
LINK = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*>([^<]*)</a>')
FEW = 4  # shorter lists stay lists


def write_drawings(site: Path, docs: Path = DOCS) -> None:
    """Copy the drawings below `docs` into the new folder `site`.

    MkDocs does not do it: to mkdocs-static-i18n a folder `assets` looks like a language that is not built.
    """
    for path in sorted((docs / FOLDER).glob("*.svg")):
        target = site / FOLDER / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def illustrate(page: Page, nav: Navigation) -> str:
    """Return the HTML of `page` with the drawings it names and those of the pages it lists. nav: that of the edition."""
    root = root_of(page.url)
    drawn = {each.url: each.meta["gambar"] for each in nav.pages if each.meta.get("gambar") and each is not page}
    return draw_doors(draw_headings(page.content or "", root), page.url, drawn, root)


def draw_headings(html: str, root: str) -> str:
    """Return `html` with the drawing that a heading names before its words. root: address of the site, seen from the page."""

    def drawn(found: re.Match[str]) -> str:
        name, before, key, after, words = found.groups()
        return render(
            "partials/drawn_heading.html",
            name=name,
            attributes=Markup(before + after),
            key=key,
            words=Markup(words),
            root=root,
        )

    return HEADING.sub(drawn, html)


def draw_doors(html: str, url: str, drawn: Mapping[str, str], root: str) -> str:
    """Return `html` with its lists of links to pages as doors with the drawings of these pages.

    url: address of the page below the site; drawn: address of each page that has a drawing -> the drawing's key.
    """

    def doors(found: re.Match[str]) -> str:
        links = [
            (drawn.get(urldefrag(urljoin(f"/{url}", target)).url[1:]), target, Markup(name))
            for target, name in LINK.findall(found[0])
        ]
        if len(links) < FEW or not all(key for key, _, _ in links):
            return found[0]
        return render("partials/link_doors.html", links=links, root=root)

    return LINKS.sub(doors, html)
