"""Another province: its site is laid by one command, says nothing of the old one, and tells what is still to write."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.data.areas import REGENCY, load_areas
from scripts.data.blocks import read_blocks
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.province import Names, load_names
from scripts.paths import AREAS, DATA, DOCS, PROVINCE, ROOT
from scripts.province.areas import read_codes, read_points
from scripts.province.facts import split_facts
from scripts.province.page import split_page
from tests import tree

CODES, POINTS = (Path(__file__).parent / "data" / f"ntt-{name}.csv" for name in ("wilayah", "titik"))
NAMES = Names("Provinsi Lama", ("Provinsi Lama", "Kota Batas", "Seberang"))
OFFICE = "\nkanim_percobaan:\n  nama: Kantor Imigrasi Percobaan\n  jenis: imigrasi\n  tanya_ke: kp2mi\n"
VILLAGE = """
"{code}":
  nama: {name}
  kecamatan: {district}
  kabupaten: {regency}
  kantor: kanim_percobaan
  program: Desa Binaan Imigrasi
  status: mungkin
  sumber: https://example.go.id/
  tanggal_sumber: "2026"
"""


@pytest.fixture(scope="module")
def old() -> Names:
    """What only the texts of this checkout's province say."""
    gates = [block.values["nama"].text for block in read_blocks(DATA / "gates.yml", [])]
    return load_names(PROVINCE / "nama.txt", load_areas(AREAS), gates)


@pytest.fixture(scope="module")
def own(old: Names) -> re.Pattern[str]:
    """The same, and the codes, keys, and folders of languages of its data."""
    folders = [block.values["lokal"].text for block in read_blocks(DATA / "languages.yml", [])]
    keys = [block.key for name in ("offices", "gates") for block in read_blocks(DATA / f"{name}.yml", [])]
    languages = [folder for folder in folders if folder and folder != DEFAULT_LOCALE]
    assert len(old.words) > 30 and keys and languages
    place = rf"(?<![a-z])(?:{'|'.join(map(re.escape, old.words))})(?![a-z])"
    code = rf"(?<![\w.#-]){next(iter(load_areas(AREAS).codes(REGENCY)))[:2]}(?:\.\d\d|\d\d(?:\d{{6}})?\b)"
    key = rf"\b(?:{'|'.join(keys)})\b"
    language = rf"(?<=[/\"'`.])(?:{'|'.join(languages)})(?=[/\"'`.])"
    return re.compile("|".join((place, code, key, language)), re.I)


def lay(to: Path, *words: str):
    return tree.run(
        ROOT, "province", "new", "53", "--codes", str(CODES), "--points", str(POINTS), "--to", str(to), *words
    )


@pytest.fixture(scope="session")
def instance(share) -> Path:
    """The site of another province with an office and nine villages, built; one for all workers."""

    def make(folder: Path) -> None:
        root = folder / "ntt"
        folder.mkdir(parents=True, exist_ok=True)
        done = lay(root, "--name", "Nusa Tenggara Timur")
        assert done.returncode == 0, done.stderr
        names = {row["code"]: row["name"] for row in csv.DictReader(CODES.open(encoding="utf-8"))}
        with (root / "docs/_data/offices.yml").open("a", encoding="utf-8") as file:
            file.write(OFFICE)
        with (root / "docs/_data/villages.yml").open("a", encoding="utf-8") as file:
            for code, name in names.items():
                if code.count(".") == 3:
                    file.write(VILLAGE.format(code=code, name=name, district=names[code[:8]], regency=names[code[:5]]))
        done = tree.run(root, "build")
        assert done.returncode == 0, done.stderr

    return share("ntt", make) / "ntt"


