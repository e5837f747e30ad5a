"""Change YAML files as people typed them: comments, order, quotes and every untouched line stay as they are.

ruamel.yaml keeps them, and is too slow to load a province with (4 ms a village; the reader in `blocks` takes 0.15): it
writes only.
"""

import io
import re
from collections.abc import Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken

AFTER_VALUE, AFTER_ITEM = 2, 0  # where ruamel keeps the comment behind a value of a mapping, and of a list


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1 << 30  # never folded
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def parse(text: str) -> CommentedMap:
    """Return the file `text` for `put` and `write`. Raises ruamel.yaml.YAMLError where it is no YAML.

    A file of comments alone, as before its first block, is an empty mapping below them.
    """
    data = _yaml().load(text)
    if data is None:
        data = CommentedMap()
        data.fa.set_block_style()
        data.ca.comment = [None, [CommentToken(text, CommentMark(0))] if text else []]
    return data


def write(data: CommentedMap) -> str:
    """Return the text of a file."""
    out = io.StringIO()
    _yaml().dump(data, out)
    nothing_typed = not data and data.fa.flow_style() is False  # as parse leaves it: not even {}
    return out.getvalue().removesuffix("{}\n") if nothing_typed else out.getvalue()


def put(block: CommentedMap, key: str, value: object, order: Sequence[str]) -> None:
    """Set `key` of a block; a new one goes behind those that come before it in `order`, a replaced one keeps its comment."""
    if key in block:
        comment = _take_comment(block, key)
        block[key] = value
        _give_comment(block, key, comment)
        return
    before = next((name for name in reversed(order[: order.index(key)]) if name in block), None)
    comment = _take_comment(block, before) if before is not None else None
    block.insert(list(block).index(before) + 1 if before is not None else 0, key, value)
    _give_comment(block, key, comment)


def append(items: CommentedSeq, value: object) -> None:
    """Put `value` at the end of a list; what stands below the list stays below it."""
    comment = _take_comment(items, len(items) - 1) if items else None
    items.append(value)
    _give_comment(items, len(items) - 1, comment)


def styled(text: str) -> object:
    """Return a text as it is typed in these files: plain where YAML reads it back as this text, else in straight quotes."""
    if not text:
        return None
    if "\n" in text:
        return LiteralScalarString(f"{text}\n")
    is_plain = not re.fullmatch(r"[\d.:_-]+", text) and write(CommentedMap(x=text)) == f"x: {text}\n"
    return text if is_plain else DoubleQuotedScalarString(text)


def _last(block: CommentedMap | CommentedSeq, key: object) -> tuple[CommentedMap | CommentedSeq, object, int]:
    """Return the container, key and slot behind which the comment after `block[key]` hangs: that of its last leaf."""
    value = block[key]
    if isinstance(value, CommentedMap) and value:
        return _last(value, next(reversed(value)))
    if isinstance(value, CommentedSeq) and value:
        return _last(value, len(value) - 1)
    return block, key, AFTER_VALUE if isinstance(block, CommentedMap) else AFTER_ITEM


def _take_comment(block: CommentedMap | CommentedSeq, key: object) -> CommentToken | None:
    """Remove and return what stands below `block[key]`: empty lines and comments up to the next key."""
    holder, last, slot = _last(block, key)
    value = holder[last]
    if isinstance(value, ScalarString) and getattr(value, "comment", None) is not None:
        comment, value.comment = value.comment, None
        return comment
    tokens = holder.ca.items.get(last)
    if not tokens or tokens[slot] is None:
        return None
    comment, tokens[slot] = tokens[slot], None
    return comment


def _give_comment(block: CommentedMap | CommentedSeq, key: object, comment: CommentToken | None) -> None:
    if comment is None:
        return
    holder, last, slot = _last(block, key)
    value = holder[last]
    if isinstance(value, LiteralScalarString):
        value.comment = comment
        return
    tokens = holder.ca.items.setdefault(last, [None, None, None, None] if slot == AFTER_VALUE else [None, None])
    tokens[slot] = comment
