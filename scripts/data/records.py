"""Read one data file into records: blocks, keys and fields in one walk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from scripts.data.blocks import NOWHERE, Block, BlockFile, is_long, read_blocks, remembered
from scripts.data.fields import read_record
from scripts.data.problem import Problem
from scripts.paths import shown


class Record(Protocol):
    """What every record has: the key of its block, and the line on which the block starts."""

    key: str
    line: int


AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a record: the rule, the key of its field ('' for the whole), the rest as in Problem.

    named: whether the message names the record itself.
    """

    rule: str
    field: str
    message: str
    fix: str
    autofix: tuple[str, str] | None = None
    named: bool = False

    def of(self, record: Record, where: str) -> Problem:
        """Return the problem of `record` in the file `where`."""
        message = self.message if self.named else f"`{record.key}`: {self.message}"
        more = {"rule": self.rule, "record": record.key, "field": self.field}
        return Problem(where, record.line, message, self.fix, self.autofix, **more)


def read_records(
    path: Path, record: type[AnyRecord], problems: list[Problem], optional: bool = False
) -> Iterator[AnyRecord]:
    """Yield a `record` for every sound block of `path`, in file order; optional: a project may lack the file.

    Unsound blocks go into `problems` and are left out, so that one run shows the mistakes of all files.
    """
    if is_long(path):
        yield from _records(read_blocks(path, problems), record, shown(path), problems)
    elif not optional or path.exists():
        yield from _all_records(path, record, problems)


@remembered
def _all_records(file: BlockFile, record: type[AnyRecord], problems: list[Problem]) -> tuple[AnyRecord, ...]:
    found = tuple(_records(file.blocks, record, NOWHERE, problems))
    problems.extend(file.problems)
    return found


def _records(
    blocks: Iterable[Block], record: type[AnyRecord], where: str, problems: list[Problem]
) -> Iterator[AnyRecord]:
    return (found for block in blocks if (found := read_record(block, record, where, problems)) is not None)


def load_records(
    path: Path,
    record: type[AnyRecord],
    problems: list[Problem],
    check: Callable[[AnyRecord], Iterable[Wrong]] = lambda record: (),
    optional: bool = False,
) -> Mapping[str, AnyRecord]:
    """Return the records of `path` by key, in file order; what is wrong, also by `check`, goes into `problems`."""
    found = {each.key: each for each in read_records(path, record, problems, optional)}
    problems.extend(wrong.of(each, shown(path)) for each in found.values() for wrong in check(each))
    return MappingProxyType(found)
