"""What one village page says, in one language. Pure: data in, HTML out.

The template sees the village itself, what lies around it, its office and its way out. What many villages share is made
once, since there may be those of a whole country.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.facts import ASK
from scripts.data.handout_names import FOLDER as PAPERS
from scripts.data.offices import LABOUR, POLICE, POST, PROTECTION, Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.site import load_site
from scripts.data.surroundings import Surroundings
from scripts.data.villages import CONFIRMED, FOSTERED, HISTORIC, Village
from scripts.pages.contact import (
    abroad_numbers,
    contact_html,
    contact_line,
    emergency_numbers,
    recruiter_warning,
    report_contact,
)
from scripts.pages.recruiters import village_recruiters
from scripts.pages.words_html import page_words
from scripts.render.environment import render, spoken_template
from scripts.render.filters import sources
from scripts.render.squeeze import squeeze as lean
from scripts.render.text import spoken_date, spoken_size
from scripts.villages.distances import Distance, Distances
from scripts.villages.downloads import handout_files, pack_files
from scripts.villages.maps import Maps
from scripts.villages.page_template import cut_page_template, filling

NEIGHBOURS = 256  # villages come by code: what a district shares is asked for again soon


class VillagePages:
    """Makes the village pages of one locale."""

    def __init__(
        self,
        project: Project,
        locale: str,
        edit_root: str,
        village_file: Path,
        site: Path | None = None,
        maps: Maps | None = None,
        paper: bool = False,
    ) -> None:
        """edit_root: address of docs/ in the editor's web view, ends with a slash; '' where there is none.

        site: where PDF files may stand that a page then links to; maps: drawn already, shared by all languages;
        paper: the view is for handouts, which read the keys of facts.
        """
        made = site is not None and any((site / PAPERS).rglob("*.pdf"))
        self.site = site if made else None  # else 500,000 looks at nothing
        self.project = project
        self.words = words = page_words(project, locale)
        self.edit_root = edit_root
        self.village_file = village_file
        self.maps = maps or Maps(project)
        self.distances = Distances(project, words)
        self.template = spoken_template("partials/village.html", words)
        self.advisers = [office for office in project.offices.values() if office.type in (LABOUR, PROTECTION, POST)]
        self.report_contact = cache(lambda key: report_contact(project.offices[key], words))
        self.programme = cache(self._programme)
        self.small = squeeze = Markup if paper else lean
        self.recruiters_html = cache(lambda area: squeeze(village_recruiters(project, words, area)))
        self.book_link_of = cache(
            lambda size: cut_page_template(
                squeeze(render("partials/book_link.html", name="@@ buku @@", size=size, t=words)), stamped=False
            )
        )
        self.shared = {
            "t": words,
            "numbers": squeeze(
                render(
                    "partials/numbers.html",
                    emergency=emergency_numbers(project, words),
                    abroad=abroad_numbers(project, words),
                )
            ),
            "warning": squeeze(recruiter_warning(project, words)),
            "contact": cache(
                lambda key: squeeze(contact_html(project.offices[key], project, words, named=True, brief=paper))
            ),
        }
        self.police_html = lru_cache(NEIGHBOURS)(lambda area: squeeze(self._police_html(area)))
        self.advisers_html = lru_cache(NEIGHBOURS)(self._advisers_html)
        self.sources_html = lru_cache(NEIGHBOURS)(lambda dated: squeeze(sources(dated)))

    def fill(self, view: Mapping[str, object]) -> dict[str, str]:
        """Return what fills the gaps of the page template for a village seen as `view` returns it."""
        village, office = view["village"], view["office"]
        named = self.named(village)
        return filling(
            f"desa/{village.address}/",
            title=f"{named}, {village.district}, {village.regency}",
            short_title=named,
            summary=self.words.plain("desa_uraian", desa=named, kecamatan=village.district),
            body=self.template.render(view),
            edit=self.edit_address(village.line),
            contact=self.report_contact(office.key) if office else "",
        )

    @cached_property
    def common(self) -> dict[str, str]:
        """What fills the gaps of the book of the language, which is for no village of its own."""
        name = load_site().name
        begin = render("partials/book_common.html", site_name=name, numbers=self.shared["numbers"], t=self.words)
        return filling("", name, self.words.plain("desa_pesan"), begin)

    def named(self, village: Village) -> str:
        """Return the name of the village with what it is, as plain text: 'Desa Contoh', 'Kelurahan Contoh'."""
        return self.words.plain(village.kind, desa=village.name)

    def article(self, village: Village) -> str:
        """Return the village's own part of its page, as HTML."""
        return self.template.render(self.view(village))

    def view(self, village: Village) -> dict[str, object]:
        """Return what the templates of a village see, on its page and on paper; cheap, since neighbours.py compares all of it."""
        project = self.project
        around = project.around(village)
        office, way = project.offices.get(around.office), project.gates.get(around.way)
        return self.shared | {
            "village": village,
            "around": around,
            "office": office,
            "unsure": bool(office and village.key.startswith(office.unsure_of) and not village.office),
            "way": way,
            "local_way": project.gates.get(around.local_way),
            "distances": (distances := self.distances.of(village)),
            "map": self.maps.html(village, self.map_title(village, distances)),
            "advisers": self.advisers_html(village.regency, self.advisers_of(village)),
            "police": self.police_html(village.key[:REGENCY]),
            "recruiters": self.recruiters_html(village.key[:REGENCY]),
            "languages": ", ".join(project.languages[key].name for key in around.languages),
            "programme": self.programme(village.programme, village.status, village.since),
            "sources": self.sources_html(self.sources_of(village, around)),
            "for_editors": self.words.locale == DEFAULT_LOCALE,  # who runs a village's own site reads Indonesian
            "handouts": handout_files(village, self.words.locale, self.site) if self.site else (),
            "packs": pack_files(village, self.words.locale, self.site) if self.site else (),
            "pack_name": project.pack_words.texts["paket_judul"],
        }

    def map_title(self, village: Village, distances: Sequence[Distance]) -> str:
        """Return what the map of `village` shows, for who does not see it."""
        return f"{self.named(village)}. {self.distances.spoken(distances)}"

    def book_link(self, name: str, size: int) -> str:
        """Return the entry for the one-file book `name` of `size` bytes in the list of what a reader can do."""
        return self.book_link_of(spoken_size(size)).stamp({"buku": name}).decode()

    def edit_address(self, line: int) -> str:
        """Return the address of the village's row in the editor's web view."""
        if not self.edit_root:
            return ""
        return f"{self.edit_root}_data/{self.village_file.name}" + (f"#L{line}" if line else "")

    def advisers_of(self, village: Village) -> tuple[str, ...]:
        """Return the keys of the offices that advise on work abroad where the village lies."""
        code = village.key
        return tuple(
            each.key
            for each in self.advisers
            if each.type == PROTECTION or each.covers(code) or each.stands_in[:REGENCY] == code[:REGENCY]
        )

    def sources_of(self, village: Village, around: Surroundings) -> tuple[tuple[str, str], ...]:
        """Return (address, date) of each source of what the page says of its village, once; the date is '' where unknown."""
        office, way = self.project.offices.get(around.office), self.project.gates.get(around.way)
        local_way = self.project.gates.get(around.local_way)
        dated = [(village.source_url, village.source_date), (village.note_source, "")]
        dated.append((around.pass_source, around.pass_date))
        if office and not village.office:
            dated.append((office.area_source, office.area_date))
        if way and way.recommended_for and village.key.startswith(way.recommended_for):
            dated.append((way.recommended_source, way.recommended_date))
        dated += [(each.source_url, each.source_date) for each in (way, local_way) if each]
        dated.append((around.languages_source, ""))
        if around.point:
            dated.append((self.project.geography.source_url, self.project.geography.source_date))
        found: dict[str, str] = {}
        for url, date in dated:
            if url:
                found.setdefault(url, date)
        return tuple(found.items())

    def _programme(self, programme: str, status: str, since: str) -> Markup:
        if not programme:
            return self.words.binaan_bukan
        if programme != FOSTERED or status == HISTORIC:
            said = self.words.fill("program_riwayat", program=programme)
        else:
            said = self.words["binaan_pasti" if status == CONFIRMED else "binaan_mungkin"]
        if not since or status == HISTORIC:
            return said
        return said + Markup(" ") + self.words.fill("sejak", tanggal=spoken_date(since))

    def _advisers_html(self, regency: str, keys: tuple[str, ...]) -> Markup:
        offices = [self.project.offices[key] for key in keys]
        known = [office for office in offices if office.level != ASK]
        # One way to ask that works stands under doors whose address nobody vouches for.
        others = dict.fromkeys(office.ask_at for office in offices if office.ask_at and not office.confirmed)
        html = render(
            "partials/advisers.html",
            regency=regency,
            labour_known=any(office.type == LABOUR for office in known),
            labour=next((office.name for office in offices if office.type == LABOUR and office.rank_source), ""),
            known=[(contact_line(each, self.project, self.words, self._meaning(each))) for each in known],
            named=[each.name for each in offices if each.level == ASK and each.type != LABOUR],
            ways=[contact_line(self.project.offices[key], self.project, self.words) for key in others],
            t=self.words,
        )
        return self.small(html)

    def _police_html(self, area: str) -> Markup:
        """Return how to reach the police of the regency `area`, and how sure that is; '' where no station is known."""
        stations = (each for each in self.project.offices.values() if each.type == POLICE and each.covers(area))
        # The number to call stands in the line above.
        return Markup("; ").join(contact_line(each, self.project, self.words, second=False) for each in stations)

    def _meaning(self, office: Office) -> Markup | str:
        return "" if office.type == LABOUR else self.words.bp3mi_arti
