"""Addresses: of the files in a finished folder, and those that a page refers to."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

ASKED = (
    'html,head>title,h1,style,meta[name="robots" i],'
    "[id],a[name],[href],[src],[srcset],[poster],[action],[formaction],[data],[ping],[style]"
)
ADDRESSES = frozenset({"href", "src", "poster", "action", "formaction", "data", "ping"})
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""", re.I)
# What tells text from tags only to a parser. Our own pages hold it rarely.
HARD = re.compile(
    rb"<(?:!--|style|script(?![^<>]*\ssrc=)|textarea|template|noscript|iframe|xmp|plaintext|title[^<>]*>[^<]*<(?!/title))",
    re.I,
)
OPENING = re.compile(rb"<[a-z]", re.I)
START = re.compile(rb"<[a-z][^<>]*>", re.I)
SOUND = re.compile(rb"""<([a-z][\w-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*/?>""", re.I)
ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
LOOKED_AT = re.compile(rb"\s(?:id|href|src|srcset|poster|action|formaction|data|ping|style)\s*=", re.I)
NAMED = {"a": b"name", "meta": b"robots"}
TITLE = re.compile(rb"<title[^<>]*>([^<]*)</title>", re.I)
IN_HEAD = re.compile(rb"<(?:html|head|meta|link|base|script)[\s>]", re.I)


def site_files(site: Path) -> Iterator[str]:
    """Yield every file below `site` as a relative path with slashes."""
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def address_of(page: str, site_url: str) -> str:
    """Return the absolute address of a file: `desa/index.html` is `<site_url>desa/`."""
    return site_url + quote(
        page[: -len("index.html")] if page == "index.html" or page.endswith("/index.html") else page
    )


def file_of(path: str) -> str:
    """Return the file a host serves for a path below the site: `desa/` is `desa/index.html`."""
    return f"{path}index.html" if not path or path.endswith("/") else path


class Element(NamedTuple):
    """What is looked at of one element. text: only of title and style; links: (address, whether it is a plain link)."""

    tag: str
    attributes: Mapping[str, str | None]
    text: str = ""
    links: tuple[tuple[str, bool], ...] = ()


UNSOUND = Element("", {})


def read_elements(html: bytes) -> list[Element]:
    """Return the elements of a page that this module looks at. The title of a drawing (svg) is left out."""
    found = scan(html)
    return parse(html) if found is None else found


def parse(html: bytes) -> list[Element]:
    """Return the elements of any page."""
    # selectolax gives a node once for each selector of a list that it matches.
    nodes = {node.mem_id: node for node in LexborHTMLParser(html).css(ASKED)}.values()
    found = []
    for node in nodes:
        attributes, text = node.attributes, node.text() if node.tag in ("title", "style") else ""
        found.append(Element(node.tag, attributes, text, tuple(addresses(node.tag, attributes, text))))
    return found


def scan(html: bytes) -> list[Element] | None:
    """Return what `parse` does, much faster, as thousands of pages share most of their tags; None where only it can tell."""
    if HARD.search(html):
        return None
    tags = START.findall(html)
    found = [element for element in map(_read_tag, tags) if element]
    if UNSOUND in found or len(tags) != len(OPENING.findall(html)):
        return None
    first = next((tag for tag in tags if not IN_HEAD.match(tag)), b"")
    if title := TITLE.search(html) if first[:6].lower() == b"<title" else None:
        found.append(Element("title", {}, unescape(title[1].decode())))
    return found


@lru_cache(16_384)
def _read_tag(start: bytes) -> Element | None:
    """Return the element that `start` begins, None where nothing of it is looked at, UNSOUND where that cannot be told."""
    sound = SOUND.fullmatch(start)
    if not sound:
        return UNSOUND
    tag = sound[1].decode().lower()
    if not (tag in ("html", "h1") or LOOKED_AT.search(start) or (tag in NAMED and NAMED[tag] in start.lower())):
        return None
    if b"&" in start:  # under another name, so that the parser does not ask whether it stands in its place
        attributes = LexborHTMLParser(b"<x-" + start[1:]).css_first("body > *").attributes
    else:
        attributes = {}
        for name, *values in ATTRIBUTE.findall(start.decode()):
            attributes.setdefault(name.lower(), "".join(values))
    return Element(tag, attributes, "", tuple(addresses(tag, attributes)))


def running_code(html: bytes) -> Iterator[str]:
    """Yield the attributes of a page that a browser would run, as `tag onclick`."""
    for node in LexborHTMLParser(html).css("*"):
        yield from (f"{node.tag} {name}" for name in node.attributes if name.startswith("on"))


def addresses(tag: str, attributes: Mapping[str, str | None], css: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each address that an element refers to, and whether it is a plain link. Canonical and hreflang have their own check.

    css: the text of a <style>.
    """
    if tag == "link" and (attributes.get("rel") == "canonical" or is_translation(attributes)):
        return
    for name, value in attributes.items():
        if name in ADDRESSES:
            yield (
                re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", value or "").strip(),
                tag in ("a", "area") and name == "href",
            )
        elif name == "srcset":
            yield from ((picture.split()[0], False) for picture in (value or "").split(",") if picture.strip())
        elif name == "style":
            css += value or ""
    if css:
        yield from ((found, False) for found in CSS_ADDRESS.findall(css))


def is_translation(link: Mapping[str, str | None]) -> bool:
    """Return whether the attributes of a <link> name a translation of the page."""
    return link.get("rel") == "alternate" and "hreflang" in link
