"""Which list of sources a fact stands in: that of the first topic whose pages print it. So that nobody has to type it.

A page belongs to the topic that its head names in `sumber:`, else to that of its folder.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from scripts.data.facts import Fact, Facts
from scripts.source.marks import FACT, TERM
from scripts.source.page import SourcePage, read_page

BORDER, REST = "batas", "umum"
# In this order. One list of all facts about work is too heavy for a weak signal: where people work has its own.
TOPICS = (BORDER, "paspor", "tujuan", "kerja", "waspada", "luar", REST)
FOLDERS = {"paspor": "paspor", "kerja": "kerja", "waspada": "waspada", "luar-negeri": "luar"}
NAMED = "sumber"  # in the head of a page


def facts_by_topic(facts: Facts, texts: Path) -> Mapping[str, list[Fact]]:
    """Return topic -> its facts, each fact once; `texts` is the folder of the Indonesian pages."""
    printed = keys_by_topic(texts)
    topics: dict[str, list[Fact]] = {topic: [] for topic in TOPICS}
    for fact in facts.values():
        topics[next((topic for topic in TOPICS if fact.key in printed[topic]), REST)].append(fact)
    return topics


def keys_by_topic(texts: Path) -> Mapping[str, set[str]]:
    """Return topic -> the keys of the facts that its pages print, none for other topics; `texts` as for `facts_by_topic`."""
    printed: dict[str, set[str]] = defaultdict(set)
    for path in texts.glob("*/*.md"):
        page = read_page(path, texts.parent)
        printed[topic_of(page)].update(use.key for use in page.uses if use.kind in (FACT, TERM))
    return printed


def topic_of(page: SourcePage) -> str:
    """Return the topic of a page."""
    named = page.values.get(NAMED)
    return named.text if named else FOLDERS.get(page.address.partition("/")[0], REST)
