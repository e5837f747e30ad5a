"""Name and colours of the site stand in one file; what shows them follows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import REGENCY, load_areas
from scripts.data.problem import DataError
from scripts.data.project import Project
from scripts.data.site import load_site
from scripts.pages.cards import ORIGIN, _hash, card_html, draw_cards, is_drawn
from scripts.paths import AREAS, DATA, OVERRIDES, ROOT
from scripts.render.environment import render
from tests import tree
from tests.edited import LOGO

ACCENT = "#123456"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The file of another province's site."""
    text = (DATA / "site.yml").read_text(encoding="utf-8")
    path = tmp_path / "site.yml"
    path.write_text(text.replace(f'"{load_site().accent}"', f'"{ACCENT}"').replace(load_site().name, "Pergi Aman"))
    return path


def test_stylesheet_icon_and_card_follow_the_file(project: Project, other: Path) -> None:
    site = load_site(other)
    assert f"--accent: {ACCENT};" in render("partials/colours.html", site=site)
    assert f"%23{ACCENT[1:]}" in render("partials/favicon.html", site=site)
    card = card_html(project, "id", site)
    assert ACCENT in card and "Pergi Aman" in card


def test_name_and_main_colour_are_written_nowhere_else() -> None:
    site = load_site()
    files = [ROOT / "mkdocs.yml", *(ROOT / "scripts").rglob("*.py"), *OVERRIDES.rglob("*.*")]
    for path in files:
        if path.suffix in (".py", ".html", ".css", ".js", ".yml"):
            text = path.read_text(encoding="utf-8")
            assert site.name not in text, path
            if path.name not in ("site.py",):  # the example in its message
                assert site.accent[1:] not in text, path


def test_programs_and_templates_name_no_place_of_the_province() -> None:
    """Nor do their comments; an address of a page may. A language may bear the name of a regency."""
    names = {name.split(" ", 1)[1] for code, name in load_areas(AREAS).names.items() if len(code) == REGENCY}
    names -= {"Sambas"}
    places = re.compile(
        rf"\b(?:{'|'.join(sorted(names))}|(?:West )?Kalimantan|Kalbar|Entikong|Sarawak|Kuching)\b", re.I
    )
    files = [path for folder in (ROOT / "scripts", OVERRIDES) for path in folder.rglob("*.*")]
    for path in files:
        if path.suffix in (".py", ".html", ".css", ".js"):
            text = re.sub(r"[\w/-]+\.md\b", "", path.read_text(encoding="utf-8"))
            assert not (found := places.search(text)), (path, found)


def test_a_wrong_colour_is_told_with_its_line(other: Path) -> None:
    other.write_text(other.read_text().replace(f'"{ACCENT}"', "hijau"))
    with pytest.raises(DataError, match=r"site\.yml:\d+: .*bukan warna"):
        load_site(other)


def test_a_card_is_drawn_anew_only_when_its_page_has_changed(tmp_path: Path) -> None:
    note = PngInfo()
    note.add_text(ORIGIN, _hash("<h1>satu</h1>"))
    Image.new("P", (1, 1)).save(tmp_path / "id.png", pnginfo=note)
    before = (tmp_path / "id.png").read_bytes()
    assert is_drawn(tmp_path / "id.png", "<h1>satu</h1>")
    assert not is_drawn(tmp_path / "id.png", "<h1>dua</h1>")
    assert not is_drawn(tmp_path / "iba.png", "<h1>satu</h1>")
    assert draw_cards({"id": "<h1>satu</h1>"}, tmp_path) == []
    assert (tmp_path / "id.png").read_bytes() == before


@pytest.mark.parametrize("field", ["warna_tulisan", "warna_utama", "warna_bahaya", "warna_hati"])
def test_a_colour_too_pale_to_read_is_refused(field: str, tmp_path: Path) -> None:
    path = tmp_path / "site.yml"
    text = (tree.DATA / "site.yml").read_text(encoding="utf-8")
    path.write_text(re.sub(rf'{field}: "#\w+"', f'{field}: "#7a8a86"', text), encoding="utf-8")
    with pytest.raises(DataError, match=rf"`{field}` terlalu mirip kertas: bedanya 3\.\d:1"):
        load_site(path)


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (LOGO.format("#123456"), ""),
        (LOGO.format("#eeeeee"), r"hampir tidak terlihat di atas kertas: bedanya 1\.\d:1"),
        (LOGO.format("#123456") + " " * 3_000, "terlalu berat, 3"),
        ("", "tidak ada atau rusak"),
    ],
)
def test_a_logo_is_light_and_can_be_seen(tmp_path: Path, drawing: str, said: str) -> None:
    path = tmp_path / "_data" / "site.yml"
    path.parent.mkdir()
    path.write_text((tree.DATA / "site.yml").read_text(encoding="utf-8") + "  logo: kanwil.svg\n", encoding="utf-8")
    if drawing:
        logo = tmp_path / "assets" / "kantor" / "kanwil.svg"
        logo.parent.mkdir(parents=True)
        logo.write_text(drawing)
    if said:
        with pytest.raises(DataError, match=said):
            load_site(path)
    else:
        assert load_site(path).logo == "kanwil.svg"


def test_a_logo_stands_at_the_head_of_pages_and_sheets(edited: Path) -> None:
    logo, site = edited / "docs/assets/kantor/kanwil.svg", edited / "site"
    for page in (site / "index.html", site / "iba/paspor/index.html", site / "desa/6103072007/index.html"):
        picture = LexborHTMLParser(page.read_text()).css_first(".brand img").attributes["src"]
        assert (page.parent / picture).read_text() == logo.read_text()
    code = (
        "from pathlib import Path; from scripts.data.project import load_project; "
        "from scripts.handouts.render import HandoutMaker; from scripts.handouts.officer import SiteTexts; "
        "print(HandoutMaker(load_project(), 'id', 'https://x/', 'Situs', SiteTexts(Path('site'))).logo(None))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=edited, env={"PYTHONPATH": "."}, capture_output=True, text=True
    )
    assert done.stdout.startswith('<img src="data:image/svg+xml;base64,'), done.stderr
