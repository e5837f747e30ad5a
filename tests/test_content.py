"""The texts as a reader meets them in the built site: every number sourced, every short form explained."""

import dataclasses
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from scripts.pages.lists import macros
from scripts.pages.markdown import Used, fill_page
from scripts.pages.topics import facts_by_topic
from scripts.pages.words_html import page_words
from scripts.paths import DOCS
from scripts.rules.prose import beyond_limits, measure
from scripts.source.page import SourcePage, read_pages

PAGES = [page for page in read_pages() if page.locale == "id" and not page.path.endswith("kerangka.md")]
# Amounts, phone-like numbers, percentages, law numbers: what must never be typed into a text.
TYPED = re.compile(
    r"\bRp ?\d|\bRM ?\d|\d{3,}[- ]?\d{4,}|\+\d{8,}|\d ?%|\bUU \d|\bPP \d|\bNomor \d+ Tahun \d{4}|\b0\d{3}[- ]\d{3,}"
)
SOURCED = "[data-fact], [data-recruiters], .provenance, .source, .sources, footer, script, style, head"


def built_page(site: Path, page: SourcePage) -> LexborHTMLParser:
    folder = page.address.removesuffix(".md").removesuffix("index")
    return LexborHTMLParser((site / folder / "index.html").read_text())


def text_without(tree: LexborHTMLParser, selector: str) -> str:
    for node in tree.css(selector):
        node.decompose()
    return tree.body.text(separator=" ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_a_page_opens_with_its_message_and_ends_with_the_next_step(site: Path, page: SourcePage) -> None:
    tree = built_page(site, page)
    assert len(tree.css("h1")) == 1
    assert tree.css_first(".message").text(strip=True)
    assert tree.css("article h2")[-1].text(strip=True) == "Apa yang saya lakukan sekarang?"
    assert tree.css_first("meta[name=description]").attributes["content"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_a_page_with_facts_shows_their_date_and_sources(site: Path, page: SourcePage) -> None:
    tree = built_page(site, page)
    if not tree.css("article .text [data-fact], article [data-fact]"):
        return
    if tree.css(".sources"):  # such a page is its own list of sources
        assert re.search(r"terakhir dicek \d+ \w+ 20\d\d", tree.css_first("article").text())
        return
    provenance = tree.css_first(".provenance")
    assert re.search(r"terakhir dicek \d+ \w+ 20\d\d", provenance.text())
    assert provenance.css("details a[href^=http]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_sentences_are_short(project: Project, page: SourcePage) -> None:
    assert beyond_limits(measure(page, project.facts)) == []


def test_no_number_is_typed_into_a_text(site: Path) -> None:
    strays = {}
    for path in site.rglob("index.html"):
        text = text_without(LexborHTMLParser(path.read_text()), SOURCED)
        text = re.sub(r"\S+/desa/\d{10}", "", text)  # the page's own address, for paper
        if found := TYPED.findall(text):
            strays[path.relative_to(site).as_posix()] = found
    assert strays == {}


def test_short_forms_are_explained_at_their_first_use(site: Path, project: Project) -> None:
    unexplained = []
    for path in site.rglob("index.html"):
        tree = LexborHTMLParser(path.read_text())
        for node in tree.css(".provenance, .sources"):  # these lists give the full form themselves
            node.decompose()
        html = tree.html
        seen = set()
        for abbr in re.finditer(r'<abbr[^>]*data-fact="?(\w+)"?[^>]*>[^<]*</abbr>(.{2})', html):
            if abbr[1] not in seen and not abbr[2].startswith(" ("):
                unexplained.append((path.relative_to(site).as_posix(), abbr[1]))
            seen.add(abbr[1])
    assert unexplained == []


def test_no_short_form_is_typed_where_it_is_not_explained(site: Path, project: Project) -> None:
    shorts = {fact.value for fact in project.facts.values() if fact.is_term and fact.value.isupper()}
    offices = " ".join(
        [office.name for office in project.offices.values()] + [gate.name for gate in project.gates.values()]
    )
    typed = {}
    for page in PAGES:
        tree = built_page(site, page)
        for node in tree.css("abbr, h1, .message, nav, footer, .provenance, .source, .sources, a[href^=http]"):
            node.decompose()
        words = set(re.findall(r"[A-Z][A-Z0-9-]{2,}", tree.css_first("article").text(separator=" ")))
        if found := {word for word in words & shorts if word not in offices}:
            typed[page.address] = found
    assert typed == {}


def test_every_red_flag_has_its_reason_and_its_action(site: Path, project: Project) -> None:
    tree = LexborHTMLParser((site / "waspada" / "tanda" / "index.html").read_text())
    signs = tree.css(".signs > li")
    assert len(signs) == len(project.questions)
    for sign in signs:
        assert "Mengapa:" in sign.text() and "Lakukan:" in sign.text()


WARNING = ("telepon_polisi", "telepon_sapa")  # the numbers in {{ kalau_ia_pengajak() }}


def filled(project: Project) -> dict[str, str]:
    words = page_words(project, "id")
    texts = {}
    for path in sorted(DOCS.glob("*/**/*.md")):
        texts[path.relative_to(DOCS).as_posix()] = fill_page(
            path.read_text(), project.facts, Used(), macros(project, words)
        )
    return texts


def test_a_changed_fact_changes_exactly_the_pages_that_use_it(project: Project) -> None:
    before = filled(project)
    sources = {path: (DOCS / path).read_text() for path in before}
    topic = {fact.key: name for name, facts in facts_by_topic(project.facts, DOCS / "id").items() for fact in facts}
    for key, fact in project.facts.items():
        other = (
            dataclasses.replace(fact, status="tanya", ask="polisi", value="x", note="")
            if fact.status == "pasti"
            else fact
        )
        if other is fact:
            continue
        after = filled(dataclasses.replace(project, facts={**project.facts, key: other}))
        changed = {path for path in before if before[path] != after[path]}
        lists = f"daftar_sumber_{topic[key]}|belum_pasti|status_pertanyaan" + (
            "|kalau_ia_pengajak" if key in WARNING else ""
        )
        uses = re.compile(rf"\{{\{{\s*(fakta|istilah)\.{key}\s*\}}\}}|{lists}")
        assert changed == {path for path, text in sources.items() if uses.search(text)}, key
