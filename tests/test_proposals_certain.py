"""A correction is offered only where nothing else can be meant: it gives back the intended text, or there is none."""

import datetime
import functools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_page import FIRST, make_page

from scripts.data.facts import FORMS
from scripts.data.parsers import Fault
from scripts.data.project import load_project
from scripts.rules import RULES
from scripts.rules.context import Context, list_files, make_context
from scripts.source.page import SourcePage, parse_page, read_pages
from tests.test_rules_slips import problems_of
from tests.tree import DATA, DOCS, TODAY

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@functools.cache
def frozen() -> tuple[list[SourcePage], Context]:
    project = load_project(DATA)
    pages = [page for page in read_pages(DOCS) if page.locale == "id"]
    day = datetime.date.fromisoformat(TODAY)
    return pages, make_context(pages, project.facts, day, project.word_lists, list_files(DOCS), offices=project.offices)


def misspelt(word: str, chance: random.Random) -> str:
    """Return `word` with one to three letters lost, doubled, changed or swapped."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(word))
        kind = chance.randrange(4)
        if kind == 0 and len(word) > 2:
            word = word[:at] + word[at + 1 :]
        elif kind == 1:
            word = word[:at] + word[at] + word[at:]
        elif kind == 2:
            word = word[:at] + chance.choice(LETTERS) + word[at + 1 :]
        elif at + 1 < len(word):
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word


def corrections(page: SourcePage, line: int, typed: str) -> set[str]:
    """Return the corrected lines that are offered once `line` reads `typed`."""
    _, context = frozen()
    lines = [*page.typed]
    lines[line - 1] = typed
    damaged = parse_page("\n".join(lines) + "\n", page.path, page.locale, page.address)
    found = [problem for rule in RULES for problem in rule(damaged, context)]
    return {problem.autofix[1] for problem in found if problem.autofix and problem.line == line}


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_misspelt_key_or_address_is_given_back_or_left_alone(seed: int) -> None:
    chance = random.Random(seed)
    page = chance.choice([page for page in frozen()[0] if page.uses and page.links])
    if chance.random() < 0.5:
        use = chance.choice(page.uses)
        line, piece = use.line, use.key
    else:
        link = chance.choice(page.links)
        line, piece = link.line, link.target.partition("#")[0]
    typed = page.typed_at(line)
    if not piece or typed.count(piece) != 1 or piece.startswith("http"):
        return
    name = chance.choice(re.findall(r"[a-z]{2,}", piece) or [piece])
    damaged = typed.replace(piece, piece.replace(name, misspelt(name, chance), 1))
    keys = {
        each
        for match in re.finditer(r"(?:fakta|istilah|kontak)\.(\w+)|\]\(([^()]+)\)", typed)
        for each in match.groups()
    }
    for right in corrections(page, line, damaged):
        now = {
            each
            for match in re.finditer(r"(?:fakta|istilah|kontak)\.(\w+)|\]\(([^()]+)\)", right)
            for each in match.groups()
        }
        # Either what was meant, or still the misspelling (another slip of the line was mended).
        still = {
            each
            for match in re.finditer(r"(?:fakta|istilah|kontak)\.(\w+)|\]\(([^()]+)\)", damaged)
            for each in match.groups()
        }
        assert now <= keys | still, (damaged, right)


@pytest.mark.parametrize(
    ("form", "typed"),
    [("rupiah", "350.00"), ("rupiah", "350,00"), ("rupiah", "3.50.000"), ("telepon", "0564-21234/21235")],
)
def test_an_amount_or_number_that_reads_two_ways_gets_none(form: str, typed: str) -> None:
    with pytest.raises(Fault) as caught:
        FORMS[form](typed)
    assert caught.value.right == ""


def test_a_row_torn_from_its_table_does_not_become_a_heading() -> None:
    body = (
        "| Surat | Biaya |\n| --- | --- |\n| Paspor biasa | {{ fakta.biaya_paspor_biasa }} |\n\n| Paspor anak | tanya |"
    )
    (problem,) = [each for each in problems_of(make_page(body)) if each.line == FIRST + 4]
    assert (problem.line, problem.autofix) == (FIRST + 4, None)
    assert "terputus dari tabel di atasnya" in problem.message


def test_a_table_of_values_alone_gets_no_heading_by_a_tap() -> None:
    found = problems_of(make_page("| Paspor | 24 halaman |\n| Paspor | 48 halaman |"))
    assert found and not any(each.autofix for each in found)


def test_a_page_that_is_gone_does_not_lead_to_its_namesake() -> None:
    found = problems_of(make_page("Baca [biaya](langkah.md) dan [ini](../kerja/biayaa.md)."))
    assert all(each.autofix is None or "kerja/biaya.md" in each.autofix[1] for each in found)
    (problem,) = problems_of(make_page("Baca [biaya](biaya.md).", address="paspor/lain.md"))
    assert problem.autofix is None
