"""Addresses that once were printed or saved, and where they lead now. Editors' file: docs/_data/renamed.yml."""

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.data.blocks import read_blocks
from scripts.data.problem import Problem
from scripts.paths import shown

ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
GONE = "dihapus"
VILLAGE = re.compile(r"desa/\d{10}")


def load_renamed(path: Path, problems: list[Problem]) -> Mapping[str, str]:
    """Return old address -> the address it leads to now (both without `.md`), or GONE; chains are followed to their end.

    A project without the file has renamed nothing.
    """
    found: dict[str, str] = {}
    for block in read_blocks(path, problems) if path.is_file() else ():
        value = block.values.get("")
        new = value.text.strip() if value else ""
        if not ADDRESS.fullmatch(block.key) or not (new == GONE or ADDRESS.fullmatch(new)):
            message = f"`{block.key[:60]}` bukan alamat lama dan alamat baru."
            fix = f"Tulis tanpa .md: paspor/biaya: paspor/ongkos. Yang tidak ada gantinya: desa/9901022003: {GONE}."
            problems.append(Problem(shown(path), block.line, message, fix, rule="D06", record=block.key))
            continue
        found[block.key] = new
    for old in found:
        seen, new = {old}, found[old]
        while new in found and new not in seen:
            seen.add(new)
            new = found[new]
        if new in seen:
            message = f"`{old}` berputar kembali ke dirinya sendiri."
            problems.append(Problem(shown(path), 1, message, "Hapus salah satu barisnya.", rule="D09", record=old))
        found[old] = new
    return found
