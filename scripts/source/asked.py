"""Whom a text tells its reader to ask: `tanyakan ke …` in Indonesian, read for the page's list of ways and for the check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The words that lead to somebody, up to the end of the clause. A use of a fact or term counts as one word.
ASKED = re.compile(
    r"\b(?:tanyakan|tanya|bertanya|ditanyakan|menanyakan(?:nya)?)(?:lah)?\s+"
    r"(?:(?!ke\b|kepada\b|pada\b)(?:\w+|\{\{[^{}\n]*\}\}|\[[^\[\]\n]*\]\([^()\n]*\)),?\s+){0,3}(?:ke|kepada|pada)\s+"
    r"(?P<whom>(?:\{\{[^{}\n]*\}\}|\[[^\[\]\n]*\]\([^()\n]*\)|[^.,:;!?|()\n{}\[\]])+)",
    re.I,
)
# How texts call those who can be asked, by the key that a fact's `tanya:` has (scripts/data/facts.py, WHOM).
NAMES = {
    "imigrasi": re.compile(r"imigrasi|istilah\.pimpasa", re.I),
    "bp3mi": re.compile(r"\b(?:bp3mi|p4mi|kp2mi)\b", re.I),
    "disnaker": re.compile(r"disnaker|dinas tenaga kerja|\bdinas\b(?! kependudukan)", re.I),
    "bpjs_kesehatan": re.compile(r"bpjs[_ ]kesehatan|istilah\.jkn", re.I),
    "bpjs": re.compile(r"bpjs(?![_ ]kesehatan)", re.I),
    "polisi": re.compile(r"polisi|istilah\.polri", re.I),
    "kjri": re.compile(r"\b(?:kjri|kbri|kdei)\b", re.I),
    "dukcapil": re.compile(r"dukcapil", re.I),
    "lpsk": re.compile(r"\blpsk\b", re.I),
    "desa": re.compile(r"\bdesa\b", re.I),
}
# What sends a reader to an office; other words mean people the reader knows: `dia`, `dokter`.
OFFICE = re.compile(
    r"\b(?:kantor|dinas|pihak|lembaga|instansi|kementerian|perwakilan|kedutaan|konsulat|badan|bea cukai|kua\b)", re.I
)
# Whoever stands before the reader, or whom the reader reaches every day.
NEAR = re.compile(
    r"\b(?:petugas|bank|keluarga|teman|guru|bidan|orang tua|kantor (?:lain|itu|ini)|salah satu kantor|bea cukai di gerbang)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One `tanyakan ke …`. whoms: keys of WHOM, none where nobody known is named; nameless: whether they are an
    office that is not named."""

    words: str
    offset: int
    whoms: tuple[str, ...]
    nameless: bool


def find_asked(text: str) -> Iterator[Asked]:
    """Yield everybody whom `text` (Markdown) tells the reader to ask, in order."""
    for match in ASKED.finditer(text):
        words = " ".join(match["whom"].split())
        whoms = tuple(whom for whom, name in NAMES.items() if name.search(words))
        yield Asked(words, match.start(), whoms, not whoms and bool(OFFICE.search(words)) and not NEAR.search(words))


def whoms_of(text: str) -> tuple[str, ...]:
    """Return the keys of everybody `text` tells the reader to ask, each once, in order."""
    return tuple(dict.fromkeys(whom for asked in find_asked(text) for whom in asked.whoms))
