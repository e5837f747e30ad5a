"""The menu in mkdocs.yml: every page has a way to it, and every entry leads to a page. Rule N101."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from scripts.data.blocks import Loader
from scripts.data.problem import Problem
from scripts.data.slip import nearest
from scripts.paths import shown

MENU = re.compile(r"nav:\s*(?:#.*)?$")
OUTSIDE = re.compile(r"not_in_nav:")
ENTRY = re.compile(r" *- (?:.*?: *)?([\w./-]+\.md) *(?:#.*)?$")


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
    start = _start_of(MENU, lines)
    if not start:
        return
    listed: dict[str, int] = {}
    depth = 0
    for number, line in _lines_below(start, lines):
        if line.strip().startswith("- "):
            indent = len(line) - len(line.lstrip(" "))
            if indent % 2 or indent > depth + 4:
                message = "baris menu ini menjorok tidak sama dengan baris di sekitarnya."
                fix = "Samakan spasi di depannya dengan baris di atasnya."
                yield Problem(where, number, message, fix, rule="N101")
            depth = indent
        if entry := ENTRY.match(line):
            yield from _entry_problems(entry[1], pages, listed, where, number)
            listed[entry[1]] = number
    outside = [line.strip() for _, line in _lines_below(_start_of(OUTSIDE, lines) or len(lines), lines)]
    for address in sorted(set(pages) - listed.keys()):
        if not any(_matches(address, pattern) for pattern in outside):
            message = f"halaman `{address}` tidak ada di menu, sehingga pembaca tidak menemukannya."
            fix = f"Tambah baris `- {address}` di tempatnya, dengan spasi yang sama seperti baris di atasnya."
            yield Problem(where, start, message, fix, rule="N101")


def _entry_problems(
    address: str, pages: Collection[str], listed: Mapping[str, int], where: str, number: int
) -> Iterator[Problem]:
    if address in listed:
        message = f"`{address}` sudah ada di menu, baris {listed[address]}."
        yield Problem(where, number, message, "Hapus salah satunya.", rule="N101")
    elif address not in pages:
        near = nearest(address, pages, 0.7)
        fix = f"Mungkin sekarang {near}." if near else "Hapus baris ini, atau buat halamannya."
        message = f"menu menyebut `{address}`, padahal halaman itu tidak ada."
        yield Problem(where, number, message, f"{fix} Ganti nama: python -m scripts maintain rename.", rule="N101")


def _start_of(setting: re.Pattern[str], lines: Sequence[str]) -> int:
    """Return the number of the line of a setting, from 1; 0 where the file has none."""
    return next((number for number, line in enumerate(lines, 1) if setting.match(line)), 0)


def _lines_below(start: int, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that belong to the setting in line `start`, with their numbers."""
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip() and not line.startswith((" ", "#", "-")):
            return
        yield number, line


def _unreadable(text: str, lines: list[str], where: str) -> Problem | None:
    try:
        for _ in yaml.parse(text, Loader=Loader):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = min(mark.line + 1 if mark else 1, len(lines))
        typed = lines[line - 1].strip()[:60]
        message = f"susunan baris `{typed}` tidak terbaca."
        fix = "Samakan spasi di depannya dengan baris di atasnya; menu: `- Judul: map/halaman.md`."
        return Problem(where, line, message, fix, rule="N101")
    return None


def _matches(address: str, pattern: str) -> bool:
    """Whether a line of `not_in_nav` names the page: it is filled by a program or listed elsewhere."""
    in_folder = pattern.endswith("/") and f"/{pattern}" in f"/{address}"
    return bool(pattern) and (in_folder or address == pattern or address.endswith(f"/{pattern}"))
