"""A pair of sentences that loses its `not` on one side."""

from scripts.data.glossary import load_glossaries
from scripts.rules.pairs import check_pairs
from scripts.source.page import parse_page
from tests.tree import DATA


def found(sentence: str) -> list[int]:
    text = f"---\n---\n\n{sentence}\n:   Paspor bukan izin kerja.\n"
    page = parse_page(text, "docs/iba/x.md", "iba", "x.md")
    return [hint.line for hint in check_pairs([page], load_glossaries(DATA, []))]


def test_a_lost_negation_is_named_and_a_kept_one_is_not() -> None:
    assert found("Paspor ukai surat kerja.") == []
    assert found("Paspor surat kerja.") == [5]
