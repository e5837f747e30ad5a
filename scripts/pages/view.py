"""What the templates need to know about one page, decided here so that templates only lay out."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scripts.data.facts import Fact
from scripts.data.places import Language
from scripts.data.reviews import DRAFT, Review
from scripts.pages.fact_html import source_html, spoken_date
from scripts.pages.recordings import Recording
from scripts.pages.words_html import PageWords

TITLE_TOKEN, SUMMARY_TOKEN, BODY_TOKEN, EDIT_TOKEN = "@@ judul @@", "@@ uraian @@", "@@ isi @@", "@@ sunting @@"
REPORT_TITLE_TOKEN, CONTACT_TOKEN = "@@ judul_alamat @@", "@@ kontak @@"
DOWNLOAD_TOKEN = "@@ unduh @@"
UNSAVED_PAGE = "tanpa-sinyal.html"  # what a saved language shows for a page that is not saved
SENSITIVE = ("waspada/", "bantuan/")  # addresses that another person in the room should not read from the title


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch. `url` is relative to the page."""

    name: str
    tag: str
    url: str
    current: bool


@dataclass(frozen=True)
class MenuEntry:
    """One link of the menu; `current` marks the page or the section that holds it."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class PageView:
    """All of one page that is neither its text nor the words of the interface.

    tag: BCP 47 tag of the address; text_tag: of the text, different on a fallback page;
    alternates: (tag, absolute address) of the translations that exist; checked: in words, '' without facts;
    address: of this page, absolute; contacts: relative address of the numbers as a file; scripts: names in overrides/js/;
    review: who has read the translation, None for Indonesian text; review_note: the same in words;
    head_tag: of title and message where they are not in the language of the text, else ''.
    paper_checked, paper_again: as checked, for what stands on paper, the emergency numbers with it;
    exit: where the quick way out leads; card: the picture of the page in a chat, below the site.
    ways: whom the page tells to ask and how to reach them; offices_page: relative address of the list of offices;
    savable: whether the page offers to save its language; download: an entry of the list of tools, or ''.
    """

    tag: str
    text_tag: str
    page_template: bool
    home: bool
    review: Review | None
    review_note: Markup
    head_tag: str
    sensitive: bool
    title: str
    summary: str
    message: Markup
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    languages: tuple[LanguageLink, ...]
    menu: tuple[MenuEntry, ...]
    siblings: tuple[MenuEntry, ...]
    edit_url: str
    report_url: str
    office_contact: Markup
    checked: str
    sources: tuple[Markup, ...]
    terms: tuple[Fact, ...]
    ways: tuple[tuple[str, Markup], ...]
    offices_page: str
    emergency: tuple[tuple[str, Markup], ...]
    address: str
    share_link: str
    contacts: str
    printable: bool
    scripts: tuple[str, ...]
    paper_checked: str
    paper_again: str
    recording: Recording | None
    exit: str
    card: str
    savable: bool
    download: str

    @property
    def graph_locale(self) -> str:
        """The language of the text as https://ogp.me wants it: language_TERRITORY."""
        return f"{self.text_tag.split('-')[0]}_ID"

    @property
    def fallback(self) -> bool:
        """Whether the reader asked for another language than the text has."""
        return self.tag != self.text_tag


def checked_date(facts: Iterable[Fact]) -> str:
    """Return the oldest day of checking among `facts` in words: a page is as fresh as its oldest fact."""
    days: list[datetime.date] = [fact.checked for fact in facts]
    return spoken_date(min(days).isoformat()) if days else ""


def check_again_date(facts: Iterable[Fact]) -> str:
    """Return the first day in words on which one of `facts` must be checked again."""
    return spoken_date(min(fact.check_again for fact in facts).isoformat())


def source_links(facts: Iterable[Fact]) -> tuple[Markup, ...]:
    """Return one link for each source of `facts`, in the order of first use."""
    seen = {(fact.source_url, fact.source, fact.source_date): None for fact in facts}
    return tuple(source_html(url, words, date) for url, words, date in seen)


def language_links(
    page_url: str, locales: Mapping[str, Language], current: str, relative: Mapping[str, str]
) -> tuple[LanguageLink, ...]:
    """Return the language switch: the same page in every locale; `relative` maps locale -> relative address."""
    return tuple(
        LanguageLink(language.own_name, language.tag, relative[locale], locale == current)
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
