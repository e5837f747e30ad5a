"""Offices: whom a reader can ask, and how to reach them. Editors' files: docs/_data/offices.yml (those of the province) and
docs/_data/national.yml (those of the whole country: services, missions abroad).

How sure a contact is decides how it is shown: confirmed by the office (plain), reported by a public source of a stated year
(with that year and a second way to ask), or not known (whom to ask instead). See scripts/data/reported.py.
"""

import dataclasses
import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from scripts.data import parsers, reported
from scripts.data.areas import Areas, unknown_area
from scripts.data.facts import ASK, CONFIRMED, REPORTED, WHOM, Facts
from scripts.data.fields import typed, typed_key
from scripts.data.phones import international, phone
from scripts.data.problem import Problem
from scripts.data.records import load_records, problem_of
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
LOGO = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png)")


def logo_file(typed: str) -> str:
    """The name of a picture file, without its folder."""
    if not LOGO.fullmatch(typed):
        raise parsers.Fault("bukan nama berkas logo", "Tulis nama berkas .svg atau .png saja, misalnya kanim.svg.")
    return typed


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
    return typed if FACT.fullmatch(typed) else phone(typed)


def _number_abroad(typed: str) -> str:
    """As _number, for a number that is dialled from another country or opened in WhatsApp."""
    return typed if FACT.fullmatch(typed) else international(typed)


TYPES = (IMMIGRATION, DETENTION, PROTECTION, POST, LABOUR, POLICE, MISSION, SERVICE)
PROOF = "hanya dengan bukti `kontak_dikonfirmasi` atau `sumber_kontak`"
NUMBER = f"{PROOF}; nomor yang ada di facts.yml ditulis kuncinya: fakta.kunci"


@dataclass(frozen=True, slots=True)
class Office:
    """One office. `serves`, `leaves_out`, `unsure_of` and `stands_in` are area codes; ask_at: key of the office to ask instead or besides;
    answers: keys of WHOM that this office answers for; announced: its numbers are confirmed facts; from_facts: attributes
    whose number is a fact."""

    key: str = typed_key(parsers.key, "nama pendek kantor, dipakai di villages.yml")
    line: int
    name: str = typed("nama", parsers.name, "nama kantor yang dibaca warga, tanpa kelas", required=True)
    type: str = typed("jenis", parsers.choice(*TYPES), "jenis kantor", required=True)
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
    unsure_of: tuple[str, ...] = typed(
        "belum_pasti",
        parsers.Several(parsers.area_code),
        "kode wilayah di atas yang mungkin sudah dilayani kantor lain; halaman desanya menyuruh bertanya",
    )
    stands_in: str = typed(
        "letak",
        parsers.area_code,
        "kode desa atau kelurahan tempat kantor berdiri; dari titik tengahnya jarak dihitung, kira-kira.",
        more="Kalau hanya kabupatennya yang diketahui, tulis kode kabupaten: jaraknya tidak ditulis",
    )
    site: str = typed(
        "situs",
        _official,
        "situs resmi (.go.id; imigrasi dan BP3MI hanya *.imigrasi.go.id atau kp2mi.go.id); kalau ragu kosongkan",
    )
    address: str = typed("alamat", parsers.text, f"alamat jalan; {PROOF}")
    phone: str = typed("telepon", _number, f"nomor telepon; {NUMBER}")
    phone_abroad: str = typed("telepon_luar", _number_abroad, f"nomor telepon dari luar negeri; {NUMBER}")
    whatsapp: str = typed("whatsapp", _number_abroad, f"nomor WhatsApp; {NUMBER}")
    mail: str = typed("surel", parsers.mail, f"alamat surel; {PROOF}")
    hours: str = typed("jam", parsers.text, f"jam buka; {PROOF}")
    cost: str = typed("biaya", parsers.text, "biaya menghubungi")
    abroad: str = typed("dari_luar", parsers.text, "bisa tidaknya dihubungi dari luar negeri")
    no_credit: str = typed("tanpa_pulsa", parsers.text, "cara menghubungi tanpa pulsa")
    spoken: str = typed("bahasa", parsers.text, "bahasa yang dipakai petugasnya")
    confirmed: datetime.date | str = typed(
        "kontak_dikonfirmasi",
        parsers.date,
        "PASTI: tanggal kantornya sendiri memastikan kontak itu. Tampil biasa",
    )
    contact_source: str = typed(
        "sumber_kontak",
        parsers.text,
        "DILAPORKAN: sumber umum, alamat web atau nama daftarnya. Tampil dengan tulisan",
        more='"menurut daftar umum tahun …; belum dipastikan kantornya".\n'
        "Nomor HP, WhatsApp, surel gratis (gmail, yahoo), dan nama orang tidak boleh dilaporkan.",
    )
    contact_date: str = typed(
        "tanggal_kontak", parsers.loose_date, "tanggal sumber kontak itu, paling sedikit tahunnya"
    )
    ask_at: str = typed(
        "tanya_ke", parsers.key, "kunci kantor lain yang bisa ditanya; wajib selama kontaknya belum dipastikan"
    )
    answers: tuple[str, ...] = typed(
        "menjawab",
        parsers.Several(parsers.choice(*WHOM)),
        'dipakai saat halaman menulis "tanyakan ke …" (kata yang sama dengan `tanya:` di facts.yml)',
    )
    in_phone: str = typed("di_hp", parsers.choice(YES), 'nomornya ikut dalam berkas "simpan nomor penting ke HP"')
    letterhead: str = typed("kop", parsers.text, "nama kantor seperti di kop suratnya, untuk kepala lembar cetak")
    logo: str = typed("logo", logo_file, "berkas logo di docs/assets/kantor/, untuk kepala lembar cetak")
    note: str = typed("catatan", parsers.text, "catatan pendek untuk penyunting, tidak tayang")
    announced: bool = False
    from_facts: tuple[str, ...] = ()

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
        return code.startswith(self.serves) and not code.startswith(self.leaves_out)


