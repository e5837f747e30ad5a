"""Forty mistakes people make, and what they read; twenty-one oddities that must not stop anybody.

The little site in tests/mistakes/docs is sound; each row of mistakes.yml damages one file of it.
"""

import datetime
import re
import shutil
import time
from pathlib import Path

import pytest
import yaml

from scripts.check import check_all
from scripts.paths import DOCS
from scripts.proposals.suggestions import suggest
from scripts.rules import all_rules
from tests.accepted import apply
from tests.tree import forget

HERE = Path(__file__).parent / "mistakes"
TODAY = datetime.date(2026, 11, 28)
MISTAKES = yaml.safe_load((HERE / "mistakes.yml").read_text(encoding="utf-8"))
ODDITIES = yaml.safe_load((HERE / "oddities.yml").read_text(encoding="utf-8"))
JARGON = re.compile(r"yaml|json|markdown|parser|regex|token|string|null|none|error|exception|traceback|syntax", re.I)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "docs", tmp_path.resolve() / "docs"))


def damage(docs: Path, row: dict[str, str]) -> None:
    path = docs / row["berkas"]
    text = path.read_text(encoding="utf-8")
    assert row["semula"] in text
    path.write_text(text.replace(row["semula"], row["menjadi"], 1), encoding="utf-8")


def said(docs: Path) -> str:
    problems, _ = check_all(TODAY, docs)
    return "".join(f"{problem}\n" for problem in problems).replace(f"{docs.parent}/", "")


def test_there_are_forty_mistakes_and_twenty_one_oddities(docs: Path) -> None:
    assert (len(MISTAKES), len(ODDITIES)) == (40, 21)
    assert said(docs) == ""


@pytest.mark.parametrize("row", MISTAKES, ids=[row["salah"] for row in MISTAKES])
def test_a_mistake_is_caught_in_the_editors_words(docs: Path, row: dict[str, str]) -> None:
    damage(docs, row)
    message = said(docs)
    assert message == row["terbaca"]
    assert message.startswith(f"docs/{row['berkas']}:") or "tanda judul" in row["salah"]
    assert not JARGON.search(message.replace(row["menjadi"], ""))


@pytest.mark.parametrize("row", MISTAKES, ids=[row["salah"] for row in MISTAKES])
def test_one_tap_mends_what_is_certain_and_nothing_else(docs: Path, row: dict[str, str]) -> None:
    damage(docs, row)
    suggestions = suggest(check_all(TODAY, docs)[0], Path("/"))
    assert bool(suggestions) == (row["sekali_ketuk"] == "ya")
    apply(suggestions, Path("/"))
    assert (said(docs) == "") == bool(suggestions)


@pytest.mark.parametrize("row", MISTAKES, ids=[row["salah"] for row in MISTAKES])
def test_a_mistake_carries_the_number_of_its_rule(docs: Path, row: dict[str, str]) -> None:
    damage(docs, row)
    problems, hints = check_all(TODAY, docs)
    assert problems and {found.rule for found in (*problems, *hints)} <= all_rules().keys()


@pytest.mark.parametrize("row", ODDITIES, ids=[row["keanehan"] for row in ODDITIES])
def test_an_oddity_passes(docs: Path, row: dict[str, str]) -> None:
    damage(docs, row)
    assert said(docs) == ""


def test_mistakes_of_data_and_pages_come_in_one_run(docs: Path) -> None:
    wanted = [
        row
        for row in MISTAKES
        if row["salah"] in ("Rp dan titik di nilai uang", "gambar tanpa teks", "kunci kantor salah ketik")
    ]
    for row in wanted:
        damage(docs, row)
    assert len(wanted) == 3
    assert said(docs) == "".join(sorted(row["terbaca"] for row in wanted))


def test_two_mistakes_on_one_line_become_one_suggestion(docs: Path) -> None:
    path = docs / "id/paspor/biaya.md"
    path.write_text(path.read_text().replace("Paspor hilang?", "Telepon\u00a0110, PNBP?"))
    (suggestion,) = suggest(check_all(TODAY, docs)[0], Path("/"))
    assert (
        suggestion.right
        == "Telepon {{ fakta.telepon_polisi }}, {{ istilah.pnbp }}? Lihat [Bantuan](../bantuan.md#diam)."
    )
    assert len(suggestion.messages) == 3


def test_a_near_key_is_no_suggestion_when_two_are_near(docs: Path) -> None:
    facts = docs / "_data/facts.yml"
    block = facts.read_text().split("\n\n")[1].replace("biaya_paspor_biasa:", "biaya_paspor_biasb:")
    facts.write_text(f"{facts.read_text()}\n{block}\n")
    path = docs / "id/paspor/biaya.md"
    path.write_text(
        path.read_text().replace("Biaya paspor biasa {{ fakta.biaya_paspor_biasa", "Biaya {{ fakta.biaya_paspor_bias")
    )
    problems, _ = check_all(TODAY, docs)
    assert problems and not suggest(problems, Path("/"))


@pytest.mark.live
def test_the_whole_check_takes_seconds() -> None:
    forget()
    start = time.process_time()
    check_all(datetime.date.today(), DOCS)
    assert time.process_time() - start < 10
