"""More than sixty slips of teachers and officers on the frozen project, and thirty habits that harm nobody.

Rows of tests/mistakes/slips.yml: `semula` becomes `menjadi` in the file `berkas`; what is read is line, message and
correction. Where the correction is one tap, it gives back what was meant: `maksud`, or else what stood there before.
"""

import datetime
import functools
import shutil
from pathlib import Path

import pytest
import yaml

from scripts.data.problem import DataError, Problem
from scripts.data.project import load_project
from scripts.pages.translation import read_translations
from scripts.proposals.suggestions import suggest
from scripts.rules import RULES
from scripts.rules.context import Context, list_files, make_context
from scripts.source.page import SourcePage, parse_page, read_pages
from tests.accepted import apply
from tests.tree import DATA, DOCS, TODAY

HERE = Path(__file__).parent / "mistakes"
SLIPS = yaml.safe_load((HERE / "slips.yml").read_text(encoding="utf-8"))
HABITS = yaml.safe_load((HERE / "habits.yml").read_text(encoding="utf-8"))


@functools.cache
def surroundings() -> tuple[list[SourcePage], Context]:
    project, pages = load_project(DATA), read_pages(DOCS)
    tags = {each.locale: each.tag for each in project.languages.values() if each.locale}
    translations, day = read_translations(project, DOCS, pages), datetime.date.fromisoformat(TODAY)
    known = {"translations": translations, "tags": tags, "offices": project.offices}
    context = make_context(pages, project.facts, day, project.word_lists, list_files(DOCS), **known)
    return pages, context


def damaged(row: dict[str, str]) -> tuple[str, str]:
    """Return the file as it was, and as it is after the slip."""
    text = (DOCS / row["berkas"]).read_text(encoding="utf-8")
    assert row["semula"] in text
    return text, text.replace(row["semula"], row["menjadi"], 1)


def problems_of(row: dict[str, str], text: str, root: Path) -> list[Problem]:
    """Return what the check says once the file of `row`, put below `root`, reads `text`."""
    path = root / "docs" / row["berkas"]
    if path.suffix == ".md":
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        locale, _, address = row["berkas"].partition("/")
        page = parse_page(text, f"docs/{row['berkas']}", locale, address)
        return sorted({problem for rule in RULES for problem in rule(page, surroundings()[1])})
    shutil.copytree(DATA, path.parent)
    path.write_text(text, encoding="utf-8")
    try:
        load_project(path.parent, today=datetime.date.fromisoformat(TODAY))
    except DataError as error:
        return list(error.problems)
    return []


def test_there_are_enough() -> None:
    assert len(SLIPS) >= 60 and len(HABITS) == 30
    assert len({row["salah"] for row in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("row", SLIPS, ids=[row["salah"] for row in SLIPS])
def test_a_slip_is_named_with_its_line_and_what_to_write(row: dict[str, str], tmp_path: Path) -> None:
    before, text = damaged(row)
    found = problems_of(row, text, tmp_path)
    said = [(problem.line, problem.message, problem.fix) for problem in found]
    assert (row["baris"], row["pesan"], row["perbaikan"]) in said, said
    taps = suggest(found, tmp_path)
    assert bool(taps) == row["sekali_ketuk"]
    apply(taps, tmp_path)
    if taps:
        meant = text.replace(row["menjadi"], row["maksud"], 1) if "maksud" in row else before
        assert (tmp_path / "docs" / row["berkas"]).read_text(encoding="utf-8") == meant


@pytest.mark.parametrize("row", HABITS, ids=[row["kebiasaan"] for row in HABITS])
def test_a_habit_that_harms_nobody_passes(row: dict[str, str], tmp_path: Path) -> None:
    assert problems_of(row, damaged(row)[1], tmp_path) == []
