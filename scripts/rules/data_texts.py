"""Texts inside the data obey the rules of pages: they stand on a page or a sheet in the end.

Which rules: promises (J101) and hurtful words (J201) on every text that readers see; values typed by hand (F105) and names
of persons on notes, which are prose.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.data.fields import fields_of
from scripts.data.problem import Hint, Problem
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.records import Record
from scripts.data.reported import PERSON
from scripts.paths import shown
from scripts.rules.context import Context
from scripts.rules.ignore import unsuppressed
from scripts.rules.promises import hurtful_words, unsupported_promises
from scripts.rules.typed import typed_values
from scripts.source.page import parse_page

# Attribute of the record: whether it is prose. Others hold values (hours, costs), which are typed there by design.
VILLAGE_TEXTS = {"note": True}
OFFICE_TEXTS = {"hours": False, "cost": False, "abroad": False, "no_credit": False, "spoken": False}
FACT_TEXTS = {"value": False, "label": False, "long": False, "meaning": False}
WRITTEN = ("teks", "jangka", "istilah")  # forms of facts whose value is a wording


@dataclass(frozen=True)
class Text:
    """A text of a record as its readers see it; line: 1-based, where it starts in the file `path`."""

    path: str
    line: int
    record: str
    field: str
    text: str
    is_prose: bool

    def placed(self, problem: Problem) -> Problem:
        """Return the problem of a page made of the text as a problem of its field."""
        message = f"`{self.field}:` {problem.message}"
        if problem.rule == typed_values.id:  # no key is filled in there
            message = f"{message.partition(', jadi tulis')[0].rstrip('.')}."
            fix = "Hapus dari catatan ini; suruh pembaca bertanya ke kantornya, atau tulis di isian khususnya."
            problem = replace(problem, fix=fix)
        return replace(problem, line=self.line, message=message, autofix=None, record=self.record, field=self.field)


def check_texts(project: Project, context: Context, folder: Path) -> tuple[list[Problem], list[Hint]]:
    """Return what is wrong with the texts inside the data files of `folder`, and what could be kinder."""
    problems: list[Problem] = []
    hints: list[Hint] = []
    offices = project.offices.values()
    for name, records, fields in (
        ("villages.yml", project.villages, VILLAGE_TEXTS),
        ("offices.yml", offices, OFFICE_TEXTS),
        ("national.yml", offices, OFFICE_TEXTS),
        ("facts.yml", project.facts.values(), FACT_TEXTS),
    ):
        path = folder / name
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n") if path.is_file() else []
        for text in _texts_of(records, fields, shown(path), lines):
            page = parse_page(f"---\n---\n{text.text}", text.path, DEFAULT_LOCALE, name)
            rules = (unsupported_promises, typed_values) if text.is_prose else (unsupported_promises,)
            problems += [text.placed(problem) for rule in rules for problem in rule(page, context)]
            if text.is_prose and (person := PERSON.search(text.text)):
                message = f"`{text.field}:` menyebut nama orang (`{person[0]} …`)."
                fix = "Tulis jabatannya saja, misalnya: kepala desa."
                problems.append(Problem(text.path, text.line, message, fix, rule="J102", record=text.record))
            hints += unsuppressed((text.placed(hint) for hint in hurtful_words(page, context)), lines)
    return problems, hints


def _texts_of(records: Iterable[Record], fields: dict[str, bool], where: str, lines: list[str]) -> Iterator[Text]:
    """Yield the texts in `fields` of those `records` that stand in the `lines` of a file."""
    for record in records:
        if record.line > len(lines) or record.key not in lines[record.line - 1]:
            continue
        keys = {field.attribute: field.key for field in fields_of(type(record))}
        for attribute, is_prose in fields.items():
            value = getattr(record, attribute)
            if value and (attribute != "value" or record.form in WRITTEN):
                line = _line_of(keys[attribute], record.line, lines)
                yield Text(where, line, record.key, keys[attribute], value, is_prose)


def _line_of(key: str, start: int, lines: list[str]) -> int:
    """Return the line of a field below that of its record, `start`; `start` where there is none."""
    below = itertools.takewhile(lambda line: not line.strip() or line.startswith(" "), lines[start:])
    found = (number for number, line in enumerate(below, start + 1) if re.match(rf"\s+{re.escape(key)}:", line))
    return next(found, start)
