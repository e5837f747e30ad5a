"""The stamps that a maintainer gives to a proposal: `python -m scripts proposal stamps --repo O/R --by USER --base REV --head REV OUT`.

Runs from the main branch with rights to read only. The texts and data at --head are a stranger's: they are data, never code.
Stamped is what the proposal itself translates, no more: another section that is behind stays so.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.reviews import WORDS
from scripts.data.yaml_edit import parse
from scripts.github import api
from scripts.pages.translation import Translation, read_translations
from scripts.paths import DATA, DOCS, ROOT
from scripts.proposals.base import docs_at, git
from scripts.source.sections import HEAD, Doc, read_doc
from scripts.translations.stamp import stamped, write_kept, write_stamps
from scripts.translations.words_age import stamp_rows

KEPT = "translated.txt"
MAY = ("admin", "maintain", "write")  # https://docs.github.com/en/rest/collaborators/collaborators


def stamps_of(before: Path, after: Path) -> tuple[dict[str, str], list[str]]:
    """Stamp in the docs folder `after` what it translates otherwise than the docs folder `before`.

    Return the new text of each file that changed, by path below the project, and what was stamped, for people.
    Raises SiteError where the data of `after` are damaged.
    """
    project = load_project(after / DATA.name)
    translations = read_translations(project, after)
    stamps, rows, said = {}, {}, []
    for (locale, address), found in translations.items():
        place = Path(locale) / address
        if names := list(_translated(before / place, found)):
            stamps[locale, address] = stamped(found, names)
            write_stamps(after / place, stamps[locale, address])
            said.append(f"{place.as_posix()}: {', '.join(names)}")
    for locale in (locale for locale in project.words if locale != DEFAULT_LOCALE):
        if keys := _words(before, locale, project):
            rows |= stamp_rows(project, locale, keys)
            said.append(f"{locale}/{WORDS}: {', '.join(keys)}")
    if not said:
        return {}, []
    kept = after / DATA.name / KEPT
    write_kept(kept, {**project.kept, **rows}, translations.values(), stamps)
    changed = [*(after / locale / address for locale, address in stamps), kept]
    return {f"{DOCS.name}/{path.relative_to(after).as_posix()}": path.read_text("utf-8") for path in changed}, said


def _translated(old: Path, found: Translation) -> Iterator[str]:
    """Yield the names of what a page says otherwise than its earlier state `old`: its head, its sections."""
    known: Doc | None = read_doc(old.read_text("utf-8")) if old.is_file() else None
    before = {section.anchor: section.text for section in known.sections} if known else {}
    if known is None or known.head_text != found.local.head_text:
        yield HEAD
    for part in found.parts:
        if part.local is not None and part.made_from and before.get(part.source.anchor) != part.local.text:
            yield part.source.anchor


def _words(before: Path, locale: str, project: Project) -> list[str]:
    path = Path(DATA.name) / f"words.{locale}.yml"
    old = dict(parse((before / path).read_text("utf-8"))) if (before / path).is_file() else {}
    words = project.words[locale]
    return [key for key, text in words.texts.items() if key not in words.kept and str(old.get(key)) != str(text)]


def may_stamp(repo: str, user: str) -> bool:
    """Return whether GitHub lets `user` write to `repo`: a badge beside a name is not enough."""
    return (api(f"repos/{repo}/collaborators/{user}/permission") or {}).get("permission") in MAY


def outside(base: str, head: str, root: Path = ROOT) -> list[str]:
    """Return the files outside docs/ that differ between two revisions."""
    paths = git(root, "diff", "--name-only", base, head).splitlines()
    return [path for path in paths if not path.startswith(f"{DOCS.name}/")]


def _stamps(base: str, head: str) -> tuple[dict[str, str], list[str], str]:
    """Return the files and names as `stamps_of`, and why nothing can be stamped, '' where it can."""
    if paths := outside(base, head):
        return {}, [], f"Belum dicap: usulan ini juga mengubah `{paths[0]}`. Gabungkan dulu, lalu cap."
    try:
        with docs_at(base) as before, docs_at(head) as after:
            return *stamps_of(before, after), ""
    except SiteError as error:
        return {}, [], f"Belum dicap: perbaiki dulu yang ini.\n\n{str(error)[:2000]}"


def main(arguments: Sequence[str]) -> int:
    """Write OUT for `proposal branch`: stamps, or why there are none; return 1 where the asker may not stamp."""
    parser = argparse.ArgumentParser(prog="python -m scripts proposal stamps", description="Cap satu usulan.")
    for name in ("--repo", "--by", "--base", "--head"):
        parser.add_argument(name, required=True)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    if not may_stamp(options.repo, options.by):
        print("Cap hanya dari orang yang boleh menulis di sini.", file=sys.stderr)
        return 1
    files, said, refusal = _stamps(options.base, options.head)
    stamps = {"sha": git(ROOT, "rev-parse", options.head), "files": files, "said": said, "refusal": refusal}
    options.out.write_text(json.dumps(stamps, ensure_ascii=False), "utf-8")
    print(refusal or "\n".join(said) or "Tidak ada terjemahan yang berubah.")
    return 0
