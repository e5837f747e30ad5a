"""What an officer sends to a village's group chat: eight cards, eight messages, light enough for a poor signal."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from scripts.data.handout_names import CHAT_CARDS
from scripts.data.project import Project
from scripts.handouts.chat import NUMBER, card_html, write_chat_cards
from scripts.handouts.officer import SiteTexts
from scripts.handouts.render import HandoutMaker
from scripts.pages.view import check_again_date
from tests.pdf import SITE_URL


@pytest.fixture(scope="module")
def maker(project: Project, site: Path) -> HandoutMaker:
    return HandoutMaker(project, "id", SITE_URL, "Merantau Aman", SiteTexts(site))


@pytest.fixture(scope="module")
def cards(maker: HandoutMaker, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("chat")
    assert write_chat_cards(maker, folder) <= 500 * 1000
    with zipfile.ZipFile(folder / CHAT_CARDS) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def test_eight_messages_each_have_a_card_for_a_post_and_one_for_a_status(cards: dict[str, bytes]) -> None:
    pictures = {name: data for name, data in cards.items() if name.endswith(".png")}
    assert len(pictures) == 16
    for name, data in pictures.items():
        size = Image.open(io.BytesIO(data)).size
        assert size in {(1080, 1350), (1080, 1920)} and f"{size[0]}x{size[1]}" in name
        assert len(data) <= 40 * 1000, name


def test_each_text_names_what_people_say_and_answers_it(cards: dict[str, bytes]) -> None:
    messages = re.split(r"\n{3,}", cards["pesan.txt"].decode().strip())
    assert len(messages) == 8
    for number, message in enumerate(messages, start=1):
        heading, text = message.split("\n\n")
        assert heading.startswith(f"{number}. ")
        assert re.match(r'Kata orang: ".+?" \S', text) and text.endswith(SITE_URL)
        assert len(text.split()) <= 40


def test_a_card_says_whom_to_call_and_until_when_it_holds(maker: HandoutMaker, project: Project) -> None:
    fact = project.facts[NUMBER]
    html = card_html(maker, "dua-kunci", "Periksa dua kunci", (1080, 1350))
    assert f'data-fact="{NUMBER}"' in html and fact.value in html
    assert f"Periksa lagi sebelum {check_again_date([fact])}" in html


def test_equal_words_give_equal_bytes(maker: HandoutMaker, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_chat_cards(maker, tmp_path / name)
    assert (tmp_path / "one" / CHAT_CARDS).read_bytes() == (tmp_path / "two" / CHAT_CARDS).read_bytes()
