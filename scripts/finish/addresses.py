"""Addresses: of the files in a finished folder, and those that a page refers to."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
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


def site_files(site: Path) -> Iterator[str]:
    """Yield every file below `site` as a relative path with slashes."""
    for folder, _, names in os.walk(site):
        below = folder[len(str(site)) :].replace(os.sep, "/").lstrip("/")
        yield from (f"{below}/{name}" if below else name for name in names)


def address_of(page: str, site_url: str) -> str:
    """Return the absolute address of a file: `desa/index.html` is `<site_url>desa/`."""
    return site_url + quote(
        page[: -len("index.html")] if page == "index.html" or page.endswith("/index.html") else page
    )


def file_of(path: str) -> str:
    """Return the file a host serves for a path below the site: `desa/` is `desa/index.html`."""
    return f"{path}index.html" if not path or path.endswith("/") else path


class Element(NamedTuple):
    """What is looked at of one element. text: only of title and style."""

    tag: str
    attributes: Mapping[str, str | None]
    text: str


def read_elements(html: bytes) -> list[Element]:
    """Return the elements of a page that this module looks at. The title of a drawing (svg) is left out."""
    # selectolax gives a node once for each selector of a list that it matches.
    nodes = {node.mem_id: node for node in LexborHTMLParser(html).css(ASKED)}.values()
    return [Element(node.tag, node.attributes, node.text() if node.tag in ("title", "style") else "") for node in nodes]


def running_code(html: bytes) -> Iterator[str]:
    """Yield the attributes of a page that a browser would run, as `tag onclick`."""
    for node in LexborHTMLParser(html).css("*"):
        yield from (f"{node.tag} {name}" for name in node.attributes if name.startswith("on"))


def addresses(element: Element) -> Iterator[tuple[str, bool]]:
    """Yield each address that an element refers to, and whether it is a plain link. Canonical and hreflang have their own check."""
    if element.tag == "link" and (element.attributes.get("rel") == "canonical" or is_translation(element.attributes)):
        return
    css = element.text if element.tag == "style" else ""
    for name, value in element.attributes.items():
        if name in ADDRESSES:
            yield _as_followed(value or ""), name == "href" and element.tag in ("a", "area")
        elif name == "srcset":
            yield from ((picture.split()[0], False) for picture in (value or "").split(",") if picture.strip())
        elif name == "style":
            css += value or ""
    if css:
        yield from ((found, False) for found in CSS_ADDRESS.findall(css))


@lru_cache(4096)  # most links of a page stand on thousands
def _as_followed(address: str) -> str:
    """Return an address as a browser follows it: without line ends, and without spaces around it."""
    return re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", address).strip()


def is_translation(link: Mapping[str, str | None]) -> bool:
    """Return whether the attributes of a <link> name a translation of the page."""
    return link.get("rel") == "alternate" and "hreflang" in link
