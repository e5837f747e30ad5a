"""Lists that a page asks for by name: `{{ daftar_tanda() }}` and its kind. Data in, HTML out."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby

from markupsafe import Markup

from scripts.data.facts import ASK, WHOM, Fact
from scripts.data.offices import DETENTION, Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.questions import ASK as ASK_FIRST
from scripts.data.questions import ASK_AT, ASK_IF_TWO, STOP, STOP_AT, Question
from scripts.pages.contact import contact_html, recruiter_warning
from scripts.pages.fact_html import fact_html, host, source_html
from scripts.pages.icons import icon
from scripts.pages.markdown import Used
from scripts.pages.status import status_html
from scripts.pages.topics import TOPICS, facts_by_topic
from scripts.pages.translation import Translation
from scripts.pages.view import checked_date
from scripts.pages.words_html import PageWords, data_attributes
from scripts.paths import DOCS

# The village generator writes this list after the build; see scripts/villages/listing.py.
VILLAGES_TOKEN = "@@ daftar_desa @@"
# So is this one; see scripts/villages/chooser.py.
SHEETS_TOKEN = "@@ pilih_lembar @@"
# All pages are known only when the first of them is laid out; see scripts/pages/contents.py.
CONTENTS_TOKEN = "@@ daftar_halaman @@"
# The picture-sign of each meaning of a yes; beside colour and words, for who reads neither well.
SIGN = {STOP: "alert-octagon", ASK_FIRST: "help-circle", ASK_IF_TWO: "help-circle"}
HEADING = Markup('<h3 class="heading-icon heading-icon--{}">{}<span>{}</span></h3>')


def macros(
    project: Project,
    words: PageWords,
    translations: Mapping[tuple[str, str], Translation] | None = None,
    used: Used | None = None,
) -> Mapping[str, Callable[[], Markup]]:
    """Return the lists a Markdown page can ask for, by the name editors use; `used` records the facts they print."""
    return {
        "daftar_tanda": lambda: signs(project.questions, words),
        "periksa_tawaran": lambda: offer_check(project.questions, words),
        "daftar_kantor": lambda: offices(project, words),
        **{f"daftar_sumber_{topic}": partial(_sources_about, topic, project, words) for topic in TOPICS},
        "kalau_ia_pengajak": lambda: recruiter_warning(project, words, (used or Used()).print),
        "belum_pasti": lambda: unconfirmed(project, words),
        "pilih_lembar": lambda: Markup("<div>{}</div>").format(SHEETS_TOKEN),
        "status_terjemahan": lambda: status_html(project, translations or {}),
        "daftar_desa": lambda: Markup("<div>{}</div>").format(VILLAGES_TOKEN),
        "daftar_halaman": lambda: Markup("<div>{}</div>").format(CONTENTS_TOKEN),
    }


def signs(questions: Iterable[Question], words: PageWords) -> Markup:
    """Return the red flags, those that mean STOP first, each with its reason and its action."""
    row = Markup("<li>{}<b>{}</b><p><strong>{}:</strong> {}</p><p><strong>{}:</strong> {}</p></li>")
    parts = []
    for heading, types in ((words.tanda_berhenti, (STOP,)), (words.tanda_tanya, (ASK_FIRST, ASK_IF_TWO))):
        rows = [
            row.format(icon(SIGN[q.type]), q.sign, words.mengapa, q.reason, words.lakukan, q.action)
            for q in questions
            if q.type in types
        ]
        parts.append(
            Markup('<h3>{}</h3><ul class="signs signs--{}">{}</ul>').format(heading, types[0], Markup("").join(rows))
        )
    return Markup("").join(parts)


def offer_check(questions: Iterable[Question], words: PageWords) -> Markup:
    """Return the questions as tick-lists, one list for each meaning of a yes; overrides/js/check.js makes them answer."""
    headings = {STOP: words.berhenti_judul, ASK_FIRST: words.tanya_judul, ASK_IF_TWO: words.tanya2_judul}
    row = Markup('<li id="{}" data-type="{}" data-advice="{}"><span class="tick" aria-hidden="true">☐ </span>{}</li>')
    parts = []
    for type_, heading in headings.items():
        rows = [row.format(q.key, type_, f"{q.sign}: {q.action}", q.question) for q in questions if q.type == type_]
        parts.append(
            HEADING.format(type_, icon(SIGN[type_]), heading)
            + Markup('<ul class="check check--{}">{}</ul>').format(type_, Markup("").join(rows))
        )
    said = {
        "yes": words.jawab_ya,
        "no": words.jawab_tidak,
        "unknown": words.jawab_tahu,
        "left": words.belum_dijawab,
        "one": words.hasil_satu,
        "call": words.hasil_hubungi,
        "send": words.hasil_kirim,
        "share": words.bagi_lain,
        "again": words.hasil_ulang,
        "ask-at": str(ASK_AT),
        "stop-at": str(STOP_AT),
    }
    return Markup('<div class="offer"{}>{}</div>').format(data_attributes(said), Markup("").join(parts))


def offices(project: Project, words: PageWords) -> Markup:
    """Return every office with what is known of it; contact only where the office has confirmed it."""
    return Markup("").join(office_html(office, project, words) for office in project.offices.values())


def office_html(office: Office, project: Project, words: PageWords) -> Markup:
    """Return one office under a heading of level 3 that carries its key as anchor."""
    name = Markup('<h3 id="{}">{}</h3>').format(office.key.replace("_", "-"), office.name)
    lines = []
    if office.type == DETENTION:
        lines.append(words.rudenim_isi)
    lines.append(
        Markup("{}: {}.").format(words.melayani, served(office, project)) if office.serves else words.belum_ada_wilayah
    )
    body = Markup("").join(Markup("<p>{}</p>").format(line) for line in (*lines, contact_html(office, words)))
    dated = [(office.rank_source, office.rank_date), (office.area_source, office.area_date)]
    links = Markup("; ").join(source_html(url, host(url), date) for url, date in dict.fromkeys(dated) if url)
    return name + body + (Markup('<p class="source">{}: {}</p>').format(words.sumber, links) if links else Markup(""))


def served(office: Office, project: Project) -> str:
    """Return the names of the areas an office serves, each with the districts of it that another office serves."""
    return ", ".join(project.areas.name(code) + _left_out(code, office, project) for code in office.serves)


def _left_out(area: str, office: Office, project: Project) -> str:
    names = [f"Kecamatan {project.areas.name(code)}" for code in office.leaves_out if code.startswith(area)]
    return f" (tanpa {' dan '.join(names)})" if names else ""


def _sources_about(topic: str, project: Project, words: PageWords) -> Markup:
    return sources(facts_by_topic(project.facts, DOCS / DEFAULT_LOCALE)[topic], words)


def sources(facts: Iterable[Fact], words: PageWords) -> Markup:
    """Return the confirmed facts among `facts`, grouped by source so that each address is written once, and their age."""
    confirmed = sorted(
        (fact for fact in facts if fact.status != ASK),
        key=lambda fact: (fact.source.lower(), fact.source_url, fact.source_date, fact.key),
    )
    groups = []
    for (name, url, date), group in groupby(
        confirmed, key=lambda fact: (fact.source, fact.source_url, fact.source_date)
    ):
        rows = Markup("").join(_named(fact) for fact in group)
        groups.append(Markup("<li>{}<ul>{}</ul></li>").format(source_html(url, name, date), rows))
    day = words.fill("dicek", tanggal=checked_date(confirmed))
    return Markup('<p>{}</p><ul class="sources">{}</ul>').format(day, Markup("").join(groups))


def _named(fact: Fact) -> Markup:
    # A web address is shown by its name already; saying the name before it would say it twice.
    html = fact_html(fact)
    return Markup("<li>{}</li>").format(html if fact.form == "url" else Markup("{}: {}").format(fact.name, html))


def unconfirmed(project: Project, words: PageWords) -> Markup:
    """Return what is not confirmed yet, grouped by the office that has to answer."""
    asked: dict[str, list[str]] = {}
    for fact in project.facts.values():
        if fact.status == ASK:
            asked.setdefault(WHOM[fact.ask], []).append(fact.name)
    for office in project.offices.values():
        if not office.has_contact:
            asked.setdefault(office.name, []).append(words.plain("kontak_kantor"))
    groups = [
        Markup("<li>{}<ul>{}</ul></li>").format(
            who, Markup("").join(Markup("<li>{}</li>").format(what) for what in whats)
        )
        for who, whats in sorted(asked.items())
    ]
    return Markup("<ul>{}</ul>").format(Markup("").join(groups))
