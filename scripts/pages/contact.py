"""How to reach whom: the numbers on every page, an office, and whoever mends a mistake."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import jinja2
from markupsafe import Markup

from scripts.data.facts import ASK, REPORTED, WHOM, Fact
from scripts.data.offices import MISSION, SERVICE, Office, answering
from scripts.data.project import Project
from scripts.pages.fact_html import dialled, fact_html, host, meaning_html, spoken_date
from scripts.pages.words_html import PageWords
from scripts.paths import OVERRIDES

# The numbers on every page: the word that says what for, and the fact.
EMERGENCY = {"buat_polisi": "telepon_polisi", "buat_sapa": "telepon_sapa", "buat_kp2mi": "telepon_kp2mi"}
# Whoever is told to ask here is there already: it is the reader's own village.
AT_HOME = ("desa",)


def emergency_numbers(project: Project, words: PageWords) -> tuple[tuple[str, Markup], ...]:
    """Return (what for, number) of the three numbers that stand on every page."""
    facts = ((word, project.facts[key]) for word, key in EMERGENCY.items())
    return tuple((words[word], fact_html(fact) + meaning_html(fact)) for word, fact in facts)


@dataclass(frozen=True, slots=True)
class Contact:
    """An office as a page shows it. Texts are '' where nothing is known; `said`: how sure the contact is, in words;
    second: another way to ask, a Contact of one number or site, or None."""

    key: str
    name: str
    site: str
    address: str
    phone: str
    phone_abroad: str
    whatsapp: str
    mail: str
    hours: str
    cost: str
    abroad: str
    no_credit: str
    spoken: str
    said: Markup
    second: "Contact | None" = None

    host = property(lambda self: host(self.site))
    dial = property(lambda self: dialled(self.phone))
    dial_abroad = property(lambda self: dialled(self.phone_abroad))
    chat = property(lambda self: re.sub(r"\D", "", self.whatsapp))


def contact_of(office: Office, project: Project, words: PageWords) -> Contact:
    """Return what is shown of `office`: nothing but its site and whom to ask where nobody vouches for more."""
    known = office.level != ASK
    return Contact(
        office.key,
        office.name,
        office.site,
        *(
            value if known else ""
            for value in (office.address, office.phone, office.phone_abroad, office.whatsapp, office.mail, office.hours)
        ),
        office.cost,
        office.abroad,
        office.no_credit,
        office.spoken,
        _certainty(office, words),
        _second(office, project),
    )


def _certainty(office: Office, words: PageWords) -> Markup:
    if office.confirmed:
        return words.fill("kontak_dikonfirmasi", tanggal=spoken_date(str(office.confirmed)))
    if office.level == REPORTED:
        return words.fill("kontak_dilaporkan", tahun=office.contact_date[:4])
    if office.level == ASK and not office.answers:
        return words["kantor_belum" if office.site else "kontak_belum"]
    return Markup("")


def _second(office: Office, project: Project) -> Contact | None:
    """Return the other way to ask, with one way to reach it: that from abroad for a mission."""
    if office.confirmed or not office.ask_at:
        return None
    other = project.offices[office.ask_at]
    phone = (other.phone_abroad if office.type == MISSION else "") or other.phone or other.phone_abroad
    whatsapp = other.whatsapp if office.type == MISSION else ""
    site = "" if phone else other.site
    return Contact(other.key, other.name, site, "", phone, "", whatsapp, *[""] * 6, Markup(""))


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"partials/{name}.html")


def contact_html(
    office: Office, project: Project, words: PageWords, named: bool = False, detailed: bool = False
) -> Markup:
    """Return how to reach an office and how sure that is.

    named: with its name; detailed: also cost, from abroad, without credit, language.
    """
    said = _template("contact").render(c=contact_of(office, project, words), t=words, named=named, detailed=detailed)
    return Markup(said.strip())


def contact_line(office: Office, project: Project, words: PageWords, meaning: Markup | str = "") -> Markup:
    """Return the shortest way to reach an office, for a list; meaning: of its name, in plain words."""
    contact = contact_of(office, project, words)
    return Markup(_template("contact_line").render(c=contact, t=words, meaning=meaning).strip())


def ways_to_ask(
    asked: Iterable[str], facts: Iterable[Fact], shown: Iterable[str], project: Project, words: PageWords
) -> tuple[tuple[str, Markup], ...]:
    """Return (whom, how to reach them) for everybody a page tells its reader to ask, each once.

    asked: keys of WHOM found in its text; facts: those it prints; shown: keys of offices whose contact it shows already.
    """
    whoms = dict.fromkeys([*asked, *(fact.ask for fact in facts if fact.status in (ASK, REPORTED))])
    shown = set(shown)
    ways = {}
    for whom in whoms:
        office = answering(project.offices, whom)
        if whom not in AT_HOME and office and office.key not in shown:
            ways[whom] = office
    return tuple((WHOM[whom].partition(" (")[0], contact_line(office, project, words)) for whom, office in ways.items())


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


class ContactNames:
    """What `kontak` is in Markdown: one attribute an office. Unknown keys are undefined, hence an error."""

    def __init__(self, project: Project, words: PageWords, printed: set[str] | None = None) -> None:
        """printed: takes the keys of the offices that were asked for."""
        self._project = project
        self._words = words
        self._printed = set() if printed is None else printed

    def __getitem__(self, key: str) -> Markup:
        office = self._project.offices[key]
        self._printed.add(key)
        said = contact_html(office, self._project, self._words, named=office.type != SERVICE, detailed=True)
        if office.type != SERVICE:
            return said
        # A page names the number of a service in its own sentence; what else one may ask about it is folded away.
        return Markup("<details><summary>{}</summary>{}</details>").format(self._words.kontak_rinci, said)
