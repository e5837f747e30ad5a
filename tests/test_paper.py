"""The handouts: one side each, legible on a village printer, and leading back to the living page."""

import dataclasses
import datetime
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageFilter
from selectolax.lexbor import LexborHTMLParser

from scripts.data.areas import VILLAGE
from scripts.data.facts import ASK
from scripts.data.handout_names import HANDOUTS, VILLAGE_HANDOUT, Job, common_jobs, village_jobs
from scripts.data.project import Project
from scripts.data.villages import Meeting
from scripts.data.words import Words
from scripts.handouts.pdf import Printed
from scripts.handouts.sources import agency_of, law_of
from scripts.packages import named
from scripts.pages.view import check_again_date
from scripts.paths import ROOT
from tests.pdf import SITE_URL, Pdf, handouts, samples
from tests.samples import a_village

SIZES = {"a4": (210, 297), "f4": (215, 330), "a3": (297, 420)}  # mm
POINT = 25.4 / 72  # mm
BODY, NUMBER, SMALLEST = 11, 14, 9  # pt
INK = 0.10  # with drawings; text alone takes 0.06
NAMES = ("desa", "letak", "disnaker")  # phrases that are little more than a name: no language says them twice


def words_on(printed: Printed) -> str:
    pages = pypdfium2.PdfDocument(printed.data)
    return spaceless("".join(page.get_textpage().get_text_range() for page in pages))


def spaceless(text: str) -> str:
    """Text without spaces and hyphenation, which lines on paper set as they like."""
    return re.sub(r"[\s\u00ad\ufffe\u0002-]+", "", text)


def letters(printed: Printed) -> Iterator[tuple[str, float]]:
    """Every visible letter and its size in points."""
    for page in pypdfium2.PdfDocument(printed.data):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter.strip():
                yield letter, pdfium.FPDFText_GetFontSize(text.raw, index)


def picture(printed: Printed, dpi: int) -> Image.Image:
    return pypdfium2.PdfDocument(printed.data)[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def darkness(image: Image.Image) -> float:
    histogram = image.histogram()
    return sum((255 - value) * count for value, count in enumerate(histogram)) / 255 / sum(histogram)


def overprinted(printed: Printed) -> list[tuple[str, str]]:
    """Runs of text that lie on one another, by more than the tails of letters do."""
    text = pypdfium2.PdfDocument(printed.data)[0].get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]  # left, bottom, right, top
    return [
        (text.get_text_bounded(*one), text.get_text_bounded(*two))
        for one, two in itertools.combinations(boxes, 2)
        if min(one[2], two[2]) - max(one[0], two[0]) > 1
        and min(one[3], two[3]) - max(one[1], two[1]) > 0.25 * min(one[3] - one[1], two[3] - two[1])
    ]


def assert_one_side(printed: Printed, job: Job) -> None:
    """One page of the right size, on which nothing lies over anything else."""
    document = pypdfium2.PdfDocument(printed.data)
    assert len(document) == 1 and printed.fits, job.path
    width, height = (round(side * POINT) for side in document[0].get_size())
    assert (width, height) == SIZES[job.paper], job.path
    assert overprinted(printed) == [], job.path


def test_every_village_has_one_side_in_each_of_its_languages(pdf: Pdf, project: Project) -> None:
    jobs = list(handouts(project))
    assert len(jobs) >= 2 * len(project.villages)
    for job in jobs:
        assert_one_side(pdf.print(job), job)


def test_every_other_sheet_is_one_side_too(pdf: Pdf, project: Project) -> None:
    jobs = samples(project)
    assert {job.handout for job in jobs} == set(HANDOUTS)
    for job in (*jobs, *(job for locale in project.words for job in common_jobs(locale))):
        assert_one_side(pdf.print(job), job)


def longest(project: Project, count: int) -> list:
    """The villages of the province with the longest names, as rows of the real kind."""
    areas = project.areas
    codes = sorted(
        areas.codes(VILLAGE), key=lambda c: -len(areas.name(c) + areas.district_name(c) + areas.regency_name(c))
    )
    return [
        dataclasses.replace(
            a_village(project),
            key=code,
            name=areas.name(code),
            district=areas.district_name(code),
            regency=areas.regency_name(code),
        )
        for code in codes[:count]
    ]


def test_the_longest_names_of_the_province_fit(pdf: Pdf, whole_province: Project) -> None:
    for village in longest(whole_province, 20):
        for job in village_jobs(village, "id", (VILLAGE_HANDOUT,)):
            assert_one_side(pdf.print(job, whole_province), job)


def test_a_language_as_wordy_as_indonesian_fits_beside_it(pdf: Pdf, whole_province: Project) -> None:
    """No phrase kept, every one said twice: the most a translator can write without saying more."""
    twice = Words("iba", whole_province.words["id"].texts, frozenset(NAMES))
    wordy = dataclasses.replace(whole_province, words={**whole_province.words, "iba": twice})
    for village in longest(whole_province, 2):
        for job in village_jobs(village, "iba", (VILLAGE_HANDOUT,)):
            printed = pdf.print(job, wordy)
            assert_one_side(printed, job)
            assert darkness(picture(printed, 100)) <= INK, job.path


