"""Who may recruit in a regency: the official list of licensed companies (P3MI) and of their job orders (SIP2MI).

Editors' file: docs/_data/provinsi/perekrut.csv, written by `python -m scripts sheets import-recruiters`. A company is
licensed as a limited company only, and recruits only with a job order (UU 18/2017 arts. 1, 54, 55).

A row leaves every page 30 days after its date: licences are withdrawn, and an old list would vouch for whoever lost one.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.day import today
from scripts.data.parsers import Fault
from scripts.data.problem import Problem
from scripts.data.tables import read_table
from scripts.paths import shown

FILE = "provinsi/perekrut.csv"
SHOWN_FOR = datetime.timedelta(days=30)
# Column of the file -> what it holds, as messages to editors say it.
COLUMNS: Mapping[str, str] = {
    "kode": "kode kabupaten atau kota",
    "perusahaan": "nama perusahaan, diawali PT",
    "sip3mi": "nomor izin perusahaan",
    "sip3mi_sampai": "izin perusahaan berlaku sampai; boleh kosong",
    "sip2mi": "nomor izin lowongan",
    "negara": "negara tujuan",
    "pekerjaan": "pekerjaan",
    "sumber": "kantor yang memberi daftar",
    "tanggal": "tanggal daftar",
}
OPTIONAL = ("sip3mi_sampai",)
COMPANY = re.compile(r"P\.?\s?T\.?\s+(?=\w)", re.I)
PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .,&'’/()+-]){1,118}")
# Nobody's phone, mail or identity number belongs into this list: readers call an office, not the recruiter.
PRIVATE = re.compile(r"(?<!\d)(?:\+?62[\s.-]?|0)8\d(?:[\s.-]?\d){6,}|@|(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True, slots=True)
class JobOrder:
    """One job order in one regency. area: its code; licence, licence_until: of the company ('' where not told);
    order: number of the job order; source, date: of the list it stands in."""

    area: str
    company: str
    licence: str
    licence_until: datetime.date | str
    order: str
    country: str
    job: str
    source: str
    date: datetime.date

    @property
    def last_day(self) -> datetime.date:
        """The last day on which a page may show it."""
        day = self.date + SHOWN_FOR - datetime.timedelta(days=1)
        return min(day, self.licence_until) if self.licence_until else day


def load_recruiters(path: Path, areas: Areas, problems: list[Problem]) -> tuple[JobOrder, ...]:
    """Return every row of `path`, however old; unsound ones go into `problems`. A province without the file has none."""
    orders: dict[JobOrder, int] = {}
    for line, row in read_table(path, tuple(COLUMNS), areas, problems):
        order, faults = read_order(row, today())
        for column, fault in faults:
            message = f"`{column}: {row[column][:60]}` {fault.message}."
            problems.append(Problem(shown(path), line, message, fault.fix, rule="D06", field=column))
        if order in orders:
            message = f"baris ini sama dengan baris {orders[order]}."
            problems.append(Problem(shown(path), line, message, "Hapus salah satu baris.", rule="D03"))
        elif order:
            orders[order] = line
    return tuple(orders)


def current(orders: Iterable[JobOrder], today: datetime.date) -> tuple[JobOrder, ...]:
    """Return those that a page made on `today` may show."""
    return tuple(order for order in orders if today <= order.last_day)


def read_order(row: Mapping[str, str], today: datetime.date) -> tuple[JobOrder | None, list[tuple[str, Fault]]]:
    """Return a row of the file as a job order, or None and what is wrong, by column. today: no list is of a later day."""
    values: dict[str, object] = {}
    faults: list[tuple[str, Fault]] = []
    for column in COLUMNS:
        try:
            values[column] = _value(column, row[column])
        except Fault as fault:
            faults.append((column, fault))
    date, until = values.get("tanggal"), values.get("sip3mi_sampai")
    if date and date > today:
        faults.append(("tanggal", Fault("belum tiba", "Tulis tanggal daftar itu dibuat.")))
    if date and until and until < date:
        fix = "Hapus baris itu, atau perbaiki tanggalnya."
        faults.append(("sip3mi_sampai", Fault("sudah lewat sebelum daftar itu dibuat", fix)))
    return (None, faults) if faults else (JobOrder(*values.values()), faults)


def _value(column: str, typed: str) -> object:
    if not typed:
        if column in OPTIONAL:
            return ""
        raise Fault("belum diisi", f"Isi {COLUMNS[column]}.")
    if PRIVATE.search(typed):
        raise Fault("memuat nomor HP, surel, atau nomor pribadi", "Hapus nomor itu; daftar ini hanya memuat izin.")
    return PARSERS.get(column, _plain)(typed)


def _plain(typed: str) -> str:
    if not PLAIN.fullmatch(parsers.text(typed)):
        raise Fault("bukan tulisan biasa", "Tulis huruf, angka, dan tanda baca biasa saja.")
    return typed


def company_name(typed: str) -> str:
    """Return the name with `PT` in front, as the file has it. Raises Fault: no person may place workers (art. 69)."""
    if not COMPANY.match(typed) or not PLAIN.fullmatch(typed):
        fix = "Tulis nama perusahaan seperti dalam izinnya, diawali PT. Orang pribadi tidak boleh merekrut."
        raise Fault("bukan nama perusahaan", fix)
    return COMPANY.sub("PT ", typed, count=1)


_number = parsers.Shaped(
    r"(?=[^\d]*\d)[\w][\w ./()&-]{1,58}[\w)]",
    "bukan nomor izin",
    "Salin nomornya dari daftar resmi, lengkap dengan angkanya.",
)
PARSERS: Mapping[str, parsers.Parser] = {
    "kode": parsers.Shaped(".{5}|.{2}", "bukan kode kabupaten", "Tulis kode kabupaten atau kota dari daftar resmi."),
    "perusahaan": company_name,
    "sip3mi": _number,
    "sip3mi_sampai": parsers.date,
    "sip2mi": _number,
    "tanggal": parsers.date,
}
