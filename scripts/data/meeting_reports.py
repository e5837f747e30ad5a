"""What officers report of a village meeting: counts, topics and open questions, never a person.

Editors' file: docs/_data/laporan.yml, written by `python -m scripts sheets reports import laporan.xlsx --write`. It is
public with the rest of the data, so a question that may name somebody is refused rather than guessed at.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.areas import VILLAGE, Areas
from scripts.data.day import today
from scripts.data.drawings import slug
from scripts.data.fields import optional, required, typed_key
from scripts.data.parsers import Fault
from scripts.data.persons import no_person
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records

FILE = "laporan.yml"
MOST = 2000  # people or sheets at one meeting: more is a slip of the hand
EXAMPLE = "99.01.02.2003 2026-12-05"
LONGEST = 140  # letters of a question
ONLY_THE_QUESTION = "Hapus nama dan nomornya. Laporan hanya memuat hitungan dan pertanyaan."
# How a question begins. A name at its beginning could not be told from any other word there.
ASKING = re.compile(
    r"(?:apa|apakah|siapa|berapa|kapan|bagaimana|mengapa|kenapa|mana|yang mana|dari mana|ke mana|di mana|kalau|jika|"
    r"boleh|bisa|dengan|untuk|sampai|sejak|masih|[a-z]+kah)\b",
    re.I,
)


def report_key(typed: str) -> str:
    """The code of the village and the day of the meeting."""
    code, _, day = typed.partition(" ")
    try:
        parsers.village_code(code)
        parsers.date(day)
    except Fault:
        fix = f'Tulis kode desa, spasi, lalu tanggal pertemuan, dalam kutip: "{EXAMPLE}".'
        raise Fault("bukan kode desa dan tanggal pertemuan", fix) from None
    return typed


def _no_person(typed: str) -> None:
    try:
        no_person(typed)
    except Fault as fault:
        raise Fault(fault.message, ONLY_THE_QUESTION) from None


def count(typed: str) -> int:
    """A number of people or sheets."""
    _no_person(typed)
    if not re.fullmatch(r"\d{1,4}", typed, re.ASCII) or int(typed) > MOST:
        raise Fault("bukan jumlah", f"Tulis satu angka dari 0 sampai {MOST}, tanpa kata.")
    return int(typed)


def open_question(typed: str) -> str:
    """A question that nobody could answer, without anybody's name or number."""
    _no_person(parsers.text(typed))
    if re.search(r"(?:\d[ .-]?){7,}|@", typed):
        raise Fault("memuat nomor atau surel", ONLY_THE_QUESTION)
    if re.search(r"\b(?:pak|bu|bpk|sdri?)\b", typed, re.I):
        raise Fault("menyebut nama orang", ONLY_THE_QUESTION)
    if not ASKING.match(typed) or not typed.endswith("?") or len(typed) > LONGEST:
        fix = f"Awali dengan kata tanya (apa, berapa, ke mana, kalau), akhiri dengan tanda tanya, paling panjang {LONGEST} huruf."
        raise Fault("bukan pertanyaan", fix)
    return typed


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """One meeting. Counts are '' where they were not told; `topics` are keys of drawings."""

    key: str = typed_key(report_key, f'kode desa, spasi, tanggal pertemuan, misalnya "{EXAMPLE}"')
    line: int
    village_name: str = required("desa", parsers.name, "nama desa, untuk dicocokkan dengan kodenya")
    women: int = required("perempuan", count, "jumlah perempuan yang hadir")
    men: int = required("laki_laki", count, "jumlah laki-laki yang hadir")
    young: int | str = optional("muda", count, "di antara mereka, yang di bawah 25 tahun")
    topics: tuple[str, ...] = optional(
        "dibahas",
        parsers.Several(slug),
        "gambar yang dibahas, dipisah koma; di lembar kerja cukup nomor gambarnya: 1, 2, 3",
    )
    village_sheets: int | str = optional("lembar_desa", count, "lembar desa yang dibagikan")
    plan_sheets: int | str = optional("lembar_rencana", count, "lembar rencana berangkat yang dibagikan")
    cards: int | str = optional("kartu_saku", count, "kartu saku yang dibagikan")
    joined_before: int | str = optional("ikut_awal", count, "jumlah yang ikut kuis awal")
    before_1: int | str = optional("awal_1", count, "kuis awal, yang menjawab kalimat 1 dengan tepat")
    before_2: int | str = optional("awal_2", count, "kuis awal, kalimat 2")
    before_3: int | str = optional("awal_3", count, "kuis awal, kalimat 3")
    joined_after: int | str = optional("ikut_akhir", count, "jumlah yang ikut kuis akhir")
    after_1: int | str = optional("akhir_1", count, "kuis akhir, yang menjawab kalimat 1 dengan tepat")
    after_2: int | str = optional("akhir_2", count, "kuis akhir, kalimat 2")
    after_3: int | str = optional("akhir_3", count, "kuis akhir, kalimat 3")
    questions: tuple[str, ...] = optional(
        "pertanyaan",
        parsers.Each(open_question),
        "pertanyaan warga yang belum terjawab, tanpa nama dan nomor siapa pun",
    )

    @property
    def code(self) -> str:
        """The code of the village."""
        return self.key[:VILLAGE]

    @property
    def date(self) -> datetime.date:
        """The day of the meeting."""
        return datetime.date.fromisoformat(self.key[VILLAGE + 1 :])

    @property
    def people(self) -> int:
        """How many came."""
        return self.women + self.men

    @property
    def before(self) -> tuple[int | str, ...]:
        """Right answers to each sentence of the first quiz."""
        return self.before_1, self.before_2, self.before_3

    @property
    def after(self) -> tuple[int | str, ...]:
        """Right answers to each sentence of the last quiz."""
        return self.after_1, self.after_2, self.after_3


