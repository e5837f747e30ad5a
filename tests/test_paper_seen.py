"""What an eye meets on paper: how large, how dark, how it breaks, and what is left of it after copies and compression."""

import dataclasses
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from scripts.data.drawings import FOLDER as DRAWINGS
from scripts.data.handout_names import (
    HANDOUTS,
    VILLAGE_HANDOUT,
    Job,
    blank_pack_jobs,
    common_jobs,
    note_jobs,
    slide_jobs,
    village_jobs,
)
from scripts.data.project import Project
from scripts.handouts.chat import NUMBER, SIZES, card_html
from scripts.handouts.ink import held_up, in_ink
from scripts.handouts.meeting import note_sheets, pack_sheets, slide_sheets
from scripts.handouts.officer import CHAT, SiteTexts
from scripts.handouts.pdf import Printed, lay_out, pixels
from scripts.handouts.render import HandoutMaker
from tests.pdf import SITE_URL, Pdf, samples
from tests.samples import a_village
from tests.test_paper import POINT, SMALLEST, assert_one_side, longest, spaceless, words_on

POSTER = next(handout for handout in HANDOUTS if handout.name == "poster")
CAPITAL = 0.714  # of an em: Noto Sans, OS/2 table, sCapHeight
ASCENDER = 0.771  # of an em, of the letter k
# At three metres: 16 minutes of arc are read with ease (ISO 9241-303), 10 with half the normal sight.
EASY, READ = 14.0, 8.7  # mm, of capitals
MOST_WORDS = 220
TALLER = {"lembar-desa", "papan-pertemuan", "periksa-tawaran", "rencana-berangkat", "kartu-saku"}
BOTTOM = 15.9  # mm: the margin of a page printed from the browser (overrides/css/print.css)
EMPTY = 28  # mm that may stay empty above the foot of an F4 sheet


def placed(printed: Printed) -> Iterator[tuple[str, float, float, float]]:
    """Every visible letter: itself, size in points, left edge and distance from the top in mm."""
    for page in pypdfium2.PdfDocument(printed.data):
        text, height = page.get_textpage(), page.get_height()
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter.strip() and letter not in "\u00ad\ufffe\u0002-()":
                left, bottom, _, _ = text.get_charbox(index, loose=True)
                yield letter, pdfium.FPDFText_GetFontSize(text.raw, index), left * POINT, (height - bottom) * POINT


def in_letters_of(printed: Printed, least: float) -> str:
    """Text whose capitals are at least so many mm high."""
    return "".join(letter for letter, size, _, _ in placed(printed) if size * POINT * CAPITAL >= least - 0.05)


def local_part(node) -> str:
    """Text of a node without the Indonesian that stands beside it, smaller."""
    copy = LexborHTMLParser(node.html or "")
    for aside in copy.css("i"):
        aside.decompose()
    return spaceless(copy.text())


@pytest.mark.parametrize("locale", ["id", "iba", "mad"])
def test_the_large_poster_is_read_from_three_metres(pdf: Pdf, locale: str) -> None:
    job = Job(POSTER, locale, "a3")
    printed = pdf.print(job)
    tree = LexborHTMLParser(pdf.html[job])
    easy, read = in_letters_of(printed, EASY), in_letters_of(printed, READ)
    assert local_part(tree.css_first("h1")) in easy
    seen = tree.css(".message, .stops li, .keys li, .numbers .number, h2")
    assert len(seen) == 1 + 3 + 2 + 3 + 2
    for node in seen:
        assert local_part(node) in read, node.text()
    assert len(tree.css("main .columns img, main .keys img")) == 1 + 3 + 1


def test_the_large_poster_is_more_than_the_small_one_enlarged(pdf: Pdf) -> None:
    small, large = (pdf.print(Job(POSTER, "id", paper)) for paper in ("a4", "a3"))
    title = spaceless(LexborHTMLParser(pdf.html[Job(POSTER, "id", "a3")]).css_first(".message").text())
    assert title in in_letters_of(large, READ) and title not in in_letters_of(small, READ)


def test_whoever_tears_off_a_strip_has_the_numbers(pdf: Pdf, project: Project) -> None:
    job = Job(POSTER, "mad", "a3")
    printed = pdf.print(job)
    strips = LexborHTMLParser(pdf.html[job]).css(".tab")
    said = words_on(printed)
    for key in ("telepon_polisi", "telepon_sapa", NUMBER):
        number = spaceless(project.facts[key].value)
        assert all(number in spaceless(strip.text()) for strip in strips)
        assert said.count(number) >= len(strips) >= 6, key


