"""What buttons say once they have been tapped: one small file a language, fetched by the script that the tap loads.

So no page carries words that most readers never see. overrides/js/keep.js and read.js fetch it from beside the home page of
the language; a saved copy holds it.
"""

import json
from pathlib import Path

from scripts.data.project import Project
from scripts.pages.words_html import page_words
from scripts.villages.write import folder_of

FILE = "kata.json"
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
    """Write the words of `locale`, as HTML by their keys, beside its home page in `site`."""
    words = page_words(project, locale)
    text = json.dumps({key: words[key] for key in WORDS}, ensure_ascii=False, separators=(",", ":"))
    (site / folder_of(locale) / FILE).write_text(text, encoding="utf-8")
