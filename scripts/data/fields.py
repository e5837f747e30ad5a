"""The one seam where Indonesian data keys meet English attributes.

A dataclass declares each line of its block once, with `typed`. Loading, the header comments of the files, the schemas
for editors' programs, the spreadsheet and the messages all follow that declaration.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from scripts.data.blocks import Block, Value
from scripts.data.parsers import Choice, Each, Fault, Parser, Several, text, visible
from scripts.data.problem import Problem
from scripts.data.slip import nearest, only_slip
from scripts.data.swallowed import quoted_line


@dataclass(frozen=True)
class Field:
    """One `key: value` line of a block; the block's own key has the key ''.

    key: as typed by editors; parser: reads the text; meaning: what it holds, in Indonesian; required: an empty value is a
    problem; more: further lines for the header of the file; since: month in which the field came; attribute: of the dataclass.
    """

    key: str
    parser: Parser
    meaning: str
    required: bool
    more: str
    since: str
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


def typed(
    key: str,
    parser: Parser,
    meaning: str,
    *,
    required: bool = False,
    more: str = "",
    since: str = "",
    default: object = dataclasses.MISSING,
) -> Any:
    """Declare an attribute that editors type as the line `key: value`; parameters as in Field."""
    return dataclasses.field(default=default, metadata={"typed": Field(key, parser, meaning, required, more, since)})


def typed_key(parser: Parser, meaning: str, *, more: str = "", default: object = dataclasses.MISSING) -> Any:
    """Declare the attribute that holds the key of the block."""
    return typed("", parser, meaning, required=True, more=more, default=default)


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the lines of a block of `record` in the order of its declaration."""
    return tuple(field for field in _declared(record) if field.key)


@cache
def key_of(record: type) -> Field:
    """Return the declaration of the block's own key."""
    return next(field for field in _declared(record) if not field.key)


def _declared(record: type) -> Iterator[Field]:
    for attribute in dataclasses.fields(record):
        if "typed" in attribute.metadata:
            yield dataclasses.replace(attribute.metadata["typed"], attribute=attribute.name)


@cache
def _by_key(record: type) -> dict[str, Field]:
    return {field.key: field for field in fields_of(record)}


def read_record(block: Block, record: type, where: str, problems: list[Problem]) -> Any:
    """Return `block` as a `record`, or None when a problem of this block was added.

    Empty optional values become '' (or () for several), so a dataclass needs no None.
    Short strings are interned: thousands of villages share offices, sources and languages.
    """
    before = len(problems)
    _complain_key(block, key_of(record), where, problems)
    known = _by_key(record)
    glued = _glued_lines(block, known, where, problems)
    for key, value in block.values.items():
        if key not in known:
            problems.append(_unknown(block, key, value, known, where))
    attributes: dict[str, object] = {}
    for field in known.values():
        value = block.values.get(field.key)
        if value is not None and (value.text.strip() or value.items or _is_cut(field, value)):
            attributes[field.attribute] = _read(field, value, block, where, problems)
            continue
        attributes[field.attribute] = field.empty
        if field.required and field.key not in glued:
            line = value.line if value else block.line
            message = f"`{field.key}:` pada `{block.key}` belum diisi."
            fix = f"Tambah baris `{field.key}: …` ({field.asked})."
            problems.append(Problem(where, line, message, fix, rule="D05", record=block.key, field=field.key))
    if len(problems) > before:
        return None
    return record(key=sys.intern(block.key), line=block.line, **attributes)


def _read(field: Field, value: Value, block: Block, where: str, problems: list[Problem]) -> object:
    if field.is_list and value.items is not None:
        parts = value.parts or map(Value, value.items, value.lines)  # a spreadsheet has only texts
        return tuple(_text_of(field, item, block, where, problems) for item in parts)
    if field.is_list:
        fault = Fault("bukan daftar", f"Tulis satu baris `- …` untuk tiap {field.meaning}.")
    elif value.items is not None:
        fault = Fault("berupa daftar", "Tulis satu nilai di baris yang sama, sesudah titik dua.")
    else:
        return _text_of(field, value, block, where, problems)
    shown = value.text or ", ".join(value.items or ())
    problems.append(_fault_problem(field, shown, value.line, fault, block, where))
    return ""


