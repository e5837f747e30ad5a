"""The meeting pack: one file that an officer prints on both sides and can use without any other paper."""

import dataclasses
import datetime
import io
import re

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from page import validate_pdf_bytes
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import VILLAGE
from scripts.data.handout_names import PACK, Job, blank_pack_jobs, note_jobs, pack_jobs, slide_jobs
from scripts.data.local_notes import LocalNote
from scripts.data.problem import SiteError
from scripts.data.project import Project
from scripts.handouts.meeting import ORDER, note_sheets, pack_sheets, slide_sheets
from scripts.handouts.officer import SiteTexts
from scripts.handouts.pdf import Printed, print_pack
from scripts.handouts.render import HandoutMaker
from tests.pdf import SITE_URL, Pdf
from tests.samples import a_village
from tests.test_paper import BODY, SMALLEST, letters

PAGES = 32
SIZES = {"a4": (210, 297), "f4": (215, 330)}  # mm
MILLIMETRE = 72 / 25.4
INK = 0.10  # the pictures to hold up too
CARD = (85.6, 54)  # mm, ISO/IEC 7810 ID-1: fits where an identity card fits


@pytest.fixture(scope="module")
def maker(project: Project, site) -> HandoutMaker:
    return HandoutMaker(project, "id", SITE_URL, "Merantau Aman", SiteTexts(site))


@pytest.fixture(scope="module")
def packs(pdf: Pdf, project: Project) -> dict[Job, Printed]:
    """Filled for one village and blank for one office, on both papers."""
    blank = list(blank_pack_jobs(project))[:2]
    return {job: pdf.read(job) for job in [*pack_jobs(a_village(project)), *blank]}


def text_of(page) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def test_every_sheet_has_its_front_and_its_back_on_both_papers(packs: dict[Job, Printed]) -> None:
    for job, printed in packs.items():
        document = pypdfium2.PdfDocument(printed.data)
        assert printed.fits and len(document) == PAGES, job.path
        for page in document:
            assert tuple(round(side / MILLIMETRE) for side in page.get_size()) == SIZES[job.paper], job.path
        assert len(printed.data) <= 2 * 1024 * 1024, job.path
    firsts = [first for _, _, first, _ in ORDER]
    assert all(first % 2 == 1 for first in firsts), "what is printed apart begins on a front"


def test_the_cover_says_where_each_sheet_stands(packs: dict[Job, Printed], project: Project) -> None:
    for job, printed in packs.items():
        document = pypdfium2.PdfDocument(printed.data)
        cover = text_of(document[0])
        for word, _, first, last in ORDER:
            name = project.pack_words.texts[word]
            assert f"{first}–{last} {name}" in cover, job.path
        titles = {23: "kuis_judul", 24: "laporan_judul", 21: "hadir_judul"}
        for number, word in titles.items():
            assert project.pack_words.texts[word] in text_of(document[number - 1]), job.path
        assert "Rencana berangkat" in text_of(document[26]) and "Kartu saku" in text_of(document[28]), job.path


def test_the_cover_says_how_much_paper_a_meeting_takes(packs: dict[Job, Printed]) -> None:
    """The sheets of its lines and itself, for the people it names; what each needs is not less than they are."""
    for job, printed in packs.items():
        cover = text_of(pypdfium2.PdfDocument(printed.data)[0])
        people, families, leaving, whole = map(
            int, re.search(r"(\d+) orang dari (\d+) keluarga, (\d+) mau berangkat\. Semua (\d+) lembar", cover).groups()
        )
        lines = {
            (first, last): int(re.search(rf"{first}–{last} .*?(\d+)(?= \d+–| Contoh)", cover)[1])
            for _, _, first, last in ORDER
        }
        assert whole == 1 + sum(lines.values()), job.path
        assert lines[25, 26] == families and lines[27, 28] == 2 * leaving
        assert lines[29, 30] * (5 if job.paper == "f4" else 4) >= people


def test_the_cover_is_used_to_its_foot(packs: dict[Job, Printed]) -> None:
    """What to bring stands there, and no part of it as high as a hand is empty."""
    for job, printed in packs.items():
        page = pypdfium2.PdfDocument(printed.data)[0]
        assert "Isi tas" in text_of(page)
        image = page.render(scale=0.5, grayscale=True).to_pil().convert("L")
        rows = [min(image.crop((0, row, image.width, row + 1)).tobytes()) < 160 for row in range(image.height)]
        gaps = "".join("x" if row else "." for row in rows[: round(0.94 * len(rows))]).strip(".").split("x")
        assert max(map(len, gaps)) / 0.5 / MILLIMETRE <= 25, job.path


