"""A rule: a generator of problems with an ID that never changes its meaning, and one line on what it asks for.

Whoever writes one needs no more than this module names: Context, Problem, SourcePage, rule.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from scripts.data.problem import Hint, Problem
from scripts.rules.context import Context
from scripts.source.page import SourcePage

Find = Callable[[SourcePage, Context], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """id: a letter for the family and a number; asks: what a page should be like, in Indonesian; find: yields what is not."""

    id: str
    asks: str
    find: Find

    @property
    def is_hint(self) -> bool:
        """Whether it only advises: the numbers of hints begin with 2."""
        return self.id[1] == "2"

    def __call__(self, page: SourcePage, context: Context) -> Iterator[Problem]:
        """Yield what is wrong with `page`, each problem under the rule's ID; as hints, where it only advises."""
        kind = Hint if self.is_hint else Problem
        found = self.find(page, context)
        return (kind(**vars(problem) | {"rule": problem.rule or self.id}) for problem in found)


def rule(id: str, asks: str) -> Callable[[Find], Rule]:
    """Return a decorator that makes a generator a rule."""
    return lambda find: Rule(id, asks, find)


def rules_of(family: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that the module `family` defines, in their order there."""
    own = (each for each in vars(family).values() if isinstance(each, Rule))
    return tuple(each for each in own if each.find.__module__ == family.__name__)
