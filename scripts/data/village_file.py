"""Reading docs/_data/villages.yml, and what is wrong between a village and the other files."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from scripts.data.areas import COPY_CODE, REGENCY, VILLAGE, Areas
from scripts.data.offices import IMMIGRATION, Office
from scripts.data.problem import Problem
from scripts.data.records import Wrong, read_records
from scripts.data.villages import Village
from scripts.paths import shown

MOST = 3  # codes offered
OFFICE, GATE, LANGUAGES = "kantor", "gerbang", "bahasa"  # the fields that name other records


def load_villages(
    path: Path,
    areas: Areas,
    known: Mapping[str, Collection[str]],
    serving: Mapping[str, Office],
    problems: list[Problem],
) -> tuple[Village, ...]:
    """Return the sound villages of `path`, sorted by code; what is wrong with the others goes into `problems`.

    known: field -> all keys that it may name; serving: the offices whose own lines are sound.
    """
    where, sound = shown(path), []
    for village in read_records(path, Village, problems):
        found = list(check_village(village, areas, known, serving))
        problems.extend(wrong.of(village, where) for wrong in found)
        if not found:
            sound.append(village)
    return tuple(sorted(sound, key=lambda village: village.key))


def check_village(
    village: Village, areas: Areas, known: Mapping[str, Collection[str]], serving: Mapping[str, Office]
) -> Iterator[Wrong]:
    """Yield what is wrong between the values of a village and the other files; parameters as in `load_villages`."""
    yield from _place_faults(village, areas)
    serves = [key for key, office in serving.items() if office.type == IMMIGRATION and office.covers(village.key)]
    for field, keys in ((OFFICE, (village.office,)), (GATE, (village.gate,)), (LANGUAGES, village.languages)):
        for key in keys:
            if key and key not in known[field]:
                yield _lost_key(village, field, key, known[field], serves if field == OFFICE else ())
    if serves and village.office in known[OFFICE] and village.office not in serves:
        message = f"`kantor: {village.office}` tidak melayani {village.regency} menurut offices.yml."
        fix = f"Tulis `kantor: {' atau '.join(serves)}`, atau perbaiki `wilayah:` di offices.yml."
        yield Wrong("D07", "kantor", message, fix)
    wanted = {"status": village.status, "sumber": village.source_url, "tanggal_sumber": village.source_date}
    for field in (field for field, value in wanted.items() if village.programme and not value):
        yield Wrong("D05", field, f"`{field}:` belum diisi.", f"Tambah baris `{field}: …`, karena `program:` terisi.")
    if village.border_pass in ("ya", "tidak") and not village.pass_source:
        fix = "Isi `sumber_plb:`, atau tulis `plb: tanya`."
        yield Wrong("D08", "plb", f"`plb: {village.border_pass}` tanpa sumber.", fix)
    if village.note and not village.note_source:
        yield Wrong("D08", "catatan", "catatan tanpa sumber.", "Isi `sumber_catatan:`, atau kosongkan `catatan:`.")


def _place_faults(village: Village, areas: Areas) -> Iterator[Wrong]:
    if village.key not in areas:
        now = _codes_named(village, areas)
        fix = f"Desa ini sekarang berkode {' atau '.join(now)}." if now else COPY_CODE
        yield Wrong("D07", "", f"kode desa `{village.key}` tidak ada di daftar resmi.", fix, named=True)
        return
    code = village.key
    official = {"nama": areas.name(code), "kecamatan": areas.district_name(code), "kabupaten": areas.regency_name(code)}
    typed = {"nama": village.name, "kecamatan": village.district, "kabupaten": village.regency}
    wrong = [key for key in official if typed[key] != official[key]]
    if len(wrong) > 1 and (now := _codes_named(village, areas)):
        message = f"kode `{village.key}` milik {official['nama']}, {official['kecamatan']}, {official['kabupaten']}."
        fix = f"Kode {village.name}, {village.district}: {' atau '.join(now)}. Ganti kodenya, bukan namanya."
        yield Wrong("D07", "", message, fix)
        return
    for key in wrong:
        name = official[key]
        # One name a little off, the two others right: a slip of the pen, not a wrong code.
        slip = len(wrong) == 1 and _is_slip(typed[key], name, village.key, areas)
        autofix = (f"{key}: {typed[key]}", f"{key}: {name}") if slip else None
        fix = f"Tulis `{key}: {name}`, atau perbaiki kode desanya."
        yield Wrong("D07", key, f"{key} tertulis `{typed[key]}`, kodenya milik `{name}`.", fix, autofix)


def _is_slip(typed: str, name: str, code: str, areas: Areas) -> bool:
    """Whether `typed` can only be a misspelt `name`: near to it, with its numbers, and no other place's name nearby."""
    near = difflib.get_close_matches(typed.lower(), [name.lower()], cutoff=0.75)
    others = {each.lower() for other, each in areas.names.items() if other[:REGENCY] == code[:REGENCY] and each != name}
    return bool(near) and typed.lower() not in others and re.findall(r"\d+", typed) == re.findall(r"\d+", name)


def _codes_named(village: Village, areas: Areas) -> list[str]:
    """Return the codes under which the official list has a village of this name: in this district, else in this regency."""
    name, district, regency = (each.lower() for each in (village.name, village.district, village.regency))
    same = [
        code
        for code in areas.codes(VILLAGE)
        if areas.name(code).lower() == name and code != village.key and areas.regency_name(code).lower() == regency
    ]
    return [code for code in same if areas.district_name(code).lower() == district] or same[:MOST]


def _lost_key(village: Village, field: str, key: str, known: Collection[str], choices: Collection[str]) -> Wrong:
    """Return the problem of a key that no record has. Never a certain correction: a near name is another office."""
    near = difflib.get_close_matches(key, known, n=2, cutoff=0.8)
    fix = f"Mungkin maksudnya {' atau '.join(f'`{each}`' for each in near)}. " if near else ""
    if choices:
        fix += f"Yang melayani {village.regency}: {', '.join(choices)}."
    elif not near:
        fix = f"Pakai salah satu: {', '.join(sorted(known))}."
    return Wrong("D07", field, f"{field} `{key}` tidak ada.", fix.strip())
