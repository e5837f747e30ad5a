"""One script a page: the behaviours that its template names, joined, without comments, under a name that tells the content.

No minifier rewrites the code: those in reach turn `a == null ? b : a` into `a ?? b`, which Chrome before 80 cannot read.
The sources therefore keep to whole-line comments, and to strings that end on their line.
"""

import hashlib
import re
from pathlib import Path
from posixpath import relpath

SCRIPT = re.compile(r'\s*<script src="([^"]+)" defer></script>')
FOLDER = "js"  # where MkDocs puts the sources, beside css/


def join_scripts(html: str, page: Path, site: Path) -> str:
    """Return `html`, the text of the file `page`, with one link to a script in place of all that it names.

    Writes that script below `site` when no other page has asked for the same ones.
    """
    sources = [(page.parent / address).resolve().relative_to(site.resolve()) for address in SCRIPT.findall(html)]
    if not sources:
        return html
    text = "".join(compact((site / source).read_text(encoding="utf-8")) for source in sources)
    path = Path("assets") / f"script.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")
    link = f'<script src="{relpath(path.as_posix(), page.relative_to(site).parent.as_posix())}" defer></script>'
    first, *_ = SCRIPT.finditer(html)
    return html[: first.start()] + link + SCRIPT.sub("", html[first.start() :])


def compact(script: str) -> str:
    """Return a script without comment lines, indents and empty lines. Every line stays a line: nothing else changes."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
