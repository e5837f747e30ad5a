"""Change values in villages.yml: comments, order and every untouched line stay as they are."""

from collections.abc import Iterable, Mapping

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from scripts.data.blocks import Block, Value
from scripts.data.villages import FIELDS
from scripts.data.yaml_edit import parse, put, styled, write
from scripts.spreadsheets.rows import same

ORDER = [field.key for field in FIELDS]


def change(text: str, old: Mapping[str, Block], new: Iterable[Block]) -> str:
    """Return the file `text` with the values of `new`; unknown codes are added at its end.

    old: the blocks of `text` by code. Codes that `new` does not name are kept.
    """
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
            for key in sorted(changes[code], key=ORDER.index):
                put(data[code], key, _typed(changes[code][key]), ORDER)
        text = write(data)
    added = (_whole(code, values) for code, values in changes.items() if code not in old)
    return text.rstrip("\n") + "\n" + "".join(f"\n{block}" for block in added)


def _whole(code: str, values: Mapping[str, Value]) -> str:
    lines = CommentedMap((key, _typed(values.get(key, Value("", 0)))) for key in ORDER)
    return write(CommentedMap({DoubleQuotedScalarString(code): lines}))


def _typed(value: Value) -> object:
    if value.items:
        return CommentedSeq(styled(item.strip()) for item in value.items)
    return styled("\n".join(line.rstrip() for line in value.text.strip().split("\n")))
