"""How long a fact may be trusted: events of the past for ever, everything else until its day."""

import datetime
from pathlib import Path

import pytest

from scripts.data.facts import expired, expiring, first_check, load_facts
from scripts.data.problem import Problem
from scripts.pages.share import share_text
from scripts.pages.words_html import page_words

FACT = """kasus:
  nilai: "Sarawak, 2024"
  bentuk: {bentuk}
  label: Satu kasus
  sumber: Contoh
  sumber_url: https://contoh.go.id/kasus
  tanggal_sumber: "{tanggal_sumber}"
  dicek: "2026-11-25"
  cek_lagi: "{cek_lagi}"
  keyakinan: tinggi
  status: pasti
  tanya:
  catatan:
"""
EVENT = {"bentuk": "peristiwa", "tanggal_sumber": "2024-05", "cek_lagi": "tidak"}


def load(tmp_path: Path, **changes: str):
    path = tmp_path / "facts.yml"
    path.write_text(FACT.format(**EVENT | changes), "utf-8")
    problems: list[Problem] = []
    return load_facts(path, problems), path, problems


def test_an_event_of_the_past_never_expires(tmp_path: Path) -> None:
    facts, path, problems = load(tmp_path)
    assert problems == []
    assert expired(facts, path, datetime.date(2090, 1, 1)) == []
    assert expiring(facts, datetime.date(2090, 1, 1), 30) == []
    assert first_check(facts.values()) is None


def test_what_is_no_event_expires(tmp_path: Path) -> None:
    facts, path, problems = load(tmp_path, bentuk="teks", cek_lagi="2027-05-25")
    assert problems == []
    assert first_check(facts.values()) == datetime.date(2027, 5, 25)
    assert expired(facts, path, datetime.date(2027, 5, 25)) == []
    assert [problem.line for problem in expired(facts, path, datetime.date(2027, 5, 26))] == [1]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"bentuk": "teks"}, "`cek_lagi: tidak` dan `bentuk: peristiwa` harus bersama"),
        ({"cek_lagi": "2027-05-25"}, "`cek_lagi: tidak` dan `bentuk: peristiwa` harus bersama"),
        ({"tanggal_sumber": "tanpa tanggal"}, "peristiwa ini belum punya tanggal"),
        ({"cek_lagi": "nanti"}, "bukan tanggal yang ada di kalender"),
    ],
)
def test_only_a_dated_event_may_go_unchecked(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    *_, problems = load(tmp_path, **changes)
    assert [message in problem.message for problem in problems] == [True]


def test_a_message_does_not_put_a_full_stop_after_a_question(project) -> None:
    words = page_words(project, "id")
    assert share_text(words, "Mau ke luar negeri?", False, False) == "Mau ke luar negeri? Baca di sini:"
    assert share_text(words, "Biaya paspor", False, False) == "Biaya paspor. Baca di sini:"
