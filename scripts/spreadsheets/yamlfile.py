"""Change values in villages.yml line by line: comments, order and every untouched line stay as they are."""

import json
import re
from collections.abc import Iterable, Mapping

import yaml

from scripts.data.blocks import Block, Value
from scripts.data.villages import FIELDS
from scripts.spreadsheets.rows import same

ORDER = [field.key for field in FIELDS]
FIELD_LINE = re.compile(r"( +)(\w+):")


def change(text: str, old: Mapping[str, Block], new: Iterable[Block]) -> str:
    """Return the file `text` with the values of `new`; unknown codes are added at its end.

    old: the blocks of `text` by code. Codes that `new` does not name are kept.
    """
    lines = text.split("\n")
    added = [block for block in new if block.key not in old]
    changed = [block for block in new if block.key in old]
    for block in sorted(changed, key=lambda block: -old[block.key].line):
        _change_block(lines, old[block.key], block)
    body = "\n".join(lines).rstrip("\n") + "\n"
    return body + "".join(f"\n{_whole(block)}" for block in added)


def _change_block(lines: list[str], old: Block, new: Block) -> None:
    start = old.line
    end = next(
        (number for number in range(start, len(lines)) if lines[number].strip() and not lines[number].startswith(" ")),
        len(lines),
    )
    while end > start and not lines[end - 1].strip():
        end -= 1
    for key in ORDER:
        if key in new.values and not same(old.values.get(key), new.values[key]):
            first, last = _span(lines, key, start, end)
            written = render(key, new.values[key])
            lines[first:last] = written
            end += len(written) - (last - first)


def _span(lines: list[str], key: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines of `key` stand between `start` and `end`; an empty span where they should stand."""
    indent = FIELD_LINE.match(lines[start])[1]
    starts = {
        match[2]: number
        for number in range(start, end)
        if (match := FIELD_LINE.match(lines[number])) and match[1] == indent
    }
    if key not in starts:
        before = [starts[other] for other in ORDER[: ORDER.index(key)] if other in starts]
        after = min((number for number in starts.values() if before and number > max(before)), default=end)
        return after, after
    following = [number for number in starts.values() if number > starts[key]]
    last = min(following, default=end)
    while last > starts[key] + 1 and lines[last - 1].lstrip().startswith("#"):  # belongs to what follows
        last -= 1
    return starts[key], last


def _whole(block: Block) -> str:
    lines = [f'"{block.key}":']
    for key in ORDER:
        lines += render(key, block.values.get(key, Value("", 0)))
    return "\n".join(lines) + "\n"


def render(key: str, value: Value) -> list[str]:
    """Return the lines of one `key: value` of a block, in the style of the file."""
    if value.items:
        return [f"  {key}:", *(f"    - {_scalar(item.strip())}" for item in value.items)]
    text = value.text.strip()
    if not text:
        return [f"  {key}:"]
    if "\n" in text:
        lines = [f"  {key}: |", *(f"    {line}".rstrip() for line in text.split("\n"))]
        if _reads("\n".join(lines), {key: text + "\n"}):
            return lines
    return [f"  {key}: {_scalar(text)}"]


def _scalar(text: str) -> str:
    is_plain = not re.fullmatch(r"[\d.:_-]+", text) and _reads(f"x:\n  - {text}", {"x": [text]})
    return text if is_plain and _reads(f"x: {text}", {"x": text}) else json.dumps(text, ensure_ascii=False)


def _reads(typed: str, meant: object) -> bool:
    try:
        return yaml.load(typed, Loader=yaml.BaseLoader) == meant
    except yaml.YAMLError:
        return False
