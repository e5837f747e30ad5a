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
    where, lines = shown(settings), _lines(settings)
    for line, message, fix in _syntax_faults(lines) or _menu_faults(lines, pages):
        yield Problem(where, line, message, fix, rule="N101")


def moved_pages(settings: Path, pages: Collection[str]) -> dict[str, str]:
    """Return the pages that seem to have been renamed by hand: an address only the menu knows -> the like page it lacks."""
    return _moved(_lines(settings), pages)


def _lines(settings: Path) -> list[str]:
    return settings.read_text(encoding="utf-8-sig", errors="replace").split("\n") if settings.is_file() else []


def _menu_faults(lines: list[str], pages: Collection[str]) -> Iterator[tuple[int, str, str]]:
    menu, moved = _menu(lines), _moved(lines, pages)
    for number in _crooked(menu):
        fix = "Samakan spasi di depannya dengan baris di atasnya."
        yield number, "baris menu ini menjorok tidak sama dengan baris di sekitarnya.", fix
    listed: dict[str, int] = {}
    for number, address in _entries(menu):
        if address in listed:
            yield number, f"`{address}` sudah ada di menu, baris {listed[address]}.", "Hapus salah satunya."
        elif address not in pages:
            fix = (
                f"Mungkin sekarang {moved[address]}." if address in moved else "Hapus baris ini, atau buat halamannya."
            )
            fix = f"{fix} Ganti nama: python -m scripts maintain rename."
            yield number, f"menu menyebut `{address}`, padahal halaman itu tidak ada.", fix
        listed[address] = number
    for address in _unlisted(lines, listed, pages) if menu else ():
        fix = f"Tambah baris `- {address}` di tempatnya, dengan spasi yang sama seperti baris di atasnya."
        yield menu[0][0] - 1, f"halaman `{address}` tidak ada di menu, sehingga pembaca tidak menemukannya.", fix


def _moved(lines: list[str], pages: Collection[str]) -> dict[str, str]:
    listed = dict.fromkeys(address for _, address in _entries(_menu(lines)))
    fresh = _unlisted(lines, listed, pages) if lines else []
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


def _syntax_faults(lines: list[str]) -> list[tuple[int, str, str]]:
    try:
        for _ in yaml.parse("\n".join(lines), Loader=Loader):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = min(mark.line + 1 if mark else 1, len(lines))
        fix = "Samakan spasi di depannya dengan baris di atasnya; menu: `- Judul: map/halaman.md`."
        return [(line, f"susunan baris `{lines[line - 1].strip()[:60]}` tidak terbaca.", fix)]
    return []


def _is_outside(address: str, lines: list[str]) -> bool:
    """Whether `not_in_nav` names the page: it is filled by a program or listed elsewhere."""
    after = itertools.dropwhile(lambda line: not line.startswith(f"{OUTSIDE}:"), lines)
    named = itertools.takewhile(lambda line: not line.strip() or line.startswith(" "), itertools.islice(after, 1, None))
    patterns = [line.strip() for line in named if line.strip()]
    folders = [pattern for pattern in patterns if pattern.endswith("/")]
    return any(f"/{folder}" in f"/{address}" for folder in folders) or f"/{address}".endswith(
        tuple(f"/{pattern}" for pattern in patterns)
    )
