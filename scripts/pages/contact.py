"""How to reach whom: the numbers on every page, an office, and whoever mends a mistake."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scripts.data.facts import ASK, REPORTED, WHOM, Fact
from scripts.data.offices import MISSION, SERVICE, Office, answering
from scripts.data.project import Project
from scripts.pages.words_html import PageWords
from scripts.render.environment import render
from scripts.render.filters import fact_html
from scripts.render.text import spoken_date

# The numbers on every page: the word that says what for, and the fact.
EMERGENCY = {"buat_polisi": "telepon_polisi", "buat_sapa": "telepon_sapa", "buat_kp2mi": "telepon_kp2mi"}
# Those beside them that can be reached from outside the country, likewise.
FROM_THERE = {"buat_malaysia": "waspada_telepon_malaysia", "buat_wa": "wa_kp2mi", "telepon": "telepon_kp2mi_luar"}
EXIT = "url_keluar"  # the fact that says where the way out leads
# The gaps of `ia_pengajak` (also of phrases on paper) and of `nomor_lokal`, and the facts that fill them.
WARNING = {"polisi": "telepon_polisi", "sapa": "telepon_sapa", "kp2mi": "telepon_kp2mi", "wa": "wa_kp2mi"}
ABROAD = {"wa": "wa_kp2mi", "luar": "telepon_kp2mi_luar", "malaysia": "waspada_telepon_malaysia"}
# Whoever is told to ask here is there already: it is the reader's own village.
AT_HOME = ("desa",)


def emergency_numbers(
    project: Project, words: PageWords, numbers: Mapping[str, str] = EMERGENCY
) -> tuple[tuple[str, Fact], ...]:
    """Return (what for, fact) of the three numbers that stand on every page, or of FROM_THERE."""
    return tuple((words[word], project.facts[key]) for word, key in numbers.items())


def recruiter_warning(project: Project, words: PageWords, show: Callable[[Fact], Markup] = fact_html) -> Markup:
    """Return the way out for a reader whose adviser is the one who recruits; `show` prints a number."""
    numbers = {gap: show(project.facts[key]) for gap, key in WARNING.items()}
    return render("partials/recruiter_warning.html", numbers=numbers, t=words)


def abroad_numbers(project: Project, words: PageWords) -> Markup:
    """Return what stands beside the emergency numbers: those that can be reached from outside Indonesia."""
    return words.fill("nomor_lokal", **{gap: fact_html(project.facts[key]) for gap, key in ABROAD.items()})


@dataclass(frozen=True, slots=True)
class Contact:
    """An office as a page shows it. Texts are '' where nothing is known; `said`: how sure the contact is, in words;
    unknown: what a caller would want to know and nobody vouches for, in words; second: another way to ask, a Contact of
    one number or site, or None."""

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
    unknown: Markup = Markup("")
    second: "Contact | None" = None


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
        _unknown(office, words),
        _second(office, project),
    )


def _unknown(office: Office, words: PageWords) -> Markup:
    """Return the sentence that names what is not known of calling or visiting an office that can be reached."""
    about = {
        "jam": office.hours,
        "biaya_hubungi": office.cost,
        "buat_luar": office.abroad,
        "tanpa_pulsa": office.no_credit,
        "bahasa_kantor": office.spoken,
    }
    lacking = [words[word].lower() for word, value in about.items() if not value]
    return words.fill("kontak_kosong", apa=", ".join(lacking)) if lacking and office.level != ASK else Markup("")


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


def contact_html(
    office: Office,
    project: Project,
    words: PageWords,
    named: bool = False,
    detailed: bool = False,
    brief: bool = False,
) -> Markup:
    """Return how to reach an office and how sure that is.

    named: with its name; detailed: also cost, from abroad, without credit, language; brief: for paper.
    """
    contact = contact_of(office, project, words)
    if brief:
        contact = _in_few_words(contact, words)
    return Markup(render("partials/contact.html", c=contact, t=words, named=named, detailed=detailed).strip())


def _in_few_words(contact: Contact, words: PageWords) -> Contact:
    """Return `contact` without what its own site, which stands there too, makes needless: another site, the hint to look there."""
    second = contact.second if contact.second and (contact.second.phone or not contact.site) else None
    said = words["kontak_belum"] if contact.said == words["kantor_belum"] else contact.said
    return dataclasses.replace(contact, second=second, said=said)


def contact_line(
    office: Office,
    project: Project,
    words: PageWords,
    meaning: Markup | str = "",
    away: bool = False,
    second: bool = True,
) -> Markup:
    """Return the shortest way to reach an office, for a list; meaning: of its name, in plain words; away: from abroad;
    second: with another way to ask, where its own is not known."""
    contact = contact_of(office, project, words)
    if not second:
        contact = dataclasses.replace(contact, second=None)
    return Markup(render("partials/contact_line.html", c=contact, t=words, meaning=meaning, away=away).strip())


def ways_to_ask(
    asked: Iterable[str],
    facts: Iterable[Fact],
    shown: Iterable[str],
    project: Project,
    words: PageWords,
    away: bool = False,
) -> tuple[tuple[str, Markup], ...]:
    """Return (whom, how to reach them) for everybody a page tells its reader to ask, each once.

    asked: keys of WHOM found in its text; facts: those it prints; shown: keys of offices whose contact it shows already;
    away: for readers abroad, each office once and by its own name, for no office of a regency answers there; and none whose
    numbers the text says already.
    """
    whoms = dict.fromkeys([*asked, *(fact.ask for fact in facts if fact.status in (ASK, REPORTED))])
    shown = set(shown)
    ways = {}
    for whom in whoms:
        office = answering(project.offices, whom)
        if whom not in AT_HOME and office and office.key not in shown:
            ways[whom] = office
    if away:
        said = {fact.value for fact in facts}
        ways = {whom: office for whom, office in ways.items() if not said.issuperset(_numbers_there(office))}
        lines = dict.fromkeys(contact_line(office, project, words, away=True) for office in ways.values())
        return tuple(("", line) for line in lines)
    return tuple((WHOM[whom].partition(" (")[0], contact_line(office, project, words)) for whom, office in ways.items())


def _numbers_there(office: Office) -> set[str]:
    """Return what reaches `office` from abroad; its key where nothing does, so that it counts as not said."""
    return {number for number in (office.phone_abroad, office.whatsapp) if number} or {office.key}


def report_contact(office: Office, words: PageWords) -> Markup:
    """Return the WhatsApp or phone of an office that has confirmed it, else nothing."""
    if not office.has_contact or not (office.whatsapp or office.phone):
        return Markup("")
    return render("partials/report_contact.html", office=office, t=words)


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
        return render("partials/fold.html", anchor="", summary=self._words.kontak_rinci, body=said)
