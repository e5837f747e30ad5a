"""The quiz as bars: per cents in, positions on a drawing of WIDTH units out; overrides/partials/quiz_chart.html draws them."""

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.reports.counts import Answers

WIDTH, LEFT, LENGTH = 320, 26, 200  # units: of the drawing, before the bars, of a bar for all
THICK, APART, BETWEEN = 14, 3, 14  # units: of a bar, between the two of a sentence, between sentences
BASE = 3  # units from the foot of a line of text to that of its bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its corner, its length, and where its text begins. kind: 'before' or 'after'."""

    kind: str
    y: int
    length: int
    text_y: int
    answers: Answers


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws. rows: the number of a sentence, the foot of its number, its two bars."""

    height: int
    rows: tuple[tuple[int, int, tuple[Bar, Bar]], ...]


def draw(quiz: Iterable[tuple[Answers, Answers]]) -> Chart:
    """Return the bars of each sentence, before and after the meeting."""
    rows, top = [], BETWEEN
    for number, pair in enumerate(quiz, 1):
        bars = []
        for kind, answers in zip(("before", "after"), pair, strict=True):
            length = round(LENGTH * answers.share / 100)
            bars.append(Bar(kind, top, length, top + THICK - BASE, answers))
            top += THICK + APART
        rows.append((number, bars[0].y + THICK + BASE, tuple(bars)))
        top += BETWEEN
    return Chart(top, tuple(rows))
