"""The index of the search: what every page of a language says, small enough to be loaded at the first letter typed.

    cari/indeks.json: {"pages": [[address, title, heading or [heading, anchor], ...], ...],
                       "words": "akta akun ...", "where": "...", "same": [[everyday words, section], ...],
                       "short": {"tdk": "tidak", ...}, "villages": {"here": "9901|...", ...}}

Sections are numbered through: of each page first its beginning, then each heading of level 2 and 3. `where` has for each
word of `words` the numbers of its sections, as steps from one to the next; see `steps`. The sentence that a result shows
is not in it: overrides/js/search.js takes it from the page itself. The letters are folded as there.
"""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import relpath
from urllib.parse import urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.data.drawings import Drawing
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.finish.behaviours import write_script
from scripts.finish.weight import gzip_size
from scripts.pages.contents import ENGINE_TOKEN, FINDER_TOKEN, SEARCH_PAGE
from scripts.pages.words_html import page_words
from scripts.paths import OVERRIDES
from scripts.store import Keep
from scripts.villages.finder import finder_html, fold, reach
from scripts.villages.switch import offered_villages
from scripts.villages.write import folder_of

INDEX = f"{SEARCH_PAGE}/indeks.json"
ENGINE = ("find.js", "match.js", "engine.js")
LARGEST = 24_500  # bytes gzip, of a promise of 25 KB
# A word in more sections than this share tells none of them apart: it is known, but found in titles and headings only.
# The largest share with which the index is small enough is taken, so that the index stays small as the site grows.
COMMON = (0.2, 0.15, 0.1, 0.07, 0.05, 0.04, 0.03, 0.025, 0.02, 0.015, 0.01, 0.005, 0)
# A heading that more pages than this share says nothing about any of them.
SHARED = 2
FIRST, STEP = 35, 88  # `steps` writes with the letters # to z: no quotes, little to escape


@dataclass
class Section:
    """A part of a page; `anchor` is '' for its beginning."""

    anchor: str
    heading: str
    words: set[str] = field(default_factory=set)


def write_engine(site: Path) -> Path:
    """Write the script that reads the index, the same for all languages; return it, relative to `site`."""
    return write_script((OVERRIDES / "js" / name for name in ENGINE), site, SEARCH_PAGE)


def write_search(project: Project, locale: str, site: Path, engine: Path, keep: Keep) -> None:
    """Write the index of `locale` into the finished `site`; the search page gets the address of what reads it, `engine`,
    and the box that finds villages. keep: gives what the same pages said before.
    """
    page = site / folder_of(locale) / SEARCH_PAGE / "index.html"
    box = finder_html((), page_words(project, locale), "../desa/{kode}/", alike=False)
    to_engine = relpath(engine.as_posix(), page.parent.relative_to(site).as_posix())
    html = page.read_text(encoding="utf-8").replace(FINDER_TOKEN, box).replace(ENGINE_TOKEN, to_engine)
    page.write_text(html, encoding="utf-8", newline="\n")
    here = None if locale == DEFAULT_LOCALE else offered_villages(project, locale)
    text = index_text(page, html, project, reach(project.all_villages, here), keep)
    (site / folder_of(locale) / INDEX).write_text(text, encoding="utf-8", newline="\n")


