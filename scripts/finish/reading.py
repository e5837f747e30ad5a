"""What the check of links reads in one page: HTML in, a few texts out, the same whatever stands beside the page."""

import re
from collections import Counter
from dataclasses import dataclass

from scripts.finish.addresses import addresses, is_translation, read_elements, running_code

EVENT = re.compile(rb"\son[a-z]+\s*=", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """code: an attribute that a browser would run, or ''; ids: what can be linked to, as one text that pages of one kind share;
    twice: ids that stand more than once, and how often; canonicals, translations: the addresses named in the head; links:
    (address, whether a person follows it).
    """

    code: str
    ids: str
    twice: tuple[tuple[str, int], ...]
    lang: str
    title: str
    headings: int
    canonicals: tuple[str, ...]
    translations: tuple[str, ...]
    links: tuple[tuple[str, bool], ...]


def reading_of(html: bytes) -> Reading:
    """Return what is to be known of one page."""
    elements = read_elements(html)
    ids = Counter(element.attributes["id"] for element in elements if element.attributes.get("id"))
    names = dict.fromkeys(element.attributes.get("name") or "" for element in elements if element.tag == "a")
    heads = [element.attributes for element in elements if element.tag == "link"]
    return Reading(
        code=next(running_code(html), "") if EVENT.search(html) else "",
        ids="\n".join({**ids, **names}),
        twice=tuple((name, times) for name, times in ids.items() if times > 1),
        lang=next((each.attributes.get("lang") or "" for each in elements if each.tag == "html"), "").strip(),
        title=next((" ".join(each.text.split()) for each in elements if each.tag == "title"), ""),
        headings=sum(element.tag == "h1" for element in elements),
        canonicals=tuple(link.get("href") or "" for link in heads if link.get("rel") == "canonical"),
        translations=tuple(link.get("href") or "" for link in heads if is_translation(link)),
        links=tuple(dict.fromkeys(link for element in elements for link in addresses(element))),
    )
