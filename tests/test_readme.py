"""The first minute: pictures of the real site, light and described, and nothing wider than a phone."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from scripts.data.problem import SiteError
from scripts.data.project import Project
from scripts.maintenance.pictures import FOLDER, LARGEST, write_pictures
from scripts.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURE = re.compile(r'<img src="([^"]+)" width="(\d+)" alt="([^"]*)">')
DRAWN = re.compile(r"!\[[^\]]+\]\((docs/_pemilik/gambar/[\w-]+\.svg)\)")  # by hand: what GitHub shows an editor
NARROW = 2  # columns


def test_each_picture_is_there_and_told_in_words() -> None:
    pictures = PICTURE.findall(README)
    assert len(pictures) == README.count("<img") == 3
    for path, width, told in pictures:
        assert (ROOT / path).parent == FOLDER
        assert int(width) <= 320 and len(told.split()) > 8, path


def test_the_pictures_are_light() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= LARGEST


def test_no_table_is_wider_than_a_phone() -> None:
    rows = [line for line in README.splitlines() if line.startswith("|")]
    assert rows and all(row.count("|") - 1 <= NARROW for row in rows)


def test_a_site_without_a_map_is_told_in_words(project: Project, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="Perbaikan: jalankan `make site`"):
        write_pictures(project, tmp_path, tmp_path / "gambar")


@pytest.mark.live
def test_the_pictures_are_made_from_the_site(live_project: Project, live_site: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as thread:  # the browser of other tests keeps this thread's loop
        sizes = thread.submit(write_pictures, live_project, live_site, tmp_path).result()
    drawn = {Path(path).name for path in DRAWN.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))}
    assert drawn and {path.name for path in FOLDER.iterdir()} == sizes.keys() | drawn
    assert {Path(path).name for path, _, _ in PICTURE.findall(README)} == sizes.keys()
    assert sum(sizes.values()) <= LARGEST
    for name in sizes:
        with Image.open(tmp_path / name) as picture:
            assert len(picture.convert("L").getcolors(256)) > 10, f"{name} is empty"