def load_reports(
    path: Path, areas: Areas, drawings: Collection[str], ordinary: Collection[str], problems: list[Problem]
) -> tuple[MeetingReport, ...]:
    """Return the sound reports of `path`, the newest first, none without the file; unsound ones go into `problems`.

    Others as in `check_report`.
    """
    found = load_records(
        path, MeetingReport, problems, lambda report: check_report(report, areas, drawings, ordinary), optional=True
    )
    return tuple(sorted(found.values(), key=lambda report: (-report.date.toordinal(), report.key)))


def check_report(
    report: MeetingReport, areas: Areas, drawings: Collection[str], ordinary: Collection[str]
) -> Iterator[Wrong]:
    """Yield what is wrong between the values of a report and with the other files.

    drawings: keys that topics may name; ordinary: words with a capital letter that are no name of a person.
    """
    official = areas.name(report.code) if report.code in areas else ""
    if not official:
        message = f"kode desa `{report.code}` tidak ada di daftar resmi."
        yield Wrong("D07", "", message, "Salin kodenya dari lembar desa.")
    elif official.lower() != report.village_name.lower():
        message = f"desa tertulis `{report.village_name}`, kodenya milik `{official}`."
        yield Wrong("D07", "desa", message, f"Tulis `{official}`, atau perbaiki kodenya.")
    if report.date > today():
        yield Wrong("D06", "", "tanggal pertemuannya belum tiba.", "Tulis tanggal pertemuan yang sudah selesai.")
    for topic in report.topics:
        if topic not in drawings:
            yield Wrong("D07", "dibahas", f"gambar `{topic}` tidak ada.", "Pakai nama gambar di drawings.yml.")
    if report.young != "" and report.young > report.people:
        message = f"{report.young} orang muda, padahal yang hadir {report.people}."
        yield Wrong("D06", "muda", message, "Periksa hitungannya.")
    for quiz, joined, right in (
        ("awal", report.joined_before, report.before),
        ("akhir", report.joined_after, report.after),
    ):
        for number, each in enumerate(right, 1):
            if each != "" and (joined == "" or each > joined):
                message = f"{each} jawaban tepat, padahal `ikut_{quiz}` {joined or 'belum diisi'}."
                fix = f"Isi `ikut_{quiz}` dengan jumlah yang ikut kuis {quiz}."
                yield Wrong("D06", f"{quiz}_{number}", message, fix)
    for question in report.questions:
        if name := _maybe_name(question, ordinary):
            fix = "Hapus namanya. Kalau bukan nama orang, tulis dengan huruf kecil."
            yield Wrong("D06", "pertanyaan", f"memuat `{name}`, yang tampak seperti nama orang.", fix)


def _maybe_name(question: str, ordinary: Collection[str]) -> str:
    """Return the first word with a capital letter, after the first word, that is no short form and not `ordinary`; else ''."""
    words = re.findall(r"[^\W\d_]+", question)[1:]
    return next((word for word in words if word[0].isupper() and not word.isupper() and word not in ordinary), "")


def capitalised(texts: Iterable[str]) -> frozenset[str]:
    """Return the words with a capital letter in `texts`: places, offices, papers, as this site names them."""
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())
