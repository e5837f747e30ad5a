"""The site's name and colours: all that looks like this project and no other. Owners' file: docs/_data/site.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import optional, required, typed_key
from scripts.data.problem import DataError, Problem
from scripts.data.records import read_records
from scripts.paths import DATA, shown

ENHANCED = 7.0  # WCAG 2.2, 1.4.6
ON_PAPER = {"warna_tulisan": "ink", "warna_utama": "accent", "warna_bahaya": "stop", "warna_hati": "care"}
COLOUR = r"#[0-9a-f]{6}"
LOGOS = Path("assets") / "kantor"  # below docs/
LARGEST_LOGO = 3_000  # bytes: it stands at the head of every page
DRAWN = 3.0  # WCAG 2.2, 1.4.11


colour = parsers.Shaped(COLOUR, "bukan warna", 'Tulis # dan enam angka atau huruf a-f, dalam tanda kutip: "#00564b".')
logo = parsers.Shaped(  # below LOGOS
    r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg",
    "bukan nama berkas logo",
    "Tulis nama berkas .svg saja, huruf kecil, misalnya kanwil.svg.",
)


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, its colours as '#00564b', and the file of its logo, '' without."""

    key: str = typed_key(parsers.key, "situs", "semua warna: # dan enam huruf atau angka, dalam tanda kutip")
    line: int
    name: str = required("nama", parsers.name, "nama situs")
    ink: str = required("warna_tulisan", colour, "tulisan; bedanya dengan kertas paling sedikit 7:1 (WCAG 2.2, 1.4.6)")
    paper: str = required("warna_kertas", colour, "latar halaman")
    tint: str = required("warna_muda", colour, "latar kotak biasa")
    edge: str = required("warna_garis", colour, "garis kotak")
    accent: str = required("warna_utama", colour, "tautan, kepala halaman, ikon, kartu; 7:1 dengan kertas")
    stop: str = required("warna_bahaya", colour, "tanda berhenti; 7:1 dengan kertas")
    stop_tint: str = required("warna_bahaya_muda", colour, "latar tanda berhenti")
    care: str = required("warna_hati", colour, "tanda hati-hati; 7:1 dengan kertas")
    care_tint: str = required("warna_hati_muda", colour, "latar tanda hati-hati")
    logo: str = optional("logo", logo, "gambar .svg di docs/assets/kantor/, untuk kepala halaman dan lembar cetak")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours like '#00564b', 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(typed: str) -> float:
    parts = (int(typed[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _faults_of(site: Site, docs: Path) -> Iterator[tuple[str, str]]:
    """Yield (message, fix): colours too near to that of the paper, and a logo not to be seen, or too heavy for every page."""
    for field, attribute in ON_PAPER.items():
        ratio = contrast(getattr(site, attribute), site.paper)
        if ratio < ENHANCED:
            message = f"`{field}` terlalu mirip kertas: bedanya {ratio:.1f}:1, sedikitnya {ENHANCED:.0f}:1."
            yield message, f"Pilih `{field}` yang lebih gelap, atau `warna_kertas` yang lebih terang."
    if not site.logo:
        return
    path = docs / LOGOS / site.logo
    try:
        drawn = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        yield f"`logo`: {shown(path)} tidak ada atau rusak.", "Taruh gambarnya di sana, atau hapus baris itu."
        return
    if (size := len(drawn.encode())) > LARGEST_LOGO:
        message = f"`logo`: {shown(path)} terlalu berat, {size} bita; paling banyak {LARGEST_LOGO}."
        yield message, "Pakai gambar yang lebih sederhana, tanpa foto di dalamnya."
    best = max((contrast(each, site.paper) for each in re.findall(COLOUR, drawn.lower())), default=21.0)  # else black
    if best < DRAWN:
        message = f"`logo`: {shown(path)} hampir tidak terlihat di atas kertas: bedanya {best:.1f}:1, sedikitnya {DRAWN:.0f}:1."
        yield message, "Pakai gambar dengan warna yang lebih gelap."


def load_site(path: Path = DATA / "site.yml") -> Site:
    """Return what `path` says. Raises DataError with all that is wrong in it."""
    problems: list[Problem] = []
    sites = list(read_records(path, Site, problems))
    if not problems and len(sites) != 1:
        message = "berkas ini harus berisi tepat satu situs."
        problems.append(Problem(shown(path), 1, message, "Tulis satu blok `situs:` saja."))
    for site in sites:
        problems.extend(Problem(shown(path), site.line, *fault) for fault in _faults_of(site, path.parent.parent))
    if problems:
        raise DataError(problems)
    return sites[0]
