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
from urllib.parse import urlsplit

from scripts.data import parsers, reported
from scripts.data.areas import Areas, unknown_areas
from scripts.data.facts import ASK, CONFIRMED, REPORTED, WHOM, Facts
from scripts.data.fields import optional, required, typed_key
from scripts.data.phones import international, phone
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records
from scripts.paths import shown

IMMIGRATION, DETENTION, PROTECTION, POST = "imigrasi", "rudenim", "bp3mi", "p4mi"
LABOUR, POLICE, MISSION, SERVICE = "disnaker", "polisi", "perwakilan", "layanan"
OFFICIAL_HOSTS = (".imigrasi.go.id", ".kp2mi.go.id", ".bp2mi.go.id")
OWN_SITE = "Tulis alamat *.imigrasi.go.id atau kp2mi.go.id, atau kosongkan."
# People are sent to these in great need, and sites that look like theirs exist.
IMITATED = (IMMIGRATION, DETENTION, PROTECTION, POST)
REGENCY_OFFICES = (LABOUR, POLICE)  # every regency has its own, so the area needs no source
FACT = re.compile(r"fakta\.([a-z][a-z0-9_]*)")
YES = "ya"
logo_file = parsers.Shaped(
    r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png)",
    "bukan nama berkas logo",
    "Tulis nama berkas .svg atau .png saja, misalnya kanim.svg.",
)


