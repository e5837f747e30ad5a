"""The frozen project is sound itself: small, without problems, with every translation up to date."""

import datetime

from scripts.check import check_all
from scripts.data.project import load_project
from scripts.pages.translation import BEHIND, read_translations
from tests import tree


def test_the_frozen_project_breaks_no_rule() -> None:
    problems, _ = check_all(datetime.date.fromisoformat(tree.TODAY), tree.DOCS)
    assert problems == []


def test_its_translations_fit_their_source() -> None:
    """If not: `tree.assemble(folder)`, there `python -m scripts lang --stamp FILE --yes`, and copy the file back."""
    found = read_translations(load_project(tree.DATA), tree.DOCS)
    assert {locale for locale, _ in found} == {"iba", "mad"}
    behind = {key: [name for name, state in each.states if state == BEHIND] for key, each in found.items()}
    assert {key: names for key, names in behind.items() if names} == {}


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in tree.DOCS.rglob("*") if path.is_file()) < 500_000
