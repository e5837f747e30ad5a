"""The official list of recruiters: read from what offices send, refused whole where wrong, gone after 30 days."""

import dataclasses
import datetime
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import REGENCY
from scripts.data.problem import DataError
from scripts.data.project import Project, load_project
from scripts.data.recruiters import FILE, JobOrder
from scripts.pages.recruiters import all_recruiters, handout_recruiters, village_recruiters
from scripts.pages.words_html import page_words
from scripts.paths import ROOT
from scripts.spreadsheets.recruiters import import_list, options_of
from tests.tree import DATA

TODAY = datetime.date(2026, 11, 25)
# No company of this name exists.
ROW = {
    "Kabupaten/Kota": "Kab. Sambas",
    "Nama P3MI": "PT. Contoh Karangan Satu",
    "No. SIP3MI": "KARANG/001/2026",
    "No SIP2MI": "KARANG-L/77/2026",
    "Negara Tujuan": "Malaysia",
    "Jabatan": "operator produksi",
    "Sumber": "BP3MI contoh",
    "Tanggal": "20/11/2026",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "_data"))


def table(path: Path, *rows: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["DAFTAR P3MI DAN JOB ORDER"])
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(path)
    return path


def run(file: Path | str, data: Path, *more: str) -> list[str]:
    return import_list(options_of([str(file), "--data", str(data), "--today", str(TODAY), *more]))


def lines(data: Path) -> list[str]:
    return (data / FILE).read_text(encoding="utf-8").splitlines()[1:]


def complaint(file: Path | str, data: Path, *more: str) -> str:
    before = (data / FILE).read_bytes()
    with pytest.raises(DataError) as caught:
        run(file, data, "--write", *more)
    assert (data / FILE).read_bytes() == before
    return str(caught.value)


def test_a_preview_writes_nothing_and_shows_every_row(tmp_path: Path, data: Path) -> None:
    before = (data / FILE).read_bytes()
    said = "\n".join(run(table(tmp_path / "d.xlsx", ROW), data))
    assert (data / FILE).read_bytes() == before
    assert "Kabupaten Sambas, BP3MI contoh: 1 lowongan" in said and "PT Contoh Karangan Satu" in said
    assert "tampil sampai 2026-12-19" in said and "--write" in said


def test_a_written_list_is_read_as_it_was_meant(tmp_path: Path, data: Path) -> None:
    run(table(tmp_path / "d.xlsx", ROW | {"Tanggal": datetime.datetime(2026, 11, 20)}), data, "--write")
    (order,) = load_project(data, today=TODAY).recruiters
    assert (order.area, order.company, order.date) == ("61.01", "PT Contoh Karangan Satu", datetime.date(2026, 11, 20))


@pytest.mark.parametrize(
    ("delimiter", "frame"),
    [(";", "{}"), (",", "{}"), ("\t", "{}"), ("|", "|{}|")],
    ids=["csv", "comma", "paste", "chat"],
)
def test_a_list_comes_as_csv_or_pasted(tmp_path: Path, data: Path, delimiter: str, frame: str) -> None:
    rows = [frame.format(delimiter.join(cells)) for cells in (ROW.keys(), ROW.values())]
    (tmp_path / "d.txt").write_text("\n".join(rows), encoding="utf-8")
    run(tmp_path / "d.txt", data, "--write")
    assert len(lines(data)) == 1