def index_text(page: Path, html: str, project: Project, villages: Mapping[str, str], keep: Keep) -> str:
    """Return the index of the pages that the A-Z list of the search page `page` (with the text `html`) names.

    villages: where the villages lead (`reach` of scripts/villages/finder.py).
    """
    links = LexborHTMLParser(html).css(".contents > li > a")
    places = {urldefrag(link.attributes["href"] or "")[0] for link in links}
    read = {}
    for href in places:
        text = (page.parent / href / "index.html").read_text(encoding="utf-8")
        read[href] = keep(("sections", text), partial(read_sections, text, project.drawings))
    times = Counter(section.heading for _, sections in read.values() for section in sections)
    pages, numbers, found = [], {}, {}
    for href, (title, all_sections) in sorted(read.items()):  # neighbours say alike, which packs well
        sections = merge(all_sections, {heading for heading, often in times.items() if often > SHARED})
        for section in sections:
            number = numbers.setdefault((href, section.anchor), len(numbers))
            for word in section.words:
                found.setdefault(word, []).append(number)
        pages.append([href, title, *map(address_of_section, sections[1:])])
    same = [
        [fold(word), numbers.get((href, at), numbers[href, ""])]
        for group in project.synonyms
        for href, _, at in [address_of_place(group.place).partition("#")]
        if group.place and href in read
        for word in group.words
    ]
    short = {fold(word): fold(group.same) for group in project.synonyms if group.same for word in group.words}
    told = [(len(at), steps(at)) for _, at in sorted(found.items())]
    known = {"words": " ".join(sorted(found)), "where": "", "same": same, "short": short, "villages": villages}

    def with_share(most: float) -> str:
        where = " ".join(text if often <= most * len(numbers) else "" for often, text in told)
        return json.dumps({"pages": pages, **known, "where": where}, ensure_ascii=False, separators=(",", ":")) + "\n"

    small_enough = bisect_left(COMMON, True, key=lambda most: gzip_size(with_share(most).encode()) <= LARGEST)
    return with_share(COMMON[min(small_enough, len(COMMON) - 1)])


def merge(sections: list[Section], shared: set[str]) -> list[Section]:
    """Return `sections` with those under a heading in `shared`, which tells no page apart, as parts of the beginning."""
    first, *rest = sections
    kept = [section for section in rest if section.heading not in shared]
    words = first.words.union(*(section.words for section in rest if section.heading in shared))
    return [Section(first.anchor, first.heading, words), *kept]


def address_of_section(section: Section) -> str | list[str]:
    """Return the heading alone where the anchor can be told from it, else both."""
    told = fold(section.heading).replace(" ", "-")
    return section.heading if section.anchor == told else [section.heading, section.anchor]


def read_sections(html: str, drawings: Mapping[str, Drawing]) -> tuple[str, list[Section]]:
    """Return the title of a built page and its sections in order, the beginning first."""
    page = LexborHTMLParser(html)
    title = page.css_first("h1").text().strip()
    sections = [Section("", "")]
    text = page.css_first("article .text") or page.css_first("article")
    for contents in text.css("nav"):
        contents.decompose()  # says again what the headings say
    said: list[list[str]] = [[]]
    for node in text.traverse(include_text=True):
        if node.tag in ("h2", "h3") and node.attributes.get("id"):
            sections.append(Section(node.attributes["id"], node.text().strip()))
            said.append([])
        said[-1].append(said_by(node, drawings))
    for section, texts in zip(sections, said, strict=True):
        section.words = {word for word in fold(" ".join(texts)).split() if len(word) > 1}
    return title, sections


def said_by(node: LexborNode, drawings: Mapping[str, Drawing]) -> str:
    """Return what one node says by itself: its text, what a drawing shows, the words behind an abbreviation."""
    if node.is_text_node:
        return node.text_content or ""
    if node.tag == "img":  # beside a sentence that says the same, so its own `alt` is empty
        drawing = drawings.get(PurePosixPath(node.attributes.get("src") or "").stem)
        return drawing.alt if drawing else node.attributes.get("alt") or ""
    return node.attributes.get("title") or ""


def address_of_place(place: str) -> str:
    """Return the address, from the search page, of a page as editors name it: `../paspor/#arti` for `paspor/index.md#arti`."""
    source, sign, anchor = place.partition("#")
    folder = source.removesuffix(".md").removesuffix("index").strip("/")
    return f"../{folder}/{sign}{anchor}" if folder else f"../{sign}{anchor}"


def steps(numbers: Iterable[int]) -> str:
    """Return rising numbers as letters: each the distance from the one before, `{` for a full STEP more."""
    text, before = "", -1
    for number in numbers:
        full, rest = divmod(number - before - 1, STEP)
        text += "{" * full + chr(FIRST + rest)
        before = number
    return text
