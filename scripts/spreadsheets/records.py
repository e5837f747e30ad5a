"""What a row of a spreadsheet can be: a village, or the report of a meeting. Columns follow the declared fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from scripts.data import meeting_reports
from scripts.data.fields import Field, fields_of, key_of
from scripts.data.meeting_reports import MeetingReport, check_report
from scripts.data.project import Project, load_project
from scripts.data.records import Wrong
from scripts.data.village_file import check_village
from scripts.data.villages import Village
from scripts.spreadsheets.resolve import CODE, DISTRICT_NAME, NAME, REPORTED, TOPICS, resolve_report, resolve_village

CODES = {"kode_desa": CODE, "kode_wilayah": CODE, "kode_kemendagri": CODE}
# Columns of attendance lists and the like: nobody's own data come in by this way.
PERSONAL = frozenset(
    ["nama", "nama_warga", "nama_peserta", "nama_petugas", "petugas", "peserta", "nik", "nip", "ktp", "no_ktp", "hp"]
    + ["no_hp", "nomor_hp", "telepon", "no_telepon", "wa", "whatsapp", "alamat", "umur", "tanda_tangan", "paraf"]
)


@dataclass(frozen=True)
class Kind:
    """One kind of row.

    keys: titles of the columns that together are the key of a block, with what each holds; needed: titles that no sheet may
    lack, and what for; sheet: its name in a workbook; file: in the folder of data; noun: as messages call it; made_by: the
    command that writes such a sheet; resolve: the texts of a row as keys and codes; check: what is wrong with a record; load:
    reads (folder of data, the file) and raises DataError; given: filled in before anybody types; refused: titles that are
    never accepted; numbered: what the numbers of a column stand for.
    """

    record: type
    keys: Mapping[str, str]
    needed: tuple[str, ...]
    sheet: str
    file: str
    noun: str
    made_by: str
    resolve: Callable[[Mapping[str, str], Project], dict[str, str]]
    check: Callable[[Any, Project], Iterable[Wrong]]
    load: Callable[[Path, Path], Project]
    aliases: Mapping[str, str]
    needed_for: str = ""
    given: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    no_persons: str = "laporan hanya memuat hitungan, bukan data orang"
    numbered: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The declared lines of a block by key."""
        return {each.key: each for each in fields_of(self.record)}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of all columns in their order, with what each holds."""
        return {**self.keys, **{key: each.help for key, each in self.fields.items()}}


VILLAGES = Kind(
    record=Village,
    keys={CODE: key_of(Village).help},
    needed=(NAME, DISTRICT_NAME),  # the rest the code tells
    needed_for="supaya salah ketik di kode terlihat",
    sheet="Desa",
    file="villages.yml",
    noun="desa",
    made_by="export",
    resolve=resolve_village,
    check=lambda village, of: check_village(
        village, of.areas, {"kantor": of.offices, "gerbang": of.gates, "bahasa": of.languages}, {}
    ),
    load=lambda folder, path: load_project(folder, villages=path),
    aliases={
        **CODES,
        "desa": "nama", "nama_desa": "nama", "kelurahan": "nama", "desa_kelurahan": "nama", "nama_desa_kelurahan": "nama",
        "kec": "kecamatan", "nama_kecamatan": "kecamatan",
        "kota": "kabupaten", "kab": "kabupaten", "kab_kota": "kabupaten", "kabupaten_kota": "kabupaten",
        "kanim": "kantor", "kantor_imigrasi": "kantor", "nama_kantor": "kantor",
    },
)  # fmt: skip


def reports(topics: Sequence[str]) -> Kind:
    """Return the kind of the reports of meetings. topics: keys of the drawings to hold up, in their order on paper."""
    return Kind(
        record=MeetingReport,
        keys={CODE: "kode desa, seperti di lembar desa", "tanggal": "tanggal pertemuan"},
        needed=(CODE, "tanggal", *(each.key for each in fields_of(MeetingReport) if each.required)),
        sheet="Laporan",
        file=meeting_reports.FILE,
        noun="laporan",
        made_by="reports blank",
        resolve=partial(resolve_report, topics=topics),
        check=lambda report, of: check_report(report, of.areas, of.drawings, of.ordinary),
        load=lambda folder, path: load_project(folder, reports=path),
        aliases={**CODES, "nama_desa": REPORTED, "laki": "laki_laki", "tanggal_pertemuan": "tanggal"},
        given=(CODE, REPORTED),
        refused=PERSONAL,
        numbered={TOPICS: topics},
    )
