"""Words a page should not say. Editors' files: docs/_data/phrases.yml (promises, hurtful words) and easier.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import read_pairs, required, typed_key
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

PROMISE, HURTFUL = "janji", "menyakiti"
ANY_WORD = "<kata>"  # in a pattern: one word, whichever it is
# Repeats inside repeats can take a checker minutes on one line (catastrophic backtracking).
REPEATED_REPEAT = re.compile(r"\([^()]*[*+][^()]*\)[*+]")


def pattern(text: str) -> re.Pattern[str]:
    """What to look for, as a regular expression; a space stands for any space, capitals do not matter."""
    parsers.text(text)
    try:
        bare = text.replace(ANY_WORD, r"(?:[\w-]+\s+)").replace(" ?", r"\s*").replace(" ", r"\s+")
        found = re.compile(rf"\b(?:{bare})", re.I)
    except re.error:
        raise parsers.Fault(
            "bukan pola yang terbaca", "Tulis kata biasa, atau beberapa kata dipisah tanda |."
        ) from None
    if found.search("") or found.search("a b") or REPEATED_REPEAT.search(text):
        raise parsers.Fault("terlalu luas atau terlalu lambat", "Sebut kata-katanya satu per satu, dipisah tanda |.")
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words a page may not say (PROMISE stops a release, HURTFUL is a hint), why, and what to write instead."""

    key: str = typed_key(parsers.key, "nama pendek ungkapan")
    line: int
    type: str = required(
        "jenis",
        parsers.Choice(PROMISE, HURTFUL),
        "akibat",
        "janji      tidak boleh tayang, sebab tidak ada sumber yang menjanjikannya\nmenyakiti  hanya saran",
    )
    pattern: re.Pattern[str] = required(
        "pola",
        pattern,
        "kata yang dicari; pilihan dipisah tanda |",
        "<kata> berarti satu kata apa saja, (…)? boleh ada boleh tidak",
    )
    why: str = required("sebab", parsers.text, "mengapa sebaiknya tidak ditulis, satu anak kalimat")
    instead: str = required("ganti", parsers.text, "apa yang bisa ditulis")


@dataclass(frozen=True)
class WordLists:
    """phrases: in file order; easier: office word (lower case) -> everyday word."""

    phrases: tuple[Phrase, ...]
    easier: Mapping[str, str]


def load_word_lists(folder: Path, problems: list[Problem]) -> WordLists:
    """Return the lists of words in `folder`; what is wrong with them goes into `problems`."""
    phrases = tuple(read_records(folder / "phrases.yml", Phrase, problems))
    path, easier = folder / "easier.yml", {}
    for block, word in read_pairs(path, problems):
        if word:
            easier[block.key.strip().lower()] = word
            continue
        message = f"`{block.key[:60]}` belum punya gantinya."
        fix = f"Tulis di satu baris: {block.key[:60]}: kata sehari-hari."
        problems.append(Problem(shown(path), block.line, message, fix, rule="D05", record=block.key))
    return WordLists(phrases, easier)
