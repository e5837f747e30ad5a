"""What an owner has still to set up: `python -m scripts maintain setup`.

What the checkout shows is checked; what only GitHub's page shows is listed from the owners' guide, with its addresses.
"""

import argparse
import datetime
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from scripts.data.problem import Problem
from scripts.maintenance.labels import FILE, read_labels
from scripts.pages.report import FORM
from scripts.paths import ROOT
from scripts.proposals.day import committed

GUIDE = Path("docs") / "_pemilik" / "menyiapkan-github.md"
BY_HAND = "## Yang hanya terlihat di GitHub"
WORKFLOWS = Path(".github") / "workflows"
FORMS = Path(".github") / "ISSUE_TEMPLATE"
OWNERS = Path(".github") / "CODEOWNERS"
PLACEHOLDER = re.compile(r"https://[\w.-]+\.example/|github\.com/example/")
TEAM = re.compile(r"@example/\S+")
LANGUAGE = re.compile(r"(?m)^ +- \{locale: (\w+),(?!.*default: true)")
# What each workflow does, and what must stand in it.
NEEDED = {
    "check.yml": ("memeriksa usulan", "pull_request"),
    "comment.yml": ("menjawab usulan dan memberi cap", "workflow_run"),
    "deploy.yml": ("menayangkan situs di GitHub Pages", "actions/deploy-pages@"),
    "weekly.yml": ("laporan setiap Senin", "cron:"),
}
IDLE = 45  # days; GitHub stops schedules after 60 without a commit
REMOTE = re.compile(r"github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")


def default_address(owner: str, name: str) -> str:
    """Return where GitHub Pages shows the repository: the one called owner.github.io stands at the root of its host.

    https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
    """
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def missing(root: Path, last: datetime.date, today: datetime.date, repository: tuple[str, str] | None) -> list[Problem]:
    """Return what is still missing in the checkout at `root`.

    last: day of its last commit; repository: owner and name at GitHub, None where it has no address yet.
    """
    checks = (_addresses(root, repository), _owners(root), _workflows(root), _labels(root), _idle(last, today))
    return sorted(problem for check in checks for problem in check)


def _addresses(root: Path, repository: tuple[str, str] | None) -> Iterator[Problem]:
    owner, name = repository or ("KANTOR", "SITUS")
    for number, line in enumerate((root / "mkdocs.yml").read_text(encoding="utf-8").split("\n"), 1):
        if found := PLACEHOLDER.search(line):
            right = f"https://github.com/{owner}/{name}" if "github.com" in found[0] else default_address(owner, name)
            message = f"alamat masih contoh: `{found[0]}`."
            yield Problem("mkdocs.yml", number, message, f"Ganti dengan {right}")


def _owners(root: Path) -> Iterator[Problem]:
    where = OWNERS.as_posix()
    text = (root / OWNERS).read_text(encoding="utf-8") if (root / OWNERS).is_file() else ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("#") and (team := TEAM.search(line)):
            message = f"tim `{team[0]}` hanya contoh, jadi tidak seorang pun diminta membaca."
            yield Problem(where, number, message, "Ganti dengan tim di organisasi Anda, misalnya @kantor/penyunting.")
    for locale in LANGUAGE.findall((root / "mkdocs.yml").read_text(encoding="utf-8")):
        if not re.search(rf"(?m)^/docs/{locale}/\s+@", text):
            message = f"belum ada yang diminta membaca usulan bahasa di docs/{locale}/."
            fix = f"Tambah baris: /docs/{locale}/ @kantor/penutur-{locale}"
            yield Problem(where, text.count("\n") or 1, message, fix)


def _workflows(root: Path) -> Iterator[Problem]:
    for name, (does, sign) in NEEDED.items():
        path = root / WORKFLOWS / name
        if not path.is_file() or sign not in path.read_text(encoding="utf-8"):
            message = f"alur kerja ini tidak ada atau tidak lengkap, jadi tidak ada yang {does}."
            yield Problem((WORKFLOWS / name).as_posix(), 1, message, "Kembalikan dari situs asal.")
    deploy = root / WORKFLOWS / "deploy.yml"
    if deploy.is_file() and "cron:" not in deploy.read_text(encoding="utf-8"):
        message = "tidak ada jadwal harian, jadi daftar yang lewat umurnya tetap tayang."
        yield Problem((WORKFLOWS / "deploy.yml").as_posix(), 1, message, "Kembalikan baris `schedule:`.")


def _labels(root: Path) -> Iterator[Problem]:
    known = read_labels(root)
    forms = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / FORMS).glob("*.yml")}
    if FORM not in forms:
        message = "formulir ini tidak ada, jadi tautan `Ada yang salah?` di setiap halaman mati."
        yield Problem((FORMS / FORM).as_posix(), 1, message, "Kembalikan dari situs asal.")
    for name, form in sorted(forms.items()):
        for label in form.get("labels", ()):
            if label not in known:
                message = (
                    f"formulir {name} memakai label `{label}` yang tidak ada di sini, jadi laporannya tanpa label."
                )
                yield Problem(FILE.as_posix(), 1, message, f"Tambah blok `{label}:` dengan `warna:` dan `arti:`.")


def _idle(last: datetime.date, today: datetime.date) -> Iterator[Problem]:
    days = (today - last).days
    if days >= IDLE:
        message = (
            f"tidak ada perubahan selama {days} hari; sesudah 60 hari GitHub mematikan jadwal mingguan dan harian."
        )
        fix = "Gabungkan satu perubahan, misalnya fakta yang baru dicek. Sudah mati? Actions, nama alurnya, Enable workflow."
        yield Problem(WORKFLOWS.as_posix(), 1, message, fix)


def by_hand(guide: str, repository: tuple[str, str] | None) -> str:
    """Return the steps of the guide that only GitHub's page can show, with the addresses of the repository."""
    steps = guide.partition(BY_HAND)[2].partition("\n## ")[0].strip()
    return steps.replace("KANTOR/SITUS", "/".join(repository or ("KANTOR", "SITUS")))


def main(arguments: Sequence[str]) -> int:
    """Print what is missing and what to look at; return 1 while the checkout lacks anything."""
    parser = argparse.ArgumentParser(prog="python -m scripts maintain setup", description="Yang belum disiapkan.")
    parser.add_argument("--address", metavar="KANTOR/SITUS", help="cetak alamat bawaan GitHub Pages saja")
    options = parser.parse_args(arguments)
    if options.address:
        print(default_address(*options.address.split("/", 1)))
        return 0
    command = ["git", "remote", "get-url", "origin"]
    found = REMOTE.search(subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip())
    repository = (found[1], found[2]) if found else None
    problems = missing(ROOT, committed(ROOT), datetime.date.today(), repository)
    print(f"Di berkas: {len(problems)} hal belum siap." if problems else "Di berkas: semua siap.")
    for problem in problems:
        print(problem)
    print(f"\nDi GitHub, lihat sendiri:\n\n{by_hand((ROOT / GUIDE).read_text(encoding='utf-8'), repository)}")
    return 1 if problems else 0
