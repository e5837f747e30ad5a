"""What a reader can save for places without signal: one list a language, the service worker, and what it all weighs.

`<locale>/simpanan.json` names every file of a saved language (scripts/villages/saved.py tells its form). A village's page is
not in it, because the reader's phone knows which one it is; those of a regency have a list of their own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from rjsmin import jsmin

from scripts.data.project import DEFAULT_LOCALE
from scripts.finish.addresses import address_of, site_files
from scripts.finish.sitemap import translations_of
from scripts.finish.tapped import FILES as TAPPED
from scripts.pages.share import CONTACTS_FILE
from scripts.pages.view import UNSAVED_PAGE
from scripts.paths import OVERRIDES
from scripts.villages.page_template import OFFICER_PAGE
from scripts.villages.saved import HEADERS, LIST, digest, gzip_size, list_text
from scripts.villages.write import folder_of

WORKER = "sw.js"
# What a reader needs on the way, beside what the home page leads to.
KEPT = ("index.html", "paspor/", "kerja/", "waspada/", "luar-negeri/", "bantuan/", "kantor/", "cari/")
SEARCHED = "cari/indeks.json"
ASSETS = ("assets/style.*.css", "assets/script.*.js", "assets/gambar/*.svg", "assets/ikon.svg", "cari/script.*.js")
WEIGHT = re.compile(r'(?<=\sdata-kb=)"?0"?(?=[\s>])')
REFERENCE = re.compile(r'\s(?:href|src)="?([a-z][\w./-]*)')  # into the folder of the page
packed_size = lru_cache(512)(gzip_size)  # of a language: most files are weighed twice, and many in every language
REACHED = (".html", ".svg")  # files for paper are not
CODE = "qr.svg"


def write_saved(site: Path, locales: Iterable[str], site_url: str) -> None:
    """Write the worker and the list of each locale into the finished `site`, and its weight into the pages that offer it."""
    write_worker(site)
    for locale, pages in pages_by_locale(site, locales).items():
        save_locale(site, folder_of(locale), pages, site_url)


def write_worker(site: Path) -> None:
    """Write the service worker, the same for all languages."""
    (site / WORKER).write_text(jsmin((OVERRIDES / "js" / WORKER).read_text(encoding="utf-8")), encoding="utf-8")


def pages_by_locale(site: Path, locales: Iterable[str]) -> dict[str, list[str]]:
    """Return the HTML files of each locale as paths relative to `site`."""
    found: dict[str, list[str]] = {locale: [] for locale in locales}
    homes = {folder_of(locale).rstrip("/"): locale for locale in found}
    for page in site_files(site):
        if page.endswith(".html"):
            found[homes.get(page.partition("/")[0], DEFAULT_LOCALE)].append(page)
    return found


def save_locale(site: Path, folder: str, pages: Iterable[str], site_url: str) -> None:
    """Write the list of the language in `folder`, with the HTML files `pages`; the worker must be there already."""
    reached = set(reached_from(site, folder))
    kept = sorted(page for page in pages if page in reached or is_kept(site, page, folder, site_url))
    codes = (page.removesuffix("index.html") + CODE for page in kept)
    files = [*kept, *(code for code in codes if (site / code).is_file()), *assets(site)]
    files += sorted(file for file in reached.difference(files) if not file.endswith(".html"))
    files += (folder + name for name in (SEARCHED, *TAPPED))
    files += (file for file in (CONTACTS_FILE,) if (site / file).is_file())
    show_weight(site, pages, weigh(site, [*files, WORKER]))
    write_list(site, folder, files)


def reached_from(site: Path, folder: str) -> Iterator[str]:
    """Yield the files, relative to `site`, that the home page of the language in `folder` leads to, in the same language.

    The list of papers for officers is none: it changes whenever papers are made.
    """
    home = (site / folder / "index.html").read_text(encoding="utf-8")
    for address in REFERENCE.findall(home):
        file = f"{folder}{address}{'index.html' if address.endswith('/') else ''}"
        if file.endswith(REACHED) and OFFICER_PAGE not in file and (site / file).is_file():
            yield file


def is_kept(site: Path, page: str, folder: str, site_url: str) -> bool:
    """Return whether `page` is saved with the language in `folder`: one of its own texts, not shown in another language."""
    if page == folder + UNSAVED_PAGE:
        return True
    if not page.removeprefix(folder).startswith(KEPT):
        return False
    return translations_of((site / page).read_bytes(), address_of(page, site_url)) is not None


def assets(site: Path) -> list[str]:
    """Return the stylesheet, the scripts (that of the search too) and the drawings: all pages of all languages share them."""
    return sorted(path.relative_to(site).as_posix() for pattern in ASSETS for path in site.glob(pattern))


def weigh(site: Path, files: Iterable[str]) -> dict[str, int]:
    """Return the bytes on the wire of each of `files`, headers included."""
    return {file: packed_size((site / file).read_bytes()) + HEADERS for file in files}


def show_weight(site: Path, pages: Iterable[str], sizes: Mapping[str, int]) -> None:
    """Write what saving costs into those of `pages` that offer it, the village page template included.

    sizes: of everything that is fetched. The page in the reader's hand, its stylesheet and its script are paid already.
    """
    for page in pages:
        html = (site / page).read_text(encoding="utf-8")
        if WEIGHT.search(html):
            paid = sum(
                size for file, size in sizes.items() if file == page or file.startswith("assets/") and file in html
            )
            told = WEIGHT.sub(str(round((sum(sizes.values()) - paid) / 1000)), html)
            (site / page).write_text(told, encoding="utf-8")


def write_list(site: Path, folder: str, files: Iterable[str]) -> None:
    """Write the list of a language."""
    weights = weigh(site, files)
    entries = {address_of(file, ""): (digest((site / file).read_bytes()), size) for file, size in weights.items()}
    (site / folder / LIST).write_text(list_text(entries), encoding="utf-8")
