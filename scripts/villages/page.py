"""What one village page says, in one language. Pure: data in, HTML out.

Made for the villages of a whole country: what many villages share is made once, and the template is rendered once for
each mix of optional parts (a meeting, a note), with gaps that each village then fills.
"""

from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path

import jinja2
import markdown
import nh3
from markupsafe import Markup, escape

from scripts.data.areas import REGENCY
from scripts.data.handout_names import FOLDER as PAPERS
from scripts.data.offices import POST, PROTECTION
from scripts.data.project import Project
from scripts.data.villages import CONFIRMED, FOSTERED, HISTORIC, Meeting, Village
from scripts.pages.contact import contact_html, emergency_numbers, recruiter_warning, report_contact
from scripts.pages.fact_html import OUTSIDE, host, outside_html, source_html, spoken_date
from scripts.pages.recruiters import village_recruiters
from scripts.pages.report import in_address
from scripts.pages.words_html import page_words
from scripts.paths import OVERRIDES
from scripts.villages.downloads import handout_links, spoken_size
from scripts.villages.page_template import PageTemplate, cut_page_template

NOTE_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "br"}
MARKDOWN = markdown.Markdown(output_format="html")
NEIGHBOURS = 256  # villages come by code: what a district shares is asked for again soon
NOTES = 4096  # notes are asked for again in the next language: those of a province stay, those of a country need not


@dataclass(frozen=True, slots=True)
class VillagePage:
    """The parts of a village page that differ from village to village; text that is not Markup is escaped late.

    The template may print a part and ask whether there is one, nothing else: it sees `@@ gaps @@`, not the village.
    """

    address: str
    heading: Markup
    place: Markup
    programme: Markup
    office: Markup
    advisers: Markup
    recruiters: Markup
    gate: Markup
    border_pass: Markup
    meetings: Markup
    languages: str
    note: Markup
    sources: Markup
    papers: Markup


PARTS = tuple(field.name for field in fields(VillagePage))


