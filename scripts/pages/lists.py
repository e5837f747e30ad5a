"""Lists that a page asks for by name: `{{ daftar_tanda() }}` and its kind. Data in, what a template needs out."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from scripts.data.areas import VILLAGE
from scripts.data.drawings import by_question
from scripts.data.facts import ASK, WHOM, Fact
from scripts.data.local_notes import counted
from scripts.data.offices import DETENTION, IMITATED, MISSION, REGENCY_OFFICES, SERVICE, Office
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.questions import ASK as ASK_FIRST
from scripts.data.questions import ASK_IF_TWO, STOP
from scripts.pages.contact import EMERGENCY, ContactNames, contact_html, contact_line, recruiter_warning
from scripts.pages.markdown import Used
from scripts.pages.messages import spoken_lines
from scripts.pages.offer import SIGN, offer_check
from scripts.pages.office_questions import questions_status
from scripts.pages.recruiters import all_recruiters
from scripts.pages.status import status_html
from scripts.pages.topics import TOPICS, facts_by_topic
from scripts.pages.translation import Translation
from scripts.pages.view import checked_date, newest_source
from scripts.pages.words_html import PageWords
from scripts.paths import DOCS
from scripts.render.environment import render

# The village generator writes this list after the build; see scripts/villages/listing.py.
VILLAGES_TOKEN = "@@ daftar_desa @@"
# So is this one; see scripts/villages/chooser.py.
HANDOUTS_TOKEN = "@@ pilih_lembar @@"
# All pages are known only when the first of them is laid out; see scripts/pages/contents.py.
CONTENTS_TOKEN = "@@ daftar_halaman @@"


def macros(
    project: Project,
    words: PageWords,
    translations: Mapping[tuple[str, str], Translation] | None = None,
    used: Used | None = None,
    docs: Path = DOCS,
    root: str = "",
) -> Mapping[str, Callable[[], Markup] | ContactNames]:
    """Return the lists a Markdown page of `docs` can ask for, by the name editors use, and the offices by `kontak`.

    used: records the facts they print, and the offices whose contact they show; root: relative address of the site.
    """
    used = used or Used()
    return {
        "daftar_tanda": lambda: signs(project, words, root),
        "periksa_tawaran": lambda: offer_check(project, words, root),
        "kontak": ContactNames(project, words, used.offices),
        "daftar_kantor": lambda: offices(project, words, IMITATED, used),
        "daftar_dinas": lambda: regency_offices(project, words),
        "daftar_perwakilan": lambda: folded_offices(project, words, MISSION, used),
        "daftar_layanan": lambda: folded_offices(project, words, SERVICE, used),
        **{f"daftar_sumber_{topic}": partial(_sources_about, topic, project, words, docs) for topic in TOPICS},
        "kalau_ia_pengajak": lambda: recruiter_warning(project, words, used.print),
        "perekrut_resmi": lambda: all_recruiters(project, words, used.print),
        "belum_pasti": lambda: unconfirmed(project, words),
        "status_pertanyaan": lambda: questions_status(project, docs),
        "status_terjemahan": lambda: status_html(project, translations or {}),
        "naskah_daerah": lambda: local_script(project, used),
        "status_desa": lambda: local_counts(project, words),
        "pilih_lembar": partial(_later, HANDOUTS_TOKEN),
        "daftar_desa": partial(_later, VILLAGES_TOKEN),
        "daftar_halaman": partial(_later, CONTENTS_TOKEN),
    }


def local_counts(project: Project, words: PageWords) -> Markup:
    """Return in how many villages each of the ten questions has been answered."""
    answered = [village.told for village in project.villages if village.told]
    return render(
        "partials/local_counts.html",
        counts=counted(answered),
        some=len(answered),
        none=len(project.areas.codes(VILLAGE)) - len(answered),
        t=words,
    )


def local_script(project: Project, used: Used) -> Markup:
    """Return the lines that can be read out in each local language."""
    said = PageWords(project.pack_words, project.pack_words)
    number = said.fill("daerah_nomor", nomor=used.print(project.facts[EMERGENCY["buat_kp2mi"]]))
    return render("partials/spoken_lines.html", rows=spoken_lines(project), number=number)


def signs(project: Project, words: PageWords, root: str) -> Markup:
    """Return the red flags, those that mean STOP first, each drawn, its reason and its action in a fold.

    root: relative address of the site.
    """
    groups = ((words.tanda_berhenti, (STOP,)), (words.tanda_tanya, (ASK_FIRST, ASK_IF_TWO)))
    drawn = by_question(project.drawings)
    return render(
        "partials/signs.html", groups=groups, questions=project.questions, drawn=drawn, sign=SIGN, root=root, t=words
    )


def offices(project: Project, words: PageWords, types: Iterable[str], used: Used) -> Markup:
    """Return every office of `types` with what is known of it and how sure that is."""
    chosen = _chosen(project, types, used)
    return Markup("").join(office_html(office, project, words) for office in chosen)


def folded_offices(project: Project, words: PageWords, type_: str, used: Used) -> Markup:
    """Return the offices of one type as folds that carry their keys as anchors: many, of which a reader needs one."""
    return Markup("").join(
        render(
            "partials/fold.html",
            anchor=_anchor(office),
            summary=office.name,
            body=contact_html(office, project, words, detailed=True) + _sources_of(office, words),
        )
        for office in _chosen(project, (type_,), used)
    )


def regency_offices(project: Project, words: PageWords) -> Markup:
    """Return the offices that every regency has: those with a contact each, the names of the others in one list."""
    groups = []
    for type_ in REGENCY_OFFICES:
        chosen = _chosen(project, (type_,), Used())
        known = [office for office in chosen if office.level != ASK or office.site]
        unknown = [office for office in chosen if office not in known]
        keys = dict.fromkeys(office.ask_at for office in unknown if office.ask_at)
        ways = [contact_line(project.offices[key], project, words) for key in keys]
        groups.append(([office_html(office, project, words) for office in known], unknown, ways))
    return render("partials/regency_offices.html", groups=groups, anchor=_anchor, t=words)


def office_html(office: Office, project: Project, words: PageWords) -> Markup:
    """Return one office under a heading of level 3 that carries its key as anchor."""
    return render(
        "partials/office.html",
        office=office,
        anchor=_anchor(office),
        served=served(office, project),
        detains=office.type == DETENTION,
        missing=office.type in IMITATED,
        contact=contact_html(office, project, words, detailed=True),
        sources=_sources_of(office, words),
        t=words,
    )


def _chosen(project: Project, types: Iterable[str], used: Used) -> list[Office]:
    chosen = [office for office in project.offices.values() if office.type in types]
    used.offices.update(office.key for office in chosen)
    return chosen


def _anchor(office: Office) -> str:
    return office.key.replace("_", "-")


def _sources_of(office: Office, words: PageWords) -> Markup:
    dated = (
        (office.rank_source, office.rank_date),
        (office.area_source, office.area_date),
        (office.contact_source, office.contact_date),
    )
    named = tuple(each for each in dict.fromkeys(dated) if each[0])
    return render("partials/office_sources.html", sources=named, t=words) if named else Markup("")


def served(office: Office, project: Project) -> str:
    """Return the names of the areas an office serves, each with the districts of it that another office serves."""
    return ", ".join(project.areas.name(code) + _left_out(code, office, project) for code in office.serves)


def _left_out(area: str, office: Office, project: Project) -> str:
    names = [f"Kecamatan {project.areas.name(code)}" for code in office.leaves_out if code.startswith(area)]
    return f" (tanpa {' dan '.join(names)})" if names else ""


def _sources_about(topic: str, project: Project, words: PageWords, docs: Path) -> Markup:
    return sources(facts_by_topic(project.facts, docs / DEFAULT_LOCALE)[topic], words)


def sources(facts: Iterable[Fact], words: PageWords) -> Markup:
    """Return the confirmed facts among `facts`, grouped by source so that each address is written once, and their age."""

    def origin(fact: Fact) -> tuple[str, str, str]:
        return fact.source, fact.source_url, fact.source_date

    confirmed = sorted(
        (fact for fact in facts if fact.status != ASK), key=lambda fact: (fact.source.lower(), *origin(fact), fact.key)
    )
    groups = [(*named, tuple(group)) for named, group in groupby(confirmed, key=origin)]
    return render(
        "partials/sources.html",
        groups=groups,
        checked=checked_date(confirmed),
        newest=newest_source(confirmed),
        t=words,
    )


def unconfirmed(project: Project, words: PageWords) -> Markup:
    """Return what is not confirmed yet, grouped by the office that has to answer."""
    asked: dict[str, list[str]] = {}
    for fact in project.facts.values():
        if fact.status == ASK:
            asked.setdefault(WHOM[fact.ask], []).append(fact.name)
    for office in project.offices.values():
        if not office.has_contact:
            asked.setdefault(office.name, []).append(words.plain("kontak_kantor"))
    return render("partials/unconfirmed.html", asked=sorted(asked.items()))


def _later(token: str) -> Markup:
    return render("partials/later.html", token=token)
