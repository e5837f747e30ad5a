"""Where an officer picks a handout: two taps from the page for officers, at any number of villages."""

import dataclasses
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import REGENCY, VILLAGE
from scripts.data.handout_names import (
    NOTICE,
    VILLAGE_HANDOUT,
    Job,
    blank_jobs,
    blank_pack_jobs,
    common_jobs,
    is_by_district,
    slug,
    village_jobs,
)
from scripts.data.project import Project
from scripts.finish.weight import gzip_size
from scripts.villages.chooser import write_chooser
from scripts.villages.finder import fold
from scripts.villages.write import write_finder
from tests.conftest import served
from tests.test_look import HANGING_OUT, PAGE_BUDGET, SMALL_TARGETS
from tests.test_reach import violations
from tests.test_villages import many


def pretend(jobs: Iterable[Job], site: Path) -> None:
    """Put files as large as real handouts, and as quickly written as empty ones, where these would stand."""
    for number, job in enumerate(jobs):
        file = site / job.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"%PDF-1.7")
        os.truncate(file, 20_000 + number * 37 % 5_000)


@pytest.fixture(scope="module")
def stocked(built: Path, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site after handouts have been made."""
    site = tmp_path_factory.mktemp("stocked") / "site"
    shutil.copytree(built / "site", site)
    for locale in project.words:
        pretend((job for village in project.villages for job in village_jobs(village, locale)), site)
        pretend(common_jobs(locale), site)
    pretend([*blank_pack_jobs(project), *blank_jobs(project, "id")], site)
    for locale in project.words:
        write_chooser(project, locale, built / "page_templates" / locale, site)
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def full(whole_province: Project) -> Project:
    """Every village of the province, each with a language of its own beside Indonesian."""
    villages = tuple(dataclasses.replace(village, languages=("iba", "indonesia")) for village in many(whole_province))
    return dataclasses.replace(whole_province, villages=villages)


@pytest.fixture(scope="module")
def province(built: Path, full: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("province")
    shutil.copytree(built / "site" / "assets", site / "assets")
    for locale in ("id", "iba", "mad"):
        pretend((job for village in full.villages for job in village_jobs(village, locale)), site)
    for locale in ("id", "mad"):
        write_chooser(full, locale, built / "page_templates" / locale, site)
    write_finder(full, site)
    return site


def pick(page: Page, typed: str, place: str) -> None:
    """Type, then tap the village that is listed with its place."""
    page.fill("#cari-desa", typed)
    page.locator(".finder li", has_text=place).get_by_role("link").tap()


@pytest.fixture
def thumb(browser: Browser):
    """A page of a small phone that is tapped."""
    with browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, locale="id-ID") as context:
        yield context.new_page()


@pytest.mark.parametrize("folder", ["", "iba/"])
def test_three_letters_and_two_taps_lead_to_the_sheet(stocked: str, thumb: Page, folder: str) -> None:
    thumb.goto(f"{stocked}{folder}untuk-petugas/")
    pick(thumb, "bat", "Kapuas Hulu")
    row = thumb.locator("li:target")
    expect(row).to_contain_text("Batu Lintang")
    for link in (
        row.locator("a[href$='-iba-f4.pdf']").first,
        row.locator("a[href*='papan-pertemuan'][href$='-a4.pdf']"),
    ):
        expect(link).to_be_in_viewport()
        expect(link).to_contain_text(" KB)")
        answer = thumb.request.get(link.evaluate("link => link.href"))
        assert answer.ok and answer.body().startswith(b"%PDF-1.7")
    assert thumb.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_a_village_of_which_nothing_is_known_leads_to_the_pack_with_a_line_for_its_name(
    stocked: str, thumb: Page, project: Project
) -> None:
    village = next(village for village in project.all_villages if not village.programme)
    thumb.goto(stocked + "untuk-petugas/")
    pick(thumb, f"{village.name} {village.district}"[:40], village.regency.split()[-1])
    expect(thumb.locator("h2:target")).to_be_in_viewport()
    office = slug(project.around(village).office)
    assert thumb.locator(f".sheets a[href*='paket-pertemuan-{office}-']").count() == 2


def test_every_regency_has_its_page_without_script(stocked: str, thumb: Page, project: Project) -> None:
    thumb.goto(stocked + "untuk-petugas/")
    named = {text.split(" (")[0] for text in thumb.locator("ul.sheets > li:has(> a)").all_inner_texts()}
    regencies = {project.areas.name(code) for code in project.areas.codes(REGENCY)}
    assert regencies <= named
    empty = min(regencies - {village.regency for village in project.villages if village.programme})
    thumb.get_by_role("link", name=empty, exact=True).tap()
    packs = thumb.locator("#lain + .sheets a[href*='paket-pertemuan-']")
    expect(packs.first).to_be_attached()  # the page after the tap
    assert packs.count() >= 2


def test_two_taps_lead_to_the_sheet_without_script(stocked: str, browser: Browser) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=False, has_touch=True
    ) as context:
        page = context.new_page()
        page.goto(stocked + "untuk-petugas/")
        page.get_by_role("link", name="Kabupaten Kapuas Hulu", exact=True).tap()
        row = page.locator("li", has_text="Batu Lintang")
        for language in ("id", "iba"):
            link = row.locator(f'a[href*="lembar-desa-"][href$="-{language}-f4.pdf"]')
            expect(link).to_be_visible()
            assert context.request.get(page.url + (link.get_attribute("href") or "")).ok


def test_the_buttons_are_for_thumbs_and_for_everyone(stocked: str, thumb: Page) -> None:
    for address in ("unduh/kabupaten-sanggau/", "iba/unduh/kabupaten-kapuas-hulu/#6106042008", "unduh/umum/"):
        thumb.goto(stocked + address)
        assert thumb.locator(".sheets [href$='.pdf']").count() >= 4
        assert thumb.evaluate(SMALL_TARGETS) == thumb.evaluate(HANGING_OUT) == violations(thumb) == [], address


def test_in_the_full_province_two_taps_are_enough(province: Path, thumb: Page) -> None:
    with served(province) as address:
        thumb.goto(address + "untuk-petugas/")
        pick(thumb, "salaas", "Landak")
        expect(thumb.locator("li:target")).to_contain_text("Sala'as")
        expect(thumb.locator("li:target a[href$='-id-a4.pdf']").first).to_be_in_viewport()


def test_in_the_full_province_every_sheet_is_named_once_on_a_light_page(province: Path, full: Project) -> None:
    assert is_by_district(full.villages)
    (stylesheet,) = province.glob("assets/style.*.css")
    css = gzip_size(stylesheet.read_bytes())
    for folder, locales in (("", ("id", "iba")), ("mad/", ("mad", "id", "iba"))):
        start = province / folder / "untuk-petugas" / "index.html"
        regencies = {page for page in linked(start) if page.parent.name != "umum"}
        districts = {page for regency in regencies for page in linked(regency) if page.parent.name != "umum"}
        assert (len(regencies), len(districts)) == (14, 174)
        weights = {page: css + gzip_size(page.read_bytes()) for page in (start, *regencies, *districts)}
        assert {page: weight for page, weight in weights.items() if weight > PAGE_BUDGET} == {}
        named = [file for page in districts for file in linked(page, "[href$='.pdf']")]
        assert len(named) == len(set(named))
        assert set(named) == {
            (province / job.path).resolve()
            for village in full.villages
            for job in (
                *(job for locale in locales for job in village_jobs(village, locale, (VILLAGE_HANDOUT,))),
                *village_jobs(village, locales[0], (NOTICE,)),
            )
        }


def linked(page: Path, which: str = "") -> list[Path]:
    """The files that the list on `page` leads to."""
    links = LexborHTMLParser(page.read_text()).css(f".sheets a{which}")
    found = ((page.parent / (link.attributes["href"] or "")).resolve() for link in links)
    return [path if path.suffix else path / "index.html" for path in found]


def test_the_box_names_pages_as_the_generator_does(project: Project) -> None:
    for code in project.areas.codes(VILLAGE):
        for name in (project.areas.district_name(code), project.areas.regency_name(code)):
            assert slug(name) == fold(name).replace(" ", "-")
