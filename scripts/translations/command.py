"""Look after the local languages: `python -m scripts lang` prints the state; see --help for the rest."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from ruamel.yaml import YAMLError

from scripts.data.problem import DataError, Problem, SiteError
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.reviews import WORDS
from scripts.pages.status import open_lines, status_markdown, table_of
from scripts.pages.translation import BEHIND, CURRENT, UNSTAMPED, Translation, read_translations
from scripts.paths import DATA, DOCS, FROZEN, ROOT, shown
from scripts.translations.coverage import report
from scripts.translations.new import Language, add_language, bring_words, fill_words
from scripts.translations.stamp import confirm, stamped, texts_of, to_confirm, write_kept, write_stamps
from scripts.translations.words_age import all_states, stamp_rows

Translations = dict[tuple[str, str], Translation]


def main(arguments: Sequence[str]) -> int:
    """Do what is asked, and return 0. Raises SiteError when something typed is wrong."""
    options = _options(arguments)
    try:
        if options.new:
            language = Language(options.new, options.tag, options.name, options.own_name or options.name)
            print("\n".join(add_language(language, ROOT)))
        elif options.fill:
            changed = [shown(DATA / name) for name in fill_words(DATA)]
            changed += [shown(FROZEN / name) for name in bring_words(DATA, FROZEN)] if FROZEN.is_dir() else []
            print("\n".join(changed) or "Semua kamus sudah lengkap.")
        else:
            _translations(options)
    except YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise SiteError(f"Satu berkas data rusak di sekitar baris {line}.", "jalankan `make check`.") from error
    return 0


def _translations(options: argparse.Namespace) -> None:
    """Stamp, or print what is asked of the translations that there are."""
    project = load_project()
    translations = read_translations(project, DOCS)
    if options.stamp:
        stamp_files(project, translations, options.stamp, (lambda question: True) if options.yes else _typed_yes)
    elif options.words is not None:
        for locale in options.words or [key for key in project.words if key != DEFAULT_LOCALE]:
            if locale not in project.words or locale == DEFAULT_LOCALE:
                fix = f"Pakai salah satu: {', '.join(project.words)}."
                raise DataError([Problem("--words", 1, f"bahasa `{locale}` belum ada di situs ini.", fix)])
            print(report(locale, project, translations))
    elif options.markdown:
        print(status_markdown(project, translations), end="")
    else:
        print_state(project, translations)


def print_state(project: Project, translations: Translations) -> None:
    """Print one line a page and language, then what is to be done."""
    table = table_of(project, translations)
    for page, cells in table.items():
        print(f"{page}: " + ", ".join(f"{cell.locale} {cell}" for cell in cells))
    todo = list(open_lines(table))
    for locale, states in all_states(project, translations.values()).items():
        for state in (BEHIND, UNSTAMPED):
            keys = [key for key, each in states.items() if each == state]
            todo += [f"{locale}/{WORDS}: {state}: {', '.join(keys)}"] if keys else []
    print("\n".join(["", *todo]) if todo else "\nSemua terjemahan cocok.")


def stamp_files(project: Project, translations: Translations, files: list[Path], ask: Callable[[str], bool]) -> None:
    """Stamp the pages `files` with what `ask` confirms, and keep the words they were made from.

    Raises DataError for a file that is no translation.
    """
    known = {(DOCS / locale / address).resolve(): found for (locale, address), found in translations.items()}
    own = (locale for locale in project.words if locale != DEFAULT_LOCALE)
    dictionaries = {(DATA / f"words.{locale}.yml").resolve(): locale for locale in own}
    lost = [path for path in files if path.resolve() not in known.keys() | dictionaries.keys()]
    if lost:
        message = "berkas ini bukan terjemahan, atau halaman Indonesianya tidak ada."
        fix = "Tulis nama seperti docs/BAHASA/index.md atau docs/_data/words.BAHASA.yml."
        raise DataError(Problem(shown(path), 1, message, fix) for path in lost)
    stamps, rows = {}, {}
    for path in files:
        if path.resolve() in dictionaries:
            rows |= _stamp_words(project, translations, dictionaries[path.resolve()], ask)
            continue
        found = known[path.resolve()]
        confirmed = confirm(f"{found.locale}/{found.address}, bagian", to_confirm(found, project.kept), ask)
        stamps[found.locale, found.address] = stamped(found, confirmed)
        write_stamps(path, stamps[found.locale, found.address])
        print(f"{shown(path)}: {len(confirmed)} bagian dicap, {len(texts_of(found))} bagian semuanya.")
    write_kept(DATA / "translated.txt", {**project.kept, **rows}, translations.values(), stamps)


def _stamp_words(
    project: Project, translations: Translations, locale: str, ask: Callable[[str], bool]
) -> dict[str, str]:
    """Return the rows to keep for the words of a dictionary that `ask` confirms; each that is not current is shown."""
    states = all_states(project, translations.values())[locale]
    indonesian, own = project.words[DEFAULT_LOCALE].texts, project.words[locale].texts
    changes = {key: f"{indonesian[key]}\n{own[key]}" for key, state in states.items() if state != CURRENT}
    confirmed = confirm(f"{locale}/{WORDS},", changes, ask)
    print(f"{locale}/{WORDS}: {len(confirmed)} kata dicap, {len(states)} kata semuanya.")
    return stamp_rows(project, locale, confirmed)


def _typed_yes(question: str) -> bool:
    """Return what whoever sits there answers; where nobody does, nothing is confirmed."""
    try:
        return input(question).strip().lower().startswith("y")
    except EOFError:
        print("\nTidak ada yang menjawab. Perbaikan: jalankan di terminal, atau tambah --yes.")
        return False


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts lang", description="Urus terjemahan.")
    parser.add_argument(
        "--stamp", type=Path, nargs="+", metavar="BERKAS", help="cap halaman atau kamus yang sudah dicocokkan"
    )
    parser.add_argument("--yes", action="store_true", help="jangan bertanya: semua sudah dicocokkan")
    parser.add_argument("--words", nargs="*", metavar="BAHASA", help="kata yang tidak ada di glosarium")
    parser.add_argument("--markdown", action="store_true", help="tabel status untuk ditempel di GitHub")
    parser.add_argument("--fill", action="store_true", help='tambah kata yang belum ada di kamus, sebagai "="')
    parser.add_argument("--new", metavar="MAP", help="siapkan bahasa baru, misalnya bidayuh")
    parser.add_argument("--tag", default="", help="dengan --new: kode BCP 47, misalnya sdo")
    parser.add_argument("--name", default="", help="dengan --new: nama bahasa dalam bahasa Indonesia")
    parser.add_argument("--own-name", default="", help="dengan --new: nama menurut penuturnya")
    return parser.parse_args(arguments)
