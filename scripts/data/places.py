"""Official ways out of the country and languages: the small lists that village rows point to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.areas import Areas, unknown_areas
from scripts.data.fields import optional, required, typed_key
from scripts.data.problem import Problem
from scripts.data.records import Wrong, load_records

LAND, AIRPORT = "gerbang", "bandara"


@dataclass(frozen=True, slots=True)
class Gate:
    """An official way out: a border gate (PLBN) or an airport with flights abroad. `regency`, `stands_in` and
    `recommended_for` are area codes; across: what lies on the other side, or where the flights go."""

    key: str = typed_key(parsers.key, "nama pendek gerbang, dipakai di villages.yml")
    line: int
    name: str = required("nama", parsers.name, "nama resmi gerbang atau bandara")
    type: str = optional("jenis", parsers.Choice(LAND, AIRPORT), "jenis jalan keluar; kosong berarti gerbang")
    regency: str = required(
        "kabupaten", parsers.area_code, "kode Kemendagri kabupaten tempat gerbang itu, dalam tanda kutip"
    )
    stands_in: str = optional(
        "letak",
        parsers.village_code,
        "kode desa tempatnya berdiri; dari titik tengah desa itu jarak dihitung, kira-kira",
    )
    across: str = required("seberang", parsers.name, "tempat di seberang batas; untuk bandara: tujuan penerbangannya")
    passes_only: str = optional(
        "hanya_plb",
        parsers.Choice("ya"),
        "hanya untuk pemegang Pas Lintas Batas. Tidak pernah ditawarkan sebagai jalan pekerja",
    )
    source_url: str = required("sumber", parsers.url, "alamat web sumber bahwa gerbang ini resmi dan sudah buka")
    source_date: str = required("tanggal_sumber", parsers.loose_date, f"tanggal sumber itu: {parsers.LOOSE_DATE}")
    recommended_for: tuple[str, ...] = optional(
        "untuk",
        parsers.Several(parsers.area_code),
        "kode wilayah yang menurut sumber lewat sini walaupun ada yang lebih dekat",
    )
    recommended_source: str = optional(
        "sumber_untuk", parsers.url, "alamat web sumber `untuk`; wajib kalau `untuk` terisi"
    )
    recommended_date: str = optional("tanggal_untuk", parsers.loose_date, "tanggal sumber `untuk`")

    @property
    def is_airport(self) -> bool:
        return self.type == AIRPORT

    @property
    def is_local(self) -> bool:
        """Whether it lets holders of a border pass through and nobody else: no way for a worker."""
        return bool(self.passes_only)


@dataclass(frozen=True, slots=True)
class Language:
    """A language spoken in villages. `locale` is its folder in docs/ where the site writes it, else '';
    `left_out` are codes of areas where it is not offered."""

    key: str = typed_key(parsers.key, "nama pendek bahasa, dipakai di villages.yml")
    line: int
    name: str = required("nama", parsers.name, 'nama bahasa dalam bahasa Indonesia, tanpa kata "Bahasa"')
    own_name: str = optional(
        "nama_sendiri", parsers.name, "nama menurut penuturnya, hanya kalau diketahui; kalau ragu kosongkan"
    )
    tag: str = optional("tag", parsers.language_tag, "kode bahasa untuk peramban (BCP 47); kosongkan kalau tidak ada")
    locale: str = optional(
        "lokal", parsers.key, "nama map bahasa itu di docs/, hanya kalau situs ini menulisnya; kalau tidak, kosongkan"
    )
    left_out: tuple[str, ...] = optional(
        "tidak_di",
        parsers.Several(parsers.area_code),
        "kode wilayah, dipisah koma: halaman desa di sana tidak menawarkan bahasa ini; boleh tidak ada",
    )

    def is_offered_in(self, code: str) -> bool:
        """Return whether pages of the area `code` offer this language."""
        return not code.startswith(self.left_out)


def load_gates(path: Path, areas: Areas, problems: list[Problem]) -> Mapping[str, Gate]:
    """Return the gates of `path` by key; unsound ones go into `problems`."""

    def check(gate: Gate) -> Iterator[Wrong]:
        yield from unknown_areas(areas, kabupaten=[gate.regency], letak=[gate.stands_in], untuk=gate.recommended_for)
        if gate.recommended_for and not (gate.recommended_source and gate.recommended_date):
            fix = "Isi `sumber_untuk:` dan `tanggal_untuk:`, atau kosongkan `untuk:`."
            yield Wrong("D08", "sumber_untuk", "`untuk:` tanpa sumber.", fix)

    return load_records(path, Gate, problems, check)


def load_languages(path: Path, problems: list[Problem]) -> Mapping[str, Language]:
    """Return the languages of `path` by key; unsound ones go into `problems`."""
    locales: dict[str, str] = {}

    def check(language: Language) -> Iterator[Wrong]:
        if not language.locale:
            return
        if not (language.tag and language.own_name):
            message = "ditulis di situs tetapi `tag:` atau `nama_sendiri:` kosong."
            fix = "Isi keduanya; nama menurut penuturnya sendiri."
            yield Wrong("D05", "nama_sendiri" if language.tag else "tag", message, fix)
        first = locales.setdefault(language.locale, language.key)
        if first != language.key:
            yield Wrong("D09", "lokal", f"map `{language.locale}` sudah dipakai `{first}`.", "Pakai nama map lain.")

    return load_records(path, Language, problems, check)
