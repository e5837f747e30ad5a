"""Read a data file as blocks of text: `key:` followed by indented `name: value` lines.

YAML, but every value stays text (a phone code 0711 must not become 457) and every value knows its
line. The file is read as a stream of events, so memory does not grow with the markup. What editors' files say is
remembered by their content: one run asks several times, a preview at every change of another file.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, TypeVar

import yaml

from scripts.data.problem import Problem
from scripts.data.stream import Damaged, TextStream, broken_letter, missing_file
from scripts.data.swallowed import PROPERTY, comment_behind, has_property, quoted_line
from scripts.paths import shown

# A key whose colon was forgotten, or typed as another sign.
BARE_KEY = re.compile(r"([ \t]+)([a-z][a-z_]*)(?:[ \t]*[=：;][ \t]*|[ \t]+)([^:#\n]*[^:#\s=：;])[ \t]*")

Result = TypeVar("Result")
NOWHERE = ""  # the path of a problem in a file without a name
REMEMBERED = 1 << 20  # bytes of a file
FILES = 64

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as typed: one text, or several for a list (`lines`: of each item), or `pairs` in the head of a page; lines are 1-based.

    lost: what YAML took for a comment behind the text; whole: the line with it; end: the last line of the text; parts: the items of a list as values.
    """

    text: str
    line: int
    items: tuple[str, ...] | None = None
    lines: tuple[int, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    lost: str = ""
    whole: str = ""
    end: int = 0
    parts: tuple["Value", ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One record of a file. A flat file (words) has blocks whose only value is named ''."""

    key: str
    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class BlockFile:
    """A whole file, and what is unreadable in it, in a file without a name: the same object for the same content."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def read_blocks(path: Path, problems: list[Problem]) -> Iterator[Block]:
    """Yield the blocks of the file at `path` in order; put everything unreadable into `problems`.

    Raises nothing: a file that cannot be read further ends the iteration after its problem.
    """
    if is_long(path):
        with path.open("rb") as stream:
            yield from _read(stream, shown(path), problems)
        return
    file = read_file(path)
    yield from file.blocks
    problems.extend(_placed(file.problems, path))


def is_long(path: Path) -> bool:
    """Return whether a file has so many records that they are better read one by one than all at once."""
    return path.is_file() and path.stat().st_size > REMEMBERED


def read_file(path: Path) -> BlockFile:
    """Return the whole file at `path`. Raises nothing."""
    try:
        return parse_file(path.read_bytes())
    except OSError:
        return BlockFile((), (missing_file(NOWHERE),))


@lru_cache(FILES)
def parse_file(raw: bytes) -> BlockFile:
    """Return the whole file with the content `raw`. Raises nothing."""
    problems: list[Problem] = []
    return BlockFile(tuple(_read(io.BytesIO(raw), NOWHERE, problems)), tuple(problems))


def _placed(problems: Iterable[Problem], path: Path) -> Iterator[Problem]:
    return (replace(problem, path=shown(path)) for problem in problems)


def remembered(read: Callable[..., Result]) -> Callable[..., Result]:
    """Let `read(file, …, problems)`, whose result follows from what it is given alone, work once for the same file.

    It is then called with the path instead of the file, and adds its problems, whose path it leaves NOWHERE, every time;
    what is given between them must be hashable.
    """

    @lru_cache(FILES)
    def once(*given: object) -> tuple[Result, tuple[Problem, ...]]:
        problems: list[Problem] = []
        return read(*given, problems), tuple(problems)

    @wraps(read)
    def again(path: Path, *given: Any) -> Result:
        *key, problems = given
        result, found = once(read_file(path), *key)
        problems.extend(_placed(found, path))
        return result

    return again


def _read(file: BinaryIO, where: str, problems: list[Problem]) -> Iterator[Block]:
    stream = TextStream(file)
    try:
        yield from _unique_blocks(stream, where, problems)
        problems.extend(stream.problems(where))
    except Damaged as damage:
        problems.append(broken_letter(where, damage.line))
    except yaml.YAMLError as error:
        problems.extend(stream.problems(where))
        file.seek(0)
        lines = file.read().decode("utf-8", errors="replace").splitlines()
        problems.append(replace(_syntax_problem(where, lines, error), rule="D02"))


def _unique_blocks(stream: TextStream, where: str, problems: list[Problem]) -> Iterator[Block]:
    seen: dict[str, int] = {}
    for block in _blocks(_Events(stream, where, problems)):
        if block.key in seen:
            message = f"`{block.key}` sudah ada di baris {seen[block.key]}."
            fix = f"Hapus salah satu `{block.key}`, atau ganti kodenya."
            problems.append(Problem(where, block.line, message, fix, rule="D03", record=block.key))
            continue
        seen[block.key] = block.line
        yield block


class _Events:
    """YAML events of one file with the two questions the reader asks: next event, and skip a nest."""

    def __init__(self, stream: TextStream, where: str, problems: list[Problem]) -> None:
        self.suspects = stream.suspects
        self.stream = yaml.parse(stream, Loader=Loader)
        self.where = where
        self.problems = problems

    def next(self) -> yaml.Event:
        event = next(self.stream)
        if isinstance(event, yaml.NodeEvent) and (sign := has_property(event)):
            self._complain_property(event, sign)
        return event

    def _complain_property(self, event: yaml.NodeEvent, sign: str) -> None:
        typed = self.suspects.get(event.start_mark.line, "")
        right = quoted_line(typed)
        fix = f"Apit seluruhnya dengan tanda kutip lurus: {right.strip() or 'nama: isi dalam tanda kutip'}"
        message = f"nilai diawali `{sign}`, sehingga kata sesudahnya hilang."
        autofix = (typed, right) if right else None
        self.problems.append(Problem(self.where, event.start_mark.line + 1, message, fix, autofix, rule="D02"))

    def value(self, event: yaml.ScalarEvent) -> Value:
        """Return a text with what was lost behind it."""
        line, last = event.start_mark.line + 1, event.end_mark.line
        if not event.style and event.end_mark.line + 1 > line:
            return Value(event.value, line, end=last + 1)
        # Behind a closing quote nothing is lost: what stands there is a comment.
        whole = self.suspects.get(last, "") if self.suspects and event.style not in ('"', "'") else ""
        lost = comment_behind(event, whole) if whole else ""
        return Value(event.value, line, lost=lost, whole=whole) if lost else Value(event.value, line)

    def complain(self, event: yaml.Event, message: str, fix: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.where, mark.line + 1, message, fix, rule="D02", column=mark.column + 1))

    def skip(self, event: yaml.Event) -> None:
        skip(self.stream, event)


def skip(events: Iterator[yaml.Event], event: yaml.Event) -> None:
    """Read past the list or mapping that `event` opens."""
    depth = 1 if isinstance(event, yaml.CollectionStartEvent) else 0
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _blocks(events: _Events) -> Iterator[Block]:
    while not isinstance(start := events.next(), yaml.DocumentStartEvent):
        if isinstance(start, yaml.StreamEndEvent):
            return
    top = events.next()
    if not isinstance(top, yaml.MappingStartEvent):
        if not (isinstance(top, yaml.ScalarEvent) and not top.value):
            key = (re.match(r"[\w.]+(?= |$)", getattr(top, "value", "")) or ["kunci"])[0]
            shown_key = f'"{key}":' if "." in key else f"{key}:"
            fix = f"Mulai tiap catatan dengan `{shown_key}` di pinggir kiri, dengan titik dua."
            events.complain(top, "isi berkas ini bukan daftar blok `kunci:`.", fix)
        return
    while not isinstance(key := events.next(), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            events.complain(key, "kunci blok ini bukan teks biasa.", "Tulis kunci sebagai satu kata, lalu titik dua.")
            events.skip(key)
            events.skip(events.next())
            continue
        value = events.next()
        line = key.start_mark.line + 1
        if isinstance(value, yaml.ScalarEvent):
            yield Block(key.value, line, MappingProxyType({"": events.value(value)}))
        elif isinstance(value, yaml.MappingStartEvent):
            yield Block(key.value, line, MappingProxyType(_values(events)))
        else:
            events.complain(
                value,
                f"isi `{key.value}` bukan teks dan bukan blok.",
                "Tulis `nama: nilai` menjorok dua spasi di bawahnya.",
            )
            events.skip(value)


def _values(events: _Events) -> dict[str, Value]:
    values: dict[str, Value] = {}
    while not isinstance(name := events.next(), yaml.MappingEndEvent):
        if not isinstance(name, yaml.ScalarEvent):
            events.complain(name, "nama isian ini bukan teks biasa.", "Tulis `nama: nilai`.")
            events.skip(name)
            events.skip(events.next())
            continue
        value = events.next()
        if name.value in values:
            fix = f"Hapus salah satu `{name.value}:`."
            events.complain(name, f"`{name.value}:` tertulis dua kali dalam satu blok.", fix)
            events.skip(value)
        elif isinstance(value, yaml.ScalarEvent):
            values[name.value] = events.value(value)
        elif isinstance(value, yaml.AliasEvent):
            continue
        elif isinstance(value, yaml.SequenceStartEvent):
            values[name.value] = _items(events, value.start_mark.line + 1)
        else:
            fix = "Tulis nilainya di baris yang sama, sesudah titik dua."
            events.complain(value, f"isi `{name.value}` bukan teks.", fix)
            events.skip(value)
    return values


def _items(events: _Events, line: int) -> Value:
    items: list[Value] = []
    while not isinstance(item := events.next(), yaml.SequenceEndEvent):
        if isinstance(item, yaml.ScalarEvent):
            items.append(events.value(item))
        else:
            events.complain(item, "butir daftar ini bukan teks.", "Tulis satu baris `- nilai` untuk tiap butir.")
            events.skip(item)
    return Value("", line, tuple(item.text for item in items), tuple(item.line for item in items), parts=tuple(items))


def _other_marks(lines: list[str], line: int) -> tuple[str, str] | None:
    """Return what is wrong with a line that marks its text as Markdown, or a long text as YAML does not, and how to write it."""
    typed = lines[line - 1] if 0 < line <= len(lines) else ""
    if found := re.search(r"\[[^\]]*\]\((https?://[^)\s]+)\)?", typed):
        return (
            "tautan ditulis seperti di halaman.",
            f"Tulis alamatnya saja: {typed[: found.start()].strip()} {found[1]}",
        )
    if found := re.fullmatch(r"(\s*)([a-z_]+): *[|>] +(\S.*)", typed):
        return "tulisan menempel pada tanda |.", f"Tulis `{found[2]}: |`, lalu di bawahnya menjorok: {found[3]}"
    before = lines[line - 2] if line > 1 else ""
    if re.match(r" +[a-z_]+:", typed) and re.match(r" +[a-z_]+:", before):
        indent = len(before) - len(before.lstrip())
        if indent != len(typed) - len(typed.lstrip()):
            return "baris ini tidak sejajar dengan baris di atasnya.", f"Tulis: {' ' * indent}{typed.strip()}"
    return None


def _syntax_problem(where: str, lines: list[str], error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    begin = getattr(error, "context_mark", None) or mark
    line = mark.line + 1 if mark is not None else 1
    typed = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in typed:
        right = typed.replace("\t", "  ")
        return Problem(where, line, "baris ini memakai tab.", "Ganti tab dengan dua spasi.", (typed, right))
    if fault := _other_marks(lines, line):
        return Problem(where, line, *fault)
    property_line = PROPERTY.match(typed)
    if property_line and (right := quoted_line(typed)):
        fix = f"Apit nilainya dengan tanda kutip lurus: {right.strip()}"
        return Problem(
            where, line, f"nilai diawali `{property_line[2][0]}`, sehingga tidak terbaca.", fix, (typed, right)
        )
    for number in dict.fromkeys((begin.line if begin is not None else line - 1, line - 1, line - 2)):
        bare = BARE_KEY.fullmatch(lines[number]) if 0 <= number < len(lines) else None
        if bare:
            right = f"{bare[1]}{bare[2]}: {bare[3]}"
            message = f"belum ada titik dua sesudah `{bare[2]}`."
            return Problem(where, number + 1, message, f"Tulis: {right.strip()}", (lines[number], right))
    # A quote that is never closed swallows lines: the mistake stands before the place where YAML gives up.
    for number in range(begin.line if begin is not None else line - 1, min(line, len(lines))):
        if (
            lines[number].count('"') % 2
            or lines[number].split(": ")[-1].startswith("'")
            and lines[number].count("'") % 2
        ):
            fix = 'Apit nilai dengan tanda kutip lurus: `nama: "nilai"`.'
            whole = re.fullmatch(r"\s*(?:- |[\w.]+:) *\"[^\"]*", lines[number].rstrip())
            autofix = (lines[number], f'{whole[0]}"') if whole else None
            return Problem(where, number + 1, "tanda kutip di baris ini tidak berpasangan.", fix, autofix)
    if typed.count(": ") > 1:
        fix = 'Apit nilai dengan tanda kutip lurus: `nama: "nilai: lanjutan"`.'
        name, _, rest = typed.partition(": ")
        autofix = None if '"' in rest else (typed, f'{name}: "{rest.strip()}"')
        return Problem(where, line, "ada dua titik dua di baris ini.", fix, autofix)
    for number in range(max(line - 2, 0), min(line, len(lines))):
        glued = re.fullmatch(r"(\s*[a-z_]+):(?![\s/]|$)(.+)", lines[number])
        if glued:
            right = f"{glued[1]}: {glued[2]}"
            fix = f"Tulis: {right.strip()}"
            return Problem(where, number + 1, "belum ada spasi sesudah titik dua.", fix, (lines[number], right))
    fix = "Samakan jarak dari kiri dengan baris di atasnya; tulis `nama: nilai`."
    return Problem(where, line, "susunan baris ini tidak terbaca.", fix)
