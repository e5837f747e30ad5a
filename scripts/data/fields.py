"""The one seam where Indonesian data keys meet English attributes.

A record type lists its fields once: what the editor types, what the programmer reads, how to read it.
Loading, the hints in the files' headers and the spreadsheet follow that list.
"""

import difflib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.data.blocks import Block, Value
from scripts.data.parsers import Fault, Parser
from scripts.data.problem import Problem


@dataclass(frozen=True)
class Field:
    """One `key: value` line of a block.

    key: as typed by editors; attribute: of the dataclass; kind: reads the text;
    required: an empty value is a problem; help: one line for editors, in Indonesian.
    """

    key: str
    attribute: str
    kind: Parser
    required: bool = False
    help: str = ""

    @property
    def is_list(self) -> bool:
        return getattr(self.kind, "of_items", False)


def convert(block: Block, fields: Iterable[Field], where: str, problems: list[Problem]) -> dict[str, object] | None:
    """Return the attributes of `block` by `fields`, or None when a problem of this block was added.

    Empty optional values become '' (or () for lists), so a dataclass needs no None.
    Short strings are interned: thousands of villages share offices, sources and languages.
    """
    before = len(problems)
    known = {field.key: field for field in fields}
    _complain_unknown(block, known, where, problems)
    attributes: dict[str, object] = {}
    for field in known.values():
        value = block.values.get(field.key)
        if value is None or not (value.text.strip() or value.items):
            attributes[field.attribute] = () if field.is_list or field.kind.__qualname__.startswith("several") else ""
            if field.required:
                problems.append(
                    Problem(
                        where,
                        value.line if value else block.line,
                        f"`{field.key}:` pada `{block.key}` belum diisi.",
                        f"Tambah baris `{field.key}: …` ({field.help}).",
                    )
                )
            continue
        attributes[field.attribute] = _read(field, value, where, problems)
    return attributes if len(problems) == before else None


def _read(field: Field, value: Value, where: str, problems: list[Problem]) -> object:
    try:
        if field.is_list:
            if value.items is None:
                raise Fault("bukan daftar", f"Tulis satu baris `- …` untuk tiap {field.help or field.key}.")
            return tuple(_items(field, value, where, problems))
        if value.items is not None:
            raise Fault("berupa daftar", "Tulis satu nilai di baris yang sama, sesudah titik dua.")
        result = field.kind(value.text.strip())
    except Fault as fault:
        problems.append(_fault_problem(field, value.text or ", ".join(value.items or ()), value.line, fault, where))
        return ""
    return sys.intern(result) if isinstance(result, str) and len(result) < 200 else result


def _items(field: Field, value: Value, where: str, problems: list[Problem]) -> Iterator[object]:
    for item, line in zip(value.items, value.lines, strict=True):
        try:
            yield field.kind(item.strip())
        except Fault as fault:
            problems.append(_fault_problem(field, item, line, fault, where))


def _fault_problem(field: Field, typed: str, line: int, fault: Fault, where: str) -> Problem:
    shown_value = " ".join(typed.split())[:60]
    autofix = (typed.strip(), fault.right) if fault.right else None
    fix = f"{fault.fix} Jadi: `{field.key}: {fault.right}`." if fault.right else fault.fix
    return Problem(where, line, f"`{field.key}: {shown_value}` {fault.message}.", fix, autofix)


def _complain_unknown(block: Block, known: Mapping[str, Field], where: str, problems: list[Problem]) -> None:
    for key, value in block.values.items():
        if key in known:
            continue
        if key == "":
            problems.append(
                Problem(
                    where,
                    block.line,
                    f"`{block.key}` belum punya isi.",
                    "Tulis isian `nama: nilai` menjorok dua spasi di bawahnya.",
                )
            )
            continue
        near = difflib.get_close_matches(key, known, n=1)
        fix = f"Mungkin maksudnya `{near[0]}:`." if near else f"Pakai salah satu: {', '.join(known)}."
        autofix = (f"{key}:", f"{near[0]}:") if near and near[0] not in block.values else None
        problems.append(Problem(where, value.line, f"`{key}:` tidak dikenal di berkas ini.", fix, autofix))


def read_key(block: Block, kind: Parser, where: str, problems: list[Problem]) -> bool:
    """Return whether the block's own key is of `kind`; add a problem where it is not."""
    try:
        kind(block.key)
    except Fault as fault:
        autofix = (block.key, fault.right) if fault.right else None
        fix = f'{fault.fix} Jadi: `"{fault.right}":`.' if fault.right else fault.fix
        problems.append(Problem(where, block.line, f"`{block.key[:60]}` {fault.message}.", fix, autofix))
        return False
    return True
