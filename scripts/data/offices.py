"""Offices: immigration, detention, and protection of migrant workers. Editors' file: docs/_data/offices.yml."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from scripts.data import parsers
from scripts.data.areas import Areas, unknown_area
from scripts.data.fields import fields_of, typed, typed_key
from scripts.data.problem import Problem
from scripts.data.records import load_records, problem_of

IMMIGRATION, DETENTION, PROTECTION, POST = "imigrasi", "rudenim", "bp3mi", "p4mi"
UNTIL_CONFIRMED = "KOSONGKAN sampai kantornya sendiri memastikan"
OFFICIAL_HOSTS = (".imigrasi.go.id", ".kp2mi.go.id", ".bp2mi.go.id")


def _official(typed: str) -> str:
    """An address of the service itself: people are sent there, and look-alikes exist."""
    host = urlsplit(parsers.safe_url(typed)).hostname or ""
    if not f".{host}".endswith(OFFICIAL_HOSTS):
        raise parsers.Fault(
            "bukan situs resmi kantor", "Tulis alamat *.imigrasi.go.id atau kp2mi.go.id, atau kosongkan."
        )
    return typed


@dataclass(frozen=True, slots=True)
class Office:
    """One office. `serves` and `leaves_out` are area codes; contact fields are '' until the office confirms them."""

    key: str = typed_key(parsers.key, "nama pendek kantor, dipakai di villages.yml")
    line: int
    name: str = typed("nama", parsers.name, "nama kantor yang dibaca warga, tanpa kelas", required=True)
    type: str = typed("jenis", parsers.choice(IMMIGRATION, DETENTION, PROTECTION, POST), "jenis kantor", required=True)
    rank: str = typed("kelas", parsers.name, "kelas kantor, hanya kalau sumbernya baru; kalau belum pasti kosongkan")
    rank_source: str = typed("sumber_kelas", parsers.url, "alamat web sumber nama dan kelas")
    rank_date: str = typed("tanggal_kelas", parsers.loose_date, f"tanggal sumber itu: {parsers.LOOSE_DATE}")
    serves: tuple[str, ...] = typed(
        "wilayah",
        parsers.Several(parsers.area_code),
        "kode kabupaten/kota (atau kecamatan) yang dilayani, dipisah koma",
    )
    leaves_out: tuple[str, ...] = typed(
        "kecuali", parsers.Several(parsers.area_code), "kode kecamatan di dalam wilayah itu yang dilayani kantor lain"
    )
    area_source: str = typed("sumber_wilayah", parsers.url, "alamat web sumber wilayah")
    area_date: str = typed("tanggal_wilayah", parsers.loose_date, "tanggal sumber wilayah")
    site: str = typed("situs", _official, "hanya alamat *.imigrasi.go.id atau kp2mi.go.id; kalau ragu kosongkan")
    address: str = typed("alamat", parsers.text, f"alamat kantor; {UNTIL_CONFIRMED}")
    phone: str = typed("telepon", parsers.phone, f"nomor telepon; {UNTIL_CONFIRMED}")
    whatsapp: str = typed("whatsapp", parsers.phone, f"nomor WhatsApp; {UNTIL_CONFIRMED}")
    mail: str = typed("surel", parsers.mail, f"alamat surel; {UNTIL_CONFIRMED}")
    hours: str = typed("jam", parsers.text, f"jam buka; {UNTIL_CONFIRMED}")
    confirmed: datetime.date | str = typed(
        "kontak_dikonfirmasi",
        parsers.date,
        "tanggal kantor memastikan kontak itu; tanpa tanggal ini kontak tidak tayang",
    )
    note: str = typed("catatan", parsers.text, "catatan pendek untuk penyunting, tidak tayang")

    @property
    def has_contact(self) -> bool:
        """Whether the office itself has confirmed how to reach it; nothing is shown otherwise."""
        return bool(self.confirmed)

    def covers(self, code: str) -> bool:
        """Return whether the area with `code` (a village, district or regency) belongs to this office."""
        return any(code.startswith(area) for area in self.serves) and not any(
            code.startswith(area) for area in self.leaves_out
        )


FIELDS = fields_of(Office)
Offices = Mapping[str, Office]


def load_offices(path: Path, areas: Areas, problems: list[Problem]) -> Offices:
    """Return the offices of `path` by key; unsound ones go into `problems`."""
    return load_records(path, Office, problems, lambda office, where: _problems_of(office, areas, where))


def _problems_of(office: Office, areas: Areas, where: str) -> Iterator[Problem]:
    for field, codes in (("wilayah", office.serves), ("kecuali", office.leaves_out)):
        for code in codes:
            if code not in areas:
                yield unknown_area(office, where, code, field)
    if office.rank and not (office.rank_source and office.rank_date):
        fix = "Isi `sumber_kelas:` dan `tanggal_kelas:`, atau kosongkan `kelas:`."
        yield problem_of(office, where, "D08", "kelas kantor tanpa sumber.", fix, field="sumber_kelas")
    if office.serves and not (office.area_source and office.area_date):
        fix = "Isi `sumber_wilayah:` dan `tanggal_wilayah:`, atau kosongkan `wilayah:`."
        yield problem_of(office, where, "D08", "wilayah kantor tanpa sumber.", fix, field="sumber_wilayah")
    if (office.address or office.phone or office.whatsapp or office.mail or office.hours) and not office.confirmed:
        message = "ada kontak yang belum dipastikan kantornya."
        fix = "Isi `kontak_dikonfirmasi:` dengan tanggal kantor memastikannya, atau kosongkan kontaknya."
        yield problem_of(office, where, "D08", message, fix, field="kontak_dikonfirmasi")
