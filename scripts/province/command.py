"""Lay the site of another province: `python -m scripts province new 53 --codes FILE [--points FILE] [--to FOLDER]`."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.paths import ROOT
from scripts.province.areas import read_codes, read_points
from scripts.province.lay import Instance, copy_project, lay


def main(arguments: Sequence[str]) -> int:
    """Lay the site and say how much is left to write; return 0. Raises DataError, and nothing was written."""
    options = _options(arguments)
    codes = read_codes(options.codes, options.kode)
    points = read_points(options.points, options.kode) if options.points else {}
    name = options.name or codes.get(options.kode, "")
    if problems := _problems(options, name):
        raise DataError(problems)
    root = (options.to or ROOT).resolve()
    if options.to:
        copy_project(root)
    instance = Instance(root, options.kode, name)
    lay(instance, codes, points)
    villages = sum(code.count(".") == 3 for code in codes)
    print(f"{name}: {villages} desa dan kelurahan, {len(points)} di antaranya dengan letak.")
    print(f"{len(instance.tasks)} hal masih harus ditulis: docs/_data/provinsi/tugas.csv.")
    print("Langkah berikut: docs/_pemilik/provinsi-lain.md")
    return 0


def _problems(options: argparse.Namespace, name: str) -> list[Problem]:
    found = []
    if not re.fullmatch(r"\d\d", options.kode):
        found.append(Problem(options.kode, 1, "kode provinsi bukan dua angka.", "Tulis misalnya 53."))
    if not name:
        message = "nama provinsi tidak ada di daftar kode."
        found.append(Problem(str(options.codes), 1, message, 'Tambah --name "Nama Provinsi".'))
    if options.to and options.to.exists():
        found.append(Problem(str(options.to), 1, "map ini sudah ada.", "Pilih map baru; tidak ada yang ditimpa."))
    return found


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts province", description="Siapkan situs ini untuk provinsi lain."
    )
    parser.add_argument("pekerjaan", choices=["new"], help="new = situs baru")
    parser.add_argument("kode", help="kode provinsi dua angka, misalnya 53")
    parser.add_argument("--codes", type=Path, required=True, help="daftar kode: wilayah.sql, atau CSV code,name")
    parser.add_argument("--points", type=Path, help="letak desa: map atau berkas SQL, atau CSV code,lat,lon")
    parser.add_argument("--name", default="", help="nama provinsi, kalau tidak ada di daftar kode")
    parser.add_argument("--to", type=Path, help="map baru; tanpa ini, map ini sendiri yang diubah")
    return parser.parse_args(arguments)
