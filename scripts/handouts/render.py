"""A handout as HTML. Pure: data in, text out; the facts it prints decide its dates and its sources."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.drawings import by_question
from scripts.data.handout_names import Job
from scripts.data.local_notes import LocalNote
from scripts.data.offices import Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.questions import ASK, ASK_IF_TWO, STOP
from scripts.data.reviews import WORDS
from scripts.data.site import load_site
from scripts.data.villages import Village
from scripts.finish.qr import code_image
from scripts.handouts.officer import SiteTexts
from scripts.handouts.sources import paper_sources
from scripts.pages.contact import WARNING, emergency_numbers
from scripts.pages.recruiters import handout_recruiters
from scripts.pages.view import check_again_date, review_html
from scripts.pages.words_html import page_words
from scripts.render.environment import template
from scripts.render.filters import paper_fact
from scripts.render.text import spoken_date
from scripts.villages.page import VillagePages
from scripts.villages.write import folder_of

PRINTED = re.compile(r'data-fact="(\w+)"')
DATES = "@@ dates @@"  # where a body shows its own dates, known only when its facts are
STOP_SIGNS = 5
SHORT_SIGN = "kertas_"  # before the key of a question: how its sign reads on paper
MEETING_ROWS = 6
LOCAL_LETTERS = 190  # of what a village told; more does not fit on one side
NOTE_LETTERS = 60  # what stands around each: its heading and its date


@dataclass(frozen=True, slots=True)
class Sign:
    """A stop sign on paper: the key of its question, and its words."""

    key: str
    words: Markup


class HandoutMaker:
    """Makes the handouts of one locale."""

    def __init__(self, project: Project, locale: str, site_url: str, site_name: str, texts: SiteTexts) -> None:
        """site_url: absolute, ends with a slash; texts: what the built site lends."""
        self.project = project
        self.locale = locale
        self.words = page_words(project, locale)
        self.pages = VillagePages(project, locale, "", Path(), paper=True)
        self.home = site_url + folder_of(locale)
        self.site_name, self.site_logo = site_name, load_site().logo
        self.texts = texts
        self.shared = {
            "t": self.words,
            "facts": project.facts,
            "author": site_name,
            "emergency": emergency_numbers(project, self.words),
            "both": locale != DEFAULT_LOCALE,
            "torn_off": emergency_numbers(project, page_words(project, DEFAULT_LOCALE)),
            "drawing": self.drawing,
            "large_drawing": self.large_drawing,
            "logo": self.logo,
            "question_drawing": {key: drawing.key for key, drawing in by_question(project.drawings).items()},
            "signs": self.signs(),
        }

    def html(self, job: Job) -> str:
        """Return the whole handout of `job`, one of one sheet."""
        village = job.village
        address = self.address_of(job)
        gaps = {"desa": self.pages.named(village)} if village else {}
        title = self.words.plain(job.handout.title, **gaps)
        body = template(f"handouts/{job.handout.template}").render(
            self.shared,
            title=self.words.fill(job.handout.title, **gaps) if gaps else self.words[job.handout.title],
            paper=job.paper,
            address=shown_address(address),
            qr=code_image(address),
            dates=DATES,
            **self.parts_of(job),
        )
        whole = f"{title}, {village.district}, {village.regency}" if village else title
        return self.framed(job.handout.name, job.paper, whole, body, village)

    def framed(self, name: str, paper: str, title: str, body: str, village: Village | None = None) -> str:
        """Return the handout `name` around `body`, with the dates and sources of the facts that it prints."""
        facts = [self.project.facts[key] for key in dict.fromkeys(PRINTED.findall(body))]
        day = spoken_date(min(f.checked for f in facts).isoformat()) if facts else ""
        check_again = self.words.fill("cek_lagi", tanggal=check_again_date(facts))
        return template("handouts/frame.html").render(
            t=self.words,
            handout=name,
            paper=paper,
            tag=self.project.language_of(self.locale).tag,
            title=title,
            author=self.site_name,
            summary=self.words.plain("desa_pesan"),
            body=Markup(body.replace(DATES, f"{self.words.dicek_pendek} {day}. {check_again}")),
            both=self.locale != DEFAULT_LOCALE,
            review=review_html(
                self.project.review_of(self.locale, WORDS) if self.locale != DEFAULT_LOCALE else None, self.words
            ),
            checked=self.words.fill("lembar_dicek", tanggal=day),
            check_again=check_again,
            sources=paper_sources(facts, village, self.project.pack_words.texts["sumber_lain"]),
        )

    def drawing(self, key: str) -> Markup:
        """Return a drawing with what it shows in words, or nothing where there is none of this name."""
        return self._drawn(key, self.texts.drawings)

    def large_drawing(self, key: str) -> Markup:
        """Return a drawing to be seen from afar, in outlines and hatching, or nothing where there is none of this name."""
        return self._drawn(key, self.texts.held_up)

    def _drawn(self, key: str, drawings: Mapping[str, str]) -> Markup:
        if key not in drawings:
            return Markup("")
        return Markup('<img class="drawing" src="{}" alt="{}">').format(drawings[key], self.project.drawings[key].alt)

    def signs(self) -> tuple[Sign, ...]:
        """Return the first stop signs, each as short as paper needs it where words.yml says it shorter than questions.yml."""
        stops = [question for question in self.project.questions if question.type == STOP][:STOP_SIGNS]
        short = self.project.words[DEFAULT_LOCALE].texts
        whole = Markup('<span lang="id">{}</span>')
        return tuple(
            Sign(stop.key, self.words[word] if (word := SHORT_SIGN + stop.key) in short else whole.format(stop.sign))
            for stop in stops
        )

    def logo(self, office: Office | None) -> Markup:
        """Return the logo for the head of a sheet: of the office, else of the site; nothing where there is no file of it."""
        own = self.texts.logo(office.logo) if office else ""
        data, name = (own, office.name) if own else (self.texts.logo(self.site_logo), self.site_name)
        return Markup('<img src="{}" alt="{}">').format(data, name) if data else Markup("")

    def address_of(self, job: Job) -> str:
        """Return the absolute address of the page that the handout of `job` leads to."""
        return self.home + (f"desa/{job.village.address}/" if job.village else job.handout.page)

    def parts_of(self, job: Job) -> dict[str, object]:
        """Return what only this kind of handout shows."""
        if job.village:
            return self.village_parts(job.village)
        nothing = {"village": None, "picture": "", "recruiters": "", "local": ()}
        return self.pages.shared | self.common_parts | nothing | {"office": self.project.offices.get(job.office)}

    def village_parts(self, village: Village) -> dict[str, object]:
        """Return what only the handouts of a village show."""
        view = self.pages.view(village)
        return view | {
            "picture": self.pages.maps.picture(village),
            "picture_words": self.pages.map_title(village, view["distances"]),
            "recruiters": handout_recruiters(self.project, self.words, village.key[:REGENCY]),
            "meetings": village.meetings[:MEETING_ROWS],
            "local": short_notes(village.local_notes),
            "rows": range(MEETING_ROWS - len(village.meetings)),
        }

    @cached_property
    def common_parts(self) -> dict[str, object]:
        """Return what the handouts without a village show."""
        kinds = {}
        for question in self.project.questions:
            kinds.setdefault(question.type, []).append(question)
        words = self.words
        numbers = {gap: paper_fact(self.project.facts[key]) for gap, key in WARNING.items()}
        return {
            "questions": kinds,
            "groups": (
                (STOP, words.berhenti_judul, words.fill("periksa_berhenti", **numbers)),
                (ASK, words.tanya_judul, ""),
                (ASK_IF_TWO, words.tanya2_judul, words.periksa_tanya),
            ),
        }


def short_notes(notes: Iterable[LocalNote]) -> tuple[LocalNote, ...]:
    """Return the first of `notes` that together have at most LOCAL_LETTERS letters."""
    taken, letters = [], 0
    for note in notes:
        letters += NOTE_LETTERS + len(note.text)
        if letters > LOCAL_LETTERS:
            break
        taken.append(note)
    return tuple(taken)


def shown_address(address: str) -> str:
    """Return a web address as people type it."""
    return address.partition("://")[2]