@pytest.mark.live
def test_no_program_and_no_template_was_edited(instance: Path) -> None:
    for folder in tree.PROGRAMS:
        for path in (instance / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.read_bytes() == (ROOT / path.relative_to(instance)).read_bytes(), path


@pytest.mark.live
def test_nine_villages_have_their_pages(instance: Path) -> None:
    codes = [row for row in csv.DictReader(CODES.open(encoding="utf-8")) if row["level"] == "desa"]
    assert len(codes) == 9
    for row in codes:
        page = (instance / "site/desa" / row["code"].replace(".", "") / "index.html").read_text(encoding="utf-8")
        assert row["name"] in page and "Kantor Imigrasi Percobaan" in page


@pytest.mark.live
def test_no_built_page_names_the_old_province(instance: Path, old: Names) -> None:
    pages = [path for path in (instance / "site").rglob("*") if path.suffix in (".html", ".txt", ".js", ".vcf", ".xml")]
    assert len(pages) > 60
    assert not [path for path in pages if old.pattern.search(path.read_text(encoding="utf-8"))]


@pytest.mark.live
def test_check_reads_out_what_is_still_to_write_and_a_release_refuses_it(instance: Path) -> None:
    done = tree.run(instance, "check")
    assert done.returncode == 0, done.stderr
    assert "docs/id/kerja/malaysia.md: belum ditulis untuk provinsi ini" in done.stdout
    done = tree.run(instance, "check", "--release")
    assert done.returncode == 1 and "docs/_data/offices.yml: belum ditulis" in done.stderr
    (instance / "docs/_data/provinsi/tugas.csv").rename(instance / "tugas.csv")
    done = tree.run(instance, "check", "--release")
    (instance / "tugas.csv").rename(instance / "docs/_data/provinsi/tugas.csv")
    assert done.returncode == 0, done.stderr


@pytest.mark.live
def test_programs_and_templates_name_nothing_of_the_province(own: re.Pattern[str]) -> None:
    """Examples neither: they would tell the editors of another province about this one."""
    assert not list(found_in_programs(own))


@pytest.mark.live
def test_tests_of_what_is_written_today_name_nothing_of_the_province(own: re.Pattern[str]) -> None:
    """The others stand on the frozen project of tests/project/, which is no province's to keep."""
    found = []
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for test in ast.parse(text).body:
            if isinstance(test, ast.FunctionDef):
                typed = "\n".join([*map(ast.unparse, test.decorator_list), ast.get_source_segment(text, test)])
                if "pytestmark = pytest.mark.live" in text or "pytest.mark.live" in typed.partition("\ndef ")[0]:
                    found += [f"{path.name}, {test.name}: {name[0]}" for name in own.finditer(typed)]
    assert not found


@pytest.mark.live
def test_every_page_that_a_program_names_is_there_in_another_province(instance: Path) -> None:
    """A page of one province says in its own head what a program needs to know of it."""
    gone = {
        page.relative_to(DOCS / DEFAULT_LOCALE).with_suffix("").as_posix()
        for page in (DOCS / DEFAULT_LOCALE).rglob("*.md")
        if not (instance / page.relative_to(ROOT)).exists()
    }
    assert gone
    assert not list(found_in_programs(re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(gone)))})(?:\.md|/)")))


