"""Rules on letters nobody can see."""

import re
from collections.abc import Iterator

from scripts.data.problem import Problem
from scripts.rules.context import Context
from scripts.rules.markup import pasted_rows
from scripts.rules.rule import rule
from scripts.source.page import SourcePage

SPACES = re.compile("[\u00a0\u2007\u202f\u3000]")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd\x00-\x08\x0b-\x1f\x7f]")


@rule("U102", "spasi biasa dan tidak ada huruf tersembunyi")
def visible_letters(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Lines have ordinary spaces and no hidden letters: those come along from Word and break words, links and lists."""
    rows = {number for group in pasted_rows(page) for number in group}
    for number, text in enumerate(page.typed, 1):
        right = HIDDEN.sub("", SPACES.sub(" ", text.expandtabs(4))).rstrip()
        if "\t" in text and number not in rows:
            yield _mended(page, number, "baris ini memakai tab, sehingga daftar dan kotak bisa rusak.", right)
        if SPACES.search(text):
            message = "ada spasi khusus dari Word, sehingga baris tidak terpotong dengan benar."
            yield _mended(page, number, message, right)
        if HIDDEN.search(text):
            yield _mended(page, number, "ada huruf yang tidak terlihat, sehingga kata tidak bisa dicari.", right)


def _mended(page: SourcePage, number: int, message: str, right: str) -> Problem:
    return page.corrected(number, message, right) if right else page.problem(number, message, "Hapus baris ini.")
