"""Text that YAML takes away without a word, letters nobody sees, and lines that only look right."""

import datetime
import shutil
from pathlib import Path

import pytest

from scripts.check import check_all
from scripts.data.problem import DataError, Problem
from scripts.data.project import load_project
from scripts.proposals.suggestions import suggest
from scripts.source.page import parse_page
from tests.accepted import apply
from tests.tree import DOCS, TODAY

VILLAGE = """"61.03.21.2003":
  nama: Entikong
  kecamatan: Entikong
  kabupaten: Kabupaten Sanggau
  kantor: kanim_entikong
  program: Desa Binaan Imigrasi
  status: pasti
  sumber: https://contoh.go.id/berita
  tanggal_sumber: "2025-07-23"
  plb: tanya
  catatan: Kata warga.
  sumber_catatan: https://contoh.go.id/berita
  pertemuan:
    - 2026-12-05 09.00 Balai Desa
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the frozen texts and data, to be damaged."""
    return Path(shutil.copytree(DOCS, tmp_path.resolve() / "docs"))


def found(folder: Path, typed: str, instead: str) -> tuple[Problem, ...]:
    assert typed in VILLAGE
    (folder / "villages.yml").write_text(VILLAGE.replace(typed, instead, 1), encoding="utf-8")
    try:
        load_project(folder)
    except DataError as error:
        return error.problems
    return ()


SWALLOWED = [
    ("Kata warga.", "Rumah biru #2 di ujung.", 11, "terpotong: `#2", "Rumah biru #2 di ujung."),
    ("Kata warga.", "#2 dari jembatan", 11, "terpotong: `#2", "#2 dari jembatan"),
    ("Kata warga.", "!penting bawa KTP", 11, "diawali `!`", "!penting bawa KTP"),
    ("Kata warga.", "&lebih bawa KTP", 11, "diawali `&`", "&lebih bawa KTP"),
    ("Kata warga.", "*penting", 11, "diawali `*`", "*penting"),
    ("Kata warga.", "@desa membantu", 11, "diawali `@`", "@desa membantu"),
    ("Kata warga.", "Kata\u200b warga.", 11, "huruf yang tidak terlihat", "Kata warga."),
    ("Kata warga.", "\u202eKata warga.", 11, "huruf yang tidak terlihat", "Kata warga."),
    ("Kata warga.", "Kata\u00a0warga.", 11, "spasi khusus", "Kata warga."),
    ("Kata warga.", "Rumah nomor ２.", 11, "papan ketik lain", "Rumah nomor 2."),
    ("09.00 Balai Desa", "09.00 Balai Desa #2", 14, "terpotong", None),
    ("  kantor: kanim", "\u00a0\u00a0kantor: kanim", 5, "spasi khusus dari Word di depan", None),
    ("  kantor: kanim", "  kantor kanim", 5, "belum ada titik dua sesudah `kantor`", None),
    ("  plb: tanya", "  plb tanya", 10, "belum ada titik dua sesudah `plb`", None),
]


@pytest.mark.parametrize(("typed", "instead", "line", "message", "note"), SWALLOWED)
def test_what_would_be_lost_is_said_and_one_tap_keeps_it(
    docs: Path, typed: str, instead: str, line: int, message: str, note: str | None
) -> None:
    (problem,) = found(docs / "_data", typed, instead)
    assert (problem.line, message in problem.message) == (line, True), str(problem)
    apply(suggest([problem], Path("/")), Path("/"))
    if "#2" in instead and note is None:
        return  # a number sign is no part of a place's name: another message now
    (village,) = load_project(docs / "_data").villages
    assert village.note == (note or "Kata warga.") and village.office == "kanim_entikong"


@pytest.mark.parametrize("word", ["null", "~", "None", "N/A", "#N/A"])
def test_the_word_of_a_program_for_nothing_is_no_note(docs: Path, word: str) -> None:
    (problem,) = found(docs / "_data", "Kata warga.", f'"{word}"')
    assert "kata komputer" in problem.message


def test_a_letter_the_sheets_cannot_print_is_named(docs: Path) -> None:
    (problem,) = found(docs / "_data", "Kata warga.", "Senin–Jumat 🕗 08.00")
    assert "`🕗`" in problem.message and problem.autofix is None


def test_a_comment_with_a_space_may_be_a_comment(docs: Path) -> None:
    assert not found(docs / "_data", "plb: tanya", "plb: tanya  # tunggu kantor")
    (problem,) = found(docs / "_data", "Kata warga.", "Kata warga. # benar?")
    assert problem.autofix is None


def test_the_colon_of_the_last_line_may_be_missing_too(docs: Path) -> None:
    (problem,) = found(docs / "_data", "plb: tanya\n", "plb: tanya\n  gerbang entikong\n")
    assert "belum ada titik dua sesudah `gerbang`" in problem.message


@pytest.mark.parametrize("name", ["words.id.yml", "facts.yml", "glossary.iba.yml", "easier.yml"])
def test_every_data_file_keeps_what_stands_behind_a_number_sign(docs: Path, name: str) -> None:
    path = docs / "_data" / name
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(
        number
        for number, line in enumerate(lines)
        if ": " in line and not line.lstrip().startswith("#") and line.rstrip()[-1].isalpha() and "'" not in line
    )
    lines[at] = f"{lines[at]} #2 lagi"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_project(docs / "_data")
    assert any(problem.line == at + 1 and "#2 lagi" in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("title: Biaya #1 paspor", "terpotong"),
        ("title: !Biaya paspor", "diawali `!`"),
        ("title: yes", "bukan kata"),
        ("title: 2026-12-05", "bukan kata"),
        ("title: 110", "bukan kata"),
        ("title: null", "bukan kata"),
        ("title: [Biaya, paspor]", "diawali `[`"),
    ],
)
def test_the_head_of_a_page_keeps_its_words(line: str, message: str) -> None:
    page = parse_page(f"---\n{line}\ndescription: Isi.\npesan: Isi.\n---\n")
    (problem,) = page.found
    assert (problem.line, message in problem.message) == (2, True), str(problem)
    assert problem.autofix == (line, f'title: "{line.partition(": ")[2]}"')


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("Semua gratis dan pasti aman.", "tidak boleh dijanjikan"),
        ("Titip paspor ke Pak Joko.", "nama orang"),
        ("Telepon 0561-000000 dulu.", "nomor telepon `0561-000000`"),
        ("Bayar Rp350.000 di loket.", "jumlah uang `Rp350.000`"),
    ],
)
def test_notes_of_villages_obey_the_rules_of_pages(docs: Path, note: str, message: str) -> None:
    found(docs / "_data", "Kata warga.", note)
    problems, _ = check_all(datetime.date.fromisoformat(TODAY), docs)
    said = [problem for problem in problems if problem.path.endswith("villages.yml")]
    assert any(message in problem.message and problem.line == 11 for problem in said), said
    assert not suggest(said, Path("/"))


def test_texts_of_offices_promise_nothing(docs: Path) -> None:
    path = docs / "_data/national.yml"
    text = path.read_text(encoding="utf-8")
    at = text.index("  biaya: ")
    path.write_text(text[:at] + "  biaya: dijamin gratis" + text[text.index("\n", at) :], encoding="utf-8")
    problems, _ = check_all(datetime.date.fromisoformat(TODAY), docs)
    assert any("national.yml" in problem.path and "dijamin" in problem.message for problem in problems)
