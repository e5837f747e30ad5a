"""Build the view of one MkDocs page: the only module that reads MkDocs' page, nav and file objects."""

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
from scripts.pages import view
from scripts.pages.cards import card_of
from scripts.pages.lists import macros
from scripts.pages.markdown import Used, fill_page
from scripts.pages.report import report_url
from scripts.pages.scripts import scripts_for
from scripts.pages.share import CONTACTS_FILE, share_text, whatsapp_link
from scripts.pages.words_html import page_words


def fill_markdown(markdown: str, page: Page, project: Project) -> str:
    """Return the page's Markdown with facts and lists filled in; leaves the record on `page.used`.

    Raises PluginError that names file and key, which MkDocs prints without a traceback.
    """
    page.used = Used()
    page.message = Markup("")
    if page.meta.get("jenis") == view.SHELL:
        return f"<div>{view.BODY_TOKEN}</div>"
    words = page_words(project, page.file.locale)
    try:
        page.message = Markup(fill_page(str(page.meta.get("pesan", "")), project.facts, page.used, {}))
        return fill_page(markdown, project.facts, page.used, macros(project, words))
    except jinja2.TemplateError as error:
        raise PluginError(
            f"docs/{page.file.src_uri}:{getattr(error, 'lineno', None) or 1}: {error}\n    Perbaikan: jalankan `make check`."
        ) from None


def view_of(
    page: Page,
    nav: Navigation,
    project: Project,
    locales: Mapping[str, Language],
    current: str,
    site_url: str,
    repo_url: str,
) -> view.PageView:
    """Return the view of `page` in the build of the locale `current`.

    locales: every built locale and its language, the default first; site_url: absolute, ends with a slash.
    """
    shell = page.meta.get("jenis") == view.SHELL
    text_locale = current if shell else page.file.locale
    home = "" if current == DEFAULT_LOCALE else f"{current}/"
    if page.url == home:  # its numbers come from the template
        page.used.facts.update((key, project.facts[key]) for key in view.EMERGENCY.values())
    used = page.used.facts.values()
    on_paper = [*used, *(project.facts[key] for key in view.EMERGENCY.values())]
    urls = {locale: file.url for locale, file in page.file.alternates.items() if locale in locales}
    translated = [
        locale for locale in locales if locale in urls and (shell or page.file.alternates[locale].locale == locale)
    ]
    sensitive = page.url.removeprefix(home).startswith(view.SENSITIVE)
    address = urljoin(site_url, page.url)
    text = share_text(page_words(project, current), str(page.meta.get("title", "")), sensitive, shell)
    return view.PageView(
        tag=locales[current].tag,
        text_tag=locales[text_locale].tag,
        shell=shell,
        home=page.url == home,
        draft=view.is_draft(text_locale, page.meta),
        sensitive=sensitive,
        title=view.TITLE_TOKEN if shell else str(page.meta.get("title", "")),
        summary=view.SUMMARY_TOKEN if shell else str(page.meta.get("description", "")),
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
        edit_url=view.EDIT_TOKEN if shell else page.edit_url or "",
        report_url=report_url(
            repo_url,
            view.REPORT_TITLE_TOKEN if shell else str(page.meta.get("title", "")),
            urljoin(site_url, urls[current]),
        ),
        office_contact=Markup(view.CONTACT_TOKEN) if shell else Markup(""),
        checked=view.checked_date(used),
        sources=view.source_links(used),
        terms=tuple(page.used.terms),
        emergency=view.emergency_numbers(project, page_words(project, current)),
        address=address,
        share_text=text,
        share_link=whatsapp_link(text, address),
        contacts=get_relative_url(CONTACTS_FILE, page.url),
        printable=page.meta.get("cetak") == "ya",
        scripts=scripts_for(page.content or ""),
        paper_checked=view.checked_date(on_paper),
        paper_again=view.check_again_date(on_paper),
        exit=project.facts["url_keluar"].value,
        card=card_of(text_locale),
    )


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
