"""Build the view of one MkDocs page: the only module that reads MkDocs' page, nav and file objects."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.places import Language
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS
from scripts.pages import view
from scripts.pages.assemble import assemble
from scripts.pages.cards import card_of
from scripts.pages.contact import EMERGENCY, emergency_numbers, ways_to_ask
from scripts.pages.lists import macros
from scripts.pages.markdown import Used, fill_page
from scripts.pages.recordings import recording_of
from scripts.pages.report import report_url
from scripts.pages.scripts import scripts_for
from scripts.pages.share import CONTACTS_FILE, share_text, whatsapp_link
from scripts.pages.translation import CURRENT, Translation
from scripts.pages.words_html import page_words
from scripts.source.asked import whoms_of
from scripts.source.page import VILLAGE_TEMPLATE_KIND
from scripts.source.sections import HEAD_KEYS

OFFICES_PAGE = "kantor/"
TAG = re.compile(r"<[^<>]+>")
ASIDE = re.compile(r"(\([^()]*\))$")
Translations = Mapping[tuple[str, str], Translation]  # by locale and address, as read_translations gives them


def fill_markdown(markdown: str, page: Page, project: Project, translations: Translations) -> str:
    """Return the page's Markdown with facts and lists filled in; leaves the record on `page.used`.

    A page of a local language comes with Indonesian sections for those that are missing or behind.

    Raises PluginError that names file and key, which MkDocs prints without a traceback.
    """
    page.used = Used()
    page.message = Markup("")
    if page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND:
        return f"<div>{view.BODY_TOKEN}</div>"
    words = page_words(project, page.file.locale)
    indonesian = page_words(project, DEFAULT_LOCALE)
    translation = translations.get(_key(page))
    head = head_of(page, translation)

    def fill(text: str, local: bool) -> str:
        spoken = words if local else indonesian
        return fill_page(text, project.facts, page.used, macros(project, spoken, translations, page.used.offices))

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
    return {key: str(page.meta.get(key) or "") for key in HEAD_KEYS}


def _message(typed: str, locale: str) -> str:
    """Return the message as typed; the Indonesian that a local one has in brackets at its end is marked as such."""
    return typed if locale == DEFAULT_LOCALE else ASIDE.sub(r'<span lang="id">\1</span>', typed)


def _key(page: Page) -> tuple[str, str]:
    locale, _, address = page.file.src_uri.partition("/")
    return locale, address


def text_locale_of(page: Page, project: Project, translations: Translations, current: str) -> str:
    """Return the locale in which most of `page` is written: Indonesian where nothing of it is translated."""
    if page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND:
        return current if project.words[current].is_translated else DEFAULT_LOCALE
    translation = translations.get(_key(page))
    return DEFAULT_LOCALE if translation is not None and not translation.exists else page.file.locale


def _is_written(page: Page, project: Project, translations: Translations, locale: str) -> bool:
    """Return whether `page` exists in `locale`, as far as search engines should know."""
    if locale == DEFAULT_LOCALE:
        return True
    if page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND:
        return project.words[locale].is_translated
    file = page.file.alternates[locale]
    translation = translations.get((locale, file.src_uri.partition("/")[2]))
    return file.locale == locale and (translation is None or translation.exists)


def view_of(
    page: Page,
    nav: Navigation,
    project: Project,
    locales: Mapping[str, Language],
    current: str,
    site_url: str,
    repo_url: str,
    translations: Translations,
) -> view.PageView:
    """Return the view of `page` in the build of the locale `current`.

    locales: every built locale and its language, the default first; site_url: absolute, ends with a slash.
    """
    page_template = page.meta.get("jenis") == VILLAGE_TEMPLATE_KIND
    text_locale = text_locale_of(page, project, translations, current)
    translation = translations.get(_key(page))
    head = head_of(page, translation)
    review = (
        project.review_of(text_locale, WORDS if page_template else _key(page)[1].removesuffix(".md"))
        if text_locale != DEFAULT_LOCALE
        else None
    )
    home = "" if current == DEFAULT_LOCALE else f"{current}/"
    if page.url == home:  # its numbers come from the template
        page.used.facts.update((key, project.facts[key]) for key in EMERGENCY.values())
    used = page.used.facts.values()
    on_paper = [*used, *(project.facts[key] for key in EMERGENCY.values())]
    urls = {locale: file.url for locale, file in page.file.alternates.items() if locale in locales}
    translated = [locale for locale in locales if locale in urls and _is_written(page, project, translations, locale)]
    sensitive = page.url.removeprefix(home).startswith(view.SENSITIVE)
    address = urljoin(site_url, page.url)
    text = share_text(page_words(project, current), head["title"], sensitive, page_template)
    savable = page_template or page.is_index  # home, the overviews, the villages
    return view.PageView(
        tag=locales[current].tag,
        text_tag=locales[text_locale].tag,
        page_template=page_template,
        home=page.url == home,
        review=review,
        review_note=view.review_html(review, page_words(project, current)),
        head_tag=locales[DEFAULT_LOCALE].tag
        if translation is not None and head is translation.source.head and text_locale != DEFAULT_LOCALE
        else "",
        sensitive=sensitive,
        title=view.TITLE_TOKEN if page_template else head["title"],
        summary=view.SUMMARY_TOKEN if page_template else head["description"],
        message=page.message,
        canonical=urljoin(site_url, urls[text_locale]),
        alternates=tuple((locales[locale].tag, urljoin(site_url, urls[locale])) for locale in translated)
        if text_locale == current
        else (),
        languages=view.language_links(
            page.url, locales, current, {locale: get_relative_url(urls.get(locale, ""), page.url) for locale in locales}
        ),
        menu=tuple(_menu(page, nav)),
        siblings=tuple(_siblings(page, nav)),
        edit_url=view.EDIT_TOKEN if page_template else page.edit_url or "",
        report_url=report_url(
            repo_url,
            view.REPORT_TITLE_TOKEN if page_template else str(page.meta.get("title", "")),
            urljoin(site_url, urls[current]),
        ),
        office_contact=Markup(view.CONTACT_TOKEN) if page_template else Markup(""),
        checked=view.checked_date(used),
        sources=view.source_links(used),
        terms=tuple(page.used.terms),
        ways=ways_to_ask(_asked_on(page), used, page.used.offices, project, page_words(project, current)),
        offices_page=get_relative_url(f"{home}{OFFICES_PAGE}", page.url),
        emergency=emergency_numbers(project, page_words(project, current)),
        address=address,
        share_link=whatsapp_link(text, address),
        contacts=get_relative_url(CONTACTS_FILE, page.url),
        printable=page.meta.get("cetak") == "ya",
        paper_checked=view.checked_date(on_paper),
        paper_again=view.check_again_date(on_paper),
        recording=recording_of(page.meta, page.url, text_locale) if text_locale == page.file.locale else None,
        exit=project.facts["url_keluar"].value,
        card=card_of(text_locale),
        scripts=scripts_for(page.content or "", savable, sensitive),
        savable=savable,
        download=view.DOWNLOAD_TOKEN if page_template else "",
    )


def _asked_on(page: Page) -> tuple[str, ...]:
    """Return whom the finished page tells its reader to ask: typed, or said by a list made from the data.

    A page in a local language says it in Indonesian too, beside its own words.
    """
    return whoms_of(TAG.sub(" ", page.content or ""))


def edit_root(config: MkDocsConfig) -> str:
    """Return the address of docs/ in the editor's web view, with a slash at its end; '' where there is none."""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri) if config.repo_url and config.edit_uri else ""


def _entry(target: Page, page: Page, current: bool) -> view.MenuEntry:
    return view.MenuEntry(
        str(target.meta.get("menu") or target.meta.get("title", "")), get_relative_url(target.url, page.url), current
    )


def _menu(page: Page, nav: Navigation):
    for item in nav.items:
        first = item.children[0] if item.is_section else item
        inside = page in item.children if item.is_section else page is item
        yield _entry(first, page, inside)


def _siblings(page: Page, nav: Navigation):
    for item in nav.items:
        if item.is_section and page in item.children:
            for child in item.children:
                yield _entry(child, page, child is page)
