"""A page of Markdown as sections, from one heading to the next, each under an anchor that outlives its heading."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from markdown.extensions.toc import slugify

from scripts.source.front_matter import KEYS as HEAD_KEYS
from scripts.source.front_matter import read_head
from scripts.source.marks import ANY_ATTRIBUTES, ATTRIBUTES, COMMENT, FENCE, HEADING, USE, find_links, key_in

START = "awal"  # the text before the first heading
HEAD = "kepala"  # title, description and message in the front matter
STAMPS = "dari"  # front matter: which Indonesian text each section was made from
OWN = ".sendiri"

INLINE_MARKS = re.compile(rf"{ANY_ATTRIBUTES.pattern}|[*_`]")
ANCHOR = re.compile(r"#([\w-]+)")
PAIR = re.compile(r"^:   ", re.M)
LEVELS = (2, 3)  # of the headings that begin a section


@dataclass(frozen=True)
class Section:
    """anchor: START before the first heading; level: of the heading, 2 or 3 (2 for START); text: with its heading line;
    explicit: whether the anchor is typed as {#anchor}; line: 1-based, in the text given to `read_doc`;
    own: marked {.sendiri}, a section that only this language has."""

    anchor: str
    level: int
    heading: str
    text: str
    explicit: bool
    line: int
    own: bool = False

    @property
    def body(self) -> str:
        """The text without its heading."""
        return self.text.partition("\n")[2] if self.heading else self.text

    @property
    def is_short(self) -> bool:
        """Whether it is written as pairs, a sentence and its Indonesian: such a section may say less than its source."""
        return bool(PAIR.search(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The facts, terms and lists it prints."""
        return frozenset(filter(None, map(key_in, USE.finditer(self.text))))

    @cached_property
    def targets(self) -> frozenset[str]:
        """Where its links lead, as typed."""
        return frozenset(link.target for link in find_links(self.text, 1) if not link.is_image)


@dataclass(frozen=True, slots=True)
class Doc:
    """head: text of the lines every page has, '' where one is missing; stamps: anchor -> hash; sections in order."""

    head: Mapping[str, str]
    stamps: Mapping[str, str]
    sections: tuple[Section, ...]

    @property
    def head_text(self) -> str:
        """The lines of the head that readers see, one a line."""
        return "\n".join(self.head[key] for key in HEAD_KEYS)


@lru_cache(1024)
def read_doc(text: str) -> Doc:
    """Return a whole file of Markdown as its parts. Never raises: an unreadable head counts as empty."""
    lines = text.split("\n")
    values, head = read_head("", lines, [])
    return Doc(
        MappingProxyType({key: values[key].text if key in values else "" for key in HEAD_KEYS}),
        MappingProxyType(dict(values[STAMPS].pairs) if STAMPS in values else {}),
        tuple(split_sections("\n".join(lines[head:]), head)),
    )


def split_sections(body: str, before: int = 0) -> Iterable[Section]:
    """Return the sections of `body`, which starts after `before` lines of its file; without text before the first
    heading there is no START."""
    sections: list[Section] = []
    heading, lines, start, fence = None, [], before + 1, ""
    for number, line in enumerate(body.split("\n"), before + 1):
        mark = FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = None if fence or mark else HEADING.fullmatch(line)
        if found and found[2] and len(found[1]) in LEVELS:
            sections.extend(_section(heading, lines, start))
            heading, lines, start = found, [], number
        lines.append(line)
    sections.extend(_section(heading, lines, start))
    return sections


def _section(found: re.Match[str] | None, lines: list[str], line: int) -> Iterable[Section]:
    text = "\n".join(lines).rstrip() + "\n"
    if found is None:
        first = len(text) - len(text.lstrip("\n"))
        return [Section(START, 2, "", text[first:], True, line + first)] if COMMENT.sub("", text).strip() else []
    trailing = ATTRIBUTES.search(found[2])
    typed = ANCHOR.search(trailing[1]) if trailing else None
    heading = INLINE_MARKS.sub("", found[2][: trailing.start()] if trailing else found[2]).strip()
    anchor = typed[1] if typed else slugify(heading, "-")
    own = bool(trailing) and OWN in trailing[1].split()
    return [Section(anchor, len(found[1]), heading, text, bool(typed), line, own)]
