"""One fact as HTML: always inside an element that carries its key, so that checks can find typed numbers."""

import re

from markupsafe import Markup

from scripts.data.facts import ASK, REPORTED, WHOM, Fact

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
# How a reported value is shown, on screen and paper (the same words as kontak_dilaporkan in words.id.yml).
REPORTED_WORDS = "menurut daftar umum tahun {}; belum dipastikan kantornya"
# The rel of a link that leaves the site. scripts/finish/clean_html.py writes it into every page; what is stamped into village
# pages comes later and has it from the start.
OUTSIDE = "noreferrer noopener external"


def spoken_date(date: str) -> str:
    """Return '2026-11-24', '2026-11' or '2026' as Indonesians write it; other text unchanged."""
    parts = str(date).split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return str(date)
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def money(prefix: str, digits: str) -> str:
    """Return '350000' as 'Rp350.000' (Indonesian style: no space, dots between thousands)."""
    return prefix + f"{int(digits):,}".replace(",", ".")


def fact_text(fact: Fact) -> str:
    """Return the value as plain text: for descriptions, checks and statistics."""
    if fact.status == ASK:
        return f"tanyakan ke {WHOM[fact.ask]}"
    if fact.form == "rupiah":
        return money("Rp", fact.value)
    if fact.form == "ringgit":
        return money("RM", fact.value)
    if fact.form == "url":
        return fact.label
    return fact.value


def fact_html(fact: Fact) -> Markup:
    """Return the value as HTML in an element with `data-fact`; a reported one says so, with the year of its source."""
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
    if address:
        return Markup('<a data-fact="{}" href="{}">{}</a>').format(fact.key, address, text)
    return Markup('<span data-fact="{}">{}</span>').format(fact.key, text)


def meaning_html(fact: Fact) -> Markup:
    """Return what follows a short form or a law title at its first use on a page: ' (plain meaning)'."""
    return Markup(" ({})").format(fact.meaning) if fact.meaning else Markup("")


def outside_html(url: str, words: str) -> Markup:
    """Return a link that leaves the site and says so."""
    return Markup('<a href="{}" rel="{}"{}>{}</a>').format(url, OUTSIDE, printed_host(url, words), words)


def source_html(url: str, words: str, date: str) -> Markup:
    """Return a link to a source with its date in words, unless its name already tells it."""
    spoken = spoken_date(date)
    link = outside_html(url, words)
    return link if spoken in words else link + f", {spoken}"


def host(url: str) -> str:
    """Return the host of `url` without 'www.': how a source is named where no title is known."""
    return re.sub(r"^https?://(www\.)?", "", url).split("/")[0]


def printed_host(url: str, words: str) -> Markup:
    """Return the attribute that makes paper show where a link leads (overrides/css/print.css), unless its words do."""
    name = host(url)
    return Markup("") if name in words else Markup(' data-host="{}"').format(name)


def dialled(number: str) -> str:
    """Return a phone number as `tel:` takes it (RFC 3966): digits, and the plus of a country code."""
    return re.sub(r"[^\d+]", "", number)


def _address(fact: Fact) -> str:
    if fact.form == "telepon":
        return "tel:" + dialled(fact.value)
    if fact.form == "whatsapp":
        return "https://wa.me/" + re.sub(r"\D", "", fact.value)
    if fact.form == "surel":
        return "mailto:" + fact.value
    return fact.value if fact.form == "url" else ""
