"""Reports of meetings: in from a spreadsheet, out as a page for the office, and never anybody's own data."""

import csv
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.problem import DataError
from scripts.data.project import Project, load_project
from scripts.finish.weight import gzip_size
from scripts.reports.pages import FOLDER, report_page
from scripts.spreadsheets.command import import_sheet
from scripts.spreadsheets.records import reports
from scripts.spreadsheets.reports import topics, write_blank
from tests.tree import DATA

KIND = reports(topics(DATA))
ROW = {
    "kode": "6103072007", "tanggal": "20/11/2026", "desa": "Bungkang", "perempuan": "14", "laki_laki": "11", "muda": "9",
    "dibahas": "1, 3", "lembar_desa": "20", "ikut_awal": "22", "awal_1": "7", "awal_2": "9", "awal_3": "15",
    "ikut_akhir": "21", "akhir_1": "18", "akhir_2": "17", "akhir_3": "20",
    "pertanyaan": "berapa lama mengurus visa kerja?\nkalau majikan menahan paspor, ke mana melapor?",
}  # fmt: skip
OFFICE = "kanim_entikong"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copy(DATA / "laporan.yml", tmp_path / "laporan.yml")


def sheet(path: Path, *rows: dict[str, str], more: tuple[str, ...] = ()) -> Path:
    titles = [*KIND.titles, *more]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([titles, *([row.get(title, "") for title in titles] for row in rows)])
    return path


def taken(data: Path, tmp_path: Path, *rows: dict[str, str]) -> Project:
    """Import `rows` into the file `data` and return what the project then knows."""
    import_sheet(sheet(tmp_path / "l.csv", *rows), data, write=True, folder=DATA, kind=KIND)
    return load_project(DATA, reports=data)


def refused(data: Path, tmp_path: Path, *rows: dict[str, str], more: tuple[str, ...] = ()) -> str:
    before = data.read_bytes()
    with pytest.raises(DataError) as error:
        import_sheet(sheet(tmp_path / "l.csv", *rows, more=more), data, write=True, folder=DATA, kind=KIND)
    assert data.read_bytes() == before, "nothing is written"
    return str(error.value)


def test_a_report_comes_in_as_it_was_typed(data: Path, tmp_path: Path) -> None:
    (report,) = taken(data, tmp_path, ROW).reports
    assert (report.code, report.date.isoformat()) == ("61.03.07.2007", "2026-11-20")
    assert (report.women, report.men, report.young, report.cards) == (14, 11, 9, "")
    assert report.topics == ("ada-yang-mengajak", "dua-kunci"), "numbers as printed on the pictures"
    assert len(report.questions) == 2 and report.after == (18, 17, 20)


def test_nothing_is_written_before_somebody_says_so(data: Path, tmp_path: Path, capsys) -> None:
    before = data.read_bytes()
    import_sheet(sheet(tmp_path / "l.csv", ROW), data, write=False, folder=DATA, kind=KIND)
    assert data.read_bytes() == before
    assert "+ 61.03.07.2007 2026-11-20 Bungkang: laporan baru" in capsys.readouterr().out


def test_a_second_meeting_of_a_village_stands_beside_the_first_and_a_corrected_one_replaces_it(
    data: Path, tmp_path: Path
) -> None:
    taken(data, tmp_path, ROW)
    later = taken(data, tmp_path, ROW | {"tanggal": "2026-11-24"}, ROW | {"perempuan": "15"})
    assert [(report.date.day, report.women) for report in later.reports] == [(24, 14), (20, 15)]


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("pertanyaan", "apakah Sulastri boleh pulang?", "tampak seperti nama orang"),
        ("pertanyaan", "bolehkah bu rina bertanya lagi?", "menyebut nama orang"),
        ("pertanyaan", "Sulastri bertanya soal gaji", "bukan pertanyaan"),
        ("pertanyaan", "apakah nomor 0812-3456-7890 resmi?", "nomor HP"),
        ("pertanyaan", "apakah a@b.com resmi?", "surel"),
        ("laki_laki", "6103072007900001", "nomor pribadi"),
        ("perempuan", "empat belas", "bukan jumlah"),
        ("muda", "40", "padahal yang hadir 25"),
        ("awal_1", "30", "padahal `ikut_awal` 22"),
        ("desa", "Malenggang", "kodenya milik `Bungkang`"),
        ("tanggal", "2099-01-01", "belum tiba"),
        ("dibahas", "dua-gembok", "gambar `dua-gembok` tidak ada"),
        ("perempuan", "", "belum diisi"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_row_and_column(
    data: Path, tmp_path: Path, column: str, typed: str, said: str
) -> None:
    told = refused(data, tmp_path, ROW | {column: typed})
    assert said in told and "baris 2, kolom " in told and "Perbaikan: " in told


def test_total_rows_hidden_rows_and_columns_of_their_own_are_said_once(data: Path, tmp_path: Path, capsys) -> None:
    book = openpyxl.Workbook()
    for row in (["No", *KIND.titles], ["1", *(ROW.get(title) for title in KIND.titles)]):
        book.active.append(row)
    book.active.append(["Jumlah", "", "", "", 14, 11, 9, "", 20, 22, 7])
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "l.xlsx")
    import_sheet(tmp_path / "l.xlsx", data, write=True, folder=DATA, kind=KIND)
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "Kolom yang tidak dipakai: No.",
        "Baris tersembunyi yang ikut dibaca: 2.",
        "Baris yang bukan laporan: 3 (Jumlah).",
    ]
    assert "    dibahas: ada-yang-mengajak, dua-kunci" in said and "    perempuan: 14" in said


