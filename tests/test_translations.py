"""What a reader gets of a page that is translated in part, and what editors are told."""

import dataclasses
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.glossary import load_glossary
from scripts.data.problem import Problem
from scripts.data.project import Project
from scripts.data.reviews import load_reviews
from scripts.pages.assemble import assemble, mark_pairs
from scripts.pages.status import SHORT_SET, status_markdown, table_of
from scripts.pages.translation import BEHIND, CURRENT, MISSING, UNSTAMPED, Translation, compare, read_translations
from scripts.pages.words_html import page_words
from scripts.source.meaning import Vocabulary, hash_of, words_of
from scripts.source.sections import read_doc
from scripts.translations.coverage import report
from scripts.translations.review_form import form_html, make_form
from scripts.translations.stamp import stamped, to_confirm, write_stamps
from tests.tree import DOCS

SOURCE = """---
title: Paspor
description: Cara membuat paspor.
pesan: Urus sendiri.
---

Kalimat pembuka.

## Langkah {#langkah}

### Surat {#surat}

Bawa KTP dan {{ istilah.kk }}.

### Uang {#uang}

Bayar {{ fakta.biaya }}. Lihat [biaya](biaya.md).

## Jaga paspor {#jaga}

Pegang sendiri.
"""
PAIR = "Megai sendiri.\n:   Pegang sendiri.\n"


def local(*sections: str, **stamps: str) -> str:
    """A local page with these sections and, where not told otherwise, stamps of today's Indonesian."""
    head = "---\ntitle: Paspor\ndescription: Ngaga paspor.\npesan: Ngaga diri.\ndari:\n"
    return head + "".join(f"  {name}: {stamp}\n" for name, stamp in stamps.items()) + "---\n\n" + "\n\n".join(sections)


def look(source: str, page: str, kept: dict[str, str] | None = None) -> Translation:
    doc = read_doc(source)
    texts = [section.text for section in doc.sections]
    return compare("iba", "paspor/index.md", doc, read_doc(page), kept or {}, Vocabulary(texts))


def stamp_of(text: str) -> str:
    return hash_of(words_of(text))


def states(translation: Translation) -> dict[str, str]:
    return dict(translation.states)


SAFE = "### Surat {#surat}\n\nBawa KTP dan {{ istilah.kk }}.\n"
KEEP = "## Jaga paspor {#jaga}\n\nPegang sendiri.\n"


def test_only_stamped_sections_are_shown_in_the_language(project: Project) -> None:
    page = local(f"## Surat {{#surat}}\n\n{PAIR}", f"## Megai {{#jaga}}\n\n{PAIR}", jaga=stamp_of(KEEP))
    translation = look(SOURCE, page)
    assert states(translation) == {
        "kepala": UNSTAMPED,
        "awal": MISSING,
        "langkah": MISSING,
        "surat": UNSTAMPED,
        "uang": MISSING,
        "jaga": CURRENT,
    }
    text = assemble(translation, "iba", page_words(project, "iba"), lambda text, is_local: text)
    shown, _, own = text.partition("## Megai")
    assert "Bawa KTP" in shown and "Bayar {{ fakta.biaya }}" in shown and "Pegang sendiri" not in shown
    assert 'Megai sendiri. {: lang="iba" }' in own and text.count('<div lang="id"') == text.count("</div>")
    assert "Megai sendiri" not in shown


def test_each_reason_has_its_notice_in_both_languages_once_a_run(project: Project) -> None:
    page = local(f"## Surat {{#surat}}\n\n{PAIR}", f"## Megai {{#jaga}}\n\n{PAIR}", jaga="a" * 12, surat=stamp_of(SAFE))
    text = assemble(look(SOURCE, page), "iba", page_words(project, "iba"), lambda text, is_local: text)
    notices = LexborHTMLParser(text).css("p.notice")
    assert ["baru berubah" in notice.text() for notice in notices] == [False, False, True]
    assert "Tu bedau bisi dalam bahasa Iban" in notices[0].text() and "belum ada dalam bahasa ini" in notices[0].text()


def test_a_changed_source_is_seen_and_touching_the_translation_does_not_hide_it() -> None:
    kept = {stamp_of(KEEP): " ".join(words_of(KEEP))}
    page = local(f"## Megai {{#jaga}}\n\n{PAIR}", jaga=stamp_of(KEEP))
    changed = SOURCE.replace("Pegang sendiri", "Jangan pegang sendiri")
    assert states(look(SOURCE.replace("Pegang sendiri", "pegang  sendri"), page, kept))["jaga"] == CURRENT
    assert states(look(changed, page, kept))["jaga"] == BEHIND
    assert states(look(changed, page.replace("Megai sendiri", "Megai paspor diri"), kept))["jaga"] == BEHIND
    without = page.replace(f"  jaga: {stamp_of(KEEP)}\n", "")
    assert states(look(changed, without, kept))["jaga"] == UNSTAMPED


