"""The schemas that editors' programs read: as generated, and true of the data as they are."""

import json
import re

import pytest
import yaml

from scripts.schema import FOLDER, schemas
from tests.tree import DATA

FILES = sorted(DATA.glob("*.yml"))
TYPES = {"string": str, "number": (int, float), "null": type(None), "array": list, "object": dict}


def test_the_committed_schemas_are_the_generated_ones() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert committed == schemas(), "jalankan: python -m scripts schema"


def schema_of(path) -> dict:
    """The schema a data file names in its header."""
    names = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", path.read_text(encoding="utf-8"), re.M)
    if not names and path.name.startswith("words."):  # a new language may come without it
        names = ["schema/words.json"]
    assert len(names) == 1, path.name
    return json.loads((FOLDER.parent / names[0]).read_text(encoding="utf-8"))


def complaints(value: object, schema: dict, place: str) -> list[str]:
    """What a validator would say: the parts of JSON Schema that our schemas use, and no others."""
    assert not schema.keys() - {
        "$schema", "title", "description", "type", "enum", "pattern", "properties", "required", "additionalProperties",
        "propertyNames", "items",
    }  # fmt: skip
    found = []
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not isinstance(value, tuple(TYPES[kind] for kind in kinds)):
        return [f"{place}: {value!r} is no {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} not in {schema['enum']}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{place}: {value!r} unlike {schema['pattern']}")
    if isinstance(value, list):
        for item in value:
            found += complaints(item, schema["items"], place)
    if isinstance(value, dict):
        found += [f"{place}: {key} missing" for key in schema.get("required", []) if key not in value]
        for key, inner in value.items():
            found += complaints(key, schema.get("propertyNames", {}), place)
            rule = schema.get("properties", {}).get(key, schema["additionalProperties"])
            found += [f"{place}: {key} unknown"] if rule is False else complaints(inner, rule, f"{place}.{key}")
    return found


class Loader(yaml.SafeLoader):
    """YAML as the language server reads it (1.2): dates stay text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("timestamp")]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_data_fit_their_schema(path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    assert complaints(data, schema_of(path), path.name) == []


def test_a_schema_refuses_what_the_site_refuses() -> None:
    schema = json.loads((FOLDER / "villages.json").read_text(encoding="utf-8"))
    data = yaml.load((DATA / "villages.yml").read_text(encoding="utf-8"), Loader=Loader)
    first = next(iter(data.values()))
    for changes in ({"plb": "mungkin"}, {"sumber": "berita"}, {"statsu": "pasti"}, {"tanggal_sumber": "1-1-2025"}):
        assert complaints({"61.03.21.2003": first | changes}, schema, "")
    assert complaints({"6103212003": first}, schema, "")
