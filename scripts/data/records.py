"""Read one data file into records: blocks, keys and fields in one walk."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from sys import intern
from typing import TypeVar

from scripts.data.blocks import read_blocks
from scripts.data.fields import Field, convert, read_key
from scripts.data.parsers import Parser
from scripts.data.problem import Problem
from scripts.paths import shown

Record = TypeVar("Record")


def read_records(
    path: Path,
    key_kind: Parser,
    fields: Sequence[Field],
    build: Callable[..., Record],
    problems: list[Problem],
) -> Iterator[Record]:
    """Yield `build(key=…, line=…, **attributes)` for every sound block of `path`, in file order.

    Unsound blocks go into `problems` and are left out, so that one run shows the mistakes of all files.
    """
    where = shown(path)
    for block in read_blocks(path, problems):
        good_key = read_key(block, key_kind, where, problems)
        attributes = convert(block, fields, where, problems)
        if good_key and attributes is not None:
            yield build(key=intern(block.key), line=block.line, **attributes)
