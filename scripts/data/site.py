"""The site's name and colours: all that looks like this project and no other. Owners' file: docs/_data/site.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import DataError, Problem
from scripts.data.records import read_records
from scripts.paths import DATA, shown

ENHANCED = 7.0  # WCAG 2.2, 1.4.6
ON_PAPER = {"warna_tulisan": "ink", "warna_utama": "accent", "warna_bahaya": "stop", "warna_hati": "care"}
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


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours like '#00564b', 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(typed: str) -> float:
    parts = (int(typed[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _too_pale(site: Site, where: str) -> Iterator[Problem]:
    for field, attribute in ON_PAPER.items():
        ratio = contrast(getattr(site, attribute), site.paper)
        if ratio < ENHANCED:
            yield Problem(
                where,
                site.line,
                f"`{field}` terlalu mirip kertas: bedanya {ratio:.1f}:1, sedikitnya {ENHANCED:.0f}:1.",
                f"Pilih `{field}` yang lebih gelap, atau `warna_kertas` yang lebih terang.",
            )


def load_site(path: Path = DATA / "site.yml") -> Site:
    """Return what `path` says. Raises DataError with all that is wrong in it."""
    problems: list[Problem] = []
    sites = list(read_records(path, parsers.key, FIELDS, Site, problems))
    if not problems and len(sites) != 1:
        problems.append(
            Problem(shown(path), 1, "berkas ini harus berisi tepat satu situs.", "Tulis satu blok `situs:` saja.")
        )
    problems.extend(problem for site in sites for problem in _too_pale(site, shown(path)))
    if problems:
        raise DataError(problems)
    return sites[0]
