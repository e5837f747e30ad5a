"""The Indonesian words that translations were made from, by hash. Written by `python -m scripts.translations --stamp`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from scripts.data.blocks import read_blocks
from scripts.data.problem import Problem
from scripts.paths import shown

HEADER = """# ASAL TERJEMAHAN: kalimat Indonesia yang sudah diterjemahkan, supaya perubahannya terlihat
#
# JANGAN DIUBAH DENGAN TANGAN. Berkas ini ditulis program: python -m scripts.translations --stamp BERKAS
# Kunci di kiri sama dengan cap di bagian `dari:` halaman terjemahan.

"""


def load_kept(path: Path, problems: list[Problem]) -> Mapping[str, str]:
    """Return hash -> words, separated by spaces."""
    kept = {}
    for block in read_blocks(path, problems):
        if "" in block.values:
            kept[block.key] = block.values[""].text
        else:
            message = f"`{block.key[:40]}` berisi blok, bukan kalimat."
            problems.append(Problem(shown(path), block.line, message, "Kembalikan berkas ini seperti semula."))
    return MappingProxyType(kept)


def kept_text(kept: Mapping[str, str]) -> str:
    """Return the text of the file, sorted, so that two people who stamp rarely meet on one line."""
    quoted = {stamp: words.replace("\\", "\\\\").replace('"', '\\"') for stamp, words in kept.items()}
    return HEADER + "".join(f'{stamp}: "{words}"\n' for stamp, words in sorted(quoted.items()))
