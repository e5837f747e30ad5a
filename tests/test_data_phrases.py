"""The lists of words to avoid are data: an editor adds one, and a damaged one is explained, never a crash or a hang."""

from pathlib import Path

import pytest
from rules_page import FACTS, TODAY, make_page

from scripts.data.phrases import load_word_lists
from scripts.data.problem import Problem
from scripts.rules import check_pages
from scripts.rules.context import make_context

PHRASE = "janji_baru:\n  jenis: {jenis}\n  pola: '{pola}'\n  sebab: belum ada sumbernya\n  ganti: Tulis syaratnya.\n"


def write(
    folder: Path, jenis: str = "janji", pola: str = "cepat kaya|untung besar", easier: str = "perihal: tentang\n"
):
    (folder / "phrases.yml").write_text(PHRASE.format(jenis=jenis, pola=pola), "utf-8")
    (folder / "easier.yml").write_text(easier, "utf-8")
    problems: list[Problem] = []
    return load_word_lists(folder, problems), problems


def test_what_an_editor_adds_is_found_on_the_next_check(tmp_path: Path) -> None:
    words, problems = write(tmp_path)
    assert not problems
    page = make_page("Anda cepat  kaya di sana.\n\nPerihal ini belum jelas.")
    problems, hints = check_pages([page], make_context([page], FACTS, TODAY, words))
    assert [(each.rule, "belum ada sumbernya" in each.message) for each in problems] == [("J101", True)]
    assert [(each.rule, each.fix) for each in hints] == [("K203", "tentang ini belum jelas.")]


@pytest.mark.parametrize(
    ("changes", "line", "message"),
    [
        ({"pola": "(cepat"}, 3, "bukan pola yang terbaca"),
        ({"pola": "cepat|"}, 3, "terlalu luas"),
        ({"pola": "(a+)+b"}, 3, "terlalu lambat"),
        ({"pola": ""}, 3, "belum diisi"),
        ({"jenis": "bohong"}, 2, "bukan pilihan yang ada"),
        ({"easier": "perihal:\n"}, 1, "belum punya gantinya"),
    ],
)
def test_a_damaged_list_is_explained(tmp_path: Path, changes: dict[str, str], line: int, message: str) -> None:
    _, problems = write(tmp_path, **changes)
    assert [(each.line, message in each.message) for each in problems] == [(line, True)]


def test_a_missing_list_is_a_problem_not_a_silent_pass(tmp_path: Path) -> None:
    problems: list[Problem] = []
    load_word_lists(tmp_path, problems)
    assert len(problems) == 2
