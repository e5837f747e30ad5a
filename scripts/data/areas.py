"""The official code list: desa = village, kecamatan = district, kabupaten or kota = regency.

The Kemendagri code is the key: `99.01` regency, `99.01.02` district, `99.01.02.2003` village.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from types import MappingProxyType

from scripts.data.problem import DataError, Problem
from scripts.data.records import Wrong
from scripts.paths import AREAS, shown

REGENCY, DISTRICT, VILLAGE = 5, 8, 13  # lengths of the codes
COPY_CODE = f"Salin kode dari {AREAS.parent.name}/{AREAS.name}."


@dataclass(frozen=True, slots=True)
class Areas:
    """Names of all areas by code."""

    names: Mapping[str, str]

    def __contains__(self, code: str) -> bool:
        return code in self.names

    def name(self, code: str) -> str:
        """Return the official name of the area `code`; KeyError if the list does not have it."""
        return self.names[code]

    def regency_name(self, code: str) -> str:
        """Return the official name of the regency in which `code` (of any level) lies."""
        return self.names[code[:REGENCY]]

    def district_name(self, code: str) -> str:
        """Return the official name of the district in which the district or village `code` lies."""
        return self.names[code[:DISTRICT]]

    def codes(self, length: int) -> list[str]:
        """Return the sorted codes of one level (REGENCY, DISTRICT or VILLAGE)."""
        return sorted(code for code in self.names if len(code) == length)


def unknown_areas(areas: Areas, **named: Iterable[str]) -> Iterator[Wrong]:
    """Yield the codes in the fields of a record (key -> codes; '' where empty) that the official list does not have."""
    for field, codes in named.items():
        for code in codes:
            if code and code not in areas:
                yield Wrong("D07", field, f"kode wilayah `{code}` tidak ada di daftar resmi.", COPY_CODE)


def load_areas(path: Path) -> Areas:
    """Read the code list at `path` (CSV: code, name, level, parent_code). Raises DataError when it is damaged."""
    names: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                names[intern(row["code"])] = intern(row["name"])  # villages say the same again
        orphan = next((code for code in names for length in (REGENCY, DISTRICT) if code[:length] not in names), "")
    except (OSError, UnicodeDecodeError, KeyError, TypeError, csv.Error):  # a row that stops half way has no name
        orphan = "?"
    if orphan:
        fix = "Kembalikan berkas ini dari riwayat; isinya tidak disunting tangan."
        raise DataError([Problem(shown(path), 1, "daftar kode wilayah tidak utuh.", fix, rule="D01")])
    return Areas(MappingProxyType(names))
