"""Schemas of the data files, for completion in editors: `python -m scripts schema` writes docs/_data/schema/.

Made from the FIELDS of scripts/data, so the two cannot disagree. Form: JSON Schema draft 7, which the YAML
language server of most editors reads (https://github.com/redhat-developer/yaml-language-server).
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.data import drawings, facts, glossary, offices, parsers, places, questions, reviews, synonyms, villages
from scripts.data.fields import Field
from scripts.data.parsers import Parser
from scripts.paths import DATA, shown

FOLDER = DATA / "schema"
FILES: Mapping[str, tuple[str, Parser, Sequence[Field]]] = {
    "villages": ("Desa", parsers.village_code, villages.FIELDS),
    "facts": ("Fakta", parsers.key, facts.FIELDS),
    "offices": ("Kantor", parsers.key, offices.FIELDS),
    "gates": ("Gerbang", parsers.key, places.GATE_FIELDS),
    "languages": ("Bahasa", parsers.key, places.LANGUAGE_FIELDS),
    "questions": ("Pertanyaan", parsers.key, questions.FIELDS),
    "drawings": ("Gambar", drawings.slug, drawings.FIELDS),
    "sinonim": ("Sinonim", parsers.key, synonyms.FIELDS),
    "reviews": ("Pembacaan", reviews.page_name, reviews.FIELDS),
}
PATTERNS: Mapping[Parser, str] = {
    parsers.village_code: r"^\d\d\.\d\d\.\d\d\.\d{4}$",
    parsers.area_code: f"^{parsers.CODE.pattern}$",
    parsers.key: f"^{parsers.KEY.pattern}$",
    drawings.slug: f"^{drawings.SLUG.pattern}$",
    reviews.page_name: f"^{reviews.PAGE.pattern}$",
    parsers.date: r"^\d{4}-\d\d-\d\d$",
    parsers.check_date: rf"^(\d{{4}}-\d\d-\d\d|{parsers.NEVER})$",
    parsers.loose_date: r"^(\d{4}(-\d\d(-\d\d)?)?|tanpa tanggal)$",
    parsers.url: r"^https?://\S+$",
    parsers.safe_url: r"^https://\S+$",
    parsers.phone: f"^{parsers.PHONE.pattern}$",
    parsers.language_tag: f"^{parsers.TAG.pattern}$",
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    made = {name: _schema(*parts) for name, parts in FILES.items()}
    made["words"] = _words()
    made["glossary"] = _glossary()
    made["reviews"]["type"] = ["object", "null"]  # nobody may have read anything yet
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def _schema(title: str, key: Parser, fields: Sequence[Field]) -> dict[str, object]:
    block = {
        "type": "object",
        "properties": {field.key: _property(field) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "propertyNames": {"pattern": PATTERNS[key]},
        "additionalProperties": block,
    }


def _words() -> dict[str, object]:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Kata",
        "type": "object",
        "propertyNames": {"pattern": PATTERNS[parsers.key]},
        "additionalProperties": {"type": ["string", "number"]},
    }


def _glossary() -> dict[str, object]:
    rows = {"type": ["object", "null"], "additionalProperties": {"type": "string", "pattern": r"\|\s*\S"}}
    questions = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Glosarium",
        "type": "object",
        "properties": {glossary.WORDS: rows, glossary.MORE: rows, glossary.GUESSED: rows, glossary.ASK: questions},
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, object]:
    if field.is_list:
        return {"description": field.help, "type": ["array", "null"], "items": {"type": "string"}}
    said: dict[str, object] = {"description": field.help}
    if allowed := getattr(field.kind, "allowed", ()):
        said["enum"] = [*allowed, *([] if field.required else [None])]
        return said
    # Editors may leave out quotes: 2017 and 61.01 are numbers to YAML and text to this site.
    said["type"] = ["string", "number"] if field.required else ["string", "number", "null"]
    if pattern := PATTERNS.get(field.kind):
        said["pattern"] = pattern
    return said


def main(arguments: Sequence[str]) -> int:
    """Write the schemas that differ, and say which."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        path: Path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(shown(path))
    return 0
