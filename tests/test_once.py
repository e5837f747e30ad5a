"""What is done once for all languages comes out as if it were done for each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from scripts.pages.i18n import edited
from scripts.paths import DATA, DOCS, ROOT
from tests import tree

PAGE = "paspor/biaya"  # in Indonesian only


def test_a_picture_of_one_language_stays_with_that_language(tmp_path: Path) -> None:
    project = tree.assemble(tmp_path / "project")
    docs, site = project / "docs", project / "site"
    for locale, colour in (("id", "red"), ("iba", "blue")):
        picture = docs / locale / "paspor" / "loket.png"
        picture.parent.mkdir(exist_ok=True)
        Image.new("RGB", (8, 8), colour).save(picture)
    source = docs / "id" / f"{PAGE}.md"
    source.write_text(source.read_text() + "\n![Loket](loket.png)\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    env = os.environ | {"PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for folder, colour in (("", "red"), ("iba", "blue"), ("mad", "red")):
        page = site / folder / PAGE / "index.html"
        (image,) = LexborHTMLParser(page.read_text()).css('img[alt="Loket"]')
        with Image.open((page.parent / image.attributes["src"]).resolve()) as picture:
            assert picture.getpixel((0, 0)) == {"red": (255, 0, 0), "blue": (0, 0, 255)}[colour], folder


@pytest.mark.parametrize(
    ("changed", "built"),
    [
        ([], []),  # saved without a change
        ([DOCS / "id" / "bantuan.md"], ["id"]),
        ([DOCS / "iba" / "bantuan.md"], ["iba"]),
        ([DATA / "villages.yml"], []),
        ([DATA / "villages.yml", DOCS / "mad" / "index.md"], ["mad"]),
        ([DATA / "facts.yml"], None),
        ([DOCS / "assets" / "foto.png"], None),
        ([ROOT / "mkdocs.yml"], None),
        ([ROOT / "overrides" / "main.html"], None),
    ],
)
def test_an_edit_builds_the_languages_again_that_show_it(changed: list[Path], built: list[str] | None) -> None:
    """Besides the first language, which is always built; None: all."""
    now = edited({}, dict.fromkeys(changed, 1), ("id", "iba", "mad"))
    assert now == (None if built is None else frozenset(built))
