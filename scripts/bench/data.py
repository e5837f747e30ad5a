"""Village data of any size, for measuring: `python -m scripts bench data 83762 villages.yml areas.csv`.

Up to 2,145 villages are those of West Kalimantan, by their real codes and names; beyond, names and codes of other
provinces are made up, and the offices, gates and languages are those of this project. What is said of a village is
made up for all. Equal calls write equal bytes, piece by piece: the whole country costs no memory.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from scripts.data.areas import DISTRICT, REGENCY, VILLAGE, Areas
from scripts.data.offices import IMMIGRATION
from scripts.data.project import Project, load_project

LOCALES = ("id", "iba")  # the two languages in which the goals are given
PROVINCE_VILLAGES = 2_145  # of the province whose code list stands in docs/_data/provinsi/wilayah.csv
COUNTRY_VILLAGES = 83_762  # of Indonesia
PROVINCES = [*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(62, 66), *range(71, 77), 81, 82, *range(91, 97)]
REGENCIES, DISTRICTS, VILLAGES = 14, 15, range(9, 15)  # of a province, of a regency, of a district: near the real ones
HEADER = ("code", "name", "level", "parent_code")


@dataclass(frozen=True, slots=True)
class Area:
    """One row of a code list."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """What the official list calls the level of the code."""
        return {REGENCY: "kabupaten", DISTRICT: "kecamatan", VILLAGE: "desa"}[len(self.code)]


def write_data(count: int, villages: Path, areas: Path) -> None:
    """Write `count` villages into the file `villages`, and the code list that they need into `areas`."""
    project = load_project()
    real = (Area(code, project.areas.name(code)) for code in sorted(project.areas.names))
    maker = _Blocks(project)
    with villages.open("w", encoding="utf-8") as blocks, areas.open("w", encoding="utf-8", newline="") as rows:
        table = csv.writer(rows, lineterminator="\n")
        table.writerow(HEADER)
        names: dict[int, str] = {}
        for area in chain(real, made_up_areas(project.areas)):
            if maker.count == count and area.code not in project.areas:
                break  # not earlier: the offices refer to areas of all West Kalimantan
            table.writerow((area.code, area.name, area.level, area.code.rpartition(".")[0]))
            names[len(area.code)] = area.name
            if len(area.code) == VILLAGE and maker.count < count:
                blocks.write(maker.block(area, names[DISTRICT], names[REGENCY]))


def made_up_areas(areas: Areas) -> Iterator[Area]:
    """Yield areas of the other provinces, each before those inside it; names are recombined from those of `areas`."""
    chance = random.Random(61)
    words = sorted({word for name in areas.names.values() for word in name.split() if word.isalpha() and len(word) > 2})
    for province in PROVINCES:
        for regency in range(1, REGENCIES + 1):
            code = f"{province}.{regency:02}"
            yield Area(code, f"Kabupaten {_name(words, chance)}")
            for district in range(1, DISTRICTS + 1):
                yield Area(f"{code}.{district:02}", _name(words, chance))
                names = {_name(words, chance) for _ in range(chance.choice(VILLAGES))}  # unique in a district
                for number, name in enumerate(sorted(names), start=2001):
                    yield Area(f"{code}.{district:02}.{number}", name)


def _name(words: Sequence[str], chance: random.Random) -> str:
    return " ".join(chance.sample(words, chance.choice((1, 2, 2))))


class _Blocks:
    """Writes the block of one village as an editor would: every tenth with a meeting, every fifth with a note of its own."""

    def __init__(self, project: Project) -> None:
        self.offices = [office for office in project.offices.values() if office.type == IMMIGRATION]
        self.gates = sorted(project.gates)
        self.languages = sorted(project.languages)
        self.count = 0

    def block(self, village: Area, district: str, regency: str) -> str:
        """Return the lines of one village."""
        number, self.count = self.count, self.count + 1
        month = f"2025-{int(village.code[3:5]) % 12 + 1:02}"  # one source and one date a district, as is usual
        lines = [
            f'"{village.code}":',
            f"  nama: {village.name}",
            f"  kecamatan: {district}",
            f"  kabupaten: {regency}",
            f"  kantor: {self._office(village.code)}",
            "  program: Desa Binaan Imigrasi",
            f"  status: {'pasti' if number % 3 else 'mungkin'}",
            f"  sumber: https://contoh.example/berita/{village.code[:DISTRICT]}/desa-binaan-imigrasi",
            f'  tanggal_sumber: "{month}-{village.code[6:8]}"',
            f'  sejak: "{month}"' if number % 2 else "  sejak:",
            f"  bahasa: {self.languages[number % len(self.languages)]}, indonesia",
            f"  gerbang: {self.gates[number % len(self.gates)]}",
            "  plb: tanya",
            "  sumber_plb:",
            "  pertemuan:",
        ]
        if number % 10 == 0:
            lines.append(f"    - 2026-12-{number % 28 + 1:02} 09.00 Balai Desa {village.name}")
        if number % 5 == 0:
            lines.append("  catatan: |")
            lines.append(f"    Petugas imigrasi pernah datang ke {village.name}.")
            lines.append("    Tanyakan jadwal berikutnya ke **kantor desa**.")
            lines.append(f"  sumber_catatan: https://contoh.example/berita/{village.code}")
        else:
            lines += ["  catatan:", "  sumber_catatan:"]
        return "\n".join(lines) + "\n\n"

    def _office(self, code: str) -> str:
        covering = (office.key for office in self.offices if office.covers(code))
        return next(covering, self.offices[self.count % len(self.offices)].key)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the files are written."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts bench data", description="Tulis data desa untuk uji ukuran."
    )
    parser.add_argument("count", type=int, help="berapa desa")
    parser.add_argument("villages", type=Path, help="berkas data desa yang ditulis")
    parser.add_argument("areas", type=Path, help="daftar kode wilayah yang ditulis")
    options = parser.parse_args(arguments)
    write_data(options.count, options.villages, options.areas)
    return 0
