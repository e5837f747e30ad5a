"""Whatever CONTRIBUTING invites to can be done: check, build and the tests of living content stay green."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.paths import ROOT
from tests import tree
from tests.recipes import RECIPES

pytestmark = pytest.mark.live
NO_PART = shutil.ignore_patterns(".git", ".cache", ".venv", "site", "*.pyc.*", "*.egg-info", ".hypothesis")
DRAWN = ("maps.json", "codes.json")  # what an earlier build has drawn, in .cache/; what an edit changes is drawn anew
# Those that hold a living test: to read all others, only to leave them out, takes longer than many a test.
LIVING = sorted(path.name for path in Path(__file__).parent.glob("test_*.py") if "mark.live" in path.read_text("utf-8"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This checkout as a person who proposes something has it, who has built it before."""
    root = Path(shutil.copytree(ROOT, tmp_path / "usulan", ignore=NO_PART))
    (root / ".cache").mkdir()
    for file in (ROOT / ".cache" / name for name in DRAWN):
        if file.is_file():
            shutil.copy(file, root / ".cache")
    return root


def first_wrong(root: Path) -> str:
    """Return the name of the recipe after which the check first complains, in another copy made at `root`."""
    shutil.copytree(ROOT, root, ignore=NO_PART)
    for recipe in RECIPES:
        recipe(root)
        if tree.run(root, "check").returncode:
            return recipe.__name__
    return "only in two copies of the same recipes"


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}


def test_every_recipe_of_contributing_ends_green(copy: Path, tmp_path: Path) -> None:
    for recipe in RECIPES:
        before = files(copy)
        recipe(copy)
        assert files(copy) != before, recipe.__name__
    done = tree.run(copy, "check")
    assert done.returncode == 0, f"{first_wrong(tmp_path / 'satu-satu')}\n{done.stderr}"
    others = [f"tests/{name}" for name in LIVING if name != Path(__file__).name]
    done = tree.run_tests(copy, "-m", "live", *others)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.__name__)
def test_a_recipe_is_explained(recipe) -> None:
    assert recipe.__doc__


def test_an_editor_who_is_wrong_reads_where_and_what_to_do_and_no_traceback(copy: Path) -> None:
    page = copy / "docs/id/paspor/biaya.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nBayar Rp123.456 di loket.\n", encoding="utf-8")
    villages = copy / "docs/_data/villages.yml"
    villages.write_text(
        villages.read_text(encoding="utf-8").replace("  plb: tanya", "  plb: mungkin", 1), encoding="utf-8"
    )
    done = tree.run_tests(copy, "tests/test_live.py")
    assert done.returncode == 1
    said = done.stdout
    assert "docs/id/paspor/biaya.md:" in said and "docs/_data/villages.yml:" in said and "Perbaikan:" in said
    assert not re.search(r"Traceback|AssertionError|\.py:\d", said), said
