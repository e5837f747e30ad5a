"""Reading docs/_data/villages.yml, and what is wrong between a village and the other files."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

from scripts.data import parsers
from scripts.data.areas import DISTRICT, REGENCY, Areas
from scripts.data.problem import Problem
from scripts.data.records import read_records
from scripts.data.villages import FIELDS, Village
from scripts.paths import shown


def load_villages(
    path: Path,
    areas: Areas,
    offices: Collection[str],
    gates: Collection[str],
    languages: Collection[str],
    problems: list[Problem],
) -> tuple[Village, ...]:
    """Return the sound villages of `path`, sorted by code; what is wrong with the others goes into `problems`."""
    where, sound = shown(path), []
    for village in read_records(path, parsers.village_code, FIELDS, Village, problems):
        found = check_village(village, areas, offices, gates, languages, where)
        problems.extend(found)
        if not found:
            sound.append(village)
    return tuple(sorted(sound, key=lambda village: village.key))


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


def _check_place(village: Village, areas: Areas, where: str, problems: list[Problem]) -> None:
    if village.key not in areas:
        problems.append(
            Problem(
                where,
                village.line,
                f"kode desa `{village.key}` tidak ada di daftar resmi.",
                "Salin kode dari provinsi/wilayah.csv.",
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
