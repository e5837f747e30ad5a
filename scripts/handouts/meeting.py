"""The meeting pack: every sheet of one village meeting in one file, in the order for printing both sides.

The order is the same for all packs, so the cover can say where each sheet stands: ORDER below.
"""

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import BLANK, HANDOUTS, VILLAGE_HANDOUT, Job
from scripts.data.local_notes import OFFICER as WHO
from scripts.data.problem import DataError, Problem
from scripts.finish.qr import code_image
from scripts.handouts.officer import HALVES, HELPING, MEETING, OFFICER, PICTURES, SCRIPT, SPOKEN, Section
from scripts.handouts.render import HandoutMaker, shown_address
from scripts.pages.words_html import PageWords
from scripts.render.environment import template

# One picture more or less would move the sheets behind it to another side of the paper.
PICTURE_COUNT = 8
ATTENDANTS = {"a4": 24, "f4": 28}  # lines on one side
CARDS = {"a4": 4, "f4": 5}  # on one sheet; overrides/handouts/cards.html
NOTED = 4  # slides on a sheet of notes
QUIZ = ("kuis_a", "kuis_b", "kuis_c")
FOOT = '<footer id="foot">'  # overrides/handouts/frame.html
# What lies in the pack: word for it, word for how many to print, first page, last page.
ORDER = (
    ("isi_naskah", "berapa_satu", 3, 4),
    ("isi_balik", "berapa_pakai", 5, 20),
    ("isi_hadir", "berapa_hadir", 21, 22),
    ("isi_kuis", "berapa_satu", 23, 24),
    ("isi_keluarga", "berapa_keluarga", 25, 26),
    ("isi_rencana", "berapa_rencana", 27, 28),
    ("isi_kartu", "berapa_kartu", 29, 30),
    ("isi_lapor", "berapa_satu", 31, 32),
)
# A meeting as officers have them, so that the cover can say how much paper one takes: people, their families, and who leaves.
PEOPLE, FAMILIES, LEAVING = 30, 20, 5


@dataclass(frozen=True, slots=True)
class Line:
    """What the cover says of a part of the pack. often: how many to print; sheets: of paper, for the example."""

    name: Markup
    often: Markup
    first: int
    last: int
    sheets: int


def pack_sheets(maker: HandoutMaker, job: Job) -> list[str]:
    """Return every page of the pack `job` as a handout of its own. Raises DataError when a page for officers lacks a part."""
    return [numbered(page, number) for number, page in enumerate(PackMaker(maker, job).pages(), 1)]


def numbered(page: str, number: int) -> str:
    """Return `page` with its number in the pack below its foot: whoever copies a printed pack counts no sheets."""
    return page.replace(FOOT, f'{FOOT}<p class="folio">{number}</p>', 1)


def slide_sheets(maker: HandoutMaker, job: Job) -> list[str]:
    """Return the pictures of the pack as slides. Raises DataError when there are not as many as the pack has."""
    pack = PackMaker(maker, job)
    return [
        pack.page(
            "slide", picture.heading, picture=without_asides(picture), colours=maker.texts.coloured[picture.anchor]
        )
        for picture in pack.pictures()
    ]


def without_asides(picture: Section) -> Section:
    """Return a picture for all to see: of the lines under its sentence only those with a fact; the rest is for the officer."""
    tree = LexborHTMLParser(picture.body)
    for line in tree.css("li"):
        if not line.css_first("[data-fact]"):
            line.decompose()
    return dataclasses.replace(picture, body=Markup(tree.body.inner_html))


def note_sheets(maker: HandoutMaker, job: Job) -> list[str]:
    """Return what an officer says beside each slide, NOTED slides on a sheet. Raises as `slide_sheets`."""
    pack = PackMaker(maker, job)
    pictures = list(enumerate(pack.pictures(), 1))
    return [
        pack.page("notes", pack.said.plain("catatan_judul"), pictures=pictures[at : at + NOTED], count=len(pictures))
        for at in range(0, len(pictures), NOTED)
    ]