def _official(typed: str) -> str:
    """An address of the service itself: people are sent there, and look-alikes exist."""
    if not parsers.government(urlsplit(parsers.safe_url(typed)).hostname or ""):
        raise parsers.Fault("bukan situs resmi kantor", OWN_SITE)
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
    name: str = required("nama", parsers.name, "nama kantor yang dibaca warga, tanpa kelas")
    type: str = required("jenis", parsers.Choice(*TYPES), "jenis kantor")
    rank: str = optional("kelas", parsers.name, "kelas kantor, hanya kalau sumbernya baru; kalau belum pasti kosongkan")
    rank_source: str = optional("sumber_kelas", parsers.url, "alamat web sumber nama dan kelas")
    rank_date: str = optional("tanggal_kelas", parsers.loose_date, f"tanggal sumber itu: {parsers.LOOSE_DATE}")
    serves: tuple[str, ...] = optional(
        "wilayah",
        parsers.Several(parsers.area_code),
        "kode kabupaten/kota (atau kecamatan) yang dilayani, dipisah koma",
    )
    leaves_out: tuple[str, ...] = optional(
        "kecuali", parsers.Several(parsers.area_code), "kode kecamatan di dalam wilayah itu yang dilayani kantor lain"
    )
    area_source: str = optional("sumber_wilayah", parsers.url, "alamat web sumber wilayah")
    area_date: str = optional("tanggal_wilayah", parsers.loose_date, "tanggal sumber wilayah")
    unsure_of: tuple[str, ...] = optional(
        "belum_pasti",
        parsers.Several(parsers.area_code),
        "kode wilayah di atas yang mungkin sudah dilayani kantor lain; halaman desanya menyuruh bertanya",
    )
    stands_in: str = optional(
        "letak",
        parsers.area_code,
        "kode desa atau kelurahan tempat kantor berdiri; dari titik tengahnya jarak dihitung, kira-kira.",
        "Kalau hanya kabupatennya yang diketahui, tulis kode kabupaten: jaraknya tidak ditulis",
    )
    site: str = optional(
        "situs",
        _official,
        "situs resmi (.go.id; imigrasi dan BP3MI hanya *.imigrasi.go.id atau kp2mi.go.id); kalau ragu kosongkan",
    )
    address: str = optional("alamat", parsers.text, f"alamat jalan; {PROOF}")
    phone: str = optional("telepon", _number, f"nomor telepon; {NUMBER}")
    phone_abroad: str = optional("telepon_luar", _number_abroad, f"nomor telepon dari luar negeri; {NUMBER}")
    whatsapp: str = optional("whatsapp", _number_abroad, f"nomor WhatsApp; {NUMBER}")
    mail: str = optional("surel", parsers.mail, f"alamat surel; {PROOF}")
    hours: str = optional("jam", parsers.text, f"jam buka; {PROOF}")
    cost: str = optional("biaya", parsers.text, "biaya menghubungi")
    abroad: str = optional("dari_luar", parsers.text, "bisa tidaknya dihubungi dari luar negeri")
    no_credit: str = optional("tanpa_pulsa", parsers.text, "cara menghubungi tanpa pulsa")
    spoken: str = optional("bahasa", parsers.text, "bahasa yang dipakai petugasnya")
    confirmed: datetime.date | str = optional(
        "kontak_dikonfirmasi", parsers.date, "PASTI: tanggal kantornya sendiri memastikan kontak itu. Tampil biasa"
    )
    contact_source: str = optional(
        "sumber_kontak",
        parsers.text,
        "DILAPORKAN: sumber umum, alamat web atau nama daftarnya. Tampil dengan tulisan",
        '"menurut daftar umum tahun …; belum dipastikan kantornya".\n'
        "Nomor HP, WhatsApp, surel gratis (gmail, yahoo), dan nama orang tidak boleh dilaporkan.",
    )
    contact_date: str = optional(
        "tanggal_kontak", parsers.loose_date, "tanggal sumber kontak itu, paling sedikit tahunnya"
    )
    ask_at: str = optional(
        "tanya_ke", parsers.key, "kunci kantor lain yang bisa ditanya; wajib selama kontaknya belum dipastikan"
    )
    answers: tuple[str, ...] = optional(
        "menjawab",
        parsers.Several(parsers.Choice(*WHOM)),
        'dipakai saat halaman menulis "tanyakan ke …" (kata yang sama dengan `tanya:` di facts.yml)',
    )
    in_phone: str = optional("di_hp", parsers.Choice(YES), 'nomornya ikut dalam berkas "simpan nomor penting ke HP"')
    letterhead: str = optional("kop", parsers.text, "nama kantor seperti di kop suratnya, untuk kepala lembar cetak")
    logo: str = optional("logo", logo_file, "berkas logo di docs/assets/kantor/, untuk kepala lembar cetak")
    note: str = optional("catatan", parsers.text, "catatan pendek untuk penyunting, tidak tayang")
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
    return load_records(path, Office, problems, lambda office: _faults_of(office, areas))


def _faults_of(office: Office, areas: Areas) -> Iterator[Wrong]:
    yield from unknown_areas(areas, wilayah=office.serves, kecuali=office.leaves_out, belum_pasti=office.unsure_of)
    yield from unknown_areas(areas, letak=[office.stands_in])
    if office.rank and not (office.rank_source and office.rank_date):
        fix = "Isi `sumber_kelas:` dan `tanggal_kelas:`, atau kosongkan `kelas:`."
        yield Wrong("D08", "sumber_kelas", "kelas kantor tanpa sumber.", fix)
    if office.serves and office.type not in REGENCY_OFFICES and not (office.area_source and office.area_date):
        fix = "Isi `sumber_wilayah:` dan `tanggal_wilayah:`, atau kosongkan `wilayah:`."
        yield Wrong("D08", "sumber_wilayah", "wilayah kantor tanpa sumber.", fix)
    for message, fix in _contact_faults(office):
        yield Wrong("D08", "kontak_dikonfirmasi", message, fix)


