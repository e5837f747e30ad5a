"""The facts that the site prints by itself, without any page naming them: none of them may go."""

from collections.abc import Iterator
from itertools import chain

from scripts.data.facts import Facts
from scripts.data.problem import Problem
from scripts.pages.contact import ABROAD, EMERGENCY, EXIT, WARNING
from scripts.pages.recruiters import NUMBERS
from scripts.pages.share import CONTACTS

PRINTED = (EMERGENCY, WARNING, ABROAD, NUMBERS)
NEEDED = frozenset({*chain(*(each.values() for each in PRINTED)), *CONTACTS, *chain(*CONTACTS.values()), EXIT})


def missing_facts(facts: Facts, where: str) -> Iterator[Problem]:
    """Yield a problem for each needed fact that the file `where` lacks."""
    for key in sorted(NEEDED - facts.keys()):
        message = f"fakta `{key}` tidak ada, padahal tampil di setiap halaman."
        fix = f"Kembalikan blok `{key}:` dari riwayat. Ganti nilainya saja, bukan kuncinya."
        yield Problem(where, 1, message, fix, rule="D07", record=key)
