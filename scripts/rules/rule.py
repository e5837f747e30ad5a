"""A rule: a generator of problems with an ID that never changes its meaning, and one line on what it asks for."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.data.problem import Problem
from scripts.rules.context import Context
from scripts.source.page import SourcePage

Find = Callable[[SourcePage, Context], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """id: a letter for the family and a number; asks: what a page should be like, in Indonesian; find: yields what is not."""

    id: str
    asks: str
    find: Find

    def __call__(self, page: SourcePage, context: Context) -> Iterator[Problem]:
        """Yield what is wrong with `page`, each problem under the rule's ID."""
        for problem in self.find(page, context):
            yield problem if problem.rule else dataclasses.replace(problem, rule=self.id)


def rule(id: str, asks: str) -> Callable[[Find], Rule]:
    """Return a decorator that makes a generator a rule."""
    return lambda find: Rule(id, asks, find)
