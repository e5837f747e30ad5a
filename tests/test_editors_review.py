"""What a proposal gets back: the changed pages, their pictures, a comment, suggestions, and one issue a week."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from scripts.paths import ROOT
from scripts.proposals.comment import MARK, comment_of, harmless, lines_shown, usable
from scripts.proposals.preview import GONE, NEW, Change, changed_pages, comment, frame_changed
from tests import tree

# Asked dozens of times: Python alone, without its packages, begins in a tenth of the time.
FAKE = (
    f"#!{sys.executable} -IS"
    + """
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["FAKE_GH"])
path = next((word for word in sys.argv[1:] if "/" in word), " ".join(sys.argv[1:3]))
body = sys.stdin.read() if "-" in sys.argv else ""
with (folder / "asked.jsonl").open("a") as log:
    log.write(json.dumps({"words": sys.argv[1:], "body": body}) + "\\n")
answers = json.loads((folder / "answers.json").read_text())
method = sys.argv[sys.argv.index("--method") + 1] + " " if "--method" in sys.argv else ""
print(answers.get(method + path, "null"))
"""
)
PATCH = "@@ -1,3 +1,4 @@ kepala\n satu\n-dua\n+dua baru\n+tiga\n empat\n@@ -10,0 +12,1 @@\n+dua belas"


@pytest.fixture
def github(tmp_path: Path):
    """A stand-in for the command `gh` that answers from a file and writes down what it was asked."""
    folder = tmp_path / "gh"
    folder.mkdir()
    program = folder / "gh"
    program.write_text(FAKE)
    program.chmod(program.stat().st_mode | stat.S_IEXEC)

    def run(answers: dict[str, object], *command: str, status: int = 0) -> tuple[str, list[dict]]:
        (folder / "answers.json").write_text(
            json.dumps({path: json.dumps(one) if not isinstance(one, str) else one for path, one in answers.items()})
        )
        (folder / "asked.jsonl").write_text("")
        env = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "FAKE_GH": str(folder)}
        done = subprocess.run(
            [sys.executable, "-m", "scripts", *command], cwd=ROOT, env=env, capture_output=True, text=True
        )
        assert done.returncode == status, done.stderr
        return done.stdout, [json.loads(line) for line in (folder / "asked.jsonl").read_text().splitlines()]

    return run


@pytest.fixture(scope="module")
def pair(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The built site, and the same with one page changed, one new and one gone."""
    after = Path(shutil.copytree(site, tmp_path_factory.mktemp("after") / "site"))
    page = after / "paspor/biaya/index.html"
    page.write_text(page.read_text().replace("<h1>", "<h1>Baru: "))
    shutil.copytree(after / "paspor/calo", after / "paspor/calo-baru")
    shutil.rmtree(after / "waspada/bukti")
    return site, after


def test_exactly_the_changed_pages_are_named(pair: tuple[Path, Path]) -> None:
    changes = changed_pages(*pair)
    assert changes == [
        Change("paspor/biaya/", "berubah"),
        Change("paspor/calo-baru/", NEW),
        Change("waspada/bukti/", GONE),
    ]
    assert changed_pages(pair[0], pair[0]) == [] and not frame_changed(*pair)


