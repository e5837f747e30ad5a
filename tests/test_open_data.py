"""Open data of villages: JSON that keeps to its schema, and a snippet that any village website can show."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import Areas
from scripts.data.local_notes import local_note
from scripts.data.project import Project
from scripts.render.text import spoken_date
from scripts.villages.open_data import SCHEMA, OpenData
from scripts.villages.write import write_open_data
from tests.samples import a_village, without

URL = "https://contoh.example/"


@pytest.fixture
def data(project: Project) -> OpenData:
    return OpenData(project, URL, "Situs Contoh")


def test_every_village_keeps_to_the_schema_that_stands_beside_it(site: Path) -> None:
    schema = json.loads((site / "desa/skema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    files = sorted((site / "desa").glob("[0-9]*.json"))
    assert files
    for path in files:
        record = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.validate(record, schema, format_checker=jsonschema.FormatChecker())
        page = (site / "desa" / path.stem / "index.html").read_text(encoding="utf-8")
        assert record["kode"].replace(".", "") == path.stem and record["nama"] in page
        assert record["halaman"].endswith(f"/desa/{path.stem}/")


def test_what_the_village_told_is_there_with_its_day(project: Project, data: OpenData) -> None:
    told = dataclasses.replace(a_village(project), told=(local_note("2026-12-05 sinyal: dekat SD"),))
    record = data.record(told)
    assert record["di_desa"] == [{"kunci": "sinyal", "isi": "dekat SD", "tanggal": "2026-12-05"}]
    jsonschema.validate(record, SCHEMA)


def test_the_snippet_is_small_says_its_date_and_loads_nothing(project: Project, data: OpenData) -> None:
    for village in project.villages:
        text = data.snippet(village)
        tree = LexborHTMLParser(text)
        assert len(text.encode()) <= 8_000
        assert not tree.css("script, link, style, img, iframe, object, [src], [onclick], form")
        assert [link.attributes["href"] for link in tree.css("a")] == [f"{URL}desa/{village.address}/"]
        assert "url(" not in text and "@import" not in text
        assert f"{spoken_date(data.checked.isoformat())}. Periksa lagi sebelum" in text
        assert village.name in tree.text() and project.facts["telepon_polisi"].value in tree.text()


@pytest.mark.parametrize(("code", "called"), [("61.72.01.1001", "Kelurahan Roban"), ("61.03.07.2007", "Desa Bungkang")])
def test_the_snippet_tells_a_kelurahan_from_a_desa(whole_province: Project, code: str, called: str) -> None:
    village = next(village for village in whole_province.all_villages if village.key == code)
    text = OpenData(whole_province, URL, "Situs Contoh").snippet(village)
    assert f"<b>{called}" in text


def test_names_do_no_harm_in_the_snippet(project: Project, data: OpenData) -> None:
    bad = dataclasses.replace(a_village(project), name="<script>x</script>", district='"><img src=x>')
    assert not LexborHTMLParser(data.snippet(bad)).css("script, img")


def test_a_second_run_writes_nothing_and_files_of_gone_villages_go(project: Project, tmp_path: Path) -> None:
    assert write_open_data(project, tmp_path, URL, "Situs").written
    assert not write_open_data(project, tmp_path, URL, "Situs")
    gone = a_village(project)
    names = {code: name for code, name in project.areas.names.items() if code != gone.key}
    fewer = dataclasses.replace(without(project, gone), areas=Areas(names))
    changes = write_open_data(fewer, tmp_path, URL, "Situs")
    assert changes.deleted == [f"desa/{gone.address}.json", f"desa/{gone.address}.txt"]
    assert not list((tmp_path / "desa").glob(f"{gone.address}*")) and (tmp_path / "desa/skema.json").exists()


def test_the_page_of_a_village_leads_to_its_open_data(site: Path, project: Project) -> None:
    for village in project.all_villages[::25]:
        page = site / "desa" / village.address / "index.html"
        links = [node.attributes["href"] for node in LexborHTMLParser(page.read_text()).css("article .source a")]
        for suffix in ("txt", "json"):
            address = f"../{village.address}.{suffix}"
            assert address in links and (page.parent / address).resolve().is_file()
