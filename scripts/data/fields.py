"""The one seam where Indonesian data keys meet English attributes.

A dataclass declares each line of its block once, with `required` or `optional`. Loading, the header comments of the files,
the schemas for editors' programs, the spreadsheet and the messages all follow that declaration.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from scripts.data.blocks import Block, Value, read_blocks
from scripts.data.parsers import Choice, Each, Fault, Parser, Several, text, visible
from scripts.data.problem import Problem
from scripts.data.slip import nearest, only_slip
from scripts.data.yaml_faults import quoted_line
from scripts.paths import shown


@dataclass(frozen=True)
class Field:
    """One `key: value` line of a block; the block's own key has the key ''.

    key: as typed by editors; parser: reads the text; meaning: what it holds, in Indonesian; more: further lines for the
    header of the file; since: month in which the field came; required: an empty value is a problem; attribute: of the
    dataclass.
    """

    key: str
    parser: Parser
    meaning: str
    more: str = ""
    since: str = ""
    required: bool = False
    attribute: str = ""

    @cached_property
    def is_list(self) -> bool:
        """Whether it is typed as lines of `- item`."""
        return isinstance(self.parser, Each)

    @cached_property
    def is_prose(self) -> bool:
        """Whether any text can stand there, so that a comment behind it may be meant as text."""
        return getattr(self.parser, "parser", self.parser) is text

    @cached_property
    def empty(self) -> object:
        """The value of the attribute where nothing is typed."""
        return () if isinstance(self.parser, Each | Several) else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The only values it takes; () where it takes others."""
        return self.parser.allowed if isinstance(self.parser, Choice) else ()

    @property
    def help(self) -> str:
        """Meaning and choices in one line, for people."""
        return f"{self.meaning}: {' | '.join(self.choices)}" if self.choices else self.meaning

    @property
    def asked(self) -> str:
        """What to put there, for a message about an empty field: the choices, or the meaning up to its first semicolon."""
        *others, last = self.choices or (self.meaning.partition(";")[0],)
        return f"{', '.join(others)}, atau {last}" if others else last


def required(key: str, parser: Parser, meaning: str, more: str = "", since: str = "") -> Any:
    """Declare an attribute that editors type as the line `key: value`; parameters as in Field."""
    return dataclasses.field(kw_only=True, metadata={"typed": Field(key, parser, meaning, more, since, required=True)})


def optional(key: str, parser: Parser, meaning: str, more: str = "", since: str = "") -> Any:
    """As `required`, for a line that may be left out: the attribute is then '', or () for several."""
    field = Field(key, parser, meaning, more, since)
    return dataclasses.field(kw_only=True, default=field.empty, metadata={"typed": field})


def typed_key(parser: Parser, meaning: str, more: str = "") -> Any:
    """Declare the attribute that holds the key of the block."""
    return dataclasses.field(metadata={"typed": Field("", parser, meaning, more, required=True)})


@cache
def _declared(record: type) -> tuple[Field, ...]:
    return tuple(
        dataclasses.replace(attribute.metadata["typed"], attribute=attribute.name)
        for attribute in dataclasses.fields(record)
        if "typed" in attribute.metadata
    )


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the lines of a block of `record` in the order of its declaration."""
    return tuple(field for field in _declared(record) if field.key)


def key_of(record: type) -> Field:
    """Return the declaration of the block's own key."""
    return next(field for field in _declared(record) if not field.key)


@cache
def _by_key(record: type) -> Mapping[str, Field]:
    return {field.key: field for field in fields_of(record)}


def read_record(block: Block, record: type, where: str, problems: list[Problem]) -> Any:
    """Return `block` as a `record`, or None when a problem of this block was added.

    Short strings are interned: thousands of villages share offices, sources and languages.
    """
    reading = _Reading(block, _by_key(record), where, [])
    attributes = reading.attributes(key_of(record))
    problems.extend(reading.problems)
    return None if reading.problems else record(key=sys.intern(block.key), line=block.line, **attributes)


def lost_text(value: Value, where: str, name: str, **more: str) -> Problem:
    """Return the problem of a text whose end YAML takes for a comment; `name` is shown, `more` as in Problem."""
    right = quoted_line(value.whole)
    message = f"`{name}:` terpotong: `{value.lost[:60]}` tidak tampil, sebab tanda # di situ berarti catatan."
    fix = f"Apit seluruhnya dengan tanda kutip lurus: {right.strip()}" if right else "Tulis tanpa tanda #."
    # With a space behind the sign it may be meant as a comment: that is for a person to decide.
    certain = (value.whole, right) if right and not value.lost.startswith("# ") else None
    return Problem(where, value.end or value.line, message, fix, certain, rule="D02", **more)


