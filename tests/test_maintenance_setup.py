"""What an owner has still to set up: each thing that is missing is named, with its correction."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from scripts.maintenance.labels import read_labels
from scripts.maintenance.setup import BY_HAND, GUIDE, by_hand, default_address, missing
from scripts.paths import ROOT
from tests import tree
from tests.test_editors_review import github  # noqa: F401 -- a fixture

TODAY = datetime.date.fromisoformat(tree.TODAY)
HERE = ("KanimSambas", "aman")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout in which an office has put its own names in place of the examples."""
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    for path in (".github/CODEOWNERS", "mkdocs.yml"):
        text = (ROOT / path).read_text(encoding="utf-8").replace("@example/", "@kantor/")
        text = text.replace("https://merantau-aman.example/", "https://kantor.github.io/aman/")
        (tmp_path / path).write_text(text.replace("github.com/example/", "github.com/kantor/"), encoding="utf-8")
    return tmp_path


def told(root: Path, days: int = 1) -> list[str]:
    return [str(each) for each in missing(root, TODAY - datetime.timedelta(days), TODAY, HERE)]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_checkout_that_is_set_up_lacks_nothing(root: Path) -> None:
    assert told(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("mkdocs.yml", "kantor.github.io/aman", "merantau-aman.example", "https://kanimsambas.github.io/aman/"),
        ("mkdocs.yml", "github.com/kantor/", "github.com/example/", "https://github.com/KanimSambas/aman"),
        (".github/CODEOWNERS", "@kantor/penyunting", "@example/penyunting", "hanya contoh"),
        (".github/CODEOWNERS", "/docs/mad/ ", "/docs/xxx/ ", "docs/mad/"),
        (".github/workflows/deploy.yml", "actions/deploy-pages@", "actions/other@", "GitHub Pages"),
        (".github/workflows/deploy.yml", "cron:", "corn:", "jadwal harian"),
        (".github/workflows/weekly.yml", "cron:", "corn:", "setiap Senin"),
        (".github/labels.yml", "bahasa:", "bahase:", "label `bahasa`"),
    ],
)
def test_what_is_missing_is_named_with_its_correction(root: Path, file: str, old: str, new: str, said: str) -> None:
    change(root / file, old, new)
    found = told(root)
    assert len(found) == 1 and said in found[0] and "Perbaikan:" in found[0]
    assert found[0].startswith(f"{file}:")


def test_missing_files_are_named(root: Path) -> None:
    (root / ".github/workflows/comment.yml").unlink()
    (root / ".github/ISSUE_TEMPLATE/perbaiki-fakta.yml").unlink()
    assert [line.partition(":")[0] for line in told(root)] == [
        ".github/ISSUE_TEMPLATE/perbaiki-fakta.yml",
        ".github/workflows/comment.yml",
    ]


def test_schedules_that_will_stop_are_told_in_time(root: Path) -> None:
    assert told(root, 44) == [] and "60 hari" in told(root, 45)[0]


def test_the_repository_named_like_its_host_stands_at_the_root() -> None:
    assert default_address("Kantor", "aman") == "https://kantor.github.io/aman/"
    assert default_address("Kantor", "Kantor.github.io") == "https://kantor.github.io/"
    done = tree.run(ROOT, "maintain", "setup", "--address", "Kantor/kantor.github.io")
    assert done.stdout == "https://kantor.github.io/\n"


def test_the_list_for_github_is_that_of_the_guide_with_the_owners_addresses() -> None:
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    steps = by_hand(guide, HERE)
    assert "https://github.com/KanimSambas/aman/settings/pages" in steps and "KANTOR" not in steps
    assert len(re.findall(r"(?m)^\d+\. ", steps)) >= 8
    for word in ("Issues", "GitHub Actions", "Approval", "ruleset", "Teks dan data", "SITE_URL"):
        assert word in steps, word
    assert BY_HAND in guide


def test_the_command_prints_both_lists() -> None:
    done = tree.run(ROOT, "maintain", "setup")
    assert done.stdout.startswith("Di berkas: ") and "1. Alur kerja menyala." in done.stdout
    assert done.returncode == (0 if "semua siap" in done.stdout else 1)


def test_the_labels_of_the_forms_are_made(github) -> None:  # noqa: F811
    said, asked = github({}, "maintain", "labels")
    assert {one["words"][2] for one in asked} == set(read_labels())
    assert all(re.fullmatch(r"[0-9a-f]{6}", label["warna"]) and label["arti"] for label in read_labels().values())
