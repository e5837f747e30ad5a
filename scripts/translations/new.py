"""Begin a new language: folder, stubs, dictionary, glossary, its row in languages.yml and its line in mkdocs.yml."""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.problem import DataError, Problem
from scripts.pages.i18n import RE_LOCALE
from scripts.pages.status import SHORT_SET
from scripts.source.sections import HEAD_KEYS, read_doc

MKDOCS_LINE = re.compile(r"^( *)- \{locale: \w+, name: [^}]*\}\n(?! *- \{locale)", re.M)
WORD_LINE = re.compile(r"^(\w+):.*\n(?:[ \t]+.*\n)*", re.M)
PAGE = """---
title: "{title}"
description: "{description}"
pesan: "{pesan}"
---

<!-- Cara menulis ada di CONTRIBUTING.md, resep 5. Bagian yang belum ditulis tampil dalam bahasa Indonesia. -->
"""
WORDS = """# KATA: kata-kata bingkai halaman dan halaman desa, bahasa {name} ({tag})
#
# Terjemahan dari words.id.yml: kunci, urutan, dan isian {{desa}} harus sama.
# Tanda "=" berarti: tetap pakai kata Indonesia. Ganti hanya kalau Anda yakin.
# SEMUA KALIMAT DI SINI DRAF sampai seorang penutur membacanya.
# Cara memeriksa: make check
# yaml-language-server: $schema=schema/words.json
"""
GLOSSARY = """# GLOSARIUM: kata {name} yang pernah ditulis orang lain, dengan sumbernya
#
# Dari berkas ini dibuat: pemeriksaan kata (python -m scripts lang --words {locale}) dan lembar penutur.
# Setiap baris: arti Indonesia: kata; kata lain | sumber
#
#   kata       bentuk yang terlihat di sumber
#   kata_lain  kata tugas, dengan sumbernya
#   dugaan     bentuk yang hanya mengikuti pola
#   tanya      pertanyaan untuk penutur pertama
# yaml-language-server: $schema=schema/glossary.json

tanya:
  butir:
    - Apakah sapaan untuk pembaca sudah sopan?
"""


@dataclass(frozen=True)
class Language:
    """What is typed for a new language: folder, BCP 47 tag, its name in Indonesian and its own name."""

    locale: str
    tag: str
    name: str
    own_name: str


def add_language(language: Language, root: Path) -> list[str]:
    """Write everything a new language needs below `root`; return what was written. Raises DataError, then nothing is written."""
    problems = list(_problems(language, root))
    if problems:
        raise DataError(problems)
    data, folder = root / "docs" / "_data", root / "docs" / language.locale
    texts = {folder / f"{page}.md": _stub(root / "docs" / "id" / f"{page}.md") for page in SHORT_SET}
    texts[data / f"words.{language.locale}.yml"] = _words((data / "words.id.yml").read_text("utf-8"), language)
    texts[data / f"glossary.{language.locale}.yml"] = GLOSSARY.format(name=language.name, locale=language.locale)
    texts[data / "languages.yml"] = _row((data / "languages.yml").read_text("utf-8"), language)
    texts[root / "mkdocs.yml"] = _line((root / "mkdocs.yml").read_text("utf-8"), language)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return [path.relative_to(root).as_posix() for path in texts]


def fill_words(data: Path) -> list[str]:
    """Add every word that a dictionary in `data` lacks, as "=" (keep the Indonesian); return the names of files changed."""
    source = WORD_LINE.findall((data / "words.id.yml").read_text("utf-8"))
    changed = []
    for path in sorted(data.glob("words.*.yml")):
        text = path.read_text("utf-8")
        lacking = [key for key in source if key not in WORD_LINE.findall(text)]
        if lacking:
            lines = "".join(f'{key}: "="\n' for key in lacking)
            path.write_text(f"{text.rstrip()}\n{lines}", "utf-8", newline="\n")
            changed.append(path.name)
    return changed


def _problems(language: Language, root: Path):
    def wrong(message: str, fix: str) -> Problem:
        return Problem("--new", 1, message, fix)

    if not RE_LOCALE.match(language.locale):
        yield wrong(f"`{language.locale}` bukan nama map bahasa.", "Pakai 2 sampai 8 huruf kecil, misalnya bidayuh.")
    elif (root / "docs" / language.locale).exists():
        yield wrong(f"map docs/{language.locale}/ sudah ada.", "Lanjutkan di map itu, atau pakai nama lain.")
    for option, kind, typed in (
        ("--tag", parsers.language_tag, language.tag),
        ("--name", parsers.name, language.name),
        ("--own-name", parsers.name, language.own_name),
    ):
        try:
            kind(typed)
        except parsers.Fault as fault:
            yield wrong(f"`{option} {typed}` {fault.message}.", fault.fix)


def _stub(source: Path) -> str:
    head = read_doc(source.read_text("utf-8")).head
    return PAGE.format(**{key: head[key].replace("\\", "\\\\").replace('"', '\\"') for key in HEAD_KEYS})


def _words(source: str, language: Language) -> str:
    body = source[WORD_LINE.search(source).start() :]
    opening = source[: WORD_LINE.search(source).start()].rstrip().rsplit("\n", 1)[-1]
    heading = f"\n{opening}\n" if opening.startswith("# ---") else "\n"
    return WORDS.format(name=language.name, tag=language.tag) + heading + WORD_LINE.sub(r'\1: "="\n', body)


def _row(text: str, language: Language) -> str:
    """Return languages.yml with the language: a row that waits for its folder stays, one with its tag or name is completed."""
    for block in re.finditer(r"^(\w+):\n((?: .*\n)+)", text, re.M):
        fields = dict(re.findall(r"^ +(\w+):[ \t]*(.*)$", block[2], re.M))
        if fields.get("lokal") == language.locale:
            return text
        if not fields.get("lokal") and (fields.get("tag") == language.tag or fields.get("nama") == language.name):
            return text[: block.start()] + _block(block[1], language) + text[block.end() :]
    return text.rstrip("\n") + "\n\n" + _block(language.locale, language)


def _block(key: str, language: Language) -> str:
    return (
        f"{key}:\n  nama: {language.name}\n  nama_sendiri: {language.own_name}\n"
        f"  tag: {language.tag}\n  lokal: {language.locale}\n"
    )


def _line(text: str, language: Language) -> str:
    return MKDOCS_LINE.sub(
        lambda last: f"{last[0]}{last[1]}- {{locale: {language.locale}, name: {language.own_name}}}\n", text, count=1
    )
