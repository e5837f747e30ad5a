"""Reading docs/_data/villages.yml, and what is wrong between a village and the other files."""

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.data.areas import DISTRICT, REGENCY, Areas
from scripts.data.problem import Problem
from scripts.data.records import problem_of, read_records
from scripts.data.villages import Village
from scripts.paths import AREAS, shown


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
    for village in read_records(path, Village, problems):
        found = list(check_village(village, areas, offices, gates, languages, where))
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
) -> Iterator[Problem]:
    """Yield what is wrong between the values of a village and the other files; `where` names its file."""
    yield from _place_problems(village, areas, where)
    for field, keys, known in (
        ("kantor", (village.office,), offices),
        ("gerbang", (village.gate,), gates),
        ("bahasa", village.languages, languages),
    ):
        for key in keys:
            if key and key not in known:
                yield _lost_key(village, where, field, key, known)
    if village.programme:
        named = {"status": village.status, "sumber": village.source_url, "tanggal_sumber": village.source_date}
        for field, value in named.items():
            if not value:
                message = f"`{field}:` belum diisi."
                fix = f"Tambah baris `{field}: …`, karena `program:` terisi."
                yield problem_of(village, where, "D05", message, fix, field=field)
    if village.border_pass in ("ya", "tidak") and not village.pass_source:
        message = f"`plb: {village.border_pass}` tanpa sumber."
        fix = "Isi `sumber_plb:`, atau tulis `plb: tanya`."
        yield problem_of(village, where, "D08", message, fix, field="plb")
    if village.note and not village.note_source:
        fix = "Isi `sumber_catatan:`, atau kosongkan `catatan:`."
        yield problem_of(village, where, "D08", "catatan tanpa sumber.", fix, field="catatan")


def _place_problems(village: Village, areas: Areas, where: str) -> Iterator[Problem]:
    if village.key not in areas:
        message = f"kode desa `{village.key}` tidak ada di daftar resmi."
        fix = f"Salin kode dari {AREAS.name}."
        yield Problem(where, village.line, message, fix, rule="D07", record=village.key)
        return
    official = {
        "nama": areas.name(village.key),
        "kecamatan": areas.name(village.key[:DISTRICT]),
        "kabupaten": areas.name(village.key[:REGENCY]),
    }
    typed = {"nama": village.name, "kecamatan": village.district, "kabupaten": village.regency}
    wrong = [key for key in official if typed[key] != official[key]]
    for key in wrong:
        name = official[key]
        # One name a little off, the two others right: a slip of the pen, not a wrong code.
        slip = len(wrong) == 1 and difflib.get_close_matches(typed[key].lower(), [name.lower()], cutoff=0.75)
        autofix = (f"{key}: {typed[key]}", f"{key}: {name}") if slip else None
        message = f"{key} tertulis `{typed[key]}`, kodenya milik `{name}`."
        fix = f"Tulis `{key}: {name}`, atau perbaiki kode desanya."
        yield problem_of(village, where, "D07", message, fix, field=key, autofix=autofix)


def _lost_key(village: Village, where: str, field: str, key: str, known: Collection[str]) -> Problem:
    near = difflib.get_close_matches(key, known, n=2, cutoff=0.8)
    certain = len(near) == 1
    fix = f"Tulis `{near[0]}`." if certain else f"Pakai salah satu: {', '.join(sorted(known))}."
    autofix = (key, near[0]) if certain else None
    return problem_of(village, where, "D07", f"{field} `{key}` tidak ada.", fix, field=field, autofix=autofix)
