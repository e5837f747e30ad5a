"""The Markdown of a page in a local language: its own sections, and Indonesian ones, marked, wherever they fail."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from scripts.pages.translation import MISSING, Part, Translation
from scripts.pages.words_html import PageWords
from scripts.source.sections import START

Fill = Callable[[str, bool], str]  # (Markdown, whether it is local) -> Markdown with facts and lists filled in

TERM_MARK = re.compile(r"\{:[^{}]*\}\s*$")
LANG_MARK = re.compile(r"\{:[^{}]*\blang=")


def assemble(translation: Translation, tag: str, words: PageWords, fill: Fill) -> str:
    """Return the whole page as Markdown. tag: of the local language; words: of its interface.

    Indonesian sections stand in `<div lang="id">`, each run of them under one notice in the reader's language.
    """
    pieces, run, why = [], [], ""
    for part in translation.parts:
        reason = "" if part.is_local else ("bagian_belum" if part.state == MISSING else "bagian_lama")
        if run and (part.is_local or (part.shown and reason != why)):
            pieces.append(_indonesian(run, why, words, fill))
            run = []
        if part.is_local:
            pieces.extend(_local(part, tag, words, fill))
        elif part.shown:
            run.append(part.source.text)
            why = reason
    if run:
        pieces.append(_indonesian(run, why, words, fill))
    return "\n\n".join(pieces)


def _local(part: Part, tag: str, words: PageWords, fill: Fill) -> Iterator[str]:
    yield fill(mark_pairs(part.local.text, tag), True)
    if part.leaves_out:
        source = part.made_from if part.source.anchor == START else part.made_from.partition("\n")[2]
        yield (
            f'<details class="indonesian" lang="id" markdown="1"><summary>{words.source("selengkapnya")}</summary>\n\n'
            f"{fill(source, False)}\n\n</details>"
        )


def _indonesian(texts: list[str], why: str, words: PageWords, fill: Fill) -> str:
    notice = Markup('<p class="notice notice--section">{}</p>').format(words[why])
    return f'{notice}\n\n<div lang="id" markdown="1">\n\n{fill(chr(10).join(texts), False)}\n\n</div>'


def mark_pairs(text: str, tag: str) -> str:
    """Return Markdown with `lang` on both halves of every pair that has none: a sentence, then `:   ` Indonesian."""
    lines, out = text.split("\n"), []
    inside = marked = False
    for number, line in enumerate(lines):
        if inside and not line.startswith(("    ", ":   ")):
            _close(out, marked)
            inside = False
        if line.startswith(":   "):
            if inside:
                _close(out, marked)
            inside, marked = True, bool(LANG_MARK.search(line))
        elif inside:
            marked = marked or bool(LANG_MARK.search(line))
        elif number + 1 < len(lines) and lines[number + 1].startswith(":   ") and not TERM_MARK.search(line):
            line = f'{line.rstrip()} {{: lang="{tag}" }}'
        out.append(line)
    if inside:
        _close(out, marked)
    return "\n".join(out)


def _close(out: list[str], marked: bool) -> None:
    if not marked:
        out.append('    {: lang="id" }')
