"""Rename a page in every language: `python -m scripts maintain rename OLD NEW` (below the language's folder, without `.md`).

The file moves with its stamps; links to it and from it, the menu, readings and the list of old addresses follow. Nothing is
written before everything is known to fit.
"""

import argparse
import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.data.problem import SiteError
from scripts.data.project import load_project
from scripts.data.renamed import ADDRESS
from scripts.data.safe_write import replace_texts
from scripts.pages.translation import CURRENT, read_translations
from scripts.paths import DATA, DOCS, ROOT, shown
from scripts.source.marks import CODE, LINK, blank
from scripts.source.page import read_pages
from scripts.translations.stamp import stamped, write_kept, write_stamps


class Refused(SiteError):
    """Raised where the page cannot be renamed so."""


def rename(old: str, new: str, root: Path = ROOT) -> list[Path]:
    """Rename the page `old` to `new` (`paspor/biaya`) in the project at `root`; return the files that changed.

    Raises Refused, or SiteError where the data are damaged.
    """
    docs = root / DOCS.name
    old, new = (each.removesuffix(".md").strip("/") for each in (old, new))
    _complain(old, new, docs)
    before = _current(docs)
    written = dict(_new_texts(old, new, docs))
    written |= dict(_settings(old, new, root))
    gone = [path for path in docs.glob(f"*/{old}.md") if not path.parts[len(docs.parts)].startswith("_")]
    replace_texts(written)
    for path in gone:
        path.unlink()
    stamped_again = _keep_stamps(before, {f"{old}.md": f"{new}.md"}, docs)
    return sorted({*written, *gone, *stamped_again})


def _current(docs: Path) -> dict[tuple[str, str], set[str]]:
    """Return the sections of every translation that fit their Indonesian text. Raises SiteError."""
    translations = read_translations(load_project(docs / DATA.name), docs)
    return {key: {name for name, state in each.states if state == CURRENT} for key, each in translations.items()}


def _keep_stamps(before: dict[tuple[str, str], set[str]], moved: dict[str, str], docs: Path) -> list[Path]:
    """Stamp again what fitted before: a stamp knows where links lead, and these lead to the same page as ever."""
    project = load_project(docs / DATA.name)
    translations = read_translations(project, docs)
    stamps, changed = {}, []
    for (locale, address), fitted in before.items():
        found = translations[locale, moved.get(address, address)]
        now = {name for name, state in found.states if state == CURRENT}
        if lost := fitted - now:
            stamps[locale, found.address] = stamped(found, lost)
            changed.append(docs / locale / found.address)
            write_stamps(changed[-1], stamps[locale, found.address])
    write_kept(docs / DATA.name / "translated.txt", project.kept, translations.values(), stamps)
    return changed


def _complain(old: str, new: str, docs: Path) -> None:
    if not (docs / "id" / f"{old}.md").is_file():
        raise Refused(f"Halaman docs/id/{old}.md tidak ada.", "tulis alamatnya tanpa .md: paspor/biaya.")
    if not ADDRESS.fullmatch(new) or new.startswith("desa/"):
        raise Refused(f"`{new}` bukan alamat halaman.", "huruf kecil, angka, tanda hubung: paspor/ongkos.")
    if list(docs.glob(f"*/{new}.md")) or (docs / "id" / new).is_dir():
        raise Refused(f"Alamat {new} sudah dipakai.", "pilih nama lain.")
    if old.endswith("index") or new.endswith("index"):
        raise Refused(f"`{old}` halaman depan sebuah map.", "ganti nama halaman di dalamnya saja.")


def _new_texts(old: str, new: str, docs: Path) -> Iterator[tuple[Path, str]]:
    """Yield the new text of every page that moves or links to the page that moves."""
    for page in read_pages(docs):
        path = docs / page.locale / page.address
        text = path.read_text(encoding="utf-8-sig")
        moves = page.address == f"{old}.md"
        changed = _relinked(text, page.address, f"{new}.md" if moves else page.address, f"{old}.md", f"{new}.md")
        if moves:
            yield docs / page.locale / f"{new}.md", changed
        elif changed != text:
            yield path, changed


def _relinked(text: str, here: str, there: str, old: str, new: str) -> str:
    """Return the text of the page `here`, that will stand at `there`, with its relative links kept true."""
    pieces, last = [], 0
    for match in LINK.finditer(blank(text, CODE)):
        target, _, rest = match[3].partition("#")
        start, end = match.span(3)
        if not target.strip() or re.match(r"[a-z][a-z0-9+.-]*:|/|\{\{|<", target, re.I):
            continue
        file, space, title = target.partition(" ")
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(here), file))
        meant = new if meant == old else meant
        if meant == new or here != there:
            file = posixpath.relpath(meant, posixpath.dirname(there) or ".")
        pieces += [text[last:start], file + space + title + ("#" + rest if "#" in match[3] else "")]
        last = end
    return "".join([*pieces, text[last:]])


def _settings(old: str, new: str, root: Path) -> Iterator[tuple[Path, str]]:
    """Yield menu, readings and old addresses with the new name in place of the old."""
    data = root / DOCS.name / DATA.name
    for path, pattern, right in (
        (root / "mkdocs.yml", rf"(?m)(?<=[ :]){re.escape(old)}\.md(?=\s*$)", f"{new}.md"),
        (data / "reviews.yml", rf"(?m)^([a-z]+)/{re.escape(old)}:", rf"\1/{new}:"),
    ):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        changed = re.sub(pattern, right, text)
        if changed != text:
            yield path, changed
    path = data / "renamed.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    text = re.sub(rf"(?m)^{re.escape(new)}: .*\n", "", text)  # what comes back needs no leading on
    yield path, f"{text.rstrip()}\n{old}: {new}\n".lstrip("\n")


def main(arguments: Sequence[str]) -> int:
    """Rename the page and name the files that changed. Raises SiteError where it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m scripts maintain rename", description="Ganti nama satu halaman.")
    parser.add_argument("old", help="alamat lama tanpa .md, misalnya paspor/biaya")
    parser.add_argument("new", help="alamat baru, misalnya paspor/ongkos")
    options = parser.parse_args(arguments)
    print("\n".join(map(shown, rename(options.old, options.new))))
    print("Tautan, menu, cap terjemahan, dan alamat lama sudah ikut. Periksa: make check")
    return 0
