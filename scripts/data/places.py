"""Border gates and languages: the small lists that village rows point to."""

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

GATE_FIELDS = (
    Field("nama", "name", parsers.name, required=True, help="nama gerbang"),
    Field("kabupaten", "regency", parsers.area_code, required=True, help="kode kabupaten"),
    Field("seberang", "across", parsers.name, required=True, help="tempat di seberang batas"),
    Field("sumber", "source_url", parsers.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", parsers.loose_date, required=True, help="tanggal sumber"),
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
    """An official border gate (PLBN). `regency` is an area code."""

    key: str
    line: int
    name: str
    regency: str
    across: str
    source_url: str
    source_date: str


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
        if gate.regency not in areas:
            problems.append(
                Problem(
                    shown(path),
                    gate.line,
                    f"`{gate.key}`: kode `{gate.regency}` tidak ada di daftar resmi.",
                    "Salin kode dari provinsi/wilayah.csv.",
                )
            )
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