def test_a_new_frame_is_told_once_and_changes_no_page(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = Path(shutil.copytree(pair[0], tmp_path / "site"))
    for page in other.rglob("*.html"):
        page.write_text(page.read_text().replace("<footer class=", "<footer title=x class="))
    assert changed_pages(pair[0], other) == [] and frame_changed(pair[0], other)
    assert "Bingkai semua halaman" in comment([], other, True)


def test_the_pictures_show_the_page_before_and_after(pair: tuple[Path, Path], tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "scripts",
        "proposal",
        "preview",
        *map(str, pair),
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "Halaman berubah: 3. Gambar: 4.\n", done.stderr
    names = sorted(path.name for path in (tmp_path / "out").glob("*.png"))
    assert names == [
        "paspor-biaya.sebelum.png",
        "paspor-biaya.sesudah.png",
        "paspor-calo-baru.sesudah.png",
        "waspada-bukti.sebelum.png",
    ]
    before, after = (Image.open(tmp_path / "out" / name) for name in names[:2])
    assert before.width == after.width == 360 and before.height > 640
    assert len(before.convert("L").getcolors()) > 10, "an empty page is no picture"
    assert before.tobytes() != after.tobytes()
    text = (tmp_path / "out/comment.md").read_text()
    assert "| /paspor/biaya/ | berubah |" in text
    assert (tmp_path / "out/index.html").read_text().count("<img") == 4


def test_a_printed_sheet_stands_beside_its_page(tmp_path: Path) -> None:
    (tmp_path / "desa/1").mkdir(parents=True)
    (tmp_path / "desa/1/index.html").write_text(
        '<article><a href="../../unduh/kabupaten-x/lembar.pdf">A4</a></article>'
    )
    assert "| /desa/1/ | baru | lembar.pdf |" in comment([Change("desa/1/", NEW)], tmp_path, False)


def test_suggestions_go_only_where_the_proposal_changed_a_line() -> None:
    assert lines_shown(PATCH) == {1, 2, 3, 4, 12}
    good = {"path": "docs/a.md", "line": 2, "body": "salah"}
    typed = [good, good | {"line": 9}, good | {"path": "../x"}, good | {"line": "2"}, "x", good | {"body": "lama"}, {}]
    shown = {"docs/a.md": lines_shown(PATCH)}
    assert list(usable(typed, shown, [("docs/a.md", "lama")])) == [good | {"side": "RIGHT"}]
    assert list(usable({"a": 1}, shown, [])) == []


def test_a_strangers_text_calls_nobody() -> None:
    assert "@semua" not in harmless("halo @semua, a@b.id")
    assert len(harmless("x" * 100_000)) < 65_536


def test_a_proposal_is_answered_once_and_then_renewed(github, tmp_path: Path) -> None:
    (tmp_path / "comment.md").write_text("## Yang berubah: 1 halaman")
    (tmp_path / "suggestions.json").write_text(json.dumps([{"path": "docs/a.md", "line": 2, "body": "salah"}]))
    pulls = "repos/o/r/pulls?state=open&head=x%3Ay"
    answers = {
        pulls: [[{"number": 7, "head": {"sha": "abc"}}]],
        "repos/o/r/issues/7/comments": [[]],
        "repos/o/r/pulls/7/files": [[{"filename": "docs/a.md", "patch": PATCH}]],
        "repos/o/r/pulls/7/comments": [[]],
    }
    command = [
        "proposal",
        "comment",
        "--repo",
        "o/r",
        "--head",
        "x:y",
        "--sha",
        "abc",
        "--run",
        "https://a/b",
        str(tmp_path),
    ]
    said, asked = github(answers, *command)
    sent = {tuple(one["words"][2:4]): json.loads(one["body"]) for one in asked if one["body"]}
    assert "Usulan 7" in said and "1 saran" in said
    assert sent["POST", "repos/o/r/issues/7/comments"]["body"].startswith(MARK)
    assert sent["POST", "repos/o/r/pulls/7/reviews"]["comments"][0]["line"] == 2
    answers["repos/o/r/issues/7/comments"] = [[{"id": 5, "body": f"{MARK}\nlama"}]]
    answers["repos/o/r/pulls/7/comments"] = [[{"path": "docs/a.md", "body": "salah"}]]
    _, asked = github(answers, *command)
    assert [one["words"][2:4] for one in asked if one["body"]] == [["PATCH", "repos/o/r/issues/comments/5"]]
    answers[pulls] = [[{"number": 7, "head": {"sha": "newer"}}]]
    _, asked = github(answers, *command)
    assert not [one for one in asked if one["body"]]


RUN = "https://github.com/o/r/actions/runs/88"


def proposal_of(folder: Path) -> tuple[dict[str, object], list[str]]:
    """What GitHub knows of a proposal without comments, and the command that answers it with what `folder` holds."""
    answers = {
        "repos/o/r/pulls?state=open&head=x%3Ay": [[{"number": 7, "head": {"sha": "abc"}}]],
        "repos/o/r/issues/7/comments": [[]],
        "repos/o/r/pulls/7/files": [[]],
        "repos/o/r/pulls/7/comments": [[]],
    }
    options = {"--repo": "o/r", "--head": "x:y", "--sha": "abc", "--run": RUN}
    return answers, ["proposal", "comment", *(word for pair in options.items() for word in pair), str(folder)]


def test_one_comment_says_what_to_mend_first_and_then_what_changed(github, tmp_path: Path) -> None:
    root, out = tree.assemble(tmp_path / "usulan"), tmp_path / "hasil"
    out.mkdir()
    page, villages = root / "docs/id/paspor/biaya.md", root / "docs/_data/villages.yml"
    sound = page.read_text(), villages.read_text()
    page.write_text(sound[0] + "\nBayar Rp123.456 di loket.\n")
    villages.write_text(sound[1].replace("  status: pasti", "  status pasti", 1))
    check = ("check", "--github", "--today", tree.TODAY, "--comment", str(out / "check.md"))
    assert tree.run(root, *check).returncode == 1
    (out / "languages.md").write_text(tree.run(root, "lang", "--markdown").stdout or "- [ ] iba/index: tertinggal: x")
    answers, command = proposal_of(out)
    _, asked = github(answers, *command)
    (sent,) = [json.loads(one["body"])["body"] for one in asked if one["body"]]
    first, second = sent.index("docs/_data/villages.yml:"), sent.index("docs/id/paspor/biaya.md:")
    assert sent.startswith(MARK) and first < second, "a damaged file hides other mistakes"
    assert "Rp123.456" in sent and sent.count("Perbaikan:") >= 2
    assert "situs percobaan belum bisa dibangun" in sent and RUN in sent
    assert "Terjemahan yang tertinggal" in sent

    page.write_text(sound[0])
    villages.write_text(sound[1])
    assert tree.run(root, *check).returncode == 0
    (out / "comment.md").write_text("| /desa/1/ | berubah | lembar.pdf |")
    answers["repos/o/r/issues/7/comments"] = [[{"id": 5, "body": sent}]]
    answers["repos/o/r/actions/runs/88/artifacts"] = [{"artifacts": [{"id": 4, "name": "pratinjau"}]}]
    _, asked = github(answers, *command)
    (one,) = [one for one in asked if one["body"]]
    now = json.loads(one["body"])["body"]
    assert one["words"][2:4] == ["PATCH", "repos/o/r/issues/comments/5"]
    assert "tidak ada masalah" in now and "lembar.pdf" in now and f"{RUN}/artifacts/4" in now
    assert "Perbaikan:" not in now


def test_a_check_that_ended_before_its_word_is_told_too(tmp_path: Path) -> None:
    text = comment_of(tmp_path, RUN)
    assert text.startswith(MARK) and "belum terperiksa" in text and RUN in text
    (tmp_path / "check.md").write_text("x" * 100_000)
    assert len(comment_of(tmp_path, RUN)) < 65_536 and RUN in comment_of(tmp_path, RUN)


@pytest.mark.parametrize(
    ("number", "text", "done"),
    [
        ("", "- [ ] a", "issue create"),
        ("4\n", "- [ ] a", "issue edit"),
        ("4\n", "", "issue close"),
        ("", "", "issue list"),
    ],
)
def test_one_issue_a_week_is_opened_renewed_or_closed(
    github, tmp_path: Path, number: str, text: str, done: str
) -> None:
    (tmp_path / "list.md").write_text(text)
    _, asked = github({"issue list": number}, "maintain", "issue", "--title", "Fakta", str(tmp_path / "list.md"))
    assert " ".join(asked[-1]["words"][:2]) == done
