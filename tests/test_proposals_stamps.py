"""A maintainer stamps a translation on the proposal: by a comment, what the proposal translates and no more."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.data.project import load_project
from scripts.pages.translation import BEHIND, CURRENT, UNSTAMPED, read_translations
from scripts.proposals.branch import MARK, sound
from scripts.proposals.stamps import outside, stamps_of
from tests import tree
from tests.test_editors_review import github  # noqa: F401 -- a fixture

PAGE = "iba/index.md"
WORD = "Tanya dulu kati."


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def states(docs: Path) -> dict[str, str]:
    return dict(read_translations(load_project(docs / "_data"), docs)["iba", "index.md"].states)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The frozen texts, where one Indonesian section of a translated page has since changed its meaning."""
    docs = Path(shutil.copytree(tree.DOCS, tmp_path.resolve() / "dulu" / "docs"))
    page = docs / "id/index.md"
    write(page, page.read_text("utf-8").replace("sebelum menjawab", "sesudah menjawab", 1))
    assert BEHIND in states(docs).values()
    return docs


@pytest.fixture
def after(before: Path) -> Path:
    """A proposal: another sentence in one section of the page that fitted."""
    docs = Path(shutil.copytree(before, before.parents[1] / "usulan" / "docs"))
    page, fitting = docs / PAGE, {name for name, state in states(docs).items() if state == CURRENT}
    text = page.read_text("utf-8")
    heading = next(found for found in re.finditer(r"(?m)^## .*\{#([\w-]+)\}.*$", text) if found[1] in fitting)
    changed = text.replace(heading[0], f"{heading[0]}\n\n{WORD}\n:   Tanya dulu.", 1)
    write(page, re.sub(rf"(?m)^  {heading[1]}: .*\n", "", changed))
    return docs


def test_what_the_proposal_translates_is_stamped_and_what_is_behind_stays_so(before: Path, after: Path) -> None:
    was = states(after)
    behind = {name for name, state in was.items() if state == BEHIND}
    files, said = stamps_of(before, after)
    now = states(after)
    assert UNSTAMPED in was.values() and UNSTAMPED not in now.values()
    assert {name for name, state in now.items() if state == BEHIND} == behind != set()
    assert set(files) == {f"docs/{PAGE}", "docs/_data/translated.txt"}
    assert WORD in files[f"docs/{PAGE}"] and said[0].startswith("iba/index.md: ")
    assert sound({"sha": "a" * 40, "files": files, "said": said, "refusal": ""})


def test_a_changed_word_of_a_dictionary_is_stamped(before: Path, after: Path) -> None:
    path = after / "_data/words.iba.yml"
    key = re.search(r'(?m)^(\w+): "="$', path.read_text("utf-8"))[1]
    write(path, path.read_text("utf-8").replace(f'{key}: "="', f"{key}: Kati", 1))
    _, said = stamps_of(before, after)
    assert f"iba/kata: {key}" in said


def test_a_proposal_without_translations_gets_nothing(before: Path) -> None:
    assert stamps_of(before, before) == ({}, [])


@pytest.mark.parametrize(
    "path",
    ["scripts/check.py", "docs/id/index.md", "docs/iba/../../x.md", "docs/_data/facts.yml", ".github/workflows/a.yml"],
)
def test_only_translations_and_their_stamps_can_be_written(path: str) -> None:
    allowed = {"sha": "a" * 40, "files": {}, "said": [], "refusal": ""}
    assert sound(allowed) and not sound(allowed | {"files": {path: "x"}})
    assert not sound(allowed | {"sha": "HEAD"}) and not sound([])


def test_a_proposal_that_changes_more_than_texts_is_named(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *words], cwd=tmp_path, check=True)

    git("init", "-q")
    for name in ("docs/a.md", "Makefile"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a")
        git("add", "-A")
        git("commit", "-qm", name)
    assert outside("HEAD~1", "HEAD", tmp_path) == ["Makefile"]
    assert outside("HEAD", "HEAD", tmp_path) == []


def test_only_who_may_write_here_stamps(github, tmp_path: Path) -> None:  # noqa: F811
    command = (
        "proposal",
        "stamps",
        "--repo",
        "o/r",
        "--by",
        "y",
        "--base",
        "HEAD",
        "--head",
        "HEAD",
        str(tmp_path / "c"),
    )
    for right, done in (("read", False), ("write", True)):
        code, _ = github({"repos/o/r/collaborators/y/permission": [{"permission": right}]}, *command, status=not done)
        assert (tmp_path / "c").exists() == done


def test_the_stamps_come_to_a_branch_that_a_person_opens(github, tmp_path: Path) -> None:  # noqa: F811
    stamps = {
        "sha": "a" * 40,
        "files": {"docs/iba/index.md": "x"},
        "said": ["iba/index.md: kepala @semua"],
        "refusal": "",
    }
    write(tmp_path / "cap.json", json.dumps(stamps))
    command = ("proposal", "branch", "--repo", "o/r", "--number", "7", "--by", "y", str(tmp_path / "cap.json"))
    answers = {
        "repos/o/r/pulls/7": [{"head": {"sha": "a" * 40}, "base": {"ref": "main"}}],
        f"repos/o/r/git/commits/{'a' * 40}": [{"tree": {"sha": "t"}}],
        "POST repos/o/r/git/trees": {"sha": "u"},
        "POST repos/o/r/git/commits": {"sha": "c"},
        "repos/o/r/git/matching-refs/heads/cap/7": [[]],
        "repos/o/r/issues/7/comments": [[]],
    }
    said, asked = github(answers, *command)
    sent = {tuple(one["words"][2:4]): json.loads(one["body"]) for one in asked if one["body"]}
    assert sent["POST", "repos/o/r/git/trees"]["base_tree"] == "t"
    assert sent["POST", "repos/o/r/git/commits"]["parents"] == ["a" * 40]
    assert sent["POST", "repos/o/r/git/refs"] == {"ref": "refs/heads/cap/7", "sha": "c"}
    reply = sent["POST", "repos/o/r/issues/7/comments"]["body"]
    assert reply.startswith(MARK) and "compare/main...cap/7?expand=1" in reply and "@semua" not in reply
    write(
        tmp_path / "cap.json", json.dumps(stamps | {"files": {}, "refusal": "Belum dicap: usulan ini juga mengubah x."})
    )
    said, asked = github(answers, *command)
    assert "juga mengubah" in said and not [one for one in asked if "git/" in " ".join(one["words"])]
    write(tmp_path / "cap.json", json.dumps(stamps))
    answers["repos/o/r/pulls/7"] = [{"head": {"sha": "b" * 40}, "base": {"ref": "main"}}]
    said, asked = github(answers, *command)
    assert "/cap" in said and not [one for one in asked if "git/" in " ".join(one["words"])]
