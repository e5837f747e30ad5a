"""Build the whole site: `python -m scripts build [--data FILE] [--areas FILE] [--today DATE]`.

Check, build with MkDocs, finish, stamp the villages, check again; only then does the new site replace the old.
"""

import argparse
import datetime
import errno
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.config import load_config

from scripts.check import check_content
from scripts.data.day import build_day
from scripts.data.problem import DataError, SiteError
from scripts.data.project import Project, load_project
from scripts.data.site import load_site
from scripts.fingerprint import hashes_of, is_current, remember
from scripts.finish.book import book_template
from scripts.finish.links import check_links
from scripts.finish.offline import pages_by_locale, save_locale, write_worker
from scripts.finish.pictures import shrink_pictures
from scripts.finish.postprocess import postprocess_site
from scripts.finish.qr import write_codes
from scripts.finish.redirects import write_redirects
from scripts.finish.search import write_engine, write_search
from scripts.finish.sitemap import write_sitemap
from scripts.finish.tapped import write_tapped
from scripts.finish.workshop import OLD, clear_left, work_folder
from scripts.pages.context import edit_root
from scripts.pages.engine import run_mkdocs
from scripts.pages.i18n import PLUGIN
from scripts.pages.translation import read_translations
from scripts.pages.unchanged import MadePages, hash_by_address
from scripts.pages.words_html import page_words
from scripts.paths import CACHE, DATA, DOCS, PAGE_TEMPLATES, ROOT, SITE
from scripts.render.environment import compiled_in
from scripts.reports.pages import write_report_pages
from scripts.source.page import read_pages
from scripts.spread import spread
from scripts.store import Keep, Store
from scripts.summary import summarise
from scripts.translations.review_form import write_sheets
from scripts.villages.book import TEMPLATE
from scripts.villages.build_cache import BuildCache, keep_page_templates, write_build_cache
from scripts.villages.chooser import write_chooser
from scripts.villages.codes import write_village_codes
from scripts.villages.maps import Maps
from scripts.villages.page_template import VILLAGE_TEMPLATE
from scripts.villages.sample import sample_articles
from scripts.villages.write import folder_of, write_books, write_finder, write_open_data, write_villages

PREFIX = "build-"


def main(arguments: Sequence[str]) -> int:
    """Return 0 when `site/` is up to date, 1 when something is wrong and the old site still stands."""
    options = _options(arguments)
    clear_left(workshop(options.site), PREFIX, options.site)
    fingerprint, basis = hashes_of(options)
    if is_current(options.site, fingerprint) and not options.force:
        print("Tidak ada yang berubah sejak situs terakhir dibangun.")
        return 0
    gc.disable()  # hardly anything is made in circles here, and to look for it takes a tenth of the time
    try:
        project = load_project(villages=options.data, areas=options.areas, today=options.today)
        with work_folder(workshop(options.site), PREFIX) as folder:
            new, page_templates = folder / "site", folder / PAGE_TEMPLATES.name
            store = Store(CACHE / "made", folder / "made", basis)
            with compiled_in(store):
                project = build_site(project, new, options.data, options.today, page_templates, store)
            if hashes_of(options)[1] == basis:  # what an edit has changed meanwhile may be in some of it
                store.commit()
            replace_site(new, options.site)
            shutil.rmtree(PAGE_TEMPLATES, ignore_errors=True)
            shutil.move(page_templates, PAGE_TEMPLATES)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        gc.enable()
    remember(fingerprint)
    print(summarise(options.site, project, options.today))
    return 0


