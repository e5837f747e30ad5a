"""Which behaviours a page needs. What a page does not need is not sent to it."""

from scripts.pages.lists import HANDOUTS_TOKEN, VILLAGES_TOKEN

# What stands in the HTML of a page -> the file in overrides/js/ that brings it to life.
NEEDED_BY = {
    VILLAGES_TOKEN: "find",
    HANDOUTS_TOKEN: "find",
    'class="contents"': "search",
    'class="offer"': "check",
    'class="send"': "send",
}
# Where people look something up, nothing is read aloud.
LOOKED_UP = (VILLAGES_TOKEN, HANDOUTS_TOKEN, 'class="contents"', 'class="sources"')


def scripts_for(html: str, savable: bool, sensitive: bool) -> tuple[str, ...]:
    """Return the names of the scripts for a page with the text `html`, in the order in which they run.

    savable: whether the page offers to save its language for reading without signal; sensitive: whether it has the quick
    way out. Pages without a behaviour of their own all get the same ones, also for what they do not offer: so a reader
    loads them once, not once a kind of page.
    """
    needed = tuple(dict.fromkeys(name for mark, name in NEEDED_BY.items() if mark in html))
    silent = any(mark in html for mark in LOOKED_UP)
    common = not (needed or silent)
    way_out = ("exit",) if sensitive or common else ()
    spoken = () if silent else ("listen",)
    saved = ("save",) if savable or common else ()
    return (*way_out, "fold", "share", *spoken, *needed, *saved)
