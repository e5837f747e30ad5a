"""A page gets another name: nothing that was printed, saved, linked, translated or stamped is lost."""

import datetime
import shutil
from pathlib import Path

import pytest

from scripts.check import check_all
from scripts.data.renamed import load_renamed
from scripts.finish.redirects import write_redirects
from scripts.maintenance.rename import Refused, rename
from scripts.proposals.compare import compare
from scripts.source.page import read_pages
from tests import tree

TODAY = datetime.date.fromisoformat(tree.TODAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path.resolve()
    shutil.copytree(tree.DOCS, root / "docs")
    (root / "mkdocs.yml").write_text("pages:\n  - Biaya: paspor/biaya.md\n  - paspor/syarat.md\n")
    return root


def hints(root: Path) -> list[str]:
    return [f"{each.path}: {each.message}".replace("ongkos", "biaya") for each in check_all(TODAY, root / "docs")[1]]


def test_links_stamps_and_menu_follow(root: Path) -> None:
    before, links = hints(root), sum(len(page.links) for page in read_pages(root / "docs"))
    changed = rename("paspor/biaya", "kerja/ongkos-paspor".replace("kerja/ongkos-paspor", "paspor/ongkos"), root)
    assert root / "docs/id/paspor/ongkos.md" in changed and not (root / "docs/id/paspor/biaya.md").exists()
    assert not check_all(TODAY, root / "docs")[0]
    assert sum(len(page.links) for page in read_pages(root / "docs")) == links
    assert sorted(hints(root)) == sorted(before)  # no stamp of a translation grew old
    assert "Biaya: paspor/ongkos.md" in (root / "mkdocs.yml").read_text()
    assert load_renamed(root / "docs/_data/renamed.yml", []) == {"paspor/biaya": "paspor/ongkos"}
    assert not [each for each in compare(tree.DOCS, root / "docs", {}) if each.rule == "Q102"]


def test_a_page_may_move_to_another_folder(root: Path) -> None:
    rename("paspor/biaya", "kerja/ongkos-paspor", root)
    assert not check_all(TODAY, root / "docs")[0]


def test_twice_renamed_still_leads_to_the_end(root: Path) -> None:
    rename("paspor/biaya", "paspor/ongkos", root)
    rename("paspor/ongkos", "paspor/harga", root)
    leads = load_renamed(root / "docs/_data/renamed.yml", [])
    assert leads["paspor/biaya"] == leads["paspor/ongkos"] == "paspor/harga"
    rename("paspor/harga", "paspor/biaya", root)
    problems: list = []
    assert load_renamed(root / "docs/_data/renamed.yml", problems)["paspor/ongkos"] == "paspor/biaya" and not problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paspor/tidak-ada", "paspor/x"),
        ("paspor/biaya", "Paspor Biaya"),
        ("paspor/biaya", "paspor/syarat"),
        ("index", "depan"),
    ],
)
def test_what_cannot_be_renamed_changes_nothing(root: Path, old: str, new: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match="Perbaikan"):
        rename(old, new, root)
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_forgotten_link_is_led_to_the_renamed_page(root: Path) -> None:
    rename("paspor/biaya", "paspor/ongkos", root)
    page = root / "docs/id/bantuan.md"
    text = page.read_text(encoding="utf-8").rstrip()
    page.write_text(f"{text}\n- Baca [biaya](paspor/biaya.md).\n", encoding="utf-8")
    (problem,) = check_all(TODAY, root / "docs")[0]
    assert problem.autofix[1] == "- Baca [biaya](paspor/ongkos.md)."


def test_old_addresses_and_deleted_villages_answer(tmp_path: Path) -> None:
    (tmp_path / "iba/paspor/ada").mkdir(parents=True)
    (tmp_path / "iba/paspor/ada/index.html").write_text("masih ada")
    leads = {"paspor/biaya": "paspor/ongkos", "desa/6199999999": "dihapus", "paspor/ada": "paspor/ongkos"}
    written = write_redirects(tmp_path, ("id", "iba"), leads)
    assert "iba/paspor/ada/index.html" not in written and "iba/paspor/biaya/index.html" in written
    moved = (tmp_path / "paspor/biaya/index.html").read_text()
    assert 'content="0; url=../../paspor/ongkos/"' in moved
    village = (tmp_path / "desa/6199999999/index.html").read_text()
    assert "Halaman desa ini sudah tidak ada" in village and "refresh" not in village and "../../bantuan/" in village


