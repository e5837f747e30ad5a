"""Messages for a group chat, on the page that officers copy them from: each can be sent by one tap, copied, or selected.

The page's Markdown is the source (docs/id/petugas/pesan-wa.md): a heading named like a drawing, a text, a link to read on.
Local lines are those that the dictionary of a language has already; nothing is translated for a message.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.data.places import Language
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.reviews import WORDS
from scripts.pages.view import review_html
from scripts.pages.words_html import page_words
from scripts.render.environment import render

PAGE = "petugas/pesan-wa/"
# What a message says in a local language: drawing -> phrase of the dictionaries that says the same.
PHRASES: Mapping[str, str] = {
    "paspor-bukan-izin": "desa_pesan",
    "dua-kunci": "pelajaran_kerja",
    "baca-kontrak": "pelajaran_waspada",
    "harus-cepat": "tanya_kerja",
}
SECTION = re.compile(r'(?=<h2 id="([\w-]+)")')


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A message in a local language; same: its Indonesian; review: how far it can be trusted, in words."""

    language: Language
    text: str
    same: str
    review: str

    @property
    def both(self) -> str:
        """The message in both languages, in one line."""
        return f"{self.text} ({self.same})"


def local_lines(project: Project, drawing: str) -> Iterator[LocalLine]:
    """Yield what the message beside `drawing` is in each local language that has words of its own for it."""
    key = PHRASES.get(drawing)
    for locale, words in project.words.items():
        if key and locale != DEFAULT_LOCALE and key not in words.kept:
            review = review_html(project.review_of(locale, WORDS), page_words(project, DEFAULT_LOCALE))
            text, same = _ended(words.texts[key]), _ended(project.words[DEFAULT_LOCALE].texts[key])
            yield LocalLine(project.language_of(locale), text, same, review.striptags())


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def spoken_lines(project: Project) -> Iterator[tuple[Language, tuple[LocalLine, ...], str]]:
    """Yield (language, its lines of all messages, how far they can be trusted), to be read aloud."""
    lines: dict[str, list[LocalLine]] = {}
    for drawing in PHRASES:
        for line in local_lines(project, drawing):
            lines.setdefault(line.language.locale, []).append(line)
    for found in lines.values():
        yield found[0].language, tuple(found), found[0].review


def with_senders(html: str, address: str, project: Project) -> str:
    """Return the page's text with a link to WhatsApp behind each message; overrides/js/send.js adds a button that copies it.

    html: the page as laid out; address: its own, absolute. A message ends with the absolute address it leads to.
    """
    before, *rest = SECTION.split(html)
    parts = [before]
    for anchor, section in zip(rest[::2], rest[1::2], strict=True):
        parts.append(_sendable(section, anchor, address, project) if anchor in project.drawings else section)
    return "".join(parts)


def _sendable(section: str, anchor: str, address: str, project: Project) -> str:
    tree = LexborHTMLParser(section)
    paragraphs = tree.css("p")
    for link in tree.css("p a:not([data-fact])"):
        target = urljoin(address, link.attributes["href"] or "")
        section = section.replace(link.html or "", str(Markup('<a href="{}">{}</a>').format(target, target)))
        link.replace_with(target)
    text = " ".join(map(_plain, paragraphs))
    local = [(line, message_link(f"{line.both} {text}")) for line in local_lines(project, anchor)]
    words = project.pack_words.texts
    return f"{section}{render('partials/send.html', link=message_link(text), local=local, p=words)}"


def message_link(text: str) -> str:
    """Return the link that opens WhatsApp with `text` to be sent (https://faq.whatsapp.com/5913398998672934)."""
    return f"https://wa.me/?text={quote(text, safe='/:')}"


def _plain(node: LexborNode) -> str:
    return " ".join(node.text().split())
