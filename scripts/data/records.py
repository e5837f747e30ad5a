"""Read one data file into records: blocks, keys and fields in one walk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from scripts.data.blocks import NOWHERE, Block, BlockFile, is_long, read_blocks, remembered
from scripts.data.fields import read_record
from scripts.data.problem import Problem
from scripts.paths import shown


class Record(Protocol):
    """What every record has: the key of its block, and the line on which the block starts."""

    key: str
    line: int


AnyRecord = TypeVar("AnyRecord", bound=Record)


def read_records(path: Path, record: type[AnyRecord], problems: list[Problem]) -> Iterator[AnyRecord]:
    """Yield a `record` for every sound block of `path`, in file order.

    Unsound blocks go into `problems` and are left out, so that one run shows the mistakes of all files.
    """
    if is_long(path):
        yield from _records(read_blocks(path, problems), record, shown(path), problems)
        return
    yield from _all_records(path, record, problems)


@remembered
def _all_records(file: BlockFile, record: type[AnyRecord], problems: list[Problem]) -> tuple[AnyRecord, ...]:
    found = tuple(_records(file.blocks, record, NOWHERE, problems))
    problems.extend(file.problems)
    return found


def _records(
    blocks: Iterable[Block], record: type[AnyRecord], where: str, problems: list[Problem]
) -> Iterator[AnyRecord]:
    for block in blocks:
        found = read_record(block, record, where, problems)
        if found is not None:
            yield found


def load_records(
    path: Path,
    record: type[AnyRecord],
    problems: list[Problem],
    check: Callable[[AnyRecord, str], Iterable[Problem]] = lambda record, where: (),
) -> Mapping[str, AnyRecord]:
    """Return the records of `path` by key, in file order; what is wrong, also by `check(record, file)`, goes into `problems`."""
    found, where = {}, shown(path)
    for each in read_records(path, record, problems):
        problems.extend(check(each, where))
        found[each.key] = each
    return MappingProxyType(found)


def problem_of(record: Record, where: str, rule: str, message: str, fix: str, **more: Any) -> Problem:
    """Return a problem of a whole record, which its message names; `more` as in Problem."""
    return Problem(where, record.line, f"`{record.key}`: {message}", fix, rule=rule, record=record.key, **more)
