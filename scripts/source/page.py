"""A page as an editor typed it, taken apart once so that each rule stays short."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from scripts.data.blocks import Value
from scripts.data.problem import Problem
from scripts.data.stream import read_text
from scripts.paths import DOCS, shown
from scripts.source import marks
from scripts.source.front_matter import read_head
from scripts.source.marks import Heading, Line, Link, Use

PAGES = 1024  # remembered, by all that was typed: a preview and a comparison read most of them again
VILLAGE_TEMPLATE_KIND = "kerangka"  # front matter `jenis:` of the page into which villages are stamped


@dataclass(frozen=True, slots=True)
class SourcePage:
    """path: as shown to editors; address: relative to the locale (`paspor/biaya.md`); typed: every line of the file;
    values: of the head; body: the text after it, with as many lines as in the file; start: number of its first line;
    open_code: line of a code block that never ends, else 0; found: what was wrong with reading it.
    """

    path: str
    locale: str
    address: str
    typed: tuple[str, ...]
    values: Mapping[str, Value]
    body: str
    start: int
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    images: tuple[Link, ...]
    uses: tuple[Use, ...]
    anchors: frozenset[str]
    open_code: int
    found: tuple[Problem, ...]

    @property
    def is_template(self) -> bool:
        """Whether a program fills the whole page, so that the rules of content do not apply."""
        return "jenis" in self.values and self.values["jenis"].text == VILLAGE_TEMPLATE_KIND

    def problem(self, line: int, message: str, fix: str, right: str | None = None) -> Problem:
        """Return a problem of this page; parameters as in Problem. right: the whole line as it should be, if certain."""
        return Problem(self.path, line, message, fix, None if right is None else (self.typed_at(line), right))

    def corrected(self, line: int, message: str, right: str) -> Problem:
        """Return a problem whose fix is certain: the whole line is `right`; without an indent it keeps the typed one."""
        typed = self.typed_at(line)
        indent = "" if right.startswith(" ") else typed[: len(typed) - len(typed.lstrip())].expandtabs(4)
        return self.problem(line, message, right.strip(), indent + right.rstrip())

    def neighbours(self) -> Iterator[tuple[Line, Line, Line]]:
        """Yield every line of the body with the one before and the one after it; beyond its ends stand empty ones."""
        none = Line(0, "")
        yield from zip((none, *self.lines[:-1]), self.lines, (*self.lines[1:], none), strict=True)

    def runs(self, wanted: Callable[[str], object]) -> Iterator[list[Line]]:
        """Yield the lines of the body whose text is `wanted`, those that follow each other together."""
        for is_wanted, run in groupby(self.lines, key=lambda line: bool(wanted(line.text))):
            if is_wanted:
                yield list(run)

    def line_at(self, offset: int) -> int:
        """Return the file's line number of a place in `body`."""
        return self.start + self.body.count("\n", 0, offset)

    def typed_at(self, line: int) -> str:
        """Return the line as typed; '' where the file has none."""
        return self.typed[line - 1] if 0 < line <= len(self.typed) else ""


def read_page(path: Path, docs: Path = DOCS) -> SourcePage:
    """Read the page at `path`, which lies below `docs`/<locale>/. Never raises: what is wrong stands in `found`."""
    locale, _, address = path.resolve().relative_to(docs.resolve()).as_posix().partition("/")
    text, problems = read_text(path)
    return parse_page(text, shown(path), locale, address, tuple(problems))


def read_pages(docs: Path = DOCS) -> list[SourcePage]:
    """Read all pages of all locales, in path order; folders that start with _ hold working files."""
    paths = sorted(
        path
        for path in docs.glob("*/**/*.md")
        if not any(part.startswith(("_", ".")) for part in path.relative_to(docs).parts)
    )
    return [read_page(path, docs) for path in paths]


@lru_cache(PAGES)
def parse_page(
    text: str,
    where: str = "docs/id/coba.md",
    locale: str = "id",
    address: str = "coba.md",
    problems: tuple[Problem, ...] = (),
) -> SourcePage:
    """Return `text` (line ends LF) as a page; `problems` were found before."""
    found = list(problems)
    typed = text.split("\n")
    if typed and not typed[-1]:
        typed.pop()
    values, head = read_head(where, typed, found)
    body, open_code = marks.hide_code(typed[head:])
    start = head + 1
    lines = tuple(Line(number, line) for number, line in enumerate(body.split("\n"), start))
    links = list(marks.find_links(body, start))
    return SourcePage(
        path=where,
        locale=locale,
        address=address,
        typed=tuple(typed),
        values=MappingProxyType(values),
        body=body,
        start=start,
        lines=lines,
        headings=(headings := tuple(marks.find_headings(lines))),
        links=tuple(link for link in links if not link.is_image),
        images=tuple(link for link in links if link.is_image),
        uses=tuple(marks.find_uses(values, typed, head)),
        anchors=frozenset(marks.find_anchors(body, headings)),
        open_code=open_code + head if open_code else 0,
        found=tuple(found),
    )
