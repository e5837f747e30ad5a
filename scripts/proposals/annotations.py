"""Problems and hints as GitHub shows them: beside the line, as a table in the summary of the run, and as the first half of
the comment on a proposal.

Form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterable, Iterator, Sequence

from scripts.data.problem import Hint, Problem
from scripts.render.environment import render_text

SHOWN = 100  # rows of the table; GitHub cuts a summary at 1 MB
FIRST = 10  # problems in the comment: more than a person mends in one go
# What hides other mistakes comes first: files that cannot be read, lines in the wrong place, the menu.
DAMAGE = ("D01", "D02", "D03", "N101")


def annotations(problems: Iterable[Problem], hints: Iterable[Hint]) -> Iterator[str]:
    """Yield one workflow command for each problem (error) and hint (notice)."""
    for problem in problems:
        yield _command("error", "Perlu diperbaiki", problem)
    for hint in hints:
        yield _command("notice", "Saran, boleh diabaikan", hint)


def summary(problems: Sequence[Problem], hints: Sequence[Hint]) -> str:
    """Return the summary of a run as Markdown, in Indonesian."""
    return render_text("ringkasan.md", problems=problems, hints=hints, shown=SHOWN, safe=_safe)


def to_mend(problems: Sequence[Problem], hints: Sequence[Hint]) -> str:
    """Return for the comment on a proposal what to mend, in the order in which to do it, as Markdown in Indonesian."""
    ordered = sorted(problems, key=lambda problem: (problem.rule not in DAMAGE, problem))
    return render_text("perlu-diperbaiki.md", problems=ordered, hints=hints, shown=FIRST, safe=_safe)


def _safe(text: str) -> str:
    # A message may quote what an editor typed: it must not become a table, a tag or a link of the summary.
    for letter, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("[", "&#91;"), ("@", "&#64;")):
        text = text.replace(letter, safe)
    return " ".join(text.split())


def _command(kind: str, title: str, row: Problem | Hint) -> str:
    column = f",col={row.column}" if row.column else ""
    place = f"file={_property(row.path)},line={row.line}{column},title={_property(title)}"
    return f"::{kind} {place}::{_data(row.message)}%0APerbaikan: {_data(row.fix)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