def build_site(
    project: Project, site: Path, village_file: Path, today: datetime.date, page_templates: Path, store: Store
) -> Project:
    """Build everything into the new folder `site`, and put the village page templates into `page_templates`.

    What `store` has is not made again.

    Return the project as it is shown on `today`. Raises SiteError with all that is wrong.
    """
    config = load_config(str(ROOT / "mkdocs.yml"))
    locales = tuple(config.plugins[PLUGIN].build_languages)
    build_cache = BuildCache(locales, edit_root(config), config.site_url, load_site().name, today.isoformat())
    aside = site.with_name("aside")  # MkDocs empties the folder that it builds into
    maps = Maps(project)
    sources = read_pages()
    translations = read_translations(project, DOCS, sources)
    hashes = hash_by_address(sources, translations)
    with run_mkdocs(site, project, translations, MadePages(store, hashes)):
        _stop_on(check_content(project, today, sources, translations, hashes, store.keep)[0])
        project = project.on(today)
        maps.project = project
        maps.draw(project.all_villages)
        maps.keep()
        write_open_data(project, aside, config.site_url, build_cache.site_name)
        write_finder(project, aside)
        write_sheets(aside, project, translations)
        samples = {locale: tuple(sample_articles(project, locale)) for locale in locales}
    shrink_pictures(site, DOCS)
    engine = write_engine(site)
    searches = [partial(write_search, project, locale, site, engine, store.keep) for locale in locales]
    postprocess_site(site, chain.from_iterable(samples.values()), config.site_url, searches, store.keep)
    shutil.copytree(aside, site, copy_function=os.rename, dirs_exist_ok=True)
    write_codes(site, config.site_url)
    write_worker(site)
    pages = pages_by_locale(site, locales)
    write_build_cache(page_templates, build_cache)

    def finish(locale: str) -> None:
        """Write what belongs to one language alone. Each writes into its own folder, so all can at the same time."""
        built, folder = page_templates / locale, site / folder_of(locale)
        write_tapped(project, locale, site)
        save_locale(site, folder_of(locale), pages[locale], config.site_url)
        keep_page_templates(folder, built)
        write_book_template(project, locale, site, build_cache, built, samples[locale], store.keep)
        shutil.rmtree(folder / VILLAGE_TEMPLATE)
        write_villages(project, locale, built, site, build_cache.edit_root, village_file, maps=maps)
        write_books(project, locale, built, site)
        write_chooser(project, locale, built, site)
        write_village_codes(site, folder_of(locale), config.site_url)

    spread(lambda part: [finish(locale) for locale in part], locales, 1)
    write_report_pages(site, project)
    write_redirects(site, locales, project.renamed)
    write_sitemap(site, config.site_url)
    _stop_on(check_links(site, config.site_url, store.keep))
    return project


def write_book_template(
    project: Project,
    locale: str,
    site: Path,
    build_cache: BuildCache,
    page_templates: Path,
    samples: Sequence[str],
    keep: Keep,
) -> None:
    """Put the template of the one-file books of `locale` beside its page templates; samples: as `sample_articles` gives."""
    tag, words = project.language_of(locale).tag, page_words(project, locale)
    html = book_template(site, build_cache, folder_of(locale), tag, words, samples, keep)
    (page_templates / TEMPLATE).write_text(html, encoding="utf-8")


def replace_site(new: Path, site: Path) -> None:
    """Move `new` to `site`; the old one goes only when the new one stands."""
    old = new.with_name(OLD)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise


def _stop_on(problems) -> None:
    if problems:
        raise DataError(problems)


def workshop(site: Path) -> Path:
    """Return a folder on the disk where `site` will stand: a rename cannot leave a disk."""
    CACHE.mkdir(exist_ok=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(site.parent, os.W_OK):  # else it would show after a minute of work
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(site.parent))
    return CACHE if CACHE.stat().st_dev == site.parent.stat().st_dev else site.parent


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts build", description="Bangun seluruh situs.")
    parser.add_argument("--data", type=Path, default=DATA / "villages.yml", help="berkas data desa")
    parser.add_argument("--areas", type=Path, default=None, help="daftar kode wilayah lain, untuk uji ukuran")
    parser.add_argument("--site", type=Path, default=SITE, help="map hasil")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=build_day(),
        help="hari untuk situs ini: umur fakta dan daftar bertanggal",
    )
    parser.add_argument("--force", action="store_true", help="bangun walaupun tidak ada yang berubah")
    return parser.parse_args(arguments)
