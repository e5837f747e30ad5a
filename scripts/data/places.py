"""Official ways out of the country and languages: the small lists that village rows point to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.data import parsers
from scripts.data.areas import Areas
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

LAND, AIRPORT = "gerbang", "bandara"

GATE_FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama gerbang atau bandara"),
    Field("jenis", "type", parsers.choice(LAND, AIRPORT), help="gerbang atau bandara; kosong berarti gerbang"),
    Field("kabupaten", "regency", parsers.area_code, required=True, help="kode kabupaten"),
    Field("letak", "stands_in", parsers.village_code, help="kode desa tempatnya berdiri, untuk menghitung jarak"),
    Field("seberang", "across", parsers.name, required=True, help="tempat di seberang batas, atau tujuan penerbangan"),
    Field("hanya_plb", "passes_only", parsers.choice("ya"), help="ya: hanya untuk pemegang Pas Lintas Batas"),
    Field("sumber", "source_url", parsers.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", parsers.loose_date, required=True, help="tanggal sumber"),
    Field(
        "untuk",
        "recommended_for",
        parsers.several(parsers.area_code),
        help="kode wilayah yang menurut sumber lewat sini, walaupun ada yang lebih dekat",
    ),
    Field("sumber_untuk", "recommended_source", parsers.url, help="alamat web sumber untuk"),
    Field("tanggal_untuk", "recommended_date", parsers.loose_date, help="tanggal sumber untuk"),
)

LANGUAGE_FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama bahasa dalam bahasa Indonesia"),
    Field("nama_sendiri", "own_name", parsers.name, help="nama menurut penuturnya"),
    Field("tag", "tag", parsers.language_tag, help="kode bahasa BCP 47"),
    Field("lokal", "locale", parsers.key, help="nama map bahasa di docs/"),
    Field(
        "tidak_di",
        "left_out",
        parsers.several(parsers.area_code),
        help="kode wilayah tempat bahasa ini tidak ditawarkan",
    ),
)


@dataclass(frozen=True, slots=True)
class Gate:
    """An official way out: a border gate (PLBN) or an airport with flights abroad. `regency`, `stands_in` and
    `recommended_for` are area codes; across: what lies on the other side, or where the flights go."""

    key: str
    line: int
    name: str
    type: str
    regency: str
    stands_in: str
    across: str
    passes_only: str
    source_url: str
    source_date: str
    recommended_for: tuple[str, ...]
    recommended_source: str
    recommended_date: str

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

    key: str
    line: int
    name: str
    own_name: str
    tag: str
    locale: str
    left_out: tuple[str, ...] = ()

    def is_offered_in(self, code: str) -> bool:
        """Return whether pages of the area `code` offer this language."""
        return not code.startswith(self.left_out) if self.left_out else True


def load_gates(path: Path, areas: Areas, problems: list[Problem]) -> Mapping[str, Gate]:
    """Return the gates of `path` by key; unsound ones go into `problems`."""
    gates: dict[str, Gate] = {}
    for gate in read_records(path, parsers.key, GATE_FIELDS, Gate, problems):
        for code in (gate.regency, gate.stands_in, *gate.recommended_for):
            if code and code not in areas:
                message = f"`{gate.key}`: kode `{code}` tidak ada di daftar resmi."
                problems.append(Problem(shown(path), gate.line, message, "Salin kode dari kalbar-wilayah.csv."))
        if gate.recommended_for and not (gate.recommended_source and gate.recommended_date):
            message = f"`{gate.key}`: `untuk:` tanpa sumber."
            fix = "Isi `sumber_untuk:` dan `tanggal_untuk:`, atau kosongkan `untuk:`."
            problems.append(Problem(shown(path), gate.line, message, fix))
        gates[gate.key] = gate
    return MappingProxyType(gates)


def load_languages(path: Path, problems: list[Problem]) -> Mapping[str, Language]:
    """Return the languages of `path` by key; unsound ones go into `problems`."""
    languages: dict[str, Language] = {}
    locales: dict[str, str] = {}
    for language in read_records(path, parsers.key, LANGUAGE_FIELDS, Language, problems):
        if language.locale:
            if not (language.tag and language.own_name):
                problems.append(
                    Problem(
                        shown(path),
                        language.line,
                        f"`{language.key}` ditulis di situs tetapi `tag:` atau `nama_sendiri:` kosong.",
                        "Isi keduanya; nama menurut penuturnya sendiri.",
                    )
                )
            if language.locale in locales:
                problems.append(
                    Problem(
                        shown(path),
                        language.line,
                        f"map `{language.locale}` sudah dipakai `{locales[language.locale]}`.",
                        "Pakai nama map lain.",
                    )
                )
            locales[language.locale] = language.key
        languages[language.key] = language
    return MappingProxyType(languages)