def test_four_meetings_fit(pdf: Pdf, project: Project) -> None:
    busy = dataclasses.replace(
        a_village(project),
        meetings=tuple(
            Meeting(datetime.date(2026, 12, day), "09.00", "Balai Pertemuan Dusun Sebangkau Hilir")
            for day in (1, 8, 15, 22)
        ),
    )
    for job in village_jobs(busy, "id"):
        printed = pdf.print(job)
        assert_one_side(printed, job)
        assert spaceless("22 Desember 2026") in words_on(printed)


def test_paper_says_every_sentence_number_date_and_source(pdf: Pdf, project: Project) -> None:
    """Of a source the law, else the agency; where it is neither, that the site names more."""
    for job in samples(project):
        printed = pdf.print(job)
        tree = LexborHTMLParser(pdf.html[job])
        for hidden in tree.css("#pertemuan, .both .card .line, .kartu-saku .renew"):
            hidden.decompose()
        said = words_on(printed)
        for node in tree.css("h1, h2, h3, p, li, th, td, dt, dd"):
            for line in node.text(separator="\n").split("\n"):
                assert spaceless(line) in said, f"{job.path}: {line}"
        facts = [project.facts[key] for key in sorted(set(re.findall(r'data-fact="(\w+)"', pdf.html[job])))]
        others = spaceless(project.pack_words.texts["sumber_lain"])
        for fact in facts:
            named = law_of(fact.source) or agency_of(fact.source, fact.source_url)
            assert (spaceless(named) or others) in said, f"{job.path}: {fact.key}"
        assert spaceless(f"Periksa lagi sebelum {check_again_date(facts)}") in said, job.path


def test_letters_are_large_enough(pdf: Pdf, project: Project) -> None:
    numbers = {project.facts[key].value for key in ("telepon_kp2mi", "wa_kp2mi", "telepon_kp2mi_luar")}
    for job in samples(project):
        printed = pdf.print(job)
        sized = list(letters(printed))
        assert min(size for _, size in sized) >= SMALLEST - 0.05, job.path
        small = spaceless("".join(letter for letter, size in sized if size < BODY - 0.05))
        tree = LexborHTMLParser(pdf.html[job])
        allowed = spaceless("".join(node.text() for node in tree.css(".sources, .small")))
        assert len(small) <= len(allowed) + 2, f"{job.path}: {small[:200]}"
        large = spaceless("".join(letter for letter, size in sized if size >= NUMBER - 0.05))
        for number in numbers:
            if number in tree.body.text() and job.handout.name != "pertemuan-30-menit":
                assert spaceless(number) in large, f"{job.path}: {number}"


def test_a_sheet_takes_little_toner(pdf: Pdf, project: Project) -> None:
    for job in [*samples(project), *list(handouts(project))[::7]]:
        assert darkness(picture(pdf.print(job), 100)) <= INK, job.path


def test_a_phone_reads_the_code_from_a_bad_copy(pdf: Pdf, project: Project, site: Path) -> None:
    """At 150 dpi, then blurred and copied to pure black and white; the page it names exists."""
    jobs = [*list(handouts(project)), *(job for job in samples(project) if 'class="qr"' in pdf.html.get(job, ""))]
    for job in jobs:
        image = picture(pdf.print(job), 150)
        copied = image.filter(ImageFilter.GaussianBlur(1.5)).point(lambda value: 255 if value > 128 else 0)
        codes = LexborHTMLParser(pdf.html[job]).css(".qr img")
        expected = codes[0].attributes["alt"].rpartition(" ")[2]
        for seen in (image, copied):
            found = zxingcpp.read_barcodes(seen, formats=zxingcpp.BarcodeFormat.QRCode, try_rotate=False)
            assert [code.text for code in found] == [f"https://{expected}"] * len(codes), job.path
        page = found[0].text.removeprefix(SITE_URL)
        if job.locale == "id" or (site / job.locale).is_dir():
            assert (site / page / "index.html").is_file(), job.path


def test_a_draft_says_so_on_paper_and_keeps_the_indonesian_beside_it(pdf: Pdf, project: Project) -> None:
    for job in samples(project):
        said = words_on(pdf.print(job))
        draft = spaceless(project.words["id"].texts["draf"])
        assert (draft in said) == (job.locale != "id"), job.path
    iba = next(job for job in samples(project) if job.locale == "iba" and job.handout is VILLAGE_HANDOUT)
    said = words_on(pdf.print(iba))
    for locale in ("iba", "id"):
        assert spaceless(project.words[locale].texts["pelajaran_paspor"]) in said


def test_no_sheet_promises_a_number_that_nobody_confirmed(pdf: Pdf, project: Project) -> None:
    digits = [re.sub(r"\D", "", fact.value) for fact in project.facts.values() if fact.status == ASK]
    asked = [value for value in digits if len(value) >= 3]
    for job in samples(project):
        said = words_on(pdf.print(job))
        assert not [value for value in asked if value in re.sub(r"\W", "", said)], job.path


def test_a_missing_library_is_named_with_its_package() -> None:
    script = (
        "import cffi, runpy, sys\n"
        "def gone(*_): raise OSError('cannot load library')\n"
        "cffi.FFI.dlopen = gone\n"
        "from scripts.handouts.pdf import load_printer\n"
        "from scripts.data.problem import SiteError\n"
        "try: load_printer()\n"
        "except SiteError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert f"sudo apt-get install {' '.join(named('paper'))}" in done.stdout
    assert "Traceback" not in done.stderr
