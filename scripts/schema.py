"""What the data files say of their fields: `python -m scripts schema` writes schemas, header comments and the form door.

All come from the dataclasses of scripts/data, so they cannot disagree. The schemas are for completion in editors:
JSON Schema draft 7, which the YAML language server reads (https://github.com/redhat-developer/yaml-language-server).
"""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.data import glossary, parsers, reviews
from scripts.data.drawings import Drawing, slug
from scripts.data.facts import Fact
from scripts.data.fields import Field, fields_of, key_of
from scripts.data.meeting_reports import MeetingReport, report_key
from scripts.data.offices import Office
from scripts.data.parsers import Parser
from scripts.data.phones import PHONE, phone
from scripts.data.phrases import Phrase
from scripts.data.places import Gate, Language
from scripts.data.questions import Question
from scripts.data.renamed import ADDRESS
from scripts.data.reviews import Review
from scripts.data.site import Site, colour
from scripts.data.synonyms import Synonyms, place
from scripts.data.villages import Village
from scripts.data.wordings import Wording
from scripts.forms import NAME, block_keys, pages_cms
from scripts.paths import DATA, ROOT, shown

FOLDER = DATA / "schema"
RECORDS: Mapping[str, tuple[str, type]] = {
    "villages": ("Desa", Village),
    "facts": ("Fakta", Fact),
    "offices": ("Kantor", Office),
    "gates": ("Gerbang", Gate),
    "site": ("Situs", Site),
    "languages": ("Bahasa", Language),
    "questions": ("Pertanyaan", Question),
    "office_questions": ("Pertanyaan untuk kantor", Wording),
    "drawings": ("Gambar", Drawing),
    "sinonim": ("Sinonim", Synonyms),
    "reviews": ("Pembacaan", Review),
    "phrases": ("Ungkapan", Phrase),
    "laporan": ("Laporan pertemuan", MeetingReport),
}
HEADER = re.compile(r"^# Arti setiap baris[^\n]*\n(?:#[ ][^\n]*\n)*", re.M)
SHAPED = (parsers.area_code, parsers.key, parsers.language_tag, slug, reviews.page_name, place, colour)
PATTERNS: Mapping[Parser, str] = {
    **{shaped: f"^{shaped.pattern}$" for shaped in SHAPED},
    parsers.village_code: f"^{parsers.VILLAGE_CODE}$",
    report_key: rf"^{parsers.VILLAGE_CODE} \d{{4}}-\d\d-\d\d$",
    parsers.date: r"^\d{4}-\d\d-\d\d$",
    parsers.check_date: rf"^(\d{{4}}-\d\d-\d\d|{parsers.NEVER})$",
    parsers.loose_date: r"^(\d{4}(-\d\d(-\d\d)?)?|tanpa tanggal)$",
    parsers.url: r"^https?://\S+$",
    parsers.safe_url: r"^https://\S+$",
    phone: f"^{PHONE.pattern}$",
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    made = {name: _schema(title, record) for name, (title, record) in RECORDS.items()}
    made["words"] = _words("Kata", PATTERNS[parsers.key])
    made["easier"] = _words("Kata kantor", r"\S")
    made["hosts"] = _words("Situs lain", r"^[a-z0-9.-]+\.[a-z]+$")
    made["renamed"] = _words("Alamat lama", f"^{ADDRESS.pattern}$")
    made["glossary"] = _glossary()
    for name in ("renamed", "reviews", "laporan"):  # there may be none yet
        made[name]["type"] = ["object", "null"]
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def with_header(text: str, record: type) -> str:
    """Return the data file `text` with the lines of its header that explain the fields of `record`; '' stays ''."""
    rows = [("kunci blok", key_of(record)), *((field.key, field) for field in fields_of(record))]
    width = max(len(name) for name, _ in rows) + 2
    lines = ["# Arti setiap baris (yang tidak wajib boleh kosong: jangan menebak):"]
    for name, field in rows:
        notes = [
            *(["wajib"] if field.required and field.key else []),
            *([f"sejak {field.since}"] if field.since else []),
        ]
        lines.append(f"#   {name:<{width}}{field.help}" + (f" ({', '.join(notes)})" if notes else ""))
        lines += [f"#   {'':<{width}}{line}" for line in field.more.splitlines()]
    return HEADER.sub(lambda old: "\n".join(lines) + "\n", text, count=1)


def headers() -> dict[Path, str]:
    """Return the text of every data file of records with its header as declared."""
    paths = {DATA / f"{name}.yml": record for name, (_, record) in RECORDS.items()}
    return {path: with_header(path.read_text(encoding="utf-8"), record) for path, record in paths.items()}


def _schema(title: str, record: type) -> dict[str, object]:
    fields = fields_of(record)
    block = {
        "type": "object",
        "properties": {field.key: _property(field) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }
    return _file(title, propertyNames={"pattern": PATTERNS[key_of(record).parser]}, additionalProperties=block)


def _words(title: str, key: str) -> dict[str, object]:
    texts = {"type": ["string", "number"]}
    return _file(title, propertyNames={"pattern": key}, additionalProperties=texts)


def _glossary() -> dict[str, object]:
    rows = {"type": ["object", "null"], "additionalProperties": {"type": "string", "pattern": r"\|\s*\S"}}
    questions = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    parts = {glossary.WORDS: rows, glossary.MORE: rows, glossary.GUESSED: rows, glossary.ASK: questions}
    return _file("Glosarium", properties=parts, additionalProperties=False)


def _file(title: str, **blocks: object) -> dict[str, object]:
    """Return the schema of a whole file, which `blocks` describe."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, "type": "object", **blocks}


def _property(field: Field) -> dict[str, object]:
    if field.is_list:
        return {"description": field.meaning, "type": ["array", "null"], "items": {"type": "string"}}
    said: dict[str, object] = {"description": field.meaning}
    if field.choices:
        said["enum"] = [*field.choices, *([] if field.required else [None])]
        return said
    # Editors may leave out quotes: 2017 and 99.01 are numbers to YAML and text to this site.
    said["type"] = ["string", "number"] if field.required else ["string", "number", "null"]
    if pattern := PATTERNS.get(field.parser):
        said["pattern"] = pattern
    return said


def main(arguments: Sequence[str]) -> int:
    """Write the schemas and headers that differ, and say which."""
    argparse.ArgumentParser(prog="python -m scripts schema", description="Tulis skema.").parse_args(arguments)
    FOLDER.mkdir(exist_ok=True)
    texts = {FOLDER / name: text for name, text in schemas().items()} | {ROOT / NAME: pages_cms(block_keys())}
    for path, text in (texts | headers()).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(shown(path))
    return 0
