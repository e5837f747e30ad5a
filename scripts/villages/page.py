"""What one village page says, in one language. Pure: data in, HTML out."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import jinja2
import markdown
import nh3
from markupsafe import Markup, escape

from scripts.data.offices import POST, PROTECTION
from scripts.data.project import Project
from scripts.data.villages import CONFIRMED, FOSTERED, HISTORIC, Meeting, Village
from scripts.pages.fact_html import host, source_html, spoken_date
from scripts.pages.lists import contact_html
from scripts.pages.report import in_address, report_contact
from scripts.pages.view import emergency_numbers
from scripts.pages.words_html import page_words
from scripts.paths import OVERRIDES
from scripts.villages.downloads import handout_links

NOTE_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "br"}


@dataclass(frozen=True, slots=True)
class VillagePage:
    """The parts of a village page that differ from village to village; text that is not Markup is escaped late."""

    address: str
    heading: Markup
    place: Markup
    programme: Markup
    office: Markup
    advisers: Markup
    gate: Markup
    border_pass: Markup
    meetings: tuple[Markup, ...]
    languages: str
    note: Markup
    sources: Markup
    papers: tuple[Markup, ...]


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
        self.site = site
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
        self.office_html = cache(self._office_html)
        self.advisers_html = cache(self._advisers_html)
        self.gate_html = cache(self._gate_html)
        self.contact_html = cache(lambda key: report_contact(project.offices[key], self.words))

    def fill(self, village: Village) -> dict[str, str]:
        """Return what fills the gaps of the shell for `village`."""
        words = self.words
        return {
            "alamat": f"desa/{village.address}/",
            "judul": escape(f"{words.plain('desa', desa=village.name)}, {village.district}, {village.regency}"),
            "uraian": escape(words.plain("desa_uraian", desa=village.name, kecamatan=village.district)),
            "isi": self.template.render(self._shared, v=self.view(village)),
            "sunting": escape(self.edit_address(village.line)),
            "judul_alamat": in_address(words.plain("desa", desa=village.name)),
            "kontak": self.contact_html(village.office),
        }

    @cached_property
    def _shared(self) -> dict[str, object]:
        return {"t": self.words, "emergency": emergency_numbers(self.project, self.words)}

    def edit_address(self, line: int) -> str:
        """Return the address of the village's row in the editor's web view."""
        return f"{self.edit_root}_data/{self.village_file.name}#L{line}" if self.edit_root else ""

    def view(self, village: Village) -> VillagePage:
        """Return the parts of the page of `village`."""
        words = self.words
        return VillagePage(
            address=village.address,
            heading=words.fill("desa", desa=village.name),
            place=words.fill("letak", kecamatan=village.district, kabupaten=village.regency),
            programme=self._programme_html(village),
            office=self.office_html(village.office),
            advisers=self.advisers_html(village.regency, tuple(self._advisers(village.key))),
            gate=self.gate_html(village.gate),
            border_pass=words[f"plb_{village.border_pass or 'tanya'}"],
            meetings=tuple(self._meeting_html(meeting) for meeting in village.meetings),
            languages=", ".join(self.project.languages[key].name for key in village.languages),
            note=note_html(village.note) if village.note else Markup(""),
            sources=self._sources_html(village),
            papers=handout_links(village, self.words.locale, self.site) if self.site else (),
        )

    def _programme_html(self, village: Village) -> Markup:
        if village.programme != FOSTERED or village.status == HISTORIC:
            said = self.words.fill("program_riwayat", program=village.programme)
        else:
            said = self.words["binaan_pasti" if village.status == CONFIRMED else "binaan_mungkin"]
        since = (
            self.words.fill("sejak", tanggal=spoken_date(village.since))
            if village.since and village.status != HISTORIC
            else ""
        )
        return said + (Markup(" ") + since if since else Markup(""))

    def _office_html(self, key: str) -> Markup:
        office = self.project.offices[key]
        return Markup("<p><b>{}</b></p><p>{}</p>").format(office.name, contact_html(office, self.words))

    def _advisers(self, code: str):
        for office in self.project.offices.values():
            if office.type == PROTECTION or (office.type == POST and office.covers(code)):
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
        return Markup('<time datetime="{}">{}, {}</time>, {}').format(
            f"{meeting.date}T{meeting.time.replace('.', ':')}",
            spoken_date(meeting.date.isoformat()),
            self.words.fill("pukul", jam=meeting.time),
            meeting.place,
        )

    def _sources_html(self, village: Village) -> Markup:
        dated = {village.source_url: village.source_date}
        for url in (village.pass_source, village.note_source):
            if url:
                dated.setdefault(url, "")
        links = [
            source_html(url, host(url), date) if date else Markup('<a href="{}">{}</a>').format(url, host(url))
            for url, date in dated.items()
        ]
        return Markup("; ").join(links)


@cache
def note_html(note: str) -> Markup:
    """Return a note (short Markdown typed by an editor) as HTML: only a few harmless tags survive."""
    html = markdown.markdown(note, output_format="html")
    return Markup(
        nh3.clean(html, tags=NOTE_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "tel", "mailto"})
    )
