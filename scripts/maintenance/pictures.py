"""The pictures of README.md, from the built site: `python -m scripts maintain pictures [--site FOLDER]`.

A phone, a sheet of paper and a map: those of the first village of the programme that has a point on the map.
"""

import argparse
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import ARGUMENTS, installed_browser
from scripts.data.handout_names import PAPERS, VILLAGE_HANDOUT, Job
from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.villages import Village
from scripts.handouts.make import make_pdfs
from scripts.paths import CACHE, DOCS, PAGE_TEMPLATES, SITE, shown
from scripts.render.text import spoken_size
from scripts.villages.build_cache import read_build_cache

FOLDER = DOCS / "_pemilik" / "gambar"  # names that begin with `_` are not published
PHONE = {"width": 360, "height": 740}  # CSS pixels
MAP = "svg.peta"
SHEET_WIDTH = 520  # dots
QUALITY = 70  # WebP
LARGEST = 150 * 1024  # bytes, all together


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the pictures are written, 1 when they are too heavy. Raises SiteError where something is missing."""
    parser = argparse.ArgumentParser(prog="python -m scripts maintain pictures", description="Gambar untuk README.md.")
    parser.add_argument("--site", type=Path, default=SITE, help="map situs yang sudah dibangun")
    parser.add_argument("--out", type=Path, default=FOLDER, help="map hasil")
    options = parser.parse_args(arguments)
    sizes = write_pictures(load_project(), options.site, options.out)
    print(f"{shown(options.out)}: {', '.join(sizes)}, semua {spoken_size(sum(sizes.values()))}")
    return 0 if sum(sizes.values()) <= LARGEST else 1


def write_pictures(project: Project, site: Path, out: Path) -> dict[str, int]:
    """Write the pictures into `out`; return the size in bytes of each. Raises SiteError when the site is not built."""
    village = shown_village(project, site)
    page = site / "desa" / village.address / "index.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        pictures = {"ponsel": _shot(browser, site / "index.html"), "peta": _shot(browser, page, MAP, 2)}
        browser.close()
    pictures["lembar"] = _sheet(project, village, site)
    out.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        picture.convert("RGB").save(out / f"{name}.webp", "WEBP", quality=QUALITY, method=6)
    return {f"{name}.webp": (out / f"{name}.webp").stat().st_size for name in pictures}


def shown_village(project: Project, site: Path) -> Village:
    """Return the first village of the programme whose page has a map. Raises SiteError when there is none."""
    for village in project.villages:
        page = site / "desa" / village.address / "index.html"
        if village.programme and page.is_file() and 'class="peta"' in page.read_text(encoding="utf-8"):
            return village
    raise SiteError(f"{shown(site)}: tidak ada halaman desa program yang berpeta.", "jalankan `make site`.")


def _shot(browser: Browser, page: Path, part: str = "", scale: int = 1) -> Image.Image:
    """Return what a phone shows of a page, or the first `part` (a CSS selector) of it; scale: dots of a CSS pixel."""
    tab = browser.new_page(viewport=PHONE, java_script_enabled=False, locale="id-ID", device_scale_factor=scale)
    tab.goto(page.resolve().as_uri())
    return Image.open(io.BytesIO((tab.locator(part).first if part else tab).screenshot()))


def _sheet(project: Project, village: Village, site: Path) -> Image.Image:
    CACHE.mkdir(exist_ok=True)
    job = Job(VILLAGE_HANDOUT, DEFAULT_LOCALE, PAPERS[0], village)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="pictures-") as folder:
        make_pdfs(project, read_build_cache(PAGE_TEMPLATES), [job], site, Path(folder))
        page = pypdfium2.PdfDocument((Path(folder) / job.path).read_bytes())[0]
    return page.render(scale=SHEET_WIDTH / page.get_width()).to_pil()
