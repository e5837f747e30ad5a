"""The view of one page, part by part: from the page and its edition to what the templates lay out."""

from collections.abc import Iterator

from markupsafe import Markup
from mkdocs.structure.nav import Navigation as Nav
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from scripts.data.project import DEFAULT_LOCALE
from scripts.pages import view
from scripts.pages.cards import card_of
from scripts.pages.contact import ABROAD, EMERGENCY, EXIT, ways_to_ask
from scripts.pages.context import Subject, root_of
from scripts.pages.page_scripts import scripts_for
from scripts.pages.recordings import recording_of
from scripts.pages.report import report_url
from scripts.pages.share import CONTACTS_FILE, share_text, whatsapp_link

OFFICES_PAGE = "kantor/"
# What stands in the HTML of few pages -> the stylesheet in overrides/css/ that is written into these alone.
STYLED_BY = {
    'class="doors"': "doors.css",
    'class="contents"': "search.css",
    'class="offer"': "talk.css",
    'class="send"': "send.css",
}


def view_of(subject: Subject, nav: Nav) -> view.PageView:
    """Return the view of a page. nav: that of the edition."""
    return view.PageView(
        page_template=subject.is_template,
        home=subject.is_home,
        sensitive=subject.is_sensitive,
        head=_head(subject),
        navigation=_navigation(subject, nav),
        trust=_trust(subject),
        tools=_tools(subject),
        mending=_mending(subject),
    )


def _head(subject: Subject) -> view.Head:
    edition, head, text_locale = subject.edition, subject.head, subject.text_locale
    locales, translation = edition.locales, subject.translation
    of_source = translation is not None and head is translation.source.head and text_locale != DEFAULT_LOCALE
    written = [locale for locale in locales if locale in subject.urls and subject.is_written_in(locale)]
    return view.Head(
        tag=locales[edition.locale].tag,
        text_tag=locales[text_locale].tag,
        own_tag=locales[DEFAULT_LOCALE].tag if of_source else "",
        title=view.TITLE_TOKEN if subject.is_template else head["title"],
        summary=view.SUMMARY_TOKEN if subject.is_template else head["description"],
        message=subject.page.message,
        address=subject.absolute(subject.page.url),
        canonical=subject.absolute(subject.urls[text_locale]),
        alternates=tuple((locales[locale].tag, subject.absolute(subject.urls[locale])) for locale in written)
        if text_locale == edition.locale
        else (),
        card=card_of(text_locale),
        drawing=str(subject.page.meta.get("gambar") or ""),
        styles=_styles(subject),
    )


def _styles(subject: Subject) -> tuple[str, ...]:
    html = subject.page.content or ""
    needed = tuple(name for mark, name in STYLED_BY.items() if mark in html)
    return ("doors.css", "home.css") if subject.is_home else needed


def _navigation(subject: Subject, nav: Nav) -> view.Navigation:
    page, edition = subject.page, subject.edition
    links = {locale: get_relative_url(subject.urls.get(locale, ""), page.url) for locale in edition.locales}
    whole = {locale for locale in edition.locales if all(_is_in(locale, each) for each in nav.pages)}
    return view.Navigation(
        languages=view.language_links(edition.locales, edition.locale, links, whole),
        menu=tuple(_menu(subject, nav)),
        siblings=tuple(_siblings(subject, nav)),
        exit=edition.project.facts[EXIT].value,
        root=root_of(page.url),
    )


def _is_in(locale: str, page: Page) -> bool:
    file = page.file.alternates.get(locale)
    return file is not None and file.locale == locale


def _trust(subject: Subject) -> view.Trust:
    edition, used = subject.edition, subject.page.used
    facts = edition.project.facts
    emergency = {key: facts[key] for key in (*EMERGENCY.values(), *ABROAD.values())}
    if subject.is_home:  # its numbers come from the template
        used.facts.update(emergency)
    printed = tuple(used.facts.values())
    on_paper = (*printed, *emergency.values())
    return view.Trust(
        checked=view.checked_date(printed),
        newest=view.newest_source(printed),
        sources=view.source_links(printed),
        terms=tuple(used.terms),
        paper_checked=view.checked_date(on_paper),
        paper_again=view.check_again_date(on_paper),
        ways=ways_to_ask(subject.asked, printed, used.offices, edition.project, edition.words, subject.is_abroad),
        offices=get_relative_url(f"{edition.home}{OFFICES_PAGE}", subject.page.url),
        review=subject.review,
        review_note=view.review_html(subject.review, edition.words),
    )


def _tools(subject: Subject) -> view.Tools:
    page, text_locale = subject.page, subject.text_locale
    text = share_text(subject.edition.words, subject.head["title"], subject.is_sensitive, subject.is_template)
    return view.Tools(
        share_link=whatsapp_link(text, subject.absolute(page.url)),
        contacts=get_relative_url(CONTACTS_FILE, page.url),
        printable=page.meta.get("cetak") == "ya",
        savable=subject.is_savable,
        download=view.DOWNLOAD_TOKEN if subject.is_template else "",
        recording=recording_of(page.meta, page.url, text_locale) if text_locale == page.file.locale else None,
        scripts=scripts_for(page.content or "", subject.is_savable, subject.is_sensitive),
    )


def _mending(subject: Subject) -> view.Mending:
    page, edition = subject.page, subject.edition
    title = view.REPORT_TITLE_TOKEN if subject.is_template else str(page.meta.get("title", ""))
    return view.Mending(
        edit_url=view.EDIT_TOKEN if subject.is_template else page.edit_url or "",
        report_url=report_url(edition.repo_url, title, subject.absolute(subject.urls[edition.locale])),
        office=Markup(view.CONTACT_TOKEN if subject.is_template else ""),
    )


def _entry(target: Page, subject: Subject, current: bool) -> view.MenuEntry:
    # Pages made from the template stand in several folders: their links lead over the language's home.
    here = f"{subject.edition.home}-/-/" if subject.is_template else subject.page.url
    title = str(target.meta.get("menu") or target.meta.get("title", ""))
    return view.MenuEntry(title, get_relative_url(target.url, here), current)


def _menu(subject: Subject, nav: Nav) -> Iterator[view.MenuEntry]:
    for item in nav.items:
        first = item.children[0] if item.is_section else item
        inside = subject.page in item.children if item.is_section else subject.page is item
        yield _entry(first, subject, inside)


def _siblings(subject: Subject, nav: Nav) -> Iterator[view.MenuEntry]:
    for item in nav.items:
        if item.is_section and subject.page in item.children:
            for child in item.children:
                yield _entry(child, subject, child is subject.page)