def _text_of(field: Field, value: Value, block: Block, where: str, problems: list[Problem]) -> object:
    if _is_cut(field, value):
        problems.append(lost_text(value, where, field.key, record=block.key, field=field.key))
        if not value.text.strip():
            return field.empty
    return _parsed(field, value.text.strip(), value.line, block, where, problems)


def _is_cut(field: Field, value: Value) -> bool:
    """Whether the comment behind a value is, or may be, meant as a part of it."""
    return bool(value.lost) and (field.is_prose or not value.lost.startswith("# "))


def lost_text(value: Value, where: str, name: str, **more: str) -> Problem:
    """Return the problem of a text whose end YAML takes for a comment; `name` is shown, `more` as in Problem."""
    right = quoted_line(value.whole)
    message = f"`{name}:` terpotong: `{value.lost[:60]}` tidak tampil, sebab tanda # di situ berarti catatan."
    fix = f"Apit seluruhnya dengan tanda kutip lurus: {right.strip()}" if right else "Tulis tanpa tanda #."
    # With a space behind the sign it may be meant as a comment: that is for a person to decide.
    certain = (value.whole, right) if right and not value.lost.startswith("# ") else None
    return Problem(where, value.end or value.line, message, fix, certain, rule="D02", **more)


def _glued_lines(block: Block, known: dict[str, Field], where: str, problems: list[Problem]) -> set[str]:
    """Complain of lines that lack their colon, so that YAML reads them as the end of the value above; return their keys."""
    glued = set()
    for name, value in block.values.items():
        for key in (key for key in known if value.end and key not in block.values):
            if found := re.search(rf"(?:^| ){key}(?: (\S.*))?$", value.text):
                glued.add(key)
                message = f"belum ada titik dua sesudah `{key}`, sehingga baris ini menjadi bagian `{name}:`."
                fix = f"Tulis: {key}: {found[1] or '…'}"
                problems.append(Problem(where, value.end, message, fix, rule="D02", record=block.key, field=key))
    return glued


def _parsed(field: Field, text: str, line: int, block: Block, where: str, problems: list[Problem]) -> object:
    try:
        result = field.parser(visible(text))
    except Fault as fault:
        problems.append(_fault_problem(field, text, line, fault, block, where))
        return ""
    return sys.intern(result) if isinstance(result, str) and len(result) < 200 else result


def _fault_problem(field: Field, typed: str, line: int, fault: Fault, block: Block, where: str) -> Problem:
    message = f"`{field.key}: {' '.join(typed.split())[:60]}` {fault.message}."
    fix, autofix = fault.fix, None
    if fault.right:
        fix, autofix = f"{fix} Jadi: `{field.key}: {fault.right}`.", (typed.strip(), fault.right)
    return Problem(where, line, message, fix, autofix, rule="D06", record=block.key, field=field.key)


def _unknown(block: Block, key: str, value: Value, known: dict[str, Field], where: str) -> Problem:
    if not key:
        fix = "Tulis isian `nama: nilai` menjorok dua spasi di bawahnya."
        return Problem(where, block.line, f"`{block.key}` belum punya isi.", fix, rule="D05", record=block.key)
    near = nearest(key, known)
    fix = f"Mungkin maksudnya `{near}:`." if near else f"Pakai salah satu: {', '.join(known)}."
    meant = only_slip(key, known)
    autofix = (f"{key}:", f"{meant}:") if meant and meant not in block.values else None
    message = f"`{key}:` tidak dikenal di berkas ini."
    return Problem(where, value.line, message, fix, autofix, rule="D04", record=block.key, field=key)


def _complain_key(block: Block, key: Field, where: str, problems: list[Problem]) -> None:
    try:
        key.parser(block.key)
    except Fault as fault:
        autofix = (block.key, fault.right) if fault.right else None
        fix = f'{fault.fix} Jadi: `"{fault.right}":`.' if fault.right else fault.fix
        message = f"`{block.key[:60]}` {fault.message}."
        problems.append(Problem(where, block.line, message, fix, autofix, rule="D03", record=block.key))
