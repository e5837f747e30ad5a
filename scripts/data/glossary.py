"""Words of a local language that somebody else has written down before. Editors' files: docs/_data/glossary.<locale>.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data.blocks import NOWHERE, BlockFile, remembered
from scripts.data.fields import lost_text
from scripts.data.negation import forms_of
from scripts.data.problem import Problem

WORDS, MORE, GUESSED, ASK = "kata", "kata_lain", "dugaan", "tanya"
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’]|-(?=[^\W\d_]))*")


@dataclass(frozen=True, slots=True)
class Glossary:
    """forms: words of the language (lower case) that a source shows; guessed: forms that only follow a rule;
    meanings: the Indonesian side; questions: what only a speaker can answer; denials: forms that turn a sentence round."""

    locale: str
    forms: frozenset[str]
    guessed: frozenset[str]
    meanings: tuple[str, ...]
    questions: tuple[str, ...]
    denials: frozenset[str] = frozenset()


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case, with one kind of apostrophe, a letter in some of these languages."""
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


@remembered
def load_glossary(file: BlockFile, locale: str, problems: list[Problem]) -> Glossary:
    """Return the glossary of a file (called with its path); rows read `Indonesian: form; other form | sources`."""
    problems.extend(file.problems)
    rows: dict[str, Mapping[str, str]] = {}
    questions: tuple[str, ...] = ()
    for block in file.blocks:
        if block.key == ASK:
            questions = next((value.items for value in block.values.values() if value.items), ())
            continue
        if block.key not in (WORDS, MORE, GUESSED):
            message = f"`{block.key}:` tidak dikenal di berkas ini."
            fix = f"Pakai salah satu: {WORDS}, {MORE}, {GUESSED}, {ASK}."
            problems.append(Problem(NOWHERE, block.line, message, fix, rule="D04", record=block.key))
            continue
        for key, value in block.values.items():
            if value.lost:
                problems.append(lost_text(value, NOWHERE, key, record=block.key, field=key))
            if not key or "|" not in value.text or not value.text.partition("|")[2].strip():
                message = f"`{key[:40]}` belum menyebut sumbernya."
                fix = f"Tulis `{key or 'arti'}: kata | sumber`."
                problems.append(Problem(NOWHERE, value.line, message, fix, rule="D12", record=block.key, field=key))
        rows[block.key] = {key: value.text.partition("|")[0] for key, value in block.values.items()}
    return Glossary(
        locale,
        frozenset(word for kind in (WORDS, MORE) for form in rows.get(kind, {}).values() for word in words_in(form)),
        frozenset(word for form in rows.get(GUESSED, {}).values() for word in words_in(form)),
        tuple(key for kind in (WORDS, GUESSED) for key in rows.get(kind, {})),
        questions,
        forms_of(row for each in rows.values() for row in each.items()),
    )


def load_glossaries(folder: Path, problems: list[Problem]) -> Mapping[str, Glossary]:
    """Return every glossary in `folder` by locale."""
    paths = {path.name.split(".")[1]: path for path in sorted(folder.glob("glossary.*.yml"))}
    return {locale: load_glossary(path, locale, problems) for locale, path in paths.items()}
