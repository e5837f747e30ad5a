"""Change values in a data file: comments, order and every untouched line stay as they are."""

from collections.abc import Iterable, Mapping

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from scripts.data.blocks import Block, Value
from scripts.data.yaml_edit import parse, put, styled, write
from scripts.spreadsheets.records import VILLAGES, Kind
from scripts.spreadsheets.rows import same


def update(text: str, old: Mapping[str, Block], new: Iterable[Block], kind: Kind = VILLAGES) -> str:
    """Return the file `text` with the values of `new`, rows of `kind`; unknown codes are added at its end.

    old: the blocks of `text` by code. Codes that `new` does not name are kept.
    """
    order = list(kind.fields)
    changes = {
        block.key: {
            key: value
            for key, value in block.values.items()
            if block.key not in old or not same(old[block.key].values.get(key), value)
        }
        for block in new
    }
    if any(changes.get(code) for code in old):
        data = parse(text)
        for code in old.keys() & changes.keys():
            for key in sorted(changes[code], key=order.index):
                put(data[code], key, _typed(changes[code][key]), order)
        text = write(data)
    added = (_whole(code, values, order) for code, values in changes.items() if code not in old)
    return text.rstrip("\n") + "\n" + "".join(f"\n{block}" for block in added)


def _whole(code: str, values: Mapping[str, Value], order: Iterable[str]) -> str:
    lines = CommentedMap((key, _typed(values.get(key, Value("", 0)))) for key in order)
    return write(CommentedMap({DoubleQuotedScalarString(code): lines}))


def _typed(value: Value) -> object:
    if value.items:
        return CommentedSeq(styled(item.strip()) for item in value.items)
    return styled("\n".join(line.rstrip() for line in value.text.strip().split("\n")))
