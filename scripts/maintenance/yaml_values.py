"""Change single values of a data file line by line: comments, order and every untouched line stay as they are."""

import json
import re
from collections.abc import Mapping, Sequence

from scripts.data.blocks import Block, Value
from scripts.spreadsheets.yamlfile import render

LINE = re.compile(r"""( +)(\w+):(?: +("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#\s](?:[^#]|(?<! )#)*?))?( +#.*)?""")


def set_values(
    text: str, blocks: Mapping[str, Block], changes: Mapping[str, Mapping[str, str]], order: Sequence[str]
) -> str:
    """Return the file `text` with `changes` (block -> key -> new text). blocks: those of `text`; order: of the keys."""
    lines = text.split("\n")
    for name in sorted(changes, key=lambda name: -blocks[name].line):
        places = {key: value.line - 1 for key, value in blocks[name].values.items()}
        for key in sorted(changes[name], key=lambda key: -_place(key, places, order, blocks[name])):
            at = _place(key, places, order, blocks[name])
            if key in places:
                last = _end(lines, at)
                lines[at:last] = [_line(lines[at], key, changes[name][key], single=last == at + 1)]
            else:
                lines.insert(at, _line("", key, changes[name][key], single=True))
    return "\n".join(lines)


def _place(key: str, places: Mapping[str, int], order: Sequence[str], block: Block) -> int:
    """Return the line, from 0, where `key` stands or should stand: behind those before it in `order`."""
    if key in places:
        return places[key]
    before = [places[name] for name in order[: order.index(key)] if name in places]
    return max(before, default=block.line - 1) + 1


def _end(lines: Sequence[str], at: int) -> int:
    """Return the line behind the value that starts in line `at`: a longer one goes on deeper indented."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    last = at + 1
    while last < len(lines) and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) > indent:
        last += 1
    return last


def _line(old: str, key: str, value: str, single: bool) -> str:
    match = LINE.fullmatch(old) if single else None
    quoted = bool(match and (match[3] or "").startswith('"') and value)
    new = f"  {key}: {json.dumps(value, ensure_ascii=False)}" if quoted else render(key, Value(value, 0))[0]
    return new + ((match[4] or "") if match else "")
