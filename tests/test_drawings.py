"""The drawings: each has its record and its file, is small, plain and readable on any ground; faults are told to editors."""

import datetime
import gzip
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from scripts.check import check_all
from scripts.data.drawings import FOLDER, by_question, load_drawings
from scripts.data.problem import Problem
from scripts.data.project import load_project
from scripts.pages.drawings import draw_doors
from scripts.paths import DOCS
from scripts.rules.drawings import LARGEST, check_drawings
from tests import tree

RECORD = """dua-kunci:
  arti: Periksa dua kunci
  alt: Dua gembok
  dipakai: kartu
  untuk: tanpa_kontrak
  sumber: gambar sendiri
  lisensi: CC BY 4.0
  tahun: "2026"
"""
GROUND = '<rect width="64" height="64" rx="8" fill="#fff" stroke="none"/>'
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" style="color-scheme:only light">'
DRAWN = f'{ROOT}{GROUND}<path d="M4 4h9"/></svg>'


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A project's docs folder with one sound drawing, to be damaged."""
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data" / "drawings.yml").write_text(RECORD, encoding="utf-8")
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "dua-kunci.svg").write_text(DRAWN, encoding="utf-8")
    return tmp_path


def said(docs: Path) -> list[str]:
    problems: list[Problem] = []
    drawings = load_drawings(docs / "_data" / "drawings.yml", {"tanpa_kontrak", "jalan_tikus"}, problems)
    return [str(problem) for problem in [*problems, *check_drawings(drawings, docs)]]


@pytest.mark.live
def test_the_drawings_of_the_project_are_sound() -> None:
    assert [str(problem) for problem in check_drawings(load_project().drawings, DOCS)] == []


@pytest.mark.live
def test_a_phone_loads_each_drawing_in_one_small_packet() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in (DOCS / FOLDER).iterdir()}
    assert sizes and max(sizes.values()) <= LARGEST, sizes


def test_the_drawings_are_published_as_they_are(built: Path) -> None:
    published = {path.name: path.read_bytes() for path in (built / "site" / FOLDER).iterdir()}
    assert published == {path.name: path.read_bytes() for path in (tree.DOCS / FOLDER).iterdir()}


def test_a_sound_drawing_is_taken_and_stands_beside_its_question(docs: Path) -> None:
    assert said(docs) == []
    drawings = load_drawings(docs / "_data" / "drawings.yml", {"tanpa_kontrak"}, [])
    assert by_question(drawings)["tanpa_kontrak"].alt == "Dua gembok"


def test_a_project_without_drawings_is_sound(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "message", "fix"),
    [
        ("  alt: Dua gembok\n", "", "`alt:` pada `dua-kunci` belum diisi", "Tambah baris `alt:"),
        ("  alt: Dua gembok\n", f"  alt: {'kata ' * 17}\n", "terlalu panjang", "paling banyak 16 kata"),
        ("  arti: Periksa dua kunci\n", "", "`arti:` pada `dua-kunci` belum diisi", "Tambah baris `arti:"),
        ("dua-kunci:", "Dua Kunci:", "bukan nama gambar", "huruf kecil"),
        ("tanpa_kontrak", "tanpa_kontrk", "`tanpa_kontrk`, yang tidak ada di questions.yml", "tanpa_kontrak"),
        ("dua-kunci:", "tiga-kunci:", "`tiga-kunci` tidak punya berkas", "Unggah berkasnya"),
    ],
)
def test_a_wrong_record_is_named_with_its_fix(docs: Path, old: str, new: str, message: str, fix: str) -> None:
    path = docs / "_data" / "drawings.yml"
    path.write_text(RECORD.replace(old, new), encoding="utf-8")
    (found,) = [line for line in said(docs) if "drawings.yml:" in line]
    assert message in found and fix in found


def test_a_question_has_one_drawing(docs: Path) -> None:
    path = docs / "_data" / "drawings.yml"
    path.write_text(RECORD + RECORD.replace("dua-kunci", "tiga-kunci"), encoding="utf-8")
    shutil.copy(docs / FOLDER / "dua-kunci.svg", docs / FOLDER / "tiga-kunci.svg")
    (found,) = said(docs)
    assert "drawings.yml:9: pertanyaan `tanpa_kontrak` sudah memakai gambar `dua-kunci`" in found


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda text: text.replace("<path", '<script>alert("a")</script><path'), "berisi `<script>`"),
        (lambda text: text.replace("<path", '<image href="https://contoh.id/a.png"/><path'), "berisi `<image>`"),
        (lambda text: text.replace("<path", '<path onload="a()"'), "berisi `onload=`"),
        (lambda text: text.replace("<path", '<path style="fill:red"'), "berisi `style=`"),
        (lambda text: text.replace("<path", '<path fill="url(#a)"'), "warna `url(#a)`"),
        (lambda text: text.replace("<path", '<path transform="url(https://contoh.id)"'), "menunjuk ke luar"),
        (lambda text: text.replace("<path", '<path fill="#ff00ff"'), "warna `#ff00ff` bukan warna situs"),
        (lambda text: text.replace("<path", '<text font-family="Roboto">18</text><path'), "berisi `<text>`"),
        (lambda text: text.replace("<path", "<style>*{fill:red}</style><path"), "berisi `<style>`"),
        (lambda text: text.replace("<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg'), "berisi `<!`"),
        (lambda text: text.replace("0 0 64 64", "0 0 24 24"), "kotak 64 x 64"),
        (lambda text: text.replace(GROUND, ""), "tembus pandang"),
        (lambda text: text.replace(' style="color-scheme:only light"', ""), "bertema gelap"),
        (lambda text: text.replace("</svg>", ""), "rusak"),
        (lambda text: "", "rusak"),
        (
            lambda text: text.replace("M4 4", "".join(f"M{n * n} {n * 7919 % 6100}" for n in range(300))),
            "sesudah dipadatkan",
        ),
    ],
)
def test_a_file_that_is_no_plain_small_drawing_is_refused(
    docs: Path, damage: Callable[[str], str], message: str
) -> None:
    path = docs / FOLDER / "dua-kunci.svg"
    path.write_text(damage(DRAWN), encoding="utf-8")
    found = said(docs)
    assert any(message in line for line in found), found
    assert all("dua-kunci.svg:" in line and "Perbaikan: " in line for line in found)


