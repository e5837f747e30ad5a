"""What GitHub shows an editor: messages beside the line, a table, corrections to accept with one tap."""

import datetime
import json
from pathlib import Path

import pytest

from scripts.check import check_all
from scripts.data.problem import Hint, Problem
from scripts.paths import ROOT
from scripts.proposals.annotations import FIRST, annotations, summary, to_mend
from scripts.proposals.suggestions import suggest
from tests import tree

PROBLEM = Problem("docs/id/a,b.md", 7, "50% salah: `<b>|[x](y)`", "baris satu\nbaris dua")
HINT = Hint("docs/id/a.md", 3, "kata kantor", "pakai kata biasa")


def test_a_message_stands_beside_its_line() -> None:
    error, notice = annotations([PROBLEM], [HINT])
    assert error == (
        "::error file=docs/id/a%2Cb.md,line=7,title=Perlu diperbaiki::"
        "50%25 salah: `<b>|[x](y)`%0APerbaikan: baris satu%0Abaris dua"
    )
    assert notice.startswith("::notice file=docs/id/a.md,line=3,")


def test_the_table_shows_what_was_typed_and_runs_none_of_it() -> None:
    row = next(line for line in summary([PROBLEM], [HINT]).splitlines() if "a,b.md" in line)
    assert row.replace("\\|", "").count("|") == 5
    assert not {"<b>", "[x]"} & set(row.split()) and "&lt;b&gt;" in row


def test_a_sound_proposal_is_told_so() -> None:
    assert "tidak ada masalah" in summary([], [])


def test_the_comment_names_the_unreadable_file_first_and_no_more_than_can_be_done() -> None:
    damaged = Problem("docs/id/z.md", 1, "tidak terbaca", "simpan lagi", rule="D01")
    text = to_mend([*(Problem("docs/id/a.md", line, "salah", "benar") for line in range(FIRST + 5)), damaged], [HINT])
    assert "\n1. **docs/id/z.md:1**" in text and "Dan 6 lagi" in text and "Saran gaya bahasa: 1" in text
    assert "tidak ada masalah" in to_mend([], [])


def test_a_suggestion_fits_the_review_of_a_pull_request() -> None:
    problem = Problem("tests/mistakes/docs/id/index.md", 2, "salah", "benar", ("title: Beranda", "title: Rumah"))
    (comment,) = (suggestion.as_comment() for suggestion in suggest([problem], ROOT))
    assert comment == {
        "path": "tests/mistakes/docs/id/index.md",
        "line": 2,
        "side": "RIGHT",
        "body": "salah\n\n```suggestion\ntitle: Rumah\n```",
    }


def test_the_command_writes_all_three_forms(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    asked = ("--github", "--suggestions", str(tmp_path / "s.json"), "--today", "2099-01-01")
    done = tree.run(built, "check", *asked)
    problems, _ = check_all(datetime.date(2099, 1, 1), tree.DOCS)
    assert done.returncode == 1
    assert done.stdout.count("::error ") == len(problems) > 0
    assert "perlu diperbaiki" in (tmp_path / "summary.md").read_text()
    assert json.loads((tmp_path / "s.json").read_text()) == []
