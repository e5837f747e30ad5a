"""Rules on the everyday words of the search: each leads to a page, and to a section of it, that exist."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.data.problem import Problem
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.slip import advice
from scripts.data.synonyms import Synonyms
from scripts.paths import DATA, shown


def check_synonyms(groups: Iterable[Synonyms], anchors: Mapping[str, frozenset[str]], docs: Path) -> list[Problem]:
    """Return what leads nowhere. anchors: of every Indonesian page, by its name below its folder, `paspor/biaya.md`."""
    where, found = shown(docs / DATA.name / "sinonim.yml"), []
    for group in groups:
        page, _, anchor = group.place.partition("#")
        if not page or (page in anchors and (not anchor or anchor in anchors[page])):
            continue
        if page in anchors:
            message, choices = f"bagian `#{anchor}` tidak ada di {page}.", anchors[page]
        else:
            message, choices = f"halaman `{page}` tidak ada di docs/{DEFAULT_LOCALE}/.", anchors
        typed = anchor if page in anchors else page
        fix = advice(typed, sorted(choices), "Buka halamannya, lalu salin namanya.")
        message = f"`buka:` pada `{group.key}`: {message}"
        found.append(Problem(where, group.line, message, fix, rule="D07", record=group.key, field="buka"))
    return found
