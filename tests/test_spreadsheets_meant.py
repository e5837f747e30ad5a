"""Sheets as officers send them: names instead of keys, total rows, other programs' files, hidden rows."""

import io
import resource
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from scripts.data.blocks import read_blocks
from scripts.data.problem import DataError, SiteError
from scripts.data.safe_write import replace_text
from scripts.spreadsheets.command import import_sheet
from scripts.spreadsheets.table import read_table
from tests.test_spreadsheets import NEW, complaint, excel, village, without
from tests.tree import DATA, VILLAGES

CODE = NEW["kode"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = Path(shutil.copy(VILLAGES, tmp_path / "villages.yml"))
    without(path, CODE)
    return path


def taken(tmp_path: Path, data: Path, *rows: dict[str, object], titles: list[str] | None = None) -> None:
    book = excel(tmp_path / "d.xlsx", [titles or list(rows[0]), *(list(row.values()) for row in rows)])
    import_sheet(book, data, write=True, folder=DATA)


@pytest.mark.parametrize(
    "changes",
    [
        {"kabupaten": "Kab. Sanggau"},
        {"kabupaten": "SANGGAU", "nama": "ENTIKONG", "kecamatan": "Kec. Entikong"},
        {"nama": "Desa Entikong"},
        {"kantor": "Kantor Imigrasi Entikong"},
        {"kantor": "KANIM KELAS II TPI ENTIKONG"},
        {"kantor": ""},
        {"kabupaten": "", "kecamatan": ""},
        {"program": "DESA BINAAN IMIGRASI", "status": "Mungkin", "plb": "Tanya"},
        {"kode": ""},
        {"kode": "Entikong, Kec. Entikong"},
        {"kode": "", "nama": "DESA ENTIKONG", "kecamatan": "Kecamatan Entikong", "kabupaten": "Kab.Sanggau"},
    ],
)
def test_names_are_taken_for_keys_and_the_code_fills_in_the_rest(
    tmp_path: Path, data: Path, changes: dict[str, str]
) -> None:
    taken(tmp_path, data, NEW | changes)
    written = {key: value.text for key, value in village(data, CODE).values.items()}
    assert {key: written[key] for key in NEW if key != "kode"} == {k: v for k, v in NEW.items() if k != "kode"}


def test_names_of_gates_and_languages_become_their_keys(tmp_path: Path, data: Path) -> None:
    taken(tmp_path, data, NEW | {"gerbang": "PLBN ENTIKONG", "bahasa": "Iban; Indonesia"})
    values = village(data, CODE).values
    assert (values["gerbang"].text, values["bahasa"].text) == ("entikong", "iba, indonesia")


def test_a_sheet_without_codes_is_read_by_names(tmp_path: Path, data: Path, capsys) -> None:
    row = {key: value for key, value in NEW.items() if key not in ("kode", "kantor", "kabupaten")}
    taken(tmp_path, data, row)
    assert village(data, CODE).values["kantor"].text == "kanim_entikong"
    assert "`kantor` diisi menurut daftar: baris 2." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "message", "fix"),
    [
        ({"kantor": "Kantor Imigrasi Sintang"}, "kantor `Kantor Imigrasi Sintang` tidak ada", "Imigrasi Entikong"),
        ({"kantor": "Imigrasi"}, "kantor `Imigrasi` tidak ada", "Kantor Imigrasi Entikong"),
        ({"gerbang": "PLBN Entikong Baru"}, "gerbang `PLBN Entikong Baru` tidak ada", "PLBN Entikong"),
        ({"kode": "", "kecamatan": "Sekayam"}, "bukan kode desa", "sepuluh angka"),
        ({"kabupaten": "Kota Sanggau"}, "kabupaten tertulis `Kota Sanggau`", "Kabupaten Sanggau"),
    ],
)
def test_a_name_that_is_not_certain_is_asked(
    tmp_path: Path, data: Path, changes: dict[str, str], message: str, fix: str
) -> None:
    row = NEW | changes
    said = complaint(excel(tmp_path / "d.xlsx", [list(row), list(row.values())]), data)
    assert message in said and fix in said.split("Perbaikan:")[1]


def test_without_codes_a_name_of_no_village_is_asked(tmp_path: Path, data: Path) -> None:
    row = {key: value for key, value in NEW.items() if key != "kode"} | {"nama": "Entah"}
    assert "bukan kode desa" in complaint(excel(tmp_path / "d.xlsx", [list(row), list(row.values())]), data)


