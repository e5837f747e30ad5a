"""What an officer sends to a village's group chat: eight cards, eight messages, light enough for a poor signal."""

import dataclasses
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import CHAT_CARDS
from scripts.data.project import Project
from scripts.handouts.chat import NUMBER, Edition, card_html, editions, messages, read_me, write_chat_cards
from scripts.handouts.officer import SiteTexts, following
from scripts.handouts.render import HandoutMaker
from scripts.pages.messages import PAGE
from scripts.pages.view import check_again_date
from scripts.paths import DOCS
from scripts.source.sections import read_doc
from tests.pdf import SITE_URL


@pytest.fixture(scope="module")
def maker(project: Project, site: Path) -> HandoutMaker:
    return HandoutMaker(project, "id", SITE_URL, "Merantau Aman", SiteTexts(site))


@pytest.fixture(scope="module")
def cards(paper_site: Path) -> dict[str, bytes]:
    assert (paper_site / CHAT_CARDS).stat().st_size <= 500 * 1000
    with zipfile.ZipFile(paper_site / CHAT_CARDS) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def test_eight_messages_each_have_a_card_for_a_post_and_one_for_a_status(cards: dict[str, bytes]) -> None:
    pictures = {name: data for name, data in cards.items() if name.endswith(".png")}
    assert len(pictures) == 16
    for name, data in pictures.items():
        size = Image.open(io.BytesIO(data)).size
        assert size in {(1080, 1350), (1080, 1920)} and f"{size[0]}x{size[1]}" in name
        assert len(data) <= 40 * 1000, name


def test_each_text_names_what_people_say_and_answers_it(cards: dict[str, bytes], site: Path) -> None:
    messages = re.split(r"\n{3,}", cards["pesan.txt"].decode().strip())
    assert len(messages) == 8
    for number, message in enumerate(messages, start=1):
        heading, text = message.split("\n\n")
        assert heading.startswith(f"{number}. ")
        assert re.match(r'Kata orang: ".+?" \S', text)
        address = text.split()[-1]
        assert address.startswith(SITE_URL) and (site / address.removeprefix(SITE_URL) / "index.html").is_file()
        assert len(text.split()) <= 40


def test_a_card_says_whom_to_call_and_until_when_it_holds(maker: HandoutMaker, project: Project) -> None:
    fact = project.facts[NUMBER]
    html = card_html(maker, "dua-kunci", "Periksa dua kunci", (1080, 1350))
    assert f'data-fact="{NUMBER}"' in html and fact.value in html
    assert f"Periksa lagi sebelum {check_again_date([fact])}" in html


def test_equal_words_give_equal_bytes(maker: HandoutMaker, paper_site: Path, tmp_path: Path) -> None:
    assert write_chat_cards(maker, tmp_path) <= 500 * 1000
    assert (tmp_path / CHAT_CARDS).read_bytes() == (paper_site / CHAT_CARDS).read_bytes()


RADIO = 130  # words a minute, read slowly
EVERYWHERE = Edition()
LOCAL = Edition("kanim_putussibau", "iba")


def pictures_of(maker: HandoutMaker, folder: Path, edition: Edition = EVERYWHERE) -> dict[str, bytes]:
    write_chat_cards(maker, folder, edition)
    with zipfile.ZipFile(folder / edition.path) as pack:
        return {name: pack.read(name) for name in pack.namelist() if name.endswith(".png")}


def test_each_office_has_its_files_and_those_of_the_languages_of_its_villages(
    maker: HandoutMaker, project: Project
) -> None:
    made = list(editions(maker))
    assert made[0] == EVERYWHERE and LOCAL in made
    for village in project.villages:
        around = project.around(village)
        assert Edition(around.office) in made
    assert not [each for each in made if each.locale != "id" and not any(m.line(each.locale) for m in messages(maker))]


def test_what_a_village_loads_weighs_at_most_500_kb(maker: HandoutMaker, paper_site: Path) -> None:
    for edition in editions(maker):
        assert (paper_site / edition.path).stat().st_size <= 500 * 1000, edition


