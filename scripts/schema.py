"""Schemas of the data files, for completion in editors: `python -m scripts.schema` writes docs/_data/schema/.

Made from the FIELDS of scripts/data, so the two cannot disagree. Form: JSON Schema draft 7, which the YAML
language server of most editors reads (https://github.com/redhat-developer/yaml-language-server).
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.data import facts, glossary, kinds, offices, places, questions, reviews, villages
from scripts.data.fields import Field
from scripts.data.kinds import Kind
from scripts.paths import DATA, shown

FOLDER = DATA / "schema"
FILES: Mapping[str, tuple[str, Kind, Sequence[Field]]] = {
    "villages": ("Desa", kinds.village_code, villages.FIELDS),
    "facts": ("Fakta", kinds.key, facts.FIELDS),
    "offices": ("Kantor", kinds.key, offices.FIELDS),
    "gates": ("Gerbang", kinds.key, places.GATE_FIELDS),
    "languages": ("Bahasa", kinds.key, places.LANGUAGE_FIELDS),
    "questions": ("Pertanyaan", kinds.key, questions.FIELDS),
    "reviews": ("Pembacaan", reviews.page_name, reviews.FIELDS),
}
PATTERNS: Mapping[Kind, str] = {
    kinds.village_code: r"^\d\d\.\d\d\.\d\d\.\d{4}$",
    kinds.area_code: f"^{kinds.CODE.pattern}$",
    kinds.key: f"^{kinds.KEY.pattern}$",
    reviews.page_name: f"^{reviews.PAGE.pattern}$",
    kinds.date: r"^\d{4}-\d\d-\d\d$",
    kinds.loose_date: r"^(\d{4}(-\d\d(-\d\d)?)?|tanpa tanggal)$",
    kinds.url: r"^https?://\S+$",
    kinds.safe_url: r"^https://\S+$",
    kinds.phone: f"^{kinds.PHONE.pattern}$",
    kinds.language_tag: f"^{kinds.TAG.pattern}$",
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    made = {name: _schema(*parts) for name, parts in FILES.items()}
    made["words"] = _words()
    made["glossary"] = _glossary()
    made["reviews"]["type"] = ["object", "null"]  # nobody may have read anything yet
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def _schema(title: str, key: Kind, fields: Sequence[Field]) -> dict[str, object]:
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
        "propertyNames": {"pattern": PATTERNS[kinds.key]},
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


def main() -> int:
    """Write the schemas that differ, and say which."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        path: Path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(shown(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
