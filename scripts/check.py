"""Check what editors wrote, without building anything: `python -m scripts check [--today DATE] [--release] [--github]`."""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.data.blocks import read_blocks
from scripts.data.day import build_day
from scripts.data.facts import Facts, expired, load_facts
from scripts.data.phrases import load_word_lists
from scripts.data.problem import DataError, Hint, Problem, report
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.province import TASKS, open_tasks
from scripts.pages.needed import missing_facts
from scripts.pages.translation import Translation, read_translations
from scripts.paths import DATA, DOCS, PROVINCE, shown
from scripts.proposals.annotations import annotations, summary, to_mend
from scripts.proposals.base import docs_at
from scripts.proposals.compare import QUESTIONS, compare, reasons_in
from scripts.proposals.suggestions import suggest
from scripts.rules import NONE, all_rules, check_pages
from scripts.rules.context import Context, list_files, make_context
from scripts.rules.data_texts import check_texts
from scripts.rules.drawings import check_drawings
from scripts.rules.facts_used import known_keys
from scripts.rules.files import check_files
from scripts.rules.ignore import unsuppressed
from scripts.rules.menu import check_menu, moved_pages
from scripts.rules.pairs import check_pairs
from scripts.rules.records import check_synonyms, date_problems, past_meetings
from scripts.source.page import SourcePage, read_pages
from scripts.store import Keep, make_anew
from scripts.translations.words_age import word_hints


def check_content(
    project: Project,
    today: datetime.date,
    pages: Sequence[SourcePage] = (),
    translations: Mapping[tuple[str, str], Translation] | None = None,
    hashes: Mapping[str, str] = NONE,
    keep: Keep = make_anew,
) -> tuple[list[Problem], list[Hint]]:
    """Return what blocks a release (also facts whose day is past) and what could be plainer.

    pages, translations: of DOCS, where they have been read already; hashes, keep: as in check_pages.
    """
    problems, hints = _check(project.facts, today, DOCS, project, pages, translations, hashes, keep)
    return [*problems, *missing_facts(project.facts, shown(DATA / "facts.yml"))], hints


def check_all(today: datetime.date, docs: Path = DOCS) -> tuple[list[Problem], list[Hint]]:
    """Return every problem of data and pages below `docs` in one run, however damaged the data are, and the hints."""
    folder = docs / DATA.name
    try:
        project = load_project(folder, today=today)
        return _check(project.facts, today, docs, project)
    except DataError as error:
        found = list(error.problems)
    path, unsound = folder / "facts.yml", []
    facts = load_facts(path, unsound)
    wrong = {problem.line for problem in unsound}
    sound = {key: fact for key, fact in facts.items() if fact.line not in wrong}
    problems, hints = _check(sound, today, docs)
    # A fact that cannot be read is one problem, not one more on every page that uses it.
    unread = {block.key for block in read_blocks(path, [])} - sound.keys()
    found += [problem for problem in problems if problem.rule != known_keys.id or problem.record not in unread]
    return sorted(set(found)), hints


def _check(
    facts: Facts,
    today: datetime.date,
    docs: Path,
    project: Project | None = None,
    pages: Sequence[SourcePage] = (),
    translations: Mapping[tuple[str, str], Translation] | None = None,
    hashes: Mapping[str, str] = NONE,
    keep: Keep = make_anew,
) -> tuple[list[Problem], list[Hint]]:
    pages = pages or read_pages(docs)
    menu, indonesian = docs.parent / "mkdocs.yml", {page.address for page in pages if page.locale == DEFAULT_LOCALE}
    known = {"moved": moved_pages(menu, indonesian)}
    if project:  # damaged data do not tell which text a translation was made from
        known["translations"] = translations or read_translations(project, docs, pages)
        known["tags"] = {each.locale: each.tag for each in project.languages.values() if each.locale}
        known |= {"offices": project.offices, "renamed": project.renamed}
    words = project.word_lists if project else load_word_lists(docs / DATA.name, [])
    context = make_context(pages, facts, today, words, list_files(docs), **known)
    problems, hints = check_pages(pages, context, hashes, keep)
    problems += [*expired(facts, docs / DATA.name / "facts.yml", today), *check_files(docs)]
    problems += check_menu(menu, indonesian)
    if project:
        more, advice = _check_project(project, context, pages, docs)
        problems, hints = [*problems, *more], [*hints, *advice]
    return sorted(problems), sorted(hints)


