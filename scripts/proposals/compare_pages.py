"""The pages of a proposal read against what was there: what is gone from them."""

from collections.abc import Iterator
from pathlib import Path

from scripts.data.blocks import read_blocks
from scripts.data.negation import negations, sentences
from scripts.data.problem import Problem
from scripts.data.slip import nearest
from scripts.paths import shown
from scripts.source.marks import FACT
from scripts.source.page import SourcePage, read_pages

SIMILAR = 0.6  # share of a sentence that stays where it was only reworded


def page_questions(before: Path, after: Path) -> Iterator[Problem]:
    """Yield what is gone between the pages of two docs folders: pages, sections, facts, negations. Rules Q102 to Q105."""
    old = {(page.locale, page.address): page for page in read_pages(before)}
    new = {(page.locale, page.address): page for page in read_pages(after)}
    for key, page in old.items():
        if key in new:
            yield from _page(page, new[key])
        elif not (after / "_data" / "renamed.yml").is_file() or not _is_renamed(after, page):
            path = shown(after / page.locale / page.address)
            message = f"halaman {path} hilang, sehingga tautan, simpanan di HP, dan kode QR ke sana mati."
            fix = "Kalau ganti nama: python -m scripts maintain rename LAMA BARU."
            yield Problem(path, 1, message, fix, rule="Q102", record=_name(page))


def _is_renamed(after: Path, page: SourcePage) -> bool:
    address = page.address.removesuffix(".md")
    return any(block.key == address for block in read_blocks(after / "_data" / "renamed.yml", []))


def _name(page: SourcePage) -> str:
    address = page.address.removesuffix(".md")
    return address if page.locale == "id" else f"{page.locale}/{address}"


def _page(old: SourcePage, new: SourcePage) -> Iterator[Problem]:
    known = {heading.text.strip().lower() for heading in new.headings} | new.anchors
    for heading in old.headings:
        if heading.text.strip().lower() not in known and (heading.anchor or heading.text) not in known:
            message = f"bagian `{heading.text[:60]}` hilang dari halaman ini."
            yield _gone(new, 1, message, "Kembalikan bagian itu, atau pindahkan isinya.", "Q103")
    kept = {use.key for use in new.uses}
    for use in old.uses:
        if use.kind == FACT and use.key not in kept:
            message = f"`{use.typed}` hilang dari halaman ini."
            yield _gone(new, 1, message, "Kembalikan, supaya pembaca tetap mendapat nomor atau angkanya.", "Q105")
    yield from _lost_negations(old, new)


def _lost_negations(old: SourcePage, new: SourcePage) -> Iterator[Problem]:
    before, after = sentences(_prose(old)), sentences(_prose(new))
    there = set(after)
    fresh = [each for each in after if each not in set(before)]
    for sentence in before:
        lost = negations(sentence)
        if sentence in there or not lost:
            continue
        near = nearest(sentence, fresh, SIMILAR)
        if near and negations(near).total() >= lost.total():
            continue
        message = f"kata `{next(iter(lost))}` hilang: tadinya `{sentence[:90]}`."
        fix, line = "Apakah peringatan ini tidak perlu lagi?", 1
        if near:
            fix = f"Sekarang: `{near[:90]}`. Apakah artinya masih sama?"
            line = next((number for number, typed in enumerate(new.typed, 1) if near[:25] in typed), 1)
        yield _gone(new, line, message, fix, "Q104")


def _prose(page: SourcePage) -> str:
    head = "\n\n".join(value.text for value in page.values.values())
    return f"{head}\n\n{page.body}"


def _gone(page: SourcePage, line: int, message: str, fix: str, rule: str) -> Problem:
    return Problem(page.path, line, message, fix, rule=rule, record=_name(page))