def test_a_table_is_pasted_into_the_window(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join("\t".join(cells) for cells in (ROW.keys(), ROW.values()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    run("-", data, "--write")
    assert len(lines(data)) == 1


@pytest.mark.parametrize("typed", ["61.01", "Sambas", "KABUPATEN SAMBAS", "kab sambas"])
def test_a_regency_is_known_by_its_names(tmp_path: Path, data: Path, typed: str) -> None:
    run(table(tmp_path / "d.xlsx", ROW | {"Kabupaten/Kota": typed}), data, "--write")
    assert lines(data)[0].startswith("61.01,")


def test_a_row_stands_for_each_of_its_regencies(tmp_path: Path, data: Path) -> None:
    run(table(tmp_path / "d.xlsx", ROW | {"Kabupaten/Kota": "Sambas, Kota Pontianak"}), data, "--write")
    assert [line.split(",")[0] for line in lines(data)] == ["61.01", "61.71"]
    run(table(tmp_path / "d.xlsx", ROW | {"Kabupaten/Kota": "Semua kabupaten"}), data, "--write")
    assert len(lines(data)) == len(load_project(data).areas.codes(REGENCY))


def test_source_and_date_may_stand_in_the_command(tmp_path: Path, data: Path) -> None:
    row = {key: value for key, value in ROW.items() if key not in ("Sumber", "Tanggal")}
    said = complaint(table(tmp_path / "d.xlsx", row), data)
    assert "--source" in said and "--date" in said
    run(table(tmp_path / "d.xlsx", row), data, "--source", "BP3MI contoh", "--date", "2026-11-20", "--write")
    assert lines(data)[0].endswith("BP3MI contoh,2026-11-20")


def test_a_new_list_replaces_that_of_the_same_office_and_regency_only(tmp_path: Path, data: Path) -> None:
    other = ROW | {"Kabupaten/Kota": "Sanggau"}
    third = ROW | {"Sumber": "Disnaker contoh"}
    run(table(tmp_path / "d.xlsx", ROW, ROW | {"No SIP2MI": "KARANG-L/78/2026"}, other, third), data, "--write")
    said = run(
        table(tmp_path / "d.xlsx", ROW | {"No SIP2MI": "KARANG-L/99/2026", "Tanggal": "24/11/2026"}), data, "--write"
    )
    assert "menggantikan 2 baris lama" in "\n".join(said)
    assert sorted(line.split(",")[4] for line in lines(data)) == [
        "KARANG-L/77/2026", "KARANG-L/77/2026", "KARANG-L/99/2026",
    ]  # fmt: skip
    assert [line.split(",")[0] for line in lines(data)] == ["61.01", "61.01", "61.03"]


@pytest.mark.parametrize(
    ("changes", "message", "fix"),
    [
        ({"Kabupaten/Kota": "Sambass"}, "`Sambass` tidak ada di provinsi ini", "Kabupaten Sambas"),
        ({"Kabupaten/Kota": ""}, "kabupaten belum diisi", "nama kabupaten"),
        ({"Nama P3MI": "Budi Karangan"}, "bukan nama perusahaan", "diawali PT"),
        ({"Nama P3MI": "PT Karangan 0812-3456-7890"}, "nomor HP", "Hapus nomor itu"),
        ({"No. SIP3MI": "ada"}, "bukan nomor izin", "Salin nomornya"),
        ({"No SIP2MI": ""}, "belum diisi", "nomor izin lowongan"),
        ({"Negara Tujuan": "<b>Malaysia</b>"}, "bukan tulisan biasa", "huruf"),
        ({"Tanggal": "31/02/2026"}, "bukan tanggal", "2026-12-05"),
        ({"Tanggal": "2026-12-24"}, "belum tiba", "tanggal daftar"),
        ({"Tanggal": "2026-10-26"}, "sudah lewat 30 hari", "daftar yang baru"),
        ({"Masa berlaku SIP3MI": "2026-11-01"}, "sudah lewat sebelum daftar itu dibuat", "perbaiki tanggalnya"),
    ],
)
def test_a_wrong_row_is_named_with_its_correction(
    tmp_path: Path, data: Path, changes: dict[str, str], message: str, fix: str
) -> None:
    said = complaint(table(tmp_path / "d.xlsx", ROW | changes, ROW | changes), data)
    assert "d.xlsx:3: baris 3: " in said and "d.xlsx:4: baris 4: " in said
    assert message in said and fix in said.split("Perbaikan:", 1)[1]


def test_the_same_row_twice_and_a_table_without_titles_are_refused(tmp_path: Path, data: Path) -> None:
    assert "sama dengan baris 3" in complaint(table(tmp_path / "d.xlsx", ROW, ROW), data)
    assert "judul kolom tidak ditemukan" in complaint(table(tmp_path / "d.xlsx", {"a": "b"}), data)
    assert "tidak ada baris lowongan" in complaint(table(tmp_path / "d.xlsx", dict.fromkeys(ROW, "")), data)


def test_totals_are_left_out_and_unused_columns_are_named(tmp_path: Path, data: Path) -> None:
    total = dict.fromkeys(ROW, "") | {"Kabupaten/Kota": "Jumlah", "Jabatan": "12"}
    said = run(table(tmp_path / "d.xlsx", ROW | {"Laki-laki": "4"}, total | {"Laki-laki": "4"}), data, "--write")
    assert said[0] == "Kolom yang tidak dipakai: Laki-laki." and len(lines(data)) == 1


def test_the_command_refuses_without_a_traceback(tmp_path: Path, data: Path) -> None:
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04rusak")
    command = [sys.executable, "-m", "scripts", "sheets", "import-recruiters", str(tmp_path / "d.xlsx"), "--write"]
    done = subprocess.run([*command, "--data", str(data)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "Perbaikan:" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(("day", "shown"), [("2026-12-19", 1), ("2026-12-20", 0)])
def test_a_list_is_gone_thirty_days_after_its_date(tmp_path: Path, data: Path, day: str, shown: int) -> None:
    run(table(tmp_path / "d.xlsx", ROW), data, "--write")
    project = load_project(data, today=datetime.date.fromisoformat(day))
    words = page_words(project, "id")
    pages = (
        village_recruiters(project, words, "61.01"),
        all_recruiters(project, words),
        handout_recruiters(project, words, "61.01"),
    )
    assert all(("PT Contoh Karangan Satu" in page) == bool(shown) for page in pages)


def test_the_build_day_reaches_the_programs_it_starts(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUILD_DAY", "2027-01-02")
    assert load_project(data).today == datetime.date(2027, 1, 2)


def test_a_hand_typed_mistake_is_found_by_the_check(data: Path) -> None:
    with (data / FILE).open("a", encoding="utf-8") as file:
        file.write("61.01,Budi,1/A,,2/B,Malaysia,operator,BP3MI contoh,2026-11-20\n")
    with pytest.raises(DataError, match=r"perekrut\.csv:2: `perusahaan: Budi` bukan nama perusahaan"):
        load_project(data)


def orders(count: int, **changes: object) -> tuple[JobOrder, ...]:
    one = JobOrder("61.01", "PT Karangan", "K/1", "", "L/0", "Malaysia", "operator", "BP3MI contoh", TODAY)
    return tuple(dataclasses.replace(one, order=f"L/{number}", **changes) for number in range(count))


def listed(project: Project, count: int, **changes: object) -> Project:
    return dataclasses.replace(project, recruiters=orders(count, **changes))


def test_the_handout_names_companies_with_source_and_last_day(project: Project) -> None:
    full = listed(project, 1)
    said = LexborHTMLParser(handout_recruiters(full, page_words(full, "id"), "61.01")).text()
    assert "di sini? PT Karangan. Daftar dari BP3MI contoh, 25 November 2026. Sesudah" in said
    assert "Sesudah 24 Desember 2026" in said


@pytest.mark.parametrize("locale", ["id", "iba"])
def test_without_a_list_the_page_says_whom_to_ask_and_gives_a_number(project: Project, locale: str) -> None:
    bare = dataclasses.replace(project, recruiters=())
    words = page_words(bare, locale)
    for html in (village_recruiters(bare, words, "61.01"), all_recruiters(bare, words)):
        tree = LexborHTMLParser(html)
        assert "Kami belum punya daftar resmi" in tree.text()
        assert (
            "izin perusahaan" in tree.text() and "izin lowongan" in tree.text() and "Dinas Tenaga Kerja" in tree.text()
        )
        assert tree.css_first('a[href^="tel:"]') and tree.css_first('a[href^="https://wa.me/"]')
    assert "belum ada" in handout_recruiters(bare, words, "61.01")  # the two keys and the number stand around it


def test_a_company_stands_once_with_its_orders_source_and_last_day(project: Project) -> None:
    full = listed(project, 2)
    tree = LexborHTMLParser(village_recruiters(full, page_words(full, "id"), "61.01"))
    assert [node.text() for node in tree.css("li > b")] == ["PT Karangan"]
    assert len(tree.css("li li")) == 2
    said = tree.css_first(".source").text()
    assert "BP3MI contoh, 25 November 2026" in said and "Sesudah 24 Desember 2026, jangan pakai" in said
    assert "Kami belum punya daftar" in village_recruiters(full, page_words(full, "id"), "61.02")


def test_a_licence_that_ends_sooner_ends_the_list(project: Project) -> None:
    full = listed(project, 1, licence_until=datetime.date(2026, 12, 1))
    assert "Sesudah 1 Desember 2026" in village_recruiters(full, page_words(full, "id"), "61.01")


def test_a_long_list_stays_light_on_the_village_page_and_no_company_is_left_out(project: Project) -> None:
    few, many = orders(5), orders(9, company="PT Karangan Dua", licence="K/2")
    full = dataclasses.replace(project, recruiters=(*few, *many))
    words = page_words(full, "id")
    village = LexborHTMLParser(village_recruiters(full, words, "61.01"))
    assert [node.text() for node in village.css("li > b")] == ["PT Karangan", "PT Karangan Dua"]
    assert not village.css("li li") and "Ada 14 lowongan" in village.text() and village.css_first("a[href*=periksa]")
    assert len(LexborHTMLParser(all_recruiters(full, words)).css("li li")) == 14


def test_the_handout_names_all_companies_or_none(project: Project) -> None:
    each = [orders(1, company=f"PT Karangan {letter}")[0] for letter in "ABCDEFGH"]
    for count, named in ((7, 7), (8, 0)):
        full = dataclasses.replace(project, recruiters=tuple(each[:count]))
        said = LexborHTMLParser(handout_recruiters(full, page_words(full, "id"), "61.01")).text()
        assert said.count("PT Karangan") == named
    assert "Ada 8 perusahaan berizin" in said


def test_no_cell_becomes_markup(project: Project) -> None:
    full = listed(project, 1, job="<script>x</script>")
    words = page_words(full, "id")
    for html in (village_recruiters(full, words, "61.01"), all_recruiters(full, words)):
        assert "<script" not in html


def test_the_same_moment_is_the_same_day_in_every_time_zone() -> None:
    days = set()
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        command = [sys.executable, "-c", "from scripts.data.day import build_day; print(build_day())"]
        environment = {**os.environ, "TZ": zone, "BUILD_DAY": ""}
        days.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(days) == 1
