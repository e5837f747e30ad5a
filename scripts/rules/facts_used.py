"""Rules on `{{ … }}`: every key exists, every brace is there, every list stands alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from scripts.data.slip import nearest, only_slip
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import BOX, CONTACT, FACT, LONGEST_LINE, MACRO, TERM, UNKNOWN, USE, Use, blank

WHOLE = re.compile(r"(?<!\{)\{\{[^{}\n]*\}\}(?!\})")
# A use with a brace lost, doubled or pushed away: { fakta.x }}, {{ fakta.x }, { { fakta.x } }, {{ fakta.x, {{{ fakta.x }}}
DAMAGED = re.compile(
    r"[{][{ ]{0,9}(fakta|istilah|kontak)\s*\.\s*([\w-]+)(?: *\}[)\]]| *[)\]]\}|[ }]*(?<=[\w}]))|(?<![\w.{])(fakta|istilah|kontak)\.(\w+) *\}+"
)
STRAY = re.compile(r"\{\{|\}\}|\{%|%\}")


@rule("F101", "kunci di dalam {{ }} ada di data")
def known_keys(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Every `{{ fakta.x }}`, `{{ istilah.x }}`, `{{ kontak.x }}` and generated list exists under that name."""
    for use in page.uses:
        if use.kind == MACRO:
            if use.key not in context.macros:
                near = nearest(use.key, context.macros)
                right = f"{{{{ {near}() }}}}" if near else ""
                certain = only_slip(use.key, context.macros) is not None
                yield _unknown(page, use, f"daftar `{use.key}` tidak ada", right, ", ".join(context.macros), certain)
        elif use.kind == UNKNOWN:
            right, certain = _guess(use, context)
            choices = "{{ fakta.kunci }} atau {{ istilah.kunci }}"
            yield _unknown(page, use, f"isi `{use.typed[:60]}` tidak dikenal", right, choices, certain)
        elif use.kind == CONTACT:
            if context.offices and use.key not in context.offices:
                near = nearest(use.key, context.offices)
                right = f"{{{{ {CONTACT}.{near} }}}}" if near else ""
                message = f"kantor `{use.key}` tidak ada di data kantor"
                yield _unknown(page, use, message, right, "kunci yang ada di docs/_data/offices.yml atau national.yml")
        elif use.key not in context.facts or context.facts[use.key].is_term != (use.kind == TERM):
            right, certain = _guess(use, context)
            message = f"kunci `{use.kind}.{use.key[:60]}` tidak ada di data fakta"
            yield _unknown(page, use, message, right, "kunci yang ada di docs/_data/facts.yml", certain)


@rule("F102", "kurung kurawal lengkap")
def whole_braces(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A key stands between two braces on each side; a lost brace would be printed."""
    for number, text in enumerate(page.typed, 1):  # code and comments are filled in too
        if len(text) > LONGEST_LINE:
            continue
        rest = blank(text, WHOLE)
        damaged = list(DAMAGED.finditer(rest))
        for match in damaged:
            message = f"kurung kurawal pada `{match[0].strip()}` tidak lengkap, sehingga tercetak apa adanya."
            yield page.corrected(number, message, _repair(text))
        if not damaged and (stray := STRAY.search(rest)):
            message = f"ada tanda `{stray[0]}` tanpa pasangan, sehingga halaman ini tampil rusak."
            yield page.problem(number, message, "Hapus tanda itu, atau tulis lengkap: {{ fakta.kunci }}.")


@rule("F103", "daftar otomatis berdiri sendiri di barisnya")
def lists_alone(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A generated list stands alone on its line, with empty lines around it; inside a sentence it would break it."""
    by_line = {line.number: line.text for line in page.lines}
    for use in page.uses:
        if use.kind not in (MACRO, CONTACT) or use.line not in by_line:
            continue
        if by_line[use.line].strip() != use.typed:
            message = f"`{use.typed}` bercampur dengan kata lain, padahal isinya satu daftar utuh."
            yield page.problem(use.line, message, f"Tulis sendirian di satu baris: {use.typed}")
        elif by_line.get(use.line - 1, "").strip() or by_line.get(use.line + 1, "").strip():
            message = f"`{use.typed}` menempel pada baris lain, padahal isinya satu daftar utuh."
            yield page.problem(use.line, message, "Sisipkan baris kosong di atas dan di bawahnya.")


@rule("F104", "judul tidak berisi {{ }}")
def plain_headings(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Headings, titles of boxes, and the title and description of the page are plain words: they are shown where no value can be filled in."""
    for heading in page.headings:
        if USE.search(heading.text):
            message = "judul bagian berisi `{{ … }}`, padahal judul juga dipakai di daftar isi."
            fix = "Pakai kata biasa di judul; taruh faktanya di kalimat di bawahnya."
            yield page.problem(heading.line, message, fix)
    for line in page.lines:
        if BOX.match(line.text) and USE.search(line.text):
            message = "judul kotak berisi `{{ … }}`, sehingga kotaknya rusak."
            yield page.problem(line.number, message, "Pakai kata biasa di judul kotak; taruh faktanya di dalam kotak.")
    for key, value in page.values.items():
        if key != "pesan" and USE.search(value.text):
            message = f"`{key}:` berisi `{{{{ … }}}}`, padahal baris ini tampil di obrolan dan pencarian."
            yield page.problem(value.line, message, f"Tulis `{key}:` dengan kata biasa, tanpa angka yang bisa berubah.")


def _keys(kind: str, context: Context) -> list[str]:
    return [key for key, fact in context.facts.items() if fact.is_term == (kind == TERM)]


def _guess(use: Use, context: Context) -> tuple[str, bool]:
    """Return the whole `{{ … }}` that was probably meant, or '', and whether only that one can be meant."""
    key = re.split(r"[.,:;]", use.key.strip())[-1] if use.kind == UNKNOWN else use.key
    key = re.sub(r"\W+", "_", key.strip().lower()).strip("_")
    last = re.sub(r"\W+", "_", use.key.rpartition(".")[2].strip().lower()).strip("_")
    # `biaya_5` and `biaya_10` are too near to each other to guess.
    certain = last in context.facts or only_slip(last, context.facts) is not None
    if use.kind == UNKNOWN and key in context.macros:
        return "{{ " + key + "() }}", certain
    near = key if key in context.facts else ""
    near = near or nearest(key, _keys(use.kind or FACT, context), 0.7) or nearest(key, context.facts, 0.7)
    return name(near, context) if near else "", certain


def name(key: str, context: Context) -> str:
    """Return `{{ … }}` for the fact or term `key`, as an editor types it."""
    return "{{ " + (TERM if context.facts[key].is_term else FACT) + "." + key + " }}"


def _unknown(page: SourcePage, use: Use, message: str, right: str, choices: str, certain: bool = False) -> Problem:
    message = f"{message}, sehingga tidak ada yang tercetak di sini."
    if not right:
        problem = page.problem(use.line, message, f"Pakai {choices}.")
    else:
        line = page.typed_at(use.line).replace(use.typed, right)
        problem = page.corrected(use.line, message, line) if certain else page.problem(use.line, message, line.strip())
    return replace(problem, record=use.key)


def _repair(text: str) -> str:
    """Return the line with each damaged use written whole."""
    pieces = zip_longest(WHOLE.split(text), WHOLE.findall(text), fillvalue="")
    return "".join(DAMAGED.sub(r"{{ \1\3.\2\4 }}", between) + whole for between, whole in pieces).strip()
