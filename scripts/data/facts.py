"""Facts: every amount, number, address, period, law and short name that can change, with its source.

Editors' file: docs/_data/facts.yml. Pages name a fact by its key.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

CONFIRMED, ASK = "pasti", "tanya"
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
    return re.sub(r"\D", "", amount[1]) if amount else ""


def _international(typed: str) -> str:
    if not typed.startswith("+"):
        national = re.sub(r"^0|^62(?=[ -]?8)", "", typed).strip(" -")
        right = f"+62 {national}" if national != typed and parsers.PHONE.fullmatch(national) else ""
        raise parsers.Fault("belum memakai kode negara", "Tulis diawali +62, misalnya +62 811 1000 0000.", right)
    return parsers.phone(typed)


FORMS: Mapping[str, parsers.Parser] = MappingProxyType(
    {
        "rupiah": _amount,
        "ringgit": _amount,
        "telepon": parsers.phone,
        "whatsapp": _international,
        "surel": parsers.mail,
        "url": parsers.safe_url,
        "teks": parsers.text,
        "jangka": parsers.text,
        "hukum": parsers.text,
        "istilah": parsers.text,
        EVENT: parsers.text,
    }
)

# Whom to ask while a fact is not confirmed; the words an editor types and the words a reader sees.
WHOM: Mapping[str, str] = MappingProxyType(
    {
        "imigrasi": "kantor imigrasi",
        "bp3mi": "kantor BP3MI (kantor pelindungan pekerja migran)",
        "disnaker": "Dinas Tenaga Kerja kabupaten",
        "bpjs": "kantor BPJS Ketenagakerjaan",
        "polisi": "kantor polisi",
        "kjri": "kantor perwakilan Indonesia di luar negeri",
        "desa": "kantor desa",
        "dukcapil": "kantor Dukcapil (catatan penduduk)",
    }
)

FIELDS = (
    Field("nilai", "value", parsers.text, required=True, help="isi fakta"),
    Field("bentuk", "form", parsers.choice(*FORMS), required=True, help="bentuk fakta"),
    Field("label", "label", parsers.text, help="nama fakta dalam kata biasa"),
    Field("panjang", "long", parsers.text, help="kepanjangan singkatan"),
    Field("arti", "meaning", parsers.text, help="arti dalam kata biasa"),
    Field("sumber", "source", parsers.text, required=True, help="nama sumber"),
    Field("sumber_url", "source_url", parsers.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", parsers.loose_date, required=True, help="tanggal sumber"),
    Field("dicek", "checked", parsers.date, required=True, help="tanggal terakhir dicek"),
    Field(
        "cek_lagi",
        "check_again",
        parsers.check_date,
        required=True,
        help="tanggal harus dicek lagi, atau tidak untuk peristiwa",
    ),
    Field(
        "keyakinan",
        "confidence",
        parsers.choice("tinggi", "sedang", "rendah"),
        required=True,
        help="tinggi, sedang, atau rendah",
    ),
    Field("status", "status", parsers.choice(CONFIRMED, ASK), required=True, help="pasti atau tanya"),
    Field("tanya", "ask", parsers.choice(*WHOM), help="kantor yang ditanya"),
    Field("catatan", "note", parsers.text, help="catatan untuk penyunting"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. Dates are whole days; `source_date` stays text because sources show less than a day.

    check_again: None for an event of the past.
    """

    key: str
    line: int
    value: str
    form: str
    label: str
    long: str
    meaning: str
    source: str
    source_url: str
    source_date: str
    checked: datetime.date
    check_again: datetime.date | None
    confidence: str
    status: str
    ask: str
    note: str

    @property
    def is_term(self) -> bool:
        """Whether the fact is a short form that a page must explain."""
        return self.form == "istilah"

    @property
    def name(self) -> str:
        """What the fact is called in lists of sources."""
        return self.long if self.is_term else self.label


Facts = Mapping[str, Fact]


def load_facts(path: Path, problems: list[Problem]) -> Facts:
    """Return the facts of `path` by key; unsound ones go into `problems`."""
    facts: dict[str, Fact] = {}
    for fact in read_records(path, parsers.key, FIELDS, Fact, problems):
        problems.extend(_problems_of(fact, shown(path)))
        facts[fact.key] = fact
    return MappingProxyType(facts)


def _problems_of(fact: Fact, where: str) -> list[Problem]:
    found = []

    def complain(message: str, fix: str, autofix: tuple[str, str] | None = None) -> None:
        found.append(Problem(where, fact.line, f"`{fact.key}`: {message}", fix, autofix))

    try:
        if fact.status == CONFIRMED:
            FORMS[fact.form](fact.value)
    except parsers.Fault as fault:
        autofix = (fact.value, fault.right) if fault.right else None
        fix = f"{fault.fix} Jadi: `nilai: {fault.right}`." if fault.right else fault.fix
        complain(f"nilai `{fact.value[:60]}` {fault.message}.", fix, autofix)
    if fact.status == ASK and not fact.ask:
        complain(
            "statusnya tanya, tetapi belum ada kantor yang ditanya.",
            f"Tambah baris `tanya:` dengan salah satu: {', '.join(WHOM)}.",
        )
    if fact.confidence == "rendah" and fact.status == CONFIRMED:
        complain(
            "keyakinannya rendah tetapi statusnya pasti.", "Tulis `status: tanya`, atau cari sumber yang lebih kuat."
        )
    if fact.is_term and not (fact.long and fact.meaning):
        complain("singkatan ini belum punya kepanjangan dan arti.", "Isi baris `panjang:` dan `arti:`.")
    if not fact.is_term and not fact.label:
        complain("fakta ini belum punya nama.", "Isi baris `label:` dengan kata biasa.")
    if (fact.form == EVENT) != (fact.check_again is None):
        complain(
            f"`cek_lagi: {parsers.NEVER}` dan `bentuk: {EVENT}` harus bersama.",
            f"Kejadian yang sudah lewat: tulis keduanya. Yang lain: tulis tanggal `cek_lagi`, bukan `{parsers.NEVER}`.",
        )
    elif fact.form == EVENT and not fact.source_date[:1].isdigit():
        complain("peristiwa ini belum punya tanggal.", "Isi `tanggal_sumber:` dengan tanggal, bulan, atau tahunnya.")
    elif fact.check_again and fact.check_again <= fact.checked:
        complain("`cek_lagi` tidak sesudah `dicek`.", "Tulis tanggal `cek_lagi` yang lebih baru.")
    return found


def expired(facts: Facts, path: Path, today: datetime.date) -> list[Problem]:
    """Return a problem for each fact whose day of checking is past on `today`."""
    return [
        Problem(
            shown(path),
            fact.line,
            f"`{fact.key}` harus dicek lagi sejak {fact.check_again}.",
            f"Buka {fact.source_url}, cocokkan nilainya, lalu perbarui `dicek` dan `cek_lagi`.",
        )
        for fact in facts.values()
        if fact.check_again and fact.check_again < today
    ]


def first_check(facts: Iterable[Fact]) -> datetime.date | None:
    """Return the first day on which one of `facts` must be checked again; None where none ever must."""
    return min((fact.check_again for fact in facts if fact.check_again), default=None)


def expiring(facts: Facts, today: datetime.date, days: int) -> list[Fact]:
    """Return the facts to check again within `days` days of `today`, the most urgent first."""
    limit = today + datetime.timedelta(days=days)
    due = (fact for fact in facts.values() if fact.check_again and fact.check_again <= limit)
    return sorted(due, key=lambda fact: (fact.check_again, fact.key))
