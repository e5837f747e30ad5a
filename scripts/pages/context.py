"""One page of MkDocs: its Markdown with facts and lists filled in, and what else is to be known of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.places import Language
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS, Review
from scripts.pages.assemble import assemble
from scripts.pages.lists import macros
from scripts.pages.markdown import Used, fill_page
from scripts.pages.translation import CURRENT, Translation
from scripts.pages.view import ABROAD, BODY_TOKEN, OFFICERS, SENSITIVE
from scripts.pages.words_html import PageWords, page_words
from scripts.render.environment import render
from scripts.source.asked import whoms_of
from scripts.source.page import VILLAGE_TEMPLATE_KIND
from scripts.source.sections import HEAD_KEYS

TAG = re.compile(r"<[^<>]+>")
ASIDE = re.compile(r"(\([^()]*\))$")
Translations = Mapping[tuple[str, str], Translation]  # by locale and address, as read_translations gives them


def fill_markdown(markdown: str, page: Page, project: Project, translations: Translations, root: str) -> str:
    """Return the page's Markdown with facts and lists filled in; leaves the record on `page.used`.

    root: what stands for the relative address of the site. A page of a local language comes with Indonesian sections for
    those that are missing or behind.

    Raises PluginError that names file and key, which MkDocs prints without a traceback.
    """
    page.used = Used()
    page.message = Markup("")
    if page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND:
        return render("partials/later.html", token=BODY_TOKEN)
    words = page_words(project, page.file.locale)
    indonesian = page_words(project, DEFAULT_LOCALE)
    translation = translations.get(_key(page))
    head = head_of(page, translation)

    def fill(text: str, local: bool) -> str:
        lists = macros(project, words if local else indonesian, translations, page.used, root=root)
        return fill_page(text, project.facts, page.used, lists)

    try:
        page.message = Markup(fill_page(_message(head["pesan"], page.file.locale), project.facts, page.used, {}))
        if translation is None:
            return fill(markdown, True)
        if not translation.exists:
            return fill("\n".join(section.text for section in translation.source.sections), False)
        return assemble(translation, project.language_of(page.file.locale).tag, words, fill)
    except jinja2.TemplateError as error:
        raise PluginError(
            f"docs/{page.file.src_uri}:{getattr(error, 'lineno', None) or 1}: {error}\n    Perbaikan: jalankan `make check`."
        ) from None


def head_of(page: Page, translation: Translation | None) -> Mapping[str, str]:
    """Return title, description and message of a page, the Indonesian ones where the local ones are behind."""
    if translation is not None and not (translation.exists and translation.head == CURRENT):
        return translation.source.head
    source = translation.source.head if translation is not None else {}
    return {key: str(page.meta.get(key) or source.get(key, "")) for key in HEAD_KEYS}


def _message(typed: str, locale: str) -> str:
    """Return the message as typed; the Indonesian that a local one has in brackets at its end is marked as such."""
    return typed if locale == DEFAULT_LOCALE else ASIDE.sub(r'<span lang="id">\1</span>', typed)


def _key(page: Page) -> tuple[str, str]:
    locale, _, address = page.file.src_uri.partition("/")
    return locale, address


@dataclass(frozen=True)
class Edition:
    """One language of the site while MkDocs builds it.

    locales: every built locale and its language, the default first; site_url: absolute, ends with a slash.
    """

    project: Project
    translations: Translations
    locales: Mapping[str, Language]
    locale: str
    site_url: str
    repo_url: str

    @cached_property
    def words(self) -> PageWords:
        return page_words(self.project, self.locale)

    @property
    def home(self) -> str:
        """The address of the home page below the site: '' or its name and a slash."""
        return "" if self.locale == DEFAULT_LOCALE else f"{self.locale}/"


@dataclass(frozen=True)
class Subject:
    """One page of MkDocs as an edition shows it; each question about it is answered here, once."""

    page: Page
    edition: Edition

    @cached_property
    def is_template(self) -> bool:
        """Whether the pages of the villages are made from it."""
        return self.page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND

    @cached_property
    def is_home(self) -> bool:
        return self.page.url == self.edition.home

    @cached_property
    def is_sensitive(self) -> bool:
        return self.page.url.removeprefix(self.edition.home).startswith(SENSITIVE)

    @cached_property
    def is_abroad(self) -> bool:
        return self.page.url.removeprefix(self.edition.home).startswith(ABROAD)

    @cached_property
    def is_for_officers(self) -> bool:
        return self.page.url.removeprefix(self.edition.home).startswith(OFFICERS)

    @cached_property
    def is_savable(self) -> bool:
        """Whether it offers to save the language: the home page, the overviews, the villages."""
        return self.is_template or self.page.is_index

    @cached_property
    def translation(self) -> Translation | None:
        return self.edition.translations.get(_key(self.page))

    @cached_property
    def head(self) -> Mapping[str, str]:
        return head_of(self.page, self.translation)

    @cached_property
    def text_locale(self) -> str:
        """The locale in which most of the page is written: Indonesian where nothing of it is translated."""
        if self.is_template:
            locale = self.edition.locale
            return locale if self.edition.project.words[locale].is_translated else DEFAULT_LOCALE
        lost = self.translation is not None and not self.translation.exists
        return DEFAULT_LOCALE if lost else self.page.file.locale

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """The address of the page in every built locale, below the site."""
        files = self.page.file.alternates.items()
        return {locale: file.url for locale, file in files if locale in self.edition.locales}

    @cached_property
    def review(self) -> Review | None:
        """Who has read the translation; None for Indonesian text."""
        if self.text_locale == DEFAULT_LOCALE:
            return None
        name = WORDS if self.is_template else _key(self.page)[1].removesuffix(".md")
        return self.edition.project.review_of(self.text_locale, name)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Whom the finished page tells its reader to ask: typed, or said by a list made from the data.

        A page in a local language says it in Indonesian too, beside its own words.
        """
        return whoms_of(TAG.sub(" ", self.page.content or ""))

    def is_written_in(self, locale: str) -> bool:
        """Return whether the page exists in `locale`, as far as search engines should know."""
        if locale == DEFAULT_LOCALE:
            return True
        if self.is_template:
            return self.edition.project.words[locale].is_translated
        file = self.page.file.alternates[locale]
        translation = self.edition.translations.get((locale, file.src_uri.partition("/")[2]))
        return file.locale == locale and (translation is None or translation.exists)

    def absolute(self, url: str) -> str:
        """Return the absolute address of `url` below the site."""
        return urljoin(self.edition.site_url, url)


def root_of(url: str) -> str:
    """Return the relative address of the site as seen from the page at `url`: '' or '../../'."""
    return get_relative_url("assets", url).removesuffix("assets")


def edit_root(config: MkDocsConfig) -> str:
    """Return the address of docs/ in the editor's web view, with a slash at its end; '' where there is none."""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri) if config.repo_url and config.edit_uri else ""