class VillagePages:
    """Makes the village pages of one locale; what many villages share is made once."""

    def __init__(
        self,
        project: Project,
        locale: str,
        edit_root: str,
        village_file: Path,
        site: Path | None = None,
        folder: Path = OVERRIDES,
    ) -> None:
        """edit_root: address of docs/ in the editor's web view, ends with a slash; '' where there is none.

        site: where PDF files may stand that a page then links to.
        """
        self.site = site if site and (site / PAPERS).is_dir() else None  # else 500,000 looks at nothing
        self.project = project
        self.words = page_words(project, locale)
        self.edit_root = edit_root
        self.village_file = village_file
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.template = environment.get_template("partials/village.html")
        self.advisers = [office for office in project.offices.values() if office.type in (PROTECTION, POST)]
        self.frame = cache(self._frame)
        self.office_html = cache(self._office_html)
        self.recruiters_html = cache(partial(village_recruiters, project, self.words))
        self.gate_html = cache(self._gate_html)
        self.contact_html = cache(lambda key: report_contact(project.offices[key], self.words))
        self.download_words = cache(lambda size: self.words.fill("buku_unduh", ukuran=size))
        self.programme_html = cache(self._programme_html)
        self.place_html = lru_cache(NEIGHBOURS)(self._place_html)
        self.advisers_html = lru_cache(NEIGHBOURS)(self._advisers_html)
        self.sources_html = lru_cache(NEIGHBOURS)(self._sources_html)

    def fill(self, village: Village) -> dict[str, str]:
        """Return what fills the gaps of the page_template for `village`."""
        words = self.words
        named = words.plain("desa", desa=village.name)
        return {
            "alamat": f"desa/{village.address}/",
            "judul": escape(f"{named}, {village.district}, {village.regency}"),
            "uraian": escape(words.plain("desa_uraian", desa=village.name, kecamatan=village.district)),
            "isi": self.article(self.view(village)),
            "sunting": escape(self.edit_address(village.line)),
            "judul_alamat": in_address(named),
            "kontak": self.contact_html(village.office),
        }

    def article(self, view: VillagePage) -> str:
        """Return the village's own part of its page, as HTML."""
        parts = {name: escape(getattr(view, name)) for name in PARTS}
        return self.frame(tuple(name for name in PARTS if parts[name])).stamp(parts)

    def _frame(self, present: tuple[str, ...]) -> PageTemplate:
        gaps = VillagePage(**{name: Markup(f"@@ {name} @@" if name in present else "") for name in PARTS})
        return cut_page_template(self.template.render(self.shared, v=gaps))

    def download(self, name: str, size: int) -> Markup:
        """Return the entry for the one-file book `name` of `size` bytes in the list of what a reader can do."""
        return Markup(f'<li><a href="{escape(name)}" download>{self.download_words(spoken_size(size))}</a></li>')

    @cached_property
    def shared(self) -> dict[str, object]:
        """What the template sees besides the village."""
        return {
            "t": self.words,
            "emergency": emergency_numbers(self.project, self.words),
            "warning": recruiter_warning(self.project, self.words),
        }

    def edit_address(self, line: int) -> str:
        """Return the address of the village's row in the editor's web view."""
        return f"{self.edit_root}_data/{self.village_file.name}#L{line}" if self.edit_root else ""

    def view(self, village: Village) -> VillagePage:
        """Return the parts of the page of `village`."""
        words = self.words
        return VillagePage(
            address=village.address,
            heading=words.fill("desa", desa=village.name),
            place=self.place_html(village.district, village.regency),
            programme=self.programme_html(village.programme, village.status, village.since),
            office=self.office_html(village.office),
            advisers=self.advisers_html(village.regency, tuple(self._advisers(village.key))),
            recruiters=self.recruiters_html(village.key[:REGENCY]),
            gate=self.gate_html(village.gate),
            border_pass=words[f"plb_{village.border_pass or 'tanya'}"],
            meetings=Markup("").join(self._meeting_html(meeting) for meeting in village.meetings),
            languages=", ".join(self.project.languages[key].name for key in village.languages),
            note=note_html(village.note) if village.note else Markup(""),
            sources=self.sources_html(
                village.source_url, village.source_date, village.pass_source, village.note_source
            ),
            papers=self._papers_html(village),
        )

    def _papers_html(self, village: Village) -> Markup:
        links = handout_links(village, self.words.locale, self.site) if self.site else ()
        return Markup("").join(Markup("<li>PDF {}</li>").format(link) for link in links)

    def _place_html(self, district: str, regency: str) -> Markup:
        return self.words.fill("letak", kecamatan=district, kabupaten=regency)

    def _programme_html(self, programme: str, status: str, since: str) -> Markup:
        if programme != FOSTERED or status == HISTORIC:
            said = self.words.fill("program_riwayat", program=programme)
        else:
            said = self.words["binaan_pasti" if status == CONFIRMED else "binaan_mungkin"]
        if not since or status == HISTORIC:
            return said
        return said + Markup(" ") + self.words.fill("sejak", tanggal=spoken_date(since))

    def _office_html(self, key: str) -> Markup:
        office = self.project.offices[key]
        return Markup("<p><b>{}</b></p><p>{}</p>").format(office.name, contact_html(office, self.words))

    def _advisers(self, code: str):
        for office in self.advisers:
            if office.type == PROTECTION or office.covers(code):
                yield office.key

    def _advisers_html(self, regency: str, keys: tuple[str, ...]) -> Markup:
        names = [self.words.fill("disnaker", kabupaten=regency)]
        names += [Markup("{} ({})").format(self.project.offices[key].name, self.words.bp3mi_arti) for key in keys]
        return Markup("").join(Markup("<li>{}</li>").format(name) for name in names)

    def _gate_html(self, key: str) -> Markup:
        if not key:
            return Markup("")
        gate = self.project.gates[key]
        return self.words.fill("gerbang_isi", gerbang=gate.name, seberang=gate.across)

    def _meeting_html(self, meeting: Meeting) -> Markup:
        return Markup('<li><time datetime="{}">{}, {}</time>, {}</li>').format(
            f"{meeting.date}T{meeting.time.replace('.', ':')}",
            spoken_date(meeting.date.isoformat()),
            self.words.fill("pukul", jam=meeting.time),
            meeting.place,
        )

    def _sources_html(self, source: str, date: str, *others: str) -> Markup:
        dated = {source: date}
        for url in others:
            if url:
                dated.setdefault(url, "")
        links = [
            source_html(url, host(url), date) if date else outside_html(url, host(url)) for url, date in dated.items()
        ]
        return Markup("; ").join(links)


@lru_cache(NOTES)
def note_html(note: str) -> Markup:
    """Return a note (short Markdown typed by an editor) as HTML: only a few harmless tags survive."""
    html = MARKDOWN.reset().convert(note)
    clean = nh3.clean(
        html,
        tags=NOTE_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "tel", "mailto"},
        link_rel=None,
    )
    return Markup(clean.replace('<a href="http', f'<a rel="{OUTSIDE}" href="http'))
