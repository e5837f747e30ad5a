"""Rules on values typed by hand that stand in the facts, where they are checked and kept up to date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from scripts.data.facts import Fact
from scripts.rules.facts_used import name
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.rules.slips import PERSONAL
from scripts.rules.values import PHONE, SHAPES, Shape, is_phone, replaced_span, same_value, wordings
from scripts.source.front_matter import KEYS
from scripts.source.marks import Line, blank, replaced

# What is no prose: uses, targets of links and pictures, attributes and anchors, tags, list numbers, task boxes.
HIDDEN = re.compile(r"\{\{[^{}\n]*\}\}|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{:?[^{}\n]*\}|<[^<>\n]*>|^\s*\d+[.)]\s")
AUTOMATIC = re.compile(r"<(https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
# 24 hours is a promise about a service, but a harmless figure of speech elsewhere.
SERVICE = re.compile(r"telepon|nomor|layan|buka|hotline|siaga|whatsapp|\bwa\b|petugas|\{\{", re.I)
PLAIN_TITLE = "Tulis judul atau kalimat ini dengan kata biasa, tanpa angka; taruh faktanya di isi halaman."
ALLOWED_ABOVE = ("M-Paspor", "BP3MI")
ALLOWED = frozenset((
    "KTP", "KK", "SMS", "HP", "RT", "RW", "QR", "PDF", "PIN", "SD", "SMP", "SMA", "SMK", "SIM", "TV", "NIK", "WA",
    "ATM", "RI",
))  # fmt: skip
CAPITALS = re.compile(r"(?<![\w/-])(?:[A-Z][A-Z0-9]{1,4})(?![\w-])")
# Words in capitals that can be spoken as syllables are loud words, no short forms: TANYA, DULU, JANGAN.
SPOKEN = re.compile(r"(?:(?:NG|NY|[B-DF-HJ-NP-TV-Z])?[AEIOU](?:NG|[HKLMNRST])?){2,}")


@rule("F105", "angka, nomor, dan alamat memakai kunci fakta")
def typed_values(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Amounts, numbers, addresses, laws, percentages, periods and ages come from the facts, never from the keyboard."""
    shapes = tuple(shape for shape in (*SHAPES, wordings(context.facts)) if shape)
    for line in _lines(page, KEYS):
        found = list(_find_values(line.text, shapes, context))
        pieces = {replaced_span(match): keys[0] for _, match, keys in found if len(keys) == 1}
        right = replaced(line.text, {span: name(fact.key, context) for span, fact in pieces.items()})
        for shape, match, facts in found:
            message = f"{shape.what} `{match[0]}` diketik sendiri; {shape.why}, jadi tulis kuncinya."
            if _is_title(line, page):
                problem = page.problem(line.number, message, PLAIN_TITLE)
            elif len(facts) == 1:
                problem = _replaced_line(page, line, message, right)
            else:
                problem = page.problem(line.number, message, _advice(shape, facts, context))
            yield replace(problem, column=match.start() + 1, typed=match[0]) if line.number >= page.start else problem


