"""Cards and texts for a village's group chat, eight of each, in one ZIP file.

Drawn as PDF and turned into pixels, so no browser is needed and equal words give equal bytes. A card shows one fact, its
number; when that changes, the cards change with it.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import CHAT_CARDS
from scripts.handouts.officer import CHAT
from scripts.handouts.pack import write_entries
from scripts.handouts.pdf import pixels
from scripts.handouts.render import HandoutMaker, shown_address
from scripts.pages.view import check_again_date
from scripts.render.environment import template
from scripts.render.text import spoken_date

SIZES = ((1080, 1350), (1080, 1920))  # pixels: a post and a status
NUMBER = "telepon_kp2mi"
COLOURS = 16


def write_chat_cards(maker: HandoutMaker, folder: Path) -> int:
    """Write the ZIP file below `folder`; return its size in bytes. Raises DataError when the page of messages is not built."""
    path = folder / CHAT_CARDS
    path.parent.mkdir(parents=True, exist_ok=True)
    write_entries(path, [*_cards(maker), ("pesan.txt", chat_texts(maker).encode())])
    return path.stat().st_size


def chat_texts(maker: HandoutMaker) -> str:
    """Return the messages to copy, each with its heading and the address to read on."""
    sections = maker.texts.pictured(CHAT)
    said = (f"{number}. {each.heading}\n\n{_plain(each.body)}\n{maker.home}" for number, each in enumerate(sections, 1))
    return "\n\n\n".join(said) + "\n"


def card_html(maker: HandoutMaker, anchor: str, message: str, size: tuple[int, int]) -> str:
    """Return the page of which the picture is taken."""
    fact = maker.project.facts[NUMBER]
    width, height = size
    return template("handouts/chat.html").render(
        width=width,
        height=height,
        drawn=560 if height < 1500 else 800,
        gap=40 if height < 1500 else 110,
        message=message,
        picture=maker.texts.coloured[anchor],
        author=maker.site_name,
        purpose=maker.words.plain("buat_kp2mi"),
        number=fact,
        checked=f"{maker.words.plain('dicek_pendek')} {spoken_date(fact.checked.isoformat())}.",
        check_again=maker.words.plain("cek_lagi", tanggal=check_again_date([fact])),
        address=shown_address(maker.home),
    )


def _cards(maker: HandoutMaker) -> Iterator[tuple[str, bytes]]:
    for number, section in enumerate(maker.texts.pictured(CHAT), start=1):
        for size in SIZES:
            picture = pixels(card_html(maker, section.anchor, section.heading, size))
            yield f"kartu-{number}-{section.anchor}-{size[0]}x{size[1]}.png", small_png(picture)


def small_png(picture: Image.Image) -> bytes:
    """Return the picture in few colours, as flat drawings have them."""
    picture.convert("RGB").quantize(COLOURS).save(into := io.BytesIO(), "PNG", optimize=True)
    return into.getvalue()


def _plain(body: str) -> str:
    return " ".join(LexborHTMLParser(body).text().split())
