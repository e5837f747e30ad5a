"""Checks on the Markdown that editors write. Rules block only untruth or harm; hints never block.

A rule is a generator `(page, context) -> problems` with an ID, whose docstring is the rule; the files are families of
rules. IDs: first letter = family, 1.. blocks, 2.. is a hint; `python -m scripts check --rules` lists them.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from scripts.data.problem import DATA_RULES, Hint, Problem
from scripts.rules import (
    asked,
    facts_used,
    links,
    markup,
    pairs,
    pasted,
    promises,
    prose,
    raw,
    recordings,
    shape,
    slips,
    translated,
    typed,
)
from scripts.rules.context import Context
from scripts.rules.ignore import suppression_problems, unsuppressed
from scripts.rules.rule import rules_of
from scripts.source.page import SourcePage
from scripts.store import Keep, make_anew

NONE: Mapping[str, str] = {}
FAMILIES = (
    asked, facts_used, links, markup, pairs, pasted, promises, prose, raw, recordings, shape, slips,
    translated, typed,
)  # fmt: skip
RULES = tuple(each for family in FAMILIES for each in rules_of(family) if not each.is_hint)
HINTS = tuple(each for family in FAMILIES for each in rules_of(family) if each.is_hint)
SWITCHED = frozenset({*(each.id for each in HINTS), "T204"})  # what a line may switch off
# Whoever mends the second finds the first mended, or asked in another way.
FIRST: Mapping[str, str] = {translated.no_lost_links_and_facts.id: pairs.paired.id}
OWN: Mapping[str, str] = {
    "U101": "tanda abaikan menyebut nomor saran dan alasannya",
    "J102": "catatan desa dan kantor tidak menyebut nama orang",
    "T204": "kata tidak, jangan, bukan ada juga di kalimat bahasa daerahnya",
    "N101": "setiap halaman ada di menu, dan setiap baris menu menuju halaman",
    "P101": "di docs/ hanya ada halaman, gambar, dan rekaman",
    "P102": "gambar bisa dibuka dan dikecilkan",
    "P103": "nama berkas halaman bisa diketik",
    "P201": "pertemuan yang sudah lewat tidak tampil",
    "T203": "kata di kamus cocok dengan kata Indonesia yang sekarang",
}


def all_rules() -> dict[str, str]:
    """Return what every rule asks for, by ID: on data files, on pages, and the hints."""
    return {**DATA_RULES, **OWN, **{each.id: each.asks for each in (*RULES, *HINTS)}}


def check_pages(
    pages: Iterable[SourcePage], context: Context, hashes: Mapping[str, str] = NONE, keep: Keep = make_anew
) -> tuple[list[Problem], list[Hint]]:
    """Return all problems and all hints of `pages`, each sorted by file and line, none twice.

    keep: gives what has been found on the same pages before, among the same anchors; hashes: by address, of its texts in all
    languages.
    """
    problems: set[Problem] = set()
    hints: set[Hint] = set()
    anchors = _listed(context.pages) if hashes else ""
    for page in pages:
        key = ("rules", page.path, hashes.get(page.address, ""), anchors)
        wrong, advice = keep(key, partial(_check_page, page, context))
        problems.update(wrong)
        hints.update(advice)
    return sorted(problems), sorted(hints)


def _check_page(page: SourcePage, context: Context) -> tuple[list[Problem], list[Hint]]:
    found = [problem for each in RULES for problem in each(page, context)]
    first = {problem.rule for problem in found}
    problems = [problem for problem in found if FIRST.get(problem.rule) not in first]
    problems += suppression_problems(page.path, page.typed, SWITCHED)
    return problems, unsuppressed((hint for each in HINTS for hint in each(page, context)), page.typed)


def _listed(anchors: Mapping[str, Mapping[str, frozenset[str]]]) -> str:
    rows = ((locale, address, sorted(names)) for locale, pages in anchors.items() for address, names in pages.items())
    return repr(sorted(rows))
