"""What the preview marks on a page while its editor writes: promises, and values typed by hand."""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from scripts.data.problem import Problem
from scripts.render.environment import render
from scripts.rules.context import Context
from scripts.rules.promises import unsupported_promises
from scripts.rules.typed import typed_values
from scripts.source.page import SourcePage

RULES = (unsupported_promises, typed_values)
BOXES = ("!!!", "???")  # their titles stand in quotes, where no tag fits
# What Markdown, a table or a template would take for its own in the text of an attribute.
LETTERS = str.maketrans({letter: f"&#{ord(letter)};" for letter in "{}|*_`[]<>\n"})


def to_mark(page: SourcePage, context: Context) -> list[Problem]:
    """Return what is to be marked on `page`, in the order of its lines."""
    return sorted({problem for rule in RULES for problem in rule(page, context)})


def marked(page: SourcePage, found: Iterable[Problem]) -> str:
    """Return the Markdown of `page` without its head, each of `found` that has a place marked, with its correction."""
    lines = [*page.typed]
    for problem in sorted((each for each in found if each.column), key=lambda each: each.column, reverse=True):
        line, start = lines[problem.line - 1], problem.column - 1
        if line.startswith(problem.typed, start) and not line.lstrip().startswith(BOXES):
            advice = escape(f"{problem.message} {problem.fix}").translate(LETTERS)
            tag = f'<mark title="{advice}">{problem.typed}</mark>'
            lines[problem.line - 1] = line[:start] + tag + line[start + len(problem.typed) :]
    return "\n".join(lines[page.start - 1 :])


def notice(found: Iterable[Problem]) -> Markup:
    """Return what is said above a page of the preview; nothing where nothing is to be mended."""
    rows = list(found)
    return render("preview/notice.html", problems=rows) if rows else Markup("")