def _check_project(
    project: Project, context: Context, pages: Sequence[SourcePage], docs: Path
) -> tuple[list[Problem], list[Hint]]:
    """Return what only sound data can tell: of drawings, everyday words, dates, texts inside the data, and dictionaries."""
    data, today = docs / DATA.name, context.today
    problems, hints = check_texts(project, context, data)
    problems += check_drawings(project.drawings, docs)
    problems += check_synonyms(project.synonyms, context.pages[DEFAULT_LOCALE], docs)
    problems += date_problems(project, data, today)
    found = [*check_pairs(pages, project.glossaries), *past_meetings(project, data, today)]
    found += word_hints(project, context.translations.values(), data)
    lines = {page.path: page.typed for page in pages}
    for path in {hint.path for hint in found} - lines.keys():
        lines[path] = (data / Path(path).name).read_text(encoding="utf-8").split("\n")
    return problems, hints + [hint for hint in found if unsuppressed([hint], lines[hint.path])]


def main(arguments: Sequence[str]) -> int:
    """Print all problems and hints; return 1 when anything blocks. Raises SiteError where Git does not know `--base`."""
    options = _options(arguments)
    if options.rules:
        print("\n".join(f"{id}  {asks}" for id, asks in sorted({**all_rules(), **QUESTIONS}.items())))
        return 0
    problems, hints = check_all(options.today)
    problems += missing_facts(load_facts(DATA / "facts.yml", []), shown(DATA / "facts.yml"))
    if options.base:
        with docs_at(options.base) as before:
            problems, hints = against(before, DOCS, problems, hints, _reasons(options), options.today)
    still_open = open_tasks(PROVINCE / TASKS)
    if options.release:
        problems += still_open
    else:
        hints += [Hint(task.path, task.line, task.message, task.fix, rule=task.rule) for task in still_open]
    if options.github:
        _tell_github(problems, hints)
    else:
        _tell_person(problems, hints)
    if options.comment:
        options.comment.write_text(to_mend(problems, hints), encoding="utf-8")
    if options.suggestions:
        comments = [suggestion.as_comment() for suggestion in suggest(problems)]
        options.suggestions.write_text(json.dumps(comments, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if problems else 0


def against(
    before: Path,
    docs: Path,
    problems: Sequence[Problem],
    hints: Sequence[Hint],
    reasons: Mapping[str, str],
    today: datetime.date,
) -> tuple[list[Problem], list[Hint]]:
    """Return the problems and hints of the folder `docs` as a proposal is judged that starts from the folder `before`.

    What changed without its proof is asked. A fact that had expired before is no fault of this proposal: renewing one
    must not wait for all others, so it is a hint here, and stops only a release.
    """
    asked = compare(before, docs, reasons)
    old = load_facts(before / DATA.name / "facts.yml", [])
    overdue = {key for key, fact in old.items() if fact.check_again and fact.check_again < today}
    known = [each for each in problems if each.rule == "D10" and each.record in overdue]
    late = [Hint(each.path, each.line, each.message, each.fix, rule="D10", record=each.record) for each in known]
    return sorted([*(each for each in problems if each not in known), *asked]), sorted([*hints, *late])


def _reasons(options: argparse.Namespace) -> Mapping[str, str]:
    """Return the reasons given in the text of the proposal: in a file, or in GitHub's event."""
    text = options.reasons.read_text(encoding="utf-8") if options.reasons else ""
    event = os.environ.get("GITHUB_EVENT_PATH")
    if event and Path(event).is_file():
        proposal = json.loads(Path(event).read_text(encoding="utf-8")).get("pull_request") or {}
        text += f"\n{proposal.get('body') or ''}"
    return reasons_in(text.replace("\r", ""))


def _tell_person(problems: Sequence[Problem], hints: Sequence[Hint]) -> None:
    if problems:
        print(report(problems), file=sys.stderr)
        return
    for hint in hints:
        print(hint)
    print(f"Tidak ada masalah. Saran: {len(hints)}.")
    if hints:
        switch = f"<!-- abaikan {hints[0].rule}: alasannya -->"
        print(f"Saran yang tidak cocok bisa dimatikan. Tulis di atas barisnya: {switch}")


def _tell_github(problems: Sequence[Problem], hints: Sequence[Hint]) -> None:
    print("\n".join(annotations(problems, hints)))
    if target := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(summary(problems, hints))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts check", description="Periksa teks dan data.")
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=build_day(), help="tanggal pemeriksaan")
    parser.add_argument("--release", action="store_true", help="tolak juga tulisan provinsi yang belum dibuat")
    parser.add_argument("--github", action="store_true", help="tulis pesan di samping baris dan ringkasan di GitHub")
    base = "bandingkan dengan keadaan sebelumnya di Git, misalnya origin/main"
    parser.add_argument("--base", metavar="REV", help=base)
    parser.add_argument("--reasons", type=Path, help="berkas keterangan usulan, dengan baris `alasan NAMA: mengapa`")
    parser.add_argument("--rules", action="store_true", help="daftar semua aturan dan nomornya")
    parser.add_argument("--comment", type=Path, help="tulis bagian komentar usulan: apa yang diperbaiki dulu")
    parser.add_argument("--suggestions", type=Path, help="tulis perbaikan yang pasti ke berkas JSON")
    return parser.parse_args(arguments)
