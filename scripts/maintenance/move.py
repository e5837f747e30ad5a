"""When the site gets another address: `python -m scripts maintain move https://baru.go.id/ OUT [--site SITE]`.

Writes what the old host needs so that every QR code on paper still works: one small page an address, for hosts that
know no rules (GitHub Pages), and `_redirects` for hosts that do (Cloudflare Pages).
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.data.parsers import Fault, safe_url
from scripts.data.problem import SiteError
from scripts.paths import SITE
from scripts.render.environment import render


def redirects(site: Path, new: str) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every file the old host needs; `new` ends with a slash."""
    for page in sorted(site.rglob("index.html")):
        path = page.relative_to(site).as_posix()
        yield path, render("moved.html", address=new + path.removesuffix("index.html"))
    yield "404.html", render("moved.html", address=new)
    yield "_redirects", f"/* {new}:splat 301\n"


def main(arguments: Sequence[str]) -> int:
    """Write the pages into OUT. Raises SiteError when the new address is none."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts maintain move", description="Pengalihan untuk alamat lama."
    )
    parser.add_argument("new", help="alamat baru, misalnya https://merantau.go.id/")
    parser.add_argument("out", type=Path, help="map hasil, untuk ditaruh di tempat lama")
    parser.add_argument("--site", type=Path, default=SITE, help="situs yang sudah dibangun")
    options = parser.parse_args(arguments)
    try:
        new = f"{safe_url(options.new).rstrip('/')}/"
    except Fault as fault:
        raise SiteError(f"`{options.new}` {fault.message}.", fault.fix) from None
    for path, text in redirects(options.site, new):
        target = options.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    print(f"Pengalihan ke {new} ditulis ke {options.out}.")
    return 0