def test_a_poster_of_a_village_names_it_and_its_office(project: Project, whole_province: Project, site) -> None:
    village = a_village(project)
    office = dataclasses.replace(project.offices[village.office], letterhead="KANTOR IMIGRASI KELAS II TPI")
    known = dataclasses.replace(whole_province, offices={**project.offices, village.office: office})
    pdf = Pdf(known, site)
    for each, locale in ((village, "id"), (village, "mad"), *((far, "iba") for far in longest(whole_province, 2))):
        job = Job(POSTER, locale, "a3", each)
        printed = pdf.print(job)
        assert_one_side(printed, job)
        said = words_on(printed)
        assert spaceless(each.name) in said and spaceless(office.letterhead) in said


def test_every_sheet_shows_drawings_with_words_for_who_cannot_see_them(pdf: Pdf, project: Project) -> None:
    for job in samples(project):
        pdf.print(job)
        drawings = LexborHTMLParser(pdf.html[job]).css("img.drawing")
        assert drawings and all(drawing.attributes["alt"] for drawing in drawings), job.path


def test_a_village_sheet_has_few_words(pdf: Pdf, project: Project) -> None:
    """Without its sources, which are for who doubts."""
    for village in project.villages:
        for job in village_jobs(village, "id", (VILLAGE_HANDOUT,)):
            pdf.print(job)
            tree = LexborHTMLParser(pdf.html[job])
            for unread in tree.css(".sources, head"):
                unread.decompose()
            assert len(tree.body.text(separator=" ").split()) <= MOST_WORDS, job.path


def said_on(html: str) -> list[str]:
    """The words of a sheet without its sources, which are for who doubts."""
    tree = LexborHTMLParser(html)
    for unread in tree.css(".sources, head"):
        unread.decompose()
    return re.findall(r"\S*\w\S*", tree.body.text(separator=" "))


@pytest.mark.live
def test_the_sheets_of_the_programme_have_few_words(live_project: Project, site) -> None:
    """As editors know the villages today, and of each office the village whose names have the most words; what people of a
    village told, dates of meetings, and what an office itself announced come on top."""
    silent = {"confirmed": None, "address": "", "phone": "", "whatsapp": "", "mail": "", "hours": ""}
    offices = live_project.offices.items()
    offices = {key: dataclasses.replace(each, **silent) if each.confirmed else each for key, each in offices}
    live_project = dataclasses.replace(live_project, offices=offices)
    maker = HandoutMaker(live_project, "id", SITE_URL, "Merantau Aman", SiteTexts(site))
    areas, wordiest = live_project.areas, {}
    for village in live_project.all_villages:
        names = (
            village.name,
            areas.district_name(village.key),
            areas.regency_name(village.key),
            *ways(live_project, village),
        )
        wordiest.setdefault(live_project.around(village).office, []).append(
            (len(" ".join(names).split()), village.key, village)
        )
    hardest = [max(found)[2] for found in wordiest.values()]
    for village in (*(each for each in live_project.villages if each.programme), *hardest):
        bare = dataclasses.replace(village, told=(), meetings=())
        said = said_on(maker.html(Job(VILLAGE_HANDOUT, "id", "a4", bare)))
        assert len(said) <= MOST_WORDS, (village.name, len(said))


def ways(project: Project, village) -> list[str]:
    """The names of the places whose distance a sheet tells."""
    around = project.around(village)
    found = (project.offices.get(around.office), project.gates.get(around.way))
    return [place.name for place in found if place and around.point]


@pytest.mark.live
def test_each_sheet_of_the_programme_is_one_side_with_a_map_that_is_read(live_project: Project, site) -> None:
    """Letters of a map have 9 points or more; in the file only the boxes around them tell. The scale says so many km."""
    pdf = Pdf(live_project, site)
    for village in (each for each in live_project.villages if each.programme):
        job = Job(VILLAGE_HANDOUT, "id", "a4", village)
        printed = pdf.print(job)
        assert_one_side(printed, job)
        text = pypdfium2.PdfDocument(printed.data)[0].get_textpage()
        scale = re.search(r"\d+ (k)m\s*[\r\n]", text.get_text_range())
        assert bool(scale) == bool(live_project.around(village).point), (
            f"{village.name}: the map went, or came from nowhere"
        )
        if scale:
            _, bottom, _, top = text.get_charbox(scale.start(1))
            assert (top - bottom) / ASCENDER >= SMALLEST - 0.05, village.name


