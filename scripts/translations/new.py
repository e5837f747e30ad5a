"""Begin a new language: folder, stubs, dictionary, glossary, its row in languages.yml, its lines in mkdocs.yml and CODEOWNERS."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from scripts.data import parsers
from scripts.data.problem import DataError, Problem
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.words import SAME
from scripts.data.yaml_edit import append, parse, put, styled, write
from scripts.pages.i18n import RE_LOCALE
from scripts.pages.status import SHORT_SET
from scripts.render.environment import render_text
from scripts.source.sections import HEAD_KEYS, read_doc

PLUGIN = "merantau-i18n"  # in mkdocs.yml: the plugin that lists the languages


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
    texts[data / f"glossary.{language.locale}.yml"] = render_text("glosarium-baru.yml", language=language)
    texts[data / "languages.yml"] = _row((data / "languages.yml").read_text("utf-8"), language)
    texts[root / "mkdocs.yml"] = _line((root / "mkdocs.yml").read_text("utf-8"), language)
    owners = root / ".github" / "CODEOWNERS"
    if owners.is_file():
        texts[owners] = _reader(owners.read_text("utf-8"), language)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return [path.relative_to(root).as_posix() for path in texts]


def fill_words(data: Path) -> list[str]:
    """Add every word that a dictionary in `data` lacks, as "=" (keep the Indonesian), where words.id.yml has it; return
    the names of files changed."""
    source = parse((data / "words.id.yml").read_text("utf-8"))
    same = dict.fromkeys(source, DoubleQuotedScalarString(SAME))
    return [path.name for path in sorted(data.glob("words.*.yml")) if _add(path, same)]


def bring_words(data: Path, frozen: Path) -> list[str]:
    """Add every Indonesian word of `data` that the frozen project of the tests lacks, to its dictionaries too; return the
    names of files changed. A template that prints a new word would else break every test."""
    source = parse((data / "words.id.yml").read_text("utf-8"))
    brought = [f"words.{DEFAULT_LOCALE}.yml"] if _add(frozen / f"words.{DEFAULT_LOCALE}.yml", source) else []
    return [*brought, *fill_words(frozen)]


def _add(path: Path, source: Mapping[str, object]) -> bool:
    """Add to the dictionary at `path` the words of `source` that it lacks, where `source` has them; return whether it did."""
    words = parse(path.read_text("utf-8"))
    lacking = [key for key in source if key not in words]
    for key in lacking:
        put(words, key, source[key], list(source))
    if lacking:
        path.write_text(write(words), "utf-8", newline="\n")
    return bool(lacking)


def _problems(language: Language, root: Path):
    def wrong(message: str, fix: str) -> Problem:
        return Problem("--new", 1, message, fix)

    if not RE_LOCALE.match(language.locale):
        yield wrong(f"`{language.locale}` bukan nama map bahasa.", "Pakai 2 sampai 8 huruf kecil, misalnya bidayuh.")
    elif (root / "docs" / language.locale).exists():
        yield wrong(f"map docs/{language.locale}/ sudah ada.", "Lanjutkan di map itu, atau pakai nama lain.")
    for option, parser, typed in (
        ("--tag", parsers.language_tag, language.tag),
        ("--name", parsers.name, language.name),
        ("--own-name", parsers.name, language.own_name or language.name),
    ):
        if not typed:
            if option != "--own-name":  # without it the name stands in
                yield wrong(f"`{option}` belum diisi.", "Contoh: --new bidayuh --tag sdo --name Bidayuh.")
            continue
        try:
            parser(typed)
        except parsers.Fault as fault:
            yield wrong(f"`{option} {typed}` {fault.message}.", fault.fix)


def _stub(source: Path) -> str:
    head = read_doc(source.read_text("utf-8")).head
    return render_text("halaman-baru.md", head={key: json.dumps(head[key], ensure_ascii=False) for key in HEAD_KEYS})


def _words(source: str, language: Language) -> str:
    """Return a dictionary with the keys and the section headings of the Indonesian one `source`."""
    words = parse(source)
    start = words.lc.key(next(iter(words)))[0]
    opening = source.split("\n")[start - 1]
    heading = f"\n{opening}\n" if opening.startswith("# ---") else "\n"
    for key in words:
        put(words, key, DoubleQuotedScalarString(SAME), ())
    body = "\n".join(write(words).split("\n")[start:])
    return render_text("kamus-baru.yml", language=language) + heading + body


def _row(text: str, language: Language) -> str:
    """Return languages.yml with the language: a row that waits for its folder stays, one with its tag or name is completed."""
    rows = parse(text)
    typed = {
        "nama": language.name,
        "nama_sendiri": language.own_name,
        "tag": language.tag,
        "lokal": language.locale,
    }
    for row in rows.values():
        if row.get("lokal") == language.locale:
            return text
        if not row.get("lokal") and (row.get("tag") == language.tag or row.get("nama") == language.name):
            for key, value in typed.items():
                put(row, key, styled(value), list(typed))
            return write(rows)
    block = CommentedMap((key, styled(value)) for key, value in typed.items())
    return text.rstrip("\n") + "\n\n" + write(CommentedMap({language.locale: block}))


def _reader(text: str, language: Language) -> str:
    """Return CODEOWNERS with readers for the language, below those of another: the last line that fits counts."""
    lines = text.split("\n")
    last = max(
        (number for number, line in enumerate(lines) if re.match(r"/docs/[a-z]+/\s", line)), default=len(lines) - 1
    )
    organisation = re.search(r"@([\w-]+)/", text)
    team = f"@{organisation[1] if organisation else 'example'}/penutur-{language.locale}"
    return "\n".join([*lines[: last + 1], f"{f'/docs/{language.locale}/':<22} {team}", *lines[last + 1 :]])


def _line(text: str, language: Language) -> str:
    """Return mkdocs.yml with the language at the end of those that are built."""
    settings = parse(text)
    languages = next(plugin[PLUGIN] for plugin in settings["plugins"] if PLUGIN in plugin)["languages"]
    line = CommentedMap(locale=language.locale, name=styled(language.own_name))
    line.fa.set_flow_style()
    append(languages, line)
    return write(settings)
