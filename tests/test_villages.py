"""Village pages: each its own, written only when it changes, harmless whatever the data says."""

import dataclasses
import datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.problem import DataError
from scripts.data.project import Project
from scripts.data.villages import Meeting
from scripts.pages.words_html import page_words
from scripts.villages.book import TEMPLATE, read_book
from scripts.villages.changes import Changes
from scripts.villages.listing import ONE_PAGE, index_html, regency_pages
from scripts.villages.neighbours import Neighbours
from scripts.villages.page import VillagePages
from scripts.villages.page_template import VILLAGE_TEMPLATE, read_page_template
from scripts.villages.switch import LanguageSwitch, offered_villages, village_locales
from scripts.villages.write import write_books, write_villages
from tests.samples import a_village, without
from tests.tree import VILLAGES

GOLDEN = Path(__file__).parent / "golden"


def write(project: Project, built: Path, site: Path, check: bool = False, locale: str = "id") -> Changes:
    """As `python -m scripts villages` does: pages, then books."""
    page_templates = built / "page_templates" / locale
    pages = write_villages(project, locale, page_templates, site, "https://contoh.example/edit/", VILLAGES, check)
    books = write_books(project, locale, page_templates, site, check)
    return Changes(sorted(pages.written + books.written), pages.deleted + books.deleted)


def own_files(address: str) -> list[str]:
    return [f"desa/{address}/desa-{address}.html", f"desa/{address}/index.html"]


@pytest.mark.parametrize("locale", ["id", "iba"])
def test_a_village_page_reads_as_agreed(project: Project, built: Path, tmp_path: Path, locale: str) -> None:
    """The golden page; after a wanted change, read the difference and copy the new text over it."""
    write(project, built, tmp_path, locale=locale)
    page = tmp_path / ("" if locale == "id" else locale) / "desa" / "6103072007" / "index.html"
    article = LexborHTMLParser(page.read_text()).css_first("[data-village]").html
    lines = article.replace("><", ">\n<").strip() + "\n"
    golden = GOLDEN / f"village.{locale}.html"
    assert lines == golden.read_text(), f"see {golden.name}"


def test_every_village_has_a_page_of_its_own(project: Project, site: Path) -> None:
    folders = {"": "id"} | {f"{path.name}/": path.name for path in site.iterdir() if path.name in project.words}
    rows = VILLAGES.read_text().splitlines()
    for folder, locale in folders.items():
        for village in offered_villages(project, locale)[::7]:
            html = (site / folder / "desa" / village.address / "index.html").read_text()
            tree = LexborHTMLParser(html)
            own = f"{folder}desa/{village.address}/"
            assert village.name in tree.css_first("h1").text()
            assert village.name in tree.css_first("title").text() and village.district in tree.css_first("title").text()
            assert tree.css_first("link[rel=canonical]").attributes["href"].endswith("/" + own)
            assert {link.attributes["href"].split(".example/")[1] for link in tree.css("link[hreflang]")} == {
                f"{other}desa/{village.address}/"
                for other, its in folders.items()
                if its in village_locales(project, village)
            }
            (edit,) = {
                a.attributes["href"] for a in tree.css("a") if "_data/villages.yml" in (a.attributes.get("href") or "")
            }
            assert bool(village.line) == ("#L" in edit)
            if village.line:
                assert rows[int(edit.split("#L")[1]) - 1] == f'"{village.key}":'


@pytest.mark.parametrize("province", ["whole_province", pytest.param("live_project", marks=pytest.mark.live)])
@pytest.mark.parametrize("language", [0, 1])
def test_a_page_made_for_neighbours_says_the_same_as_one_made_alone(
    request: pytest.FixtureRequest, built: Path, province: str, language: int
) -> None:
    project = request.getfixturevalue(province)
    locale = list(project.words)[language]
    folder = built / "page_templates" / locale
    switch = LanguageSwitch(project, read_page_template(folder / VILLAGE_TEMPLATE / "index.html"))
    neighbours = Neighbours(VillagePages(project, locale, "", VILLAGES), switch, read_book(folder / TEMPLATE))
    unknown = [village for village in project.all_villages if not village.line]
    assert len(unknown) > 2_000
    for village in unknown:
        alone = dataclasses.replace(village, line=1)  # a row that says nothing, so its page is no one else's
        assert neighbours.page(village) == neighbours.page(alone), village.key


def test_a_second_run_writes_nothing(project: Project, built: Path, tmp_path: Path) -> None:
    (tmp_path / "desa").mkdir()
    first = write(project, built, tmp_path)
    assert (
        len(first.written) == len(project.all_villages) + len(project.villages) + 2
    )  # pages, books, the language's book, the list
    assert not write(project, built, tmp_path)


def test_check_writes_nothing_and_tells_what_would_change(project: Project, built: Path, tmp_path: Path) -> None:
    changes = write(project, built, tmp_path, check=True)
    assert changes and not list(tmp_path.iterdir())


