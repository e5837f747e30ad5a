"""Words on the pages of a language that its glossary cannot vouch for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.data.glossary import Glossary, words_in
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.words import GAP, Words
from scripts.pages.translation import Translation
from scripts.source.meaning import words_of
from scripts.source.sections import Doc

KNOWN, GUESSED, INDONESIAN, UNKNOWN = "ada", "dugaan", "kata Indonesia", "tanpa saksi"
BRACKETS = re.compile(r"\s*\(([^()]*)\)")
ASIDE = re.compile(r"\*\([^*\n]*\)\*(?:\{:[^{}]*\})?")  # the Indonesian after a local heading


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a language as typed. page: `xx/index` or `xx/kata`; indonesian: what stands beside it."""

    page: str
    text: str
    indonesian: str

    @property
    def words(self) -> list[str]:
        """Its words, lower case; facts, addresses and what stands in brackets left out."""
        bare = " ".join(
            word for word in words_of(BRACKETS.sub(" ", self.text)) if word[0] not in "=>" and not word.isupper()
        )
        return words_in(GAP.sub(" ", bare))


def sentences_of(doc: Doc, page: str, source: Mapping[str, str]) -> Iterator[Sentence]:
    """Yield what `doc` says in its language: the head, the headings, the first halves of pairs, and ordinary text.

    source: the head of the Indonesian page.
    """
    for key, text in doc.head.items():
        aside = BRACKETS.search(text)
        yield Sentence(page, BRACKETS.sub("", text).strip(), aside[1] if aside else source[key])
    for section in doc.sections:
        lines = section.text.split("\n")
        for number, line in enumerate(lines):
            if not line.strip() or line.startswith((":   ", "    ")):
                continue
            below = lines[number + 1] if number + 1 < len(lines) else ""
            aside = ASIDE.search(line)
            indonesian = (
                below[4:].strip() if below.startswith(":   ") else aside[0].split(")")[0].strip("*( ") if aside else ""
            )
            yield Sentence(page, _bare(ASIDE.sub("", line)), _bare(indonesian))


def sentences_of_words(words: Words, source: Words) -> Iterator[Sentence]:
    """Yield the phrases of a dictionary that are in its own language."""
    for key, text in words.texts.items():
        if key not in words.kept:
            yield Sentence(f"{words.locale}/kata", text, source.texts[key])


def _bare(line: str) -> str:
    line = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", line)
    return re.sub(r"\{:?(?!\{)[^{}]*\}(?!\})|^#+\s*|^(?:[-*+]|\d+\.)\s+|\*+", "", line).strip()


def kind_of(word: str, glossary: Glossary, indonesian: frozenset[str]) -> str:
    """Return what vouches for `word` (lower case): KNOWN, GUESSED, INDONESIAN or UNKNOWN."""
    if word in glossary.forms:
        return KNOWN
    if word in glossary.guessed:
        return GUESSED
    return INDONESIAN if word in indonesian else UNKNOWN


def not_covered(
    sentences: Iterable[Sentence], glossary: Glossary, indonesian: frozenset[str]
) -> dict[str, dict[str, str]]:
    """Return kind -> word -> first page it stands on, for all words but those the glossary shows."""
    found: dict[str, dict[str, str]] = {UNKNOWN: {}, GUESSED: {}, INDONESIAN: {}}
    for sentence in sentences:
        for word in sentence.words:
            kind = kind_of(word, glossary, indonesian)
            if kind != KNOWN:
                found[kind].setdefault(word, sentence.page)
    return found


def all_sentences(locale: str, project: Project, translations: Mapping[tuple[str, str], Translation]) -> list[Sentence]:
    """Return everything the site says in `locale`: its pages in order, then its dictionary."""
    found = [
        sentence
        for (own, address), translation in translations.items()
        if own == locale
        for sentence in sentences_of(
            translation.local, f"{locale}/{address.removesuffix('.md')}", translation.source.head
        )
    ]
    if locale in project.words:
        found += sentences_of_words(project.words[locale], project.words[DEFAULT_LOCALE])
    return found


def indonesian_words(project: Project, translations: Mapping[tuple[str, str], Translation]) -> frozenset[str]:
    """Return the words of the Indonesian pages that have translations and of the Indonesian dictionary."""
    texts = dict.fromkeys(project.words[DEFAULT_LOCALE].texts.values())
    for translation in translations.values():  # several languages translate one page
        texts |= dict.fromkeys((translation.source.head_text, *(each.text for each in translation.source.sections)))
    return frozenset(word for text in texts for word in words_in(" ".join(words_of(text))))


def report(locale: str, project: Project, translations: Mapping[tuple[str, str], Translation]) -> str:
    """Return for editors which words of `locale` no source shows, with the page each stands on first."""
    glossary = project.glossaries.get(locale) or Glossary(locale, frozenset(), frozenset(), (), ())
    sentences = all_sentences(locale, project, translations)
    found = not_covered(sentences, glossary, indonesian_words(project, translations))
    all_words = {word for sentence in sentences for word in sentence.words}
    known = len(all_words) - sum(map(len, found.values()))
    lines = [f"{locale}: {len(all_words)} kata berbeda, {known} ada di glosarium."]
    for kind, words in found.items():
        lines.append(f"  {kind}: {len(words)}")
        lines += [f"    {word} ({page})" for word, page in sorted(words.items())]
    return "\n".join(lines)
