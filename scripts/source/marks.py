"""The marks in the text of a page: headings, links, pictures, `{{ … }}`, anchors. Each knows its line.

Every pattern of Markdown as this site writes it is defined here, once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.data.blocks import Value

FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
COMMENT = re.compile(r"<!--(?!>|->).*?--!?>", re.S)  # as browsers see its ends
CODE = re.compile(r"(`+)[^`\n]+\1")
HEADING = re.compile(r"(#{1,6})[ \t]*(.*?)[ \t]*#*[ \t]*")  # Python-Markdown needs no space after the marks
UNDERLINE = re.compile(r"(?:=+|-+) *")
ANY_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^{}\n]*)\}[ ]*$")
ANCHOR = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=\"([\w-]+)\"")
TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
LANG = re.compile(r"\{:[^{}\n]*\blang=[\"']?([\w-]+)")
ITEM = re.compile(r"( *)(?:[-*+]|\d+\.)[ ]+\S")
BOX = re.compile(r"( *)(!!!|\?\?\?\+?)\s*(.*)")
# Text of a link may run over a line end; its target may not.
LINK = re.compile(r"(!?)\[([^\[\]]{0,300})\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)  # at the start of a target
USE = re.compile(r"\{\{(?!\{)([^{}\n]*)\}\}")
INSIDE = re.compile(r"\s*(?:(fakta|istilah|kontak)\.([^\s()]+)|(\w+)\(\s*\))\s*")
# A longer line is reported and not looked into: searching it takes minutes.
LONGEST_LINE = 3000  # letters; a paragraph of 60 words has 400
FACT, TERM, CONTACT, MACRO, UNKNOWN = "fakta", "istilah", "kontak", "macro", ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body; `number` counts from the file's first line. Code and comments are blank."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How many spaces stand in front."""
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is the one typed as {#anchor}, else ''; `underlined` where === or --- makes it one."""

    level: int
    text: str
    anchor: str
    line: int
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """`[text](target)`, or the picture `![text](target)`; `line` is that of the target."""

    target: str
    text: str
    line: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """`{{ … }}` as `typed`; `kind` FACT, TERM or CONTACT with its key, MACRO with its name, or UNKNOWN with all of it."""

    kind: str
    key: str
    line: int
    typed: str


def blank(text: str, *patterns: re.Pattern[str]) -> str:
    """Return `text` with spaces in place of what each of `patterns` matches in turn; everything else stays where it is."""
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def replaced(text: str, pieces: Mapping[tuple[int, int], str]) -> str:
    """Return `text` with each of `pieces` in place of its span (start, end); spans do not overlap."""
    for (start, end), new in sorted(pieces.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def key_in(use: re.Match[str]) -> str:
    """Return the fact, term or list that a match of USE names; '' where it names none."""
    inside = INSIDE.fullmatch(use[1])
    return (inside[2] or inside[3]) if inside else ""


def hide_code(lines: list[str]) -> tuple[str, int]:
    """Return the lines as one text, code blocks and comments blank, and the 1-based line of a block that is never closed."""
    kept, mark, opened = [], "", 0
    for number, line in enumerate(lines, 1):
        fence = FENCE.match(line)
        if mark:
            if fence and fence[1].startswith(mark) and not line.strip(" `~"):
                mark, opened = "", 0
            kept.append("")
        elif fence:
            mark, opened = fence[1], number
            kept.append("")
        else:
            kept.append(line if len(line) <= LONGEST_LINE else "")
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), "\n".join(kept)), opened


def find_headings(lines: tuple[Line, ...]) -> Iterator[Heading]:
    previous = ""
    for line in lines:
        is_text = previous.strip() and previous[0] not in " \t|>-*+#"
        if heading := HEADING.fullmatch(line.text):
            yield _heading(len(heading[1]), heading[2], line.number)
        elif is_text and line.text.strip() and UNDERLINE.fullmatch(line.text):
            yield _heading(1 if line.text[0] == "=" else 2, previous.strip(), line.number - 1, underlined=True)
        previous = line.text


def _heading(level: int, text: str, line: int, underlined: bool = False) -> Heading:
    attributes = ATTRIBUTES.search(text)
    anchor = ANCHOR.search(attributes[0]) if attributes else None
    plain = text[: attributes.start()] if attributes else text
    return Heading(level, plain, (anchor and anchor[1]) or "", line, underlined)


def find_links(body: str, start: int) -> Iterator[Link]:
    for match in LINK.finditer(blank(body, CODE)):
        target = match[3].strip()
        if target.endswith(('"', "'")) and " " in target:  # a title after the target
            target = target.split(" ", 1)[0]
        line = start + body.count("\n", 0, match.start(3))
        yield Link(target, " ".join(match[2].split()), line, bool(match[1]))


def find_uses(values: Mapping[str, Value], typed: list[str], head: int) -> Iterator[Use]:
    # Code and comments are filled in too, so they are not left out here.
    lines = [Line(value.line, value.text) for value in values.values()]
    lines.extend(Line(number, text) for number, text in enumerate(typed[head:], head + 1) if len(text) <= LONGEST_LINE)
    for line in lines:
        for match in USE.finditer(line.text):
            inside = INSIDE.fullmatch(match[1])
            kind, key = UNKNOWN, match[1].strip()
            if inside:
                kind, key = (MACRO, inside[3]) if inside[3] else (inside[1], inside[2])
            yield Use(kind, key, line.number, match[0])


def find_anchors(body: str, headings: tuple[Heading, ...]) -> Iterator[str]:
    for match in ANCHOR.finditer(body):
        yield match[1] or match[2]
    for heading in headings:
        # As Markdown's table of contents makes them.
        yield re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading.text, flags=re.ASCII).strip().lower())
