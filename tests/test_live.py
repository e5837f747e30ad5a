"""The texts and data of this checkout: what must hold of them whatever editors write, in the words of `make check`."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from scripts.check import check_all
from scripts.data.problem import Problem, report
from scripts.data.project import Project
from scripts.paths import DATA, DOCS, ROOT
from scripts.proposals.day import day_of
from scripts.schema import headers
from tests.invariants import heavy_pages, missing_villages, typed_numbers, unlike_their_schema
from tests.test_schema import Loader, complaints, schema_of

pytestmark = pytest.mark.live


def tell(problems: Iterable[Problem]) -> None:
    """Fail with what an editor can read, and nothing else."""
    if found := list(problems):
        pytest.fail(report(found), pytrace=False)


def test_texts_and_data_break_no_rule() -> None:
    problems, _ = check_all(day_of(ROOT, datetime.date.today()))
    tell(problems)


def test_every_village_has_its_pages(live_project: Project, live_site: Path) -> None:
    tell(missing_villages(live_project, live_site, DOCS))


def test_every_number_is_a_fact(live_site: Path) -> None:
    tell(typed_numbers(live_site, DOCS))


def test_every_page_can_be_loaded_on_a_weak_signal(live_site: Path) -> None:
    tell(heavy_pages(live_site, DOCS))


def test_the_data_fit_the_schemas_of_editors_programs(live_project: Project) -> None:
    files = sorted(DATA.glob("*.yml"))
    typed = {path: yaml.load(path.read_text(encoding="utf-8"), Loader=Loader) for path in files}
    tell(unlike_their_schema({path: complaints(data, schema_of(path), path.name) for path, data in typed.items()}))


def test_the_headers_of_the_data_files_explain_the_declared_fields() -> None:
    for path, text in headers().items():
        assert path.read_text(encoding="utf-8") == text, "jalankan: python -m scripts schema"
