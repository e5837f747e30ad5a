"""What the templates need to know about one page, decided here so that templates only lay out."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scripts.data.facts import Fact, first_check
from scripts.data.places import Language
from scripts.data.reviews import DRAFT, Review
from scripts.pages.recordings import Recording
from scripts.pages.words_html import PageWords
from scripts.render.text import spoken_date

TITLE_TOKEN, SUMMARY_TOKEN, BODY_TOKEN, EDIT_TOKEN = "@@ judul @@", "@@ uraian @@", "@@ isi @@", "@@ sunting @@"
REPORT_TITLE_TOKEN, CONTACT_TOKEN = "@@ judul_alamat @@", "@@ kontak @@"
DOWNLOAD_TOKEN = "@@ unduh @@"
UNSAVED_PAGE = "tanpa-sinyal.html"  # what a saved language shows for a page that is not saved
# Addresses that another person in the room should not read from the title.
SENSITIVE = ("waspada/", "luar-negeri/", "bantuan/", "kerja/laut/")
ABROAD = "luar-negeri/"  # for readers who are not in Indonesia
# Pages that officers print: whole, never folded.
OFFICERS = ("untuk-petugas/", "petugas/")


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch. `url` is relative to the page; whole: whether every page is written in it."""

    name: str
    tag: str
    url: str
    current: bool
    whole: bool


@dataclass(frozen=True)
class MenuEntry:
    """One link of the menu; `current` marks the page or the section that holds it."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class Head:
    """What a page is called, in which language, and where it stands.

    tag: BCP 47 tag of the address; text_tag: of the text, different on a fallback page; own_tag: of title and message where
    they are not in the language of the text, else ''; alternates: (tag, absolute address) of the translations that exist;
    address: of this page, canonical: of the page whose text it is, both absolute; card: its picture in a chat, below the site;
    drawing: key of the one beside the title, or ''; styles: names of the stylesheets of few pages that this one needs.
    """

    tag: str
    text_tag: str
    own_tag: str
    title: str
    summary: str
    message: Markup
    address: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    card: str
    drawing: str
    styles: tuple[str, ...]

    @property
    def graph_locale(self) -> str:
        """The language of the text as https://ogp.me wants it: language_TERRITORY."""
        return f"{self.text_tag.split('-')[0]}_ID"

    @property
    def fallback(self) -> bool:
        """Whether the reader asked for another language than the text has."""
        return self.tag != self.text_tag


@dataclass(frozen=True)
class Navigation:
    """Where a reader can go from here. exit: where the quick way out leads; root: relative address of the site."""

    languages: tuple[LanguageLink, ...]
    menu: tuple[MenuEntry, ...]
    siblings: tuple[MenuEntry, ...]
    exit: str
    root: str


@dataclass(frozen=True)
class Trust:
    """How far a page can be trusted: age, sources and short forms of its facts, and who has read the translation.

    checked, newest: in words, '' without facts; newest: date of the newest source; sources: (address, name, date); paper_checked, paper_again: as checked, for what
    stands on paper, the emergency numbers with it; ways: (whom the page tells to ask, how to reach them); offices: relative
    address of the list of offices; review: None for Indonesian text; review_note: the same in words.
    """

    checked: str
    newest: str
    sources: tuple[tuple[str, str, str], ...]
    terms: tuple[Fact, ...]
    paper_checked: str
    paper_again: str
    ways: tuple[tuple[str, Markup], ...]
    offices: str
    review: Review | None
    review_note: Markup


@dataclass(frozen=True)
class Tools:
    """What a reader can do with a page.

    contacts: relative address of the numbers as a file; savable: whether the page offers to save its language; download:
    an entry of the list of tools, or ''; scripts: names in overrides/js/.
    """

    share_link: str
    contacts: str
    printable: bool
    savable: bool
    download: str
    recording: Recording | None
    scripts: tuple[str, ...]


@dataclass(frozen=True)
class Mending:
    """Where a mistake is mended or told: edit_url, report_url: '' where there is none; office: its own number, or ''."""

    edit_url: str
    report_url: str
    office: Markup


@dataclass(frozen=True)
class PageView:
    """All of one page that is neither its text nor the words of the interface.

    page_template: whether the pages of villages are made from it; sensitive: whether another person in the room should not
    see what it is about.
    """

    page_template: bool
    home: bool
    sensitive: bool
    head: Head
    navigation: Navigation
    trust: Trust
    tools: Tools
    mending: Mending


def newest_source(facts: Iterable[Fact]) -> str:
    """Return the month in words of the newest source of `facts`; '' where none says its date."""
    dates = [fact.source_date for fact in facts if fact.source_date[:1].isdigit()]
    return spoken_date(max(dates)[:7]) if dates else ""


def checked_date(facts: Iterable[Fact]) -> str:
    """Return the oldest day of checking among `facts` in words: a page is as fresh as its oldest fact."""
    days: list[datetime.date] = [fact.checked for fact in facts]
    return spoken_date(min(days).isoformat()) if days else ""


def check_again_date(facts: Iterable[Fact]) -> str:
    """Return the first day in words on which one of `facts` must be checked again; '' where none ever must."""
    day = first_check(facts)
    return spoken_date(day.isoformat()) if day else ""


def source_links(facts: Iterable[Fact]) -> tuple[tuple[str, str, str], ...]:
    """Return (address, name, date) of each source of `facts`, in the order of first use."""
    return tuple(dict.fromkeys((fact.source_url, fact.source, fact.source_date) for fact in facts))


def language_links(
    locales: Mapping[str, Language], current: str, relative: Mapping[str, str], whole: Collection[str]
) -> tuple[LanguageLink, ...]:
    """Return the language switch: the same page in every locale.

    relative: locale -> relative address; whole: the locales in which every page is written.
    """
    return tuple(
        LanguageLink(language.own_name, language.tag, relative[locale], locale == current, locale in whole)
        for locale, language in locales.items()
    )


def review_html(review: Review | None, words: PageWords) -> Markup:
    """Return in both languages how far a translation can be trusted; role and place of the reader, never a name."""
    if review is None:
        return Markup("")
    if review.state == DRAFT:
        return words.draf
    return words.fill(
        f"penutur_{review.state}", peran=review.role, tempat=review.place, tanggal=spoken_date(str(review.date))
    )
