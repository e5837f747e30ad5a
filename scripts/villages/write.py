"""Write village pages: only what differs, only what is ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.pages.words_html import page_words
from scripts.paths import DATA, shown
from scripts.villages.book import TEMPLATE, Book, book_name, read_book
from scripts.villages.finder import FOLDER as FINDER
from scripts.villages.finder import finder_files
from scripts.villages.listing import index_html, regency_code, regency_pages
from scripts.villages.page import VillagePages
from scripts.villages.shell import LIST_PAGE, VILLAGE_SHELL, Shell, read_shell
from scripts.villages.switch import LanguageSwitch, offered_villages

MARK = "data-village="  # stands in every page this package writes, in no other
OURS = re.compile(r"\d{4}|\d{10}")


@dataclass
class Changes:
    """What a run changed or, with `check`, would change. Paths relative to the site."""

    written: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.written or self.deleted)


def folder_of(locale: str) -> str:
    """Return the folder of a locale in the site, '' or 'iba/'."""
    return "" if locale == DEFAULT_LOCALE else f"{locale}/"


def village_pages(
    project: Project,
    locale: str,
    shell: Shell,
    edit_root: str,
    village_file: Path,
    site: Path | None = None,
    book: Book | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield (path, HTML) of every village and regency page of `locale`, sorted; paths relative to the site.

    Pages link to the handouts that stand in `site`. With `book` each village also yields its one-file book, and its
    page a link to it.
    """
    maker = VillagePages(project, locale, edit_root, village_file, site)
    switch = LanguageSwitch(project, shell)
    folder = folder_of(locale)
    villages = offered_villages(project, locale)
    for village in villages:
        filling, link = maker.fill(village), ""
        if book:
            name, html = book_name(village.address), book.stamp(filling)
            link = maker.download(name, len(html.encode()))
            yield f"{folder}desa/{village.address}/{name}", html
        filling |= {"unduh": link} | switch.fill(filling["alamat"], village.key, village.languages)
        yield f"{folder}desa/{village.address}/index.html", shell.stamp(filling)
    for page in regency_pages(villages, project, maker.words):
        filling = page.filling | switch.fill(page.filling["alamat"], regency_code(page.address), ())
        yield f"{folder}desa/{page.address}/index.html", shell.stamp(filling)


def write_villages(
    project: Project, locale: str, shells: Path, site: Path, edit_root: str, village_file: Path, check: bool = False
) -> Changes:
    """Bring the village pages of `locale` in `site` up to date; with `check` only tell what would change.

    shells: folder that holds the built pages `desa/kerangka/` and `desa/` of this locale.
    Raises DataError when a page that is not ours stands in the way.
    """
    changes = Changes()
    wanted = set()  # names of folders
    shell, book = read_shell(shells / VILLAGE_SHELL / "index.html"), read_book(shells / TEMPLATE)
    for path, html in village_pages(project, locale, shell, edit_root, village_file, site, book):
        wanted.add(path.split("/")[-2])
        _put(site, path, html, changes, check)
    _delete_gone(site, folder_of(locale), wanted, changes, check)
    index = read_shell(shells / LIST_PAGE / "index.html", stamped=False)
    listing = index_html(offered_villages(project, locale), project, page_words(project, locale))
    _put(
        site,
        f"{folder_of(locale)}{LIST_PAGE}/index.html",
        index.stamp(_every(index, listing)),
        changes,
        check,
        ours=False,
    )
    return changes


def write_finder(project: Project, site: Path, check: bool = False) -> Changes:
    """Bring the files of "find my village" in `site` up to date; with `check` only tell what would change."""
    changes = Changes()
    wanted = {f"{FINDER}/{key}.txt": text for key, text in finder_files(project.villages).items()}
    for path, text in wanted.items():
        _put(site, path, text, changes, check, ours=False)
    for old in sorted((site / FINDER).glob("*.txt")):
        path = old.relative_to(site).as_posix()
        if path not in wanted:
            changes.deleted.append(path)
            if not check:
                old.unlink()
    return changes


def stamp_preview(project: Project, site: str, locale: str, edit_root: str) -> None:
    """Add the village pages of `locale` to what `mkdocs serve` has just built."""
    built = Path(site) / folder_of(locale)
    write_villages(project, locale, built, Path(site), edit_root, DATA / "villages.yml")
    write_finder(project, Path(site))


def _every(shell: Shell, listing: str) -> Mapping[str, str]:
    # The list page is an ordinary page: its only gap is the list, and links to the shell stay out of it.
    return {gap: listing if gap == "daftar_desa" else "" for gap in shell.gaps}


def _put(site: Path, path: str, html: str, changes: Changes, check: bool, ours: bool = True) -> None:
    target = site / path
    data = html.encode()
    try:
        old = target.read_bytes()
    except OSError:
        old = None
    if old == data:
        changes.unchanged += 1
        return
    if old is not None and ours and MARK.encode() not in old:
        raise DataError(
            [
                Problem(
                    shown(target),
                    1,
                    "halaman ini ditulis tangan, bukan halaman desa.",
                    "Pindahkan halaman itu ke alamat lain.",
                )
            ]
        )
    changes.written.append(path)
    if not check:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _delete_gone(site: Path, folder: str, wanted: set[str], changes: Changes, check: bool) -> None:
    home = site / folder / LIST_PAGE
    names = (each.name for each in home.iterdir()) if home.is_dir() else ()
    for name in sorted(name for name in names if OURS.fullmatch(name) and name not in wanted):
        page = home / name / "index.html"
        if not page.is_file() or MARK not in page.read_text(encoding="utf-8"):
            continue
        files = [file for file in (page.with_name(book_name(name)), page) if file.exists()]
        changes.deleted += [file.relative_to(site).as_posix() for file in files]
        if not check:
            for file in files:
                file.unlink()
            if not any(page.parent.iterdir()):
                page.parent.rmdir()