def test_the_name_of_a_village_is_taken_as_people_type_it(data: Path, tmp_path: Path) -> None:
    (report,) = taken(data, tmp_path, ROW | {"desa": "DESA BUNGKANG"}).reports
    assert report.village_name == "Bungkang"


@pytest.mark.parametrize("title", ["Nama", "NIK", "No HP", "Petugas", "Nama peserta"])
def test_a_column_of_personal_data_is_refused(data: Path, tmp_path: Path, title: str) -> None:
    told = refused(data, tmp_path, ROW | {title: "x"}, more=(title,))
    assert f"kolom `{title}` tidak diterima" in told and "bukan data orang" in told


def test_places_and_offices_in_a_question_are_no_names(data: Path, tmp_path: Path) -> None:
    question = "berapa ongkos lewat Entikong kalau punya Paspor dan KTP, dan apakah Malaysia minta visa?"
    assert taken(data, tmp_path, ROW | {"pertanyaan": question}).reports[0].questions == (question,)


def test_the_blank_sheet_has_the_declared_columns_and_the_villages_of_the_office(
    project: Project, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kosong.xlsx"
    number = write_blank(path, project, DATA, OFFICE)
    book = openpyxl.load_workbook(path)
    header, *rows = book["Laporan"].iter_rows(values_only=True)
    assert header == ("kode", "tanggal", *KIND.fields)
    filled = [row for row in rows if row[0]]
    assert len(filled) == number > 0 and "Bungkang" in {row[2] for row in filled}
    assert {row[0] for row in book["Arti kolom"].iter_rows(values_only=True)} >= set(header)
    sheet_of = book["Laporan"]
    at = next(row for row in range(2, number + 2) if sheet_of.cell(row, 3).value == "Bungkang")
    for column, title in enumerate(header, 1):
        sheet_of.cell(at, column).value = ROW.get(title)
    book.save(path)
    import_sheet(path, data, write=True, folder=DATA, kind=KIND)  # villages without a meeting are left out
    assert [report.village_name for report in load_project(DATA, reports=data).reports] == ["Bungkang"]


def test_the_page_of_an_office_counts_what_was_reported(data: Path, tmp_path: Path) -> None:
    project = taken(data, tmp_path, ROW, ROW | {"tanggal": "2026-11-22", "perempuan": "6", "muda": "", "awal_1": ""})
    html = report_page(project, OFFICE, project.reports)
    page = LexborHTMLParser(html)
    counts = {box.css_first("dt").text(): box.css_first("dd").text() for box in page.css("dl div")}
    assert counts["Pertemuan"] == "2" and counts["Desa"] == "1"
    assert counts["Perempuan"] == "20" and counts["Laki-laki"] == "22" and counts["Di bawah 25 tahun"] == "9"
    assert counts["Kartu saku"] == "–", "not told is not none"
    assert "berapa lama mengurus visa kerja?" in page.text()
    assert gzip_size(html.encode()) <= 14_600


def test_the_drawing_says_what_the_table_says(data: Path, tmp_path: Path) -> None:
    project = taken(data, tmp_path, ROW)
    page = LexborHTMLParser(report_page(project, OFFICE, project.reports))
    table = next(each for each in page.css("table") if "Kalimat" in each.text())
    told = re.findall(r"\((\d+%)\)", table.text())
    drawn = re.findall(r"(?:awal|akhir) (\d+%)", page.css_first("svg.bars").text())
    assert told == drawn == ["32%", "86%", "41%", "81%", "68%", "95%"]
    lengths = [int(re.search(r"h(\d+)v", bar.attributes["d"])[1]) for bar in page.css("svg.bars path")]
    assert lengths == [2 * int(share.rstrip("%")) for share in drawn], "200 units are all"


def test_before_any_report_the_page_says_so(project: Project) -> None:
    page = LexborHTMLParser(report_page(project, OFFICE, ()))
    assert "Belum ada laporan yang masuk" in page.text() and "Bungkang" in page.text()
    assert not page.css("table") and not page.css("svg.bars") and not page.css("dl")


def test_the_pages_stand_in_the_site_and_nothing_leads_to_them(site: Path) -> None:
    pages = sorted((site / FOLDER).rglob("index.html"))
    assert pages and all(
        'content="noindex"' in page.read_text().replace("content=noindex", 'content="noindex"') for page in pages
    )
    assert FOLDER not in (site / "sitemap.xml").read_text()
    others = [page for page in site.rglob("*") if page.suffix in (".html", ".json", ".js") and page not in pages]
    assert not [page for page in others if FOLDER in page.read_text(encoding="utf-8")]
