"""Doors for people who do not edit: "Isi halaman ini keliru?" on every page, issue forms, and who is asked to read."""

import dataclasses
import datetime
import fnmatch
import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from scripts.pages.report import FORM
from scripts.paths import ROOT
from scripts.villages.write import write_villages
from tests.kinds import SENSITIVE, folders
from tests.samples import a_village
from tests.tree import VILLAGES

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
FIELD_KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def report_links(page: Path) -> list[LexborHTMLParser]:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [link for link in tree.css(".foot a") if "Isi halaman ini keliru?" in link.text()]


def test_every_page_asks_whether_anything_is_wrong_and_names_itself(site: Path) -> None:
    """All but the sensitive ones, whose names no other host is to learn."""
    pages = {page for page in site.rglob("index.html") if "<footer" in page.read_text()}
    below = {site / folder / each for folder in folders(site) for each in SENSITIVE}
    sensitive = {page for page in pages if below.intersection(page.parents)}
    assert sensitive and not any(map(report_links, sensitive))
    assert len(pages - sensitive) > 60
    for page in pages - sensitive:
        (link,) = report_links(page)
        parts = urlsplit(link.attributes["href"])
        asked = parse_qs(parts.query, strict_parsing=True)
        assert (parts.path, asked["template"]) == ("/example/merantau-aman/issues/new", [FORM])
        address = "https://merantau-aman.example/" + page.relative_to(site).as_posix().removesuffix("index.html")
        assert asked["halaman"] == [address]
        heading = LexborHTMLParser(page.read_text()).css_first("h1").text()
        assert heading.startswith(asked["title"][0]), page


def stamped(project: Project, built: Path, tmp_path: Path, **contact: object) -> str:
    """The foot of a village's page when its office has this contact."""
    offices = dict(project.offices)
    office = a_village(project).office
    offices[office] = dataclasses.replace(offices[office], **contact)
    changed = dataclasses.replace(project, offices=offices)
    write_villages(changed, "id", built / "page_templates" / "id", tmp_path, "", VILLAGES)
    page = tmp_path / "desa" / a_village(project).address / "index.html"
    return LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(".foot").html


def test_an_office_can_be_called_once_it_has_confirmed_its_number(
    project: Project, built: Path, tmp_path: Path
) -> None:
    day = datetime.date(2026, 11, 24)
    foot = stamped(project, built, tmp_path, whatsapp="+62 811 0000 0000", phone="0561-000000", confirmed=day)
    assert 'href="https://wa.me/6281100000000"' in foot and "Atau beri tahu" in foot
    assert 'href="tel:0561000000"' in stamped(project, built, tmp_path, phone="0561-000000", confirmed=day)
    assert "Atau beri tahu" not in stamped(project, built, tmp_path, phone="0561-000000", confirmed="")


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_an_issue_form_has_the_shape_github_takes(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "title", "labels", "body"} == form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert fields and {field["type"] for field in form["body"]} <= FIELD_KINDS
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z_-]+", one) for one in ids)
    for field in fields:
        assert field["attributes"]["label"]
        assert (field["type"] in ("dropdown", "checkboxes")) == ("options" in field["attributes"])
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_there_is_a_form_for_each_thing_a_reader_brings() -> None:
    assert [path.name for path in FORMS] == [
        "nomor-mati.yml",
        "perbaiki-fakta.yml",
        "sepuluh-pertanyaan.yml",
        "tambah-desa.yml",
        "terjemahan-rekaman.yml",
    ]
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    assert "halaman" in [field.get("id") for field in form["body"]]


def test_a_proposal_is_asked_three_questions() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\*\*.+\?\*\*", text, re.M)) == 3


def test_every_line_of_codeowners_names_files_that_exist() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.splitlines()
    files = files or [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")]  # unpacked from an archive
    lines = [line for line in (GITHUB / "CODEOWNERS").read_text().splitlines() if line and not line.startswith("#")]
    for line in lines:
        pattern, *owners = line.split()
        assert owners and all(owner.startswith("@") for owner in owners), line
        inside = pattern.lstrip("/") + ("*" if pattern.endswith("/") else "")
        assert fnmatch.filter(files, inside), line
