"""Which handouts there are, in which languages, and what each file is called in the site."""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from scripts.data.offices import IMMIGRATION
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village

FOLDER = "unduh"
COMMON = f"{FOLDER}/umum"
# As many villages of a regency, each with all its handouts, make a page of 12 KB, of 14 that it may weigh, and are long to
# scroll. Where one has more, each district has a page.
ON_ONE_PAGE = 60
PAPERS = ("a4", "f4")  # what a village hall prints on; F4 is 215 x 330 mm


@dataclass(frozen=True)
class Handout:
    """One kind of handout. `template` is in overrides/handouts/, `title` a key of the words.

    village: one for each village; translated: one for each language, else Indonesian only;
    page: the page its code leads to, below the home of the language (a village's handouts lead to the village).
    largest: what one file may weigh.
    """

    name: str
    template: str
    title: str
    papers: tuple[str, ...] = PAPERS
    village: bool = False
    translated: bool = True
    page: str = ""
    largest: int = 60 * 1024  # bytes


VILLAGE_HANDOUT = Handout("lembar-desa", "village.html", "lembar_desa", village=True)
NOTICE = Handout("papan-pertemuan", "meetings.html", "papan_judul", village=True)
POSTER = Handout("poster", "poster.html", "poster_nama", papers=("a4", "a3"))
BLANK = Handout("lembar-kosong", "blank.html", "lembar_kosong", page="desa/")
HANDOUTS = (
    VILLAGE_HANDOUT,
    NOTICE,
    POSTER,
    Handout("kartu-saku", "cards.html", "kartu_judul"),
    Handout("periksa-tawaran", "offer.html", "periksa_judul", translated=False, page="waspada/periksa/"),
    Handout("rencana-berangkat", "plan.html", "rencana_judul", translated=False, page="kerja/keluarga/"),
)
# All sheets of a meeting in one file; its sheets are listed in scripts/handouts/meeting.py.
PACK = Handout("paket-pertemuan", "", "paket", translated=False, page="untuk-petugas/", largest=2 * 1024 * 1024)
SLIDES = Handout("slide-pertemuan", "", "paket", papers=("16x9",), translated=False, page="untuk-petugas/")
NOTES = Handout("catatan-slide", "", "paket", translated=False, page="untuk-petugas/")  # what to say beside the slides


@dataclass(frozen=True)
class Job:
    """One file: a handout in a language on a paper, of a village where the handout is one of a village.

    office: key of that for whose villages a blank handout is, whose own name the officer writes.
    """

    handout: Handout
    locale: str
    paper: str
    village: Village | None = None
    office: str = ""

    @property
    def paper_name(self) -> str:
        """The paper as people write it."""
        return "16:9" if self.paper == "16x9" else self.paper.upper()

    @property
    def path(self) -> str:
        """Where the file stands in the site. Readable once downloaded; the code keeps villages of one name apart."""
        if self.village is None:
            office = f"-{slug(self.office)}" if self.office else ""
            return f"{COMMON}/{self.handout.name}{office}-{self.locale}-{self.paper}.pdf"
        name = (self.handout.name, slug(self.village.name), self.village.address, self.locale, self.paper)
        return f"{regency_folder(self.village.regency)}/{'-'.join(name)}.pdf"


def slug(name: str) -> str:
    """Return `name` as it stands in addresses: 'Kabupaten Jaya Raya' is 'kabupaten-jaya-raya'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def regency_folder(regency: str) -> str:
    """Return the folder that holds the handouts of a regency."""
    return f"{FOLDER}/{slug(regency)}"


def is_by_district(villages: Iterable[Village]) -> bool:
    """Return whether handouts are picked on a page for each district: for all regencies alike, so that a script can tell."""
    return max(Counter(village.regency for village in villages).values(), default=0) > ON_ONE_PAGE


def district_folder(regency: str, district: str) -> str:
    """Return the folder of the page where the handouts of a district are picked; beside its regency's, not below."""
    return f"{regency_folder(regency)}-{slug(district)}"


def chat_cards(office: str = "", locale: str = DEFAULT_LOCALE) -> str:
    """Return the path of the ZIP file for group chats: for the villages of an office (its key; '' for all), in one language."""
    return f"{COMMON}/pesan-wa-{slug(office)}-{locale}.zip" if office else f"{COMMON}/pesan-wa-{locale}.zip"


def archive(name: str, day: datetime.date | str) -> str:
    """Return the path of the ZIP file with all handouts of a regency or an office of this name, made on `day`."""
    return f"{FOLDER}/{slug(name)}-{day}.zip"


def _jobs(
    handout: Handout, locale: str = DEFAULT_LOCALE, village: Village | None = None, office: str = ""
) -> Iterator[Job]:
    return (Job(handout, locale, paper, village, office) for paper in handout.papers)


def common_jobs(locale: str) -> Iterator[Job]:
    """Yield the handouts of one language that belong to no village."""
    for handout in HANDOUTS:
        if not handout.village and (handout.translated or locale == DEFAULT_LOCALE):
            yield from _jobs(handout, locale)


def village_jobs(
    village: Village, locale: str, handouts: tuple[Handout, ...] = (VILLAGE_HANDOUT, NOTICE)
) -> Iterator[Job]:
    """Return the handouts of one village in one language."""
    return chain.from_iterable(_jobs(handout, locale, village) for handout in handouts)


def poster_jobs(village: Village, locale: str) -> Iterator[Job]:
    """Yield the large poster of a village of the programme, which names it and its office; others hang the common one."""
    if village.programme:
        yield Job(POSTER, locale, "a3", village)


def blank_jobs(project: Project, locale: str) -> Iterator[Job]:
    """Return the blank village handout of each immigration office in one language."""
    return chain.from_iterable(_jobs(BLANK, locale, office=office) for office in blank_offices(project))


def pack_jobs(village: Village) -> Iterator[Job]:
    """Return the meeting packs of one village."""
    return _jobs(PACK, village=village)


def blank_pack_jobs(project: Project) -> Iterator[Job]:
    """Return the meeting packs of each immigration office, in which the officer writes the village's name."""
    return chain.from_iterable(_jobs(PACK, office=office) for office in blank_offices(project))


def slide_jobs() -> Iterator[Job]:
    """Return the pictures of the pack as slides, for a projector or a phone."""
    return _jobs(SLIDES)


def note_jobs() -> Iterator[Job]:
    """Return what an officer says beside the slides, on paper."""
    return _jobs(NOTES)


CHAT_CARDS = chat_cards()  # for any village


def blank_offices(project: Project) -> Iterator[str]:
    """Yield the keys of the immigration offices that look after villages."""
    yield from (office.key for office in project.offices.values() if office.type == IMMIGRATION and office.serves)
