"""One file a village, handed on by Bluetooth, memory card or chat: opened from the file, with nothing around it."""

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Locator, Page
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from scripts.villages.book import CORE, anchor
from scripts.villages.write import write_books, write_villages
from tests.samples import a_village, without

LIMIT = 100_000  # bytes, by the issue
FOLDERS = ("", "iba/")
BOOK = "desa/6103072007/desa-6103072007.html"
# The site's pictures wait until they are scrolled to.
LOAD_ALL = """() => Promise.all([...document.querySelectorAll('#utama img')].map(each => {
  each.loading = 'eager'; return each.decode(); }))"""


@pytest.fixture(params=FOLDERS)
def book(site: Path, tmp_path: Path, request) -> Path:
    """The file alone in a folder, as on a friend's phone."""
    return Path(shutil.copy(site / request.param / BOOK, tmp_path / "desa.html"))


def test_every_village_has_a_light_book_in_every_language(site: Path, project: Project) -> None:
    for folder in FOLDERS:
        for village in project.villages:
            file = site / folder / f"desa/{village.address}/desa-{village.address}.html"
            assert 10_000 < file.stat().st_size <= LIMIT
            assert village.name in LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("h1").text()


def test_it_opens_from_a_file_and_asks_nobody(book: Path, phone: Page) -> None:
    asked, said = [], []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text))
    phone.context.set_offline(True)
    phone.goto(book.as_uri())
    # A drawing inside the file (data:) goes nowhere.
    assert [each for each in asked if not each.startswith("data:")] == [book.as_uri()] and said == []
    assert phone.evaluate("getComputedStyle(document.querySelector('.message')).borderLeftColor") == "rgb(0, 86, 75)"
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_its_drawings_are_drawn_as_on_the_site(book: Path, phone: Page, server: str) -> None:
    phone.goto(book.as_uri())
    assert not phone.locator("img").count()
    assert all(each.get_attribute("aria-hidden") == "true" for each in phone.locator(".drawing").all())
    drawn = photograph(phone.locator("#waspada-tanda .signs > li > .drawing"))
    phone.goto(server + "waspada/tanda/")
    phone.evaluate(LOAD_ALL)
    shown = photograph(phone.locator("#utama .signs > li > .drawing"))
    assert len(drawn) == len(shown) > 2
    assert all(difference(*pair) < 2 for pair in zip(drawn, shown, strict=True))
    assert difference(shown[0], shown[1]) > 10


def photograph(drawings: Locator) -> list[Image.Image]:
    """Return what every fifth drawing shows, each laid in the corner of the window: the same points of the screen."""
    pictures = []
    for drawing in drawings.element_handles()[::5]:
        drawing.evaluate(
            "drawing => { document.body.append(drawing); drawing.style = 'position:fixed;top:0;left:0;z-index:9;background:#fff'; }"
        )
        pictures.append(Image.open(io.BytesIO(drawing.screenshot())).convert("L"))
    return pictures


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much two pictures differ, 0 to 255: on average of all their points."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def test_it_holds_the_texts_and_the_day_they_were_checked(book: Path, phone: Page, project: Project) -> None:
    phone.goto(book.as_uri())
    for address in CORE:
        section = phone.locator(f"section#{anchor(address)}")
        assert section.locator("h2").first.is_visible()
        if address:  # the first page has numbers only
            assert "terakhir dicek" in section.inner_text(), address
    assert all(question.sign in phone.inner_text("#waspada-tanda") for question in project.questions)
    assert phone.locator("h1").count() == 1


def test_links_stay_in_the_file_or_lead_to_the_live_site(book: Path) -> None:
    page = LexborHTMLParser(book.read_text(encoding="utf-8"))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] for node in page.css("a[href]")]
    assert {"#paspor", "#kerja", "#waspada-tanda"} <= set(links)
    for link in links:
        assert link[1:] in ids if link.startswith("#") else re.match("https://|tel:", link), link


def test_the_village_page_links_to_it_with_its_size(site: Path, server: str, phone: Page) -> None:
    for folder in FOLDERS:
        phone.goto(server + folder + "desa/6103072007/")
        with phone.expect_download() as download:
            phone.click("a[href='desa-6103072007.html']")
        told = int(re.search(r"\((\d+)\sKB\)", phone.inner_text("a[href='desa-6103072007.html']"))[1])
        assert told * 1000 == pytest.approx(download.value.path().stat().st_size, rel=0.05)


def test_a_village_outside_the_programme_offers_the_book_of_its_language(site: Path, project: Project) -> None:
    village = next(each for each in project.all_villages if not each.programme)
    page = LexborHTMLParser((site / "desa" / village.address / "index.html").read_text(encoding="utf-8"))
    link = page.css_first(".tools a[href='../buku.html']")
    assert link is not None and not list((site / "desa" / village.address).glob("desa-*.html"))
    for folder in FOLDERS:
        file = site / folder / "desa" / "buku.html"
        book = LexborHTMLParser(file.read_text(encoding="utf-8"))
        assert len(book.css("h1")) == 1 and book.css("section#paspor") and "@@" not in book.html
        ids = {node.attributes["id"] for node in book.css("[id]")}
        for href in (node.attributes["href"] for node in book.css("a[href]")):
            assert href[1:] in ids if href.startswith("#") else re.match("https://|tel:", href), href
    told = int(re.search(r"\((\d+)\sKB\)", link.text())[1])
    assert told * 1000 == pytest.approx((site / "desa" / "buku.html").stat().st_size, rel=0.05)


def test_it_is_no_page_of_the_site(site: Path) -> None:
    assert "desa-6103072007" not in (site / "sitemap.xml").read_text()
    page = LexborHTMLParser((site / BOOK).read_text(encoding="utf-8"))
    canonical = page.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "https://merantau-aman.example/desa/6103072007/"


def test_a_second_run_writes_nothing_and_a_village_that_goes_takes_its_book(
    built: Path, project: Project, tmp_path: Path
) -> None:
    site = shutil.copytree(built / "site", tmp_path / "site")
    page_templates = built / "page_templates" / "id"
    edit, data = "https://github.com/example/merantau-aman/edit/main/docs/", Path("villages.yml")
    assert not write_villages(project, "id", page_templates, site, edit, data)
    assert not write_books(project, "id", page_templates, site)
    fewer = without(project, a_village(project))
    gone = a_village(project).address
    changes = write_villages(fewer, "id", page_templates, site, edit, data)
    assert f"desa/{gone}/desa-{gone}.html" in changes.deleted and not (site / "desa" / gone).exists()


def test_it_looks_like_the_site(book: Path, phone: Page) -> None:
    """Signs beside their text, numbers of a list inside the page."""
    phone.goto(book.as_uri())
    icon = phone.locator("#waspada-tanda .signs .icon").first.bounding_box()
    sign = phone.locator("#waspada-tanda .signs li").first.bounding_box()
    assert sign["y"] <= icon["y"] < sign["y"] + sign["height"]
    assert phone.locator("#waspada-tanda ul:not(.signs) li").first.bounding_box()["x"] >= 28
