"""The template of the one-file books: the finished texts of a language in one page that asks nobody for anything.

Links between the texts become anchors, all others lead to the live site. A browser that shows the file must load nothing:
the policy allows its own style and no more (https://www.w3.org/TR/CSP3/#meta-element).
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.finish.purge import collect_usage, purge
from scripts.pages.words_html import PageWords
from scripts.paths import OVERRIDES
from scripts.render.environment import render
from scripts.rules.drawings import INK
from scripts.store import Keep
from scripts.villages.book import CORE, anchor
from scripts.villages.build_cache import BuildCache
from scripts.villages.page_template import ADDRESS

PARTS = ".notice, .text, .ways, .provenance > p"
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
DEEPEST = 6
FOLDED = "part"  # class of a section that scripts/pages/folds.py has folded
STATES = ("open",)
# How nearly every drawing begins; said once, in the style.
PEN = {"fill": "none", "stroke": INK, "stroke-width": "3", "stroke-linecap": "round", "stroke-linejoin": "round"}
PENNED = "pen"
OF_FILE = ("xmlns", "style")  # what a drawing needs only in a file of its own: the style of the site says the same
BETWEEN = re.compile(r">\s+<")


@dataclass(frozen=True)
class Text:
    """One text of the book. ids: what its page can be linked into by."""

    name: str
    address: str
    page: LexborHTMLParser
    ids: frozenset[str]


def book_template(
    site: Path, build_cache: BuildCache, folder: str, tag: str, words: PageWords, samples: Iterable[str], keep: Keep
) -> str:
    """Return the template of the language in `folder`, with gaps for title, village and address.

    tag: BCP 47; samples: village parts that use all that one can use; keep: gives a style that has been made before.
    """
    live = build_cache.site_url + folder
    texts = {live + address: read_text(site / folder / address / "index.html", live + address) for address in CORE}
    for text in texts.values():
        take_drawings(text, site, build_cache.site_url)
    chapters = [(text.name, text.page.css_first("h1").text(), chapter(text, texts)) for text in texts.values()]
    home = live + ADDRESS
    body = render("partials/book_body.html", site_name=build_cache.site_name, chapters=chapters, home=home, t=words)
    style = book_style(site, body, samples, keep)
    return render("partials/book.html", tag=tag, policy=policy(style), style=style, body=body, home=home) + "\n"


def read_text(path: Path, address: str) -> Text:
    """Return the text of a finished page; `address` is where it is published."""
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    for contents in page.css("#utama nav"):
        contents.decompose()  # a book has its own
    ids = frozenset(node.attributes["id"] for node in page.css("#utama [id]") if node.attributes["id"])
    name = next(anchor(core) for core in sorted(CORE, key=len, reverse=True) if address.endswith(core))
    return Text(name, address, page, ids)


def chapter(text: Text, texts: dict[str, Text]) -> str:
    """Return the HTML of one text, changed so that it can stand beside the others."""
    parts = text.page.css_first("#utama").css(PARTS)
    for part in parts:
        for node in (part, *part.css("*")):
            adapt(node, text, texts)
    return demote("".join(part.html for part in parts))


def adapt(node: LexborNode, text: Text, texts: dict[str, Text]) -> None:
    """Give the ids of a node the name of its text, turn its link, and drop what only scripts read."""
    for name, value in dict(node.attributes).items():
        if name.startswith("data-"):
            del node.attrs[name]
        elif name == "id" or name in REFERENCES:
            node.attrs[name] = " ".join(f"{text.name}-{each}" for each in (value or "").split())
        elif name == "class" and value == FOLDED:  # a book is read from end to end
            node.attrs["open"] = ""
        elif name == "href":
            node.attrs[name] = turn(value or "", text, texts)


def take_drawings(text: Text, site: Path, site_url: str) -> None:
    """Draw in the text itself what its page shows as pictures: a book asks for no file beside it.

    As a picture (data:) a drawing would weigh half as much again, its signs written with % and &.
    """
    for picture in text.page.css("#utama img[src]"):
        path = site / urljoin(text.address, picture.attributes["src"] or "").removeprefix(site_url)
        drawn = LexborHTMLParser(BETWEEN.sub("><", path.read_text(encoding="utf-8"))).css_first("svg")
        own = {name: value for name, value in drawn.attributes.items() if name not in OF_FILE}
        shown = {name: value for name, value in picture.attributes.items() if name in ("class", "width", "height")}
        if PEN.items() <= own.items():
            own = {name: value for name, value in own.items() if name not in PEN}
            shown["class"] = f"{shown.get('class', '')} {PENNED}".strip()
        told = picture.attributes.get("alt")
        name_of = {"role": "img", "aria-label": told} if told else {"aria-hidden": "true"}
        for name in drawn.attributes:
            del drawn.attrs[name]
        for name, value in (own | shown | name_of).items():
            drawn.attrs[name] = value
        picture.replace_with(drawn)


def turn(href: str, text: Text, texts: dict[str, Text]) -> str:
    """Return where a link of `text` leads from the book."""
    whole = urljoin(text.address, href)
    address, part = urldefrag(whole)
    if address not in texts:
        return whole
    target = texts[address]
    return f"#{target.name}-{part}" if part in target.ids else f"#{target.name}"


def demote(html: str) -> str:
    """Return `html` with every heading a level lower: the book's only h1 is the village."""
    for level in range(DEEPEST - 1, 0, -1):
        html = html.replace(f"<h{level}", f"<h{level + 1}").replace(f"</h{level}>", f"</h{level + 1}>")
    return html


def book_style(site: Path, body: str, samples: Iterable[str], keep: Keep) -> str:
    """Return what the book uses of the site's stylesheet."""
    rare = (OVERRIDES / "css" / name for name in ("doors.css", "home.css"))
    css = "".join(path.read_text(encoding="utf-8") for path in (*rare, *sorted(site.glob("assets/style.*.css"))))
    css += f".{PENNED}{{{';'.join(f'{name}:{value}' for name, value in PEN.items())}}}"
    usage = collect_usage(f'<html><body dir="ltr">{body}{"".join(samples)}</body></html>')
    return keep(("book style", css, *usage.listed()), lambda: purge(css, usage, STATES))


def policy(style: str) -> str:
    """Return a policy that allows the style `style` and no request at all."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    # The arrow of a fold is a picture within the style.
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
