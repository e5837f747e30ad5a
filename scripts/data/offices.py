"""Offices: whom a reader can ask, and how to reach them. Editors' files: docs/_data/offices.yml (those of the province) and
docs/_data/national.yml (those of the whole country: services, missions abroad).

How sure a contact is decides how it is shown: confirmed by the office (plain), reported by a public source of a stated year
(with that year and a second way to ask), or not known (whom to ask instead). See scripts/data/reported.py.
"""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from scripts.data import parsers, reported
from scripts.data.areas import Areas
from scripts.data.facts import ASK, CONFIRMED, REPORTED, WHOM, Facts
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

IMMIGRATION, DETENTION, PROTECTION, POST = "imigrasi", "rudenim", "bp3mi", "p4mi"
LABOUR, POLICE, MISSION, SERVICE = "disnaker", "polisi", "perwakilan", "layanan"
OFFICIAL_HOSTS = (".imigrasi.go.id", ".kp2mi.go.id", ".bp2mi.go.id")
# People are sent to these in great need, and sites that look like theirs exist.
IMITATED = (IMMIGRATION, DETENTION, PROTECTION, POST)
REGENCY_OFFICES = (LABOUR, POLICE)  # every regency has its own, so the area needs no source
GOVERNMENT = ".go.id"  # given to government bodies only (PANDI)
FACT = re.compile(r"fakta\.([a-z][a-z0-9_]*)")
YES = "ya"


def _official(typed: str) -> str:
    """An address of the service itself: people are sent there, and look-alikes exist."""
    host = urlsplit(parsers.safe_url(typed)).hostname or ""
    if not f".{host}".endswith(GOVERNMENT):
        raise parsers.Fault(
            "bukan situs resmi kantor", "Tulis alamat *.imigrasi.go.id atau kp2mi.go.id, atau kosongkan."
        )
    return typed


def _number(typed: str) -> str:
    """A phone number, or `fakta.kunci` where the number is a fact already, so that it stands in one place."""
    return typed if FACT.fullmatch(typed) else parsers.phone(typed)


FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama kantor"),
    Field(
        "jenis",
        "type",
        parsers.choice(IMMIGRATION, DETENTION, PROTECTION, POST, LABOUR, POLICE, MISSION, SERVICE),
        required=True,
        help="jenis kantor",
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
    Field("telepon", "phone", _number, help="nomor telepon, atau fakta.kunci"),
    Field("telepon_luar", "phone_abroad", _number, help="nomor telepon dari luar negeri, atau fakta.kunci"),
    Field("whatsapp", "whatsapp", _number, help="nomor WhatsApp, atau fakta.kunci"),
    Field("surel", "mail", parsers.mail, help="alamat surel"),
    Field("jam", "hours", parsers.text, help="jam buka"),
    Field("biaya", "cost", parsers.text, help="biaya menghubungi"),
    Field("dari_luar", "abroad", parsers.text, help="bisa tidaknya dihubungi dari luar negeri"),
    Field("tanpa_pulsa", "no_credit", parsers.text, help="cara menghubungi tanpa pulsa"),
    Field("bahasa", "spoken", parsers.text, help="bahasa yang dipakai petugasnya"),
    Field("kontak_dikonfirmasi", "confirmed", parsers.date, help="tanggal kantor memastikan kontak"),
    Field("sumber_kontak", "contact_source", parsers.text, help="sumber umum kontak: alamat web, atau nama daftarnya"),
    Field("tanggal_kontak", "contact_date", parsers.loose_date, help="tanggal sumber kontak, paling sedikit tahunnya"),
    Field("tanya_ke", "ask_at", parsers.key, help="kunci kantor lain yang bisa ditanya"),
    Field("menjawab", "answers", parsers.several(parsers.choice(*WHOM)), help="siapa yang bisa ditanya lewat sini"),
    Field("di_hp", "in_phone", parsers.choice(YES), help="ya: nomornya ikut disimpan ke HP"),
    Field("catatan", "note", parsers.text, help="catatan untuk penyunting"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """One office. `serves` and `leaves_out` are area codes; ask_at: key of the office to ask instead or besides;
    answers: keys of WHOM that this office answers for; announced: its numbers are confirmed facts."""

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
    phone_abroad: str
    whatsapp: str
    mail: str
    hours: str
    cost: str
    abroad: str
    no_credit: str
    spoken: str
    confirmed: datetime.date | str
    contact_source: str
    contact_date: str
    ask_at: str
    answers: tuple[str, ...]
    in_phone: str
    note: str
    announced: bool = False

    @property
    def has_contact(self) -> bool:
        """Whether the office itself has confirmed how to reach it."""
        return bool(self.confirmed)

    @property
    def level(self) -> str:
        """How sure the contact is: CONFIRMED, REPORTED or ASK, as facts have it."""
        if self.confirmed or self.announced:
            return CONFIRMED
        return REPORTED if self.contact_source and any(self.shown_contact) else ASK

    @property
    def shown_contact(self) -> tuple[str, ...]:
        """What is shown of the office only with a level of certainty."""
        return (self.address, self.phone, self.phone_abroad, self.whatsapp, self.mail, self.hours)

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
                        "Salin kode dari kalbar-wilayah.csv.",
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
        if office.serves and office.type not in REGENCY_OFFICES and not (office.area_source and office.area_date):
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: wilayah kantor tanpa sumber.",
                    "Isi `sumber_wilayah:` dan `tanggal_wilayah:`, atau kosongkan `wilayah:`.",
                )
            )
        problems.extend(
            Problem(where, office.line, f"`{office.key}`: {text}", fix) for text, fix in _contact_faults(office)
        )
        offices[office.key] = office
    return MappingProxyType(offices)


