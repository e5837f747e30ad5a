"""What an editor reads when a data file is wrong: file, line, what, and the line as it should be."""

import shutil
from pathlib import Path

import pytest

from scripts.data import blocks
from scripts.data.problem import DataError
from scripts.data.project import load_project
from tests.tree import DATA

VILLAGE = """"61.03.21.2003":
  nama: {nama}
  kecamatan: {kecamatan}
  kabupaten: Kabupaten Sanggau
  kantor: {kantor}
  program: Desa Binaan Imigrasi
  status: pasti
  sumber: https://contoh.go.id/berita
  tanggal_sumber: "2025-07-23"
  gerbang: entikong
  plb: {plb}
  pertemuan:
    - {pertemuan}
"""
GOOD = {
    "nama": "Entikong",
    "kecamatan": "Entikong",
    "kantor": "kanim_entikong",
    "plb": "tanya",
    "pertemuan": "2026-12-05 09.00 Balai Desa",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data files, to be damaged."""
    return Path(shutil.copytree(DATA, tmp_path / "_data"))


def complaints(data: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_project(data)
    return str(caught.value)


def write_village(data: Path, **changes: str) -> None:
    (data / "villages.yml").write_text(VILLAGE.format(**GOOD | changes), encoding="utf-8")


def test_a_right_row_is_taken(data: Path) -> None:
    write_village(data)
    (village,) = load_project(data).villages
    assert (village.name, village.address, village.meetings[0].place) == ("Entikong", "6103212003", "Balai Desa")


@pytest.mark.parametrize(
    ("changes", "line", "message", "fix"),
    [
        ({"nama": "Ketungau"}, 1, "kodenya milik `Entikong`", "Tulis `nama: Entikong`"),
        ({"kecamatan": "Sekayam"}, 1, "kecamatan tertulis `Sekayam`", "Tulis `kecamatan: Entikong`"),
        ({"kantor": "kanim_entikon"}, 1, "kantor `kanim_entikon` tidak ada", "kanim_entikong"),
        ({"nama": "<script>"}, 2, "bukan nama biasa", "Tulis huruf"),
        ({"nama": "'](javascript:alert(1))'"}, 2, "bukan nama biasa", "Tulis huruf"),
        ({"nama": "“Entikong”"}, 2, "kutip dari Word", "Hapus tanda kutipnya"),
        ({"nama": "'\"Entikong\"'"}, 2, "kutip dari Word atau Excel", "Hapus tanda kutipnya"),
        ({"nama": ""}, 2, "`nama:` pada", "Tambah baris `nama:"),
        ({"plb": "mungkin"}, 11, "bukan pilihan", "ya, tidak, tanya"),
        ({"plb": "ya"}, 1, "tanpa sumber", "sumber_plb"),
        ({"pertemuan": "31-02-2026 09.00 Balai Desa"}, 13, "bukan jadwal", "2026-12-05 09.00 Balai Desa"),
        (
            {"pertemuan": "2026-02-31 09.00 Balai Desa"},
            13,
            "bukan tanggal yang ada di kalender",
            "Tulis tahun-bulan-hari",
        ),
        ({"pertemuan": "2026-12-05 25.00 Balai Desa"}, 13, "bukan jadwal", "2026-12-05 09.00"),
    ],
)
def test_a_wrong_value_is_named_with_its_fix(
    data: Path, changes: dict[str, str], line: int, message: str, fix: str
) -> None:
    write_village(data, **changes)
    said = complaints(data)
    assert f"villages.yml:{line}:" in said
    assert message in said
    assert fix in said.split("Perbaikan:")[1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (VILLAGE.format(**GOOD).replace("61.03.21.2003", "61.99.99.2001"), 1, "tidak ada di daftar resmi"),
        (VILLAGE.format(**GOOD).replace("61.03.21.2003", "61.03.21"), 1, "bukan kode desa"),
        (VILLAGE.format(**GOOD) * 2, 14, "sudah ada di baris 1"),
        (VILLAGE.format(**GOOD).replace("  nama", "\tnama"), 2, "memakai tab"),
        (VILLAGE.format(**GOOD).replace("  nama: Entikong", '  nama: "Entikong'), 2, "tidak berpasangan"),
        (VILLAGE.format(**GOOD).replace("  status", "  nama: X\n  status"), 7, "tertulis dua kali"),
        (VILLAGE.format(**GOOD).replace("  status", "  statsu"), 7, "`statsu:` tidak dikenal"),
        (VILLAGE.format(**GOOD).replace('"2025-07-23"', "31-02-2025"), 9, "bukan tanggal"),
        (VILLAGE.format(**GOOD).replace("https://", "contoh/"), 8, "bukan alamat web"),
        (VILLAGE.format(**GOOD).replace("  nama: Entikong", "  nama:\n    - Entikong"), 3, "berupa daftar"),
        ("- satu\n- dua\n", 1, "bukan daftar blok"),
    ],
)
def test_a_broken_file_is_explained(data: Path, text: str, line: int, message: str) -> None:
    (data / "villages.yml").write_text(text, encoding="utf-8")
    said = complaints(data)
    assert f"villages.yml:{line}:" in said
    assert message in said


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda raw: b"\xef\xbb\xbf" + raw, "BOM"),
        (lambda raw: raw.replace(b"\n", b"\r\n"), "CRLF"),
        (lambda raw: raw.replace(b"Entikong", b"Entikong\xff", 1), "huruf yang rusak"),
    ],
)
def test_the_marks_of_other_programs_are_explained(data: Path, damage, message: str) -> None:
    path = data / "villages.yml"
    path.write_bytes(damage(VILLAGE.format(**GOOD).encode()))
    assert message in complaints(data)


def test_all_problems_of_all_files_come_in_one_run(data: Path) -> None:
    write_village(data, nama="Salah", kantor="tidak_ada")
    offices = data / "offices.yml"
    offices.write_text(offices.read_text().replace("jenis: rudenim", "jenis: penjara"))
    gates = data / "gates.yml"
    gates.write_text(gates.read_text().replace('kabupaten: "61.03"', 'kabupaten: "99.99"'))
    said = complaints(data)
    for expected in ("villages.yml:1:", "offices.yml:", "gates.yml:", "masalah ditemukan"):
        assert expected in said


def test_who_leans_on_a_damaged_fact_is_not_blamed(data: Path) -> None:
    facts = data / "facts.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace('label: "Telepon polisi"', "label: Telepon polisi # cek", 1), encoding="utf-8")
    assert facts.read_text(encoding="utf-8") != text
    with pytest.raises(DataError) as caught:
        load_project(data)
    (problem,) = caught.value.problems
    assert problem.record == "telepon_polisi"


def test_an_unconfirmed_contact_is_refused(data: Path) -> None:
    offices = data / "offices.yml"
    offices.write_text(offices.read_text().replace("  telepon:\n", "  telepon: 0561-000000\n", 1))
    assert "kontak yang belum dipastikan kantornya" in complaints(data)


def test_a_fact_needs_a_source_and_a_right_value(data: Path) -> None:
    facts = data / "facts.yml"
    text = facts.read_text()
    facts.write_text(
        text.replace("bentuk: rupiah", "bentuk: telepon", 1).replace("  sumber_url: https", "  sumber_url: ttps", 1)
    )
    said = complaints(data)
    assert "bukan alamat web" in said


def test_a_translation_has_the_same_words(data: Path) -> None:
    words = data / "words.iba.yml"
    lines = words.read_text().splitlines(keepends=True)
    words.write_text("".join(line for line in lines if not line.startswith("menu:")) + "menuu: Menu\n")
    said = complaints(data)
    assert "kata `menu` belum ada" in said
    assert "Mungkin maksudnya `menu`" in said


def test_a_word_that_the_site_lost_is_named_even_where_a_translation_keeps_it(data: Path) -> None:
    words = data / "words.id.yml"
    kept = [line for line in words.read_text(encoding="utf-8").splitlines() if not line.startswith("kecamatan:")]
    words.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert "kata `kecamatan` tidak dipakai situs ini" in complaints(data)


def test_a_dictionary_that_stops_half_way_is_no_mistake_of_the_others(data: Path) -> None:
    path = data / "words.id.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines.insert(len(lines) // 2, '  tanya: "dulu')
    path.write_text("\n".join(lines), encoding="utf-8")
    (said, _) = complaints(data).split("\n    Perbaikan: ")
    assert "words.id.yml:" in said


def test_a_long_file_is_read_as_a_short_one(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, wrong = load_project(data), "satu: dua\n  tiga\n"
    monkeypatch.setattr(blocks, "REMEMBERED", 100)
    assert load_project(data).villages == whole.villages and load_project(data).facts == whole.facts
    (data / "villages.yml").write_text((data / "villages.yml").read_text(encoding="utf-8") + wrong, encoding="utf-8")
    said = complaints(data)
    monkeypatch.undo()
    assert complaints(data) == said
