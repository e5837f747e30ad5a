"""A translation has the structure of its source; its age is only a hint."""

import datetime
import shutil
from pathlib import Path

import pytest
from rules_page import FACTS, TODAY, WORDS

from scripts.check import check_all
from scripts.pages.translation import compare
from scripts.rules import recordings, translated
from scripts.rules.context import make_context
from scripts.rules.rule import rules_of
from scripts.source.meaning import Vocabulary, hash_of, words_of
from scripts.source.page import parse_page
from scripts.source.sections import read_doc
from tests import tree

HEAD = "---\ntitle: Biaya\ndescription: Biaya paspor.\npesan: Simpan bukti.\n{}---\n\n"
SOURCE = (
    HEAD.format("")
    + "## Biaya {#biaya}\n\nBayar {{ fakta.biaya_paspor }}. Lihat [syarat](syarat.md).\n\n## Bukti {#bukti}\n\nSimpan.\n"
)
FULL = (
    "## Belanja {#biaya}\n\nMayar {{ fakta.biaya_paspor }}. Meda [syarat](syarat.md).\n\n## Bukti {#bukti}\n\nSimpan.\n"
)
FIRST = 7  # the line of the file where the body starts


def check(body: str, stamps: str = "", source: str = SOURCE):
    """Problems and hints of a local page with this body, and of its source."""
    page = parse_page(HEAD.format(stamps) + body, "docs/iba/paspor/biaya.md", "iba", "paspor/biaya.md")
    home = parse_page(source, "docs/id/paspor/biaya.md", "id", "paspor/biaya.md")
    both = read_doc(source), read_doc("\n".join(page.typed) + "\n")
    pair = compare("iba", page.address, *both, {}, Vocabulary([]))
    known = {"translations": {("iba", page.address): pair}, "tags": {"iba": "iba", "id": "id"}}
    context = make_context([page, home], FACTS, TODAY, WORDS, **known)
    rules = rules_of(translated)
    problems = [problem for rule in rules if not rule.is_hint for problem in rule(page, context)]
    return problems, [hint for each in (page, home) for rule in rules if rule.is_hint for hint in rule(each, context)]


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "fix"),
    [
        ("{#bukti}", "{#bukty}", 11, "tidak punya pasangan", "{#bukti}"),
        ("## Bukti {#bukti}", "## Tanda", 11, "tidak punya pasangan", "{.sendiri}"),
        ("## Belanja", "Tu dulu.\n\n## Belanja", 7, "sebelum judul pertama", "Pindahkan"),
        ("{#bukti}", "{#biaya}", 11, "ditulis dua kali", "Gabungkan"),
        ("fakta.biaya_paspor", "fakta.denda", 9, "`denda` di bagian `biaya` tidak ada", "docs/id/paspor/biaya.md"),
        ("(syarat.md)", "(calo.md)", 9, "`calo.md` di bagian `biaya` tidak ada", "Hapus"),
        (" Meda [syarat](syarat.md).", "", 7, "`syarat.md` ada di bagian Indonesia", "[…](syarat.md)"),
        ("{{ fakta.biaya_paspor }}", "duit", 7, "`biaya_paspor` ada di bagian Indonesia", "biaya_paspor"),
        ("Simpan.", 'Simpan. {: lang="mad" }', 13, "`lang=mad` bukan bahasa halaman ini", 'Simpan. {: lang="iba" }'),
        ("{#bukti}", "{#bukti2 .sendiri}", 11, "tidak berpasangan", "berpasangan"),
    ],
)
def test_another_structure_is_an_error(old: str, new: str, line: int, message: str, fix: str) -> None:
    assert old in FULL
    problems, _ = check(FULL.replace(old, new, 1))
    found = next(problem for problem in problems if message in problem.message)
    assert (found.line, fix in found.fix) == (line, True), found