def _contact_faults(office: Office) -> Iterator[tuple[str, str]]:
    if office.type in IMITATED and office.site and not f".{urlsplit(office.site).hostname}".endswith(OFFICIAL_HOSTS):
        yield f"`situs: {office.site}` bukan situs resmi kantor.", OWN_SITE
    if office.confirmed:
        return
    typed = [value for value in office.shown_contact if value and not FACT.fullmatch(value)]
    if typed and not office.contact_source:
        fix = (
            "Isi `kontak_dikonfirmasi:` dengan tanggal kantor memastikannya, atau `sumber_kontak:` dan `tanggal_kontak:` "
            "dari sumber umum, atau kosongkan kontaknya."
        )
        yield "ada kontak yang belum dipastikan kantornya.", fix
    elif typed:
        yield from reported.faults(typed, office.contact_date)
        if office.whatsapp and not FACT.fullmatch(office.whatsapp) and not reported.is_mobile(office.whatsapp):
            message = f"WhatsApp `{office.whatsapp}` tidak boleh tampil sebelum dipastikan kantornya."
            yield message, "Hapus nomornya, atau minta kantornya memastikan."
    if not office.ask_at and not (typed and office.site):
        fix = "Isi `tanya_ke:` dengan kunci kantor yang bisa dihubungi, misalnya kunci di national.yml."
        yield "belum ada cara lain untuk bertanya, padahal kontaknya belum dipastikan.", fix


def join_offices(province: Offices, national: Offices, facts: Facts, path: Path, problems: list[Problem]) -> Offices:
    """Return all offices, their numbers filled in from the facts; unsound references go into `problems`.

    path: of the national file. A number whose fact is not known any more is left out.
    """
    joined, places = {}, (shown(path.with_name("offices.yml")), shown(path))
    # What is damaged has been said where it stands; whoever leans on it is not to blame.
    damaged = {problem.record for problem in problems}
    for office in (*province.values(), *national.values()):
        if damaged.intersection(_named_facts(office).values()):
            damaged.add(office.key)
        joined[office.key] = _filled(office, facts)
        for key in _named_facts(office).values():
            if key not in facts and key not in damaged:
                message, fix = (
                    f"kunci `fakta.{key}` tidak ada di data fakta.",
                    "Pakai kunci yang ada di docs/_data/facts.yml.",
                )
                problems.append(Wrong("D07", "", message, fix).of(office, places[office.key in national]))
    for office in joined.values():
        where = places[office.key in national]
        if office.key in province and office.key in national:
            wrong = Wrong("D03", "", "kunci ini dipakai dua kali.", "Ganti salah satunya.")
            problems.append(wrong.of(office, where))
        if not office.ask_at or office.ask_at in damaged:
            continue
        other = joined.get(office.ask_at)
        if not other or office.ask_at == office.key or not (other.phone or other.phone_abroad or other.site):
            fix = "Tulis kunci kantor lain yang punya telepon atau situs."
            wrong = Wrong("D09", "tanya_ke", f"`tanya_ke: {office.ask_at}` tidak bisa dihubungi.", fix)
            problems.append(wrong.of(office, where))
    return joined


def _named_facts(office: Office) -> dict[str, str]:
    """Return the facts that stand in the place of numbers: attribute -> key."""
    found = {name: FACT.fullmatch(getattr(office, name)) for name in ("phone", "phone_abroad", "whatsapp")}
    return {name: match[1] for name, match in found.items() if match}


def _filled(office: Office, facts: Facts) -> Office:
    """Return `office` with every `fakta.kunci` replaced by its value, '' where that is not known."""
    named = {name: facts.get(key) for name, key in _named_facts(office).items()}
    if not named:
        return office
    known = {name: fact for name, fact in named.items() if fact and fact.status != ASK}
    sure = bool(known) and all(fact.status == CONFIRMED for fact in known.values())
    values = {name: known[name].value if name in known else "" for name in named}
    return dataclasses.replace(office, announced=sure, from_facts=tuple(named), **values)


def answering(offices: Offices, whom: str) -> Office | None:
    """Return the office that can be reached when somebody is told to ask `whom` (a key of WHOM); None where there is none."""
    return next((office for office in offices.values() if whom in office.answers), None)
