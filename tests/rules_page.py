"""A sound little page to damage, and what the rules say of it. Shared by the test_rules_* files."""

import datetime
from pathlib import Path

from scripts.data.facts import Facts, load_facts
from scripts.data.phrases import load_word_lists
from scripts.data.problem import Hint, Problem
from scripts.rules import HINTS, RULES
from scripts.rules.context import Context, make_context
from scripts.source.page import SourcePage, parse_page
from tests.tree import DATA

HEAD = """---
title: Biaya paspor
description: Berapa biaya paspor dan cara membayarnya.
pesan: Bayar sendiri, lalu simpan buktinya.
---
"""
END = """
## Apa yang saya lakukan sekarang?

1. Tanya kantor desa.
"""
FIRST = 9  # the line of the file where the body given to `make_page` starts
TODAY = datetime.date(2026, 11, 24)


def load_test_facts() -> Facts:
    problems: list[Problem] = []
    facts = load_facts(Path(__file__).parent / "data" / "facts-rules.yml", problems)
    assert not problems
    return facts


FACTS = load_test_facts()
WORDS = load_word_lists(DATA, [])


def make_page(
    body: str, head: str = HEAD, end: str = END, locale: str = "id", address: str = "paspor/biaya.md"
) -> SourcePage:
    return parse_page(f"{head}\n## Isi {{#isi}}\n\n{body}\n{end}", f"docs/{locale}/{address}", locale, address)


def surroundings(page: SourcePage) -> Context:
    """The page among a few others, with one picture."""
    others = [
        parse_page("## Nomor {#nomor}", locale="id", address=address)
        for address in {"index.md", "bantuan.md", "paspor/syarat.md", "kerja/index.md", "kerja/biaya.md"}
        | ({page.address} if page.locale != "id" else set())
    ]
    return make_context([*others, page], FACTS, TODAY, WORDS, ["assets/gerbang.webp"])


def problems_of(page: SourcePage) -> list[Problem]:
    context = surroundings(page)
    return sorted({problem for rule in RULES for problem in rule(page, context)})


def hints_of(page: SourcePage) -> list[Hint]:
    context = surroundings(page)
    return sorted({hint for rule in HINTS for hint in rule(page, context)})


def assert_only(page: SourcePage, line: int, message: str, fix: str) -> None:
    """Assert that exactly one problem is found, and what it says."""
    (problem,) = problems_of(page)
    assert (problem.line, message in problem.message, fix in problem.fix) == (line, True, True), str(problem)
