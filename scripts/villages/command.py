"""Write the village pages and books: `python -m scripts villages [--check] [--data FILE] [--areas FILE] [--site FOLDER]`."""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.data.problem import SiteError
from scripts.data.project import Project, load_project
from scripts.paths import DATA, PAGE_TEMPLATES, SITE
from scripts.villages.build_cache import read_build_cache
from scripts.villages.changes import Changes
from scripts.villages.codes import write_village_codes
from scripts.villages.maps import Maps
from scripts.villages.write import folder_of, write_books, write_finder, write_open_data, write_villages


def main(arguments: Sequence[str]) -> int:
    """Return 0 when all is well, 1 when data is wrong or, with --check, when anything would change."""
    options = _options(arguments)
    try:
        project = load_project(villages=options.data, areas=options.areas, today=options.today)
        changed = False
        for changes in _write_all(project, options):
            changed = changed or bool(changes)
            for path in (*changes.written, *changes.deleted):
                print(path)
        if not options.check:
            build_cache = read_build_cache(PAGE_TEMPLATES)
            for locale in build_cache.locales:
                write_village_codes(options.site, folder_of(locale), build_cache.site_url)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if options.check and changed else 0


def _write_all(project: Project, options: argparse.Namespace) -> Iterator[Changes]:
    # One language after the other, each list of paths forgotten before the next: there may be 500,000.
    build_cache = read_build_cache(PAGE_TEMPLATES)
    project = project.on(build_cache.today)
    site, edit_root, check, maps = options.site, build_cache.edit_root, options.check, Maps(project)
    for locale in build_cache.locales:
        page_templates = PAGE_TEMPLATES / locale
        yield write_villages(project, locale, page_templates, site, edit_root, options.data, check, maps)
        yield write_books(project, locale, page_templates, site, check)
    yield write_finder(project, site, check)
    yield write_open_data(project, site, build_cache.site_url, build_cache.site_name, check)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts villages", description="Tulis halaman desa ke dalam situs yang sudah dibangun."
    )
    parser.add_argument(
        "--check", action="store_true", help="jangan menulis; keluar dengan 1 kalau ada yang akan berubah"
    )
    parser.add_argument("--data", type=Path, default=DATA / "villages.yml", help="berkas data desa")
    parser.add_argument("--areas", type=Path, default=None, help="daftar kode wilayah lain, untuk uji ukuran")
    parser.add_argument("--site", type=Path, default=SITE, help="map situs")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="hari untuk daftar bertanggal")
    return parser.parse_args(arguments)