Offices = Mapping[str, Office]


def load_offices(path: Path, areas: Areas, problems: list[Problem]) -> Offices:
    """Return the offices of `path` by key; unsound ones go into `problems`."""
    return load_records(path, Office, problems, lambda office, where: _problems_of(office, areas, where))


def _problems_of(office: Office, areas: Areas, where: str) -> Iterator[Problem]:
    named = {
        "wilayah": office.serves,
        "kecuali": office.leaves_out,
        "belum_pasti": office.unsure_of,
        "letak": (office.stands_in,),
    }
    for field, codes in named.items():
        for code in codes:
            if code and code not in areas:
                yield unknown_area(office, where, code, field)
    if office.rank and not (office.rank_source and office.rank_date):
        fix = "Isi `sumber_kelas:` dan `tanggal_kelas:`, atau kosongkan `kelas:`."
        yield problem_of(office, where, "D08", "kelas kantor tanpa sumber.", fix, field="sumber_kelas")
    if office.serves and office.type not in REGENCY_OFFICES and not (office.area_source and office.area_date):
        fix = "Isi `sumber_wilayah:` dan `tanggal_wilayah:`, atau kosongkan `wilayah:`."
        yield problem_of(office, where, "D08", "wilayah kantor tanpa sumber.", fix, field="sumber_wilayah")
    for message, fix in _contact_faults(office):
        yield problem_of(office, where, "D08", message, fix, field="kontak_dikonfirmasi")


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
    joined, everywhere, here = {}, shown(path), shown(path.with_name("offices.yml"))
    # What is damaged has been said where it stands; whoever leans on it is not to blame.
    damaged = {problem.record for problem in problems}
    for office in (*province.values(), *national.values()):
        where = everywhere if office.key in national else here
        named = {
            match[1] for match in map(FACT.fullmatch, (office.phone, office.phone_abroad, office.whatsapp)) if match
        }
        if named & damaged:
            damaged.add(office.key)
        joined[office.key] = _filled(office, facts, where, problems, damaged)
    for office in joined.values():
        where = everywhere if office.key in national else here
        if office.key in province and office.key in national:
            problems.append(problem_of(office, where, "D03", "kunci ini dipakai dua kali.", "Ganti salah satunya."))
        if not office.ask_at or office.ask_at in damaged:
            continue
        other = joined.get(office.ask_at)
        if not other or office.ask_at == office.key or not (other.phone or other.phone_abroad or other.site):
            message = f"`tanya_ke: {office.ask_at}` tidak bisa dihubungi."
            fix = "Tulis kunci kantor lain yang punya telepon atau situs."
            problems.append(problem_of(office, where, "D09", message, fix, field="tanya_ke"))
    return MappingProxyType(joined)


def _filled(office: Office, facts: Facts, where: str, problems: list[Problem], damaged: Collection[str]) -> Office:
    """Return `office` with every `fakta.kunci` replaced by its value; damaged: facts that are there but unsound."""
    changes: dict[str, object] = {}
    sure = []
    for name in ("phone", "phone_abroad", "whatsapp"):
        named = FACT.fullmatch(getattr(office, name))
        if not named:
            continue
        fact = facts.get(named[1])
        if fact is None and named[1] not in damaged:
            message = f"kunci `{named[0]}` tidak ada di data fakta."
            problems.append(problem_of(office, where, "D07", message, "Pakai kunci yang ada di docs/_data/facts.yml."))
        elif fact and fact.status != ASK:
            sure.append(fact.status == CONFIRMED)
        changes[name] = fact.value if fact and fact.status != ASK else ""
    if not changes:
        return office
    return dataclasses.replace(office, announced=bool(sure) and all(sure), from_facts=tuple(changes), **changes)


def answering(offices: Offices, whom: str) -> Office | None:
    """Return the office that can be reached when somebody is told to ask `whom` (a key of WHOM); None where there is none."""
    return next((office for office in offices.values() if whom in office.answers), None)
