"""How far each language is, page by page: for the page of editors and, as Markdown, for an issue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS
from scripts.pages.translation import BEHIND, CURRENT, MISSING, UNSTAMPED, Translation
from scripts.render.environment import render
from scripts.source.sections import HEAD

SHORT_SET = ("index", "paspor/index", "kerja/index", "waspada/index", "bantuan")  # what every language starts with
VILLAGES = "halaman desa dan bingkai"
Translations = Mapping[tuple[str, str], Translation]


@dataclass(frozen=True, slots=True)
class Cell:
    """One page in one language. state: MISSING, BEHIND or that of its review; done, all: sections; open: name, state."""

    page: str
    locale: str
    state: str
    done: int
    all: int
    open: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.state if self.state == MISSING else f"{self.state} {self.done}/{self.all}"


def table_of(project: Project, translations: Translations) -> dict[str, list[Cell]]:
    """Return page -> one cell a language: the short set, then every other page that some language has."""
    locales = [locale for locale in project.words if locale != DEFAULT_LOCALE]
    pages = [*SHORT_SET, *sorted({address.removesuffix(".md") for _, address in translations} - set(SHORT_SET))]
    table = {page: [_page_cell(project, translations, page, locale) for locale in locales] for page in pages}
    table[VILLAGES] = [_words_cell(project, locale) for locale in locales]
    return table


def _page_cell(project: Project, translations: Translations, page: str, locale: str) -> Cell:
    translation = translations.get((locale, f"{page}.md"))
    if translation is None or all(state == MISSING for name, state in translation.states if name != HEAD):
        return Cell(page, locale, MISSING, 0, 0, ())
    rest = tuple((name, state) for name, state in translation.states if state != CURRENT)
    state = BEHIND if translation.is_behind else project.review_of(locale, page).state
    return Cell(page, locale, state, len(translation.states) - len(rest), len(translation.states), rest)


def _words_cell(project: Project, locale: str) -> Cell:
    words = project.words[locale]
    state = project.review_of(locale, WORDS).state if words.is_translated else MISSING
    return Cell(VILLAGES, locale, state, len(words.texts) - len(words.kept), len(words.texts), ())


def open_lines(table: Mapping[str, list[Cell]]) -> Iterator[str]:
    """Yield what is to be done, a line a page: `xx/index: belum ada: desa-saya`."""
    for cells in table.values():
        for cell in cells:
            for state in (BEHIND, UNSTAMPED, MISSING):
                names = [name for name, each in cell.open if each == state]
                if names:
                    said = "semua bagian" if len(names) == cell.all else ", ".join(names)
                    yield f"{cell.locale}/{cell.page}: {state}: {said}"


def status_html(project: Project, translations: Translations) -> Markup:
    """Return the table and what is to be done as HTML."""
    table = table_of(project, translations)
    return render("partials/status.html", languages=_languages(project), table=table, lines=tuple(open_lines(table)))


def status_markdown(project: Project, translations: Translations) -> str:
    """Return the same as Markdown, for an issue."""
    table = table_of(project, translations)
    languages = _languages(project)
    lines = [f"| Halaman | {' | '.join(languages)} |", f"|---|{'---|' * len(languages)}"]
    lines += [f"| {page} | {' | '.join(map(str, cells))} |" for page, cells in table.items()]
    return "\n".join([*lines, "", *(f"- [ ] {line}" for line in open_lines(table))]) + "\n"


def _languages(project: Project) -> list[str]:
    return [project.language_of(locale).name for locale in project.words if locale != DEFAULT_LOCALE]