@pytest.mark.live
def test_what_is_written_today_fits_on_the_sheets_of_no_village(live_project: Project, site) -> None:
    """On the smaller papers, in Indonesian and the wordiest other language; where one does not fit, none can be made."""
    pdf = Pdf(live_project, site)
    length = {locale: sum(map(len, words.texts.values())) for locale, words in live_project.words.items()}
    for locale in ("id", max(length.keys() - {"id"}, key=length.__getitem__)):
        for job in common_jobs(locale):
            if job.paper != "f4":
                assert_one_side(pdf.print(job), job)


@pytest.mark.live
def test_what_is_written_today_fits_on_slides_and_sheets_of_a_meeting(live_project: Project, live_site: Path) -> None:
    """Where one page does not fit, no handout can be made."""
    maker = Pdf(live_project, live_site).maker("id")
    for make, jobs in (
        (slide_sheets, slide_jobs()),
        (note_sheets, note_jobs()),
        (pack_sheets, blank_pack_jobs(live_project)),
    ):
        job = next(iter(jobs))
        full = [number for number, sheet in enumerate(make(maker, job), 1) if not lay_out(sheet)[1]]
        assert not full, job.path


def test_stop_signs_stand_in_the_language_of_the_village_beside_indonesian(pdf: Pdf, project: Project) -> None:
    for handout in (VILLAGE_HANDOUT, POSTER):
        for paper in handout.papers:
            job = Job(handout, "iba", paper, a_village(project) if handout.village else None)
            said = words_on(pdf.print(job))
            for key in ("kertas_visa_bukan_kerja", "kertas_tanpa_kontrak"):
                local, indonesian = (project.words[locale].texts[key] for locale in ("iba", "id"))
                assert spaceless(f"{local} ({indonesian})") in said, job.path


def test_a_line_that_goes_on_stays_under_its_own_text(pdf: Pdf, project: Project) -> None:
    """Hanging indents: no line of an item reaches further left than its first letter."""
    for job in samples(project):
        letters = list(placed(pdf.print(job)))
        said = "".join(letter for letter, *_ in letters)
        for item in LexborHTMLParser(pdf.html[job]).css("main li"):
            if item.css_first(".number"):
                continue
            text = re.sub(r"[()]", "", spaceless(item.text()))
            found = said.find(text)
            lefts = [left for _, _, left, _ in letters[found : found + len(text)]]
            assert found >= 0 and min(lefts) >= lefts[0] - 0.6, f"{job.path}: {item.text()}"


def test_taller_paper_is_used(pdf: Pdf, project: Project) -> None:
    for job in samples(project):
        if job.paper != "f4" or job.handout.name not in TALLER or job.locale != "id":
            continue
        printed = pdf.print(job)
        foot = spaceless(LexborHTMLParser(pdf.html[job]).css_first("footer").text())
        letters = list(placed(printed))
        start = "".join(letter for letter, *_ in letters).rfind(foot[:40])
        top_of_foot = min(top for _, _, _, top in letters[start:])
        lowest = max(top for _, _, _, top in letters[:start])
        assert top_of_foot - lowest <= EMPTY, (job.path, top_of_foot - lowest)


def copied(image: Image.Image) -> Image.Image:
    """A photocopy: a little unsharp, then pure black and white."""
    return image.filter(ImageFilter.GaussianBlur(1)).point(lambda value: 255 if value > 128 else 0)


