"""Which part of the site a fact belongs to: the first whose pages print it. So that nobody has to type it."""

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.data.facts import Fact, Facts

# Topic -> its texts; a fact belongs to the first topic that prints it, the rest to none of them.
TEXTS = {
    "batas": ("paspor/lintas-batas.md",),
    "paspor": ("paspor/*.md",),
    # One list of all facts about work is too heavy for a weak signal: where people work has its own.
    "tujuan": ("kerja/malaysia.md", "kerja/sarawak.md", "kerja/negara-lain.md", "kerja/laut.md"),
    "kerja": ("kerja/*.md",),
    "waspada": ("waspada/*.md",),
    "luar": ("luar-negeri/*.md",),
}
REST = "umum"
TOPICS = (*TEXTS, REST)
USE = re.compile(r"\b(?:fakta|istilah)\.(\w+)")


def facts_by_topic(facts: Facts, texts: Path) -> Mapping[str, list[Fact]]:
    """Return topic -> its facts, each fact once; `texts` is the folder of the Indonesian pages."""
    topics: dict[str, list[Fact]] = {topic: [] for topic in TOPICS}
    used = {topic: used_keys(texts, *patterns) for topic, patterns in TEXTS.items()}
    for fact in facts.values():
        topics[next((topic for topic in TEXTS if fact.key in used[topic]), REST)].append(fact)
    return topics


def used_keys(texts: Path, *patterns: str) -> frozenset[str]:
    """Return the keys of the facts that the pages below `texts` whose path fits one of `patterns` print."""
    pages = (page for pattern in patterns for page in texts.glob(pattern))
    return frozenset(key for page in pages for key in USE.findall(page.read_text(encoding="utf-8")))
