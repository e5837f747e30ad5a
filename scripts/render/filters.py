"""The filters of the templates. The only module of Python that writes HTML: links, numbers and facts, an element each."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import markdown
import material
import nh3
from markupsafe import Markup

from scripts.data.facts import ASK, REPORTED, Fact
from scripts.render.text import (
    REPORTED_WORDS,
    chat_number,
    dialled,
    fact_text,
    host,
    spoken_date,
    spoken_distance,
    spoken_size,
    written_address,
)

# The rel of a link that leaves the site. scripts/finish/clean_html.py writes it into every page; what is stamped into village
# pages comes later and has it from the start.
OUTSIDE = "noreferrer noopener external"
ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"
NOTE_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "br"}
MARKDOWN = markdown.Markdown(output_format="html")
COMMENT, SPACE = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\s+")
NEIGHBOURS = 4096  # asked for again by the next villages or in the next language: those of a province stay


def fact_html(fact: Fact) -> Markup:
    """Return a fact's value in an element with its key as `data-fact`, so that checks can find typed numbers.

    A reported one says so, with the year of its source.
    """
    if fact.status == REPORTED:
        return _plain_html(fact) + Markup(" ({})").format(REPORTED_WORDS.format(fact.source_date[:4]))
    return _plain_html(fact)


def _plain_html(fact: Fact) -> Markup:
    text = fact_text(fact)
    if fact.status == ASK:
        return Markup('<span data-fact="{}">{}</span>').format(fact.key, text)
    if fact.is_term:
        return Markup('<abbr data-fact="{}" title="{}">{}</abbr>').format(fact.key, fact.long, text)
    address = _address(fact)
    if fact.form == "url":
        return Markup('<a data-fact="{}" href="{}"{}>{}</a>').format(
            fact.key, address, printed_host(address, text), text
        )
    if fact.form == "whatsapp":  # leads out of the site
        return Markup('<a data-fact="{}" href="{}" rel="{}">{}</a>').format(fact.key, address, OUTSIDE, text)
    if address:
        return Markup('<a data-fact="{}" href="{}">{}</a>').format(fact.key, address, text)
    return Markup('<span data-fact="{}">{}</span>').format(fact.key, text)


def paper_fact(fact: Fact) -> Markup:
    """Return a fact as it stands on paper: an address is written out."""
    if fact.form == "url":
        return Markup('<a data-fact="{}" href="{}">{}</a>').format(fact.key, fact.value, written_address(fact.value))
    return fact_html(fact)


def meaning_html(fact: Fact) -> Markup:
    """Return what follows a short form or a law title at its first use on a page: ' (plain meaning)'."""
    return Markup(" ({})").format(fact.meaning) if fact.meaning else Markup("")


@lru_cache(NEIGHBOURS)
def link(url: str, words: str = "") -> Markup:
    """Return a link that leaves the site and says so, named by its host where no `words` are given."""
    words = words or host(url)
    return Markup('<a href="{}" rel="{}"{}>{}</a>').format(url, OUTSIDE, printed_host(url, words), words)


@lru_cache(NEIGHBOURS)
def source(url: str, date: str, words: str = "") -> Markup:
    """Return a link to a source with its date in words, unless it has none or its name already tells it."""
    spoken = spoken_date(date)
    return link(url, words) if not date or spoken in (words or host(url)) else link(url, words) + f", {spoken}"


@lru_cache(NEIGHBOURS)
def sources(dated: tuple[tuple[str, str], ...]) -> Markup:
    """Return links to sources, each (address, date), in one line."""
    return Markup("; ").join(source(url, date) for url, date in dated)


def phone(number: str, words: str = "") -> Markup:
    """Return a number to tap and call, after the `words` that belong to it."""
    return Markup('<a href="tel:{}">{}{}</a>').format(dialled(number), words, number)


def whatsapp(number: str, words: str = "", rel: str = "") -> Markup:
    """Return a number to tap and write to, after the `words` that belong to it."""
    end = Markup(' rel="{}"').format(rel) if rel else ""
    return Markup('<a href="https://wa.me/{}"{}>{}{}</a>').format(chat_number(number), end, words, number)


def printed_host(url: str, words: str) -> Markup:
    """Return the attribute that makes paper show where a link leads (overrides/css/print.css), unless its words do."""
    name = host(url)
    return Markup("") if name in words else Markup(' data-host="{}"').format(name)


@cache
def icon(name: str) -> Markup:
    """Return the drawing `name` of Material Design Icons; it says nothing to a screen reader. Raises OSError."""
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()
    return Markup('<span class="icon" aria-hidden="true">{}</span>').format(Markup(drawing))


def data_attributes(said: Mapping[str, str]) -> Markup:
    """Return `data-` attributes for a script. Markup in a value is kept as text, for the script to write as HTML."""
    return Markup("").join(Markup(' data-{}="{}"').format(name, str(value)) for name, value in said.items())


@lru_cache(NEIGHBOURS)
def note(typed: str) -> Markup:
    """Return a note (short Markdown typed by an editor) as HTML: only a few harmless tags survive."""
    clean = nh3.clean(
        MARKDOWN.reset().convert(typed),
        tags=NOTE_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "tel", "mailto"},
        link_rel=None,
    )
    return Markup(clean.replace('<a href="http', f'<a rel="{OUTSIDE}" href="http'))


def packed(css: str) -> Markup:
    """Return a stylesheet without comments and needless spaces, to be written into a page."""
    return Markup(SPACE.sub(" ", COMMENT.sub("", css)).replace("; ", ";").replace("{ ", "{").replace("} ", "}").strip())


def _address(fact: Fact) -> str:
    if fact.form == "telepon":
        return f"tel:{dialled(fact.value)}"
    if fact.form == "whatsapp":
        return f"https://wa.me/{chat_number(fact.value)}"
    if fact.form == "surel":
        return f"mailto:{fact.value}"
    return fact.value if fact.form == "url" else ""


FILTERS: Mapping[str, Callable] = {
    "fact": fact_html,
    "paper_fact": paper_fact,
    "fact_text": fact_text,
    "meaning": meaning_html,
    "link": link,
    "address": written_address,
    "source": source,
    "sources": sources,
    "phone": phone,
    "whatsapp": whatsapp,
    "date": spoken_date,
    "distance": spoken_distance,
    "size": spoken_size,
    "icon": icon,
    "data": data_attributes,
    "note": note,
    "packed": packed,
}
