"""The rows of an answered sheet: the header found, every answer understood, every mistake named by its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data.facts import CONFIRMED
from scripts.data.parsers import Fault
from scripts.data.persons import no_person
from scripts.data.problem import DataError, Problem, SiteError
from scripts.data.project import Project
from scripts.data.slip import advice, nearest
from scripts.data.wordings import ADDRESSEES
from scripts.pages.office_questions import (
    ATTRIBUTES,
    CONTACT,
    FACT,
    NOTES,
    OFFICE,
    PASS,
    addressee_of,
    answering,
)
from scripts.spreadsheets.listing import Listing, find_listing
from scripts.spreadsheets.table import Table, read_table

YES, NO, SAID = "ya", "tidak", "isi"
MEANT = {
    **dict.fromkeys(("ya", "y", "iya", "benar", "betul", "masih", "ada", "bisa"), YES),
    **dict.fromkeys(("tidak", "t", "bukan", "salah", "tdk", "belum"), NO),
}
NOT_KNOWN = ("tidak tahu", "belum tahu", "tidak yakin", "?")
LONGEST = 120  # an answer stands inside a sentence
WANTED, RIGHT = ("kunci", "jawaban"), "isi_yang_benar"  # columns


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question. key: what it changes; meaning: YES, NO, or SAID; value: what is right instead, '' where none."""

    key: str
    row: int
    meaning: str
    value: str


def read_answers(path: Path, project: Project, office: str) -> list[Answer]:
    """Return what `office` answered in the spreadsheet at `path`; unanswered rows and `tidak tahu` are left out.

    Raises DataError with every mistake of every row, SiteError where there is no such office.
    """
    if office not in project.offices and office not in ADDRESSEES:
        near = nearest(office, [*project.offices, *ADDRESSEES])
        fix = f"tulis `{near}`." if near else f"pakai salah satu: {', '.join(project.offices)}."
        raise SiteError(f"Kantor `{office}` tidak dikenal.", fix)
    listing = _listing(read_table(path, WANTED))
    answers: dict[str, Answer] = {}
    problems = []
    known = set(_keys(project, office))
    for row, texts, _ in listing.rows():
        try:
            answer = _answer(texts, row, known, answers)
        except Fault as fault:
            problems.append(Problem(path.name, row, f"baris {row}: {fault.message}.", fault.fix))
            continue
        if answer:
            answers[answer.key] = answer
    if not answers and not problems:
        problems.append(
            Problem(path.name, listing.header, "belum ada jawaban.", "Isi kolom Jawaban atau Isi yang benar.")
        )
    if problems:
        raise DataError(problems)
    return list(answers.values())


def _listing(tables: list[Table]) -> Listing:
    listing = find_listing(tables, {}, (*WANTED, RIGHT), lambda columns: set(WANTED) <= set(columns))
    if listing is None:
        fix = "Pakai lembar dari `maintain questions` dan jangan hapus judul kolomnya."
        raise DataError([Problem(tables[0].file, 1, "judul kolom `Jawaban` dan `Kunci` tidak ditemukan.", fix)])
    return listing


def _keys(project: Project, office: str) -> Iterator[str]:
    """Yield every key that `office` may answer, also those that fell to another sheet this time."""
    for fact in project.facts.values():
        addressee = addressee_of(project, fact)
        if fact.status != CONFIRMED and (
            office == addressee or office in [each.key for each in answering(project, addressee)]
        ):
            yield f"{FACT}.{fact.key}"
    if office in project.offices:
        fixed = project.offices[office].from_facts  # asked as facts
        contact = [field for field in CONTACT if ATTRIBUTES[field] not in fixed]
        yield from (f"{OFFICE}.{office}.{field}" for field in (*contact, *NOTES, "wilayah"))
        yield from (f"{PASS}.{area}" for area in project.passes if project.offices[office].covers(area))


def _answer(texts: dict[str, str], row: int, known: set[str], given: dict[str, Answer]) -> Answer | None:
    key, typed, right = texts["kunci"], texts["jawaban"], texts.get(RIGHT, "")
    word = typed.lower().rstrip(".!")
    if key not in known:
        fix = advice(key, known, "Pakai lembar terbaru untuk kantor itu.", 0.8)
        raise Fault(f"kunci `{key[:60]}` bukan pertanyaan untuk kantor ini", fix)
    if key in given:
        raise Fault(f"`{key}` sudah dijawab di baris {given[key].row}", "Sisakan satu jawaban.")
    meaning = MEANT.get(word, "")
    if word in NOT_KNOWN or (not word and not right):
        return None
    if word and not meaning:
        if right:
            raise Fault(f"jawaban `{typed[:60]}` bukan ya atau tidak", "Tulis ya, tidak, atau tidak tahu.")
        right = typed  # a fill-in written one column to the left
    _check_text(key, right)
    return Answer(key, row, meaning or SAID, right)


def _check_text(key: str, text: str) -> None:
    no_person(text, mobile=key.endswith(".whatsapp"))
    if len(text) > LONGEST or "\n" in text:
        raise Fault(f"jawaban `{text[:40]}…` terlalu panjang", f"Ringkas menjadi satu kalimat, {LONGEST} huruf.")
    if any(sign in text for sign in "<>{}"):
        raise Fault(f"jawaban `{text[:40]}` memuat tanda yang tidak boleh", "Hapus tanda < > { }.")
