"""One page of every kind, for tests that look at pages one by one."""

from pathlib import Path

from scripts.reports.pages import FOLDER as REPORTS
from scripts.translations.review_form import FOLDER as REVIEW_FORMS

# Kind -> address below the language's folder.
KINDS = {
    "home": "",
    "overview": "paspor/",
    "content": "paspor/biaya/",
    "signs": "waspada/tanda/",
    "check": "waspada/periksa/",
    "village": "desa/6103072007/",
    "list": "desa/",
    "help": "bantuan/",
    "office": "kantor/",
    "officer": "untuk-petugas/",
    "sources": "sumber/paspor/",
    "about": "tentang/",
}
SENSITIVE = ("waspada/", "luar-negeri/", "bantuan/", "kerja/laut/")


def is_aside(page: str) -> bool:
    """Return whether a file of the site (its path below it) is for speakers or offices: outside the theme, in no list of
    pages, in no sitemap, without a preview for chats."""
    return page.startswith((f"{REVIEW_FORMS}/", f"{REPORTS}/"))


def folders(site: Path) -> list[str]:
    """Return the folder of every language in `site`: "" for Indonesian, then "iba/" and its like."""
    return [
        "",
        *sorted(f"{home.parent.name}/" for home in site.glob("*/index.html") if (home.parent / "paspor").is_dir()),
    ]


def addresses(site: Path) -> list[str]:
    """Return the address of one page of every kind, of those that other languages have themselves, and a missing one.

    A page that stands in for a translation is the Indonesian one in another frame: one of them is enough.
    """
    found = list(KINDS.values())
    for folder in folders(site)[1:]:
        own = [
            at
            for at in KINDS.values()
            if f"/{folder}{at} rel=canonical" in (site / folder / at / "index.html").read_text()
        ]
        found += [folder + at for at in own]
    return [*found, f"{folders(site)[-1]}kerja/langkah/", "tidak/ada/"]