def test_the_value_of_a_fact_is_no_reason_its_key_is() -> None:
    money = "## Uang {#uang}\n\nBayar {{ fakta.biaya }}. Lihat [biaya](biaya.md).\n"
    page = local(f"## Duit {{#uang}}\n\n{PAIR}", uang=stamp_of(money))
    assert states(look(SOURCE, page))["uang"] == CURRENT
    assert states(look(SOURCE.replace("fakta.biaya", "fakta.denda"), page))["uang"] == BEHIND


def test_a_section_covers_the_smaller_ones_that_have_no_translation_of_their_own() -> None:
    doc = read_doc(SOURCE)
    steps, letters, money = (section.text for section in doc.sections[1:4])
    whole = local(f"## Langkah {{#langkah}}\n\n{PAIR}", langkah=stamp_of(f"{steps}\n{letters}\n{money}"))
    assert "uang" not in states(look(SOURCE, whole)) and states(look(SOURCE, whole))["langkah"] == CURRENT
    apart = local(
        f"## Langkah {{#langkah}}\n\n{PAIR}",
        f"### Duit {{#uang}}\n\n{PAIR}",
        langkah=stamp_of(f"{steps}\n{letters}"),
        uang=stamp_of(money),
    )
    assert states(look(SOURCE, apart))["langkah"] == states(look(SOURCE, apart))["uang"] == CURRENT


def test_a_short_section_that_leaves_something_out_carries_the_indonesian_folded_up(project: Project) -> None:
    money = "### Uang {#uang}\n\nBayar {{ fakta.biaya }}. Lihat [biaya](biaya.md).\n"
    for pair, folded in ((PAIR, True), ("Mayar {{ fakta.biaya }}, [biaya](biaya.md).\n:   Bayar.\n", False)):
        translation = look(SOURCE, local(f"## Duit {{#uang}}\n\n{pair}", uang=stamp_of(money)))
        text = assemble(translation, "iba", page_words(project, "iba"), lambda text, is_local: text)
        assert ("<details" in text and "Selengkapnya" in text) == folded


def test_a_section_only_this_language_has_stands_where_it_was_written(project: Project) -> None:
    page = local(
        f"## Megai {{#jaga}}\n\n{PAIR}", f"## Rumah panjai {{#panjai .sendiri}}\n\n{PAIR}", jaga=stamp_of(KEEP)
    )
    translation = look(SOURCE, page)
    text = assemble(translation, "iba", page_words(project, "iba"), lambda text, is_local: text)
    assert text.index("## Megai") < text.index("## Rumah panjai")
    assert "panjai" not in to_confirm(translation, {})


def test_both_halves_of_a_pair_are_marked_without_typing() -> None:
    marked = mark_pairs(
        'Satu.\n:   Satu id.\n\nDua. {: lang="x" }\n:   Dua id\n    lagi.\n    {: lang="id" }\n\nBiasa.\n', "iba"
    )
    assert marked == (
        'Satu. {: lang="iba" }\n:   Satu id.\n    {: lang="id" }\n\n'
        'Dua. {: lang="x" }\n:   Dua id\n    lagi.\n    {: lang="id" }\n\nBiasa.\n'
    )


def test_stamping_is_for_what_was_confirmed_and_shows_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "index.md"
    path.write_text(local(f"## Surat {{#surat}}\n\n{PAIR}", f"## Megai {{#jaga}}\n\n{PAIR}", jaga=stamp_of(KEEP)))
    kept = {stamp_of(KEEP): " ".join(words_of(KEEP))}
    translation = look(SOURCE.replace("Pegang", "Jangan pegang"), path.read_text(), kept)
    changes = to_confirm(translation, kept)
    assert list(changes) == ["kepala", "surat", "jaga"] and "[kini: Jangan pegang]" in changes["jaga"]
    write_stamps(path, stamped(translation, ["surat"]))
    again = look(SOURCE.replace("Pegang", "Jangan pegang"), path.read_text(), kept)
    assert states(again)["surat"] == CURRENT and states(again)["jaga"] == BEHIND
    write_stamps(path, stamped(again, ["jaga", "kepala"]))
    assert look(SOURCE.replace("Pegang", "Jangan pegang"), path.read_text()).states[-1] == ("jaga", CURRENT)
    assert path.read_text().count("dari:") == 1 and PAIR in path.read_text()


