"""The menu in mkdocs.yml: every page has a way to it, and every entry leads to a page. Rule N101."""

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from scripts.data.blocks import Loader
from scripts.data.problem import Problem
from scripts.paths import shown

ENTRY = re.compile(r"^( *)- (?:.*?: *)?([\w./-]+\.md) *(?:#.*)?$")
SECTION = re.compile(r"^( *)- [^:#]+: *(?:#.*)?$")
OUTSIDE = "not_in_nav"


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
    start = next((number for number, line in enumerate(lines) if re.match(r"nav:\s*(?:#.*)?$", line)), None)
    if start is None:
        return
    listed: dict[str, int] = {}
    depth = 0
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and not line.startswith((" ", "#", "-")):
            break
        entry = ENTRY.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip().startswith("- ") and (indent % 2 or indent > depth + 4):
            message = "baris menu ini menjorok tidak sama dengan baris di sekitarnya."
            yield Problem(where, number + 1, message, "Samakan spasi di depannya dengan baris di atasnya.", rule="N101")
        if line.strip().startswith("- "):
            depth = indent
        if not entry:
            continue
        address = entry[2]
        if address in listed:
            message = f"`{address}` sudah ada di menu, baris {listed[address]}."
            yield Problem(where, number + 1, message, "Hapus salah satunya.", rule="N101")
        elif address not in pages:
            near = difflib.get_close_matches(address, pages, n=1, cutoff=0.7)
            fix = f"Mungkin sekarang {near[0]}." if near else "Hapus baris ini, atau buat halamannya."
            message = f"menu menyebut `{address}`, padahal halaman itu tidak ada."
            yield Problem(
                where, number + 1, message, f"{fix} Ganti nama: python -m scripts maintain rename.", rule="N101"
            )
        listed[address] = number + 1
    for address in sorted(set(pages) - listed.keys()):
        if not _is_outside(address, lines):
            message = f"halaman `{address}` tidak ada di menu, sehingga pembaca tidak menemukannya."
            fix = f"Tambah baris `- {address}` di tempatnya, dengan spasi yang sama seperti baris di atasnya."
            yield Problem(where, start + 1, message, fix, rule="N101")


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
