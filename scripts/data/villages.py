"""Villages of the programme. Editors' file: docs/_data/villages.yml."""

import datetime
import re
from dataclasses import dataclass, replace

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.fields import fields_of, optional, required, typed_key
from scripts.data.local_notes import TOPICS, LocalNote, in_order, local_note

FOSTERED, MIGRANT_SERVICE = "Desa Binaan Imigrasi", "Desmigratif"
CONFIRMED, PROBABLE, HISTORIC = "pasti", "mungkin", "riwayat"
# How an official code tells them apart: by the first of its last four digits.
KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
MEETING = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)[.:](\d\d)(?: (WIB|WITA|WIT)\b\.?,?)? (.+)")  # with the time zone


@dataclass(frozen=True, slots=True)
class Meeting:
    """A village meeting; `time` is local clock time, '09.00'; zone: WIB, WITA or WIT where it was typed."""

    date: datetime.date
    time: str
    place: str
    zone: str = ""


def _meeting(typed: str) -> Meeting:
    parts = MEETING.fullmatch(typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        raise parsers.Fault(
            "bukan jadwal", "Tulis tanggal, jam, tempat: 2026-12-05 09.00 Balai Desa.", _turned_meeting(typed)
        )
    return Meeting(parsers.date(parts[1]), f"{parts[2]}.{parts[3]}", parsers.name(parts[5].strip()), parts[4] or "")


def _turned_meeting(typed: str) -> str:
    """Return a meeting typed day first, or with a word before the time, in the right order; '' where it is not clear."""
    parts = re.fullmatch(r"(.+?),? (?:(?:pukul|jam) )?(\d{1,2})[.:](\d\d),? (.+)", typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        return ""
    date = parsers.turned_date(parts[1]) or (parts[1] if re.fullmatch(r"\d{4}-\d\d-\d\d", parts[1]) else "")
    return f"{date} {int(parts[2]):02}.{parts[3]} {parts[4]}" if date else ""


@dataclass(frozen=True, slots=True)
class Village:
    """One village; `key` is its Kemendagri code, `line` that of its row, 0 where editors know nothing of it.

    `office`, `gate`, `languages` are keys of other files. What a row leaves empty follows from where the village lies:
    scripts/data/surroundings.py.
    """

    key: str = typed_key(parsers.village_code, "kode desa 10 angka dari Kemendagri, dengan titik dan tanda kutip")
    line: int
    name: str = required("nama", parsers.name, "nama desa; ejaan persis seperti daftar resmi")
    district: str = required("kecamatan", parsers.name, "nama kecamatan; seperti daftar resmi")
    regency: str = required("kabupaten", parsers.name, "nama kabupaten; seperti daftar resmi")
    office: str = required("kantor", parsers.key, "kunci kantor; ada di offices.yml")
    programme: str = optional(
        "program",
        parsers.Choice(FOSTERED, MIGRANT_SERVICE),
        "nama program; kosong kalau tidak ada sumber yang menyebutnya",
    )
    status: str = optional(
        "status",
        parsers.Choice(CONFIRMED, PROBABLE, HISTORIC),
        "seberapa pasti desa ini desa program; wajib kalau program terisi",
        "pasti   = sumber menyebut desa ini desa program\n"
        "mungkin = programnya terlihat di desa ini, penetapannya belum terlihat\n"
        "riwayat = program lama, keadaan sekarang tidak diketahui",
    )
    source_url: str = optional("sumber", parsers.url, "alamat web sumbernya; wajib kalau program terisi")
    source_date: str = optional("tanggal_sumber", parsers.loose_date, f"tanggal sumber; ditulis {parsers.LOOSE_DATE}")
    since: str = optional("sejak", parsers.loose_date, "tanggal program mulai di sini, hanya kalau ada sumbernya")
    languages: tuple[str, ...] = optional(
        "bahasa",
        parsers.Several(parsers.key),
        "kunci dari languages.yml, dipisah koma, yang paling setempat lebih dulu",
    )
    gate: str = optional(
        "gerbang", parsers.key, "kunci dari gates.yml; kosong berarti dihitung: gerbang atau bandara terdekat"
    )
    border_pass: str = optional(
        "plb",
        parsers.Choice("ya", "tidak", "tanya"),
        "apakah warga sini bisa membuat Pas Lintas Batas; kosong atau tanya berarti menurut provinsi/plb.csv",
    )
    pass_source: str = optional(
        "sumber_plb", parsers.url, "alamat web sumber tentang PLB; wajib kalau plb ya atau tidak"
    )
    meetings: tuple[Meeting, ...] = optional("pertemuan", parsers.Each(_meeting), "jadwal pertemuan desa")
    note: str = optional("catatan", parsers.text, "beberapa kalimat pendek untuk warga")
    note_source: str = optional("sumber_catatan", parsers.url, "alamat web sumber catatan itu")
    told: tuple[LocalNote, ...] = optional(
        "di_desa",
        parsers.Each(local_note),
        "jawaban desa atas sepuluh pertanyaan (docs/id/sepuluh-pertanyaan.md): tanggal kunci: isi",
        f"kunci: {', '.join(TOPICS[:5])},\n{', '.join(TOPICS[5:])}\n"
        "nama atau nomor orang hanya dengan izinnya: tambah (setuju TTTT-BB-HH) di ujung baris",
    )

    def __hash__(self) -> int:
        return hash(self.key)  # what follows for a village is looked up a dozen times for each of its pages

    def on(self, day: datetime.date) -> "Village":
        """Return the village as it is shown on `day`: without meetings that are over."""
        meetings = tuple(meeting for meeting in self.meetings if meeting.date >= day)
        return self if meetings == self.meetings else replace(self, meetings=meetings)

    @property
    def local_notes(self) -> tuple[LocalNote, ...]:
        """What people of the village told, in the order of the questions."""
        return in_order(self.told)

    @property
    def address(self) -> str:
        """The folder of the page: ten digits, so names that occur twice never meet and nothing ever moves."""
        return self.key.replace(".", "")

    @property
    def kind(self) -> str:
        """What the law calls it: a key of the words."""
        return KINDS.get(self.key[-4], "desa")


FIELDS = fields_of(Village)


def village_of(code: str, areas: Areas) -> Village:
    """Return a village of which only its place in the official list is known. Raises KeyError for an unknown code."""
    names = {"name": areas.name(code), "district": areas.district_name(code), "regency": areas.regency_name(code)}
    return Village(code, 0, **names, office="")
