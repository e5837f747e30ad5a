"""Which behaviours a page needs. What a page does not need is not sent to it."""

from scripts.pages.lists import SHEETS_TOKEN, VILLAGES_TOKEN

EVERYWHERE = ("share", "listen")
# What stands in the HTML of a page -> the file in overrides/js/ that brings it to life.
NEEDED_BY = {VILLAGES_TOKEN: "find", SHEETS_TOKEN: "find", 'class="contents"': "filter", 'class="offer"': "check"}


def scripts_for(html: str, savable: bool) -> tuple[str, ...]:
    """Return the names of the scripts for a page with the text `html`, in the order in which they run.

    savable: whether the page offers to save its language for reading without signal.
    """
    needed = (name for mark, name in NEEDED_BY.items() if mark in html)
    return (*EVERYWHERE, *needed, *(("save",) if savable else ()))
