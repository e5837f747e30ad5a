"""Words that turn a sentence round: what they say must not get lost when a sentence is changed or translated."""

import re
from collections import Counter
from collections.abc import Iterable

NEGATIONS = ("tidak", "tak", "bukan", "belum", "jangan", "tanpa", "dilarang", "larang", "tolak", "hentikan", "berhenti")
# `bukanlah`, `menolak`, `jangankan`: forms that say the same.
NEGATION = re.compile(rf"\b(?:men)?(?:{'|'.join(NEGATIONS)})(?:lah|kan|i)?\b", re.I)
NUMBER = re.compile(r"\d[\d.,-]*\d|\d")
END = re.compile(r"(?<=[.!?…])[\"”’)*_]*\s+|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#+|\|))")


def sentences(text: str) -> list[str]:
    """Return the sentences, list items and table rows of a piece of Markdown."""
    return [" ".join(each.split()) for each in END.split(text) if each.strip()]


def negations(text: str) -> Counter[str]:
    """Return how often each word that turns a sentence round occurs, in lower case."""
    return Counter(match[0].lower() for match in NEGATION.finditer(text))


def forms_of(meanings: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the forms of another language for them; meanings: Indonesian side and form (`a; b`) of a glossary's rows."""
    denied = (form.partition("|")[0] for meaning, form in meanings if NEGATION.search(meaning))
    words = (word.strip().lower() for form in denied for word in re.split(r"[;,/]", form))
    return frozenset(filter(None, words))
