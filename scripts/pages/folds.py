"""Long pages open short: the answer first, the rest folded under its headings; the longest open with their contents."""

import re

from markupsafe import Markup

from scripts.pages.lists import VILLAGES_TOKEN
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

# Letters of text from which a page runs over five screens of 360 x 640 pixels: lists and numbers to tap fill one with 360.
LONG = 1_800
# Letters above the first heading from which they are the page's answer, so that every section but the last is folded.
ANSWER = 500
# What still runs over five screens with its folds closed, in letters; the room of what takes a line or a box of its own.
LONGEST = 2_100
ROOM = {r"<(?:p|li)\b": 20, r"<(?:h2|h3|summary)\b": 40, r'href="(?:tel:|https://wa\.me)': 25}
SECTION = re.compile(r"(?=<h2\b)")
HEADING = re.compile(r"<h2\b[^>]*?(?:\sid=\"([^\"]+)\")?[^>]*>(.*?)</h2>", re.S)
CLOSED = re.compile(r"(<details\b[^>]*>\s*<summary\b.*?</summary>).*?</details>", re.S)
FIRST = re.compile(r'<details class="part">|<h2\b')
# Links within the page above its first heading: it has contents of its own.
OWN_CONTENTS = re.compile(r'href="#.*?href="#.*?href="#', re.S)
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


def open_with_contents(html: str, words: PageWords) -> str:
    """Return `html` with links to its sections before the first one, if it is very long with its folds closed."""
    headings = [(anchor, Markup(TAG.sub("", heading).strip())) for anchor, heading in HEADING.findall(html) if anchor]
    if len(headings) < 3 or any(mark in html for mark in WHOLE) or _room(html) < LONGEST:
        return html
    start = FIRST.search(html).start()
    if OWN_CONTENTS.search(html[:start]):
        return html
    return "".join((html[:start], render("partials/inside.html", headings=headings, t=words), html[start:]))


def _room(html: str) -> int:
    """Return how much room `html` takes with its folds closed, in letters of running text."""
    before = ""
    while html != before:  # folds within folds
        before, html = html, CLOSED.sub(lambda fold: fold[1].replace("<details", "<div"), html, count=1)
    return len(TAG.sub("", html)) + sum(room * len(re.findall(mark, html)) for mark, room in ROOM.items())


def _fold(section: str) -> Markup:
    heading = HEADING.match(section)[0]
    return render("partials/part.html", heading=Markup(heading), body=Markup(section[len(heading) :]))