@pytest.mark.parametrize("name", ["empat-kunci.svg", "dua-kunci.png"])
def test_a_file_without_a_record_is_refused(docs: Path, name: str) -> None:
    (docs / FOLDER / name).write_text(DRAWN, encoding="utf-8")
    (found,) = said(docs)
    assert f"{name}:1: berkas ini tidak ada di drawings.yml" in found and "drawings.yml" in found


def test_the_editors_check_reads_the_drawings(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tree.DOCS, tmp_path / "docs"))
    first = min((copy / FOLDER).iterdir())
    first.unlink()
    problems, _ = check_all(datetime.date.today(), copy)
    assert any(f"`{first.stem}` tidak punya berkas" in problem.message for problem in problems)


@pytest.mark.live
def test_a_forced_dark_theme_leaves_dark_lines_on_a_light_ground(browser: Browser, tmp_path: Path) -> None:
    paths = sorted((DOCS / FOLDER).iterdir())
    images = "".join(f'<img src="{path.as_uri()}" width="48" height="48">' for path in paths)
    page = tmp_path / "page.html"
    page.write_text(f'<body style="margin:0;display:flex">{images}', encoding="utf-8")
    size = {"width": 48 * len(paths), "height": 200}
    with browser.new_context(viewport=size, color_scheme="dark") as context:
        tab = context.new_page()
        context.new_cdp_session(tab).send("Emulation.setAutoDarkModeOverride", {"enabled": True})
        tab.goto(page.as_uri())
        screen = Image.open(io.BytesIO(tab.screenshot())).convert("L")
    assert screen.getpixel((1, 150)) < 40, "the page around the drawings is dark"
    for place, path in enumerate(paths):
        counts = screen.crop((48 * place, 0, 48 * place + 48, 48)).histogram()
        assert sum(counts[:80]) > 48 * 48 * 0.08 and sum(counts[200:]) > 48 * 48 * 0.2, path.name


def test_a_heading_shows_the_drawing_it_names_in_every_language(site: Path) -> None:
    for folder in ("", "iba/"):
        headings = LexborHTMLParser((site / folder / "paspor" / "index.html").read_text(encoding="utf-8")).css("h3")
        steps = [heading for heading in headings if "langkah-2" in heading.attributes.get("id", "")]
        assert [step.css_first("img").attributes["src"].rpartition("/")[2] for step in steps] == ["siapkan-surat.svg"]
        assert all(step.css_first("img").attributes["alt"] in ("", None) and step.text(strip=True) for step in steps)


def test_a_list_of_pages_shows_what_each_is_about(site: Path) -> None:
    page = LexborHTMLParser((site / "luar-negeri" / "index.html").read_text(encoding="utf-8"))
    doors = page.css(".doors a")
    assert len(doors) >= 4
    for door in doors:
        about = LexborHTMLParser((site / "luar-negeri" / door.attributes["href"] / "index.html").read_text())
        picture, shown = (each.css_first(".drawing").attributes["src"] for each in (door, about.css_first(".text")))
        assert picture.rpartition("/")[2] == shown.rpartition("/")[2]


def test_a_page_does_not_show_its_own_drawing_for_each_of_its_parts(site: Path) -> None:
    page = LexborHTMLParser((site / "paspor" / "syarat" / "index.html").read_text(encoding="utf-8"))
    assert len(page.css('article li > a[href^="#"]')) >= 4 and not page.css(".doors")


def test_links_without_drawings_stay_a_list() -> None:
    links = "<ul>\n" + "".join(f'<li><a href="../{name}/">{name}</a></li>\n' for name in "abcd") + "</ul>"
    drawn = {f"{name}/": "bertanya" for name in "abcd"}
    assert draw_doors(links, "daftar/", drawn, "../").count("<img") == 4
    assert draw_doors(links, "daftar/", drawn | {"d/": ""}, "../") == links
    assert draw_doors(links.replace("</a>", "</a> ya", 1), "daftar/", drawn, "../").count("<img") == 0


def test_an_unknown_drawing_of_a_heading_is_named_with_the_near_one(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(tree.DOCS, tmp_path / "docs"))
    page = docs / "id" / "paspor" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("gambar=siapkan-surat", "gambar=siapkan-suratt"), "utf-8")
    problems, _ = check_all(datetime.date.fromisoformat(tree.TODAY), docs)
    said = [str(problem) for problem in problems]
    assert len(said) == 1 and "`gambar=siapkan-suratt` bukan nama gambar." in said[0] and "`siapkan-surat`" in said[0]
