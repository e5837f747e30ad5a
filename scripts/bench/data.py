"""Rows for the villages of the province, for measuring: `python -m scripts bench data 200 villages.yml areas.csv`.

The villages are real, by the codes and names of docs/_data/provinsi/; what is said of each is made up. Equal calls write
equal bytes.
"""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.data.areas import DISTRICT, REGENCY, VILLAGE, load_areas
from scripts.data.blocks import read_blocks
from scripts.data.offices import IMMIGRATION
from scripts.data.project import Project, load_project
from scripts.paths import AREAS, DATA

# The two languages in which the goals are given: Indonesian and the first of the province's own.
LOCALES = tuple(block.values["lokal"].text for block in read_blocks(DATA / "languages.yml", []))[:2]
PROVINCE_VILLAGES = len(list(load_areas(AREAS).codes(VILLAGE)))
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
    """Write the first `count` villages of the province into the file `villages`, and the whole code list into `areas`."""
    project = load_project()
    maker = _Blocks(project)
    with villages.open("w", encoding="utf-8") as blocks, areas.open("w", encoding="utf-8", newline="") as rows:
        table = csv.writer(rows, lineterminator="\n")
        table.writerow(HEADER)
        names: dict[int, str] = {}
        for area in (Area(code, project.areas.name(code)) for code in sorted(project.areas.names)):
            table.writerow((area.code, area.name, area.level, area.code.rpartition(".")[0]))
            names[len(area.code)] = area.name
            if len(area.code) == VILLAGE and maker.count < count:
                blocks.write(maker.block(area, names[DISTRICT], names[REGENCY]))


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
