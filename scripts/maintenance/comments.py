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
    _renew(old, new)
    return write(old)


def _renew(old: CommentedMap, new: CommentedMap) -> None:
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        if key in old and isinstance(value, CommentedMap):
            _renew(old[key], value)
        elif key not in old or (old[key] or "") != (value or ""):
            is_nest = isinstance(value, CommentedMap | CommentedSeq)
            put(old, key, value if is_nest else styled(str(value or "")), list(new))


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
