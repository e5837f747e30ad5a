"""The site's name and colours: all that looks like this project and no other. Owners' file: docs/_data/site.yml."""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import typed, typed_key
from scripts.data.problem import DataError, Problem
from scripts.data.records import read_records
from scripts.paths import DATA, shown

COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour(typed: str) -> str:
    """A colour as in CSS, six letters or digits of 0-f."""
    if not COLOUR.fullmatch(typed):
        raise parsers.Fault("bukan warna", 'Tulis # dan enam angka atau huruf a-f, dalam tanda kutip: "#00564b".')
    return typed


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, and its colours as '#00564b'."""

    key: str = typed_key(parsers.key, "situs", more="semua warna: # dan enam huruf atau angka, dalam tanda kutip")
    line: int
    name: str = typed("nama", parsers.name, "nama situs", required=True)
    ink: str = typed(
        "warna_tulisan", colour, "tulisan; bedanya dengan kertas paling sedikit 7:1 (WCAG 2.2, 1.4.6)", required=True
    )
    paper: str = typed("warna_kertas", colour, "latar halaman", required=True)
    tint: str = typed("warna_muda", colour, "latar kotak biasa", required=True)
    edge: str = typed("warna_garis", colour, "garis kotak", required=True)
    accent: str = typed("warna_utama", colour, "tautan, kepala halaman, ikon, kartu; 7:1 dengan kertas", required=True)
    stop: str = typed("warna_bahaya", colour, "tanda berhenti; 7:1 dengan kertas", required=True)
    stop_tint: str = typed("warna_bahaya_muda", colour, "latar tanda berhenti", required=True)
    care: str = typed("warna_hati", colour, "tanda hati-hati; 7:1 dengan kertas", required=True)
    care_tint: str = typed("warna_hati_muda", colour, "latar tanda hati-hati", required=True)


def load_site(path: Path = DATA / "site.yml") -> Site:
    """Return what `path` says. Raises DataError with all that is wrong in it."""
    problems: list[Problem] = []
    sites = list(read_records(path, Site, problems))
    if not problems and len(sites) != 1:
        problems.append(
            Problem(shown(path), 1, "berkas ini harus berisi tepat satu situs.", "Tulis satu blok `situs:` saja.")
        )
    if problems:
        raise DataError(problems)
    return sites[0]
