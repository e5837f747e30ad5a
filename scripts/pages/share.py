"""Passing a page on: the ready text, the WhatsApp link, and the numbers as a file for the phone's address book."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from scripts.data.facts import ASK, CONFIRMED, REPORTED, Fact
from scripts.data.offices import Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.pages.words_html import PageWords
from scripts.render.text import REPORTED_WORDS

CONTACTS_FILE = "nomor.vcf"
AFTER_MARK = re.compile(r"(?<=[?!])\.")  # a title that is a question has its mark already
# Name in the address book (a short form where the facts have one) and the numbers that belong to it.
CONTACTS: Mapping[str, tuple[str, ...]] = {
    "polri": ("telepon_polisi",),
    "sapa129": ("telepon_sapa", "wa_sapa"),
    "kp2mi": ("telepon_kp2mi", "telepon_kp2mi_luar", "wa_kp2mi"),
}
EMERGENCY_ABROAD = ("buat_malaysia", "waspada_telepon_malaysia")  # the word that names it, and its number


def share_text(words: PageWords, title: str, sensitive: bool, page_template: bool) -> str:
    """Return what stands before the address in a message; nothing of its subject for a sensitive page."""
    if sensitive:
        return words.plain("bagi_teks_netral")
    if page_template:
        return words.plain("bagi_teks_desa")
    return AFTER_MARK.sub("", words.plain("bagi_teks", judul=title))


def whatsapp_link(text: str, address: str) -> str:
    """Return the link that opens WhatsApp with a ready message (https://faq.whatsapp.com/5913398998672934).

    Slashes of the address stay, so that a village's address can be stamped into the page template.
    """
    return f"https://wa.me/?text={quote(f'{text} {address}', safe='/:')}"


def write_contacts(site: Path, project: Project) -> None:
    """Write the emergency numbers and those of the offices that the data choose into `site` as vCard 3.0 (RFC 2426),
    which Android reads since 2.x. A number that its office has not confirmed says so in its note."""
    facts = project.facts
    cards = [_card(facts[name].value, [facts[key] for key in keys]) for name, keys in CONTACTS.items()]
    cards.append(_card(project.words[DEFAULT_LOCALE].texts[EMERGENCY_ABROAD[0]], [facts[EMERGENCY_ABROAD[1]]]))
    cards += [_office_card(office) for office in project.offices.values() if office.in_phone and office.level != ASK]
    (site / CONTACTS_FILE).write_text("".join(cards), encoding="utf-8", newline="")


def _office_card(office: Office) -> str:
    numbers = [(office.phone, "WORK"), (office.phone_abroad, "WORK"), (office.whatsapp, "CELL")]
    lines = [f"TEL;TYPE={kind}:{_dialled(number)}" for number, kind in numbers if number]
    if office.level == REPORTED:
        lines.append(f"NOTE:{_escaped(REPORTED_WORDS.format(office.contact_date[:4]).capitalize())}.")
    return _vcard(office.name, lines)


def _card(name: str, numbers: list[Fact]) -> str:
    lines = [
        f"TEL;TYPE={'CELL' if number.form == 'whatsapp' else 'WORK'}:{_dialled(number.value)}"
        for number in numbers
        if number.status == CONFIRMED
    ]
    return _vcard(name, lines)


def _vcard(name: str, lines: list[str]) -> str:
    head = ("BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name)};;;;", f"FN:{_escaped(name)}")
    return "".join(f"{line}\r\n" for line in (*head, *lines, "END:VCARD"))


def _dialled(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\;," else sign for sign in text)
