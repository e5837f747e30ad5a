"""Villages of the programme. Editors' file: docs/_data/villages.yml."""

import datetime
import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data import kinds
from scripts.data.areas import DISTRICT, REGENCY, Areas
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.paths import shown

FOSTERED, MIGRANT_SERVICE = "Desa Binaan Imigrasi", "Desmigratif"
CONFIRMED, PROBABLE, HISTORIC = "pasti", "mungkin", "riwayat"
MEETING = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)[.:](\d\d) (.+)")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A village meeting; `time` is local clock time, '09.00'."""

    date: datetime.date
    time: str
    place: str


def _meeting(typed: str) -> Meeting:
    parts = MEETING.fullmatch(typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        raise kinds.Fault(
            "bukan jadwal", "Tulis tanggal, jam, tempat: 2026-12-05 09.00 Balai Desa.", _turned_meeting(typed)
        )
    return Meeting(kinds.date(parts[1]), f"{parts[2]}.{parts[3]}", kinds.name(parts[4].strip()))


def _turned_meeting(typed: str) -> str:
    """Return a meeting typed day first, or with a word before the time, in the right order; '' where it is not clear."""
    parts = re.fullmatch(r"(.+?),? (?:(?:pukul|jam) )?(\d{1,2})[.:](\d\d),? (.+)", typed)
    if not parts or not (int(parts[2]) < 24 and int(parts[3]) < 60):
        return ""
    date = kinds.turned_date(parts[1]) or (parts[1] if re.fullmatch(r"\d{4}-\d\d-\d\d", parts[1]) else "")
    return f"{date} {int(parts[2]):02}.{parts[3]} {parts[4]}" if date else ""


FIELDS = (
    Field("nama", "name", kinds.name, required=True, help="nama desa"),
    Field("kecamatan", "district", kinds.name, required=True, help="nama kecamatan"),
    Field("kabupaten", "regency", kinds.name, required=True, help="nama kabupaten"),
    Field("kantor", "office", kinds.key, required=True, help="kunci kantor"),
    Field("program", "programme", kinds.choice(FOSTERED, MIGRANT_SERVICE), required=True, help="nama program"),
    Field(
        "status",
        "status",
        kinds.choice(CONFIRMED, PROBABLE, HISTORIC),
        required=True,
        help="pasti, mungkin, atau riwayat",
    ),
    Field("sumber", "source_url", kinds.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", kinds.loose_date, required=True, help="tanggal sumber"),
    Field("sejak", "since", kinds.loose_date, help="tanggal program mulai"),
    Field("bahasa", "languages", kinds.several(kinds.key), help="kunci bahasa"),
    Field("gerbang", "gate", kinds.key, help="kunci gerbang"),
    Field("plb", "border_pass", kinds.choice("ya", "tidak", "tanya"), help="ya, tidak, atau tanya"),
    Field("sumber_plb", "pass_source", kinds.url, help="alamat web sumber tentang PLB"),
    Field("pertemuan", "meetings", kinds.each(_meeting), help="jadwal pertemuan"),
    Field("catatan", "note", kinds.text, help="catatan untuk warga"),
    Field("sumber_catatan", "note_source", kinds.url, help="alamat web sumber catatan"),
)


@dataclass(frozen=True, slots=True)
class Village:
    """One village; `key` is its Kemendagri code. `office`, `gate`, `languages` are keys of other files."""

    key: str
    line: int
    name: str
    district: str
    regency: str
    office: str
    programme: str
    status: str
    source_url: str
    source_date: str
    since: str
    languages: tuple[str, ...]
    gate: str
    border_pass: str
    pass_source: str
    meetings: tuple[Meeting, ...]
    note: str
    note_source: str

    @property
    def address(self) -> str:
        """The folder of the page: ten digits, so names that occur twice never meet and nothing ever moves."""
        return self.key.replace(".", "")


def read_villages(
    path: Path,
    areas: Areas,
    offices: Collection[str],
    gates: Collection[str],
    languages: Collection[str],
    problems: list[Problem],
) -> Iterator[Village]:
    """Yield the sound villages of `path` in file order; unsound ones go into `problems`."""
    where = shown(path)
    for village in read_records(path, kinds.village_code, FIELDS, Village, problems):
        found = check_village(village, areas, offices, gates, languages, where)
        problems.extend(found)
        if not found:
            yield village


def check_village(
    village: Village,
    areas: Areas,
    offices: Collection[str],
    gates: Collection[str],
    languages: Collection[str],
    where: str,
) -> list[Problem]:
    """Return what is wrong between the values of a village and the other files; `where` names its file."""
    problems: list[Problem] = []
    _check_place(village, areas, where, problems)
    _check_keys(
        village,
        {"kantor": (village.office,), "gerbang": (village.gate,), "bahasa": village.languages},
        {"kantor": offices, "gerbang": gates, "bahasa": languages},
        where,
        problems,
    )
    _check_sources(village, where, problems)
    return problems


def load_villages(path, areas, offices, gates, languages, problems: list[Problem]) -> tuple[Village, ...]:
    """Return the sound villages of `path`, sorted by code. Parameters as in `read_villages`."""
    return tuple(
        sorted(read_villages(path, areas, offices, gates, languages, problems), key=lambda village: village.key)
    )


def _check_place(village: Village, areas: Areas, where: str, problems: list[Problem]) -> None:
    if village.key not in areas:
        problems.append(
            Problem(
                where,
                village.line,
                f"kode desa `{village.key}` tidak ada di daftar resmi.",
                "Salin kode dari kalbar-wilayah.csv.",
            )
        )
        return
    official = {
        "nama": areas.name(village.key),
        "kecamatan": areas.name(village.key[:DISTRICT]),
        "kabupaten": areas.name(village.key[:REGENCY]),
    }
    typed = {"nama": village.name, "kecamatan": village.district, "kabupaten": village.regency}
    wrong = [key for key in official if typed[key] != official[key]]
    for key, name in official.items():
        if typed[key] != name:
            # One name a little off, the two others right: a slip of the pen, not a wrong code.
            slip = len(wrong) == 1 and difflib.get_close_matches(typed[key].lower(), [name.lower()], cutoff=0.75)
            problems.append(
                Problem(
                    where,
                    village.line,
                    f"`{village.key}`: {key} tertulis `{typed[key]}`, kodenya milik `{name}`.",
                    f"Tulis `{key}: {name}`, atau perbaiki kode desanya.",
                    (f"{key}: {typed[key]}", f"{key}: {name}") if slip else None,
                )
            )


def _check_keys(
    village: Village,
    used: Mapping[str, tuple[str, ...]],
    known: Mapping[str, Collection[str]],
    where: str,
    problems: list[Problem],
) -> None:
    for field, keys in used.items():
        for key in keys:
            if key and key not in known[field]:
                near = difflib.get_close_matches(key, known[field], n=2, cutoff=0.8)
                problems.append(
                    Problem(
                        where,
                        village.line,
                        f"`{village.key}`: {field} `{key}` tidak ada.",
                        f"Tulis `{near[0]}`."
                        if len(near) == 1
                        else f"Pakai salah satu: {', '.join(sorted(known[field]))}.",
                        (key, near[0]) if len(near) == 1 else None,
                    )
                )


def _check_sources(village: Village, where: str, problems: list[Problem]) -> None:
    if village.border_pass in ("ya", "tidak") and not village.pass_source:
        problems.append(
            Problem(
                where,
                village.line,
                f"`{village.key}`: `plb: {village.border_pass}` tanpa sumber.",
                "Isi `sumber_plb:`, atau tulis `plb: tanya`.",
            )
        )
    if village.note and not village.note_source:
        problems.append(
            Problem(
                where,
                village.line,
                f"`{village.key}`: catatan tanpa sumber.",
                "Isi `sumber_catatan:`, atau kosongkan `catatan:`.",
            )
        )
