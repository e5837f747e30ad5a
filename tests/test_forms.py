"""The form door: `.pages.yml` as Pages CMS documents it, in step with the declared fields; what a form drops comes back.

Shape: https://pagescms.org/docs/configuration/ and its pages on content, fields, components and settings.
"""

import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from scripts.data.fields import fields_of
from scripts.forms import FILES, NAME, pages_cms
from scripts.maintenance.comments import restore
from scripts.paths import ROOT
from scripts.proposals.compare import compare
from tests import tree

WORD = {"type": "string", "pattern": r"^[a-zA-Z0-9_-]+$"}
PATH = {"type": "string", "pattern": r"^[^/].*[^/]$"}
TYPES = ("boolean", "code", "date", "file", "image", "number", "object", "reference", "rich-text", "select", "string", "text", "uuid", "block")  # fmt: skip
FORMATS = (
    "yaml-frontmatter",
    "json-frontmatter",
    "toml-frontmatter",
    "yaml",
    "json",
    "toml",
    "datagrid",
    "code",
    "raw",
)
FIELD = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": WORD,
        "label": {"type": "string"},
        "description": {"type": "string"},
        "type": {"enum": [*TYPES]},
        "component": WORD,
        "list": {"type": "boolean"},
        "required": {"type": "boolean"},
        "options": {"type": "object", "properties": {"values": {"type": "array", "items": {"type": "string"}}}},
        "fields": {"type": "array", "items": {"$ref": "#/definitions/named"}},
    },
    "oneOf": [{"required": ["type"]}, {"required": ["component"]}],
}
SHAPE = {
    "definitions": {"field": FIELD, "named": {"allOf": [{"$ref": "#/definitions/field"}], "required": ["name"]}},
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "settings": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"content": {"type": "object", "properties": {"merge": {"type": "boolean"}}}},
        },
        "components": {
            "type": "object",
            "propertyNames": WORD,
            "additionalProperties": {"$ref": "#/definitions/field"},
        },
        "content": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "type", "path"],
                "properties": {
                    "name": WORD,
                    "label": {"type": "string"},
                    "type": {"enum": ["file", "collection"]},
                    "path": PATH,
                    "format": {"enum": [*FORMATS]},
                    "subfolders": {"type": "boolean"},
                    "fields": {"type": "array", "items": {"$ref": "#/definitions/named"}},
                },
            },
        },
    },
}
TEXT = (ROOT / NAME).read_text(encoding="utf-8")
LISTED = {
    entry["name"]: [field["name"] for field in entry.get("fields", ())] for entry in yaml.safe_load(TEXT)["content"]
}


def test_the_settings_have_the_documented_shape() -> None:
    typed = yaml.safe_load(TEXT)
    jsonschema.validate(typed, SHAPE)
    for entry in typed["content"]:
        assert (ROOT / entry["path"]).exists(), entry["path"]
        assert {field["component"] for field in entry.get("fields", ())} <= typed["components"].keys()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"content": [{"name": "61.03", "type": "file", "path": "/a"}]}, SHAPE)


def test_the_forms_are_those_of_the_declared_fields() -> None:
    assert pages_cms(LISTED) == TEXT, "jalankan: python -m scripts schema"
    components = yaml.safe_load(TEXT)["components"]
    for _, record in FILES.values():
        named = {field["name"]: field for field in components[record.__name__.lower()]["fields"]}
        for field in fields_of(record):
            assert named[field.key].get("options", {}).get("values", []) == [*field.choices]
            assert named[field.key].get("required", False) == field.required


def saved_by_a_form(path: Path, **changes: str) -> None:
    """Write the file as a program does that knows no comments."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for place, value in changes.items():
        key, field = place.split("__")
        data[key][field] = value
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(tree.DOCS, tmp_path.resolve() / "docs"))


@pytest.mark.parametrize("name", FILES)
def test_what_a_form_drops_is_noticed_and_comes_back(docs: Path, name: str) -> None:
    path, data = docs / "_data" / f"{name}.yml", docs / "_data"
    saved_by_a_form(path)
    assert [(each.rule, each.record) for each in compare(tree.DOCS, docs, {})] == [("Q106", path.name)]
    assert restore(data, tree.DATA) == [path]
    assert path.read_text(encoding="utf-8") == (tree.DATA / path.name).read_text(encoding="utf-8")


def test_what_was_changed_in_the_form_stays_and_nothing_else_moves(docs: Path) -> None:
    path = docs / "_data/facts.yml"
    saved_by_a_form(path, telepon_polisi__nilai="112")
    restore(docs / "_data", tree.DATA)
    old, new = (each.read_text(encoding="utf-8").splitlines() for each in (tree.DATA / "facts.yml", path))
    assert len(old) == len(new)
    assert [line for before, line in zip(old, new, strict=True) if before != line] == ['  nilai: "112"']
