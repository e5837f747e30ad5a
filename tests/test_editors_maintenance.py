"""Lists for those who look after the site, and the way from old paper to a new address."""

import datetime
import functools
import http.server
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts.__main__ import COMMANDS, main
from scripts.data.project import Project
from scripts.maintenance.command import expiring_list
from scripts.maintenance.links import addresses, dead_links, dead_list
from scripts.paths import ROOT
from scripts.source.page import read_pages
from tests import tree


def test_facts_come_up_thirty_days_before_their_day(project: Project) -> None:
    first = min(fact.check_again for fact in project.facts.values() if fact.check_again)
    keys = {fact.key for fact in project.facts.values() if fact.check_again == first}
    assert expiring_list(project.facts, first - datetime.timedelta(31), 30) == ""
    text = expiring_list(project.facts, first - datetime.timedelta(30), 30)
    assert set(re.findall(r"`(\w+)` ", text)) == keys
    assert "sudah lewat" not in text
    assert "sudah lewat" in expiring_list(project.facts, first + datetime.timedelta(1), 30)


def test_the_command_prints_nothing_when_there_is_nothing_to_do(built: Path) -> None:
    done = tree.run(built, "maintain", "--expiring", "0", "--today", tree.TODAY)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_address_of_the_data_is_asked(project: Project) -> None:
    found = addresses(project, read_pages(tree.DOCS))
    for fact in project.facts.values():
        assert f"facts.yml: {fact.key}" in found[fact.source_url]
    assert all(village.source_url in found for village in project.villages)


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the output belongs to pytest."""


@pytest.fixture
def host():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Answers)) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def test_only_what_is_gone_counts_as_dead(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.maintenance.links.PAUSE", 0)
    found = {f"{host}/{code}": [f"facts.yml: f{code}"] for code in (200, 403, 404, 410, 429, 503)}
    found |= {"http://127.0.0.1:9/x": ["docs/id/a.md:3"], "http://[": ["a"]}
    dead = dead_links(found)
    assert dead == {
        f"{host}/404": "jawaban 404",
        f"{host}/410": "jawaban 410",
        "http://127.0.0.1:9/x": "tidak menjawab",
        "http://[": "tidak menjawab",
    }
    text = dead_list(found, dead)
    assert "4 dari 8" in text and "facts.yml: f404" in text and "f403" not in text
    assert dead_list(found, {}) == ""


def test_old_paper_leads_to_the_same_page_at_the_new_address(site: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "scripts",
        "maintain",
        "move",
        "https://baru.go.id/peta",
        str(tmp_path),
        "--site",
        str(site),
    ]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
    pages = {page.relative_to(site) for page in site.rglob("index.html")}
    assert {page.relative_to(tmp_path) for page in tmp_path.rglob("index.html")} == pages
    text = (tmp_path / "desa/6103072007/index.html").read_text()
    assert 'content="0; url=https://baru.go.id/peta/desa/6103072007/"' in text
    assert '<a href="https://baru.go.id/peta/desa/6103072007/">' in text
    assert (tmp_path / "_redirects").read_text() == "/* https://baru.go.id/peta/:splat 301\n"
    command[command.index("move") + 1] = "http://baru"
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "Perbaikan:" in done.stderr


@pytest.mark.parametrize("guide", sorted((ROOT / "docs/_pemilik").glob("*.md")), ids=lambda path: path.stem)
def test_the_owners_guides_name_commands_and_places_that_exist(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for command in set(re.findall(r"python -m (scripts(?: [a-z]+(?=[ `\n]))*)", text)):
        words = command.split()
        words = words[1 : next(n for n in (3, 2, 1) if n == 1 or " ".join(words[1:n]) in COMMANDS)]
        with pytest.raises(SystemExit) as ended:
            sys.exit(main([*words, "--help"]))
        assert ended.value.code == 0, command
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M)
    assert set(re.findall(r"`make (\w+)`", text)) <= set(targets)
    for file, anchor in re.findall(r"\]\((?!https?:)([\w./-]*)(?:#([\w-]+))?\)", text):
        target = guide.parent / file if file else guide
        assert target.exists(), file
        titles = re.findall(r"^#+ (.+)", target.read_text(encoding="utf-8"), re.M) if anchor else []
        slugs = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
        assert not anchor or anchor in slugs, anchor
