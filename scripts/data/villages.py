"""Villages of the programme. Editors' file: docs/_data/villages.yml."""

import datetime
import re
from dataclasses import dataclass

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.local_notes import LocalNote, in_order, local_note

FOSTERED, MIGRANT_SERVICE = "Desa Binaan Imigrasi", "Desmigratif"
CONFIRMED, PROBABLE, HISTORIC = "pasti", "mungkin", "riwayat"
MEETING = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)[.:](\d\d) (.+)")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A village meeting; `time` is local clock time, '09.00'."""

    date: datetime.date
    time: str
    place: str


def _meeting(typed: str) -> Meeting:
    parts = MEETING.fullmatch(typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        raise parsers.Fault(
            "bukan jadwal", "Tulis tanggal, jam, tempat: 2026-12-05 09.00 Balai Desa.", _turned_meeting(typed)
        )
    return Meeting(parsers.date(parts[1]), f"{parts[2]}.{parts[3]}", parsers.name(parts[4].strip()))


def _turned_meeting(typed: str) -> str:
    """Return a meeting typed day first, or with a word before the time, in the right order; '' where it is not clear."""
    parts = re.fullmatch(r"(.+?),? (?:(?:pukul|jam) )?(\d{1,2})[.:](\d\d),? (.+)", typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        return ""
    date = parsers.turned_date(parts[1]) or (parts[1] if re.fullmatch(r"\d{4}-\d\d-\d\d", parts[1]) else "")
    return f"{date} {int(parts[2]):02}.{parts[3]} {parts[4]}" if date else ""


FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama desa"),
    Field("kecamatan", "district", parsers.name, required=True, help="nama kecamatan"),
    Field("kabupaten", "regency", parsers.name, required=True, help="nama kabupaten"),
    Field("kantor", "office", parsers.key, required=True, help="kunci kantor"),
    Field("program", "programme", parsers.choice(FOSTERED, MIGRANT_SERVICE), required=True, help="nama program"),
    Field(
        "status",
        "status",
        parsers.choice(CONFIRMED, PROBABLE, HISTORIC),
        required=True,
        help="pasti, mungkin, atau riwayat",
    ),
    Field("sumber", "source_url", parsers.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", parsers.loose_date, required=True, help="tanggal sumber"),
    Field("sejak", "since", parsers.loose_date, help="tanggal program mulai"),
    Field("bahasa", "languages", parsers.several(parsers.key), help="kunci bahasa"),
    Field("gerbang", "gate", parsers.key, help="kunci gerbang"),
    Field("plb", "border_pass", parsers.choice("ya", "tidak", "tanya"), help="ya, tidak, atau tanya"),
    Field("sumber_plb", "pass_source", parsers.url, help="alamat web sumber tentang PLB"),
    Field("pertemuan", "meetings", parsers.each(_meeting), help="jadwal pertemuan"),
    Field("catatan", "note", parsers.text, help="catatan untuk warga"),
    Field("sumber_catatan", "note_source", parsers.url, help="alamat web sumber catatan"),
    Field("di_desa", "told", parsers.each(local_note), help="jawaban sepuluh pertanyaan: tanggal kunci: isi"),
)


@dataclass(frozen=True, slots=True)
class Village:
    """One village; `key` is its Kemendagri code. `office`, `gate`, `languages` are keys of other files."""

    key: str
    line: int
    name: str
    district: str
    regency: str
    office: str
    programme: str
    status: str
    source_url: str
    source_date: str
    since: str
    languages: tuple[str, ...]
    gate: str
    border_pass: str
    pass_source: str
    meetings: tuple[Meeting, ...]
    note: str
    note_source: str
    told: tuple[LocalNote, ...] = ()

    @property
    def local_notes(self) -> tuple[LocalNote, ...]:
        """What people of the village told, in the order of the questions."""
        return in_order(self.told)

    @property
    def address(self) -> str:
        """The folder of the page: ten digits, so names that occur twice never meet and nothing ever moves."""
        return self.key.replace(".", "")
