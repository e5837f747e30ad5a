"""Pages at old addresses: they lead on, or say that what stood there is gone. Printed QR codes never end in nothing."""

from collections.abc import Collection, Mapping
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE
from scripts.data.renamed import GONE, VILLAGE
from scripts.render.environment import render


def write_redirects(site: Path, locales: Collection[str], renamed: Mapping[str, str]) -> list[str]:
    """Write a page for every old address in every language's folder of `site`; return their paths.

    An address at which a page stands again is left to that page.
    """
    written = []
    for locale in locales:
        folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
        for old, new in renamed.items():
            target = site / folder / old / "index.html"
            if target.exists():
                continue
            up = "../" * (old.count("/") + 1)
            leads = new if new != GONE else ("desa" if VILLAGE.fullmatch(old) else "")
            there = f"{up}{leads}/" if leads else up
            html = render(
                "redirect.html",
                address=there,
                old=folder + old,
                is_gone=new == GONE,
                is_village=bool(VILLAGE.fullmatch(old)),
                help=f"{up}bantuan/",
            )
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(html, encoding="utf-8", newline="\n")
            written.append(f"{folder}{old}/index.html")
    return written