def _contact_faults(office: Office) -> Iterator[tuple[str, str]]:
    host = f".{urlsplit(office.site).hostname}"
    if office.type in IMITATED and office.site and not host.endswith(OFFICIAL_HOSTS):
        yield (
            f"`situs: {office.site}` bukan situs resmi kantor.",
            "Tulis alamat *.imigrasi.go.id atau kp2mi.go.id, atau kosongkan.",
        )
    if office.confirmed:
        return
    typed = [value for value in office.shown_contact if value and not FACT.fullmatch(value)]
    if typed and not office.contact_source:
        yield (
            "ada kontak yang belum dipastikan kantornya.",
            "Isi `kontak_dikonfirmasi:` dengan tanggal kantor memastikannya, atau `sumber_kontak:` dan `tanggal_kontak:` "
            "dari sumber umum, atau kosongkan kontaknya.",
        )
    elif typed:
        yield from reported.faults(typed, office.contact_date)
        if office.whatsapp and not FACT.fullmatch(office.whatsapp) and not reported.is_mobile(office.whatsapp):
            yield (
                f"WhatsApp `{office.whatsapp}` tidak boleh tampil sebelum dipastikan kantornya.",
                "Hapus nomornya, atau minta kantornya memastikan.",
            )
    if not office.ask_at and not (typed and office.site):
        yield (
            "belum ada cara lain untuk bertanya, padahal kontaknya belum dipastikan.",
            "Isi `tanya_ke:` dengan kunci kantor yang bisa dihubungi, misalnya kunci di national.yml.",
        )


def join_offices(province: Offices, national: Offices, facts: Facts, path: Path, problems: list[Problem]) -> Offices:
    """Return all offices, their numbers filled in from the facts; unsound references go into `problems`.

    path: of the national file. A number whose fact is not known any more is left out.
    """
    joined = {}
    for office in (*province.values(), *national.values()):
        where = shown(path if office.key in national else path.with_name("offices.yml"))
        joined[office.key] = _filled(office, facts, where, problems)
    for office in joined.values():
        where = shown(path if office.key in national else path.with_name("offices.yml"))
        if office.key in province and office.key in national:
            problems.append(
                Problem(where, office.line, f"kunci `{office.key}` dipakai dua kali.", "Ganti salah satunya.")
            )
        if not office.ask_at:
            continue
        other = joined.get(office.ask_at)
        if not other or office.ask_at == office.key or not (other.phone or other.phone_abroad or other.site):
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: `tanya_ke: {office.ask_at}` tidak bisa dihubungi.",
                    "Tulis kunci kantor lain yang punya telepon atau situs.",
                )
            )
    return MappingProxyType(joined)


def _filled(office: Office, facts: Facts, where: str, problems: list[Problem]) -> Office:
    """Return `office` with every `fakta.kunci` replaced by its value."""
    changes: dict[str, object] = {}
    sure = []
    for name in ("phone", "phone_abroad", "whatsapp"):
        named = FACT.fullmatch(getattr(office, name))
        if not named:
            continue
        fact = facts.get(named[1])
        if fact is None:
            problems.append(
                Problem(
                    where,
                    office.line,
                    f"`{office.key}`: kunci `{named[0]}` tidak ada di data fakta.",
                    "Pakai kunci yang ada di docs/_data/facts.yml.",
                )
            )
        elif fact.status != ASK:
            sure.append(fact.status == CONFIRMED)
        changes[name] = fact.value if fact and fact.status != ASK else ""
    return dataclasses.replace(office, announced=bool(sure) and all(sure), **changes) if changes else office


def answering(offices: Offices, whom: str) -> Office | None:
    """Return the office that can be reached when somebody is told to ask `whom` (a key of WHOM); None where there is none."""
    return next((office for office in offices.values() if whom in office.answers), None)
