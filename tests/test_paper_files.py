"""The files an officer downloads, the pages that lead to them, and pages printed from the browser."""

import dataclasses
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import (
    CHAT_CARDS,
    PACK,
    VILLAGE_HANDOUT,
    archive,
    blank_offices,
    pack_jobs,
    village_jobs,
)
from scripts.data.problem import SiteError
from scripts.data.project import Project
from scripts.data.words import Words
from scripts.finish.links import check_links
from scripts.finish.offline import digest
from scripts.handouts.command import make_handouts
from scripts.handouts.make import jobs_of
from scripts.handouts.officer import PICTURES, SiteTexts
from scripts.handouts.pack import contents, write_packs
from scripts.handouts.pdf import print_pdf
from scripts.handouts.render import HandoutMaker
from scripts.paths import ROOT
from scripts.spreadsheets.records import reports
from scripts.villages.build_cache import BuildCache
from tests.conftest import served
from tests.tree import TODAY, VILLAGES


def spaceless(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\u0002]+", "", text)


def test_every_village_page_links_to_its_own_handout_with_its_size(
    paper_site: Path, project: Project, build_cache: BuildCache
) -> None:
    for locale in build_cache.locales:
        folder = "" if locale == "id" else locale
        for village in project.villages:
            page = paper_site / folder / "desa" / village.address / "index.html"
            if not page.exists():
                continue
            links = LexborHTMLParser(page.read_text()).css('a[href$=".pdf"]')
            files = [(page.parent / link.attributes["href"]).resolve() for link in links]
            assert [file.relative_to(paper_site.resolve()).as_posix() for file in files] == [
                job.path
                for job in (
                    *village_jobs(village, locale, (VILLAGE_HANDOUT,)),
                    *(pack_jobs(village) if locale == "id" else ()),
                )
            ]
            for link, file in zip(links, files, strict=True):
                assert f"({round(file.stat().st_size / 1000)} KB)" in link.parent.text()
                assert file.stat().st_size <= (2 * 1024 * 1024 if "paket" in file.name else 60 * 1024)


def test_without_handouts_no_page_links_to_one(site: Path) -> None:
    assert not list(site.rglob("*.pdf"))
    assert not [page for page in site.rglob("*.html") if re.search(r"unduh/[^\"> ]+\.(pdf|zip)", page.read_text())]
    chooser = LexborHTMLParser((site / "unduh" / "kabupaten-sanggau" / "index.html").read_text())
    assert "belum dibuat" in chooser.text()
    assert chooser.css_first('a[href="../../desa/6103072007/"]') is not None


def test_handouts_leave_no_dead_link_and_nothing_of_a_village_that_left(
    paper_site: Path, build_cache: BuildCache
) -> None:
    assert check_links(paper_site, build_cache.site_url) == []
    assert not list(paper_site.rglob("*yang-pergi*"))


def test_a_sheet_made_again_is_the_same_to_the_byte(
    paper_site: Path, site: Path, project: Project, build_cache: BuildCache
) -> None:
    texts = SiteTexts(site)
    for locale in build_cache.locales[:2]:
        maker = HandoutMaker(project, locale, build_cache.site_url, build_cache.site_name, texts)
        village = next(village for village in reversed(project.villages) if "iba" in village.languages)
        for job in village_jobs(village, locale):
            assert (paper_site / job.path).read_bytes() == print_pdf(maker.html(job)).data, job.path


def test_one_archive_holds_all_sheets_of_a_regency_or_an_office(
    paper_site: Path, project: Project, build_cache: BuildCache, tmp_path: Path
) -> None:
    wanted: dict[str, set[str]] = {}
    for village in project.villages:
        for name in (village.regency, project.offices[project.around(village).office].name):
            wanted.setdefault(archive(name, TODAY), set()).add(village.address)
    made = {file.relative_to(paper_site).as_posix() for file in (paper_site / "unduh").glob("*.zip")}
    assert made <= set(wanted) and {frozenset(wanted[path]) for path in made} == set(map(frozenset, wanted.values()))
    assert len(made) == len({frozenset(wanted[path]) for path in made}), "nothing twice"
    held = []
    for path in made:
        with zipfile.ZipFile(paper_site / path) as pack:
            assert pack.testzip() is None
            names = pack.namelist()
        assert len(set(names)) == len(names)
        held.append(frozenset(names))
        assert set(re.findall(r"-(\d{10})-", " ".join(names))) == wanted[path]
        assert any(name.startswith("umum/poster-id") for name in names)
    assert len(set(held)) == len(held)
    again = contents(project, jobs_of(project, build_cache.locales, paper_site), TODAY)
    kind = reports([picture.anchor for picture in SiteTexts(paper_site).pictured(PICTURES)])
    path = archive("Kabupaten Sanggau", TODAY)
    for sheet in again[path].handouts:
        (tmp_path / sheet).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(paper_site / sheet, tmp_path / sheet)
    write_packs({path: again[path]}, tmp_path, project, build_cache.site_url, kind)
    assert (tmp_path / path).read_bytes() == (paper_site / path).read_bytes()
    assert CHAT_CARDS in {file.relative_to(paper_site).as_posix() for file in paper_site.rglob("*.zip")}


