"""A sentence of a local language beside its Indonesian: what turns the one round turns the other round. Rule T204."""

import re
from collections.abc import Iterable, Iterator, Mapping

from scripts.data.glossary import Glossary
from scripts.data.negation import NEGATION
from scripts.rules.hint import Hint
from scripts.source.marks import ANY_ATTRIBUTES
from scripts.source.page import SourcePage

PAIR = re.compile(r":   (.+)")


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
