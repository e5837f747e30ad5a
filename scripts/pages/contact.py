"""How to reach whom: the numbers on every page, an office, and whoever mends a mistake."""

from collections.abc import Callable

from markupsafe import Markup

from scripts.data.facts import Fact
from scripts.data.offices import Office
from scripts.data.project import Project
from scripts.pages.fact_html import OUTSIDE, fact_html, host, meaning_html, outside_html, spoken_date
from scripts.pages.words_html import PageWords

# The numbers on every page: the word that says what for, and the fact.
EMERGENCY = {"buat_polisi": "telepon_polisi", "buat_sapa": "telepon_sapa", "buat_kp2mi": "telepon_kp2mi"}


def emergency_numbers(project: Project, words: PageWords) -> tuple[tuple[str, Markup], ...]:
    """Return (what for, number) of the three numbers that stand on every page."""
    facts = ((word, project.facts[key]) for word, key in EMERGENCY.items())
    return tuple((words[word], fact_html(fact) + meaning_html(fact)) for word, fact in facts)


def recruiter_warning(project: Project, words: PageWords, show: Callable[[Fact], Markup] = fact_html) -> Markup:
    """Return the way out for a reader whose adviser is the one who recruits; `show` prints a number."""
    polisi, sapa = (show(project.facts[EMERGENCY[word]]) for word in ("buat_polisi", "buat_sapa"))
    return Markup("<p>{}</p>").format(words.fill("ia_pengajak", polisi=polisi, sapa=sapa))


def contact_html(office: Office, words: PageWords) -> Markup:
    """Return how to reach an office: its site, and the rest only when confirmed by the office itself."""
    lines = []
    if office.site:
        lines.append(Markup("{}: {}").format(words.kantor_situs, outside_html(office.site, host(office.site))))
    if not office.has_contact:
        return Markup("<br>").join([*lines, words.kantor_belum])
    if office.address:
        lines.append(Markup("{}: {}").format(words.alamat, office.address))
    if office.phone:
        lines.append(
            Markup('{}: <a href="tel:{}">{}</a>').format(
                words.telepon, "".join(c for c in office.phone if c.isdigit() or c == "+"), office.phone
            )
        )
    if office.whatsapp:
        lines.append(
            Markup('WhatsApp: <a href="https://wa.me/{}" rel="{}">{}</a>').format(
                "".join(filter(str.isdigit, office.whatsapp)), OUTSIDE, office.whatsapp
            )
        )
    if office.hours:
        lines.append(Markup("{}: {}").format(words.jam, office.hours))
    lines.append(words.fill("kontak_dikonfirmasi", tanggal=spoken_date(str(office.confirmed))))
    return Markup("<br>").join(lines)


def report_contact(office: Office, words: PageWords) -> Markup:
    """Return the WhatsApp or phone of an office that has confirmed it, else nothing."""
    number = office.whatsapp or office.phone
    if not office.has_contact or not number:
        return Markup("")
    digits = "".join(filter(str.isdigit, number))
    plus = "+" if number.startswith("+") else ""
    address = f"https://wa.me/{digits}" if office.whatsapp else f"tel:{plus}{digits}"
    link = Markup('<a href="{}">{}{}</a>').format(address, "WhatsApp " if office.whatsapp else "", number)
    return words.fill("salah_kantor", kantor=office.name) + Markup(" ") + link
