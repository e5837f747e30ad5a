"""What YAML takes away without a word (text behind ` #`, tags, anchors), and why it cannot read a file, for people.

Form: https://yaml.org/spec/1.2.2/ (6.6 comments, 6.9 node properties).
"""

import re

import yaml

from scripts.data.letters import SPACES

Fault = tuple[str, str, tuple[str, str] | None]  # message, fix and autofix, as in Problem

COMMENT = re.compile(r"[ \t]+#[^\n]*")
# Each alternative starts where its line does: from every letter to the end of the line would take a hundred times as long.
SUSPECT = re.compile(r"^(?:#|[^\S\n])*[^\s#][^\n]*?[ \t]#|^[ \t]*(?:-|[^\s#:][^:\n]*:)[ \t]+[!&*]", re.M)
SIGNS = tuple(f"{space}{sign}" for space in " \t" for sign in "#!&*")  # one of them is on every suspect line
INDENT = re.compile(rf"^[ \t]*{SPACES.pattern}[ \t{SPACES.pattern[1:-1]}]*", re.M)
PROPERTY = re.compile(r"^(\s*(?:-|[^\s:#][^:\n]*:)[ \t]+)([!&*@`%]\S*.*)$")
ENTRY = re.compile(r"^(\s*(?:-|(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'][^:\n]*):)[ \t]+)(.*)$")
# A key whose colon was forgotten, or typed as another sign.
BARE_KEY = re.compile(r"([ \t]+)([a-z][a-z_]*)(?:[ \t]*[=：;][ \t]*|[ \t]+)([^:#\n]*[^:#\s=：;])[ \t]*")
SWITCH = re.compile(r"#\s*abaikan\s", re.I)


def comment_behind(event: yaml.ScalarEvent, line: str) -> str:
    """Return the comment behind a value that ends on `line`, '' where there is none or it switches a hint off."""
    rest = line[event.end_mark.column :] if event.value or event.style else _after_colon(line)
    found = COMMENT.fullmatch(rest.rstrip()) if rest else None
    return "" if not found or SWITCH.search(found[0]) else found[0].strip()


def _after_colon(line: str) -> str:
    entry = re.match(r"\s*(?:-|[^\s:#][^:\n]*:)([ \t]+#.*)$", line)
    return entry[1] if entry else ""


def quoted(text: str) -> str:
    """Return `text` in straight quotes, as YAML reads it back unchanged; '' where it holds both kinds."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else ""


def quoted_line(line: str) -> str:
    """Return a line `key: value` or `- value` with everything behind its key in quotes; '' where that is not clear."""
    entry = ENTRY.match(line.rstrip())
    value = quoted(entry[2].strip()) if entry and entry[2][:1] not in ('"', "'") else ""
    return f"{entry[1]}{value}" if value else ""


def has_property(event: yaml.Event) -> str:
    """Return the first sign of a tag, anchor or alias of a value: what stands behind it is not text any more."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    return "!" if event.tag else "&" if event.anchor else ""


def property_fault(sign: str, typed: str) -> Fault:
    """Return what is wrong with the line `typed`, of which `sign` takes the rest away."""
    right = quoted_line(typed)
    fix = f"Apit seluruhnya dengan tanda kutip lurus: {right.strip() or 'nama: isi dalam tanda kutip'}"
    return f"nilai diawali `{sign}`, sehingga kata sesudahnya hilang.", fix, (typed, right) if right else None


def syntax_fault(lines: list[str], error: yaml.YAMLError) -> tuple[int, str, str, tuple[str, str] | None]:
    """Return the line on which somebody most likely made the mistake for which YAML cannot read `lines`, and the Fault."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    context = getattr(error, "context_mark", None) or mark
    begin = context.line if context is not None else 0
    typed = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in typed:
        return line, "baris ini memakai tab.", "Ganti tab dengan dua spasi.", (typed, typed.replace("\t", "  "))
    before = lines[line - 2] if line > 1 else ""
    if fault := _other_marks(typed, before):
        return line, *fault, None
    if (found := PROPERTY.match(typed)) and (right := quoted_line(typed)):
        message = f"nilai diawali `{found[2][0]}`, sehingga tidak terbaca."
        return line, message, f"Apit nilainya dengan tanda kutip lurus: {right.strip()}", (typed, right)
    for number in dict.fromkeys((begin, line - 1, line - 2)):
        if bare := BARE_KEY.fullmatch(lines[number]) if 0 <= number < len(lines) else None:
            right = f"{bare[1]}{bare[2]}: {bare[3]}"
            message = f"belum ada titik dua sesudah `{bare[2]}`."
            return number + 1, message, f"Tulis: {right.strip()}", (lines[number], right)
    # A quote that is never closed swallows lines: the mistake stands before the place where YAML gives up.
    for number in range(begin, min(line, len(lines))):
        if _is_open_quote(lines[number]):
            whole = re.fullmatch(r"\s*(?:- |[\w.]+:) *\"[^\"]*", lines[number].rstrip())
            autofix = (lines[number], f'{whole[0]}"') if whole else None
            fix = 'Apit nilai dengan tanda kutip lurus: `nama: "nilai"`.'
            return number + 1, "tanda kutip di baris ini tidak berpasangan.", fix, autofix
    if typed.count(": ") > 1:
        name, _, rest = typed.partition(": ")
        autofix = None if '"' in rest else (typed, f'{name}: "{rest.strip()}"')
        fix = 'Apit nilai dengan tanda kutip lurus: `nama: "nilai: lanjutan"`.'
        return line, "ada dua titik dua di baris ini.", fix, autofix
    for number in range(max(line - 2, 0), min(line, len(lines))):
        if glued := re.fullmatch(r"(\s*[a-z_]+):(?![\s/]|$)(.+)", lines[number]):
            right = f"{glued[1]}: {glued[2]}"
            return number + 1, "belum ada spasi sesudah titik dua.", f"Tulis: {right.strip()}", (lines[number], right)
    fix = "Samakan jarak dari kiri dengan baris di atasnya; tulis `nama: nilai`."
    return line, "susunan baris ini tidak terbaca.", fix, None


def _other_marks(typed: str, before: str) -> tuple[str, str] | None:
    """Return what is wrong with a line that marks its text as Markdown, or a long text as YAML does not, and how to write it."""
    if found := re.search(r"\[[^\]]*\]\((https?://[^)\s]+)\)?", typed):
        fix = f"Tulis alamatnya saja: {typed[: found.start()].strip()} {found[1]}"
        return "tautan ditulis seperti di halaman.", fix
    if found := re.fullmatch(r"(\s*)([a-z_]+): *[|>] +(\S.*)", typed):
        return "tulisan menempel pada tanda |.", f"Tulis `{found[2]}: |`, lalu di bawahnya menjorok: {found[3]}"
    if re.match(r" +[a-z_]+:", typed) and re.match(r" +[a-z_]+:", before):
        indent = len(before) - len(before.lstrip())
        if indent != len(typed) - len(typed.lstrip()):
            return "baris ini tidak sejajar dengan baris di atasnya.", f"Tulis: {' ' * indent}{typed.strip()}"
    return None


def _is_open_quote(line: str) -> bool:
    return bool(line.count('"') % 2 or line.split(": ")[-1].startswith("'") and line.count("'") % 2)
