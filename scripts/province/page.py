"""One page of Markdown for another province: what only this province may say is taken out and handed back.

A text belongs to the province when it names one of its words, prints one of its facts, or is marked: `daerah: ya` in the
head of a page, `<!-- daerah -->` on a line or a heading.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scripts.data.province import Names
from scripts.paths import OVERRIDES

MARK = "<!-- daerah -->"
EMPTY_PAGE = OVERRIDES / "_text" / "belum-ditulis.md"
HEAD = re.compile(r"---\n.*?\n---\n", re.S)  # with its fences
PAGE_MARK = re.compile(r"^daerah: *ya *\n", re.M)
HEADING = re.compile(r"(#{2,6}) +(.*)")
USE = re.compile(r"\{\{\s*(?:fakta|istilah|kontak)\.(\w+)[^{}\n]*\}\}")
UNSEEN = re.compile(r"\{\{[^{}\n]*\}\}|\]\([^()\n]*\)|\{#[^{}\n]*\}|<!--.*?-->")
TARGET = re.compile(r"\]\(([^()#\s]+)")  # a page whose address names the province goes as well
ANCHORED = re.compile(r"\]\(([^()#\s]*)#([\w-]+)\)")
BOX = re.compile(r"(?:!!!|\?\?\?\+?) ")
RULE = re.compile(r"\|[\s:|-]+\|?\s*")
ITEM = re.compile(r"(?:[-*+]|\d+\.|\|)")


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken out: heading above it, and what it said."""

    section: str
    text: str


def split_page(text: str, names: Names, facts: frozenset[str], new_name: str) -> tuple[str, list[Taken]]:
    """Return the page `text` without what belongs to the province, and that, in order.

    facts: keys of the facts that belong to it; new_name: of the new province, for the lines of the head.
    """
    head = found[0] if (found := HEAD.match(text)) else ""
    pattern = names.pattern

    def is_own(line: str) -> bool:
        seen = UNSEEN.sub("", line) + " ".join(TARGET.findall(line))
        return MARK in line or bool(pattern.search(seen)) or any(key in facts for key in USE.findall(line))

    taken: list[Taken] = []
    new_head = "".join(
        _head_line(line, pattern, names, new_name, head, taken) for line in head.splitlines(keepends=True)
    )
    lines = text.removeprefix(head).split("\n")
    if PAGE_MARK.search(head):
        taken.append(Taken("", "seluruh isi halaman"))
        kept = ["", *EMPTY_PAGE.read_text(encoding="utf-8").split("\n")]
    else:
        kept = _tidied(_without_own(lines, is_own, taken))
    return PAGE_MARK.sub("", new_head) + "\n".join(kept).rstrip() + "\n", taken


def without_anchors(text: str, is_lost: Callable[[str, str], bool]) -> str:
    """Return `text` whose links to lost anchors lead to the top of their page; a lost one on this page becomes plain words."""

    def shorten(match: re.Match[str]) -> str:
        return match[0] if not is_lost(match[1], match[2]) else f"]({match[1]})"

    shortened = ANCHORED.sub(shorten, text)
    return re.sub(r"\[([^\[\]]*)\]\(\)", r"\1", shortened)


def _head_line(line: str, pattern: re.Pattern[str], names: Names, new_name: str, head: str, taken: list[Taken]) -> str:
    if not pattern.search(line):
        return line
    taken.append(Taken("", line.strip()))
    renamed = line.replace(names.name, new_name)
    if not pattern.search(renamed):
        return renamed
    key = line.partition(":")[0]
    if key == "title":
        return "title: Belum ditulis untuk provinsi ini\n"
    title = next((each.partition(":")[2].strip() for each in head.splitlines() if each.startswith("title:")), "")
    return f"{key}: {pattern.sub('', title).strip() or 'Halaman ini'}. Isinya belum ditulis untuk provinsi ini.\n"


def _without_own(lines: Sequence[str], is_own: Callable[[str], bool], taken: list[Taken]) -> list[str]:
    kept: list[str] = []
    section, level, indent = "", 0, -1  # level: of a heading taken whole; indent: of a line whose nest goes with it
    for line in lines:
        heading = HEADING.match(line)
        if heading:
            if level and len(heading[1]) > level:
                taken.append(Taken(section, line))
                continue
            section, level, indent = UNSEEN.sub("", heading[2]).strip(), 0, -1
        if level or (indent >= 0 and _is_nested(line, indent)):
            if line.strip():
                taken.append(Taken(section, line.strip()))
            continue
        indent = -1
        if is_own(line):
            taken.append(Taken(section, line.replace(MARK, "").strip()))
            level = len(heading[1]) if heading else 0
            indent = len(line) - len(line.lstrip()) if BOX.match(line.lstrip()) or ITEM.match(line.lstrip()) else -1
            continue
        kept.append(line)
    return kept


def _is_nested(line: str, indent: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) > indent


def _tidied(lines: list[str]) -> list[str]:
    """Return `lines` without tables, boxes and sections that lost all they had, and without a colon before nothing."""
    while True:
        kept = [line for number, line in enumerate(lines) if not _is_hollow(lines, number)]
        if kept == lines:
            return [line for number, line in enumerate(kept) if line.strip() or not number or kept[number - 1].strip()]
        lines = kept


def _is_hollow(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    after = lines[number + 1] if number + 1 < len(lines) else ""
    following = next((each for each in lines[number + 1 :] if each.strip()), "")
    if line.startswith("|") and RULE.fullmatch(after):  # head of a table
        return not (lines[number + 2] if number + 2 < len(lines) else "").startswith("|")
    if RULE.fullmatch(line) and line.startswith("|"):
        before = lines[number - 1] if number else ""
        return not before.startswith("|") or not after.startswith("|")
    heading = HEADING.match(line)
    if heading:
        below = HEADING.match(following)
        return not following or bool(below and len(below[1]) <= len(heading[1]))
    if BOX.match(line.lstrip()):
        return not following or not following.startswith(" " * (len(line) - len(line.lstrip()) + 4))
    if line.rstrip().endswith(":") and not line.startswith("|"):
        text = following.lstrip()
        return not (
            ITEM.match(text) or text.startswith(("{{", ">", '"', "!!!", ":")) or text and not HEADING.match(text)
        )
    return False


def sections_of(taken: Sequence[Taken]) -> Iterator[Taken]:
    """Yield `taken` with the lines of one section as one text: what a person writes anew in one go."""
    for number, each in enumerate(taken):
        if number and each.section and taken[number - 1].section == each.section:
            continue
        same = []
        for other in taken[number:]:
            if other.section != each.section:
                break
            same.append(other.text)
        yield Taken(each.section, " / ".join(same)) if each.section else each