def test_the_built_site_holds_the_old_addresses(edited: Path) -> None:
    site = edited / "site"
    assert "../../paspor/biaya/" in (site / "iba/paspor/lama/index.html").read_text()
    assert (site / "desa/6199999999/index.html").is_file()
    assert "paspor/lama" not in (site / "sitemap.xml").read_text()


def said(root: Path) -> list[str]:
    return [str(each) for each in check_all(TODAY, root / "docs")[0]]


def test_a_page_without_a_way_to_it_and_a_way_without_a_page_are_named(root: Path) -> None:
    pages = sorted(path.relative_to(root / "docs/id").as_posix() for path in (root / "docs/id").rglob("*.md"))
    menu = root / "mkdocs.yml"
    menu.write_text("site_url: !ENV [SITE, x]\nnav:\n" + "".join(f"  - {page}\n" for page in pages))
    assert not said(root)
    menu.write_text(menu.read_text().replace("  - paspor/biaya.md\n", "  - paspor/biaia.md\n"))
    one, two = said(root)
    assert "`paspor/biaya.md` tidak ada di menu" in one and "`paspor/biaia.md`, padahal" in two
    menu.write_text(menu.read_text().replace("  - paspor/biaia.md\n", "     - paspor/biaya.md\n"))
    assert any("menjorok" in each or "tidak terbaca" in each for each in said(root))
    menu.write_text("nav:\n  - a.md\n - b: [\n")
    (one,) = said(root)
    assert "mkdocs.yml:" in one and "tidak terbaca" in one


def renamed_by_hand(root: Path, menu: str) -> list[str]:
    """What is said of the links to a page that was renamed without the command; menu: the line that `biaya.md` has there."""
    pages = sorted(path.relative_to(root / "docs/id").as_posix() for path in (root / "docs/id").rglob("*.md"))
    (root / "mkdocs.yml").write_text(
        "nav:\n" + "".join(f"  - {page}\n" for page in pages).replace("- paspor/biaya.md", f"- {menu}")
    )
    (root / "docs/id/kerja/biaya.md").write_text(
        (root / "docs/id/paspor/biaya.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (root / "docs/id/paspor/biaya.md").rename(root / "docs/id/paspor/biaya-paspor.md")
    links = [each for each in said(root) if "biaya.md` tidak ada, sehingga tautannya mati" in each]
    assert links
    return links


def test_a_page_renamed_by_hand_is_proposed_and_never_its_namesake_elsewhere(root: Path) -> None:
    for link in renamed_by_hand(root, "paspor/biaya.md"):
        assert "biaya-paspor.md" in link and "kerja/biaya.md" not in link


def test_a_page_renamed_by_hand_in_the_menu_too_is_proposed_beside_its_namesake(root: Path) -> None:
    for link in renamed_by_hand(root, "paspor/biaya-paspor.md"):
        assert "biaya-paspor.md" in link


@pytest.mark.parametrize("indent", [1, 3, 4, 5, 7, 8, 9])
def test_a_menu_line_that_begins_elsewhere_is_named(root: Path, indent: int) -> None:
    pages = sorted(path.relative_to(root / "docs/id").as_posix() for path in (root / "docs/id").rglob("*.md"))
    first, second, *rest = pages
    lines = ["nav:", f"  - {first}", "  - Bagian:", *(f"      - {page}" for page in rest)]
    menu = root / "mkdocs.yml"
    menu.write_text("\n".join([*lines, f"      - {second}", ""]))
    assert not said(root)
    menu.write_text("\n".join([*lines, f"{' ' * indent}- {second}", ""]))
    assert any("menjorok" in each or "tidak terbaca" in each for each in said(root))


@pytest.mark.parametrize("name", ["id/paspor/biaya.md", "iba/paspor/index.md"])
def test_a_page_saved_as_utf16_is_named(root: Path, name: str) -> None:
    (root / "mkdocs.yml").unlink()
    page = root / "docs" / name
    page.write_bytes(page.read_text(encoding="utf-8").encode("utf-16"))
    assert any("UTF-16" in each for each in said(root))
