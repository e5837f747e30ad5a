"""Write the village pages, their lists and their one-file books."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.spread import spread
from scripts.villages.book import COMMON, TEMPLATE, book_name, read_book
from scripts.villages.changes import Changes, delete_gone, put, remove
from scripts.villages.finder import FOLDER as FINDER
from scripts.villages.finder import finder_files
from scripts.villages.listing import index_html, list_locales, regency_pages
from scripts.villages.maps import Maps
from scripts.villages.neighbours import Neighbours
from scripts.villages.open_data import PATTERN, OpenData, schema_file
from scripts.villages.page import VillagePages
from scripts.villages.page_template import LIST_PAGE, VILLAGE_TEMPLATE, fill_list, read_page_template
from scripts.villages.saved import LIST, Entry, entries, list_text, with_page
from scripts.villages.switch import LanguageSwitch, offered_villages

PAGES = 150  # worth a process of their own
REGENCY_DIGITS, REST = 4, len("072007/")  # how the address of a village begins and ends


def folder_of(locale: str) -> str:
    """Return the folder of a locale in the site, '' or its name and a slash."""
    return "" if locale == DEFAULT_LOCALE else f"{locale}/"


def stamp_lists(
    maker: VillagePages, switch: LanguageSwitch, villages: tuple[Village, ...], stamped: Mapping[str, Entry]
) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of the page that lists each regency of `villages`, and of the list by which they can be kept.

    stamped: the pages of all `villages`, by address.
    """
    locales = list_locales(maker.project)
    beside: dict[str, dict[str, Entry]] = {}
    for address, entry in stamped.items():
        beside.setdefault(address[:-REST], {})[address] = entry
    weights = {start[-REGENCY_DIGITS:]: sum(size for _, size in pages.values()) for start, pages in beside.items()}
    for page in regency_pages(villages, maker.project, maker.words, weights):
        filled = page.filling | switch.fill(page.filling["alamat"], locales[page.address])
        start = f"{folder_of(maker.words.locale)}desa/{page.address}"
        html = switch.page_template.stamp(filled)
        yield f"{start}/index.html", html
        listed = list_text(dict(entries([(f"{start}/index.html", html)])) | beside[start])
        yield f"{start}/{LIST}", listed.encode()


def write_villages(
    project: Project,
    locale: str,
    page_templates: Path,
    site: Path,
    edit_root: str,
    village_file: Path,
    check: bool = False,
    maps: Maps | None = None,
) -> Changes:
    """Bring the village pages of `locale` in `site` up to date; with `check` only tell what would change.

    page_templates: folder that holds the built pages `desa/kerangka/` and `desa/` of this locale.
    Pages link to their books where the template of these has been made: write_books writes them.
    Raises DataError when a page that is not ours stands in the way.
    """
    changes, folder = Changes(), folder_of(locale)
    maps = maps or Maps(project)
    switch = LanguageSwitch(project, read_page_template(page_templates / VILLAGE_TEMPLATE / "index.html"))
    maker = VillagePages(project, locale, edit_root, village_file, site, maps)
    neighbours = Neighbours(maker, switch, read_book(page_templates / TEMPLATE))
    villages = offered_villages(project, locale)
    neighbours.prepare(villages)

    def write(part: Sequence[Village]) -> tuple[Changes, dict[str, str], dict[str, Entry]]:
        done = Changes()

        def stamp() -> Iterator[tuple[str, bytes]]:
            for village in part:
                path, page = f"{folder}desa/{village.address}/index.html", neighbours.page(village)
                put(site, path, page, done, check)
                yield path, page

        pages = dict(entries(stamp()))
        return done, maps.drawn_for(()), pages

    stamped: dict[str, Entry] = {}
    for done, fresh, pages in spread(write, villages, PAGES):
        changes.add(done)
        maps.take(fresh)
        stamped |= pages
    maps.keep()
    wanted = {village.address for village in villages}  # names of folders
    for path, content in stamp_lists(maker, switch, villages, stamped):
        wanted.add(path.split("/")[-2])
        put(site, path, content, changes, check, ours=path.endswith(".html"))
    delete_gone(site, folder, wanted, changes, check)
    index = read_page_template(page_templates / LIST_PAGE / "index.html", stamped=False)
    page = index.stamp(fill_list(index, "daftar_desa", index_html(villages, project, maker.words)))
    put(site, f"{folder}{LIST_PAGE}/index.html", page, changes, check, ours=False)
    kept = site / folder / LIST
    if kept.is_file():
        text = with_page(kept.read_text(encoding="utf-8"), f"{folder}{LIST_PAGE}/", page)
        put(site, f"{folder}{LIST}", text.encode(), changes, check, ours=False)
    return changes


def write_books(project: Project, locale: str, page_templates: Path, site: Path, check: bool = False) -> Changes:
    """Bring the one-file books of `locale` in `site` up to date; with `check` only tell what would change.

    page_templates: as in write_villages. A book is the same whatever handouts stand in the site: it may be read without signal.
    """
    changes = Changes()
    book = read_book(page_templates / TEMPLATE)
    maker = VillagePages(project, locale, "", Path())
    if book:
        put(site, f"{folder_of(locale)}{LIST_PAGE}/{COMMON}", book.stamp(maker.common), changes, check, ours=False)
    for village in offered_villages(project, locale) if book else ():
        path = f"{folder_of(locale)}desa/{village.address}/{book_name(village.address)}"
        if village.programme:
            put(site, path, book.stamp(maker.fill(maker.view(village))), changes, check, ours=False)
        elif (site / path).exists():
            remove(site, path, changes, check)
    return changes


def write_open_data(project: Project, site: Path, site_url: str, site_name: str, check: bool = False) -> Changes:
    """Bring the open data of the villages in `site` up to date; with `check` only tell what would change."""
    changes, wanted = Changes(), set()
    data = OpenData(project, site_url, site_name)

    def write(part: Sequence[Village]) -> tuple[Changes, list[str]]:
        done, paths = Changes(), []
        for path, text in data.files(part):
            paths.append(path)
            put(site, path, text.encode(), done, check, ours=False)
        return done, paths

    for done, paths in spread(write, project.all_villages, PAGES):
        changes.add(done)
        wanted.update(paths)
    path, text = schema_file()
    put(site, path, text.encode(), changes, check, ours=False)
    wanted.add(path)
    for suffix in (".json", ".txt"):
        for old in sorted((site / LIST_PAGE).glob(f"{PATTERN}{suffix}")):
            path = old.relative_to(site).as_posix()
            if path not in wanted:
                changes.deleted.append(path)
                if not check:
                    old.unlink()
    return changes


def write_finder(project: Project, site: Path, check: bool = False) -> Changes:
    """Bring the files of "find my village" in `site` up to date; with `check` only tell what would change."""
    changes = Changes()
    wanted = {
        f"{FINDER}/{key}.txt": text
        for key, text in finder_files(project.all_villages, project.offices.values()).items()
    }
    for path, text in wanted.items():
        put(site, path, text.encode(), changes, check, ours=False)
    for old in sorted((site / FINDER).glob("*.txt")):
        path = old.relative_to(site).as_posix()
        if path not in wanted:
            remove(site, path, changes, check)
    return changes
