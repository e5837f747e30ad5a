"""HTML to PDF. The only module that knows WeasyPrint; each process prepares fonts and styles once."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from scripts.data.problem import SiteError
from scripts.packages import advice, named
from scripts.paths import OVERRIDES

if TYPE_CHECKING:
    from PIL import Image
    from weasyprint.document import Document

STYLES = tuple(OVERRIDES / "handouts" / f"{name}.css" for name in ("handout", "poster", "pack"))
# From generous to narrow: handout.css shrinks spaces for writing, at last leaves things out one by one, and never shrinks letters.
ROOMS = (3, 2, 1, 0, -1, -2, -3, -4, -5, -6)
WAITING = 4  # handouts a process may have before it
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF file, how many pages it has, and whether the text ends above the foot of its page."""

    data: bytes
    pages: int
    fits: bool


@cache
def load_printer():
    """Return (HTML class, stylesheets, fonts). Raises SiteError that names the Debian packages when a library is missing."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError:
        raise SiteError(f"Pustaka untuk membuat PDF tidak bisa dipakai. {advice(named('paper'))}") from None
    fonts = FontConfiguration()
    # WeasyPrint removes its font files when `fonts` goes; at the very end of a program its helpers are gone already.
    atexit.register(load_printer.cache_clear)
    atexit.register(_kept_layout.cache_clear)
    return HTML, [CSS(filename=path, font_config=fonts) for path in STYLES], fonts


def print_all(work: Callable[..., Result], tasks: Iterable[tuple]) -> Iterator[Result]:
    """Yield what `work` returns for the parts of each task, in order, over all cores; few tasks wait, so that memory does not
    grow with them.

    Each process starts afresh: Pango looks for fonts in a thread (seen with 1.56), for which a forked one would wait for ever.
    """
    cores = os.cpu_count() or 1
    waiting: deque[Future] = deque()
    with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn"), initializer=_prepare) as pool:
        for task in tasks:
            waiting.append(pool.submit(work, *task))
            if len(waiting) > WAITING * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _prepare() -> None:
    load_printer()
    gc.freeze()  # what every handout needs is never garbage


def print_pdf(html: str) -> Printed:
    """Return `html` as tagged PDF (PDF/UA-1) on one page, with as much room for writing as fits."""
    with uncollected():
        document, fits = lay_out(html)
        return _written(document, len(document.pages), fits)


def print_pack(sheets: Sequence[str]) -> Printed:
    """Return several handouts as one tagged PDF with a bookmark for each, in their order, one page each."""
    with uncollected():
        laid = [_kept_layout(html) for html in sheets]
        pages = [page for document, _ in laid for page in document.pages]
        return _written(laid[0][0].copy(pages), len(pages), all(fits for _, fits in laid))


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for garbage after a handout, not dozens of times within: until it is written, hardly any of it is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def lay_out(html: str) -> tuple[Document, bool]:
    """Return the pages of one handout, and whether it fits one page.

    The most room that fits is sought step by step from what the last handout of its kind had, as most of a kind have the
    same or nearly; less room never takes more of the page.
    """
    make_html, styles, fonts = load_printer()
    page = make_html(string=html, base_url=OVERRIDES.as_uri() + "/")
    kind = page.etree_element.get("class", "")

    @cache
    def tried(step: int) -> tuple[Document, bool]:
        page.etree_element.set("data-room", str(ROOMS[step]))
        document = page.render(stylesheets=styles, font_config=fonts)
        return document, is_above_foot(document.pages)

    def fits(step: int) -> bool:
        return tried(step)[1]

    step = _last_steps.get(kind, 0)
    if fits(step):
        while step and fits(step - 1):
            step -= 1
    else:
        while step < len(ROOMS) - 1 and not fits(step):
            step += 1
    _last_steps[kind] = step
    return tried(step)


def pixels(html: str) -> Image.Image:
    """Return the only page of `html` as a picture, a pixel for each CSS pixel."""
    import pypdfium2

    make_html, styles, fonts = load_printer()
    document = make_html(string=html, base_url=OVERRIDES.as_uri() + "/").render(
        stylesheets=styles[:1], font_config=fonts
    )
    return pypdfium2.PdfDocument(document.write_pdf())[0].render(scale=96 / 72).to_pil()


_last_steps: dict[str, int] = {}  # place in ROOMS, by the classes of the handout: its name, paper, one language or two
# Most sheets of a pack are those of every other pack on the same paper.
_kept_layout = lru_cache(maxsize=128)(lay_out)


def _written(document: Document, pages: int, fits: bool) -> Printed:
    data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return Printed(data, pages, fits)


def is_above_foot(pages) -> bool:
    """Return whether the only page's text ends (`end`) above its foot (`foot`), which hangs at the bottom."""
    if len(pages) != 1:
        return False
    anchors = pages[0].anchors
    return anchors["end"][1] <= anchors["foot"][1]
