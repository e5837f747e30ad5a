"""The ten questions to a village: answers stand on its page and sheet with their day, and nothing stands where none came."""

import dataclasses
import re
from pathlib import Path

import pypdfium2
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import VILLAGE_HANDOUT, Job
from scripts.data.local_notes import TOPICS, counted, in_order, local_note
from scripts.data.parsers import Fault
from scripts.data.project import Project
from scripts.handouts.officer import SiteTexts
from scripts.handouts.pdf import print_pdf
from scripts.handouts.render import HandoutMaker
from scripts.pages.lists import macros
from scripts.pages.words_html import page_words
from scripts.paths import ROOT
from scripts.villages.page import VillagePages
from tests.samples import a_village

ANSWERS = tuple(f"2026-12-{day:02} {topic}: jawaban {topic}" for day, topic in enumerate(reversed(TOPICS), 1))


@pytest.fixture
def told(project: Project):
    return dataclasses.replace(a_village(project), told=tuple(map(local_note, ANSWERS)))


def test_answers_stand_on_the_page_in_the_order_of_the_questions_with_their_day(project: Project, told) -> None:
    html = VillagePages(project, "id", "", Path()).article(told)
    rows = [row.text() for row in LexborHTMLParser(html).css(".local li")]
    assert len(rows) == len(TOPICS) == 10
    assert rows[0] == "Ongkos ke kantor imigrasi: jawaban ongkos (10 Desember 2026)"


def test_without_answers_there_is_no_gap(project: Project) -> None:
    html = VillagePages(project, "id", "", Path()).article(a_village(project))
    assert "Di desa ini" not in html and "local" not in html


@pytest.mark.parametrize("length", [15, 45, 90, 280])
def test_the_sheet_shows_as_many_as_leave_one_side(project: Project, built: Path, told, length: int) -> None:
    long = max(project.villages, key=lambda village: len(village.name + village.district))
    notes = tuple(dataclasses.replace(note, text=("ojek lalu bus " * 25)[:length].strip()) for note in told.told)
    maker = HandoutMaker(project, "id", "https://contoh.example/", "Situs", SiteTexts(built / "site"))
    html = maker.html(Job(VILLAGE_HANDOUT, "id", "a4", dataclasses.replace(long, told=notes)))
    rows = LexborHTMLParser(html).css(".local li")
    assert bool(rows) == (length < 280)
    assert not rows or "Ongkos" in rows[0].text()
    printed = print_pdf(html)
    assert printed.pages == 1 and printed.fits
    seen = pypdfium2.PdfDocument(printed.data)[0].get_textpage().get_text_range()
    assert bool(rows) == ("Ongkos ke kantor" in seen)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("ongkos: Rp 50.000", "bukan keterangan desa"),
        ("2026-12-05 ongkosnya: Rp 50.000", "kunci `ongkosnya` yang tidak ada"),
        ("2026-13-05 ongkos: Rp 50.000", "tanggal"),
        ("2026-12-05 bidan: 0812 3456 7890", "tanpa izin"),
        ("2026-12-05 bidan: Ibu X, +62-812-3456-7890 di pustu", "tanpa izin"),
        ("2026-12-05 bidan: 0812 3456 7890 (setuju 2026-99-01)", "tanggal"),
    ],
)
def test_what_may_not_be_shown_is_refused(typed: str, message: str) -> None:
    with pytest.raises(Fault, match=re.escape(message)):
        local_note(typed)


def test_a_number_with_consent_is_shown_without_the_note_about_it() -> None:
    assert local_note("2026-12-05 bidan: 0812 3456 7890 (setuju 2026-12-01)").text == "0812 3456 7890"


def test_the_newest_answer_comes_first_and_villages_are_counted_once() -> None:
    old, new = map(local_note, ("2026-01-05 sinyal: bukit", "2026-12-05 sinyal: balai desa"))
    assert in_order((old, new)) == (new, old)
    assert counted([(old, new), (new,), ()]) == {topic: 2 * (topic == "sinyal") for topic in TOPICS}


def test_the_status_page_counts_villages(project: Project, told) -> None:
    some = dataclasses.replace(project, villages=(told,))
    html = LexborHTMLParser(macros(some, page_words(some, "id"))["status_desa"]())
    assert [cell.text() for cell in html.css("td")] == ["1"] * 10
    assert html.css_first("p").text().startswith("1 desa sudah menjawab")


@pytest.mark.live
def test_page_and_form_ask_the_same_ten_questions() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/sepuluh-pertanyaan.yml").read_text(encoding="utf-8"))
    assert [row["id"] for row in form["body"] if row.get("id") in TOPICS] == list(TOPICS)
    page = (ROOT / "docs/id/sepuluh-pertanyaan.md").read_text(encoding="utf-8")
    page = re.sub(r"\{\{ istilah\.(\w+) \}\}", r"\1", page)
    asked = re.findall(r"^\d+\. .*\*\*(.+?)\*\*", page, re.M)
    assert [each.lower().replace(" ", "_") for each in asked] == list(TOPICS)
