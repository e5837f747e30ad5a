"""Villages in and out of Excel: nothing lost, nothing written while anything is wrong."""

import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.data.blocks import Block, Value, read_blocks
from scripts.data.problem import DataError
from scripts.data.villages import FIELDS
from scripts.spreadsheets.command import import_sheet
from scripts.spreadsheets.export import HEADER, write_spreadsheet
from scripts.spreadsheets.rows import same
from scripts.spreadsheets.table import read_table
from scripts.spreadsheets.update import update
from tests.tree import DATA, VILLAGES, run

NEW = {
    "kode": "61.03.21.2003",
    "nama": "Entikong",
    "kecamatan": "Entikong",
    "kabupaten": "Kabupaten Sanggau",
    "kantor": "kanim_entikong",
    "program": "Desa Binaan Imigrasi",
    "status": "mungkin",
    "sumber": "https://contoh.go.id/berita",
    "tanggal_sumber": "2025-07-23",
    "plb": "tanya",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copy(VILLAGES, tmp_path / "villages.yml"))


def without(data: Path, code: str) -> None:
    """Take the village out of the data file, so that a sheet can bring it in."""
    blocks = data.read_text().split("\n\n")
    data.write_text("\n\n".join(block for block in blocks if f'"{code}":' not in block).rstrip("\n") + "\n")