def test_sections_out_of_order_are_an_error() -> None:
    first, second = FULL.split("\n\n## ")
    problems, _ = check(f"## {second}\n{first}\n")
    assert ["tidak berurutan" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize(
    "body",
    [
        FULL,
        "## Bukti {#bukti}\n\nSimpan.\n",
        '## Belanja {#biaya}\n\nNanya dulu. {: lang="iba" }\n:   Tanya dulu.\n    {: lang="id" }\n',
        "## Belanja {#biaya}\n\nMeda [syarat](syarat.md).\n:   Lihat syarat.\n",
        "## Kampung {#kampung .sendiri}\n\nNanya.\n:   Tanya.\n",
    ],
    ids=["full", "one section", "short", "short with link", "own"],
)
def test_the_same_structure_or_a_short_one_passes(body: str) -> None:
    assert not check(body)[0]


def test_age_is_a_hint_once_a_page_and_reason() -> None:
    text = read_doc(SOURCE).sections[0].text
    stamps = f"dari:\n  biaya: {hash_of(words_of(text))}\n  bukti: aaaaaaaaaaaa\n"
    _, hints = check(FULL, stamps)
    assert [(hint.line, hint.message) for hint in hints] == [
        (14, "kalimat Indonesianya sudah berubah sejak diterjemahkan: bukti."),
        (1, "belum dicap, jadi tampil dalam bahasa Indonesia: kepala."),
    ]
    assert all("--stamp docs/iba/paspor/biaya.md" in hint.fix for hint in hints)


def test_a_translated_heading_should_carry_its_mark() -> None:
    _, hints = check(FULL, source=SOURCE.replace(" {#bukti}", ""))
    assert [hint.fix for hint in hints if hint.path == "docs/id/paspor/biaya.md"] == ["## Bukti {#bukti}"]


def test_recordings_are_two_small_files_with_a_speaker_and_a_day(tmp_path: Path) -> None:
    typed = {"berkas": "iba-index", "oleh": "guru", "tanggal": "2027-01-16"}
    folder = tmp_path / "rekaman"
    folder.mkdir(parents=True)
    (folder / "iba-index.opus").write_bytes(bytes(60 * 1024))
    assert [fix for _, fix in recordings.faults_of(typed, tmp_path)] == ["Unggah kedua berkas: .opus, .mp3."]
    (folder / "iba-index.mp3").write_bytes(bytes(60 * 1024 + 1))
    assert "61 KB" in next(recordings.faults_of(typed, tmp_path))[0]
    (folder / "iba-index.mp3").write_bytes(bytes(60 * 1024))
    assert not list(recordings.faults_of(typed, tmp_path))
    assert "belum lengkap" in next(recordings.faults_of(typed | {"oleh": ""}, tmp_path))[0]


def whole_check(docs: Path, page: str) -> list[str]:
    """What is wrong with the Iban page about offices when it says `page`."""
    text = f"---\ntitle: Opis\ndescription: Opis ti bisi.\npesan: Anang takut nanya.\n---\n\n{page}"
    (docs / "iba" / "kantor.md").write_text(text, encoding="utf-8")
    return [problem.message for problem in check_all(datetime.date(2026, 11, 25), docs)[0]]


def test_one_translated_section_is_a_page(tmp_path: Path) -> None:
    """The next step is then the Indonesian one; whoever translates that one has to give steps."""
    docs = Path(shutil.copytree(tree.DOCS, tmp_path / "docs"))
    pair = "Anang takut nanya.\n:   Jangan takut bertanya.\n"
    first, *_, last = (
        section.anchor for section in read_doc((docs / "id/kantor.md").read_text(encoding="utf-8")).sections
    )
    assert whole_check(docs, f"## Opis {{#{first}}}\n\n{pair}") == []
    (message,) = whole_check(docs, f"## Opis {{#{first}}}\n\n{pair}\n## Diatu? {{#{last}}}\n\n{pair}")
    assert "belum berisi langkah" in message