@pytest.mark.parametrize(
    "text", ["", "---\n", "---\ntitle: [\n---\nIsi", "---\ndari: x\n---\n## A {#a}\n", "```\n## A\n"]
)
def test_a_broken_page_is_read_all_the_same(text: str) -> None:
    assert look(SOURCE, text).states


# --- whole pages ---


@pytest.fixture(scope="module")
def translations(project: Project) -> dict[tuple[str, str], Translation]:
    return read_translations(project, DOCS)


def test_every_translated_page_tells_its_state(project: Project, translations) -> None:
    table = table_of(project, translations)
    assert set(SHORT_SET) <= set(table)
    for cells in table.values():
        assert [cell.locale for cell in cells] == [locale for locale in project.words if locale != "id"]
    markdown = status_markdown(project, translations)
    assert markdown.count("\n| ") >= len(table) and "| index |" in markdown


def test_the_status_page_is_there_for_editors_and_not_in_the_menu(site: Path) -> None:
    tree = LexborHTMLParser((site / "status-terjemahan" / "index.html").read_text())
    assert "waspada/index" in tree.css_first("table").text()
    menu = LexborHTMLParser((site / "index.html").read_text()).css_first(".menu")
    assert "status" not in menu.html


def test_a_partly_translated_page_is_complete_and_marked(site: Path, translations) -> None:
    partly = [key for key, each in translations.items() if each.exists and not each.is_whole]
    assert partly
    for locale, address in partly:
        folder = address.removesuffix("index.md").removesuffix(".md")
        tree = LexborHTMLParser((site / locale / folder / "index.html").read_text())
        source = LexborHTMLParser((site / folder / "index.html").read_text())
        anchors = {node.attributes["id"] for node in tree.css(".text [id]")}
        wanted = {node.attributes["id"] for node in source.css(".text h2[id]")}
        covered = {"tiga-pelajaran"} if address == "index.md" else set()
        assert wanted - covered <= anchors
        assert tree.css(".notice--section") and tree.css('.text > div[lang="id"]')


def test_both_halves_of_every_pair_carry_their_language(site: Path, project: Project) -> None:
    for locale in project.words:
        if locale != "id" and (site / locale).is_dir():
            tag = project.language_of(locale).tag
            tree = LexborHTMLParser((site / locale / "index.html").read_text())
            assert {node.attributes.get("lang") for node in tree.css(".text dt")} <= {tag}
            assert {node.attributes.get("lang") for node in tree.css(".text dd")} <= {"id"}


def test_the_sheet_asks_for_every_sentence_and_underlines_words_without_a_witness(
    project: Project, translations
) -> None:
    form = make_form("iba", project, translations)
    tree = LexborHTMLParser(form_html(form))
    text = tree.body.text()
    assert "Anang takut nanya." in text and "Jangan takut bertanya." in text
    assert all(question in text for question in project.glossaries["iba"].questions)
    assert "penulung" in {node.text() for node in tree.css("u")} and "{{" not in text
    assert {node.attributes.get("lang") for node in tree.css("tbody td:first-child")} == {"iba"}


def test_words_the_glossary_does_not_have_are_named_with_their_page(project: Project, translations) -> None:
    said = report("iba", project, translations)
    assert "    penulung (iba/" in said and " anang (" not in said


def test_a_page_shows_who_has_read_it_and_never_a_name(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "reviews.yml"
    path.write_text('iba/index:\n  keadaan: dibaca\n  peran: guru SD\n  tempat: Badau\n  tanggal: "2027-01-16"\n')
    problems: list[Problem] = []
    reviews = load_reviews(path, project.languages, problems)
    assert not problems
    told = dataclasses.replace(project, reviews=reviews)
    assert told.review_of("iba", "index").role == "guru SD"
    assert told.review_of("iba", "bantuan").state == "draf"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("iba/index:\n  keadaan: bagus\n", "bukan pilihan yang ada"),
        ("iba/index:\n  keadaan: dibaca\n", "belum jelas siapa yang membaca"),
        ("xyz/index:\n  keadaan: draf\n", "tidak ada di languages.yml"),
        ("index:\n  keadaan: draf\n", "bukan nama halaman"),
    ],
)
def test_a_wrong_review_is_explained(project: Project, tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "reviews.yml"
    path.write_text(row)
    problems: list[Problem] = []
    load_reviews(path, project.languages, problems)
    assert message in problems[0].message and problems[0].fix


@pytest.mark.parametrize(
    ("row", "message"),
    [("kata:\n  jangan: anang\n", "belum menyebut sumbernya"), ("daftar:\n  jangan: anang | RTM\n", "tidak dikenal")],
)
def test_a_word_without_source_is_refused(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "glossary.iba.yml"
    path.write_text(row)
    problems: list[Problem] = []
    load_glossary(path, "iba", problems)
    assert message in problems[0].message
