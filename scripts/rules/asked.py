"""Nobody is sent to a door without an address: whoever a page tells its reader to ask can be reached from that page."""

from collections.abc import Iterator

from scripts.data.facts import ASK, REPORTED, WHOM
from scripts.data.offices import answering
from scripts.data.problem import Problem
from scripts.data.project import DEFAULT_LOCALE
from scripts.rules.context import Context
from scripts.rules.rule import rule
from scripts.source.asked import find_asked
from scripts.source.marks import FACT
from scripts.source.page import SourcePage

HOME = "desa"  # the reader's own village office


@rule("A101", "siapa pun yang harus ditanya pembaca bisa dihubungi dari halaman itu")
def reachable(page: SourcePage, context: Context) -> Iterator[Problem]:
    """`tanyakan ke X` needs a way to reach X on the same page.

    The page prints the way itself, from the office whose data say `menjawab: X` (scripts/pages/contact.py); so X has to be
    somebody the data know.
    """
    if page.locale != DEFAULT_LOCALE or page.is_template or not context.offices:
        return
    for asked in find_asked(page.body):
        line = page.line_at(asked.offset)
        if asked.nameless:
            yield page.problem(
                line,
                f"`tanyakan ke {asked.words[:60]}` tidak menyebut siapa, sehingga pembaca tidak tahu cara menghubunginya.",
                "Sebut kantornya, misalnya: kantor desa, kantor imigrasi, {{ istilah.bp3mi }}, atau {{ istilah.disnaker }}.",
            )
        for whom in asked.whoms:
            yield from _without_way(page, line, whom, context)
    for use in page.uses:
        fact = context.facts.get(use.key) if use.kind == FACT else None
        if fact is not None and fact.status in (ASK, REPORTED) and fact.ask:
            yield from _without_way(page, use.line, fact.ask, context)


RULES = (reachable,)


def _without_way(page: SourcePage, line: int, whom: str, context: Context) -> Iterator[Problem]:
    office = None if whom == HOME else answering(context.offices, whom)
    if whom != HOME and (office is None or not (office.phone or office.site)):
        yield page.problem(
            line,
            f"halaman ini menyuruh bertanya ke {WHOM[whom]}, tetapi tidak ada cara menghubunginya.",
            f"Tulis `menjawab: {whom}` pada kantor yang punya telepon atau situs di docs/_data/national.yml.",
        )
