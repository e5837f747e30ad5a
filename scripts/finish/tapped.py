"""What is said after a tap: small files a language, fetched by the script that the tap loads, so no page carries words that
most readers never see.

kata.json, what buttons say, for overrides/js/keep.js and read.js; periksa.json, the conversation about an offer, for
overrides/js/talk.js. They stand beside the home page of the language; a saved copy holds them.
"""

import json
from pathlib import Path

from scripts.data.project import Project
from scripts.pages.offer import conversation
from scripts.pages.words_html import page_words
from scripts.villages.write import folder_of

BUTTONS, CONVERSATION = "kata.json", "periksa.json"
FILES = (BUTTONS, CONVERSATION)
WORDS = (
    "simpan_jalan",
    "simpan_ada",
    "simpan_juga",
    "simpan_hapus",
    "simpan_dihapus",
    "berhenti_dengar",
    "lanjut_dengar",
)


def write_tapped(project: Project, locale: str, site: Path) -> None:
    """Write both files of `locale`, words as HTML by their keys, beside its home page in `site`."""
    words = page_words(project, locale)
    said = {BUTTONS: {key: words[key] for key in WORDS}, CONVERSATION: conversation(project, words)}
    for name, what in said.items():
        text = json.dumps(what, ensure_ascii=False, separators=(",", ":"))
        (site / folder_of(locale) / name).write_text(text, encoding="utf-8")
