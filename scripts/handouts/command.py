"""Make the handouts: `python -m scripts handouts [--all]`.

After the build. Everything is made beside the site first; then files and the links to them change together.
"""

import argparse
import datetime
import shutil
from collections.abc import Sequence
from pathlib import Path

from scripts.data.handout_names import FOLDER
from scripts.data.problem import DataError
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.finish.links import check_links
from scripts.finish.workshop import clear_left, work_folder
from scripts.handouts.chat import write_all_chat_cards
from scripts.handouts.links import link_pages
from scripts.handouts.make import jobs_of, make_pdfs
from scripts.handouts.officer import PICTURES, SiteTexts
from scripts.handouts.pack import contents, write_packs
from scripts.handouts.render import HandoutMaker
from scripts.paths import CACHE, DATA, PAGE_TEMPLATES, SITE
from scripts.render.text import spoken_size
from scripts.spreadsheets.records import reports
from scripts.villages.build_cache import BuildCache, read_build_cache
from scripts.villages.chooser import write_chooser
from scripts.villages.write import write_villages

PREFIX = "handouts-"


def main(arguments: Sequence[str]) -> int:
    """Put all handouts into the site. Raises SiteError when something is wrong; then the old ones still stand."""
    parser = argparse.ArgumentParser(prog="python -m scripts handouts", description="Buat semua lembar cetak (PDF).")
    parser.add_argument("--all", action="store_true", help="lembar setiap desa, bukan hanya desa program")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="hari untuk daftar bertanggal")
    options = parser.parse_args(arguments)
    project = load_project(today=options.today)
    sizes = make_handouts(project, read_build_cache(PAGE_TEMPLATES), SITE, DATA / "villages.yml", whole=options.all)
    largest, together = spoken_size(max(sizes.values())), spoken_size(sum(sizes.values()))
    print(f"Lembar: {len(sizes)}, terbesar {largest}, semua {together}")
    return 0


def make_handouts(
    project: Project,
    build_cache: BuildCache,
    site: Path,
    village_file: Path,
    page_templates: Path = PAGE_TEMPLATES,
    whole: bool = False,
) -> dict[str, int]:
    """Put every handout and ZIP file into `site`, and links to them on its pages; return the sizes of the handouts.

    whole: of every village, else of those of the programme.

    Raises SiteError, and leaves the old files, when a library is missing, a handout does not fit, or a link leads nowhere.
    """
    CACHE.mkdir(exist_ok=True)
    project = project.on(build_cache.today)
    clear_left(CACHE, PREFIX)
    with work_folder(CACHE, PREFIX) as new:
        jobs = list(jobs_of(project, build_cache.locales, site, whole))
        sizes = make_pdfs(project, build_cache, jobs, site, new)
        maker = HandoutMaker(project, DEFAULT_LOCALE, build_cache.site_url, build_cache.site_name, SiteTexts(site))
        day = build_cache.today or project.today
        kind = reports([picture.anchor for picture in maker.texts.pictured(PICTURES)])
        write_packs(contents(project, jobs, day), new, project, build_cache.site_url, kind)
        write_all_chat_cards(maker, new)
        replace_files(new / FOLDER, site / FOLDER)
    for locale in build_cache.locales:
        write_villages(project, locale, page_templates / locale, site, build_cache.edit_root, village_file)
        write_chooser(project, locale, page_templates / locale, site)
    link_pages(project, build_cache.locales, site, build_cache.site_url)
    if problems := check_links(site, build_cache.site_url):
        raise DataError(problems)
    return sizes


def replace_files(new: Path, old: Path) -> None:
    """Move all of `new` into `old`, and remove PDF and ZIP files that are made no more."""
    for file in (*old.rglob("*.pdf"), *old.rglob("*.zip")):
        file.unlink()
    for file in sorted(new.rglob("*.*")):
        target = old / file.relative_to(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(file, target)
