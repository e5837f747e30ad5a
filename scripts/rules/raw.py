"""Rules on HTML and on addresses that a browser would run: nothing of either reaches a page, however it is wrapped.

They read what was typed, also in comments and between backticks: Markdown and browsers disagree with any short pattern
about where those end, and whatever lies between would be on the page.
"""

import html
import re
from collections.abc import Iterator

from scripts.data.parsers import Fault, safe_url
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import SCHEME, USE

UNSAFE = re.compile(
    r"script|iframe|style|object|embed|form|input|button|textarea|select|link|meta|base|svg|math|template|video|audio"
)
# What Python-Markdown's fenced_code takes for the first line of a code block, whatever else looks like one.
FENCE = re.compile(r"(~{3,}|`{3,}) *[\w#.+-]* *")
OPEN = re.compile(r"<(?=[a-z/?!])(?!!--(?!>|->))", re.I)
NAME = re.compile(r"</?\s*([a-z][\w:-]*)?", re.I)
VALUE = r"\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+)"
# What may be typed: signs for letters and words, and links and pictures, whose addresses L104 looks at.
HARMLESS = re.compile(
    r"</?(?:br|wbr|hr|b|i|u|em|strong|small|sub|sup|mark|kbd|abbr|cite|dfn|q|s|span|p|div|ul|ol|li|dl|dt|dd|details|summary"
    rf"|figure|figcaption)(?:\s+(?:(?:class|id|lang|title|dir|markdown){VALUE}|markdown|open))*\s*/?>"
    rf"|</?(?:a|img)(?:\s+(?:href|src|alt|class|id|lang|title|width|height|rel){VALUE})*\s*/?>"
    r"|<https?://[^\s<>]*>|<[\w.+-]+@[\w.-]+>",
    re.I,
)
EVENT = re.compile(r"[\s/\"'](on\w+|style|srcdoc|formaction)\s*=", re.I)
# Attributes that Markdown writes into a page from `{: name=value }`.
ATTRIBUTE = re.compile(r"(?<![\w:-])([a-z][\w:-]*)\s*=", re.I)
KNOWN_ATTRIBUTES = ("gambar", "lang", "id", "class", "title", "width", "height", "loading", "target", "rel")
TARGET = re.compile(r"\]\(\s{0,99}<?([^)]{0,300})|^[ \t>]*\[[^\]\n]+\]:\s*<?([^\s>]*)", re.M)
HREF = re.compile(
    r"<\s*\w+[^<>]*?\b(?:href|src|srcset|action|poster|data)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I
)
REPORTED = ("https", "http", "tel", "mailto", "sms")  # L102 says what to write instead


@rule("M102", "tidak ada kode program di halaman")
def no_raw_code(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Pages carry no scripts, frames or styles of their own: they slow the phone and can harm readers."""
    text = _outside_blocks(page)
    yield from _tags(page, text)
    for number, typed in enumerate(text.split("\n"), 1):
        line = USE.sub("", typed) if "{" in typed and "=" in typed else ""
        for found in ATTRIBUTE.finditer(line, line.find("{")) if "{" in line else ():
            name = found[1].lower()
            if name not in KNOWN_ATTRIBUTES and not found[1].startswith("data-"):
                yield _program(page, number, name)


@rule("L104", "tautan di kode HTML aman")
def safe_html_links(page: SourcePage, context: Context) -> Iterator[Problem]:
    """An address inside HTML, or hidden in a form that other rules do not see, is held to what holds for links."""
    for match in HREF.finditer(page.body):
        typed = next(each for each in match.groups() if each is not None)
        target = bare(typed)
        line = page.line_at(match.start())
        scheme = SCHEME.match(target)
        if scheme and scheme[1].lower() != "https":
            yield _unsafe(page, line, typed, scheme[1])
        elif scheme:
            yield from _web(page, line, target)
    seen = {link.target for link in (*page.links, *page.images)}
    text = _outside_blocks(page)
    for match in TARGET.finditer(text):
        typed = (match[1] or match[2] or "").strip()
        scheme = SCHEME.match(bare(typed))
        if scheme and scheme[1].lower() not in REPORTED and typed not in seen:
            yield _unsafe(page, text.count("\n", 0, match.start()) + 1, typed, scheme[1])
    for link in (*page.links, *page.images):
        target = bare(link.target)
        if target.lower().startswith("https:"):
            yield from _web(page, link.line, target)
        elif (scheme := SCHEME.match(target)) and not SCHEME.match(link.target):
            yield _unsafe(page, link.line, link.target, scheme[1])


def _tags(page: SourcePage, text: str) -> Iterator[Problem]:
    line, at = 1, 0
    for opened in OPEN.finditer(text):
        start = opened.start()
        if HARMLESS.match(text, start):
            continue
        line, at = line + text.count("\n", at, start), start
        inside = text[start : start + 300].partition(">")[0] + ">"
        tag, event = (NAME.match(text, start)[1] or "").lower(), EVENT.search(inside)
        if UNSAFE.fullmatch(tag) or not (tag or event):
            yield _program(page, line, tag or text[start : start + 9])
        elif event:
            yield _program(page, line, event[1].lower())
        else:
            shown = inside[:40].split("\n")[0]
            message = f"`{shown}` dibaca sebagai kode, sehingga tidak tampil seperti yang diketik."
            yield page.problem(line, message, "Tulis tanpa tanda < dan >.")


def bare(target: str) -> str:
    """Return an address as a browser reads it: without escapes, references, spaces and control characters."""
    return re.sub(r"[\s\x00-\x20\\]", "", html.unescape(target))


def _outside_blocks(page: SourcePage) -> str:
    """Return all that was typed, code blocks blank, line by line."""
    lines = list(page.typed)
    last = {line.rstrip(" "): number for number, line in enumerate(lines) if line.startswith(("```", "~~~"))}
    number = 0
    while number < len(lines):
        opened = FENCE.fullmatch(lines[number])
        if opened and last.get(opened[1], -1) > number:
            while lines[number := number + 1].rstrip(" ") != opened[1]:
                lines[number] = ""
        number += 1
    return "\n".join(lines)


def _program(page: SourcePage, line: int, what: str) -> Problem:
    message = f"ada kode `{what}`, yang tidak aman dan memberatkan HP."
    return page.problem(line, message, "Hapus kode itu; pakai tulisan biasa, daftar, atau tautan.")


def _unsafe(page: SourcePage, line: int, typed: str, scheme: str) -> Problem:
    message = f"tautan `{' '.join(typed.split())[:40]}` tidak aman: `{scheme.lower()}:` bukan alamat web."
    return page.problem(line, message, "Tulis tautan biasa: [teks](halaman.md).")


def _web(page: SourcePage, line: int, target: str) -> Iterator[Problem]:
    try:
        safe_url(target)
    except Fault as fault:
        fix = f"Tulis {fault.right}" if fault.right else fault.fix
        yield page.problem(line, f"`{target[:60]}` {fault.message}.", fix)
