"""Words of the interface and the village page: one dictionary a language, equal keys.

Editors' files: docs/_data/words.<locale>.yml. The Indonesian one decides which keys exist.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.blocks import NOWHERE, BlockFile, remembered
from scripts.data.fields import lost_text
from scripts.data.problem import Problem
from scripts.data.slip import advice

SAME = "="  # typed by a translator: keep the Indonesian words here
GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one locale; a missing or '=' entry is in `kept` and holds the Indonesian text."""

    locale: str
    texts: Mapping[str, str]
    kept: frozenset[str]

    @property
    def is_translated(self) -> bool:
        """Whether anything of it is in its own language."""
        return len(self.kept) < len(self.texts)


@remembered
def load_words(file: BlockFile, locale: str, source: Words | None, problems: list[Problem]) -> Words:
    """Return the words of a file (called with its path), checked against `source` (the Indonesian words; None for themselves).

    Problems: unknown or missing key, other gaps `{…}` than the source, markup in a text.
    """
    problems.extend(file.problems)
    typed: dict[str, str] = {}
    for block in file.blocks:
        value = block.values.get("")
        if value is None:
            message = f"`{block.key}` berisi blok, bukan kata."
            fix = f"Tulis `{block.key}: teks` di satu baris."
            problems.append(Problem(NOWHERE, block.line, message, fix, rule="D02", record=block.key))
            continue
        if value.lost:
            problems.append(lost_text(value, NOWHERE, block.key, record=block.key))
        for rule, message, fix in _faults(block.key, value.text.strip(), source):
            problems.append(Problem(NOWHERE, block.line, message, fix, rule=rule, record=block.key))
        typed[block.key] = " ".join(value.text.split())
    if source is None:
        return Words(locale, MappingProxyType(typed), frozenset())
    for key in source.texts.keys() - typed.keys():
        fix = f"Tambah baris `{key}: …`, atau `{key}: {SAME}` untuk tetap memakai bahasa Indonesia."
        problems.append(Problem(NOWHERE, 1, f"kata `{key}` belum ada.", fix, rule="D11", record=key))
    kept = frozenset(key for key in source.texts if typed.get(key, SAME) == SAME)
    texts = {key: text if key in kept else typed[key] for key, text in source.texts.items()}
    return Words(locale, MappingProxyType(texts), kept)


def _faults(key: str, text: str, source: Words | None) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, message, fix) for what is wrong with one word."""
    try:
        parsers.key(key)
        parsers.text(text)
    except parsers.Fault as fault:
        yield "D06", f"`{key[:60]}` {fault.message}.", fault.fix
    if not text:
        fix = f"Isi, atau tulis `{key}: {SAME}` untuk tetap memakai bahasa Indonesia."
        yield "D05", f"kata `{key}` masih kosong.", fix
    if "<" in text or ">" in text:
        yield "D06", f"kata `{key}` berisi tanda < atau >.", "Tulis kata biasa saja."
    if source is None:
        return
    if key not in source.texts:
        yield "D04", f"kata `{key}` tidak dipakai situs ini.", advice(key, source.texts, "Hapus baris ini.")
    elif text not in ("", SAME) and sorted(GAP.findall(text)) != sorted(GAP.findall(source.texts[key])):
        gaps = ", ".join("{" + gap + "}" for gap in GAP.findall(source.texts[key])) or "tidak ada"
        fix = f"Pakai isian yang sama dengan bahasa Indonesia: {gaps}."
        yield "D11", f"isian dalam kurung kurawal pada `{key}` berbeda.", fix
