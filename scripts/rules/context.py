"""What a rule may know beside its page: the facts, the other pages, the day."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.data.facts import Facts
from scripts.data.offices import Offices
from scripts.data.phrases import WordLists
from scripts.pages.lists import macros
from scripts.pages.translation import Translation
from scripts.source.marks import CONTACT
from scripts.source.page import SourcePage

# The generated lists a page can ask for by name, each alone on its line: {{ daftar_tanda() }}. Nothing is generated here.
MACROS = tuple(name for name in macros(None, None) if name != CONTACT)


@dataclass(frozen=True)
class Context:
    """The surroundings of a page.

    facts: by key; pages: locale -> address -> anchors on that page; files: everything in docs that is not
    a page, relative with slashes (`assets/peta.svg`); today: the day of the check; macros: names of generated lists;
    words: the lists of words to avoid; translations: by locale and address; tags: locale -> BCP 47 tag;
    offices: by key, none where the data are damaged; renamed: old address of a page (without .md) -> the one it has now;
    moved: the same as it seems, by the menu (with .md).
    """

    facts: Facts
    pages: Mapping[str, Mapping[str, frozenset[str]]]
    files: frozenset[str]
    today: datetime.date
    words: WordLists
    macros: tuple[str, ...] = MACROS
    translations: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    offices: Offices = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)


def make_context(
    pages: Iterable[SourcePage],
    facts: Facts,
    today: datetime.date,
    words: WordLists,
    files: Iterable[str] = (),
    **known: Mapping,
) -> Context:
    """Return the context of `pages` that are checked together. known: the rest of Context."""
    anchors: dict[str, dict[str, frozenset[str]]] = {}
    for page in pages:
        anchors.setdefault(page.locale, {})[page.address] = page.anchors
    return Context(facts, anchors, frozenset(files), today, words, **known)


def list_files(docs: Path) -> list[str]:
    """Return the files below `docs` that are no pages, relative with slashes (pictures, recordings)."""
    return sorted(
        path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"
    )
