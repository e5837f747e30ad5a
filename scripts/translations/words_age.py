"""Which words of a dictionary were made from an Indonesian text that has changed since.

`translated.txt` holds for each of them the hash of its Indonesian text, under `xx/kata/desa_pesan`, as the head of a page
does for its sections.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.data.blocks import read_blocks
from scripts.data.problem import Hint
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS
from scripts.pages.translation import BEHIND, CURRENT, UNSTAMPED, Translation, vocabulary_of
from scripts.paths import shown
from scripts.source.meaning import Vocabulary, hash_of, same_meaning, words_of


def row_of(locale: str, key: str) -> str:
    """Return the name under which the stamp of a word is kept."""
    return f"{locale}/{WORDS}/{key}"


def states_of(project: Project, locale: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the state of every word that `locale` has in its own language, by key: CURRENT, BEHIND or UNSTAMPED."""
    words, source = project.words[locale], project.words[DEFAULT_LOCALE]
    own = (key for key in source.texts if key not in words.kept)
    return {
        key: _state(source.texts[key], project.kept.get(row_of(locale, key)), project.kept, vocabulary) for key in own
    }


def _state(text: str, stamp: str | None, kept: Mapping[str, str], vocabulary: Vocabulary) -> str:
    if stamp is None:
        return UNSTAMPED
    now = words_of(text)
    is_same = stamp == hash_of(now) or (stamp in kept and same_meaning(kept[stamp].split(), now, vocabulary))
    return CURRENT if is_same else BEHIND


def all_states(project: Project, translations: Iterable[Translation]) -> dict[str, dict[str, str]]:
    """Return the states of every dictionary by locale."""
    sources = {id(each.source): each.source for each in translations}
    vocabulary = vocabulary_of(project, sources.values())
    return {locale: states_of(project, locale, vocabulary) for locale in project.words if locale != DEFAULT_LOCALE}


def word_hints(project: Project, translations: Iterable[Translation], data: Path) -> Iterator[Hint]:
    """Yield a hint on the line of every word that is behind, and one on a file with words that carry no stamp."""
    for locale, states in all_states(project, translations).items():
        path = data / f"words.{locale}.yml"
        fix = f"Cocokkan, lalu: python -m scripts lang --stamp {shown(path)}"
        behind = {key for key, state in states.items() if state == BEHIND}
        for block in read_blocks(path, []) if behind else ():
            if block.key in behind:
                text = project.words[DEFAULT_LOCALE].texts[block.key]
                message = f"kata Indonesia untuk `{block.key}` berubah, kini: {text}"
                yield Hint(shown(path), block.line, message, fix, rule="T203", record=block.key)
        unstamped = [key for key, state in states.items() if state == UNSTAMPED]
        if unstamped:
            message = f"belum dicap: {', '.join(unstamped[:8])}{' …' if len(unstamped) > 8 else ''}."
            yield Hint(shown(path), 1, message, fix, rule="T203")


def stamp_rows(project: Project, locale: str, keys: Iterable[str]) -> dict[str, str]:
    """Return the rows to keep for the words `keys` of `locale`, made from the Indonesian texts as they are."""
    rows = {}
    for key in keys:
        words = words_of(project.words[DEFAULT_LOCALE].texts[key])
        rows |= {row_of(locale, key): hash_of(words), hash_of(words): " ".join(words) or "-"}
    return rows