def read_pairs(path: Path, problems: list[Problem]) -> Iterator[tuple[Block, str]]:
    """Yield each block of a file of `key: text` with its text, '' where there is none."""
    for block in read_blocks(path, problems):
        value = block.values.get("", Value("", block.line))
        if value.lost and value.text.strip():
            problems.append(lost_text(value, shown(path), block.key, record=block.key))
        yield block, value.text.strip()


def _is_cut(field: Field, value: Value) -> bool:
    """Whether the comment behind a value is, or may be, meant as a part of it."""
    return bool(value.lost) and (field.is_prose or not value.lost.startswith("# "))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block on its way to a record; known: its fields by key."""

    block: Block
    known: Mapping[str, Field]
    where: str
    problems: list[Problem]

    def attributes(self, key: Field) -> dict[str, object]:
        """Return the values by attribute."""
        self._check_key(key)
        glued = set(self._glued_keys())
        for name, value in self.block.values.items():
            if name not in self.known:
                self._complain_unknown(name, value)
        return {field.attribute: self._value_of(field, field.key in glued) for field in self.known.values()}

    def _complain(
        self, rule: str, line: int, message: str, fix: str, autofix: tuple[str, str] | None = None, field: str = ""
    ) -> None:
        key = self.block.key
        self.problems.append(Problem(self.where, line, message, fix, autofix, rule=rule, record=key, field=field))

    def _complain_fault(self, field: Field, typed: str, line: int, fault: Fault) -> None:
        message = f"`{field.key}: {' '.join(typed.split())[:60]}` {fault.message}."
        fix = f"{fault.fix} Jadi: `{field.key}: {fault.right}`." if fault.right else fault.fix
        self._complain("D06", line, message, fix, fault.autofix(typed.strip()), field.key)

    def _check_key(self, field: Field) -> None:
        key = self.block.key
        try:
            field.parser(key)
        except Fault as fault:
            fix = f'{fault.fix} Jadi: `"{fault.right}":`.' if fault.right else fault.fix
            self._complain("D03", self.block.line, f"`{key[:60]}` {fault.message}.", fix, fault.autofix(key))

    def _glued_keys(self) -> Iterator[str]:
        """Yield the keys that lack their colon, so that YAML reads their lines as the end of the value above."""
        values = self.block.values
        for name, value in values.items():
            for key in (key for key in self.known if value.end and key not in values):
                if found := re.search(rf"(?:^| ){key}(?: (\S.*))?$", value.text):
                    message = f"belum ada titik dua sesudah `{key}`, sehingga baris ini menjadi bagian `{name}:`."
                    self._complain("D02", value.end, message, f"Tulis: {key}: {found[1] or '…'}", field=key)
                    yield key

    def _complain_unknown(self, key: str, value: Value) -> None:
        if not key:
            fix = "Tulis isian `nama: nilai` menjorok dua spasi di bawahnya."
            self._complain("D05", self.block.line, f"`{self.block.key}` belum punya isi.", fix)
            return
        near, meant = nearest(key, self.known), only_slip(key, self.known)
        fix = f"Mungkin maksudnya `{near}:`." if near else f"Pakai salah satu: {', '.join(self.known)}."
        autofix = (f"{key}:", f"{meant}:") if meant and meant not in self.block.values else None
        self._complain("D04", value.line, f"`{key}:` tidak dikenal di berkas ini.", fix, autofix, key)

    def _value_of(self, field: Field, is_glued: bool) -> object:
        value = self.block.values.get(field.key)
        if value is None or not (value.text.strip() or value.items or _is_cut(field, value)):
            if field.required and not is_glued:
                message = f"`{field.key}:` pada `{self.block.key}` belum diisi."
                fix = f"Tambah baris `{field.key}: …` ({field.asked})."
                self._complain("D05", value.line if value else self.block.line, message, fix, field=field.key)
            return field.empty
        if field.is_list and value.items is not None:
            parts = value.parts or map(Value, value.items, value.lines)  # a spreadsheet has only texts
            return tuple(self._parsed(field, item) for item in parts)
        if field.is_list:
            fault = Fault("bukan daftar", f"Tulis satu baris `- …` untuk tiap {field.meaning}.")
        elif value.items is not None:
            fault = Fault("berupa daftar", "Tulis satu nilai di baris yang sama, sesudah titik dua.")
        else:
            return self._parsed(field, value)
        self._complain_fault(field, value.text or ", ".join(value.items or ()), value.line, fault)
        return field.empty

    def _parsed(self, field: Field, value: Value) -> object:
        typed = value.text.strip()
        if _is_cut(field, value):
            self.problems.append(lost_text(value, self.where, field.key, record=self.block.key, field=field.key))
            if not typed:
                return field.empty
        try:
            result = field.parser(visible(typed))
        except Fault as fault:
            self._complain_fault(field, typed, value.line, fault)
            return field.empty
        return sys.intern(result) if isinstance(result, str) and len(result) < 200 else result
