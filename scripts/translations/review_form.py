"""The review form, on which two speakers judge everything the site says in their language, with a pen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from scripts.data.glossary import WORD, Glossary, words_in
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS
from scripts.data.site import load_site
from scripts.finish.policy import add_policy
from scripts.pages.status import SHORT_SET
from scripts.pages.translation import Translation
from scripts.render.environment import render
from scripts.render.text import fact_text
from scripts.source.marks import USE, key_in
from scripts.translations.coverage import GUESSED, UNKNOWN, Sentence, all_sentences, indonesian_words, kind_of

FOLDER = "lembar-penutur"
Translations = Mapping[tuple[str, str], Translation]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence; `marked`: words the glossary does not cover underlined."""

    marked: Markup
    indonesian: str


@dataclass(frozen=True, slots=True)
class FormPage:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """All of one language: its tag and names, its pages, and what the glossary leaves open."""

    tag: str
    name: str
    own_name: str
    pages: tuple[FormPage, ...]
    questions: tuple[str, ...]


def make_form(locale: str, project: Project, translations: Translations) -> ReviewForm:
    """Return what a speaker of `locale` is asked."""
    language = project.language_of(locale)
    glossary = project.glossaries.get(locale) or Glossary(locale, frozenset(), frozenset(), (), ())
    known = indonesian_words(project, translations)
    sentences = [
        each
        for each in all_sentences(locale, project, translations)
        if each.indonesian or not set(each.words) <= known  # where both languages say the same, there is no question
    ]
    rows: dict[str, dict[Row, None]] = {}
    for each in sentences:
        row = Row(_marked(each, project, glossary, known), _filled(each.indonesian, project))
        rows.setdefault(each.page.partition("/")[2], {})[row] = None
    order = [*SHORT_SET, *sorted(rows.keys() - {*SHORT_SET, WORDS}), WORDS]
    pages = tuple(FormPage(_title(page, locale, translations), tuple(rows[page])) for page in order if page in rows)
    return ReviewForm(language.tag, language.name, language.own_name, pages, glossary.questions)


def form_html(form: ReviewForm) -> str:
    """Return the form as a page that needs no other file."""
    return render("partials/review_form.html", form=form, site=load_site()).lstrip()


def write_sheets(site: Path, project: Project, translations: Translations) -> None:
    """Write the sheet of every local language as `site`/lembar-penutur/<locale>.html."""
    for locale in project.words:
        if locale != DEFAULT_LOCALE:
            page = site / FOLDER / f"{locale}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(add_policy(form_html(make_form(locale, project, translations))), "utf-8", newline="\n")


def _filled(text: str, project: Project) -> str:
    """Return a sentence with the values of its facts, as it will be read out."""
    return USE.sub(lambda use: fact_text(project.facts[key_in(use)]) if key_in(use) in project.facts else use[0], text)


def _title(page: str, locale: str, translations: Translations) -> str:
    translation = translations.get((locale, f"{page}.md"))
    return translation.source.head["title"] if translation else "Halaman desa dan bingkai situs"


def _marked(sentence: Sentence, project: Project, glossary: Glossary, indonesian: frozenset[str]) -> Markup:
    """Return the sentence with every word of its own that no source shows underlined."""
    doubtful = {word for word in sentence.words if kind_of(word, glossary, indonesian) in (GUESSED, UNKNOWN)}
    text = _filled(sentence.text, project)
    out, start = [], 0
    for match in WORD.finditer(text):
        if words_in(match[0])[0] in doubtful:
            out += [escape(text[start : match.start()]), Markup("<u>{}</u>").format(match[0])]
            start = match.end()
    return Markup("").join([*out, escape(text[start:])])
