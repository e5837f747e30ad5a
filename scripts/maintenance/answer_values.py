"""What answers change in the data: values, how sure they are, and the office itself as source with its date."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.data.facts import ASK, CONFIRMED, FORMS, Fact
from scripts.data.fields import fields_of
from scripts.data.offices import Office
from scripts.data.parsers import Fault, Parser
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project
from scripts.data.tables import NO as NO_PASS
from scripts.data.tables import YES as YES_PASS
from scripts.data.wordings import FILL_IN
from scripts.maintenance.answer_rows import NO, SAID, YES, Answer
from scripts.pages.office_questions import ATTRIBUTES, CONTACT, FACT, NOTES, PASS, UNKNOWN, name_of

# How long a fact of each form holds at most; what changes most often first (header of facts.yml).
HOLDS = {"telepon": 90, "whatsapp": 90, "surel": 90, "hukum": 365, "istilah": 365}
OTHERWISE = 182  # days
SPREAD = 14  # days, so that not all facts run out on one
PARSERS: Mapping[str, Parser] = {each.key: each.parser for each in fields_of(Office)}


@dataclass
class Changes:
    """New values: of facts and offices by key and field; passes: whole rows of plb.csv by area code."""

    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    offices: dict[str, dict[str, str]] = field(default_factory=dict)
    passes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sender:
    """Who answered: the key of the office, the role, and the day."""

    office: str
    role: str
    date: datetime.date


def changes_of(answers: Sequence[Answer], project: Project, sender: Sender, file: str) -> Changes:
    """Return what `answers` of `sender` change. Raises DataError with every answer that does not fit; file: for its messages."""
    changes = Changes()
    problems: list[Problem] = []
    contact = {}
    for answer in answers:
        part, _, rest = answer.key.partition(".")
        try:
            if part == FACT:
                changes.facts[rest] = dict(_fact(answer, project.facts[rest], project, sender))
            elif part == PASS:
                changes.passes[rest] = _pass(answer, rest, project.offices[sender.office], sender)
            elif (name := rest.partition(".")[2]) in CONTACT:
                contact[name] = _contact(answer, name, project.offices[sender.office])
            else:
                _note(answer, name, project.offices[sender.office], sender, changes)
        except Fault as fault:
            problems.append(Problem(file, answer.row, f"baris {answer.row}: {fault.message}.", fault.fix))
    if contact:
        office = project.offices[sender.office]
        problems += _left(office, contact, file)
        _confirm(office, contact, sender, changes)
    if problems:
        raise DataError(problems)
    return changes


def _fact(answer: Answer, fact: Fact, project: Project, sender: Sender) -> Iterator[tuple[str, str]]:
    wording = project.wordings.get(fact.key)
    fills_in = wording.kind == FILL_IN if wording else fact.value in UNKNOWN
    said = f"dijawab {sender.role}, {sender.date}"
    if answer.meaning == NO and not answer.value:
        yield "status", ASK
        yield "catatan", f"{fact.note} Tidak benar menurut {name_of(project, sender.office)}, {said}.".strip()
        return
    if not answer.value and fills_in:
        raise Fault("jawaban `ya` belum cukup", "Tulis jawabannya di kolom Isi yang benar.")
    if answer.value and (fills_in or answer.meaning != YES):
        yield "nilai", _read(FORMS[fact.form], answer.value)
    elif answer.value:
        yield "catatan", f"{fact.note} {answer.value} ({said}).".strip()
    yield "sumber", f"{name_of(project, sender.office)}, dijawab {sender.role}"
    office = project.offices.get(sender.office)
    if office and office.site:
        yield "sumber_url", office.site
    elif not answer.value or fills_in or answer.meaning != YES:  # else the note is written above
        yield "catatan", f"{fact.note} Alamat web masih dari sumber lama: {said}.".strip()
    yield "tanggal_sumber", sender.date.isoformat()
    yield "dicek", sender.date.isoformat()
    if fact.check_again:
        yield "cek_lagi", _check_again(fact, project, sender.date).isoformat()
    yield "keyakinan", "tinggi"
    yield "status", CONFIRMED


def _check_again(fact: Fact, project: Project, date: datetime.date) -> datetime.date:
    """Return the least crowded day of the last two weeks in which the fact may be checked again."""
    before = (fact.check_again - fact.checked).days if fact.check_again else OTHERWISE
    latest = min(before, HOLDS.get(fact.form, OTHERWISE))
    days = [date + datetime.timedelta(days=latest - back) for back in range(min(SPREAD, latest - 1))]
    taken = [each.check_again for each in project.facts.values()]
    return min(days, key=lambda day: (taken.count(day), -day.toordinal()))


def _read(parser: Parser, typed: str) -> str:
    """Return `typed` as the data hold it. Raises Fault where the parser does not know what is meant."""
    try:
        parser(typed)
    except Fault as fault:
        if not fault.right:
            raise Fault(f"`{typed[:60]}` {fault.message}", fault.fix) from None
        return fault.right
    return typed


def _pass(answer: Answer, area: str, office: Office, sender: Sender) -> str:
    if answer.value or answer.meaning == SAID:  # half of an area is not the area
        fix = "Tulis ya atau tidak untuk semuanya. Hanya sebagian? Tambah baris tiap kecamatan di plb.csv."
        raise Fault("jawaban Pas Lintas Batas bukan ya atau tidak saja", fix)
    if not office.site:
        raise Fault("kantor ini belum punya `situs:`, sehingga jawabannya tanpa sumber", "Isi situsnya dulu.")
    return f"{area},{YES_PASS if answer.meaning == YES else NO_PASS},{office.site},{sender.date}"


def _contact(answer: Answer, name: str, office: Office) -> str:
    """Return the right value of the contact field `name`, '' where the office says that it does not hold."""
    if answer.value:
        return _read(PARSERS[name], answer.value)
    known = getattr(office, ATTRIBUTES[name])
    if answer.meaning == YES and not known:
        raise Fault("jawaban `ya` belum cukup", "Tulis nomor atau alamatnya di kolom Isi yang benar.")
    return known if answer.meaning == YES else ""


def _left(office: Office, contact: Mapping[str, str], file: str) -> Iterator[Problem]:
    """Yield a problem for what stands in the data unconfirmed and is not answered: one date confirms the whole contact."""
    for name, attribute in ATTRIBUTES.items():
        value = getattr(office, attribute)
        if value and not office.confirmed and name not in contact and attribute not in office.from_facts:
            message = f"`{name}: {value[:40]}` belum dijawab, padahal kontak kantor dipastikan bersama."
            yield Problem(file, 1, message, f"Jawab juga pertanyaan {name}: ya, atau tidak.")


def _confirm(office: Office, contact: Mapping[str, str], sender: Sender, changes: Changes) -> None:
    block = changes.offices.setdefault(office.key, {})
    block |= contact
    kept = [getattr(office, attribute) for name, attribute in ATTRIBUTES.items() if name not in contact]
    if any(contact.values()) and not (
        office.confirmed and any(kept)
    ):  # what was confirmed earlier stays as old as it is
        block |= {"kontak_dikonfirmasi": sender.date.isoformat(), "sumber_kontak": "", "tanggal_kontak": ""}
    elif not any((*contact.values(), *kept)):
        block |= {"kontak_dikonfirmasi": "", "sumber_kontak": "", "tanggal_kontak": ""}
    _add_note(office, f"Kontak dijawab {sender.role}, {sender.date}.", changes)


def _note(answer: Answer, name: str, office: Office, sender: Sender, changes: Changes) -> None:
    """Keep what has no field of its own in the note for editors; a confirmed area gets its new date."""
    if name == "wilayah" and answer.meaning == YES and office.serves:
        block = changes.offices.setdefault(office.key, {})
        block["tanggal_wilayah"] = sender.date.isoformat()
        if office.site:
            block["sumber_wilayah"] = office.site
        return
    label = NOTES.get(name, "Wilayah kerja menurut kantor")
    said = "; ".join(part for part in (answer.meaning if answer.meaning != SAID else "", answer.value) if part)
    _add_note(office, f"{label}: {said} (dijawab {sender.role}, {sender.date}).", changes)


def _add_note(office: Office, text: str, changes: Changes) -> None:
    block = changes.offices.setdefault(office.key, {})
    block["catatan"] = f"{block.get('catatan', office.note)} {text}".strip()
