"""Long pages open short: the answer first, the rest folded under its headings, which so become the contents."""

import re

from markupsafe import Markup

from scripts.pages.lists import VILLAGES_TOKEN
from scripts.render.environment import render

# Letters of text from which a page runs over five screens of 360 x 640 pixels: lists and numbers to tap fill one with 360.
LONG = 1_800
# Letters above the first heading from which they are the page's answer, so that every section but the last is folded.
ANSWER = 500
SECTION = re.compile(r"(?=<h2\b)")
HEADING = re.compile(r"<h2\b.*?</h2>", re.S)
# What a script turns into something else, or what is one list from end to end.
WHOLE = (VILLAGES_TOKEN, 'class="offer"', 'class="contents"')
TAG = re.compile(r"<[^>]+>")


def fold_sections(html: str) -> str:
    """Return a long page's `html` with its sections folded, but for the first and the last; a shorter one as it is.

    The first section is the page's answer, the last one what to do now. A heading keeps its anchor: it stands outside the fold.
    """
    before, *sections = SECTION.split(html)
    if any(mark in html for mark in WHOLE):
        return html
    if len(TAG.sub("", html)) < LONG or len(sections) <= 2:
        return html
    first, *middle, last = sections
    if len(TAG.sub("", before)) > ANSWER:
        first, middle = "", [first, *middle]
    return before + first + "".join(map(_fold, middle)) + last


def _fold(section: str) -> Markup:
    heading = HEADING.match(section)[0]
    return render("partials/part.html", heading=Markup(heading), body=Markup(section[len(heading) :]))
