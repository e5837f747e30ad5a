"""The rules over whole pages, and over mangled ones. The living pages have theirs in test_live.py."""

import datetime
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rules_page import FACTS, HEAD, WORDS, hints_of, make_page, problems_of

from scripts.data.facts import load_facts
from scripts.pages.lists import macros
from scripts.rules import HINTS, RULES, check_pages
from scripts.rules.context import MACROS, Context, list_files, make_context
from scripts.rules.prose import beyond_limits, measure
from scripts.source.page import SourcePage, parse_page, read_pages
from tests.tree import DATA, DOCS, forget

TODAY = datetime.date(2026, 11, 24)
PAGES = read_pages(DOCS)
INDONESIAN = [page for page in PAGES if page.locale == "id"]


@pytest.fixture(scope="module")
def context() -> Context:
    return make_context(PAGES, load_facts(DATA / "facts.yml", []), TODAY, WORDS, list_files(DOCS))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_page_breaks_no_rule(page: SourcePage, context: Context) -> None:
    problems, _ = check_pages([page], context)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("page", INDONESIAN, ids=lambda page: page.path)
def test_page_reads_easily(page: SourcePage, context: Context) -> None:
    assert not beyond_limits(measure(page, context.facts))


def test_all_pages_are_checked_in_three_seconds(context: Context) -> None:
    forget()
    # Of this process alone: other work on the machine is no slowness of ours.
    start = time.process_time()
    check_pages(read_pages(DOCS), context)
    assert time.process_time() - start < 3


def test_rules_are_named_and_explained() -> None:
    assert all(rule.find.__doc__ for rule in (*RULES, *HINTS))
    assert len({rule.find.__name__ for rule in (*RULES, *HINTS)}) == len((*RULES, *HINTS))


def test_names_of_lists_are_those_the_pages_fill_in() -> None:
    assert set(MACROS) == set(macros(None, None)) - {"kontak"}  # which is no list: it takes the key of an office


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{",
        "}",
        "[",
        "](",
        ")",
        "![",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "---\n",
        "|",
        "\t",
        "    ",
        "- ",
        "1. ",
        '!!! note "',
        "???",
        "<",
        ">",
        "<!--",
        "-->",
        "\u200b",
        '"',
        "“",
    ]
    + [
        "fakta.",
        "istilah.pmi",
        "daftar_tanda()",
        "Rp",
        "350.000",
        "12,5 juta",
        "0800-1000",
        "+62",
        "UU ",
        "18/2017",
        "Pasal 3",
        "70%",
        "umur 18",
        "https://",
        "a@b.c",
        ".md",
        "#x",
    ]
    + ["pasti ", "tidak ", "title: ", "pesan: ", "*", "_", ":   ", "=", "PMI ", "24 jam", "\x00", "é", "kata "]
)
MANGLED = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)


@given(MANGLED)
@example("[" * 2000)
@example("{" * 2000)
@example("---\n" + "[" * 3000 + "\n---\n")
@example("<a " * 2000)
@example("Rp" + "1.000" * 500 + "," * 500)
@example("tidak " * 1000 + "pasti aman")
@example("![" * 1000 + "](" * 1000)
@settings(max_examples=400, deadline=2000)
def test_mangled_text_never_raises(text: str) -> None:
    for page in (parse_page(text), make_page(text), parse_page(HEAD[:-4] + text)):
        for found in (*problems_of(page), *hints_of(page)):
            assert 1 <= found.line <= max(1, len(page.typed) + 1)
            assert found.message
            assert found.fix
        assert measure(page, FACTS).sentences >= 0
