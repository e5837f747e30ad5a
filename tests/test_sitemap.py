"""The sitemap: every page that a search engine should know, once, with its translations."""

import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.finish import sitemap
from scripts.finish.sitemap import CLOSING, OPENING, split, write_sitemap
from scripts.finish.weight import gzip_size, heaviest
from scripts.villages.book import is_book
from tests.kinds import is_aside

SITE_URL = "https://desa.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def put(site: Path, address: str, *, canonical: str | None = None, head: str = "", body: str = "") -> None:
    """Write the page at `address` (ends with a slash or .html); it names itself as canonical unless told otherwise."""
    file = site / (address + "index.html" if not address or address.endswith("/") else address)
    file.parent.mkdir(parents=True, exist_ok=True)
    own = SITE_URL + (address if canonical is None else canonical)
    file.write_text(
        f'<!doctype html><html lang=id><head><title>x</title><link href="{own}" rel=canonical>{head}</head><body dir=ltr>{body}</body></html>'
    )


def addresses(file: Path) -> list[str]:
    return [node.text or "" for node in ET.parse(file).iterfind(".//s:loc", NAMES)]


def test_every_page_stands_once_in_order_of_address(tmp_path: Path) -> None:
    for address in ("desa/b/", "desa/", "", "desa-lain/", "desa/a/", "desa/peta.html", "desa/a & b/"):
        put(tmp_path, address, canonical=address.replace(" ", "%20").replace("&", "%26"))
    assert write_sitemap(tmp_path, SITE_URL) == 7
    names = ["", "desa-lain/", "desa/", "desa/a%20%26%20b/", "desa/a/", "desa/b/", "desa/peta.html"]
    assert addresses(tmp_path / "sitemap.xml") == [SITE_URL + name for name in names]


def test_pages_that_ask_not_to_be_found_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "")
    put(tmp_path, "404.html")
    put(tmp_path, "iba/", canonical="")
    put(tmp_path, "uji/", head='<meta name="robots" content="NOINDEX, follow">')
    put(tmp_path, "polos/", canonical="", body=f'<link rel="canonical" href="{SITE_URL}polos/">')
    write_sitemap(tmp_path, SITE_URL)
    assert addresses(tmp_path / "sitemap.xml") == [SITE_URL]


def test_what_is_for_offices_speakers_or_a_friends_phone_is_left_out(site: Path) -> None:
    pages = [page.relative_to(site).as_posix() for page in site.rglob("*.html")]
    aside = {page for page in pages if is_aside(page) or is_book(page)}
    assert {page.split("/")[0] for page in aside} >= {"lembar-penutur", "laporan-pertemuan", "desa"}
    listed = {urlsplit(address).path[1:] for address in addresses(site / "sitemap.xml")}
    assert "paspor/" in listed and not {page.removesuffix("index.html") for page in aside} & listed


def test_translations_are_named_as_in_the_page(tmp_path: Path) -> None:
    links = f'<link rel="alternate" hreflang="iba" href="{SITE_URL}iba/"><link rel="alternate" hreflang="id" href="{SITE_URL}">'
    put(tmp_path, "", head=links + '<link rel="alternate" type="application/rss+xml" href="rss.xml">')
    put(tmp_path, "iba/", head=links)
    write_sitemap(tmp_path, SITE_URL)
    for url in ET.parse(tmp_path / "sitemap.xml").iterfind(".//s:url", NAMES):
        links = [
            (link.attrib["rel"], link.attrib["hreflang"], link.attrib["href"]) for link in url.iterfind("x:link", NAMES)
        ]
        assert links == [("alternate", "iba", SITE_URL + "iba/"), ("alternate", "id", SITE_URL)]


def test_many_pages_go_into_several_files_and_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap.split, "__defaults__", (2, 10_000))
    for number in range(5):
        put(tmp_path, f"{number}/")
    assert write_sitemap(tmp_path, SITE_URL) == 5
    assert addresses(tmp_path / "sitemap.xml") == [f"{SITE_URL}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sum((addresses(tmp_path / f"sitemap-{number}.xml") for number in (1, 2, 3)), []) == [
        f"{SITE_URL}{number}/" for number in range(5)
    ]


def test_a_second_run_writes_the_same_and_removes_what_is_old(tmp_path: Path) -> None:
    put(tmp_path, "")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"old")
    (tmp_path / "sitemap-7.xml").write_text("old")
    write_sitemap(tmp_path, SITE_URL)
    first = (tmp_path / "sitemap.xml").read_bytes()
    write_sitemap(tmp_path, SITE_URL)
    assert [file.name for file in tmp_path.glob("sitemap*")] == ["sitemap.xml"]
    assert (tmp_path / "sitemap.xml").read_bytes() == first
    assert b"lastmod" not in first


@given(st.lists(st.text("aé", min_size=1, max_size=40)), st.integers(1, 5), st.integers(0, 120))
def test_no_file_is_too_long_and_no_entry_lost(entries: list[str], max_urls: int, room: int) -> None:
    frame = len(OPENING.encode()) + len(CLOSING)
    files = [list(part) for part in split(entries, max_urls, frame + room)]
    assert sum(files, []) == entries
    assert all(files)
    for file in files:
        assert len(file) <= max_urls
        assert len(file) == 1 or sum(len(entry.encode()) for entry in file) <= room


def test_the_heaviest_page_is_the_one_that_packs_worst(tmp_path: Path) -> None:
    put(tmp_path, "panjang/", body="kata " * 500)
    put(tmp_path, "berat/", body="".join(chr(0x4E00 + number * 37 % 20_000) for number in range(500)))
    name, size = heaviest(tmp_path)
    assert (name, size) == ("berat/index.html", gzip_size((tmp_path / name).read_bytes()))
    assert heaviest(tmp_path / "kosong") == ("", 0)
