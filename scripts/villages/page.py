"""What one village page says, in one language. Pure: data in, HTML out.

The template sees the village itself, its office and its gate. What many villages share is made once, since there may be
those of a whole country.
"""

from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup

from scripts.data.facts import ASK
from scripts.data.handout_names import FOLDER as PAPERS
from scripts.data.offices import LABOUR, POST, PROTECTION, Office
from scripts.data.project import Project
from scripts.data.villages import CONFIRMED, FOSTERED, HISTORIC, Village
from scripts.pages.contact import contact_html, contact_line, emergency_numbers, recruiter_warning, report_contact
from scripts.pages.words_html import page_words
from scripts.render.environment import render, spoken_template
from scripts.render.text import spoken_date, spoken_size
from scripts.villages.downloads import handout_files, pack_files
from scripts.villages.page_template import cut_page_template, filling

NEIGHBOURS = 256  # villages come by code: what a district shares is asked for again soon


class VillagePages:
    """Makes the village pages of one locale."""

    def __init__(
        self, project: Project, locale: str, edit_root: str, village_file: Path, site: Path | None = None
    ) -> None:
        """edit_root: address of docs/ in the editor's web view, ends with a slash; '' where there is none.

        site: where PDF files may stand that a page then links to.
        """
        self.site = site if site and (site / PAPERS).is_dir() else None  # else 500,000 looks at nothing
        self.project = project
        self.words = words = page_words(project, locale)
        self.edit_root = edit_root
        self.village_file = village_file
        self.template = spoken_template("partials/village.html", words)
        self.advisers = [office for office in project.offices.values() if office.type in (LABOUR, PROTECTION, POST)]
        self.report_contact = cache(lambda key: report_contact(project.offices[key], words))
        self.programme = cache(self._programme)
        self.book_link_of = cache(
            lambda size: cut_page_template(
                render("partials/book_link.html", name="@@ buku @@", size=size, t=words), stamped=False
            )
        )
        self.shared = {
            "t": words,
            "numbers": render("partials/emergency.html", emergency=emergency_numbers(project, words)),
            "warning": recruiter_warning(project, words),
            "contact": cache(lambda key: contact_html(project.offices[key], project, words, named=True)),
        }
        self.advisers_html = lru_cache(NEIGHBOURS)(self._advisers_html)

    def fill(self, village: Village) -> dict[str, str]:
        """Return what fills the gaps of the page template for `village`."""
        named = self.words.plain("desa", desa=village.name)
        return filling(
            f"desa/{village.address}/",
            title=f"{named}, {village.district}, {village.regency}",
            short_title=named,
            summary=self.words.plain("desa_uraian", desa=village.name, kecamatan=village.district),
            body=self.article(village),
            edit=self.edit_address(village.line),
            contact=self.report_contact(village.office),
        )

    def article(self, village: Village) -> str:
        """Return the village's own part of its page, as HTML."""
        return self.template.render(self.view(village))

    def view(self, village: Village) -> dict[str, object]:
        """Return what the templates of a village see, on its page and on paper."""
        project = self.project
        return self.shared | {
            "village": village,
            "office": project.offices[village.office],
            "gate": project.gates[village.gate] if village.gate else None,
            "advisers": self.advisers_html(village.regency, self.advisers_of(village)),
            "languages": ", ".join(project.languages[key].name for key in village.languages),
            "programme": self.programme(village.programme, village.status, village.since),
            "sources": sources_of(village),
            "handouts": handout_files(village, self.words.locale, self.site) if self.site else (),
            "packs": pack_files(village, self.words.locale, self.site) if self.site else (),
            "pack_name": project.pack_words.texts["paket_judul"],
        }

    def book_link(self, name: str, size: int) -> str:
        """Return the entry for the one-file book `name` of `size` bytes in the list of what a reader can do."""
        return self.book_link_of(spoken_size(size)).stamp({"buku": name})

    def edit_address(self, line: int) -> str:
        """Return the address of the village's row in the editor's web view."""
        return f"{self.edit_root}_data/{self.village_file.name}#L{line}" if self.edit_root else ""

    def advisers_of(self, village: Village) -> tuple[str, ...]:
        """Return the keys of the offices that advise on work abroad where the village lies."""
        return tuple(each.key for each in self.advisers if each.type == PROTECTION or each.covers(village.key))

    def _programme(self, programme: str, status: str, since: str) -> Markup:
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
        return render(
            "partials/advisers.html",
            regency=regency,
            labour_known=any(office.type == LABOUR for office in known),
            known=[(contact_line(each, self.project, self.words, self._meaning(each))) for each in known],
            named=[each.name for each in offices if each.level == ASK and each.type != LABOUR],
            ways=[contact_line(self.project.offices[key], self.project, self.words) for key in others],
            t=self.words,
        )

    def _meaning(self, office: Office) -> Markup | str:
        return "" if office.type == LABOUR else self.words.bp3mi_arti


def sources_of(village: Village) -> tuple[tuple[str, str], ...]:
    """Return (address, date) of each source of the village's row, once; the date is '' where the row has none."""
    dated = {village.source_url: village.source_date}
    for url in (village.pass_source, village.note_source):
        if url:
            dated.setdefault(url, "")
    return tuple(dated.items())