def found_in_programs(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield place and text of everything in programs and templates that `pattern` finds."""
    for folder in tree.PROGRAMS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".html", ".js", ".css"):
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    if found := pattern.search(line):
                        yield f"{path.relative_to(ROOT)}:{number}: {found[0]}"


def test_nothing_is_laid_without_a_name_or_over_a_folder(tmp_path: Path) -> None:
    done = lay(tmp_path)
    assert done.returncode == 1 and not list(tmp_path.iterdir())
    assert "nama provinsi tidak ada" in done.stderr and "map ini sudah ada" in done.stderr


def test_codes_and_points_are_read_from_the_public_sql(tmp_path: Path) -> None:
    codes = tmp_path / "wilayah.sql"
    codes.write_text(
        "INSERT INTO wilayah (kode, nama)\nVALUES\n('52','Lain'),\n('53','Nusa Tenggara Timur'),\n"
        "('53.14','Kabupaten Rote Ndao'),\n('53.14.01','Rote Barat Daya'),\n('53.14.01.2010','Batu''tua');\n"
    )
    (tmp_path / "kel").mkdir()
    (tmp_path / "kel" / "53.14.sql").write_text(
        "VALUES\n\t ('53.14.01.2010','Batu''tua',-10.85301,122.98349,'[[[[1,2]]]]'),"
    )
    assert read_codes(codes, "53")["53.14.01.2010"] == "Batu'tua"
    assert list(read_codes(codes, "53")) == ["53", "53.14", "53.14.01", "53.14.01.2010"]
    assert read_points(tmp_path / "kel", "53") == {"53.14.01.2010": ("-10.853", "122.983")}


def page(
    body: str, head: str = "title: Paspor\ndescription: Untuk warga Provinsi Lama.\npesan: Urus sendiri.\n"
) -> str:
    return f"---\n{head}---\n\n{body}"


@pytest.mark.parametrize(
    "body, left",
    [
        ("Bawa KTP.\n\nDi Kota Batas loketnya dua.\n", "Bawa KTP.\n"),
        ("Bawa KTP.\n\nHarganya {{ fakta.milik }}.\n", "Bawa KTP.\n"),
        ("Bawa KTP.\n\nHanya hari Senin. <!-- daerah -->\n", "Bawa KTP.\n"),
        ("Bawa KTP.\n\n## Di Seberang {#di-sana}\n\n- satu\n\n### Lagi\n\n## Nanti\n\nPulang.\n", "Bawa KTP.\n\n## Nanti\n\nPulang.\n"),
        ("- satu\n- Kota Batas\n    - di sana juga\n- tiga\n", "- satu\n- tiga\n"),
        ("Awal.\n\n| a | b |\n|---|---|\n| Kota Batas | c |\n", "Awal.\n"),
        ("Awal.\n\n!!! info \"Di Kota Batas\"\n    Isi kotak.\n\nAkhir.\n", "Awal.\n\nAkhir.\n"),
        ("Ada dua:\n\n- Kota Batas\n- Seberang\n\n## Nanti\n\nPulang.\n", "## Nanti\n\nPulang.\n"),
        ("Kotabatasan lain kata, [ini](kota.md#seberang) juga.\n", "Kotabatasan lain kata, [ini](kota.md#seberang) juga.\n"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_province_is_taken_out(body: str, left: str) -> None:
    text, taken = split_page(page(body), NAMES, frozenset({"milik"}), "Provinsi Baru")
    assert text.partition("---\n\n")[2] == left
    assert "description: Untuk warga Provinsi Baru." in text
    assert left == body or len(taken) > 1


def test_a_page_of_the_province_keeps_its_address_and_says_that_it_is_not_written() -> None:
    text, _ = split_page(page("Isi.\n", "title: Batas\ndaerah: ya\npesan: Tanya.\n"), NAMES, frozenset(), "Baru")
    assert "title: Batas" in text and "daerah" not in text.partition("---\n\n")[0]
    assert "belum ditulis untuk provinsi ini" in text and "Isi." not in text


def test_a_fact_goes_with_its_place_and_stays_without_its_source() -> None:
    text = """# FAKTA: contoh

satu:
  nilai: "Kota Batas"
  label: "Tempat"
  sumber: "Kantor"

dua:
  nilai: "350000"
  label: "Biaya"
  sumber: "Koran Seberang"
  sumber_url: https://seberang.example/1
  keyakinan: tinggi

tiga:
  nilai: "BP"
  bentuk: istilah
  arti: "balai pekerja, di Kota Batas dan Seberang"
  sumber: "Kantor"
"""
    new, gone, unsourced = split_facts(text, NAMES, "https://asal.example/")
    assert list(gone) == ["satu"] and unsourced == ["dua"]
    assert "satu:" not in new and 'nilai: "350000"' in new and "https://asal.example/" in new
    assert 'arti: "balai pekerja"' in new and "keyakinan: sedang" in new