def test_letters_of_a_pack_are_large_enough(packs: dict[Job, Printed]) -> None:
    """11 points, but for sources and the small line of a card: 9."""
    for job, printed in packs.items():
        sizes = [size for _, size in letters(printed)]
        assert min(sizes) >= SMALLEST - 0.05, job.path
        assert sum(size < BODY - 0.05 for size in sizes) <= 0.15 * len(sizes), job.path


def test_who_looks_after_the_village_is_filled_in_where_it_told_so(maker: HandoutMaker, project: Project) -> None:
    village = a_village(project)
    note = LocalNote("pimpasa", "Pak Contoh, kantor desa tiap Rabu", datetime.date(2026, 11, 1))
    known = dataclasses.replace(village, told=(note,))
    for each, filled in ((known, 2), (village, 0)):
        sheets = pack_sheets(maker, Job(PACK, "id", "a4", each))
        texts = [LexborHTMLParser(sheet).body.text() for sheet in sheets]
        assert sum("Petugas: Pak Contoh" in text for text in texts) == filled, (
            "cover and report, else a line to write on"
        )


def test_the_words_for_a_picture_stand_on_its_back(packs: dict[Job, Printed]) -> None:
    for job, printed in packs.items():
        document = pypdfium2.PdfDocument(printed.data)
        for number, front in enumerate(range(4, 20, 2), start=1):
            heading, number_of = re.fullmatch(r"(.+?) Merantau Aman (\d+)", text_of(document[front])).groups()
            assert int(number_of) == front + 1, "as the cover counts"
            back = text_of(document[front + 1])
            assert f"Gambar {number} dari 8" in back and heading in back, job.path
            assert len(heading.split()) <= 8, "read from the last row"


def test_a_pack_is_tagged_and_has_a_bookmark_for_each_sheet(packs: dict[Job, Printed]) -> None:
    for job, printed in packs.items():
        assert [f"{fault.rule_id}: {fault.message}" for fault in validate_pdf_bytes(printed.data).failures] == [], (
            job.path
        )
        with pikepdf.open(io.BytesIO(printed.data)) as opened:
            assert str(opened.Root.Lang) == "id" and opened.Root.MarkInfo.Marked
            with opened.open_outline() as outline:
                titles = [str(entry.title) for entry in outline.root]
        assert len(titles) >= 20 and "Kuis tiga kalimat" in titles, job.path


def test_a_pack_knows_its_village_and_a_blank_one_asks_for_it(packs: dict[Job, Printed], project: Project) -> None:
    village = a_village(project)
    for job, printed in packs.items():
        said = " ".join(text_of(page) for page in pypdfium2.PdfDocument(printed.data))
        office = project.offices[job.village.office if job.village else job.office]
        assert office.name in said
        assert (f"Desa {village.name}" in said) == bool(job.village), job.path


def test_the_pack_of_a_village_outside_the_programme_names_its_office_too(
    maker: HandoutMaker, project: Project
) -> None:
    village = next(each for each in project.all_villages if not each.programme)
    cover, *_ = sheets = pack_sheets(maker, Job(PACK, "id", "a4", village))
    office = project.offices[project.around(village).office].name
    assert office in cover and sum(office in sheet for sheet in sheets) > 1


def test_nobody_is_asked_for_an_identity_number_or_a_telephone_on_the_list(packs: dict[Job, Printed]) -> None:
    for printed in packs.values():
        page = pypdfium2.PdfDocument(printed.data)[20]
        heads = re.findall(r"No\. Nama P / L Dusun Paraf", text_of(page))
        assert heads, text_of(page)[:200]


def test_a_pack_takes_little_toner(packs: dict[Job, Printed]) -> None:
    for job, printed in packs.items():
        for number, page in enumerate(pypdfium2.PdfDocument(printed.data), start=1):
            image = page.render(scale=0.7, grayscale=True).to_pil().convert("L")
            assert darkness(image) <= INK, (job.path, number)


def test_a_pack_is_without_colour(packs: dict[Job, Printed]) -> None:
    """A copy shop asks more for a page with any."""
    for job, printed in packs.items():
        for page in pypdfium2.PdfDocument(printed.data):
            red, green, blue = page.render(scale=0.3).to_pil().convert("RGB").split()
            assert red.tobytes() == green.tobytes() == blue.tobytes(), job.path


