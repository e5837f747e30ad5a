"""Hints switched off by an editor, with the ID and a reason, on the line itself or alone on the line above it:

`<!-- abaikan T103: nama resmi program -->` in Markdown, `# abaikan T103: nama resmi program` in YAML.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.data.problem import Problem
from scripts.rules.hint import Hint

SWITCH = re.compile(r"(?:<!--|(?:^|\s)#)\s*abaikan\s+(\w+)\s*(?::[ \t]*(.*?))?\s*(?:-->|$)", re.I)


@dataclass(frozen=True)
class Switch:
    """What stands on line `line` (1-based): ID and reason as typed; target: the line whose hints it switches off."""

    rule: str
    reason: str
    line: int
    target: int


def find_switches(lines: Sequence[str]) -> Iterator[Switch]:
    """Yield every switch in the lines of a file."""
    for number, line in enumerate(lines, 1):
        for match in SWITCH.finditer(line) if "abaikan" in line.lower() else ():
            alone = not line.replace(match[0], "").strip()
            yield Switch(match[1].upper(), (match[2] or "").strip(), number, number + 1 if alone else number)


def switched_on(hints: Iterable[Hint], lines: Sequence[str]) -> list[Hint]:
    """Return the hints of one file that no switch in its `lines` turns off; one without a reason turns off nothing.

    A hint on line 1 is about the whole page: a switch anywhere on it will do.
    """
    off = {(place, switch.rule) for switch in find_switches(lines) if switch.reason for place in (switch.target, 1)}
    return [hint for hint in hints if (hint.line, hint.rule) not in off]


def switch_problems(path: str, lines: Sequence[str], known: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the switches of a file; known: IDs of the hints."""
    for switch in find_switches(lines):
        if switch.rule not in known:
            message = f"`abaikan {switch.rule}` tidak mematikan apa-apa: itu bukan nomor saran."
            fix = "Salin nomor dari pesan sarannya, atau hapus tanda ini. Masalah tidak bisa dimatikan, hanya saran."
            yield Problem(path, switch.line, message, fix, rule="U101")
        elif not switch.reason:
            message = f"`abaikan {switch.rule}` belum punya alasan, sehingga sarannya tetap tampil."
            yield Problem(path, switch.line, message, f"Tulis: abaikan {switch.rule}: alasannya.", rule="U101")