@pytest.mark.parametrize(("weight", "least"), [(400, 80), (700, 130)], ids=["regular", "bold"])
def test_letters_are_heavy_enough_for_a_copy_of_a_copy(weight: int, least: int) -> None:
    """The stem of an l in thousandths of an em: 63 broke in the third copy, ordinary regular letters have 80 to 90."""
    page = "<style>@page { size: 500px 1400px; margin: 0 } p { font-size: 1000px; line-height: 1.2; "
    image = pixels(f"{page} font-weight: {weight} }}</style><p>l</p>").convert("L")
    middle = image.crop((0, image.height // 2, image.width, image.height // 2 + 1))
    assert sum(value < 128 for value in middle.tobytes()) >= least


def test_a_drawing_survives_a_copy_of_a_copy(site) -> None:
    """At 12 mm and 300 dpi, as small as a sheet shows one: what was black stays black, what was white stays white."""
    side = round(12 / 25.4 * 300)
    files = sorted((site / DRAWINGS).glob("*.svg"))
    tiles = "".join(re.sub("<svg", f'<svg width="{side}" height="{side}"', in_ink(file.read_text())) for file in files)
    whole = pixels(
        f"<style>@page {{ size: {side}px {side * len(files)}px; margin: 0 }} svg {{ display: block }}</style>{tiles}"
    ).convert("L")
    for number, file in enumerate(files):
        first = whole.crop((0, side * number, side, side * (number + 1)))
        second = copied(copied(first))
        pairs = list(zip(first.tobytes(), second.tobytes(), strict=True))
        black = [after for before, after in pairs if before < 128]
        white = [after for before, after in pairs if before >= 128]
        assert black.count(0) >= 0.93 * len(black), file.stem
        assert white.count(255) >= 0.97 * len(white), file.stem


def test_a_drawing_that_fills_a_page_takes_less_ink_than_the_same_enlarged(site) -> None:
    def ink(svg: str) -> float:
        large = re.sub("<svg", '<svg width="600" height="600"', svg)
        image = pixels(f"<style>@page {{ size: 600px 600px; margin: 0 }}</style>{large}").convert("L")
        return sum(255 - value for value in image.tobytes()) / 255 / 360000

    for name in ("surat-dipegang-orang", "baca-kontrak", "paspor-bukan-izin"):
        svg = (site / DRAWINGS / f"{name}.svg").read_text()
        assert ink(held_up(svg)) <= 0.75 * ink(in_ink(svg)), name


@pytest.mark.needs("tesseract-ocr")
def test_the_number_on_a_card_is_read_after_the_chat_has_compressed_it(project: Project, site) -> None:
    """720 pixels wide, JPEG of quality 75: what is left on a cheap phone."""
    maker = HandoutMaker(project, "id", SITE_URL, "Merantau Aman", SiteTexts(site))
    number = re.sub(r"\D", "", project.facts[NUMBER].value)
    for index, section in enumerate(maker.texts.pictured(CHAT)):
        card = pixels(card_html(maker, section.anchor, section.heading, SIZES[index % 2])).convert("RGB")
        card = card.resize((720, round(720 * card.height / card.width)), Image.Resampling.LANCZOS)
        card.save(sent := io.BytesIO(), "JPEG", quality=75)
        shown = Image.open(sent)
        shown.crop((0, round(shown.height * 0.7), 720, shown.height)).save(foot := io.BytesIO(), "PNG")
        read = subprocess.run(["tesseract", "-", "-", "--psm", "6"], input=foot.getvalue(), capture_output=True)
        assert number in re.sub(r"[^\d\n]", "", read.stdout.decode()), (section.anchor, read.stdout.decode())


@pytest.mark.parametrize("address", ["", "desa/6103072007/", "iba/desa/6106042008/", "paspor/calon-pekerja/"])
def test_a_page_printed_from_the_browser_has_its_code_on_the_first_sheet(
    server: str, browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(server + address)
    page.emulate_media(media="print")  # Chromium loads what only paper shows before it prints
    page.wait_for_load_state("networkidle")
    first = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))[0]
    seen = first.render(scale=150 / 72, grayscale=True).to_pil().convert("L")
    for image in (seen, copied(seen)):
        found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode, try_rotate=False)
        assert [code.text for code in found] == [SITE_URL + address]
    page.close()


def last_line(sheet: pypdfium2.PdfPage) -> str:
    """The lowest line above the bottom margin, where it stands: the order of the text in a PDF is another."""
    text = sheet.get_textpage()
    placed = (
        (letter, *text.get_charbox(index, loose=True)[:2])
        for index in range(text.count_chars())
        if (letter := text.get_text_range(index, 1)).strip()
    )
    body = [(letter, left, bottom) for letter, left, bottom in placed if bottom * POINT > BOTTOM]
    lowest = min(bottom for *_, bottom in body)
    line = sorted((left, letter) for letter, left, bottom in body if bottom - lowest < 2)
    return spaceless("".join(letter for _, letter in line))


@pytest.mark.parametrize(
    "address", ["bantuan/", "desa/6103072007/", "", "paspor/calon-pekerja/", "kerja/langkah/", "waspada/periksa/"]
)
def test_no_heading_ends_a_printed_page(server: str, site, browser: Browser, address: str) -> None:
    """Wherever the sheets happen to break: the text is pushed down, a line or half a sheet."""
    tree = LexborHTMLParser((site / address / "index.html").read_text())
    headings = {spaceless(node.text()) for node in tree.css("article h2, article h3, dt")}
    page = browser.new_page(bypass_csp=True)
    page.goto(server + address)
    for down in (0, 6, 12, 36, 60, 98):
        page.add_style_tag(content=f"@media print {{ .md-typeset h1 {{ padding-top: {down}mm }} }}")
        for sheet in list(pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)))[:-1]:
            assert last_line(sheet) not in headings, down
    page.close()