@pytest.mark.parametrize(
    "more",
    [
        ["JUMLAH", "", "", "", "1 desa"],
        ["", "Total", "1"],
        ["Jumlah : 1 desa"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["", "", "", "Entikong, 20 November 2026"],
        ["---", "---", "---"],
    ],
)
def test_a_row_beside_the_villages_is_said_and_skipped(tmp_path: Path, data: Path, more: list[str], capsys) -> None:
    sheet = excel(tmp_path / "d.xlsx", [list(NEW), list(NEW.values()), more])
    import_sheet(sheet, data, write=True, folder=DATA)
    said = capsys.readouterr().out
    assert "Baru 1, berubah 0" in said and "Baris yang bukan desa: 3 (" in said


def test_what_is_not_read_or_hidden_is_said_once(tmp_path: Path, data: Path, capsys) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["No", *NEW, "Jumlah KK", "Ketua RT"], [1, *NEW.values(), 120, "ada"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["H"].hidden = True
    book.create_sheet("Rekap")["A1"] = "rekap"
    book.create_sheet("Sheet3")
    book.save(tmp_path / "d.xlsx")
    import_sheet(tmp_path / "d.xlsx", data, write=True, folder=DATA)
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        "Lembar yang tidak dibaca: Rekap.",
        "Kolom yang tidak dipakai: No, Jumlah KK, Ketua RT.",
        "Baris tersembunyi yang ikut dibaca: 2.",
        "Kolom tersembunyi yang ikut dibaca: H.",
    ]


def test_a_new_village_is_shown_whole_before_it_is_written(tmp_path: Path, data: Path, capsys) -> None:
    note = "Kalimat pertama yang panjang sekali sampai lewat enam puluh huruf jumlahnya.\nKalimat kedua."
    row = NEW | {"catatan": note, "sumber_catatan": "https://contoh.go.id/catatan"}
    import_sheet(excel(tmp_path / "d.xlsx", [list(row), list(row.values())]), data, write=False, folder=DATA)
    said = capsys.readouterr().out
    for key, value in row.items():
        assert key == "kode" or f"    {key}: {' / '.join(value.splitlines())}\n" in said


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def strict() -> bytes:
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                ),
            )
    return changed.getvalue()


def too_far(cell: str = "", merge: str = "") -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    if cell:
        book.active[cell] = "x"
    book.save(made)
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            merged = f'<mergeCells><mergeCell ref="{merge}"/></mergeCells><pageMargins'.encode()
            new.writestr(name, old.read(name).replace(b"<pageMargins", merged) if merge else old.read(name))
    return changed.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "message", "fix"),
    [
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 99, "Excel lama (.xls)", "Simpan sebagai"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi", "hapus kata sandinya"),
        ("a.ods", packed(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), ".ods", ".xlsx"),
        ("a.xlsx", packed(content_xml=b"<a/>"), ".ods", ".xlsx"),
        ("a.numbers", packed(Index__Document_iwa=b"x"), "Numbers", ".xlsx"),
        ("a.xlsb", packed(xl__workbook_bin=b"x"), "biner", ".xlsx"),
        ("a.xlsx", packed(word__document_xml=b"<a/>"), "Word", ".xlsx"),
        ("a.zip", packed(foto_jpg=b"x"), "bukan lembar kerja", ".xlsx"),
        ("a.xlsx", b"%PDF-1.7", "PDF", ".xlsx"),
        ("a.csv", b"\xef\xbb\xbf<html>", "halaman web", ".xlsx"),
        ("a.csv", b"{\\rtf1", ".rtf", ".xlsx"),
        ("a.xlsx", b"\xff\xd8\xff\xe0", "foto", ".xlsx"),
        ("a.xlsx", strict(), "Strict", "bukan yang Strict"),
        ("a.xlsx", too_far(cell="XFD1048576"), "XFD1048576", "Hapus baris dan kolom kosong"),
        ("a.xlsx", too_far(merge="A1:XFD1048576"), "digabung", "Unmerge"),
        ("a.csv", "kode;nama\n61;Désa".encode("latin-1"), "huruf yang rusak", "CSV UTF-8"),
    ],
)
def test_every_kind_of_file_is_called_by_its_name(
    tmp_path: Path, name: str, raw: bytes, message: str, fix: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(DataError) as caught:
        read_table(tmp_path / name)
    assert message in str(caught.value) and fix in str(caught.value).split("Perbaikan:")[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["d.csv", "d.txt", "d.xlsx"])
def test_a_text_of_columns_is_read_whatever_its_name(
    tmp_path: Path, data: Path, encoding: str, delimiter: str, name: str
) -> None:
    text = "\r\n".join(delimiter.join(cells) for cells in (NEW.keys(), NEW.values()))
    (tmp_path / name).write_bytes(text.encode(encoding))
    import_sheet(tmp_path / name, data, write=True, folder=DATA)
    assert village(data, CODE).values["nama"].text == "Entikong"


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path, data: Path) -> None:
    sheet = excel(tmp_path / "d.xlsx", [list(NEW), list(NEW.values())])
    import_sheet(sheet.rename(tmp_path / "d.csv"), data, write=True, folder=DATA)
    assert CODE in {block.key for block in read_blocks(data, [])}


def test_a_full_disk_leaves_the_data_as_they_were(tmp_path: Path, data: Path) -> None:
    sheet = excel(tmp_path / "d.xlsx", [list(NEW), list(NEW.values())])
    before, limits = data.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), limits[1]))  # room for what is there, none for more
    try:
        with pytest.raises(SiteError, match="isinya tidak berubah"):
            replace_text(data, before.decode() + sheet.name * 99)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert data.read_bytes() == before and [path.name for path in tmp_path.glob("*.baru")] == []
