"""Facts: every amount, number, address, period, law and short name that can change, with its source.

Editors' file: docs/_data/facts.yml. Pages name a fact by its key.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers, reported
from scripts.data.fields import fields_of, optional, required, typed_key
from scripts.data.hosts import host_faults, load_hosts
from scripts.data.phones import international, phone
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records
from scripts.paths import shown

# How sure a fact is: said so by the office itself or a law; by a public source of a stated year; not known.
CONFIRMED, REPORTED, ASK = "pasti", "dilaporkan", "tanya"
EVENT = "peristiwa"  # what happened on a day of the past; the only form that never expires


def _amount(typed: str) -> str:
    if not typed.isascii() or not typed.isdigit():
        raise parsers.Fault(
            "bukan jumlah uang", "Tulis angka saja, tanpa Rp, titik, atau koma: 350000.", _digits_only(typed)
        )
    return typed


def _digits_only(typed: str) -> str:
    """Return 'Rp 350.000,-' and '350,000.00' as '350000'; '' where the groups do not say which mark is which."""
    amount = re.fullmatch(
        r"(?:(?:Rp|RM)\.?\s?)?(\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*)?|\d+)(?:[.,](?:00|-))?", typed.strip()
    )
    if not amount or (
        amount[1].isdigit() and len(amount[1]) < 4 and amount[0].endswith("00") and amount[0] != amount[1]
    ):
        return ""  # `350.00` may be 350 with cents, or 350.000 with a digit lost
    return re.sub(r"\D", "", amount[1])


FORMS: Mapping[str, parsers.Parser] = {
    "rupiah": _amount,
    "ringgit": _amount,
    "telepon": phone,
    "whatsapp": international,
    "surel": parsers.mail,
    "url": parsers.safe_url,
    "teks": parsers.text,
    "jangka": parsers.text,
    "hukum": parsers.text,
    "istilah": parsers.text,
    EVENT: parsers.text,
}

# Whom to ask while a fact is not confirmed; the words an editor types and the words a reader sees.
WHOM: Mapping[str, str] = {
    "imigrasi": "kantor imigrasi",
    "bp3mi": "kantor BP3MI (kantor pelindungan pekerja migran)",
    "disnaker": "Dinas Tenaga Kerja kabupaten",
    "bpjs": "kantor BPJS Ketenagakerjaan",
    "bpjs_kesehatan": "kantor BPJS Kesehatan",
    "lpsk": "LPSK (lembaga pelindung saksi dan korban)",
    "polisi": "kantor polisi",
    "kjri": "kantor perwakilan Indonesia di luar negeri",
    "desa": "kantor desa",
    "dukcapil": "kantor Dukcapil (catatan penduduk)",
}

NOBODY_TO_ASK = {
    ASK: "statusnya tanya, tetapi belum ada kantor yang ditanya.",
    REPORTED: "statusnya dilaporkan, tetapi belum ada cara lain untuk bertanya.",
}

# Days after `dicek` on which a fact of this form must be checked again at the latest; a day or two of grace a quarter.
YEAR = 366
LONGEST: Mapping[str, int] = {"telepon": 93, "whatsapp": 93, "surel": 93, "rupiah": 186, "ringgit": 186}

EVENT_HELP = "peristiwa = kejadian yang sudah lewat, misalnya kasus atau hitungan satu tahun"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. Dates are whole days; `source_date` stays text because sources show less than a day.

    check_again: None for an event of the past.
    """

    key: str = typed_key(
        parsers.key, "nama fakta; di halaman ditulis {{ fakta.kunci }}, untuk istilah {{ istilah.kunci }}"
    )
    line: int
    value: str = required("nilai", parsers.text, "isi fakta; uang dan ringgit angka saja (350000)")
    form: str = required("bentuk", parsers.Choice(*FORMS), "bentuk fakta", EVENT_HELP)
    label: str = optional("label", parsers.text, "nama fakta dalam kata biasa (untuk url: teks tautannya)")
    long: str = optional("panjang", parsers.text, "untuk istilah: kepanjangannya")
    meaning: str = optional("arti", parsers.text, "untuk istilah: artinya dalam kata biasa")
    source: str = required("sumber", parsers.text, "nama sumber")
    source_url: str = required("sumber_url", parsers.url, "alamat web sumber")
    source_date: str = required("tanggal_sumber", parsers.loose_date, f"tanggal sumber; ditulis {parsers.LOOSE_DATE}")
    checked: datetime.date = required("dicek", parsers.date, "tanggal terakhir Anda mencocokkannya dengan sumber")
    check_again: datetime.date | None = required(
        "cek_lagi",
        parsers.check_date,
        "sesudah tanggal ini situs tidak tayang sebelum faktanya dicek lagi. Paling lama sesudah `dicek`:",
        "  nomor telepon, negara tujuan, dan larangan (moratorium): tiga bulan\n"
        "  biaya, cara, jangka waktu, alamat web: enam bulan\n"
        "  aturan, nama, dan singkatan: setahun\n"
        "  peristiwa: tulis tidak. Yang sudah lewat tidak berubah, jadi tidak kedaluwarsa\n"
        "Pilih tanggal yang belum ramai, supaya tidak semua jatuh pada hari yang sama",
    )
    confidence: str = required(
        "keyakinan", parsers.Choice("tinggi", "sedang", "rendah"), "seberapa yakin", "rendah selalu berstatus tanya"
    )
    status: str = required(
        "status",
        parsers.Choice(CONFIRMED, REPORTED, ASK),
        "keadaan fakta",
        "pasti = tampil biasa\n"
        'dilaporkan = tampil dengan "menurut daftar umum tahun …; belum dipastikan kantornya": hanya alamat jalan,\n'
        "telepon kantor, surel resmi, situs resmi; bukan nomor HP, surel gratis, atau nama orang\n"
        "tanya = halaman menyuruh pembaca bertanya",
    )
    ask: str = optional("tanya", parsers.Choice(*WHOM), "siapa yang ditanya; untuk dilaporkan: cara lain bertanya")
    note: str = optional("catatan", parsers.text, "untuk penyunting, tidak tayang")

    @property
    def is_term(self) -> bool:
        """Whether the fact is a short form that a page must explain."""
        return self.form == "istilah"

    @property
    def name(self) -> str:
        """What the fact is called in lists of sources."""
        return self.long if self.is_term else self.label


