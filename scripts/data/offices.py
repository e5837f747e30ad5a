"""Offices: immigration, detention, and protection of migrant workers. Editors' file: docs/_data/offices.yml."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

IMMIGRATION, DETENTION, PROTECTION, POST = "imigrasi", "rudenim", "bp3mi", "p4mi"
OFFICIAL_HOSTS = (".imigrasi.go.id", ".kp2mi.go.id", ".bp2mi.go.id")


def _official(typed: str) -> str:
    """An address of the service itself: people are sent there, and look-alikes exist."""
    host = urlsplit(parsers.safe_url(typed)).hostname or ""
    if not f".{host}".endswith(OFFICIAL_HOSTS):
        raise parsers.Fault(
            "bukan situs resmi kantor", "Tulis alamat *.imigrasi.go.id atau kp2mi.go.id, atau kosongkan."
        )
    return typed


FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama kantor"),
    Field(
        "jenis", "type", parsers.choice(IMMIGRATION, DETENTION, PROTECTION, POST), required=True, help="jenis kantor"
    ),
    Field("kelas", "rank", parsers.name, help="kelas kantor"),
    Field("sumber_kelas", "rank_source", parsers.url, help="alamat web sumber kelas"),
    Field("tanggal_kelas", "rank_date", parsers.loose_date, help="tanggal sumber kelas"),
    Field("wilayah", "serves", parsers.several(parsers.area_code), help="kode wilayah"),
    Field("kecuali", "leaves_out", parsers.several(parsers.area_code), help="kode kecamatan yang dilayani kantor lain"),
    Field("sumber_wilayah", "area_source", parsers.url, help="alamat web sumber wilayah"),
    Field("tanggal_wilayah", "area_date", parsers.loose_date, help="tanggal sumber wilayah"),
    Field("situs", "site", _official, help="situs resmi"),
    Field("alamat", "address", parsers.text, help="alamat kantor"),
    Field("telepon", "phone", parsers.phone, help="nomor telepon"),
    Field("whatsapp", "whatsapp", parsers.phone, help="nomor WhatsApp"),
    Field("surel", "mail", parsers.mail, help="alamat surel"),
    Field("jam", "hours", parsers.text, help="jam buka"),
    Field("kontak_dikonfirmasi", "confirmed", parsers.date, help="tanggal kantor memastikan kontak"),
    Field("catatan", "note", parsers.text, help="catatan untuk penyunting"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """One office. `serves` and `leaves_out` are area codes; contact fields are '' until the office confirms them."""

    key: str
    line: int
    name: str
    type: str
    rank: str
    rank_source: str
    rank_date: str
    serves: tuple[str, ...]
    leaves_out: tuple[str, ...]
    area_source: str
    area_date: str
    site: str
    address: str
    phone: str
    whatsapp: str
    mail: str
    hours: str
    confirmed: datetime.date | str
    note: str

    @property
    def has_contact(self) -> bool:
        """Whether the office itself has confirmed how to reach it; nothing is shown otherwise."""
        return bool(self.confirmed)

    def covers(self, code: str) -> bool:
        """Return whether the area with `code` (a village, district or regency) belongs to this office."""
        return any(code.startswith(area) for area in self.serves) and not any(
            code.startswith(area) for area in self.leaves_out
        )


Offices = Mapping[str, Office]


def load_offices(path: Path, areas: Areas, problems: list[Problem]) -> Offices:
    """Return the offices of `path` by key; unsound ones go into `problems`."""
    offices: dict[str, Office] = {}
    where = shown(path)
    for office in read_records(path, parsers.key, FIELDS, Office, problems):
        for code in (*office.serves, *office.leaves_out):
            if code not in areas:
                problems.append(
                    Problem(
                        where,
                        office.line,
                        f"`{office.key}`: kode wilayah `{code}` tidak ada di daftar resmi.",
                        "Salin kode dari provinsi/wilayah.csv.",
                    )
                )
        if office.rank and not (office.rank_source and office.rank_date):
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: kelas kantor tanpa sumber.",
                    "Isi `sumber_kelas:` dan `tanggal_kelas:`, atau kosongkan `kelas:`.",
                )
            )
        if office.serves and not (office.area_source and office.area_date):
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: wilayah kantor tanpa sumber.",
                    "Isi `sumber_wilayah:` dan `tanggal_wilayah:`, atau kosongkan `wilayah:`.",
                )
            )
        if (office.address or office.phone or office.whatsapp or office.mail or office.hours) and not office.confirmed:
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: ada kontak yang belum dipastikan kantornya.",
                    "Isi `kontak_dikonfirmasi:` dengan tanggal kantor memastikannya, atau kosongkan kontaknya.",
                )
            )
        offices[office.key] = office
    return MappingProxyType(offices)
