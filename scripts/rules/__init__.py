"""Checks on the Markdown that editors write. Rules block only untruth or harm; hints never block.

A rule is a generator `(page, context) -> problems` whose docstring is the rule; the files are families of rules.
"""

from collections.abc import Iterable

from scripts.data.problem import Problem
from scripts.rules import (
    asked,
    encoding,
    facts_used,
    links,
    markup,
    promises,
    prose,
    recordings,
    shape,
    translated,
    typed,
)
from scripts.rules.context import Context
from scripts.rules.hint import Hint
from scripts.source.page import SourcePage

RULES = (
    *encoding.RULES,
    *shape.RULES,
    *markup.RULES,
    *facts_used.RULES,
    *typed.RULES,
    *promises.RULES,
    *asked.RULES,
    *links.RULES,
    *translated.RULES,
    *recordings.RULES,
)
HINTS = (*typed.HINTS, *promises.HINTS, *links.HINTS, *prose.HINTS, *translated.HINTS)


def check_pages(pages: Iterable[SourcePage], context: Context) -> tuple[list[Problem], list[Hint]]:
    """Return all problems and all hints of `pages`, each sorted by file and line, none twice."""
    problems: set[Problem] = set()
    hints: set[Hint] = set()
    for page in pages:
        for rule in RULES:
            problems.update(rule(page, context))
        for rule in HINTS:
            hints.update(rule(page, context))
    return sorted(problems), sorted(hints)