def test_one_changed_row_rewrites_only_its_own_page(project: Project, built: Path, tmp_path: Path) -> None:
    write(project, built, tmp_path)
    village = a_village(project)
    changed = dataclasses.replace(village, note="Rapat pindah ke gedung baru.")
    other = dataclasses.replace(project, villages=tuple(changed if v is village else v for v in project.villages))
    assert write(other, built, tmp_path).written == own_files(village.address)


def test_a_village_that_leaves_takes_its_page_along(project: Project, built: Path, tmp_path: Path) -> None:
    write(project, built, tmp_path)
    gone = a_village(project)
    fewer = without(project, gone)
    assert write(fewer, built, tmp_path).deleted == own_files(gone.address)
    assert not (tmp_path / "desa" / gone.address).exists()


def test_a_village_whose_row_goes_keeps_its_page_and_loses_its_book(
    project: Project, built: Path, tmp_path: Path
) -> None:
    write(project, built, tmp_path)
    gone = a_village(project)
    rows = tuple(village for village in project.villages if village != gone)
    changes = write(dataclasses.replace(project, villages=rows), built, tmp_path)
    book, page = own_files(gone.address)
    assert book in changes.deleted and page in changes.written
    assert "tidak menyebut" in (tmp_path / page).read_text()


def test_a_hand_written_page_is_never_touched(project: Project, built: Path, tmp_path: Path) -> None:
    mine = tmp_path / "desa" / "6199" / "index.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("<h1>Punya saya</h1>")
    write(project, built, tmp_path)
    assert mine.read_text() == "<h1>Punya saya</h1>"
    blocked = tmp_path / "desa" / a_village(project).address / "index.html"
    blocked.write_text("<h1>Punya saya</h1>")
    with pytest.raises(DataError, match="ditulis tangan"):
        write(project, built, tmp_path)
    assert blocked.read_text() == "<h1>Punya saya</h1>"


@pytest.mark.parametrize(
    "poison", ["<script>alert(1)</script>", "](javascript:alert(1))", '" onload="x', "{{ 7*7 }}", "@@ isi @@"]
)
def test_text_from_data_does_no_harm(project: Project, built: Path, tmp_path: Path, poison: str) -> None:
    """Even past the loader, which refuses such names."""
    bad = dataclasses.replace(
        a_village(project), name=poison, district=poison, note=f"[x](javascript:alert(1)) {poison}"
    )
    write(dataclasses.replace(project, villages=(bad,)), built, tmp_path)
    html = (tmp_path / "desa" / bad.address / "index.html").read_text()
    tree = LexborHTMLParser(html)
    assert not tree.css("[data-village] script, [onload], [data-village] [href^='javascript:']")
    assert poison in tree.css_first("h1").text()
    assert "49" not in tree.css_first("h1").text()


def many(project: Project) -> tuple:
    """Every village of the province, as rows of the real kind."""
    pattern = a_village(project)
    return tuple(
        dataclasses.replace(
            pattern, key=each.key, name=each.name, district=each.district, regency=each.regency, note=""
        )
        for each in project.all_villages
    )


def test_lists_stay_short_with_all_villages_of_the_province(whole_province: Project) -> None:
    project = whole_province
    villages = project.all_villages
    words = page_words(project, "id")
    index = LexborHTMLParser(index_html(villages, project, words))
    assert len(index.css("a")) == 14 + len([village for village in villages if village.programme])
    pages = list(regency_pages(villages, project, words))
    linked = [a.attributes["href"] for page in pages for a in LexborHTMLParser(page.filling["isi"]).css("a")]
    assert len([href for href in linked if href != "../"]) == len(villages) == 2145
    assert len(set(linked)) == 2146


def test_few_villages_stand_on_one_page(project: Project) -> None:
    words = page_words(project, "id")
    assert len(project.all_villages) <= ONE_PAGE
    index = LexborHTMLParser(index_html(project.all_villages, project, words))
    assert len(index.css("a")) == len(project.all_villages)
    assert not list(regency_pages(project.all_villages, project, words))


@pytest.mark.parametrize("locale", ["id", "iba"])
def test_a_village_page_shows_what_its_row_has_and_no_empty_piece(project: Project, locale: str) -> None:
    maker = VillagePages(project, locale, "", VILLAGES)
    noted = next(village for village in project.villages if village.note and village.gate and village.languages)
    meeting = Meeting(datetime.date(2026, 12, 5), "09.00", "Balai Desa")
    full = LexborHTMLParser(maker.article(dataclasses.replace(noted, meetings=(meeting, meeting))))
    assert [time.attributes["datetime"] for time in full.css("time")] == ["2026-12-05T09:00"] * 2
    assert (
        project.gates[project.around(noted).way].name in full.text()
        and project.languages[noted.languages[0]].name in full.text()
    )
    bare = LexborHTMLParser(
        maker.article(dataclasses.replace(noted, note="", note_source="", languages=(), since="", meetings=()))
    )
    assert len(bare.css("h3")) == len(full.css("h3")) - 1
    for page in (full, bare):
        assert all(node.text(strip=True) for node in page.css("p, li, ul, h2, h3, a"))
