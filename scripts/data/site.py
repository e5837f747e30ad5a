"""The site's name and colours: all that looks like this project and no other. Owners' file: docs/_data/site.yml."""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import DataError, Problem
from scripts.data.records import read_records
from scripts.paths import DATA, shown

COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour(typed: str) -> str:
    """A colour as in CSS, six letters or digits of 0-f."""
    if not COLOUR.fullmatch(typed):
        raise parsers.Fault("bukan warna", 'Tulis # dan enam angka atau huruf a-f, dalam tanda kutip: "#00564b".')
    return typed


FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama situs"),
    Field("warna_tulisan", "ink", colour, required=True, help="warna tulisan"),
    Field("warna_kertas", "paper", colour, required=True, help="warna latar halaman"),
    Field("warna_muda", "tint", colour, required=True, help="warna latar kotak"),
    Field("warna_garis", "edge", colour, required=True, help="warna garis kotak"),
    Field("warna_utama", "accent", colour, required=True, help="warna tautan, ikon, dan kartu"),
    Field("warna_bahaya", "stop", colour, required=True, help="warna tanda berhenti"),
    Field("warna_bahaya_muda", "stop_tint", colour, required=True, help="warna latar tanda berhenti"),
    Field("warna_hati", "care", colour, required=True, help="warna tanda hati-hati"),
    Field("warna_hati_muda", "care_tint", colour, required=True, help="warna latar tanda hati-hati"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, and its colours as '#00564b'."""

    key: str
    line: int
    name: str
    ink: str
    paper: str
    tint: str
    edge: str
    accent: str
    stop: str
    stop_tint: str
    care: str
    care_tint: str


def load_site(path: Path = DATA / "site.yml") -> Site:
    """Return what `path` says. Raises DataError with all that is wrong in it."""
    problems: list[Problem] = []
    sites = list(read_records(path, parsers.key, FIELDS, Site, problems))
    if not problems and len(sites) != 1:
        problems.append(
            Problem(shown(path), 1, "berkas ini harus berisi tepat satu situs.", "Tulis satu blok `situs:` saja.")
        )
    if problems:
        raise DataError(problems)
    return sites[0]
