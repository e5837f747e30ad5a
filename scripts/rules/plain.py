"""The sentences of a page as a reader meets them: facts filled in, marks taken away."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scripts.data.facts import Facts
from scripts.render.text import fact_text
from scripts.source.marks import ANY_ATTRIBUTES, BOX, COMMENT, CONTACT, HEADING, INSIDE, LINK, TAG, UNDERLINE, USE, Line
from scripts.source.page import SourcePage

ITEM = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?|:\s+)")
MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|`|\\(?=[^\w\s])")
# A sentence ends before a space and a new start; "dll. lalu" goes on.
END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
WORD = re.compile(r"[^\W_][\w'’./-]*")
FINISHED = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    line: int

    @property
    def words(self) -> int:
        """How many words it has; a value such as Rp350.000 is one."""
        return len(WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item or a table cell: its sentences in order and its first line."""

    sentences: tuple[Sentence, ...]
    line: int

    @property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.sentences)


def expand(page: SourcePage, facts: Facts) -> tuple[Passage, ...]:
    """Return the passages of the body. Headings, titles of boxes, generated lists and unfinished table cells are no prose."""
    used = sorted({use.key for use in page.uses if use.key in facts})
    return _passages(page.lines, tuple((key, fact_text(facts[key])) for key in used))


@lru_cache(1024)
def _passages(lines: tuple[Line, ...], values: tuple[tuple[str, str], ...]) -> tuple[Passage, ...]:
    """Return the passages of the lines of a page on which the facts, by key, print these values."""
    printed = dict(values)
    found = (
        tuple(_sentences("\n".join(_clean(row, printed) for _, row in rows), rows[0][0])) for rows in _blocks(lines)
    )
    return tuple(Passage(sentences, sentences[0].line) for sentences in found if sentences)


def _blocks(lines: Iterable[Line]) -> Iterator[list[tuple[int, str]]]:
    """Yield groups of (line, text) that belong together; consecutive lines."""
    block: list[tuple[int, str]] = []
    previous = ""
    for line in lines:
        text = line.text.strip()
        item = ITEM.match(line.text)
        underline = bool(text) and UNDERLINE.fullmatch(text) and bool(previous)
        previous = text
        if underline and block:
            block.pop()
        starts = HEADING.fullmatch(text) or BOX.match(text) or text.startswith("|")
        alone = not text or underline or starts or _is_list(text)
        if (alone or item) and block:
            yield block
            block = []
        if text.startswith("|"):
            yield from ([(line.number, cell)] for cell in text.strip("|").split("|") if FINISHED.search(cell.strip()))
        elif not alone:
            block.append((line.number, line.text[item.end() :] if item else text.lstrip("> ")))
    if block:
        yield block


def _is_list(text: str) -> bool:
    use = USE.fullmatch(text)
    inside = INSIDE.fullmatch(use[1]) if use else None
    return bool(inside and (inside[3] or inside[1] == CONTACT))


def _clean(text: str, printed: Mapping[str, str]) -> str:
    text = COMMENT.sub("", text)
    text = LINK.sub(lambda match: "" if match[1] else match[2], text)
    text = USE.sub(lambda match: _value(match, printed), text)
    text = ANY_ATTRIBUTES.sub("", TAG.sub(" ", text))
    return html.unescape(MARKS.sub("", text)).replace("\n", " ")


def _value(match: re.Match[str], printed: Mapping[str, str]) -> str:
    inside = INSIDE.fullmatch(match[1])
    return printed.get(inside[2], "") if inside and not inside[3] else ""


def _sentences(text: str, line: int) -> Iterator[Sentence]:
    start = 0
    for end in [*(match.start() for match in END.finditer(text)), len(text)]:
        piece = text[start:end]
        if WORD.search(piece):
            first = start + len(piece) - len(piece.lstrip())
            yield Sentence(" ".join(piece.split()), line + text.count("\n", 0, first))
        start = end