def test_a_local_line_stands_beside_its_indonesian_and_says_that_it_is_a_draft(maker: HandoutMaker) -> None:
    found = [(each, line) for each in messages(maker) if (line := each.line("iba"))]
    assert found and len(found) < 8
    for message, line in found:
        html = card_html(maker, message.section.anchor, message.section.heading, (1080, 1350), NUMBER, LOCAL, line)
        text = LexborHTMLParser(html).body.text()
        assert line.text in text and line.same in text and "Draf" in text
        assert "Kantor Imigrasi Putussibau" in text
    told = read_me(maker, LOCAL)
    assert f"Hanya {len(found)} pesan" in told and "Draf" in told and f"{SITE_URL}untuk-petugas/" in told


def test_a_changed_fact_changes_exactly_its_cards(
    cards: dict[str, bytes], project: Project, site: Path, tmp_path: Path
) -> None:
    changed = {**project.facts, NUMBER: dataclasses.replace(project.facts[NUMBER], value="0800-2000")}
    other = HandoutMaker(dataclasses.replace(project, facts=changed), "id", SITE_URL, "Merantau Aman", SiteTexts(site))
    after = pictures_of(other, tmp_path)
    same = {name for name in after if cards[name] == after[name]}
    assert same == {name for name in after if "-telepon-" in name}, "the card of the police has another number"
    assert len(same) == 2


def test_every_message_is_sent_by_one_tap_or_selected_without_script(site: Path, cards: dict[str, bytes]) -> None:
    page = LexborHTMLParser((site / PAGE / "index.html").read_text(encoding="utf-8"))
    sent = [parse_qs(urlsplit(link.attributes["href"]).query)["text"][0] for link in page.css(".send > a")]
    told = [message.split("\n\n")[1] for message in re.split(r"\n{3,}", cards["pesan.txt"].decode().strip())]
    assert [text for text in sent if text.startswith("Kata orang")] == told
    shown = " ".join(page.css_first("article").text().split())
    assert all(text in shown for text in told), "to be selected"
    local = [text for text in sent if not text.startswith("Kata orang")]
    assert local and all(any(text.endswith(each) for each in told) for text in local)


def test_a_tap_copies_a_message(server: str, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(server + PAGE)
        box = page.locator(".send").first
        box.get_by_role("button", name="Salin pesan").click()
        box.get_by_text("Pesan sudah disalin.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith('Kata orang: "') and copied.endswith(f"{SITE_URL}paspor/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_lines_to_read_aloud_in_a_local_language_are_drafts_and_take_a_minute_with_the_short_script(site: Path) -> None:
    officer = LexborHTMLParser((site / "untuk-petugas" / "index.html").read_text(encoding="utf-8"))
    heading = next(each for each in officer.css("h3") if "20 detik" in each.text())
    short = next(node.text() for node in following(heading, ("h3", "h2")) if node.tag == "blockquote")
    assert len(short.split()) > 30
    page = LexborHTMLParser((site / PAGE / "index.html").read_text(encoding="utf-8"))
    local = [fold for fold in page.css("details") if fold.css_first("blockquote[lang]")]
    assert local
    for fold in local:
        assert "Draf" in fold.text()
        assert len(fold.css_first("blockquote").text().split()) + len(short.split()) <= RADIO


@pytest.mark.live
def test_the_minute_of_radio_has_no_more_words_than_can_be_said(live_project: Project) -> None:
    """Numbers are said digit by digit, but stand as one word: the limit of 130 leaves room for that."""
    sections = read_doc((DOCS / "id" / "untuk-petugas.md").read_text(encoding="utf-8")).sections
    radio = next(section for section in sections if section.heading.startswith("Radio"))
    assert radio.keys, "its numbers are facts"
    said = re.sub(r"\{\{[^}]+\}\}", "0", radio.body.replace(">", ""))
    assert 60 <= len(said.split()) <= RADIO
