"""Nobody is sent to a door without an address: whoever a page tells its reader to ask can be reached from that page."""

import re
from collections.abc import Iterator

from scripts.data.facts import ASK, REPORTED, WHOM
from scripts.data.offices import answering
from scripts.data.project import DEFAULT_LOCALE
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.asked import find_asked
from scripts.source.marks import FACT

HOME = "desa"  # the reader's own village office
WAY_AROUND = "kalau_ia_pengajak"
TO_VILLAGE = re.compile(
    r"(?<!jangan )\b(?:ke|lewat|kepada|beri tahu) (?:kantor|kepala|perangkat) (?:desa|kelurahan)\b", re.I
)


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
            message = f"`tanyakan ke {asked.words[:60]}` tidak menyebut siapa, sehingga pembaca tidak tahu cara menghubunginya."
            fix = "Sebut kantornya, misalnya: kantor desa, kantor imigrasi, {{ istilah.bp3mi }}, atau {{ istilah.disnaker }}."
            yield page.problem(line, message, fix)
        for whom in asked.whoms:
            yield from _without_way(page, line, whom, context)
    for use in page.uses:
        fact = context.facts.get(use.key) if use.kind == FACT else None
        if fact is not None and fact.status in (ASK, REPORTED) and fact.ask:
            yield from _without_way(page, use.line, fact.ask, context)


@rule("A201", "halaman yang menyuruh ke kantor desa mencetak jalan lain kalau orang desa itu yang mengajak")
def way_around(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page that sends its reader to the village prints `kalau_ia_pengajak()`: the one who is asked may be who recruits."""
    if page.locale != DEFAULT_LOCALE or page.is_template or WAY_AROUND in page.body:
        return
    if found := TO_VILLAGE.search(page.body):
        message = f"halaman ini menyuruh pembaca `{found[0]}`, tanpa jalan lain kalau orang di sana yang mengajak."
        fix = f"Tambah satu baris di akhir halaman: {{{{ {WAY_AROUND}() }}}}"
        yield page.problem(page.line_at(found.start()), message, fix)


def _without_way(page: SourcePage, line: int, whom: str, context: Context) -> Iterator[Problem]:
    office = None if whom == HOME else answering(context.offices, whom)
    if whom != HOME and (office is None or not (office.phone or office.site)):
        message = f"halaman ini menyuruh bertanya ke {WHOM[whom]}, tetapi tidak ada cara menghubunginya."
        fix = f"Tulis `menjawab: {whom}` pada kantor yang punya telepon atau situs di docs/_data/national.yml."
        yield page.problem(line, message, fix)
