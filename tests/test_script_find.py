"""Find my village, and the A-Z list of pages and everyday words."""

import csv
import dataclasses
import functools
import http.server
import re
import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest
from conftest import QuietHandler
from selectolax.lexbor import LexborHTMLParser
from test_villages import many

from scripts.data.project import Project
from scripts.finish.weight import gzip_size
from scripts.villages.finder import finder_files, fold
from scripts.villages.switch import offered_villages
from scripts.villages.write import write_finder, write_villages
from tests.kinds import is_aside
from tests.samples import a_village, only
from tests.tree import VILLAGES

FOUND = ".finder li"


@pytest.fixture(scope="module")
def province(built: Path, whole_province: Project, tmp_path_factory: pytest.TempPathFactory):
    """The address of a site with every village of the province."""
    site = tmp_path_factory.mktemp("province")
    shutil.copytree(built / "site" / "assets", site / "assets")
    all_villages = dataclasses.replace(whole_province, villages=many(whole_province))
    (site / "desa").mkdir()
    write_villages(all_villages, "id", built / "page_templates" / "id", site, "", VILLAGES)
    write_finder(all_villages, site)
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}/"
        httpd.shutdown()


def find(page, typed: str) -> list[str]:
    """What is listed after typing, once the page has answered."""
    page.fill("#cari-desa", "")
    page.fill("#cari-desa", typed)
    page.wait_for_function("() => document.querySelector('.finder [role=status]').textContent")
    return page.locator(FOUND).all_inner_texts()


@pytest.mark.parametrize("folder", ["", "iba/"])
def test_three_letters_lead_to_the_village(server: str, phone, folder: str) -> None:
    phone.goto(f"{server}{folder}desa/")
    assert "Bungkang Kecamatan Sekayam, Kabupaten Sanggau" in find(phone, "bun")
    assert find(phone, "bungk") == ["Bungkang Kecamatan Sekayam, Kabupaten Sanggau"]
    phone.click(FOUND + " a")
    assert phone.url == f"{server}{folder}desa/6103072007/" and "Bungkang" in phone.locator("h1").inner_text()


def test_where_a_language_is_not_offered_the_indonesian_page_is_found(server: str, phone, project: Project) -> None:
    offered = set(offered_villages(project, "mad"))
    left_out = [village for village in project.all_villages if village not in offered]
    names = Counter(fold(village.name) for village in project.all_villages)
    for village in [each for each in left_out if names[fold(each.name)] == 1][:: len(left_out) // 3]:
        phone.goto(f"{server}mad/desa/")
        find(phone, village.name)
        phone.locator(FOUND + " a", has_text=re.compile(f"^{re.escape(village.name)}$")).click()
        phone.wait_for_url(f"{server}desa/*/")
        assert phone.url == f"{server}desa/{village.address}/" and village.name in phone.locator("h1").inner_text()


def test_names_from_data_do_no_harm(server: str, phone) -> None:
    body = "=6103 Kab&lt;i>|<img src=x>\n>07 <img src=x>$&\n2007 Bun<b>\n"
    phone.route("**/semua.txt", lambda route: route.fulfill(body=body))
    phone.goto(server + "desa/")
    assert find(phone, "bun") == ["Bun<b> Kecamatan <img src=x>$&, Kab&lt;i>"]


def test_nothing_is_asked_of_the_network_before_three_letters(server: str, phone) -> None:
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(server + "desa/")
    phone.fill("#cari-desa", "bu")
    assert not any("cari" in url for url in asked)
    find(phone, "bung")
    find(phone, "bungk")
    assert Counter(url for url in asked if "cari" in url) == {server + "desa/cari/semua.txt": 1}


def test_a_village_that_is_not_there_leads_to_the_nearest_names_and_the_offices(server: str, phone) -> None:
    phone.goto(server + "desa/")
    assert find(phone, "bungkkang") == ["Bungkang Kecamatan Sekayam, Kabupaten Sanggau"]  # one letter too many
    rows = find(phone, "mungkanng")
    assert rows[0] == "Bungkang Kecamatan Sekayam, Kabupaten Sanggau"
    assert "Tidak ditemukan" in phone.locator(".finder [role=status]").inner_text()
    assert any(row.startswith("Kabupaten Sanggau Kantor Imigrasi") for row in rows)
    rows = find(phone, "xyzzyx sanggau")
    assert len(rows) == 1 and rows[0].startswith("Kabupaten Sanggau Kantor Imigrasi")
    phone.click(FOUND + " a")
    assert phone.url == server + "kantor/"


def test_without_signal_the_list_below_is_named(server: str, phone) -> None:
    phone.goto(server + "desa/")
    phone.context.set_offline(True)
    assert find(phone, "bun") == []
    assert "daftar di bawah" in phone.locator(".finder [role=status]").inner_text()
    phone.context.set_offline(False)
    assert find(phone, "bung") == ["Bungkang Kecamatan Sekayam, Kabupaten Sanggau"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("temajuk", "Temajuk"), ("sungai mat", "Sungai Mata-Mata"), ("mata", "Sungai Mata-Mata"), ("salaas", "Sala'as")],
)
def test_any_village_of_the_province_is_found(province: str, phone, typed: str, name: str) -> None:
    phone.goto(province + "desa/")
    assert any(row.startswith(name + " Kecamatan") for row in find(phone, typed))


