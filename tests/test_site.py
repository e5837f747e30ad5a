"""The built site as a search engine, a browser and a checker meet it."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from scripts.finish.links import check_links

SITE_URL = "https://merantau-aman.example/"
XHTML = "{http://www.w3.org/1999/xhtml}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return {page.relative_to(site).as_posix(): LexborHTMLParser(page.read_text()) for page in site.rglob("*.html")}


def test_links_titles_and_languages_are_sound(site: Path) -> None:
    assert check_links(site, SITE_URL) == []


def test_each_page_speaks_its_language(site: Path, project: Project) -> None:
    for path, tree in pages(site).items():
        locale = path.split("/")[0] if path.split("/")[0] in project.words else "id"
        tag = project.language_of(locale).tag
        assert tree.css_first("html").attributes["lang"] == tag, path
        assert len(tree.css("h1")) == 1, path


def test_a_page_that_is_not_translated_says_so(site: Path) -> None:
    tree = LexborHTMLParser((site / "iba" / "kerja" / "keluarga" / "index.html").read_text())
    assert tree.css_first("html").attributes["lang"] == "iba"
    assert tree.css_first("h1").parent.attributes["lang"] == "id"
    assert "bahasa Indonesia" in tree.css_first(".notice").text()
    assert tree.css_first("link[rel=canonical]").attributes["href"] == SITE_URL + "kerja/keluarga/"
    assert not tree.css("link[hreflang]")


def test_the_sitemap_names_exactly_the_pages_that_exist(site: Path) -> None:
    tree = ET.parse(site / "sitemap.xml")
    listed = {node.text for node in tree.iter(LOC)}
    canonical = {}
    for path, page in pages(site).items():
        link = page.css_first("link[rel=canonical]")
        if link is not None and link.attributes["href"] == SITE_URL + path.removesuffix("index.html"):
            canonical[link.attributes["href"]] = {
                a.attributes["hreflang"]: a.attributes["href"] for a in page.css("link[hreflang]")
            }
    assert listed == set(canonical)
    for url in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}url"):
        alternates = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(XHTML)}
        assert alternates == canonical[url.find(LOC).text]


def test_the_404_page_is_indonesian_and_finds_its_stylesheet_anywhere(site: Path) -> None:
    tree = LexborHTMLParser((site / "404.html").read_text())
    assert tree.css_first("html").attributes["lang"] == "id"
    sheet = tree.css_first("link[rel=stylesheet]").attributes["href"]
    assert sheet.startswith("/") and (site / sheet.lstrip("/")).exists()


def test_phone_numbers_can_be_tapped(site: Path, project: Project) -> None:
    tree = LexborHTMLParser((site / "index.html").read_text())
    assert "tel:110" in {link.attributes["href"] for link in tree.css("article .numbers a")}


def test_no_token_is_left_in_a_page(site: Path) -> None:
    style = re.compile("<style>.*?</style>", re.DOTALL)  # braces of its own
    left = [path for path in site.rglob("*.html") if re.search(r"@@|\{\{|\}\}", style.sub("", path.read_text()))]
    assert not left