FIELDS = fields_of(Fact)
Facts = Mapping[str, Fact]


def load_facts(path: Path, problems: list[Problem]) -> Facts:
    """Return the facts of `path` by key; unsound ones go into `problems`."""
    listed = load_hosts(path.with_name("hosts.yml"), problems)
    return load_records(path, Fact, problems, lambda fact: _faults_of(fact, listed))


def _faults_of(fact: Fact, listed: Collection[str]) -> Iterator[Wrong]:
    try:
        if fact.status != ASK:
            FORMS[fact.form](fact.value)
        if fact.form == "url":
            for message, fix in host_faults(fact.value, fact.label, listed):
                yield Wrong("D09", "nilai", message, fix)
    except parsers.Fault as fault:
        fix = f"{fault.fix} Jadi: `nilai: {fault.right}`." if fault.right else fault.fix
        yield Wrong("D06", "nilai", f"nilai `{fact.value[:60]}` {fault.message}.", fix, fault.autofix(fact.value))
    if lost := "" if fact.ask else NOBODY_TO_ASK.get(fact.status):
        yield Wrong("D09", "tanya", lost, f"Tambah baris `tanya:` dengan salah satu: {', '.join(WHOM)}.")
    if fact.confidence == "rendah" and fact.status == CONFIRMED:
        fix = "Tulis `status: tanya`, atau cari sumber yang lebih kuat."
        yield Wrong("D09", "status", "keyakinannya rendah tetapi statusnya pasti.", fix)
    if fact.status == REPORTED:
        for message, fix in reported.faults((fact.value,), fact.source_date):
            yield Wrong("D08", "nilai", message, fix)
    if fact.is_term and not (fact.long and fact.meaning):
        fix = "Isi baris `panjang:` dan `arti:`."
        yield Wrong("D05", "panjang", "singkatan ini belum punya kepanjangan dan arti.", fix)
    if not fact.is_term and not fact.label:
        yield Wrong("D05", "label", "fakta ini belum punya nama.", "Isi baris `label:` dengan kata biasa.")
    if (fact.form == EVENT) != (fact.check_again is None):
        fix = (
            f"Kejadian yang sudah lewat: tulis keduanya. Yang lain: tulis tanggal `cek_lagi`, bukan `{parsers.NEVER}`."
        )
        yield Wrong("D09", "cek_lagi", f"`cek_lagi: {parsers.NEVER}` dan `bentuk: {EVENT}` harus bersama.", fix)
    elif fact.form == EVENT and not fact.source_date[:1].isdigit():
        fix = "Isi `tanggal_sumber:` dengan tanggal, bulan, atau tahunnya."
        yield Wrong("D09", "tanggal_sumber", "peristiwa ini belum punya tanggal.", fix)
    elif fact.check_again and fact.check_again <= fact.checked:
        yield Wrong("D09", "cek_lagi", "`cek_lagi` tidak sesudah `dicek`.", "Tulis tanggal `cek_lagi` yang lebih baru.")
    elif fact.check_again and (fact.check_again - fact.checked).days > (most := LONGEST.get(fact.form, YEAR)):
        latest = fact.checked + datetime.timedelta(days=most)
        message = f"`cek_lagi: {fact.check_again}` terlalu jauh untuk bentuk {fact.form}."
        yield Wrong("D09", "cek_lagi", message, f"Paling lama {latest}.")
    if fact.source_date[:1].isdigit() and fact.source_date > fact.checked.isoformat()[: len(fact.source_date)]:
        message = f"`tanggal_sumber: {fact.source_date}` sesudah `dicek: {fact.checked}`."
        fix = "Sumber tidak mungkin lebih baru daripada hari Anda mencocokkannya. Cocokkan kedua tanggal."
        yield Wrong("D09", "tanggal_sumber", message, fix)


def expired(facts: Facts, path: Path, today: datetime.date) -> list[Problem]:
    """Return a problem for each fact whose day of checking is past on `today`."""
    found = []
    for fact in facts.values():
        if fact.check_again and fact.check_again < today:
            message = f"`{fact.key}` harus dicek lagi sejak {fact.check_again}."
            fix = f"Buka {fact.source_url}, cocokkan nilainya, lalu perbarui `dicek` dan `cek_lagi`."
            found.append(Wrong("D10", "cek_lagi", message, fix, named=True).of(fact, shown(path)))
    return found


def first_check(facts: Iterable[Fact]) -> datetime.date | None:
    """Return the first day on which one of `facts` must be checked again; None where none ever must."""
    return min((fact.check_again for fact in facts if fact.check_again), default=None)


def expiring(facts: Facts, today: datetime.date, days: int) -> list[Fact]:
    """Return the facts to check again within `days` days of `today`, the most urgent first."""
    limit = today + datetime.timedelta(days=days)
    due = (fact for fact in facts.values() if fact.check_again and fact.check_again <= limit)
    return sorted(due, key=lambda fact: (fact.check_again, fact.key))
