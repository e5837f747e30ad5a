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
from scripts.rules.prose import beyond_limits, measure
from scripts.source.marks import FACT, TERM
from scripts.source.page import SourcePage, read_pages
from tests.invariants import typed_numbers
from tests.tree import DOCS

PAGES = [page for page in read_pages(DOCS) if page.locale == "id" and not page.path.endswith("kerangka.md")]


def built_page(site: Path, page: SourcePage) -> LexborHTMLParser:
    folder = page.address.removesuffix(".md").removesuffix("index")
    return LexborHTMLParser((site / folder / "index.html").read_text())


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
    told = {use.kind for use in page.uses} & {FACT, TERM}
    if not (told or tree.css("article abbr")):
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


def test_every_number_on_a_page_stands_in_the_data(site: Path) -> None:
    assert list(typed_numbers(site, DOCS)) == []


@pytest.mark.parametrize("number", ["Rp123.456", "+62811000999", "0561-731234", "73 %", "Nomor 88 Tahun 1999"])
def test_a_number_from_elsewhere_is_noticed_in_any_dress(site: Path, tmp_path: Path, number: str) -> None:
    """Also where it looks like a source, or like a fact."""
    for dress in ("", ' class="source"', " data-fact=x"):
        page = tmp_path / "paspor" / "biaya" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        html = (site / "paspor/biaya/index.html").read_text()
        page.write_text(html.replace("</h1>", f"</h1><p{dress}>Bayar {number} di sana.", 1))
        (problem,) = typed_numbers(tmp_path, DOCS)
        assert number in problem.message and problem.path.endswith("id/paspor/biaya.md") and problem.fix


def test_short_forms_are_explained_at_their_first_use(site: Path, project: Project) -> None:
    unexplained = []
    for path in site.rglob("index.html"):
        tree = LexborHTMLParser(path.read_text())
        for node in tree.css(".provenance, .sources"):  # these lists give the full form themselves
            node.decompose()
        html = tree.html
        seen = set()
        for abbr in re.finditer(r"<abbr[^>]*>([^<]*)</abbr>(.{2})", html):
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
        assert sign.css_first("details > summary").text() == "Mengapa" and sign.css_first("details > p").text()
        assert "Lakukan:" in sign.text()


WARNING = ("telepon_polisi", "telepon_sapa", "telepon_kp2mi", "wa_kp2mi")  # the numbers in {{ kalau_ia_pengajak() }}
RECRUITERS = ("telepon_kp2mi", "wa_kp2mi")  # those in {{ perekrut_resmi() }} while a regency has no list

RADIO = ("telepon_kp2mi",)  # the number at the end of {{ naskah_daerah() }}


def filled(project: Project) -> dict[str, str]:
    words = page_words(project, "id")
    texts = {}
    for path in sorted(DOCS.glob("*/**/*.md")):
        texts[path.relative_to(DOCS).as_posix()] = fill_page(
            path.read_text(), project.facts, Used(), macros(project, words, docs=DOCS)
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
            ("|kalau_ia_pengajak" if key in WARNING else "")
            + ("|perekrut_resmi" if key in RECRUITERS else "")
            + ("|naskah_daerah" if key in RADIO else "")
        )
        uses = re.compile(rf"\{{\{{\s*(fakta|istilah)\.{key}\s*\}}\}}|{lists}")
        assert changed == {path for path, text in sources.items() if uses.search(text)}, key