@rule("F106", "singkatan memakai kunci istilah")
def typed_terms(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Short names of agencies and papers come from the facts, so that the first one on a page is explained."""
    terms = {fact.value: fact for fact in context.facts.values() if fact.is_term and _is_short(fact.value)}
    if not terms:
        return
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|/\w)")
    for line in _lines(page, ("pesan",)):
        in_body = line.number >= page.start
        matches = [each for each in pattern.finditer(_prose(line.text)) if in_body or each[0] not in ALLOWED_ABOVE]
        right = replaced(line.text, {match.span(): name(terms[match[0]].key, context) for match in matches})
        for match in matches:
            fact = terms[match[0]]
            message = f"singkatan `{match[0]}` diketik sendiri, sehingga artinya tidak ikut tercetak."
            if _is_title(line, page):
                yield page.problem(line.number, message, f"Pakai kata biasa di judul: {fact.meaning}.")
            else:
                yield _replaced_line(page, line, message, right)


@rule("F201", "singkatan dijelaskan")
def unexplained_short_forms(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A short form that no term explains is spelled out."""
    terms = {fact.value for fact in context.facts.values() if fact.is_term}
    seen: set[str] = set()
    for line in page.lines:
        for match in CAPITALS.finditer(_prose(line.text)):
            if match[0] not in terms.union(ALLOWED, seen) and not SPOKEN.fullmatch(match[0]):
                seen.add(match[0])
                fix = "Tulis kepanjangannya, atau tambah istilah di docs/_data/facts.yml."
                yield page.problem(line.number, f"apakah pembaca tahu arti `{match[0]}`?", fix)


@rule("F202", "tautan ke luar berasal dari data fakta")
def typed_web_links(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A link to another site is better a fact: facts are checked again on their day."""
    shape = next(shape for shape in SHAPES if shape.form == "url")
    for link in page.links:
        if link.target.startswith("https://"):
            message = f"alamat `{link.target}` diketik di halaman, sehingga tidak ikut dicek berkala."
            fix = "Tambah alamat itu ke docs/_data/facts.yml, lalu tulis {{ fakta.kunci }}."
            if facts := same_value(link.target, shape, context.facts):
                fix = name(facts[0].key, context)
            yield page.problem(link.line, message, fix)


def _lines(page: SourcePage, keys: tuple[str, ...]) -> Iterator[Line]:
    """Yield the lines a reader sees: the values of the front matter called `keys`, then the body."""
    for value in (page.values[key] for key in keys if key in page.values):
        typed = page.typed_at(value.line)
        yield Line(value.line, typed if value.text in typed else value.text)
    yield from page.lines


def _is_title(line: Line, page: SourcePage) -> bool:
    """Whether no key can be filled in here: headings, titles of boxes, title and description of the page."""
    in_head = line.number < page.start and line.number != getattr(page.values.get("pesan"), "line", 0)
    return in_head or line.text.lstrip().startswith(("#", "!!!", "???"))


def _prose(text: str) -> str:
    """Return the line with everything that is no prose blank, at the same places."""
    text = AUTOMATIC.sub(lambda match: f" {match[1]} ", text)
    return blank(text, HIDDEN)


@lru_cache(8192)
def _holds_values(text: str, shapes: tuple[Shape, ...]) -> bool:
    prose = _prose(text)
    return any(shape.pattern.search(prose) for shape in shapes)


def _find_values(
    text: str, shapes: tuple[Shape, ...], context: Context
) -> Iterator[tuple[Shape, re.Match[str], list[Fact]]]:
    if not _holds_values(text, shapes):
        return
    rest = _prose(text)
    for shape in shapes:
        for match in list(shape.pattern.finditer(rest)):
            if shape is PHONE and (not is_phone(match[0], context.facts) or PERSONAL.search(match[0])):
                continue
            if match[0].lower() == "24 jam" and not SERVICE.search(text):
                continue
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
            yield shape, match, same_value(match[0], shape, context.facts)


def _replaced_line(page: SourcePage, line: Line, message: str, right: str) -> Problem:
    # A line that holds a comment is seen without it, so its new text is advice only.
    if line.text == page.typed_at(line.number):
        return page.corrected(line.number, message, right)
    return page.problem(line.number, message, right.strip())


def _advice(shape: Shape, facts: list[Fact], context: Context) -> str:
    if facts:
        return f"Pilih yang dimaksud: {'; '.join(f'{name(fact.key, context)} ({fact.label})' for fact in facts[:4])}."
    return f"Tambah ke docs/_data/facts.yml dengan `bentuk: {shape.form}` dan sumbernya, lalu tulis {{{{ fakta.kunci }}}} di sini."


def _is_short(value: str) -> bool:
    """Whether a term is a short form and not an everyday word such as `moratorium`."""
    return sum(letter.isupper() for letter in value) > 1 or (" " not in value and value[:1].isupper())