def darkness(image: Image.Image) -> float:
    histogram = image.histogram()
    return sum((255 - value) * count for value, count in enumerate(histogram)) / 255 / sum(histogram)


def test_a_card_is_as_large_as_an_identity_card_and_has_two_sides(packs: dict[Job, Printed]) -> None:
    for job, printed in packs.items():
        page = pypdfium2.PdfDocument(printed.data)[28]
        image = page.render(scale=2, grayscale=True).to_pil().convert("L")
        codes = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode, try_rotate=False)
        corners = sorted((code.position.top_left.x, code.position.top_left.y) for code in codes)
        assert len(corners) == (5 if job.paper == "f4" else 4), job.path
        gaps = {
            round((later[1] - one[1]) / 2 / MILLIMETRE, 0) for one, later in zip(corners, corners[1:], strict=False)
        }
        assert gaps <= {CARD[1], CARD[1] + 1}, (job.path, gaps)


def test_the_longest_names_of_the_province_fit(site, whole_province: Project) -> None:
    areas = whole_province.areas
    code = max(areas.codes(VILLAGE), key=lambda c: len(areas.name(c) + areas.district_name(c) + areas.regency_name(c)))
    village = dataclasses.replace(
        a_village(whole_province),
        key=code,
        name=areas.name(code),
        district=areas.district_name(code),
        regency=areas.regency_name(code),
    )
    maker = HandoutMaker(whole_province, "id", SITE_URL, "Merantau Aman", SiteTexts(site))
    for job in pack_jobs(village):
        printed = print_pack(pack_sheets(maker, job))
        assert printed.fits and printed.pages == PAGES, job.path


def test_the_pictures_are_slides_too(maker: HandoutMaker) -> None:
    (job,) = slide_jobs()
    printed = print_pack(slide_sheets(maker, job))
    document = pypdfium2.PdfDocument(printed.data)
    assert printed.fits and len(document) == 8
    assert all(page.get_width() / page.get_height() == pytest.approx(16 / 9, abs=0.01) for page in document)
    assert [fault.message for fault in validate_pdf_bytes(printed.data).failures] == []


def test_what_an_officer_says_beside_the_slides_stands_on_paper(maker: HandoutMaker) -> None:
    slides = [text_of(page) for page in pypdfium2.PdfDocument(print_pack(slide_sheets(maker, next(slide_jobs()))).data)]
    assert any("0800-1000" in said for said in slides)
    for job in note_jobs():
        printed = print_pack(note_sheets(maker, job))
        document = pypdfium2.PdfDocument(printed.data)
        assert printed.fits and len(document) == 2, job.path
        said = " ".join(text_of(page) for page in document)
        for number, slide in enumerate(slides, start=1):
            assert f"{number}/8. {slide.partition(chr(34))[0].strip()}" in said
        for aside in ("Bacakan pelan", "Dengarkan tiga orang"):
            assert aside in said and not any(aside in slide for slide in slides), "not shown to everybody"
        assert [fault.message for fault in validate_pdf_bytes(printed.data).failures] == []


def test_every_number_of_the_script_is_a_fact(maker: HandoutMaker, project: Project) -> None:
    for sheet in pack_sheets(maker, Job(PACK, "id", "a4", a_village(project))):
        tree = LexborHTMLParser(sheet)
        for known in tree.css("[data-fact], footer, .order, .back, .small, .contact, .how"):
            known.decompose()
        assert not re.findall(r"(?<!\d)(?:0\d{3}[- ]?\d{4}|\+62[\d -]+|11\d|129)(?!\d)", tree.body.text()), (
            tree.css_first("h1").text()
        )


def test_a_picture_too_few_is_told_with_what_to_do(maker: HandoutMaker, project: Project, site, tmp_path) -> None:
    page = tmp_path / "petugas" / "lembar-balik" / "index.html"
    page.parent.mkdir(parents=True)
    whole = (site / "petugas" / "lembar-balik" / "index.html").read_text(encoding="utf-8")
    page.write_text(re.sub(r'id="?telepon"?', "id=lain", whole), encoding="utf-8")
    for folder in ("petugas/pertemuan", "untuk-petugas", "assets"):
        (tmp_path / folder).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / folder).symlink_to(site / folder)
    poorer = HandoutMaker(project, "id", SITE_URL, "Merantau Aman", SiteTexts(tmp_path))
    with pytest.raises(SiteError, match=r"lembar balik punya 7 judul[\s\S]*Perbaikan: Beri setiap judul tanda"):
        pack_sheets(poorer, Job(PACK, "id", "a4", a_village(project)))
