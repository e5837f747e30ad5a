"""Which part of the site a fact belongs to: the first whose pages print it. So that nobody has to type it."""

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.data.facts import Fact, Facts

# Topic -> its texts; a fact belongs to the first topic that prints it, the rest to none of them.
TEXTS = {
    "batas": "paspor/lintas-batas.md",
    "paspor": "paspor/*.md",
    "kerja": "kerja/*.md",
    "waspada": "waspada/*.md",
    "luar": "luar-negeri/*.md",
}
REST = "umum"
TOPICS = (*TEXTS, REST)
USE = re.compile(r"\b(?:fakta|istilah)\.(\w+)")


def facts_by_topic(facts: Facts, texts: Path) -> Mapping[str, list[Fact]]:
    """Return topic -> its facts, each fact once; `texts` is the folder of the Indonesian pages."""
    topics: dict[str, list[Fact]] = {topic: [] for topic in TOPICS}
    used = {topic: used_keys(texts, pattern) for topic, pattern in TEXTS.items()}
    for fact in facts.values():
        topics[next((topic for topic in TEXTS if fact.key in used[topic]), REST)].append(fact)
    return topics


def used_keys(texts: Path, pattern: str) -> frozenset[str]:
    """Return the keys of the facts that the pages below `texts` whose path fits `pattern` print."""
    return frozenset(key for page in texts.glob(pattern) for key in USE.findall(page.read_text(encoding="utf-8")))