def test_every_village_gets_its_sheets_and_only_those_of_the_programme_a_pack(
    paper_site: Path, project: Project, build_cache: BuildCache
) -> None:
    jobs = [job for job in jobs_of(project, build_cache.locales, paper_site, whole=True) if job.village]
    packs = {job.village for job in jobs if job.handout is PACK}
    assert {job.village.key for job in jobs} == {village.key for village in project.all_villages}
    assert packs == {village for village in project.all_villages if village.programme}


def test_an_archive_says_what_to_print_and_holds_only_the_languages_of_its_villages(
    paper_site: Path, project: Project
) -> None:
    path = paper_site / archive("Kabupaten Sambas", TODAY)
    with zipfile.ZipFile(path) as pack:
        names, told = pack.namelist(), pack.read("baca-dulu.txt").decode()
        reports = pack.read("laporan-pertemuan.csv").decode("utf-8-sig")
    packs = [name for name in names if "paket-pertemuan" in name]
    assert all(name.rpartition("/")[2] in told for name in packs) and "CETAK SEMUA" in told
    villages = [village for village in project.villages if village.regency == "Kabupaten Sambas"]
    for village in villages:
        for paper in ("a4", "f4"):
            assert len([name for name in packs if f"-{village.address}-id-{paper}" in name]) == 1, "one print all"
        assert f"{village.key};;{village.name};" in reports
        posters = [name for name in names if re.search(rf"/poster-.*-{village.address}-id-a3\.pdf$", name)]
        assert len(posters) == bool(village.programme), "one that names the village"
    spoken = {project.languages[key].locale for each in villages for key in project.around(each).languages} | {"id"}
    assert {match[1] for name in names if (match := re.search(r"kartu-saku-(\w+)-a4", name))} <= spoken
    for village in villages:
        own = [name for name in names if f"-{village.address}-" in name]
        assert {match[1] for name in own if (match := re.search(r"-(\w+)-\w+\.pdf$", name))} == project.spoken_in(
            village
        )
    assert "Periksa lagi" in told and "untuk-petugas/" in told


def test_the_pages_that_are_printed_lead_to_their_files_with_their_size(paper_site: Path) -> None:
    for address, name in (
        ("waspada/periksa", "periksa-tawaran-id-a4"),
        ("kerja/keluarga", "rencana-berangkat-id-f4"),
        ("bantuan", "kartu-saku-id-a4"),
        ("iba/bantuan", "kartu-saku-iba-a4"),
        ("waspada", "poster-id-a4"),
        ("petugas/lembar-balik", "slide-pertemuan-id-16x9"),
        ("petugas/pesan-wa", "pesan-wa-id"),
    ):
        page = paper_site / address / "index.html"
        link = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(f'a[href*="{name}"]')
        size = (page.parent / link.attributes["href"]).resolve().stat().st_size
        assert f"({round(size / 1000)} KB)" in link.text(), address
        if address.startswith("petugas"):
            assert link.parent.parent.prev.attributes["class"] == "message", "under the title, for officers"


def test_what_is_saved_is_what_stands_there_after_handouts(paper_site: Path) -> None:
    saved = json.loads((paper_site / "simpanan.json").read_text())["files"]
    page = paper_site / "waspada" / "periksa" / "index.html"
    assert "unduh/umum/" in page.read_text() and saved["waspada/periksa/"][0] == digest(page.read_bytes())


