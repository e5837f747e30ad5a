"""Give data files back the comments that a form has dropped: `python -m scripts maintain comments [--base REV]`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from scripts.data.yaml_edit import parse, put, styled, write
from scripts.paths import DATA, shown
from scripts.proposals.base import docs_at
from scripts.schema import HEADER


def with_comments(before: str, after: str) -> str:
    """Return the data of the file `after` with comments, order and quotes of the file `before`."""
    old, new = parse(before), parse(after)
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, block in new.items():
        if key not in old:
            put(old, key, block, list(new))
        elif isinstance(block, CommentedMap):
            _renew(old[key], block)
        elif old[key] != block:
            put(old, key, styled(str(block)), list(new))
    return write(old)


def _renew(old: CommentedMap, new: CommentedMap) -> None:
    for field in [field for field in old if field not in new]:
        del old[field]
    for field, value in new.items():
        if (old.get(field) or "") != (value or "") or field not in old:
            put(old, field, value if isinstance(value, CommentedSeq) else styled(str(value or "")), list(new))


def restore(data: Path, before: Path) -> list[Path]:
    """Renew the files of `data` that have lost their header, from the folder `before`; return which."""
    changed = []
    for path in sorted(data.glob("*.yml")):
        text, old = path.read_text(encoding="utf-8"), before / path.name
        if old.is_file() and HEADER.search(old.read_text(encoding="utf-8")) and not HEADER.search(text):
            path.write_text(with_comments(old.read_text(encoding="utf-8"), text), encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def main(arguments: Sequence[str]) -> int:
    """Say which files were renewed. Raises SiteError where the earlier state is not known."""
    parser = argparse.ArgumentParser(prog="python -m scripts maintain comments", description="Kembalikan catatan.")
    parser.add_argument("--base", default="origin/main", help="keadaan di Git yang masih punya catatan")
    options = parser.parse_args(arguments)
    with docs_at(options.base) as before:
        changed = restore(DATA, before / DATA.name)
    print("\n".join(map(shown, changed)) or "Semua berkas masih punya catatannya.")
    return 0
