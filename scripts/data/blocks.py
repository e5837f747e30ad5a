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
from inspect import GEN_CREATED, getgeneratorstate
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, TypeVar

import yaml

from scripts.data.problem import Problem
from scripts.data.stream import BROKEN, MISSING, Damaged, TextStream, unread
from scripts.data.yaml_faults import comment_behind, has_property, property_fault, syntax_fault
from scripts.paths import shown

Result = TypeVar("Result")
NOWHERE = ""  # the path of a problem in a file without a name
REMEMBERED = 1 << 20  # bytes of a file
FILES = 64

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Node = tuple[yaml.Event, Iterator["Node"]]  # an event, and the nodes in the list or mapping that it opens


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
        return BlockFile((), (unread(NOWHERE, MISSING),))


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


def first_node(events: Iterator[yaml.Event]) -> yaml.Event | None:
    """Return the event with which the content of a file begins; None where there is none."""
    return next((event for event in events if isinstance(event, yaml.NodeEvent)), None)


def nodes_in(events: Iterator[yaml.Event]) -> Iterator[Node]:
    """Yield the nodes in the list or mapping that has just begun; what nobody looks into is passed over.

    Lazy, so that a mistake is told before YAML gives up further on, and deep nests cost no memory.
    """
    while not isinstance(event := next(events), yaml.CollectionEndEvent):
        inside = nodes_in(events)
        yield event, inside
        is_passed = isinstance(event, yaml.CollectionStartEvent) and getgeneratorstate(inside) == GEN_CREATED
        depth = int(is_passed)
        while depth:
            passed = next(events)
            depth += isinstance(passed, yaml.CollectionStartEvent) - isinstance(passed, yaml.CollectionEndEvent)


def _read(file: BinaryIO, where: str, problems: list[Problem]) -> Iterator[Block]:
    stream = TextStream(file)
    try:
        yield from _Reader(stream, where, problems).blocks()
        problems.extend(stream.problems(where))
    except Damaged as damage:
        problems.append(unread(where, BROKEN, damage.line))
    except yaml.YAMLError as error:
        problems.extend(stream.problems(where))
        file.seek(0)
        lines = file.read().decode("utf-8", errors="replace").splitlines()
        line, *fault = syntax_fault(lines, error)
        problems.append(Problem(where, line, *fault, rule="D02"))


class _Reader:
    """Makes blocks of the YAML events of one file; what is wrong goes into `problems`."""

    def __init__(self, stream: TextStream, where: str, problems: list[Problem]) -> None:
        self.stream = stream
        self.where = where
        self.problems = problems

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in order, each as soon as it is read; the first of two with the same key."""
        seen: dict[str, int] = {}
        events = yaml.parse(self.stream, Loader=Loader)
        if not self._is_list_of_blocks(first_node(events)):
            return
        nodes = nodes_in(events)
        for (key, _), (value, inside) in zip(nodes, nodes, strict=True):
            self._check_property(key, value)
            if not isinstance(key, yaml.ScalarEvent):
                fix = "Tulis kunci sebagai satu kata, lalu titik dua."
                self._complain(key, "kunci blok ini bukan teks biasa.", fix)
                continue
            if isinstance(value, yaml.ScalarEvent):
                values = {"": self._value(value)}
            elif isinstance(value, yaml.MappingStartEvent):
                values = self._values(inside)
            else:
                fix = "Tulis `nama: nilai` menjorok dua spasi di bawahnya."
                self._complain(value, f"isi `{key.value}` bukan teks dan bukan blok.", fix)
                continue
            line = key.start_mark.line + 1
            if key.value in seen:
                message = f"`{key.value}` sudah ada di baris {seen[key.value]}."
                fix = f"Hapus salah satu `{key.value}`, atau ganti kodenya."
                self.problems.append(Problem(self.where, line, message, fix, rule="D03", record=key.value))
                continue
            seen[key.value] = line
            yield Block(key.value, line, MappingProxyType(values))

    def _is_list_of_blocks(self, top: yaml.Event | None) -> bool:
        if top is None or isinstance(top, yaml.MappingStartEvent):
            return top is not None
        self._check_property(top)
        if not (isinstance(top, yaml.ScalarEvent) and not top.value):
            word = getattr(top, "value", "").partition(" ")[0]
            key = word if re.fullmatch(r"[\w.]+", word) else "kunci"
            shown_key = f'"{key}":' if "." in key else f"{key}:"
            fix = f"Mulai tiap catatan dengan `{shown_key}` di pinggir kiri, dengan titik dua."
            self._complain(top, "isi berkas ini bukan daftar blok `kunci:`.", fix)
        return False

    def _values(self, nodes: Iterator[Node]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for (name, _), (value, items) in zip(nodes, nodes, strict=True):
            self._check_property(name, value)
            if not isinstance(name, yaml.ScalarEvent):
                self._complain(name, "nama isian ini bukan teks biasa.", "Tulis `nama: nilai`.")
            elif name.value in values:
                message = f"`{name.value}:` tertulis dua kali dalam satu blok."
                self._complain(name, message, f"Hapus salah satu `{name.value}:`.")
            elif isinstance(value, yaml.ScalarEvent):
                values[name.value] = self._value(value)
            elif isinstance(value, yaml.SequenceStartEvent):
                values[name.value] = self._items(items, value.start_mark.line + 1)
            elif not isinstance(value, yaml.AliasEvent):
                fix = "Tulis nilainya di baris yang sama, sesudah titik dua."
                self._complain(value, f"isi `{name.value}` bukan teks.", fix)
        return values

    def _items(self, nodes: Iterator[Node], line: int) -> Value:
        items: list[Value] = []
        for item, _ in nodes:
            self._check_property(item)
            if isinstance(item, yaml.ScalarEvent):
                items.append(self._value(item))
            else:
                self._complain(item, "butir daftar ini bukan teks.", "Tulis satu baris `- nilai` untuk tiap butir.")
        texts, lines = tuple(item.text for item in items), tuple(item.line for item in items)
        return Value("", line, texts, lines, parts=tuple(items))

    def _value(self, event: yaml.ScalarEvent) -> Value:
        """Return a text with what was lost behind it."""
        line, last = event.start_mark.line + 1, event.end_mark.line
        if not event.style and last + 1 > line:
            return Value(event.value, line, end=last + 1)
        # Behind a closing quote nothing is lost: what stands there is a comment.
        suspects = self.stream.suspects
        whole = suspects.get(last, "") if suspects and event.style not in ('"', "'") else ""
        lost = comment_behind(event, whole) if whole else ""
        return Value(event.value, line, lost=lost, whole=whole) if lost else Value(event.value, line)

    def _check_property(self, *events: yaml.Event) -> None:
        for event in events:
            if sign := has_property(event):
                line = event.start_mark.line
                fault = property_fault(sign, self.stream.suspects.get(line, ""))
                self.problems.append(Problem(self.where, line + 1, *fault, rule="D02"))

    def _complain(self, event: yaml.Event, message: str, fix: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.where, mark.line + 1, message, fix, rule="D02", column=mark.column + 1))