def test_the_row_for_other_villages_has_a_pack_a_sheet_and_messages(paper_site: Path) -> None:
    page = LexborHTMLParser((paper_site / "unduh" / "kabupaten-sanggau" / "index.html").read_text(encoding="utf-8"))
    links = [link.attributes["href"] for link in page.css("a")]
    for name in ("paket-pertemuan-kanim-sanggau-id-a4.pdf", "lembar-kosong-kanim-sanggau-id-f4.pdf"):
        assert any(link.endswith(name) for link in links), name
    assert any("pesan-wa-kanim-sanggau-id.zip" in link for link in links)
    assert not [link for link in links if "kanim-sambas" in link], "of other offices nothing"


def test_a_sheet_that_does_not_fit_stops_everything_and_keeps_the_old(
    built: Path, project: Project, build_cache: BuildCache, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    (site / "unduh" / "lama.pdf").write_bytes(b"%PDF lama")
    long = {**project.words["id"].texts, "pelajaran_paspor": "Urus paspor sendiri. " * 200}
    no_blanks = {key: office for key, office in project.offices.items() if key not in blank_offices(project)}
    wordy = dataclasses.replace(
        project, words={**project.words, "id": Words("id", long, frozenset())}, villages=(), offices=no_blanks
    )
    with pytest.raises(SiteError, match="tidak muat satu muka"):
        make_handouts(
            wordy, dataclasses.replace(build_cache, locales=("id",)), site, VILLAGES, built / "page_templates"
        )
    assert (site / "unduh" / "lama.pdf").read_bytes() == b"%PDF lama"


PRINTED_ELSEWHERE = """
from scripts.handouts.pdf import load_printer, print_all, print_pdf

load_printer()
sheet = '<p id="end">Satu kata.</p><p id="foot">Kaki.</p>'
print([printed.fits for printed in print_all(print_pdf, [(sheet,)])])
"""


def test_printing_never_waits_for_what_a_program_that_has_fonts_loaded_keeps_to_itself() -> None:
    done = subprocess.run([sys.executable, "-c", PRINTED_ELSEWHERE], cwd=ROOT, capture_output=True, timeout=120)
    assert done.stdout == b"[True]\n", done.stderr.decode()


def test_an_officer_needs_two_taps_without_script(paper_site: Path, browser: Browser) -> None:
    """With the real files; tests/test_chooser.py has the full province, with files that only have their size."""
    with served(paper_site) as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 640})
        page.goto(f"{address}untuk-petugas/")
        page.get_by_role("link", name="Kabupaten Kapuas Hulu", exact=True).click()
        row = page.locator("li", has_text="Batu Lintang")
        for language in ("id", "iba"):
            link = row.locator(f'a[href*="lembar-desa-"][href$="-{language}-f4.pdf"]')
            answer = context.request.get(page.url + (link.get_attribute("href") or ""))
            assert answer.ok and answer.body().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_a_page_printed_from_the_browser_loses_no_text(server: str, site: Path, browser: Browser, script: bool) -> None:
    """Folds open, navigation gone, dates and address and page numbers there; the code leads to the page."""
    for address in ("paspor/calon-pekerja/", "waspada/periksa/", "desa/6103072007/"):
        context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=script)
        page = context.new_page()
        page.goto(server + address)
        document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        read = "".join(sheet.get_textpage().get_text_range() for sheet in document)
        # A hyphen at the end of a line is read as U+FFFE; a box stands beside the lines.
        said = spaceless(read.replace("\ufffe", "-")).replace("☐", "")
        html = LexborHTMLParser((site / address / "index.html").read_text())
        for node in html.css(
            ".md-content__inner h1, .md-content__inner p, .md-content__inner li, .md-content__inner td"
        ):
            for line in node.text(separator="\n").split("\n"):
                if "☐" not in line:
                    assert spaceless(line) in said, f"{address}: {line}"
        assert spaceless(html.css_first("nav.languages").text()) not in said
        assert spaceless(f"merantau-aman.example/{address}") in said
        again = re.search(r"Periksa lagi sebelum \d+ \w+ 20\d\d", html.css_first(".paper").text())
        assert spaceless(again[0]) in said
        assert f"Halaman1dari{len(document)}" in said
        for host in {link.attributes["data-host"] for link in html.css("a[data-host]")}:
            assert f"({spaceless(host)})" in said
        context.close()


def test_the_code_of_a_page_costs_nothing_until_it_is_printed(server: str, phone) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(server + "paspor/biaya/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("qr.svg")]
    phone.pdf()
    assert [url for url in asked if url.endswith("paspor/biaya/qr.svg")]
