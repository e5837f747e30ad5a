"""Rules on words: what no source promises, and what hurts. The phrases are data (docs/_data/phrases.yml)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from scripts.data.phrases import HURTFUL, PROMISE, Phrase
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.front_matter import KEYS
from scripts.source.marks import blank

# Words inside quotes are what somebody else says: an offer, a myth.
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|«[^»\n]*»")
EMPHASIS = re.compile(r"[*_]")
# "Tidak ada yang bisa menjamin …" and "Jangan percaya janji …" deny what follows within a few words.
DENIAL = r"tidak|bukan|belum|jangan|tak|janji|menjanjikan|berjanji|curiga\w*|hati-hati|mengaku|katanya|kalau ada"
DENIED = re.compile(rf"\b(?:{DENIAL})\b(?:[ \n]+[\w'’-]+){{0,5}}[ \n]+\W*$", re.I)


@rule("J101", "tidak menjanjikan yang tidak dijanjikan sumber")
def unsupported_promises(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page promises nothing that no source promises; questions, quotes and denials may name it."""
    for phrase, typed, line, column in _find(page, context, PROMISE):
        said = " ".join(typed.split())
        problem = page.problem(line, f"`{said}` tidak boleh dijanjikan, sebab {phrase.why}.", phrase.instead)
        yield replace(problem, column=column, typed=typed.partition("\n")[0])


@rule("J201", "tidak ada kata yang mempermalukan atau menakuti")
def hurtful_words(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page shames and frightens nobody."""
    for phrase, typed, line, _ in _find(page, context, HURTFUL):
        said = " ".join(typed.split())
        yield page.problem(line, f"`{said}` lebih baik diganti, sebab {phrase.why}.", phrase.instead)


def _find(page: SourcePage, context: Context, kind: str) -> Iterator[tuple[Phrase, str, int, int]]:
    """Yield phrase, words as typed, line and column (0 in the head) for each phrase that the page itself says."""
    phrases = tuple(phrase for phrase in context.words.phrases if phrase.type == kind)
    for value in (page.values[key] for key in KEYS if key in page.values):
        yield from ((phrase, value.text[start:end], value.line, 0) for phrase, start, end in _said(value.text, phrases))
    for phrase, start, end in _said(page.body, phrases):
        yield phrase, page.body[start:end], page.line_at(start), start - page.body.rfind("\n", 0, start)


@lru_cache(4096)
def _said(text: str, phrases: tuple[Phrase, ...]) -> tuple[tuple[Phrase, int, int], ...]:
    """Return each phrase that a text itself says, with its start and end."""
    plain = blank(text, QUOTED, EMPHASIS)
    found = ((phrase, match) for phrase in phrases for match in phrase.pattern.finditer(plain))
    return tuple((phrase, *match.span()) for phrase, match in found if not _is_said_by_others(plain, match))


def _is_said_by_others(text: str, match: re.Match[str]) -> bool:
    before = re.split(r"[.!?:;,]|\n\n", text[max(0, match.start() - 120) : match.start()])[-1]
    end = re.search(r"[.!?]|\n\n|\Z", text[match.end() :])
    return bool(DENIED.search(before)) or (end is not None and end[0] == "?")
