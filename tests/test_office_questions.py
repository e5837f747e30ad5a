"""What offices are asked, and what their answers change: few questions, nobody's name, every other line as it was."""

import dataclasses
import datetime
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from scripts.__main__ import main
from scripts.data.facts import CONFIRMED
from scripts.data.problem import DataError
from scripts.data.project import Project, load_project
from scripts.maintenance import questions
from scripts.maintenance.answer_rows import Answer
from scripts.maintenance.answer_values import Sender, changes_of
from scripts.pages.office_questions import MOST, office_sheets, questions_status
from scripts.paths import ROOT
from scripts.spreadsheets.table import read_table
from tests.tree import DATA, DOCS

BY, DATE = "kepala seksi lalu lintas", "2026-11-24"
FIXTURE = ROOT / "tests/data/answers"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The frozen data with two offices and three facts of our own, whatever editors change in theirs."""
    folder = Path(shutil.copytree(DATA, tmp_path / "_data"))
    for name in ("facts.yml", "offices.yml", "office_questions.yml"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n" + (FIXTURE / name).read_text(encoding="utf-8"))
    shutil.copy(FIXTURE / "plb.csv", folder / "provinsi")
    return folder


def ours(data: Path) -> Project:
    """Return the project with our own offices and facts alone."""
    project = load_project(data)
    facts, offices = (
        {key: value for key, value in each.items() if key.startswith("uji_")}
        for each in (project.facts, project.offices)
    )
    return dataclasses.replace(project, facts=facts, offices=offices)


def book(path: Path, *rows: tuple[str, str, str]) -> Path:
    sheet = openpyxl.Workbook()
    sheet.active.append(["Pertanyaan untuk kantor"])
    sheet.active.append(list(questions.HEADER))
    for number, (key, answer, right) in enumerate(rows, 1):
        sheet.active.append([number, "…", answer, right, key])
    sheet.save(path)
    return path


def run(data: Path, file: Path, *more: str, office: str = "uji_kantor", by: str = BY, date: str = DATE) -> int:
    return main(
        ["maintain", "answers", str(file), "--office", office, "--by", by, "--date", date, "--data", str(data), *more]
    )


def refused(capsys, data: Path, file: Path, **how: str) -> str:
    before = {path: path.read_bytes() for path in data.rglob("*.*")}
    assert run(data, file, "--write", **how) == 1
    assert {path: path.read_bytes() for path in data.rglob("*.*")} == before
    said = capsys.readouterr().err
    assert "Perbaikan:" in said and "Traceback" not in said
    return said


def changed_lines(data: Path, before: dict[str, str], name: str) -> list[tuple[str, str]]:
    """Return (old, new) of the lines that differ; fails where lines came or went."""
    old, new = before[name].split("\n"), (data / name).read_text(encoding="utf-8").split("\n")
    assert len(old) == len(new)
    return [(one.strip(), other.strip()) for one, other in zip(old, new, strict=True) if one != other]


def texts(data: Path) -> dict[str, str]:
    return {name: (data / name).read_text(encoding="utf-8") for name in ("facts.yml", "offices.yml")}


def test_no_office_is_asked_more_than_twelve_short_questions(project: Project) -> None:
    for sheet in office_sheets(project, DOCS):
        assert 0 < len(sheet.questions) <= MOST <= max(sheet.open, MOST)
        for question in sheet.questions:
            assert len(question.text.split()) <= 25, question.text
            assert re.search(r"[?.]$", question.text) and "?" in question.text


def test_worst_harm_comes_first_and_every_open_fact_is_asked_once(data: Path) -> None:
    project = ours(data)
    sheets = {sheet.key: sheet for sheet in office_sheets(project, DOCS)}
    keys = [question.key.rpartition(".")[2] for question in sheets["uji_kantor"].questions]
    assert keys == [
        "telepon", "alamat", "uji_biaya", "uji_tempat", "paspor_keliling", "jam", "whatsapp", "wilayah", "pimpasa", "surel",
    ]  # fmt: skip
    assert all(list(sheet.questions) == sorted(sheet.questions, key=lambda q: q.rank) for sheet in sheets.values())
    asked = sum(sheet.open for sheet in sheets.values())
    fewer = {key: dataclasses.replace(f, status=CONFIRMED) for key, f in project.facts.items()}
    rest = sum(sheet.open for sheet in office_sheets(dataclasses.replace(project, facts=fewer), DOCS))
    assert asked - rest == sum(fact.status != CONFIRMED for fact in project.facts.values())


def test_a_mission_is_asked_about_its_own_number(data: Path) -> None:
    project = ours(data)
    (holder,) = [
        s.key for s in office_sheets(project, DOCS) if any(q.key == "fakta.uji_nomor_kjri" for q in s.questions)
    ]
    assert project.facts["uji_nomor_kjri"].ask == "bp3mi" and holder == "kjri"


def test_a_known_value_is_asked_in_the_office_s_words(data: Path) -> None:
    project = ours(data)
    office = dataclasses.replace(project.offices["uji_kantor"], phone="0561-111")
    project = dataclasses.replace(project, offices={"uji_kantor": office})
    asked = {question.key: question for sheet in office_sheets(project, DOCS) for question in sheet.questions}
    assert asked["fakta.uji_biaya"].text == "Apakah biaya uji masih Rp50.000?"
    assert asked["kantor.uji_kantor.telepon"].text == "Apakah nomor telepon 0561-111 masih benar?"


def test_a_confirmed_contact_is_not_asked_again(data: Path) -> None:
    project = ours(data)
    keys = {question.key for sheet in office_sheets(project, DOCS) for question in sheet.questions}
    assert "kantor.uji_pasti.telepon" not in keys and "kantor.uji_pasti.jam" in keys


def test_three_files_say_the_same_questions(project: Project, tmp_path: Path) -> None:
    sheet = office_sheets(project, DOCS)[0]
    pdf, text, sheet_path = questions.write_sheet(sheet, tmp_path, "25 November 2026", "Situs Uji")
    assert pdf.read_bytes().startswith(b"%PDF")
    said = text.read_text(encoding="utf-8")
    rows = read_table(sheet_path, ("kunci",))[0].rows
    keys = [row[4] for row in rows if row[0].isdigit()]
    assert keys == [question.key for question in sheet.questions]
    for number, question in enumerate(sheet.questions, 1):
        assert f"{number}. {question.text}" in said
    assert "nama orang" in said


def test_every_sheet_fits_one_page(project: Project, tmp_path: Path) -> None:
    longest = max(office_sheets(project, DOCS), key=lambda sheet: sum(len(q.text) for q in sheet.questions))
    questions.write_sheet(longest, tmp_path, "25 November 2026", "Situs Uji")  # raises where it does not


def test_an_unknown_office_is_told_the_nearest(tmp_path: Path, capsys) -> None:
    assert main(["maintain", "questions", "kanim_sambass", "--out", str(tmp_path), "--data", str(DATA)]) == 1
    assert "Perbaikan: tulis `kanim_sambas`" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_preview_writes_nothing(data: Path, tmp_path: Path, capsys) -> None:
    before = texts(data)
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "ya", ""))) == 0
    assert texts(data) == before
    said = capsys.readouterr().out
    assert "~ uji_biaya: status: `tanya` -> `pasti`" in said and "--write" in said


def test_a_yes_confirms_the_value_and_changes_only_its_lines(data: Path, tmp_path: Path) -> None:
    before = texts(data)
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "Ya.", "")), "--write") == 0
    changed = changed_lines(data, before, "facts.yml")
    assert [new for _, new in changed][:2] == [
        'sumber: "Kantor Uji, dijawab kepala seksi lalu lintas" # surat', "sumber_url: https://uji.imigrasi.go.id/",
    ]  # fmt: skip
    assert {new.split(":")[0] for _, new in changed} <= {
        "sumber", "sumber_url", "tanggal_sumber", "dicek", "cek_lagi", "keyakinan", "status",
    }  # fmt: skip
    assert changed_lines(data, before, "offices.yml") == []
    fact = load_project(data).facts["uji_biaya"]
    assert (fact.value, fact.status, fact.confidence, str(fact.checked)) == ("50000", "pasti", "tinggi", DATE)
    assert fact.check_again > fact.checked


def test_a_no_with_the_right_amount_changes_the_value(data: Path, tmp_path: Path) -> None:
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "tidak", "Rp 75.000,-")), "--write") == 0
    fact = load_project(data).facts["uji_biaya"]
    assert (fact.value, fact.status) == ("75000", "pasti")


def test_a_bare_no_confirms_nothing(data: Path, tmp_path: Path) -> None:
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "tidak", "")), "--write") == 0
    fact = load_project(data).facts["uji_biaya"]
    assert fact.status == "tanya" and "Tidak benar menurut Kantor Uji" in fact.note


def test_what_an_office_does_not_know_stays_as_it_is(data: Path, tmp_path: Path) -> None:
    before = texts(data)
    file = book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "tidak tahu", ""), ("fakta.uji_tempat", "", "Loket 3"))
    assert run(data, file, "--write") == 0
    facts = load_project(data).facts
    assert facts["uji_biaya"].status == "tanya"
    assert (facts["uji_tempat"].value, facts["uji_tempat"].status) == ("Loket 3", "pasti")
    assert changed_lines(data, before, "facts.yml")[0][1] == 'nilai: "Loket 3"'


def test_an_answer_written_one_cell_too_far_left_is_understood(data: Path, tmp_path: Path) -> None:
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_tempat", "Loket 3", "")), "--write") == 0
    assert load_project(data).facts["uji_tempat"].value == "Loket 3"


def test_a_contact_is_confirmed_with_its_day_and_role(data: Path, tmp_path: Path) -> None:
    before = texts(data)
    file = book(
        tmp_path / "a.xlsx",
        ("kantor.uji_kantor.telepon", "", "(0561) 222333"),
        ("kantor.uji_kantor.whatsapp", "ya", "0812-0000-1111"),
        ("kantor.uji_kantor.paspor_keliling", "", "2027-01-16 di Desa Uji"),
    )
    assert run(data, file, "--write") == 0
    office = load_project(data).offices["uji_kantor"]
    assert (office.phone.replace(" ", "-"), office.whatsapp, str(office.confirmed)) == (
        "0561-222333",
        "+62 812-0000-1111",
        DATE,
    )
    assert f"Kontak dijawab {BY}, {DATE}." in office.note and "Paspor keliling: 2027-01-16 di Desa Uji" in office.note
    assert {new.split(":")[0] for _, new in changed_lines(data, before, "offices.yml")} == {
        "telepon", "whatsapp", "kontak_dikonfirmasi", "catatan",
    }  # fmt: skip


def test_a_border_area_gets_its_answer_and_its_source(data: Path, tmp_path: Path) -> None:
    before = (data / "provinsi/plb.csv").read_text().split("\n")
    assert run(data, book(tmp_path / "a.xlsx", ("plb.61.02", "ya", "")), "--write") == 0
    after = (data / "provinsi/plb.csv").read_text().split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        f"61.02,ya,https://uji.imigrasi.go.id/,{DATE}"
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("fakta.uji_tempat", "", "Bapak Budi di loket 3"), "menyebut nama orang"),
        (("fakta.uji_tempat", "", "Budi Karangan, S.H."), "menyebut nama orang"),
        (("fakta.uji_tempat", "", "hubungi 0812 3456 7890"), "nomor HP"),
        (("kantor.uji_kantor.telepon", "", "0812-3456-7890"), "nomor HP"),
        (("fakta.uji_tempat", "", "NIP 197001012000031001"), "nomor pribadi"),
        (("fakta.uji_tempat", "ya", ""), "belum cukup"),
        (("fakta.uji_tempat", "", "x" * 200), "terlalu panjang"),
        (("fakta.uji_tempat", "", "<b>loket</b>"), "tanda yang tidak boleh"),
        (("fakta.uji_biaya", "mungkin", "75000"), "bukan ya atau tidak"),
        (("fakta.uji_biaya", "tidak", "lima puluh ribu"), "bukan jumlah uang"),
        (("fakta.uji_biay", "ya", ""), "Mungkin maksudnya `fakta.uji_biaya`"),
        (("kantor.uji_pasti.telepon", "ya", ""), "bukan pertanyaan untuk kantor ini"),
        (("kantor.uji_kantor.telepon", "ya", ""), "belum cukup"),
        (("kantor.uji_kantor.surel", "", "bukan surel"), "bukan alamat surel"),
        (("plb.61.02", "", "hanya sebagian"), "bukan ya atau tidak"),
        (("plb.61.02", "ya", "hanya satu kecamatan"), "bukan ya atau tidak"),
    ],
)
def test_a_wrong_answer_is_refused_whole(
    data: Path, tmp_path: Path, capsys, row: tuple[str, str, str], message: str
) -> None:
    said = refused(capsys, data, book(tmp_path / "a.xlsx", ("kantor.uji_kantor.jam", "", "Senin"), row))
    assert message in said and "a.xlsx:4: baris 4" in said


@pytest.mark.parametrize("by", ["Budi", "kepala seksi Budi Karangan", "Bapak Budi", "kepala seksi 0812-3456-7890", ""])
def test_who_answered_is_a_role_and_never_a_name(data: Path, tmp_path: Path, capsys, by: str) -> None:
    assert "--by" in refused(capsys, data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "ya", "")), by=by)


def test_other_wrong_commands_are_explained(data: Path, tmp_path: Path, capsys) -> None:
    file = book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "ya", ""))
    assert "belum tiba" in refused(capsys, data, file, date="2999-01-01")
    assert "tulis `uji_kantor`" in refused(capsys, data, file, office="uji_kantr")
    assert "dijawab di baris 3" in refused(
        capsys, data, book(tmp_path / "b.xlsx", *[("fakta.uji_biaya", "ya", "")] * 2)
    )
    assert "belum ada jawaban" in refused(capsys, data, book(tmp_path / "c.xlsx", ("fakta.uji_biaya", "", "")))
    (tmp_path / "d.xlsx").write_bytes(b"PK")
    assert "lembar kerja" in refused(capsys, data, tmp_path / "d.xlsx")


def test_the_status_page_counts_questions_and_days(data: Path) -> None:
    project = load_project(data, today=datetime.date(2026, 11, 25))
    html = questions_status(project, DOCS)
    sheet = next(sheet for sheet in office_sheets(project, DOCS) if sheet.key == "uji_kantor")
    assert f'<th scope="row">Kantor Uji</th><td>{sheet.open}</td>' in html
    first = min(fact.check_again for fact in project.facts.values() if fact.check_again)
    assert f"<b>{(first - project.today).days} hari</b> sejak 25 November 2026" in html


def test_a_wording_without_its_fact_is_named(data: Path) -> None:
    with (data / "office_questions.yml").open("a", encoding="utf-8") as file:
        file.write("\nuji_biayaa:\n  pertanyaan: Apakah?\n  jenis: isi\n")
    with pytest.raises(Exception, match="Mungkin maksudnya `uji_biaya`"):
        load_project(data)


def test_one_date_confirms_a_contact_only_whole(data: Path) -> None:
    """What a public list reported and the office has not answered must not look confirmed."""
    project = load_project(data)
    office = dataclasses.replace(project.offices["uji_kantor"], address="Jalan Lama 1")
    project = dataclasses.replace(project, offices={"uji_kantor": office})
    sender = Sender("uji_kantor", BY, datetime.date(2026, 11, 24))
    phone = Answer("kantor.uji_kantor.telepon", 3, "isi", "0561-222333")
    with pytest.raises(DataError, match="`alamat: Jalan Lama 1` belum dijawab"):
        changes_of([phone], project, sender, "a.xlsx")
    gone = Answer("kantor.uji_kantor.alamat", 4, "tidak", "")
    block = changes_of([phone, gone], project, sender, "a.xlsx").offices["uji_kantor"]
    assert (block["alamat"], block["telepon"], block["kontak_dikonfirmasi"]) == ("", "0561-222333", "2026-11-24")


def test_days_of_checking_again_do_not_fall_together(data: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "ya", ""), ("fakta.uji_tempat", "", "Loket 3"))
    before = load_project(data).facts.values()
    assert run(data, file, "--write") == 0
    fact = load_project(data).facts["uji_biaya"]
    taken = [each.check_again for each in before]
    last = datetime.date.fromisoformat(DATE) + datetime.timedelta(181)
    window = [last - datetime.timedelta(back) for back in range(14)]
    assert fact.check_again in window and taken.count(fact.check_again) == min(map(taken.count, window))


@pytest.mark.parametrize(
    "right",
    [
        "Jl. Firdaus H. Rais No. 31, Singkawang",
        "Jalan Ir. H. Juanda 5, loket 2",
        "Setiap 2027-08-16 14.00 10 orang",
        "Telepon 0800-1000-123",
        "Telepon 0562-811223",
        "Di ibu kota kabupaten, Ibu Kota Provinsi juga",
    ],
)
def test_a_street_a_date_or_a_landline_is_no_person(data: Path, tmp_path: Path, right: str) -> None:
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_tempat", "", right)), "--write") == 0
    assert load_project(data).facts["uji_tempat"].value == right


def test_an_office_without_an_entry_of_its_own_answers_too(data: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", ("fakta.uji_nomor_kjri", "", "+60 82 000111"))
    assert run(data, file, "--write", office="kjri", by="konsul") == 0
    fact = load_project(data).facts["uji_nomor_kjri"]
    assert (fact.value, fact.status, fact.source) == (
        "+60 82 000111",
        "pasti",
        "kantor perwakilan Indonesia di luar negeri, dijawab konsul",
    )
    assert "Alamat web masih dari sumber lama" in fact.note


@pytest.mark.parametrize("by", ["Kepala Seksi Lalu Lintas Keimigrasian", "kasi TIKIM", "petugas loket paspor"])
def test_a_role_may_be_written_as_offices_write_it(data: Path, tmp_path: Path, by: str) -> None:
    assert run(data, book(tmp_path / "a.xlsx", ("fakta.uji_biaya", "ya", "")), by=by) == 0


def test_what_the_office_confirms_is_no_longer_shown_as_reported(data: Path, tmp_path: Path) -> None:
    assert load_project(data).offices["uji_dinas"].contact_source
    file = book(tmp_path / "a.xlsx", ("kantor.uji_dinas.telepon", "ya", ""))
    assert run(data, file, "--write", office="uji_dinas", by="petugas loket") == 0
    office = load_project(data).offices["uji_dinas"]
    assert (office.phone, str(office.confirmed)) == ("0561-000222", DATE)
    assert not office.contact_source and not office.contact_date


def test_a_number_that_is_a_fact_is_asked_once_and_a_hotline_has_no_door(data: Path) -> None:
    sheets = {sheet.key: sheet for sheet in office_sheets(load_project(data), DOCS)}
    mission = {question.key for question in sheets["kjri_kuching"].questions}
    assert "fakta.kontak_kjri_kuching" in mission and "kantor.kjri_kuching.telepon" not in mission
    assert {"kantor.kjri_kuching.telepon_luar", "kantor.kjri_kuching.alamat"} <= mission
    keys = {question.key for sheet in sheets.values() for question in sheet.questions}
    assert "kantor.kp2mi.alamat" not in keys and "kantor.uji_kantor.telepon_luar" not in keys
