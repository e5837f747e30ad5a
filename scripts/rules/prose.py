"""Advice on plain language: short sentences, short paragraphs, everyday words. Never blocks."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from scripts.data.facts import Facts
from scripts.data.project import DEFAULT_LOCALE
from scripts.rules.plain import Passage, expand
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import replaced

MIDDLE, LONGEST, PARAGRAPH = 12, 20, 60  # words: median sentence, 95 of 100 sentences, paragraph
SHOWN = 5

PASSIVE = re.compile(r"\bdi[a-z]{4,}\s+oleh\b", re.I)


@dataclass(frozen=True)
class Figures:
    """Sentence statistics of one page, in words; all 0 for a page without prose."""

    sentences: int
    median: float
    percentile95: int
    longest_paragraph: int


def measure(page: SourcePage, facts: Facts) -> Figures:
    """Return the figures of `page`; a fact counts as the words it prints, a list item as a sentence."""
    return _figures(expand(page, facts))


def beyond_limits(figures: Figures) -> list[str]:
    """Return which limits the figures break, in words; empty for a page that reads easily."""
    limits = (
        (f"separuh kalimat lebih dari {figures.median:g} kata", figures.median, MIDDLE),
        (f"kalimat terpanjang {figures.percentile95} kata", figures.percentile95, LONGEST),
        (f"paragraf terpanjang {figures.longest_paragraph} kata", figures.longest_paragraph, PARAGRAPH),
    )
    return [f"{said} (batas {most})" for said, found, most in limits if found > most]


@rule("K201", "kalimat pendek: separuh paling banyak 12 kata, hampir semua 20")
def short_sentences(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Half of the sentences have at most 12 words, nearly all at most 20."""
    passages = expand(page, context.facts)
    figures = _figures(passages)
    if figures.percentile95 <= LONGEST and figures.median <= MIDDLE:
        return
    sentences = [sentence for passage in passages for sentence in passage.sentences]
    for sentence in sorted(sentences, key=lambda sentence: -sentence.words)[:SHOWN]:
        if sentence.words > MIDDLE:
            start = " ".join(sentence.text.split()[:6])
            message = f"kalimat `{start} …` berisi {sentence.words} kata, sulit dibaca di HP."
            fix = f"Pecah menjadi dua kalimat, masing-masing paling banyak {MIDDLE} kata."
            yield page.problem(sentence.line, message, fix)


@rule("K202", "paragraf paling banyak 60 kata")
def short_paragraphs(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A paragraph has at most 60 words."""
    for passage in expand(page, context.facts):
        if passage.words > PARAGRAPH:
            message = f"paragraf ini berisi {passage.words} kata, terlalu panjang untuk layar kecil."
            yield page.problem(passage.line, message, "Sisipkan baris kosong di tengahnya, atau jadikan daftar.")


@rule("K203", "kata sehari-hari, pelaku disebut dulu")
def everyday_words(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Words of offices give way to words of the kitchen; who does something stands first."""
    if page.locale != DEFAULT_LOCALE:
        return
    hard = _any_of(tuple(context.words.easier))
    for line in page.lines:
        for match in hard.finditer(line.text):
            right = replaced(line.text, {match.span(): context.words.easier[match[0].lower()]})
            yield page.problem(line.number, f"`{match[0]}` kata kantor; adakah kata sehari-hari?", right.strip())
        for match in PASSIVE.finditer(line.text):
            message = f"`{match[0]}` membuat pelakunya tersembunyi di belakang."
            yield page.problem(line.number, message, "Sebut pelakunya dulu: Petugas memeriksa berkas.")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)" if words else r"(?!)", re.I)


def _figures(passages: Sequence[Passage]) -> Figures:
    words = sorted(sentence.words for passage in passages for sentence in passage.sentences)
    if not words:
        return Figures(0, 0, 0, 0)
    percentile95 = words[math.ceil(0.95 * len(words)) - 1]
    return Figures(len(words), median(words), percentile95, max(passage.words for passage in passages))
