"""A proposal whose author accepts every suggestion."""

from collections.abc import Iterable
from pathlib import Path

from scripts.proposals.suggestions import Suggestion


def apply(suggestions: Iterable[Suggestion], root: Path) -> None:
    """Write the suggestions into their files, as accepting all of them on GitHub does."""
    by_file: dict[str, dict[int, str]] = {}
    for suggestion in suggestions:
        by_file.setdefault(suggestion.path, {})[suggestion.line] = suggestion.right
    for path, lines in by_file.items():
        text = (root / path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        whole = [lines.get(number, line) for number, line in enumerate(text, 1)]
        (root / path).write_text("\n".join(whole), encoding="utf-8", newline="\n")
