"""One script a page: the behaviours that its template names, joined, without comments, under a name that tells the content.

rjsmin takes out comments and spaces and changes nothing else: minifiers that rewrite code turn `a == null ? b : a` into
`a ?? b`, which Chrome before 80 cannot read.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from posixpath import join, normpath, relpath

from rjsmin import jsmin

SCRIPT = re.compile(r'<script src="([^"]+)" defer></script>\s*')
LATER = re.compile(r'-script="([^"]+)"')  # of a behaviour that is loaded at the first tap
FOLDER = "js"  # where MkDocs puts the sources, beside css/


def write_script(sources: Iterable[Path], site: Path, folder: str = "assets") -> Path:
    """Write the files `sources`, joined, below `site` under a name that tells the content; return it, relative to `site`."""
    text = "".join(f"{jsmin(source.read_text(encoding='utf-8'))}\n" for source in sources)
    path = Path(folder) / f"script.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    if not (site / path).exists():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return path


def join_scripts(html: str, page: Path, site: Path) -> str:
    """Return `html`, the text of the file `page`, with one link to a script in place of all that it names.

    Writes that script below `site` when no other page has asked for the same ones.
    """
    sources = _sources(SCRIPT.findall(html), page, site)
    html = LATER.sub(lambda named: f'-script="{_publish(_sources([named[1]], page, site), page, site)}"', html)
    if not sources:
        return html
    link = f'<script src="{_publish(sources, page, site)}" defer></script>'
    first, *_ = SCRIPT.finditer(html)
    return html[: first.start()] + link + SCRIPT.sub("", html[first.start() :])


def _sources(addresses: Iterable[str], page: Path, site: Path) -> list[Path]:
    folder = page.parent.relative_to(site).as_posix()
    return [Path(normpath(join(folder, address))) for address in addresses]


def _publish(sources: Iterable[Path], page: Path, site: Path) -> str:
    """Write `sources` as one script below `site`, once; return its address as seen from `page`."""
    path = _written(tuple(site / source for source in sources), site)
    return relpath(path.as_posix(), page.relative_to(site).parent.as_posix())


_written = cache(write_script)  # every page of a site names the same few
