"""Passing a page on: the ready text, the WhatsApp link, and the numbers as a file for the phone's address book."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from scripts.data.facts import CONFIRMED, Fact, Facts
from scripts.pages.words_html import PageWords

CONTACTS_FILE = "nomor.vcf"
AFTER_MARK = re.compile(r"(?<=[?!])\.")  # a title that is a question has its mark already
# Name in the address book (a short form where the facts have one) and the numbers that belong to it.
CONTACTS: Mapping[str, tuple[str, ...]] = {
    "polri": ("telepon_polisi",),
    "sapa129": ("telepon_sapa", "wa_sapa"),
    "kp2mi": ("telepon_kp2mi", "telepon_kp2mi_luar", "wa_kp2mi"),
}


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


def write_contacts(site: Path, facts: Facts) -> None:
    """Write the emergency numbers into `site` as vCard 3.0 (RFC 2426), which Android reads since 2.x."""
    cards = [_card(facts[name], [facts[key] for key in keys]) for name, keys in CONTACTS.items()]
    (site / CONTACTS_FILE).write_text("".join(cards), encoding="utf-8", newline="")


def _card(name: Fact, numbers: list[Fact]) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name.value)};;;;", f"FN:{_escaped(name.value)}"]
    lines += [
        f"TEL;TYPE={'CELL' if number.form == 'whatsapp' else 'WORK'}:{_dialled(number.value)}"
        for number in numbers
        if number.status == CONFIRMED
    ]
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCARD"))


def _dialled(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\;," else sign for sign in text)