def excel(path: Path, rows: list[list[object]], merge: str = "", formats: dict[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Desa"
    for row in rows:
        book.active.append(row)
    for place, shape in (formats or {}).items():
        book.active[place].number_format = shape
    if merge:
        for area in merge.split():
            book.active.merge_cells(area)
    book.save(path)
    return path


def village(data: Path, code: str) -> Block:
    return next(block for block in read_blocks(data, []) if block.key == code)


def complaint(sheet: Path, data: Path) -> str:
    before = data.read_bytes()
    with pytest.raises(DataError) as caught:
        import_sheet(sheet, data, write=True, folder=DATA)
    assert data.read_bytes() == before
    return str(caught.value)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_out_and_in_again_changes_no_byte(tmp_path: Path, data: Path, kind: str, capsys) -> None:
    write_spreadsheet(tmp_path / f"desa.{kind}", read_blocks(data, []))
    import_sheet(tmp_path / f"desa.{kind}", data, write=True, folder=DATA)
    assert data.read_bytes() == VILLAGES.read_bytes()
    assert "Baru 0, berubah 0" in capsys.readouterr().out


def test_a_preview_writes_nothing(tmp_path: Path, data: Path, capsys) -> None:
    without(data, NEW["kode"])
    before = data.read_bytes()
    import_sheet(excel(tmp_path / "d.xlsx", [list(NEW), list(NEW.values())]), data, write=False, folder=DATA)
    said = capsys.readouterr().out
    assert data.read_bytes() == before
    assert "+ 61.03.21.2003 Entikong: desa baru" in said and "--write" in said


def test_what_excel_does_to_codes_and_dates_is_undone(tmp_path: Path, data: Path) -> None:
    without(data, NEW["kode"])
    row = NEW | {"kode": 6103212003, "tanggal_sumber": 45861, "sejak": datetime.datetime(2025, 7, 1)}
    sheet = excel(tmp_path / "d.xlsx", [list(row), list(row.values())], formats={"K2": "mmm-yy"})
    import_sheet(sheet, data, write=True, folder=DATA)
    values = village(data, NEW["kode"]).values
    assert (values["tanggal_sumber"].text, values["sejak"].text) == ("2025-07-23", "2025-07")


@pytest.mark.parametrize("typed", ["61.3.21.2003", "6103212003", " 61.03.21.2003 ", "'61.03.21.2003"])
def test_a_code_without_its_zeros_or_dots_is_understood(tmp_path: Path, data: Path, typed: str) -> None:
    without(data, NEW["kode"])
    row = NEW | {"kode": typed}
    import_sheet(excel(tmp_path / "d.xlsx", [list(row), list(row.values())]), data, write=True, folder=DATA)
    assert village(data, NEW["kode"]).values["nama"].text == "Entikong"


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"), [("utf-8-sig", ";", "\r\n"), ("utf-8", ",", "\n"), ("utf-16", "\t", "\r\n")]
)
def test_csv_as_programs_save_it(tmp_path: Path, data: Path, encoding: str, delimiter: str, newline: str) -> None:
    without(data, NEW["kode"])
    lines = [delimiter.join(NEW), delimiter.join(NEW.values() if delimiter != "," else map(quoted, NEW.values()))]
    (tmp_path / "d.csv").write_bytes(newline.join(lines).encode(encoding))
    import_sheet(tmp_path / "d.csv", data, write=True, folder=DATA)
    assert village(data, NEW["kode"]).values["kabupaten"].text == "Kabupaten Sanggau"


def quoted(text: str) -> str:
    return f'"{text}"'


def test_titles_and_merged_cells_above_the_header(tmp_path: Path, data: Path) -> None:
    without(data, NEW["kode"])
    names = ["No", *(key.title().replace("_", " ") for key in NEW)]
    rows = [["DAFTAR DESA BINAAN"], [], names, [None] * len(names), [1, *NEW.values()]]
    merge = "A1:K1 " + " ".join(f"{letter}3:{letter}4" for letter in "ABCDEFGHIJK")
    import_sheet(excel(tmp_path / "d.xlsx", rows, merge), data, write=True, folder=DATA)
    assert village(data, NEW["kode"]).values["kecamatan"].text == "Entikong"


def test_changed_cells_change_only_their_lines(tmp_path: Path, data: Path, capsys) -> None:
    code = "61.03.07.2007"
    blocks = list(read_blocks(data, []))
    cells = {
        "pertemuan": Value("", 1, ("2027-01-16 14.00 Rumah Betang", "2027-02-20 09.00 Balai Desa"), (1, 1)),
        "status": Value("mungkin", 1),
    }
    typed = [Block(code, each.line, each.values | cells) if each.key == code else each for each in blocks]
    write_spreadsheet(tmp_path / "d.xlsx", typed)
    import_sheet(tmp_path / "d.xlsx", data, write=True, folder=DATA)
    old, new = VILLAGES.read_text().split("\n"), data.read_text().split("\n")
    assert sorted(set(new) - set(old)) == ["    - 2027-01-16 14.00 Rumah Betang", "    - 2027-02-20 09.00 Balai Desa"]
    assert len(new) == len(old) + 2
    assert [line for line in new if line.startswith("#")] == [line for line in old if line.startswith("#")]
    assert "Bungkang: status: `pasti` -> `mungkin`" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "column", "message", "fix"),
    [
        ({"nama": "Entikongg"}, "B", "nama tertulis `Entikongg`", "Tulis `nama: Entikong`"),
        ({"kode": "12345"}, "A", "bukan kode desa", "sepuluh angka"),
        ({"kode": "", "kecamatan": "Tebas"}, "A", "bukan kode desa", "sepuluh angka"),
        ({"kantor": "kanim_x"}, "E", "kantor `kanim_x` tidak ada", "kanim_entikong"),
        ({"status": ""}, "G", "belum diisi", "Isi sel itu (pasti, mungkin, atau riwayat)"),
        ({"tanggal_sumber": "31-02-2025"}, "I", "bukan tanggal", "2026-12-05"),
        ({"plb": "ya"}, "J", "tanpa sumber", "sumber_plb"),
        ({"sumber": "lihat berita"}, "H", "bukan alamat web", "https://"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_row_and_column(
    tmp_path: Path, data: Path, changes: dict[str, str], column: str, message: str, fix: str
) -> None:
    row = NEW | changes
    said = complaint(excel(tmp_path / "d.xlsx", [list(row), list(row.values())]), data)
    assert f"d.xlsx:2: lembar Desa, baris 2, kolom {column}: " in said
    assert message in said and fix in said.split("Perbaikan:")[1]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["nama", "kecamatan"]], "judul kolom `kode` dan `nama` tidak ditemukan"),
        ([[*NEW, "kecamatn"], [*NEW.values(), "x"]], "judul kolom `kecamatn` tidak dikenal"),
        ([[*NEW, "nama"], [*NEW.values(), "x"]], "judul kolom `nama` dipakai dua kali"),
        ([["kode", "nama"], ["61.03.21.2003", "Entikong"]], "kolom `kecamatan` belum ada"),
        ([list(NEW), list(NEW.values()), list(NEW.values())], "sudah ada di baris 2"),
        ([list(NEW)], "tidak ada baris desa"),
    ],
)
def test_a_wrong_table_is_explained(tmp_path: Path, data: Path, rows: list[list[str]], message: str) -> None:
    assert message in complaint(excel(tmp_path / "d.xlsx", rows), data)


