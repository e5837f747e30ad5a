"""How to reach whom: the numbers on every page, an office, and whoever mends a mistake."""

from collections.abc import Callable

from markupsafe import Markup

from scripts.data.facts import Fact
from scripts.data.offices import Office
from scripts.data.project import Project
from scripts.pages.words_html import PageWords
from scripts.render.environment import render
from scripts.render.filters import fact_html

# The numbers on every page: the word that says what for, and the fact.
EMERGENCY = {"buat_polisi": "telepon_polisi", "buat_sapa": "telepon_sapa", "buat_kp2mi": "telepon_kp2mi"}


def emergency_numbers(project: Project, words: PageWords) -> tuple[tuple[str, Fact], ...]:
    """Return (what for, fact) of the three numbers that stand on every page."""
    return tuple((words[word], project.facts[key]) for word, key in EMERGENCY.items())


def recruiter_warning(project: Project, words: PageWords, show: Callable[[Fact], Markup] = fact_html) -> Markup:
    """Return the way out for a reader whose adviser is the one who recruits; `show` prints a number."""
    polisi, sapa = (show(project.facts[EMERGENCY[word]]) for word in ("buat_polisi", "buat_sapa"))
    return render("partials/recruiter_warning.html", polisi=polisi, sapa=sapa, t=words)


def contact_html(office: Office, words: PageWords) -> Markup:
    """Return how to reach an office: its site, and the rest only when confirmed by the office itself."""
    return render("partials/contact.html", office=office, t=words)


def report_contact(office: Office, words: PageWords) -> Markup:
    """Return the WhatsApp or phone of an office that has confirmed it, else nothing."""
    if not office.has_contact or not (office.whatsapp or office.phone):
        return Markup("")
    return render("partials/report_contact.html", office=office, t=words)