def test_what_people_type_finds_their_village_among_the_first_three(province: str, phone, whole_province) -> None:
    phone.goto(province + "desa/")
    with (Path(__file__).parent / "data" / "village-queries.csv").open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file))
    assert len(queries) >= 50
    missed = []
    for query in queries:
        areas, code = whole_province.areas, query["code"]
        wanted = f"{areas.name(code)} Kecamatan {areas.district_name(code)}, {areas.regency_name(code)}"
        rows = find(phone, query["typed"])
        if wanted not in rows[:3]:
            missed.append((query["typed"], wanted, rows[:4]))
    assert not missed


@pytest.mark.parametrize(
    ("typed", "first"),
    [("kec tebas", "Tebas Kabupaten Sambas"), ("kab sanggau", "Kabupaten Sanggau")],
)
def test_a_district_or_regency_leads_to_its_list(province: str, phone, typed: str, first: str) -> None:
    phone.goto(province + "desa/")
    assert find(phone, typed)[0].strip() == first
    phone.click(FOUND + " a")
    assert phone.url.removeprefix(province) in ("desa/6101/", "desa/6103/")


def test_many_matches_are_cut_and_the_reader_told(province: str, phone) -> None:
    phone.goto(province + "desa/")
    assert len(find(phone, "sungai")) == 30
    assert "Ketik lebih lengkap" in phone.locator(".finder [role=status]").inner_text()


def test_all_searches_together_load_at_most_20_kilobytes(whole_province: Project) -> None:
    files = finder_files(many(whole_province), whole_province.offices.values())
    assert sum(gzip_size(text.encode()) for text in files.values()) <= 12_500
    assert sum(len(text.encode()) for text in files.values()) <= 32_000  # from a host that does not pack
    rows = [line for text in files.values() for line in text.splitlines() if line[0] not in "=>"]
    assert len(rows) == 2145


def test_a_second_run_writes_no_search_file_and_old_ones_go(project: Project, tmp_path: Path) -> None:
    assert write_finder(project, tmp_path).written and not write_finder(project, tmp_path)
    (tmp_path / "desa/cari/bu.txt").write_text("of an older version")
    fewer = only(project, a_village(project))
    assert write_finder(fewer, tmp_path, check=True).deleted
    write_finder(fewer, tmp_path)
    assert {path.stem for path in (tmp_path / "desa/cari").iterdir()} == set(finder_files(fewer.all_villages))


def test_the_list_names_every_page_of_the_language_in_order(site: Path, project: Project) -> None:
    for folder in ("", "iba/"):
        tree = LexborHTMLParser((site / folder / "cari" / "index.html").read_text())
        links = [link.attributes["href"] for link in tree.css(".contents > li:not(.also) > a")]
        found = {((site / folder / "cari") / href / "index.html").resolve() for href in links}
        pages = {
            page.resolve()
            for page in (site / folder).rglob("index.html")
            if not is_aside(page.relative_to(site).as_posix())
            and (folder or page.relative_to(site).parts[0] not in project.words)
            and not page.parent.name.isdigit()
            and page.parent.name not in ("cari", "status-terjemahan")
            and "unduh" not in page.parts
            and page.parent.parent.name != "sumber"  # reached from the page about the site, as its footnotes
        }
        assert found == pages
        titles = [link.text().casefold() for link in tree.css(".contents > li > a")]
        assert titles == sorted(titles)


def test_everyday_words_stand_in_the_list_and_lead_to_the_page_that_answers(site: Path) -> None:
    for folder in ("", "iba/"):
        tree = LexborHTMLParser((site / folder / "cari" / "index.html").read_text())
        rows = {row.css_first("a").text(): row for row in tree.css(".contents > .also")}
        assert rows["dipukul"].css_first("a").attributes["href"] == "../waspada/terjebak/"
        title = LexborHTMLParser((site / folder / "waspada/terjebak/index.html").read_text()).css_first("h1").text()
        assert rows["dipukul"].css_first("span").text() == title
        assert "tdk" not in rows  # a spelling is no word to look up


def test_a_page_that_is_not_translated_is_listed_as_indonesian(site: Path) -> None:
    tree = LexborHTMLParser((site / "iba" / "cari" / "index.html").read_text())
    assert tree.css_first(".contents a[href='../paspor/biaya/']").parent.attributes["lang"] == "id"
    assert "lang" not in tree.css_first(".contents a[href='../']").parent.attributes


def test_search_is_in_the_menu(server: str, phone) -> None:
    phone.goto(server + "paspor/")
    phone.click(".menu summary:text-is('Menu')")
    phone.click(".menu a:text-is('Cari')")
    assert phone.url == server + "cari/"


def test_the_list_is_made_for_thumbs(server: str, phone) -> None:
    phone.goto(server + "cari/")
    heights = phone.locator(".contents a, .finder input").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
