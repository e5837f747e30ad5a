"""Hints switched off by an editor, with the ID and a reason, on the line itself or alone on the line above it:

`<!-- abaikan T103: nama resmi program -->` in Markdown, `# abaikan T103: nama resmi program` in YAML.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.data.problem import Hint, Problem

SWITCH = re.compile(r"(?:<!--|(?:^|\s)#)\s*abaikan\s+(\w+)\s*(?::[ \t]*(.*?))?\s*(?:-->|$)", re.I)


@dataclass(frozen=True)
class Suppression:
    """What stands on line `line` (1-based): ID and reason as typed; target: the line whose hints it switches off."""

    rule: str
    reason: str
    line: int
    target: int


def find_suppressions(lines: Sequence[str]) -> Iterator[Suppression]:
    """Yield every suppression in the lines of a file."""
    for number, line in enumerate(lines, 1):
        for match in SWITCH.finditer(line) if "abaikan" in line.lower() else ():
            alone = not line.replace(match[0], "").strip()
            yield Suppression(match[1].upper(), (match[2] or "").strip(), number, number + 1 if alone else number)


def unsuppressed(hints: Iterable[Hint], lines: Sequence[str]) -> list[Hint]:
    """Return the hints of one file that no suppression in its `lines` turns off; one without a reason turns off nothing.

    A hint on line 1 is about the whole page: a suppression anywhere on it will do.
    """
    if not (hints := list(hints)):
        return hints
    found = [each for each in find_suppressions(lines) if each.reason]
    off = {(line, each.rule) for each in found for line in (each.target, 1)}
    return [hint for hint in hints if (hint.line, hint.rule) not in off]


def suppression_problems(path: str, lines: Sequence[str], known: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the suppressions of a file; known: IDs of the hints."""
    for found in find_suppressions(lines):
        if found.rule not in known:
            message = f"`abaikan {found.rule}` tidak mematikan apa-apa: itu bukan nomor saran."
            fix = "Salin nomor dari pesan sarannya, atau hapus tanda ini. Masalah tidak bisa dimatikan, hanya saran."
            yield Problem(path, found.line, message, fix, rule="U101")
        elif not found.reason:
            message = f"`abaikan {found.rule}` belum punya alasan, sehingga sarannya tetap tampil."
            yield Problem(path, found.line, message, f"Tulis: abaikan {found.rule}: alasannya.", rule="U101")
