"""What a row means: names as people type them instead of keys and codes; what the code tells already is filled in."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from scripts.data.areas import DISTRICT, REGENCY, VILLAGE, Areas
from scripts.data.offices import IMMIGRATION
from scripts.data.parsers import area_code
from scripts.data.project import Project
from scripts.data.villages import FIELDS
from scripts.spreadsheets.cells import iso_date, read_code

CODE, NAME, DISTRICT_NAME, REGENCY_NAME = "kode", "nama", "kecamatan", "kabupaten"
REPORTED, TOPICS = "desa", "dibahas"  # columns of the report of a meeting
CHOICES = {field.key: field.choices for field in FIELDS if field.choices}
KINDS = re.compile(r"^(?:(?:kabupaten|kab|kecamatan|kec|kelurahan|kel|desa|ds) )+(?=\w)")
OFFICE_WORDS = re.compile(r"\b(?:kantor|imigrasi|kanim|kelas|khusus|i{1,3}|non|tpi)\b")


@lru_cache(4096)
def plain(name: str) -> str:
    """Return a name as lists differ least: `KAB. CONTOH` and `Kabupaten Contoh` become `contoh`; a city keeps its `kota`."""
    return KINDS.sub("", " ".join(re.findall(r"\w+", name.lower().replace("_", " "))))


def resolve_village(texts: Mapping[str, str], project: Project) -> dict[str, str]:
    """Return the cells of a row by column with codes, official names and keys; what is not certain stays as typed."""
    code = _code(texts, project.areas)
    named = {NAME: VILLAGE, DISTRICT_NAME: DISTRICT, REGENCY_NAME: REGENCY}
    row = {**texts, CODE: code, **_official(texts, code, named, project.areas)}
    row["kantor"] = _office(row.get("kantor", ""), code, project)
    for key, records in (("gerbang", project.gates), ("bahasa", project.languages)):
        if row.get(key):
            row[key] = _keys(row[key], {each: record.name for each, record in records.items()})
    for key, choices in CHOICES.items():
        if key in row:
            row[key] = next((each for each in choices if each.lower() == row[key].lower()), row[key])
    return row


def resolve_report(texts: Mapping[str, str], project: Project, topics: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by column with the code, the official name, the day, and `topics` for their numbers."""
    code = read_code(texts.get(CODE, ""))
    row = {**texts, CODE: code, **_official(texts, code, {REPORTED: VILLAGE}, project.areas)}
    row["tanggal"] = iso_date(row.get("tanggal", ""))
    if TOPICS in row:
        row[TOPICS] = _numbered(row[TOPICS], topics)
    return row


def known_names(field: str, project: Project) -> list[str]:
    """Return the names that a column of keys takes; none for other columns."""
    if field == "kantor":
        return [office.name for office in project.offices.values() if office.type == IMMIGRATION]
    return [gate.name for gate in project.gates.values()] if field == "gerbang" else []


def _official(texts: Mapping[str, str], code: str, named: Mapping[str, int], areas: Areas) -> dict[str, str]:
    """Return the official names that a known code tells. named: for each column, how much of the code it names."""
    if len(code) != VILLAGE or code not in areas:
        return {}
    names = {key: areas.name(code[:length]) for key, length in named.items()}
    return {key: name for key, name in names.items() if plain(texts.get(key, "")) in ("", plain(name))}


def _numbered(typed: str, names: Sequence[str]) -> str:
    """Return `typed` with numbers as the names they stand for: `1, 3` are the first and the third."""
    numbers = re.split(r"[\s,.;]+", typed.strip(" ,.;"))
    if not all(each.isdecimal() and 0 < int(each) <= len(names) for each in numbers):
        return typed
    return ", ".join(names[int(each) - 1] for each in numbers)


def _code(texts: Mapping[str, str], areas: Areas) -> str:
    """Return the code that is typed, else that of the only village with this name in this district, else what is typed."""
    typed = texts.get(CODE, "")
    if re.fullmatch(area_code.pattern, read_code(typed)):
        return read_code(typed)
    parts = [part.strip() for part in re.split(r"[,/]|\bkec(?:amatan|\b)\.?", typed, flags=re.I) if part.strip()]
    name, district = texts.get(NAME) or "".join(parts[:1]), texts.get(DISTRICT_NAME) or "".join(parts[1:2])
    regency = plain(texts.get(REGENCY_NAME, ""))
    if re.search(r"\d{3}", typed) or not (name and district):
        return read_code(typed)
    found = [
        code
        for code in areas.codes(VILLAGE)
        if plain(areas.name(code)) == plain(name)
        and plain(areas.district_name(code)) == plain(district)
        and regency in ("", plain(areas.regency_name(code)))
    ]
    return found[0] if len(found) == 1 else read_code(typed)


def _office(typed: str, code: str, project: Project) -> str:
    """Return the key of the immigration office of this name; where no name is typed, of the only one that serves `code`."""
    immigration = {key: office for key, office in project.offices.items() if office.type == IMMIGRATION}
    if not typed:
        found = [key for key, office in immigration.items() if office.covers(code)]
    elif typed.lower() in project.offices:
        return typed.lower()
    else:
        found = [key for key, office in immigration.items() if _place(office.name) == _place(typed)]
    return found[0] if len(found) == 1 else typed


def _place(office: str) -> str:
    """Return where an office is, from its name: `KANIM KELAS II NON TPI CONTOH` is `contoh`."""
    return " ".join(OFFICE_WORDS.sub(" ", plain(office)).split())


def _keys(typed: str, names: Mapping[str, str]) -> str:
    """Return the keys of what is named; the text itself where all are keys already."""
    by_name = {plain(name): key for key, name in names.items()} | {key.replace("_", " "): key for key in names}
    parts = [part for part in re.split(r"\s*(?:[,;/&\n]|\bdan\b)\s*", typed) if part]
    return (
        typed if all(part in names for part in parts) else ", ".join(by_name.get(plain(part), part) for part in parts)
    )
