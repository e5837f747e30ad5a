"""Values that are well formed and cannot be: look-alike hosts, dates out of reason, moved codes, another office."""

import datetime
import shutil
from pathlib import Path

import pytest

from scripts.check import check_all
from scripts.data import parsers
from scripts.data.facts import load_facts
from scripts.data.problem import Problem
from scripts.data.project import load_project
from scripts.proposals.suggestions import suggest
from tests.test_data_facts import FACT
from tests.test_data_facts import load as load_fact
from tests.tree import DOCS, TODAY

DAY = datetime.date.fromisoformat(TODAY)
VILLAGE = """"{code}":
  nama: {name}
  kecamatan: {district}
  kabupaten: Kabupaten Sanggau
  kantor: {office}
  program: Desa Binaan Imigrasi
  status: pasti
  sumber: https://contoh.go.id/berita
  tanggal_sumber: "{date}"
  pertemuan:
    - {meeting}
"""
GOOD = {
    "code": "61.03.21.2003",
    "name": "Entikong",
    "district": "Entikong",
    "office": "kanim_entikong",
    "date": "2025-07-23",
    "meeting": "2026-12-05 09.00 Balai Desa",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the frozen texts and data, to be damaged."""
    return Path(shutil.copytree(DOCS, tmp_path.resolve() / "docs"))


def village_problems(docs: Path, **changes: str) -> list[Problem]:
    (docs / "_data/villages.yml").write_text(VILLAGE.format(**GOOD | changes), encoding="utf-8")
    return [each for each in check_all(DAY, docs)[0] if each.path.endswith("villages.yml")]


@pytest.mark.parametrize(
    "address",
    [
        "https://peduliwni.kemlu.go.id.daftar-aman.xyz/",
        "https://imigrasi-go-id.com/",
        "https://www.imigrasi.go.id-paspor.net/",
        "https://imigrаsi.go.id/",  # with a Cyrillic letter
        "https://xn--imigrsi-9fg.go.id/",
        "https://103.0.0.1/paspor",
        "https://bit.ly/paspor-cepat",
        "https://wa.me/620000000000",
        "https://www.imigrasi.go.id@penipu.xyz/",
    ],
)
def test_an_address_that_only_looks_official_is_refused(address: str) -> None:
    with pytest.raises(parsers.Fault):
        parsers.safe_url(address)


def test_an_address_behind_another_is_brought_to_light() -> None:
    with pytest.raises(parsers.Fault) as caught:
        parsers.safe_url("https://www.google.com/url?q=https%3A%2F%2Fwww.imigrasi.go.id%2F&sa=D")
    assert caught.value.right == "https://www.imigrasi.go.id/"


@pytest.mark.parametrize(
    ("nilai", "label", "message"),
    [
        ("https://daftar-aman.xyz/", "peduliwni.kemlu.go.id", "tampil `peduliwni.kemlu.go.id`"),
        ("https://www.bmkg.go.id/", "bmkg.go.id", ""),
        ("https://kemlu.go.id/kuching", "kemlu.go.id/kuching", ""),
        ("https://imigrasi.com/", "Situs imigrasi", "bukan situs pemerintah"),
        ("https://play.google.com/store/apps/details?id=x", "M-Paspor", ""),
    ],
)
def test_a_fact_opens_what_it_shows(tmp_path: Path, nilai: str, label: str, message: str) -> None:
    shutil.copyfile(DOCS / "_data/hosts.yml", tmp_path / "hosts.yml")
    fact = FACT.format(bentuk="url", tanggal_sumber="2024-05", cek_lagi="2027-02-01")
    path = tmp_path / "facts.yml"
    path.write_text(fact.replace('"Sarawak, 2024"', nilai).replace("Satu kasus", label), encoding="utf-8")
    problems: list[Problem] = []
    load_facts(path, problems)
    assert any(message in problem.message for problem in problems) if message else not problems


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"bentuk": "teks", "cek_lagi": "2037-01-01"}, "terlalu jauh"),
        ({"bentuk": "telepon", "cek_lagi": "2027-05-25"}, "terlalu jauh"),
        ({"bentuk": "rupiah", "cek_lagi": "2027-11-01"}, "terlalu jauh"),
        ({"tanggal_sumber": "2029-10"}, "sesudah `dicek"),
        ({"tanggal_sumber": "2026-11-26"}, "sesudah `dicek"),
        ({"tanggal_sumber": "1066"}, "bukan tanggal"),
    ],
)
def test_a_date_out_of_reason_is_refused(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    *_, problems = load_fact(tmp_path, **changes)
    assert any(message in problem.message for problem in problems)


def test_a_source_of_the_future_is_refused(docs: Path) -> None:
    assert any("belum terjadi" in each.message for each in village_problems(docs, date="2027-07"))
    assert not village_problems(docs, date="2026-11")


def test_a_meeting_far_ahead_is_questioned_and_one_that_is_over_is_not_shown(docs: Path) -> None:
    (problem,) = village_problems(docs, meeting="2062-12-05 09.00 Balai Desa")
    assert "lebih dari setahun" in problem.message
    assert not village_problems(docs, meeting="2020-01-05 09.00 Balai Desa")
    assert any(hint.rule == "P201" for hint in check_all(DAY, docs)[1])
    project = load_project(docs / "_data")
    assert [len(each.villages[0].meetings) for each in (project, project.on(DAY))] == [1, 0]


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
def test_the_time_zone_is_no_part_of_the_place(docs: Path, zone: str) -> None:
    assert not village_problems(docs, meeting=f"2026-12-05 09.00 {zone} Balai Desa")
    (meeting,) = load_project(docs / "_data").villages[0].meetings
    assert (meeting.time, meeting.zone, meeting.place) == ("09.00", zone, "Balai Desa")


def test_a_slip_in_an_office_offers_the_offices_of_that_regency_and_no_tap(docs: Path) -> None:
    (problem,) = village_problems(docs, office="kanim_sintang")
    assert "kanim_entikong" in problem.fix and "Kabupaten Sanggau" in problem.fix
    assert not suggest([problem], Path("/"))


def test_an_office_that_serves_another_regency_is_named(docs: Path) -> None:
    (problem,) = village_problems(docs, office="kanim_pontianak")
    assert "tidak melayani Kabupaten Sanggau" in problem.message and "kanim_entikong" in problem.fix
    assert not suggest([problem], Path("/"))


@pytest.mark.parametrize("code", ["61.04.21.2003", "61.03.07.2007"])
def test_a_code_that_moved_is_named_as_it_is_now(docs: Path, code: str) -> None:
    problems = village_problems(docs, code=code)
    assert any("61.03.21.2003" in problem.fix for problem in problems), problems
    assert not suggest(problems, Path("/"))


def test_a_page_without_its_indonesian_page_is_refused(docs: Path) -> None:
    page = docs / "iba/paspor/lama.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: Lama\ndescription: Lama.\npesan: Lama.\n---\n\n## Isi\n\n- Tanya.\n", encoding="utf-8")
    problems, _ = check_all(DAY, docs)
    assert any(problem.rule == "T105" and "lama.md" in problem.path for problem in problems)
