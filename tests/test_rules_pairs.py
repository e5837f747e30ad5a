"""Sentences of a local language stand in pairs, and neither side loses its `not`."""

import datetime
import shutil
from pathlib import Path

import pytest

from scripts.check import check_all
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


LOCAL = "---\ntitle: Opis\n---\n\n## Opis {#opis}\n\n"


def whole(docs: Path, body: str) -> list[tuple[int, str]]:
    """What is wrong with a new Iban page of one section, in a project of its own."""
    (docs / "id" / "opis.md").write_text(
        "---\ntitle: Kantor\ndescription: Kantor.\npesan: Tanya dulu.\n---\n\n## Kantor {#opis}\n\nTanya di sini.\n\n"
        "## Apa yang saya lakukan sekarang? {#apa-yang-saya-lakukan-sekarang}\n\n- Tanya kantor: [Bantuan](bantuan.md).\n",
        encoding="utf-8",
    )
    (docs / "iba" / "opis.md").write_text(LOCAL + body, encoding="utf-8")
    problems, _ = check_all(datetime.date(2026, 11, 25), docs)
    return [(problem.line, problem.rule) for problem in problems if problem.path.endswith("iba/opis.md")]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(__file__).parent / "mistakes" / "docs", tmp_path / "docs"))


def test_one_section_with_a_title_is_a_whole_new_file(docs: Path) -> None:
    assert whole(docs, 'Anang takut nanya. {: lang="iba" }\n:   Jangan takut bertanya.\n    {: lang="id" }\n') == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Nanya dulu.\n", 7),
        ("Nanya dulu.\n:   Tanya dulu.\n\nAnang takut.\n", 10),
        ("- Nanya dulu.\n- Anang takut.\n\nNanya.\n:   Tanya.\n", 8),
        ('Nanya dulu. {: lang="iba" }\n\n## Diatu? {#diatu .sendiri}\n\nNanya.\n:   Tanya.\n', 7),
    ],
)
def test_a_sentence_without_its_indonesian_is_named_once(docs: Path, body: str, line: int) -> None:
    assert whole(docs, body) == [(line, "T106")]


@pytest.mark.parametrize(
    "body",
    [
        "Nanya dulu.\n\n:   Tanya dulu.\n",
        "Nanya.\n:   Tanya.\n\n{{ istilah.pnbp }}\n",
        'Nanya.\n:   Tanya.\n\nIni rancangan.\n{: lang="id" }\n',
        "Nanya.\n:   Tanya.\n\n<!-- tanya guru -->\n",
    ],
)
def test_what_says_nothing_of_its_own_needs_no_pair(docs: Path, body: str) -> None:
    assert "T106" not in [rule for _, rule in whole(docs, body)]
