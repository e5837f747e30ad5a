"""A sentence of a local language stands beside its Indonesian (T106): what turns the one round turns the other round (T204)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from scripts.data.glossary import Glossary
from scripts.data.negation import NEGATION
from scripts.data.project import DEFAULT_LOCALE
from scripts.rules.rule import Context, Hint, Problem, SourcePage, rule
from scripts.source.marks import ANY_ATTRIBUTES, BOX, LANG, USE

PAIR = re.compile(r":   (.+)")
FREE = re.compile(r"#|\||\[\w+\]:|\*\[")  # headings, tables, definitions: a pair cannot stand below them


@rule("T106", "tiap kalimat bahasa daerah berpasangan kalimat Indonesia")
def paired(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Under each sentence of a local language stands its Indonesian, so that everybody can check what it promises."""
    if (page.locale, page.address) not in context.translations:
        return
    blocks = list(page.runs(_is_said))
    for block, after in zip_longest(blocks, blocks[1:], fillvalue=()):
        said = " ".join(line.text for line in block)
        if any(PAIR.match(line.text) for line in (*block, *after[:1])) or not _needs_pair(said):
            continue
        shown = ANY_ATTRIBUTES.sub("", block[0].text).strip()[:60]
        message = f"`{shown}` belum berpasangan kalimat Indonesia, sehingga tidak bisa diperiksa orang lain."
        yield page.problem(block[-1].number, message, "Tulis di bawahnya: `:   kalimat Indonesianya`.")


def _is_said(text: str) -> bool:
    """Whether a line belongs to a paragraph: no heading, table, definition or box."""
    return bool(text.strip()) and not FREE.match(text) and not BOX.fullmatch(text)


def _needs_pair(said: str) -> bool:
    """Return whether a paragraph says something in a language other than Indonesian."""
    marked = LANG.findall(said)
    return bool(re.search(r"[^\W\d_]{2}", ANY_ATTRIBUTES.sub("", USE.sub("", said)))) and marked != [DEFAULT_LOCALE]


def check_pairs(pages: Iterable[SourcePage], glossaries: Mapping[str, Glossary]) -> Iterator[Hint]:
    """Yield the pairs whose Indonesian denies or forbids while no word of the other language does."""
    for page in pages:
        glossary = glossaries.get(page.locale)
        if glossary is None or not glossary.denials:
            continue
        before = ""
        for line in page.lines:
            pair = PAIR.match(line.text)
            if pair and (found := NEGATION.search(pair[1])) and before and not _denies(before, glossary.denials):
                shown = ANY_ATTRIBUTES.sub("", before)[:60].strip()
                message = f"kalimat Indonesianya memuat `{found[0]}`, kalimat bahasa ini tidak: `{shown}`."
                fix = f"Periksa artinya. Kata di glosarium: {', '.join(sorted(glossary.denials))}."
                yield Hint(page.path, line.number, message, fix, rule="T204")
            whole = "" if pair or not line.text.strip() else f"{before} {line.text}"
            before = whole.strip()


def _denies(text: str, forms: Iterable[str]) -> bool:
    plain = text.lower().replace("’", "'")
    return bool(NEGATION.search(plain)) or any(re.search(rf"(?<!\w){re.escape(form)}", plain) for form in forms)
