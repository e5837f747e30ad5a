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
from scripts.data.day import CAPITAL
from scripts.data.drawings import slug
from scripts.data.fields import typed, typed_key
from scripts.data.parsers import Fault
from scripts.data.persons import no_person
from scripts.data.problem import Problem
from scripts.data.records import load_records, problem_of

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
    village_name: str = typed("desa", parsers.name, "nama desa, untuk dicocokkan dengan kodenya", required=True)
    women: int = typed("perempuan", count, "jumlah perempuan yang hadir", required=True)
    men: int = typed("laki_laki", count, "jumlah laki-laki yang hadir", required=True)
    young: int | str = typed("muda", count, "di antara mereka, yang di bawah 25 tahun")
    topics: tuple[str, ...] = typed(
        "dibahas",
        parsers.Several(slug),
        "gambar yang dibahas, dipisah koma; di lembar kerja cukup nomor gambarnya: 1, 2, 3",
    )
    village_sheets: int | str = typed("lembar_desa", count, "lembar desa yang dibagikan")
    plan_sheets: int | str = typed("lembar_rencana", count, "lembar rencana berangkat yang dibagikan")
    cards: int | str = typed("kartu_saku", count, "kartu saku yang dibagikan")
    joined_before: int | str = typed("ikut_awal", count, "jumlah yang ikut kuis awal")
    before_1: int | str = typed("awal_1", count, "kuis awal, yang menjawab kalimat 1 dengan tepat")
    before_2: int | str = typed("awal_2", count, "kuis awal, kalimat 2")
    before_3: int | str = typed("awal_3", count, "kuis awal, kalimat 3")
    joined_after: int | str = typed("ikut_akhir", count, "jumlah yang ikut kuis akhir")
    after_1: int | str = typed("akhir_1", count, "kuis akhir, yang menjawab kalimat 1 dengan tepat")
    after_2: int | str = typed("akhir_2", count, "kuis akhir, kalimat 2")
    after_3: int | str = typed("akhir_3", count, "kuis akhir, kalimat 3")
    questions: tuple[str, ...] = typed(
        "pertanyaan",
        parsers.Each(open_question),
        "pertanyaan warga yang belum terjawab, tanpa nama dan nomor siapa pun",
        default=(),
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
    """Return the sound reports of `path`, the newest first; unsound ones go into `problems`. Others as in `check_report`.

    No file: no report yet.
    """
    if not path.is_file():
        return ()
    found = load_records(
        path, MeetingReport, problems, lambda report, where: check_report(report, areas, drawings, ordinary, where)
    )
    return tuple(sorted(found.values(), key=lambda report: (-report.date.toordinal(), report.key)))


def check_report(
    report: MeetingReport, areas: Areas, drawings: Collection[str], ordinary: Collection[str], where: str
) -> Iterator[Problem]:
    """Yield what is wrong between the values of a report and with the other files.

    drawings: keys that topics may name; ordinary: words with a capital letter that are no name of a person.
    """

    def wrong(field: str, message: str, fix: str, rule: str = "D06") -> Problem:
        return problem_of(report, where, rule, message, fix, field=field)

    official = areas.name(report.code) if report.code in areas else ""
    if not official:
        yield wrong(
            "", f"kode desa `{report.code}` tidak ada di daftar resmi.", "Salin kodenya dari lembar desa.", "D07"
        )
    elif official.lower() != report.village_name.lower():
        message = f"desa tertulis `{report.village_name}`, kodenya milik `{official}`."
        yield wrong("desa", message, f"Tulis `{official}`, atau perbaiki kodenya.", "D07")
    if report.date > datetime.datetime.now(CAPITAL).date():
        yield wrong("", "tanggal pertemuannya belum tiba.", "Tulis tanggal pertemuan yang sudah selesai.")
    for topic in report.topics:
        if topic not in drawings:
            yield wrong("dibahas", f"gambar `{topic}` tidak ada.", "Pakai nama gambar di drawings.yml.", "D07")
    if report.young != "" and report.young > report.people:
        yield wrong("muda", f"{report.young} orang muda, padahal yang hadir {report.people}.", "Periksa hitungannya.")
    for quiz, joined, right in (
        ("awal", report.joined_before, report.before),
        ("akhir", report.joined_after, report.after),
    ):
        for number, each in enumerate(right, 1):
            if each != "" and (joined == "" or each > joined):
                message = f"{each} jawaban tepat, padahal `ikut_{quiz}` {joined or 'belum diisi'}."
                yield wrong(f"{quiz}_{number}", message, f"Isi `ikut_{quiz}` dengan jumlah yang ikut kuis {quiz}.")
    for question in report.questions:
        if name := _maybe_name(question, ordinary):
            fix = "Hapus namanya. Kalau bukan nama orang, tulis dengan huruf kecil."
            yield wrong("pertanyaan", f"memuat `{name}`, yang tampak seperti nama orang.", fix)


def _maybe_name(question: str, ordinary: Collection[str]) -> str:
    """Return the first word with a capital letter, after the first word, that is no short form and not `ordinary`; else ''."""
    words = re.findall(r"[^\W\d_]+", question)[1:]
    return next((word for word in words if word[0].isupper() and not word.isupper() and word not in ordinary), "")


def capitalised(texts: Iterable[str]) -> frozenset[str]:
    """Return the words with a capital letter in `texts`: places, offices, papers, as this site names them."""
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())
