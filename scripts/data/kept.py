"""The Indonesian words that translations were made from, by hash. Written by `python -m scripts lang --stamp`.

One line each, `hash words`; a damaged line only makes its section appear in Indonesian until it is stamped again.
"""

from collections.abc import Mapping
from pathlib import Path

from scripts.data.problem import Problem
from scripts.data.stream import read_text

HEADER = """# ASAL TERJEMAHAN: kalimat Indonesia yang sudah diterjemahkan, supaya perubahannya terlihat
#
# JANGAN DIUBAH DENGAN TANGAN. Berkas ini ditulis program: python -m scripts lang --stamp BERKAS
# Kata pertama tiap baris sama dengan cap di bagian `dari:` halaman terjemahan. Baris seperti `BAHASA/kata/desa_pesan` menyimpan
# cap satu kata di kamus words.BAHASA.yml.

"""


def load_kept(path: Path, problems: list[Problem]) -> Mapping[str, str]:
    """Return hash -> words, separated by spaces; nothing where nothing has been stamped yet."""
    text, found = read_text(path) if path.exists() else ("", [])
    problems.extend(found)
    rows = (line.partition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return {stamp: words for stamp, _, words in rows}


def kept_text(kept: Mapping[str, str]) -> str:
    """Return the text of the file, sorted, so that two people who stamp rarely meet on one line."""
    return HEADER + "".join(f"{stamp} {words}\n" for stamp, words in sorted(kept.items()))
