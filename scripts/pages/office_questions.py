"""What each office is asked: at most twelve questions, the worst harm first, made from what the data do not know today.

A wrong number or a wrong crossing hurts most, so these come first; the order of facts is that of office_questions.yml.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.facts import CONFIRMED, Fact, first_check
from scripts.data.offices import DETENTION, IMMIGRATION, MISSION, SERVICE, Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.tables import ASK as ASK_PASS
from scripts.data.wordings import ADDRESSEES, FILL_IN, YES_NO
from scripts.pages.topics import BORDER, keys_by_topic
from scripts.paths import DOCS
from scripts.render.environment import render
from scripts.render.text import money, spoken_date

MOST = 12
OLD = datetime.timedelta(days=2 * 365)  # an area told by an older source may have changed
UNKNOWN = ("belum pasti", "belum dipastikan", "-")  # what the data hold where nothing is known
FACT, OFFICE, PASS = "fakta", "kantor", "plb"  # first part of a question's key: what its answer changes
NOTES = {"paspor_keliling": "Paspor keliling", "pimpasa": "PIMPASA"}  # answers that are kept in an office's `catatan`
# Field of an office -> its place among the others, the question where it is known, and where it is not.
CONTACT: Mapping[str, tuple[int, str, str]] = {
    "telepon": (
        0,
        "Apakah nomor telepon {nilai} masih benar?",
        "Nomor telepon kantor mana yang dijawab saat warga menelepon? Bukan nomor pribadi.",
    ),
    "telepon_luar": (
        0,
        "Apakah nomor {nilai} masih benar untuk menelepon dari luar negeri?",
        "Nomor mana yang dijawab saat warga menelepon dari luar negeri? Bukan nomor pribadi.",
    ),
    "alamat": (1, "Apakah alamat kantor masih {nilai}?", "Di mana alamat kantor sekarang?"),
    "jam": (5, "Apakah jam buka masih {nilai}?", "Hari dan jam berapa kantor melayani warga?"),
    "whatsapp": (
        6,
        "Apakah WhatsApp kantor {nilai} masih benar?",
        "Adakah WhatsApp resmi kantor untuk warga? Tulis nomornya. Bukan nomor pribadi.",
    ),
    "surel": (9, "Apakah surel kantor {nilai} masih benar?", "Adakah surel resmi kantor untuk warga? Tulis alamatnya."),
}
ATTRIBUTES = {
    "telepon": "phone",
    "telepon_luar": "phone_abroad",
    "alamat": "address",
    "jam": "hours",
    "whatsapp": "whatsapp",
    "surel": "mail",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one office. key: what its answer changes; kind: YES_NO or FILL_IN; rank: 0 is the worst harm."""

    key: str
    text: str
    kind: str
    rank: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The questions for one office, at most twelve; open: how many there are in all."""

    key: str
    name: str
    questions: tuple[Question, ...]
    open: int


def office_sheets(project: Project, docs: Path = DOCS) -> tuple[OfficeSheet, ...]:
    """Return one sheet for each office that has to be asked anything, in the order of the data; docs: pages that use the facts."""
    asked: dict[str, list[Question]] = {key: list(_about_office(project, key)) for key in project.offices}
    for key, question in _about_facts(project, docs):
        asked.setdefault(key, []).append(question)
    return tuple(
        OfficeSheet(key, name_of(project, key), tuple(sorted(each, key=lambda q: q.rank)[:MOST]), len(each))
        for key, each in asked.items()
        if each
    )


def name_of(project: Project, key: str) -> str:
    """Return the name of the office or addressee `key`. Raises KeyError where there is none."""
    return project.offices[key].name if key in project.offices else ADDRESSEES[key].split(" (")[0]


def answering(project: Project, addressee: str) -> list[Office]:
    """Return the offices that can answer for `addressee`, a key of ADDRESSEES: those of that kind, else who says so itself."""
    offices = project.offices.values()
    return [each for each in offices if each.type == addressee] or [
        each for each in offices if addressee in each.answers
    ]


def addressee_of(project: Project, fact: Fact) -> str:
    """Return who answers us about `fact`, a key of ADDRESSEES: not always whom its reader is sent to."""
    wording = project.wordings.get(fact.key)
    return (wording and wording.to) or fact.ask


def _about_facts(project: Project, docs: Path) -> Iterator[tuple[str, Question]]:
    """Yield (office, question) for each fact that is not confirmed; offices of one kind share theirs."""
    order = {key: number for number, key in enumerate(project.wordings)}
    border = keys_by_topic(docs / DEFAULT_LOCALE)[BORDER]
    facts = (fact for fact in project.facts.values() if fact.status != CONFIRMED)
    turns: dict[str, int] = {}
    for fact in sorted(facts, key=lambda fact: (order.get(fact.key, len(order)), fact.key)):
        addressee = addressee_of(project, fact)
        offices = [office.key for office in answering(project, addressee)]
        if fact.key in border:  # asked where people cross
            offices = [key for key in offices if _has_passes(project, key)] or offices
        turn = turns[addressee] = turns.get(addressee, -1) + 1
        key = offices[turn % len(offices)] if offices else addressee
        yield (
            key,
            Question(
                f"{FACT}.{fact.key}",
                *_fact_question(project, fact),
                rank=(2, order.get(fact.key, len(order))),
            ),
        )


def _fact_question(project: Project, fact: Fact) -> tuple[str, str]:
    wording = project.wordings.get(fact.key)
    if wording:
        return wording.text, wording.kind
    if fact.value in UNKNOWN:
        return f"{fact.name}? Tulis jawabannya.", FILL_IN
    prefix = {"rupiah": "Rp", "ringgit": "RM"}.get(fact.form)
    value = money(prefix, fact.value) if prefix and fact.value.isdigit() else fact.value
    return f"{fact.name}: apakah benar {value}?", YES_NO


def _has_passes(project: Project, key: str) -> bool:
    return any(rule.answer != "tidak" and project.offices[key].covers(area) for area, rule in project.passes.items())


def _about_office(project: Project, key: str) -> Iterator[Question]:
    office = project.offices[key]
    if office.type == DETENTION:  # nobody who reads this site goes there
        return
    yield from _contact(office)
    if office.type == IMMIGRATION:
        yield from _passes(project, office)
        yield from _programme(office)
        yield from _area(project, office)


def _contact(office: Office) -> Iterator[Question]:
    for field, (rank, known, missing) in CONTACT.items():
        value = getattr(office, ATTRIBUTES[field])
        if ATTRIBUTES[field] in office.from_facts or (office.confirmed if value else not _is_missed(office, field)):
            continue
        text = known.format(nilai=value) if value else missing
        yield Question(f"{OFFICE}.{office.key}.{field}", text, YES_NO if value else FILL_IN, (rank, 0))


def _is_missed(office: Office, field: str) -> bool:
    """Return whether readers would miss what the data do not know: a hotline needs no door, a local office no call from abroad."""
    return office.type != SERVICE and (field != "telepon_luar" or office.type == MISSION)


def _passes(project: Project, office: Office) -> Iterator[Question]:
    for area, rule in project.passes.items():
        if rule.answer == ASK_PASS and office.covers(area):
            names = [project.areas.name(code) for code in project.passes if code.startswith(f"{area}.")]
            place = project.areas.name(area) if len(area) == REGENCY else f"Kecamatan {project.areas.name(area)}"
            where = f"semua kecamatan di {place}{' selain ' if names else ''}{', '.join(names)}"
            text = f"Bisakah warga {where if len(area) == REGENCY else place} membuat Pas Lintas Batas?"
            yield Question(f"{PASS}.{area}", text, YES_NO, (1, 0))


def _programme(office: Office) -> Iterator[Question]:
    if NOTES["paspor_keliling"] not in office.note:
        text = "Kapan dan di desa mana layanan paspor keliling berikutnya?"
        yield Question(f"{OFFICE}.{office.key}.paspor_keliling", text, FILL_IN, (4, 0))
    if NOTES["pimpasa"] not in office.note:
        text = "Adakah petugas PIMPASA di desa binaan yang setuju perannya ditulis di halaman desa?"
        yield Question(f"{OFFICE}.{office.key}.pimpasa", text, YES_NO, (8, 0))


def _area(project: Project, office: Office) -> Iterator[Question]:
    key = f"{OFFICE}.{office.key}.wilayah"
    if not office.serves:
        yield Question(key, "Kabupaten dan kecamatan mana yang dilayani kantor Anda?", FILL_IN, (7, 0))
    elif office.area_date < (project.today - OLD).isoformat()[: len(office.area_date)]:
        names = ", ".join(project.areas.name(code) for code in office.serves)
        yield Question(key, f"Apakah kantor Anda masih melayani {names}?", YES_NO, (7, 0))


def _spoken_name(sheet: OfficeSheet) -> str:
    """Return the name of an office without a short form that a page would have to explain."""
    plain = re.search(r"\((.+)\)", ADDRESSEES.get(sheet.key, ""))
    return plain[1].capitalize() if plain else sheet.name


def questions_status(project: Project, docs: Path = DOCS) -> Markup:
    """Return how many questions are open at each office, and how long the facts still hold."""
    day = first_check(project.facts.values())
    html = render(
        "partials/questions_status.html",
        rows=[(_spoken_name(sheet), sheet.open) for sheet in office_sheets(project, docs)],
        today=spoken_date(project.today.isoformat()),
        first=spoken_date(day.isoformat()) if day else "",
        days=(day - project.today).days if day else 0,
    )
    return Markup(html.replace("\n", ""))
