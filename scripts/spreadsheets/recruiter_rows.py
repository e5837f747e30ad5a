"""Rows of an official list as job orders: the header found by its many names, every cell checked, every mistake named."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from scripts.data.areas import REGENCY, Areas
from scripts.data.parsers import Fault
from scripts.data.problem import DataError, Problem
from scripts.data.recruiters import COLUMNS, OPTIONAL, SHOWN_FOR, JobOrder, read_order
from scripts.data.slip import nearest
from scripts.spreadsheets.cells import iso_date
from scripts.spreadsheets.listing import Listing, find_listing, is_beside, not_shown
from scripts.spreadsheets.resolve import plain
from scripts.spreadsheets.table import Table

# How official lists call the columns.
ALIASES = {
    "kabupaten": "kode", "kabupaten_kota": "kode", "kab_kota": "kode", "kab": "kode", "kode_wilayah": "kode",
    "wilayah": "kode", "daerah": "kode", "daerah_rekrut": "kode", "wilayah_rekrut": "kode",
    "p3mi": "perusahaan", "nama_p3mi": "perusahaan", "nama_perusahaan": "perusahaan", "pptkis": "perusahaan",
    "no_sip3mi": "sip3mi", "nomor_sip3mi": "sip3mi", "nomor_izin_perusahaan": "sip3mi", "izin_perusahaan": "sip3mi",
    "masa_berlaku_sip3mi": "sip3mi_sampai", "sip3mi_berlaku_sampai": "sip3mi_sampai", "berlaku_sampai": "sip3mi_sampai",
    "no_sip2mi": "sip2mi", "nomor_sip2mi": "sip2mi", "nomor_izin_lowongan": "sip2mi", "izin_lowongan": "sip2mi",
    "negara_tujuan": "negara", "negara_penempatan": "negara", "jabatan": "pekerjaan", "jenis_pekerjaan": "pekerjaan",
    "tanggal_daftar": "tanggal", "tgl": "tanggal",
}  # fmt: skip
DATES = ("tanggal", "sip3mi_sampai")
EVERYWHERE = ("semua", "semua kabupaten", "semua kabupaten/kota", "seluruh kabupaten/kota")


def read_orders(
    tables: Sequence[Table], areas: Areas, given: Mapping[str, str], today: datetime.date
) -> tuple[list[JobOrder], list[str]]:
    """Return the rows as job orders, one a regency, and what of the file was not read or is hidden, in Indonesian.

    given: source and date for rows that do not tell theirs. Raises DataError with every mistake of every row.
    """
    listing = _listing(tables)
    file, header = listing.table.file, listing.header
    problems = [
        Problem(file, header, f"kolom `{name}` ({COLUMNS[name]}) tidak ada.", _missing(name))
        for name in COLUMNS
        if name not in (*listing.columns, *OPTIONAL) and not given.get(name)
    ]
    if problems:  # every row would lack it
        raise DataError(problems)
    orders: dict[JobOrder, int] = {}
    for number, row, cells in listing.rows():
        if is_beside(cells):
            continue
        try:
            found = list(_row_orders(row, areas, given, today))
        except Faulty as error:
            problems += [Problem(file, number, f"baris {number}: {said}.", fix) for said, fix in error.args]
            continue
        for order in found:
            if orders.setdefault(order, number) != number:
                fix = "Hapus salah satu baris."
                problems.append(Problem(file, number, f"baris {number} sama dengan baris {orders[order]}.", fix))
    if not orders and not problems:
        fix = "Isi satu baris untuk tiap lowongan."
        problems.append(Problem(file, header, "tidak ada baris lowongan.", fix))
    if problems:
        raise DataError(problems)
    return list(orders), list(not_shown(listing, tables))


class Faulty(Exception):
    """What is wrong with a row: a pair (what, correction) an argument."""


def _row_orders(
    row: dict[str, str], areas: Areas, given: Mapping[str, str], today: datetime.date
) -> Iterator[JobOrder]:
    """Yield a job order for each regency of a row. Raises Faulty."""
    values = {name: row.get(name) or given.get(name) or "" for name in COLUMNS}
    values |= {name: iso_date(values[name]) for name in DATES}
    wrong = []
    try:
        codes = list(_codes(values["kode"], areas))
    except Fault as fault:
        wrong.append((f"kabupaten {fault.message}", fault.fix))
        codes = areas.codes(REGENCY)[:1]  # look at the other cells all the same
    for code in codes:
        order, faults = read_order(values | {"kode": code}, today)
        if order and today >= order.date + SHOWN_FOR:
            fault = Fault("sudah lewat 30 hari, sehingga tidak tampil lagi", "Minta daftar yang baru.")
            faults = [("tanggal", fault)]
        wrong += [(f"`{name}: {values[name][:40]}` {each.message}", each.fix) for name, each in faults]
        if wrong:  # the cells of the next regency are the same
            raise Faulty(*wrong)
        yield order


def _codes(typed: str, areas: Areas) -> Iterator[str]:
    """Yield the codes of the regencies in a cell: codes or names, one or several. Raises Fault for an unknown one."""
    if not typed:
        raise Fault("belum diisi", "Tulis nama kabupaten atau kota.")
    if typed.lower() in EVERYWHERE:
        yield from areas.codes(REGENCY)
        return
    names = {code: areas.name(code) for code in areas.codes(REGENCY)}
    for part in filter(None, (each.strip() for each in re.split(r"[;,\n]| dan ", typed))):
        wanted = plain(part)
        found = [code for code, name in names.items() if part == code or wanted in (plain(name), name.lower())]
        if len(found) != 1:
            short = {plain(name): name for name in names.values()}
            fix = "Tulis seperti daftar resmi, misalnya lengkap dengan Kabupaten atau Kota."
            if near := nearest(wanted, short):
                fix = f"Mungkin maksudnya {short[near]}."
            raise Fault(f"`{part[:40]}` tidak ada di provinsi ini", fix)
        yield found[0]


def _listing(tables: Sequence[Table]) -> Listing:
    listing = find_listing(tables, ALIASES, COLUMNS, lambda columns: len(columns) if len(columns) >= 3 else 0)
    if listing is None:
        fix = "Baris judul: kabupaten, perusahaan, sip3mi, sip2mi, negara, pekerjaan, sumber, tanggal."
        raise DataError([Problem(tables[0].file if tables else "tempelan", 1, "judul kolom tidak ditemukan.", fix)])
    return listing


def _missing(name: str) -> str:
    option = {"sumber": '--source "nama kantor"', "tanggal": "--date 2026-12-05"}.get(name)
    return f"Tambah kolom `{name}`" + (f", atau tulis {option} di perintahnya." if option else ".")
