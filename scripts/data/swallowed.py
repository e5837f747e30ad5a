"""What YAML takes away without a word: text behind ` #`, tags, anchors; and the lines where only people see a mistake.

Form: https://yaml.org/spec/1.2.2/ (6.6 comments, 6.9 node properties).
"""

import re

import yaml

from scripts.data.letters import SPACES

COMMENT = re.compile(r"[ \t]+#[^\n]*")
# Each alternative starts where its line does: from every letter to the end of the line would take a hundred times as long.
SUSPECT = re.compile(r"^(?:#|[^\S\n])*[^\s#][^\n]*?[ \t]#|^[ \t]*(?:-|[^\s#:][^:\n]*:)[ \t]+[!&*]", re.M)
SIGNS = tuple(f"{space}{sign}" for space in " \t" for sign in "#!&*")  # one of them is on every suspect line
INDENT = re.compile(rf"^[ \t]*{SPACES.pattern}[ \t{SPACES.pattern[1:-1]}]*", re.M)
PROPERTY = re.compile(r"^(\s*(?:-|[^\s:#][^:\n]*:)[ \t]+)([!&*@`%]\S*.*)$")
ENTRY = re.compile(r"^(\s*(?:-|(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'][^:\n]*):)[ \t]+)(.*)$")
SWITCH = re.compile(r"#\s*abaikan\s", re.I)


def comment_behind(event: yaml.ScalarEvent, line: str) -> str:
    """Return the comment behind a value that ends on `line`, '' where there is none or it switches a hint off."""
    rest = line[event.end_mark.column :] if event.value or event.style else _after_colon(line)
    found = COMMENT.fullmatch(rest.rstrip()) if rest else None
    return "" if not found or SWITCH.search(found[0]) else found[0].strip()


def _after_colon(line: str) -> str:
    entry = re.match(r"\s*(?:-|[^\s:#][^:\n]*:)([ \t]+#.*)$", line)
    return entry[1] if entry else ""


def quoted(text: str) -> str:
    """Return `text` in straight quotes, as YAML reads it back unchanged; '' where it holds both kinds."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else ""


def quoted_line(line: str) -> str:
    """Return a line `key: value` or `- value` with everything behind its key in quotes; '' where that is not clear."""
    entry = ENTRY.match(line.rstrip())
    value = quoted(entry[2].strip()) if entry and entry[2][:1] not in ('"', "'") else ""
    return f"{entry[1]}{value}" if value else ""


def has_property(event: yaml.Event) -> str:
    """Return the first sign of a tag, anchor or alias of a value: what stands behind it is not text any more."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    if isinstance(event, yaml.ScalarEvent):
        return "!" if event.tag else "&" if event.anchor else ""
    return "!" if getattr(event, "tag", None) else "&" if getattr(event, "anchor", None) else ""
