"""The form door: `.pages.yml` for Pages CMS, made from the declared fields (`python -m scripts schema` writes it).

Shape: https://pagescms.org/docs/configuration/. Pages CMS knows no map of blocks under free keys: the form lists the blocks
there are, and a new one is typed in its file. Villages and pages are edited as text: a key with dots is no name there.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from scripts.data.blocks import read_blocks
from scripts.data.facts import Fact
from scripts.data.fields import Field, fields_of
from scripts.data.offices import Office
from scripts.data.places import Gate, Language
from scripts.data.questions import Question
from scripts.paths import DATA, DOCS

NAME = ".pages.yml"
FILES: Mapping[str, tuple[str, type]] = {
    "facts": ("Fakta", Fact),
    "offices": ("Kantor", Office),
    "national": ("Layanan nasional dan perwakilan", Office),
    "gates": ("Gerbang", Gate),
    "languages": ("Bahasa", Language),
    "questions": ("Pertanyaan", Question),
}
HEAD = "# Formulir Pages CMS. Dibuat dari daftar isian oleh `python -m scripts schema`; jangan disunting di sini.\n"


def block_keys(data: Path = DATA) -> dict[str, list[str]]:
    """Return the keys of the blocks of each file that has a form."""
    return {name: [block.key for block in read_blocks(data / f"{name}.yml", []) if block.key] for name in FILES}


def pages_cms(keys: Mapping[str, Sequence[str]]) -> str:
    """Return the text of `.pages.yml` with the blocks `keys` of each file."""
    data = f"{DOCS.name}/{DATA.name}"
    settings = {
        "settings": {"content": {"merge": True}},  # what has no field here stays as it is
        "content": [
            {
                "name": name,
                "label": label,
                "type": "file",
                "path": f"{data}/{name}.yml",
                "format": "yaml",
                "fields": [{"name": key, "component": record.__name__.lower()} for key in keys[name]],
            }
            for name, (label, record) in FILES.items()
        ]
        + [
            {"name": "villages", "label": "Desa", "type": "file", "path": f"{data}/villages.yml", "format": "code"},
            {"name": "halaman", "label": "Halaman", "type": "collection", "path": f"{DOCS.name}/id", "format": "raw"}
            | {"subfolders": True},
        ],
        "components": {
            record.__name__.lower(): {
                "type": "object",
                "label": label,
                "fields": [_field(field) for field in fields_of(record)],
            }
            for record, label in {record: label for label, record in reversed(FILES.values())}.items()
        },
    }
    return HEAD + yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=1 << 30)


def _field(field: Field) -> dict[str, object]:
    said: dict[str, object] = {"name": field.key, "description": field.meaning}
    said["type"] = "select" if field.choices else "text" if field.is_prose else "string"
    if field.choices:
        said["options"] = {"values": [*field.choices]}
    if field.is_list:
        said["list"] = True
    if field.required:
        said["required"] = True
    return said
