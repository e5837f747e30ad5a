"""Editors' pictures: small, without the place where they were taken, wherever they lie; other files are refused."""

import datetime
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from scripts.check import check_all
from scripts.finish.pictures import HEAVIEST, WIDEST, small_webp
from scripts.rules.files import check_files
from tests import tree
from tests.edited import photo

DAY = datetime.date.fromisoformat(tree.TODAY)


def test_a_photo_is_made_small_upright_and_tells_nothing(tmp_path: Path) -> None:
    photo(tmp_path / "foto.jpg")
    data, width, height = small_webp(tmp_path / "foto.jpg")
    assert len(data) <= HEAVIEST and width <= WIDEST and height > width
    with Image.open(io.BytesIO(data)) as made:
        assert made.format == "WEBP" and not made.getexif() and "exif" not in made.info and made.size == (width, height)


def test_pictures_beside_pages_and_in_assets_reach_every_language(edited: Path) -> None:
    site = edited / "site"
    for folder in ("", "iba/"):
        html = (site / folder / "paspor/biaya/index.html").read_text(encoding="utf-8")
        assert "gerbang.webp" in html and "loket.webp" in html and "loading=lazy" in html.replace('"', "")
        assert "gerbang.jpg" not in html and "loket.png" not in html
    files = [path for path in site.rglob("*") if path.stem in ("gerbang", "loket") and "gambar" not in path.parts]
    assert files and all(path.suffix == ".webp" and path.stat().st_size <= HEAVIEST for path in files)


@pytest.mark.parametrize(
    "name", ["surat.docx", "catatan.txt", ".DS_Store", "peta.svg", "data.xlsx", "naskah.MD", "x.html"]
)
def test_a_file_that_is_no_page_picture_or_recording_is_refused(tmp_path: Path, name: str) -> None:
    docs = Path(shutil.copytree(tree.DOCS, tmp_path.resolve() / "docs"))
    (docs / "id/paspor" / name).write_text("isi")
    (problem,) = check_all(DAY, docs)[0]
    assert name in problem.message and problem.rule == "P101"


@pytest.mark.parametrize("name", ["Halaman Baru.md", "halaman_baru.md", "halaman--baru.md"])
def test_a_page_whose_name_is_hard_to_type_is_named_with_the_right_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "halaman-baru.md").write_text("---\n", encoding="utf-8")
    assert not list(check_files(tmp_path))
    (tmp_path / "id" / name).write_text("---\n", encoding="utf-8")
    (problem,) = check_files(tmp_path)
    assert problem.rule == "P103" and "`halaman-baru.md`" in problem.fix


def test_a_broken_picture_is_refused(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(tree.DOCS, tmp_path.resolve() / "docs"))
    (docs / "id/paspor/rusak.jpg").write_bytes(b"bukan gambar")
    (problem,) = check_all(DAY, docs)[0]
    assert problem.rule == "P102"
