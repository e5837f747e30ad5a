"""Fill the `{{ … }}` of one Markdown page and remember what it used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from scripts.data.facts import Fact, Facts
from scripts.render.environment import typed_template
from scripts.render.filters import fact_html, meaning_html

Macro = Callable[[], Markup]


@dataclass
class Used:
    """The facts one page has printed, in order of first use."""

    facts: dict[str, Fact] = field(default_factory=dict)
    offices: set[str] = field(default_factory=set)  # whose contact it has printed

    def print(self, fact: Fact) -> Markup:
        """Return the HTML of `fact`, with its plain meaning at the first use on this page."""
        first = fact.key not in self.facts
        self.facts[fact.key] = fact
        return fact_html(fact) + (meaning_html(fact) if first else "")

    def copy(self) -> "Used":
        """Return a record of its own, for another page that prints the same."""
        return Used(dict(self.facts), set(self.offices))

    @property
    def terms(self) -> list[Fact]:
        """The short forms used, sorted for reading."""
        return sorted((fact for fact in self.facts.values() if fact.is_term), key=lambda fact: fact.value.lower())


class FactNames:
    """What `fakta` and `istilah` (terms) are in Markdown: one attribute a fact. Unknown keys are undefined, hence an error."""

    def __init__(self, facts: Facts, used: Used, terms: bool) -> None:
        self._facts = facts
        self._used = used
        self._terms = terms

    def __getitem__(self, key: str) -> Markup:
        fact = self._facts[key]
        if fact.is_term is not self._terms:
            raise KeyError(key)
        return self._used.print(fact)


def fill_page(text: str, facts: Facts, used: Used, macros: Mapping[str, Macro]) -> str:
    """Return the Markdown `text` with facts and generated lists filled in; records them in `used`.

    Raises jinja2.TemplateError (UndefinedError, TemplateSyntaxError) for an unknown key or a broken `{{ }}`.
    """
    if "{" not in text:
        return text
    values, terms = FactNames(facts, used, terms=False), FactNames(facts, used, terms=True)
    return typed_template(text).render(fakta=values, istilah=terms, **macros)
