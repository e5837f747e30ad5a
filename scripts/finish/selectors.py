"""What occurs in pages, and whether a selector can match any of it. HTML and parsed selectors in, yes or no out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import LiteralToken

# Attributes whose values differ from page to page; a selector that tests one of them only needs the attribute.
LOOSE = frozenset(
    {"alt", "aria-label", "class", "content", "datetime", "href", "src", "srcset", "style", "title", "value"}
)
ANY_OF = frozenset({"is", "where", "matches", "any", "-webkit-any", "-moz-any", "has"})
PROPERTY_READ = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Usage:
    """What occurs in some pages; tags and attributes in lower case.

    values: (attribute, value), without the attributes in LOOSE; properties: each `--x` that a page itself reads.
    """

    tags: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    values: frozenset[tuple[str, str]] = frozenset()
    properties: frozenset[str] = frozenset()

    def listed(self) -> Iterator[str]:
        """Yield each part as a text in which the same names stand in the same order."""
        yield from (repr(sorted(getattr(self, part.name))) for part in fields(self))


def union(used: Iterable[Usage]) -> Usage:
    """Return what occurs in any of the pages that have been `used`."""
    used = list(used)
    return Usage(*(frozenset().union(*(getattr(each, name.name) for each in used)) for name in fields(Usage)))


def collect_usage(html: str) -> Usage:
    """Return what occurs in one page, as a browser reads it (with the `tbody` that nobody wrote)."""
    tags, pairs = set(), set()
    for node in LexborHTMLParser(html).css("*"):
        tags.add(node.tag.lower())
        pairs.update((name.lower(), value or "") for name, value in node.attributes.items())
    return Usage(
        frozenset(tags),
        frozenset(word for name, value in pairs if name == "class" for word in value.split()),
        frozenset(value for name, value in pairs if name == "id"),
        frozenset(name for name, _ in pairs),
        frozenset(pair for pair in pairs if pair[0] not in LOOSE),
        frozenset(PROPERTY_READ.findall(html)),
    )


class Matcher:
    """Answers for one usage; `keep` holds tags, classes, ids and attributes that count as present."""

    def __init__(self, usage: Usage, keep: frozenset[str]) -> None:
        self.tags = usage.tags | keep
        self.classes = usage.classes | keep
        self.ids = usage.ids | keep
        self.attributes = usage.attributes | keep
        self.loose = LOOSE | keep
        self.values: dict[str, set[str]] = {}
        for name, value in usage.values:
            self.values.setdefault(name, set()).add(value)

    def surviving(self, prelude: Sequence) -> list:
        """Return the component values of a selector list without the selectors that match nothing; [] when none does."""
        parts = list(split(prelude))
        kept = [part for part in parts if self.possible(part)]
        # A browser that does not know one selector of a list skips the whole rule: without it, the rule would come alive.
        if kept and any(map(has_vendor_prefix, parts)):
            kept = parts
        return [node for part in kept for node in (*part, LiteralToken(0, 0, ","))][:-1]

    def possible(self, selector: Sequence) -> bool:
        """Return whether every simple selector outside :not() occurs. Namespaces are not understood and always pass."""
        if any(node == "|" for node in selector):
            return True
        before = ""
        for node in selector:
            if not self.occurs(node, before):
                return False
            before = node.value if node.type == "literal" else ""
        return True

    def occurs(self, node, before: str) -> bool:
        """Return whether one simple selector occurs; `before` is the sign in front of it, such as `.` or `:`."""
        if node.type == "hash":
            return node.value in self.ids
        if node.type == "[] block":
            return self.has_attribute([part for part in node.content if part.type not in ("whitespace", "comment")])
        if node.type == "function" and before == ":" and node.lower_name in ANY_OF:
            return any(map(self.possible, split(node.arguments)))
        if node.type == "ident" and before != ":":
            return node.value in self.classes if before == "." else node.lower_value in self.tags
        return True

    def has_attribute(self, test: Sequence) -> bool:
        """Return whether an attribute test such as `[name]` or `[name^="value"]` is met."""
        if not test or test[0].type != "ident":
            return True
        name = test[0].lower_value
        if name not in self.attributes or len(test) < 3 or name in self.loose:
            return name in self.attributes
        return any(meets(value, test[1].value, test[2].value) for value in self.values.get(name, ()))


def meets(value: str, operator: str, wanted: str) -> bool:
    """Return whether an attribute's value passes one test of Selectors Level 4, 6.1-6.2; letter case is not looked at."""
    value, wanted = value.lower(), wanted.lower()
    match operator:
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "|=":
            return value == wanted or value.startswith(f"{wanted}-")
        case "^=":
            return value.startswith(wanted)
        case "$=":
            return value.endswith(wanted)
    return wanted in value


def has_vendor_prefix(selector: Sequence) -> bool:
    """Return whether a selector holds a pseudo-class or pseudo-element of one browser family, such as `::-moz-focus-inner`."""
    return any(
        before == ":" and getattr(node, "name" if node.type == "function" else "value", "").startswith("-")
        for before, node in pairwise(selector)
    )


def split(nodes: Sequence) -> Iterator[list]:
    """Yield the parts of a list between its commas."""
    part: list = []
    for node in nodes:
        if node == ",":
            yield part
            part = []
        else:
            part.append(node)
    yield part
