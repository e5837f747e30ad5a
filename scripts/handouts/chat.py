"""Cards and texts for a village's group chat, eight of each, in one ZIP file an office and language.

Drawn as PDF and turned into pixels, so no browser is needed and equal words give equal bytes. A card shows one fact: the
number that its message names, else the one for migrant workers; when that changes, exactly its cards change.
"""

import io
import re
import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from scripts.data.handout_names import blank_offices, chat_cards
from scripts.data.project import DEFAULT_LOCALE
from scripts.handouts.officer import CHAT, Section
from scripts.handouts.pack import write_entries
from scripts.handouts.pdf import pixels, print_all
from scripts.handouts.render import HandoutMaker, shown_address
from scripts.pages.contact import EMERGENCY
from scripts.pages.messages import LocalLine, local_lines
from scripts.pages.view import check_again_date
from scripts.render.environment import render_text, template
from scripts.render.text import spoken_date

SIZES = ((1080, 1350), (1080, 1920))  # pixels: a post and a status
NUMBER = "telepon_kp2mi"
COLOURS = 12
NAMED = re.compile(r'data-fact="(\w+)"')


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom cards are: the villages of an office (key; '' for all), with lines in a local language where there are any."""

    office: str = ""
    locale: str = DEFAULT_LOCALE

    @property
    def path(self) -> str:
        """Where the ZIP file stands in the site."""
        return chat_cards(self.office, self.locale)


def editions(maker: HandoutMaker) -> Iterator[Edition]:
    """Yield those to make: one for all, then one an office in Indonesian and in each language of its villages that has lines."""
    yield Edition()
    project = maker.project
    spoken: dict[str, dict[str, None]] = {}
    for village in project.all_villages:
        around = project.around(village)
        spoken.setdefault(around.office, {}).update(
            dict.fromkeys(locale for key in around.languages if (locale := project.languages[key].locale))
        )
    for office in blank_offices(project):
        yield Edition(office)
        for locale in spoken.get(office, ()):
            if any(line.language.locale == locale for each in messages(maker) for line in each.local):
                yield Edition(office, locale)


@dataclass(frozen=True, slots=True)
class Message:
    """A section of the page of messages; local: its line in each local language that has one."""

    section: Section
    local: tuple[LocalLine, ...]

    def line(self, locale: str) -> LocalLine | None:
        """Return its line in the language of `locale`, or None."""
        return next((line for line in self.local if line.language.locale == locale), None)


def messages(maker: HandoutMaker) -> list[Message]:
    """Return the messages in their order. Raises DataError when their page is not built."""
    return [
        Message(section, tuple(local_lines(maker.project, section.anchor))) for section in maker.texts.pictured(CHAT)
    ]


def write_all_chat_cards(maker: HandoutMaker, folder: Path) -> None:
    """Write the ZIP file of every edition below `folder`, over all cores."""
    deque(print_all(_write, ((folder, *_contents(maker, edition)) for edition in editions(maker))), 0)


def write_chat_cards(maker: HandoutMaker, folder: Path, edition: Edition = Edition()) -> int:
    """Write the ZIP file of `edition` below `folder`; return its size in bytes. Raises DataError when the page of messages is
    not built."""
    return _write(folder, *_contents(maker, edition))


def chat_texts(maker: HandoutMaker, edition: Edition = Edition()) -> str:
    """Return the messages to copy, each with its heading, its local line, and the address to read on."""
    said = []
    for number, message in enumerate(messages(maker), 1):
        line = message.line(edition.locale)
        text = " ".join(LexborHTMLParser(message.section.body).css_first("p").text().split())
        said.append(f"{number}. {message.section.heading}\n\n{line.both + ' ' if line else ''}{text}")
    return "\n\n\n".join(said) + "\n"


def read_me(maker: HandoutMaker, edition: Edition) -> str:
    """Return what the ZIP file says of itself."""
    project = maker.project
    spoken = [line for each in messages(maker) if (line := each.line(edition.locale))]
    return render_text(
        "pesan-wa.txt",
        title=project.pack_words.texts["kartu_wa"],
        office=project.offices[edition.office].name if edition.office else maker.site_name,
        language=project.language_of(edition.locale).name if edition.locale != DEFAULT_LOCALE else "",
        spoken=spoken,
        home=maker.home,
    )


def card_html(
    maker: HandoutMaker,
    anchor: str,
    message: str,
    size: tuple[int, int],
    fact: str = NUMBER,
    edition: Edition = Edition(),
    line: LocalLine | None = None,
) -> str:
    """Return the page of which the picture is taken. fact: key of the number on it; line: the message in a local language."""
    number = maker.project.facts[fact]
    width, height = size
    purpose = next(word for word, key in EMERGENCY.items() if key == fact)
    drawn = 560 if height < 1500 else 800
    return template("handouts/chat.html").render(
        width=width,
        height=height,
        drawn=drawn - (160 if line else 0),
        gap=40 if height < 1500 else 110,
        message=message,
        line=line,
        picture=maker.texts.coloured[anchor],
        author=maker.site_name,
        office=maker.project.offices.get(edition.office),
        logo=maker.logo,
        purpose=maker.words.plain(purpose),
        number=number,
        checked=f"{maker.words.plain('dicek_pendek')} {spoken_date(number.checked.isoformat())}.",
        check_again=maker.words.plain("cek_lagi", tanggal=check_again_date([number])),
        address=shown_address(maker.home),
    )


def _contents(maker: HandoutMaker, edition: Edition) -> tuple[str, dict[str, str], dict[str, str]]:
    """Return the path of the ZIP file of `edition`, its texts, and its pictures as pages to draw, both by file name."""
    texts = {"baca-dulu.txt": read_me(maker, edition), "pesan.txt": chat_texts(maker, edition)}
    return edition.path, texts, dict(_cards(maker, edition))


def _write(folder: Path, name: str, texts: Mapping[str, str], cards: Mapping[str, str]) -> int:
    """Draw `cards` and write them with `texts`; return the size in bytes. May run in a process of its own."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures = ((card, small_png(pixels(html))) for card, html in cards.items())
    write_entries(path, chain(((text, content.encode()) for text, content in texts.items()), pictures))
    return path.stat().st_size


def _cards(maker: HandoutMaker, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the name of each picture and the page of which it is taken."""
    for number, message in enumerate(messages(maker), start=1):
        section = message.section
        named = [key for key in NAMED.findall(section.body) if key in EMERGENCY.values()]
        for size in SIZES:
            html = card_html(
                maker, section.anchor, section.heading, size, (*named, NUMBER)[0], edition, message.line(edition.locale)
            )
            yield f"kartu-{number}-{section.anchor}-{size[0]}x{size[1]}.png", html


def small_png(picture: Image.Image) -> bytes:
    """Return the picture in few colours, as flat drawings have them."""
    small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE)
    small.save(into := io.BytesIO(), "PNG", compress_level=9, compress_type=zlib.Z_RLE)
    return into.getvalue()