@pytest.mark.parametrize("raw", [b"PK\x03\x04rusak", b"", b"\xff\xd8\xff\xe0"])
@pytest.mark.parametrize("name", ["d.xlsx", "d.csv"])
def test_what_is_no_spreadsheet_is_refused(tmp_path: Path, data: Path, raw: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert "Perbaikan:" in complaint(tmp_path / name, data)


def test_all_wrong_rows_come_in_one_run_and_none_is_written(tmp_path: Path, data: Path) -> None:
    rows = [list(NEW), list((NEW | {"nama": "X"}).values()), list((NEW | {"kode": "1"}).values())]
    said = complaint(excel(tmp_path / "d.xlsx", rows), data)
    assert "d.xlsx:2:" in said and "d.xlsx:3:" in said


def test_the_command_shows_and_writes(built: Path, tmp_path: Path, data: Path) -> None:
    def sheets(*arguments: str) -> subprocess.CompletedProcess[str]:
        return run(built, "sheets", *arguments, "--data", str(data))

    assert sheets("export", str(tmp_path / "d.xlsx")).returncode == 0
    assert "Belum ada yang ditulis" in sheets("import", str(tmp_path / "d.xlsx")).stdout
    (tmp_path / "e.csv").write_text("kode;nama\n1;x\n")
    bad = sheets("import", str(tmp_path / "e.csv"), "--write")
    assert bad.returncode == 1 and "Traceback" not in bad.stderr and "Perbaikan:" in bad.stderr


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=40)
TEXTS = WORDS.map(str.strip).filter(
    lambda text: text and not set(text) & set("“”„‟‘‚‛«»") and text.strip("\"'_") == text
)
MEETINGS = st.lists(TEXTS.filter(lambda text: ";" not in text and text[:2] != "- "), max_size=3)


@settings(max_examples=40, deadline=None)
@given(
    note=st.lists(TEXTS, max_size=4).map("\n".join),
    names=TEXTS,
    meetings=MEETINGS,
    kind=st.sampled_from(("xlsx", "csv")),
)
def test_any_text_survives_the_way_out_and_back(
    tmp_path_factory: pytest.TempPathFactory, note: str, names: str, meetings: list[str], kind: str
) -> None:
    folder = tmp_path_factory.mktemp("sheet")
    values = {"nama": Value(names, 1), "catatan": Value(note, 1), "pertemuan": Value("", 1, tuple(meetings) or None)}
    text = update(VILLAGES.read_text(), {}, [Block("61.03.21.2003x", 1, values)])
    (folder / "v.yml").write_text(text)
    problems: list = []
    blocks = list(read_blocks(folder / "v.yml", problems))
    assert not problems
    write_spreadsheet(folder / f"d.{kind}", blocks)
    rows = read_table(folder / f"d.{kind}")[0].rows
    cells = dict(zip(HEADER, rows[len(blocks)], strict=True))
    assert same(blocks[-1].values["catatan"], values["catatan"])
    assert (cells["nama"], cells["catatan"], cells["pertemuan"]) == (names, note, "\n".join(meetings))


def test_every_field_has_a_column() -> None:
    assert ("kode", *(field.key for field in FIELDS)) == HEADER