@dataclass(frozen=True)
class PackMaker:
    """Makes the pages of one pack."""

    maker: HandoutMaker
    job: Job

    def pages(self) -> Iterator[str]:
        """Yield the pages in the order in which they are printed, front and back of each sheet in turn."""
        pictures = self.pictures()
        by_name = {handout.name: handout for handout in HANDOUTS}
        yield self.cover(pictures)
        yield self.page("prepare", self.said.plain("sebelum"), minutes=self.minutes())
        for half in HALVES:
            yield self.text(SCRIPT, half)
        for number, picture in enumerate(pictures, start=1):
            shown = {"picture": picture, "number": number, "count": len(pictures)}
            yield self.page("picture", picture.heading, **shown)
            yield self.page("picture_words", picture.heading, **shown)
        lines = ATTENDANTS[self.job.paper]
        for side in range(2):
            yield self.page("attendance", self.said.plain("hadir_judul"), lines=range(side * lines, (side + 1) * lines))
        yield self.page("quiz", self.said.plain("kuis_judul"), questions=QUIZ)
        yield self.page("report", self.said.plain("laporan_judul"), questions=QUIZ, topics=pictures)
        sheet = VILLAGE_HANDOUT if self.job.village else BLANK
        yield self.maker.html(dataclasses.replace(self.job, handout=sheet))
        for name in ("periksa-tawaran", "rencana-berangkat"):
            yield self.maker.html(Job(by_name[name], self.job.locale, self.job.paper))
        yield self.page("empty", self.said.plain("kosong"))
        yield self.maker.html(Job(by_name["kartu-saku"], self.job.locale, self.job.paper))
        yield self.page("empty", self.said.plain("kosong"))
        for anchor in (HELPING, SPOKEN):
            yield self.text(OFFICER, anchor)

    @property
    def said(self) -> PageWords:
        """The words of the officer's sheets."""
        return PageWords(self.maker.project.pack_words, self.maker.project.pack_words)

    @property
    def title(self) -> str:
        village = self.job.village
        return self.said.plain("paket_nama", desa=village.name) if village else self.said.plain("paket_kosong")

    def order(self) -> list[Line]:
        """Return what the cover lists."""
        cards = CARDS[self.job.paper]
        gaps = {"orang": str(2 * ATTENDANTS[self.job.paper]), "kartu": str(cards)}
        sheets = {"isi_keluarga": FAMILIES, "isi_rencana": 2 * LEAVING, "isi_kartu": math.ceil(PEOPLE / cards)}
        return [
            Line(self.said[name], self.said.fill(often, **gaps), first, last, sheets.get(name, (last - first + 1) // 2))
            for name, often, first, last in ORDER
        ]

    def cover(self, pictures: list[Section]) -> str:
        """Return the first page, which says what to print and how much paper that takes."""
        order = self.order()
        whole = 1 + sum(line.sheets for line in order)
        said = {"orang": PEOPLE, "keluarga": FAMILIES, "berangkat": LEAVING, "lembar": whole}
        example = {gap: str(number) for gap, number in said.items()}
        return self.page("cover", self.title, order=order, example=example, pictures=pictures)

    def pictures(self) -> list[Section]:
        """Return the pictures to hold up with their words. Raises DataError when they are not as many as the order has."""
        pictures = self.maker.texts.pictured(PICTURES)
        if len(pictures) != PICTURE_COUNT:
            message = f"lembar balik punya {len(pictures)} judul yang bernama gambar, bukan {PICTURE_COUNT}."
            fix = "Beri setiap judul tanda dari drawings.yml, misalnya {#dua-kunci}."
            raise DataError([Problem(f"docs/id/{PICTURES}.md", 1, message, fix)])
        return pictures

    def text(self, page: str, anchor: str) -> str:
        """Return a part of a page for officers as a sheet."""
        section = self.maker.texts.section(page, anchor)
        return self.page("text", section.heading, section=section, kind=anchor, halves=HALVES)

    def minutes(self) -> Markup:
        """Return the meeting at a glance: the list of its parts on the page for officers."""
        section = self.maker.texts.section(OFFICER, MEETING)
        steps = LexborHTMLParser(section.body).css_first("ol")
        return Markup(steps.html if steps else "")

    def page(self, name: str, title: str, **parts: object) -> str:
        """Return one page of the pack from its template."""
        maker, job = self.maker, self.job
        address = maker.address_of(job)
        office = maker.project.around(job.village).office if job.village else job.office
        notes = job.village.local_notes if job.village else ()
        body = template(f"handouts/pack/{name}.html").render(
            maker.shared,
            p=self.said,
            title=title,
            paper=job.paper,
            village=job.village,
            office=maker.project.offices.get(office),
            officer=next((note.text for note in notes if note.topic == WHO), ""),  # as its people told and agreed to
            address=shown_address(address),
            qr=code_image(address),
            **parts,
        )
        return maker.framed(f"paket {name}", job.paper, title, body)
