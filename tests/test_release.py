"""A release: refused while something is open; else complete, with sums that hold and a list of changes people can read."""

import dataclasses
import datetime
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from scripts.data.project import Project
from scripts.data.province import TASKS, Task, write_tasks
from scripts.release import example_addresses, write_release
from tests import tree

DAY = datetime.date(2026, 11, 25)


@pytest.fixture
def small_site(site: Path, tmp_path: Path) -> Path:
    """Some pages of the built site, and the handout of one village."""
    small = tmp_path / "site"
    for page in ("index.html", "paspor/index.html", "paspor/biaya/index.html", "desa/index.html", "iba/index.html"):
        (small / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / page, small / page)
    (small / "unduh").mkdir()
    (small / "unduh" / "lembar.pdf").write_bytes(b"%PDF-1.7")
    return small


def test_all_that_stands_in_the_way_is_told_at_once(tmp_path: Path) -> None:
    project = tree.assemble(tmp_path / "project")
    write_tasks(project / "docs" / "_data" / "provinsi" / TASKS, [Task("docs/id/kantor.md", "Alamat", "Jalan Satu")])
    done = tree.run(project, "release", "--today", "2032-01-01", "--out", str(tmp_path / "rilis"))
    assert done.returncode == 1
    assert "mkdocs.yml:4: `site_url` masih alamat contoh" in done.stderr
    assert "harus dicek lagi sejak" in done.stderr
    assert "belum ditulis untuk provinsi ini" in done.stderr
    assert done.stderr.count("Perbaikan:") > 3 and "Traceback" not in done.stderr
    assert not (tmp_path / "rilis").exists()


@pytest.mark.parametrize(
    ("site_url", "repo_url", "lines"),
    [
        ("https://merantau-aman.example/", "https://github.com/example/merantau-aman", [1, 2]),
        ("", "https://github.com/kantor/situs", [1]),
        ("http://localhost:8000/", "https://github.com/kantor/situs", [1]),
        ("https://situs.go.id/", "https://github.com/kantor/situs", []),
    ],
)
def test_addresses_that_lead_nowhere(tmp_path: Path, site_url: str, repo_url: str, lines: list[int]) -> None:
    settings = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    settings.write_text(f"site_url: {site_url}\nrepo_url: {repo_url}\nsite_name: situs\n")
    found = list(example_addresses(settings))
    assert [problem.line for problem in found] == lines
    assert all("make release" in problem.fix for problem in found)


def test_the_first_release_is_complete_and_its_sums_hold(project: Project, small_site: Path, tmp_path: Path) -> None:
    folder = write_release(project, small_site, tmp_path / "rilis", DAY)
    assert folder.name == "2026.11.25"
    assert {file.name for file in folder.iterdir()} == {
        "situs.zip",
        "lembar.zip",
        "SHA256SUMS",
        "PERUBAHAN.md",
        "catatan.json",
    }
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(folder / "situs.zip") as pack:
        assert pack.read("paspor/biaya/index.html") == (small_site / "paspor/biaya/index.html").read_bytes()
        assert "unduh/lembar.pdf" in pack.namelist()
    with zipfile.ZipFile(folder / "lembar.zip") as pack:
        assert pack.namelist() == ["unduh/lembar.pdf"]
    text = (folder / "PERUBAHAN.md").read_text()
    assert text.startswith("# Rilis 2026.11.25\n") and "25 November 2026" in text
    assert f"Rilis pertama: {len(project.facts)} fakta, " in text


def test_the_next_release_tells_what_changed(project: Project, small_site: Path, tmp_path: Path) -> None:
    out = tmp_path / "rilis"
    write_release(project, small_site, out, DAY)
    key, old = next((key, fact) for key, fact in project.facts.items() if fact.form == "rupiah")
    facts = type(project.facts)(dict(project.facts) | {key: dataclasses.replace(old, value="999999")})
    village = dataclasses.replace(project.villages[0], note="Jembatan sedang diperbaiki.")
    later = dataclasses.replace(project, facts=facts, villages=(village, *project.villages[2:]))
    page = small_site / "paspor" / "biaya" / "index.html"
    page.write_text(
        page.read_text().replace("<article", "<article data-x=1").replace("</article>", "<p>Baru.</p></article>")
    )
    shutil.rmtree(small_site / "iba")
    text = (write_release(later, small_site, out, DAY) / "PERUBAHAN.md").read_text()
    assert "# Rilis 2026.11.25.2\n" in text and "Dibandingkan dengan rilis 2026.11.25." in text
    assert "## Fakta: 1 perubahan" in text and f"(`{key}`): {old.value} menjadi 999999" in text
    assert "## Halaman: 2 perubahan" in text
    assert "(`/paspor/biaya/`): berubah" in text and "(`/iba/`): dihapus" in text
    assert "## Desa: 2 perubahan" in text
    assert f"{village.name} (`{village.key}`): berubah" in text
    assert f"{project.villages[1].name} (`{project.villages[1].key}`): dihapus" in text


def test_the_same_site_gives_the_same_release(project: Project, small_site: Path, tmp_path: Path) -> None:
    one, two = (write_release(project, small_site, tmp_path / name, DAY) for name in ("one", "two"))
    for file in one.iterdir():
        assert file.read_bytes() == (two / file.name).read_bytes()
