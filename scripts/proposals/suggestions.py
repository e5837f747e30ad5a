"""Corrections that a person accepts with one tap: problems in, whole corrected lines out.

Only problems that carry a `autofix` become suggestions; a guess never does.
"""

import difflib
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.data.problem import Problem
from scripts.paths import ROOT
from scripts.source.marks import replaced


@dataclass(frozen=True, order=True)
class Suggestion:
    """The line `line` of `path` as it should be (`right`, maybe several lines) and why (`messages`)."""

    path: str
    line: int
    right: str
    messages: tuple[str, ...]

    def as_comment(self) -> dict[str, object]:
        """Return a comment of GitHub's API "create a review for a pull request"."""
        why = "\n".join(self.messages)
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", self.right)), 3)
        return {
            "path": self.path,
            "line": self.line,
            "side": "RIGHT",
            "body": f"{why}\n\n{fence}suggestion\n{self.right}\n{fence}",
        }


def suggest(problems: Iterable[Problem], root: Path = ROOT) -> list[Suggestion]:
    """Return the certain corrections of `problems`, one a line, in file and line order; paths are below `root`."""
    files: dict[str, list[str]] = {}
    wanted: dict[tuple[str, int], list[Problem]] = {}
    for problem in sorted(problems):
        if problem.autofix is None:
            continue
        lines = files.setdefault(problem.path, _read(root / problem.path))
        if number := _line_of(problem, lines):
            wanted.setdefault((problem.path, number), []).append(problem)
    return [_merged(path, line, found, files[path]) for (path, line), found in sorted(wanted.items())]


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")


def _line_of(problem: Problem, lines: list[str]) -> int:
    """Return the 1-based line that holds the piece to autofix: the problem's own, or one below it in its block; 0 if unclear."""
    piece = problem.autofix[0]
    if problem.line <= len(lines) and _fits(piece, lines[problem.line - 1]):
        return problem.line
    inside = []
    for number, line in enumerate(lines[problem.line :], problem.line + 1):
        if line.strip() and not line.startswith(" "):
            break
        if _fits(piece, line):
            inside.append(number)
    as_value = re.compile(rf"\s+\w+: *[\"']?{re.escape(piece)}[\"']?\s*")
    whole = [number for number in inside if as_value.fullmatch(lines[number - 1])]
    return next(iter(inside if len(inside) == 1 else whole), 0)


def _fits(piece: str, line: str) -> bool:
    if piece == line:
        return True
    edges = (r"(?<!\w)" if piece[:1].isalnum() else "", r"(?!\w)" if piece[-1:].isalnum() else "")
    return len(re.findall(edges[0] + re.escape(piece) + edges[1], line)) == 1 if piece else False


def _merged(path: str, line: int, problems: list[Problem], lines: list[str]) -> Suggestion:
    """Return one suggestion for the problems of a line whose corrections do not touch each other."""
    typed = lines[line - 1]
    accepted: dict[tuple[int, int], str] = {}
    messages = []
    for problem in problems:
        old, new = problem.autofix
        edits = _edits(typed, new if old == typed else typed.replace(old, new))
        if all(_is_free(span, text, accepted) for span, text in edits.items()):
            accepted.update(edits)
            messages.append(problem.message)
    return Suggestion(path, line, replaced(typed, accepted), tuple(dict.fromkeys(messages)))


def _edits(typed: str, right: str) -> dict[tuple[int, int], str]:
    """Return what to put in which places of `typed` to make it `right`, word by word."""
    before, after = (re.findall(r"\w+|\W", text) for text in (typed, right))
    places = [0, *itertools.accumulate(len(word) for word in before)]
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {(places[a], places[b]): "".join(after[c:d]) for kind, a, b, c, d in steps if kind != "equal"}


def _is_free(span: tuple[int, int], text: str, taken: dict[tuple[int, int], str]) -> bool:
    if span in taken:
        return taken[span] == text
    return all(span[1] <= start or end <= span[0] for start, end in taken)
