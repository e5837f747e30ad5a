"""The menu in mkdocs.yml: every page has a way to it, and every entry leads to a page. Rule N101."""

import itertools
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from scripts.data.blocks import Loader
from scripts.data.problem import Problem
from scripts.data.slip import nearest
from scripts.paths import shown

ENTRY = re.compile(r"^( *)- (?:.*?: *)?([\w./-]+\.md) *(?:#.*)?$")
ITEM = re.compile(r"^( *)- ")
OUTSIDE = "not_in_nav"
# How alike a page without an entry and an entry without a page are, from which one was the other before.
ALIKE = 0.6


def check_menu(settings: Path, pages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the menu in the file `settings`; pages: addresses of the Indonesian pages (`paspor/biaya.md`).

    A project without the file (a part of one) has no menu to check.
    """
    if not settings.is_file():
        return
    where = shown(settings)
    text = settings.read_text(encoding="utf-8-sig", errors="replace")
    lines = text.split("\n")
    if problem := _unreadable(text, lines, where):
        yield problem
        return
    menu = _menu(lines)
    for number in _crooked(menu):
        message = "baris menu ini menjorok tidak sama dengan baris di sekitarnya."
        yield Problem(where, number, message, "Samakan spasi di depannya dengan baris di atasnya.", rule="N101")
    moved = moved_pages(settings, pages)
    listed: dict[str, int] = {}
    for number, address in _entries(menu):
        if address in listed:
            message = f"`{address}` sudah ada di menu, baris {listed[address]}."
            yield Problem(where, number, message, "Hapus salah satunya.", rule="N101")
        elif address not in pages:
            fix = "Hapus baris ini, atau buat halamannya."
            if address in moved:
                fix = f"Mungkin sekarang {moved[address]}."
            message = f"menu menyebut `{address}`, padahal halaman itu tidak ada."
            yield Problem(where, number, message, f"{fix} Ganti nama: python -m scripts maintain rename.", rule="N101")
        listed[address] = number
    for address in _unlisted(lines, listed, pages) if menu else ():
        message = f"halaman `{address}` tidak ada di menu, sehingga pembaca tidak menemukannya."
        fix = f"Tambah baris `- {address}` di tempatnya, dengan spasi yang sama seperti baris di atasnya."
        yield Problem(where, menu[0][0] - 1, message, fix, rule="N101")


def moved_pages(settings: Path, pages: Collection[str]) -> dict[str, str]:
    """Return the pages that seem to have been renamed by hand: an address only the menu knows -> the like page it lacks."""
    if not settings.is_file():
        return {}
    lines = settings.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    listed = dict.fromkeys(address for _, address in _entries(_menu(lines)))
    fresh = _unlisted(lines, listed, pages)
    near = {old: nearest(old, fresh, ALIKE) for old in listed if old not in pages}
    return {old: new for old, new in near.items() if new}


def _menu(lines: list[str]) -> list[tuple[int, str]]:
    """Return the lines of the menu with their numbers, counted from 1."""
    start = next((number for number, line in enumerate(lines, 1) if re.match(r"nav:\s*(?:#.*)?$", line)), len(lines))
    inside = itertools.takewhile(lambda line: not line.strip() or line.startswith((" ", "#", "-")), lines[start:])
    return list(enumerate(inside, start + 1))


def _entries(menu: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(number, entry[2]) for number, line in menu if (entry := ENTRY.match(line))]


def _crooked(menu: list[tuple[int, str]]) -> Iterator[int]:
    """Yield the lines that begin at no level that is open: only what follows the name of a section may go deeper."""
    levels: list[int] = []
    deeper = True
    for number, line in menu:
        if not (item := ITEM.match(line)):
            continue
        indent = len(item[1])
        if deeper and (not levels or indent > levels[-1]):
            levels.append(indent)
        while indent < levels[-1] and len(levels) > 1:
            levels.pop()
        if indent != levels[-1]:
            yield number
        deeper = line.partition("#")[0].rstrip().endswith(":")


def _unlisted(lines: list[str], listed: Collection[str], pages: Collection[str]) -> list[str]:
    return [address for address in sorted(set(pages) - set(listed)) if not _is_outside(address, lines)]


def _unreadable(text: str, lines: list[str], where: str) -> Problem | None:
    try:
        for _ in yaml.parse(text, Loader=Loader):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = min(mark.line + 1 if mark else 1, len(lines))
        typed = lines[line - 1].strip()[:60]
        fix = "Samakan spasi di depannya dengan baris di atasnya; menu: `- Judul: map/halaman.md`."
        return Problem(where, line, f"susunan baris `{typed}` tidak terbaca.", fix, rule="N101")
    return None


def _is_outside(address: str, lines: list[str]) -> bool:
    """Whether `not_in_nav` names the page: it is filled by a program or listed elsewhere."""
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{OUTSIDE}:")), None)
    for line in lines[start + 1 :] if start is not None else ():
        if line.strip() and not line.startswith(" "):
            return False
        pattern = line.strip()
        folder = pattern.endswith("/") and f"/{pattern}" in f"/{address}"
        if pattern and (folder or address == pattern or address.endswith(f"/{pattern}")):
            return True
    return False
