"""Keep one issue up to date: `python -m scripts maintain issue --title TITLE FILE`. An empty file closes it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from scripts.github import gh

LABEL = "perawatan"  # of .github/labels.yml
LONGEST = 60_000  # letters; GitHub takes 65,536


def keep_issue(title: str, text: str) -> str:
    """Open, renew or close the issue called `title`; return what was done, in Indonesian."""
    listed = gh("issue", "list", "--state", "open", "--label", LABEL, "--limit", "100", "--json", "number,title",
                "--jq", f'.[] | select(.title == "{title}") | .number')  # fmt: skip
    number = listed.split("\n")[0].strip()
    if not text.strip():
        if number:
            gh("issue", "close", number, "--comment", "Semua sudah beres.")
        return f"{title}: tidak ada."
    body = text[:LONGEST]
    if number:
        gh("issue", "edit", number, "--body-file", "-", body=body)
        return f"{title}: laporan {number} diperbarui."
    gh("issue", "create", "--title", title, "--label", LABEL, "--body-file", "-", body=body)
    return f"{title}: laporan baru."


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the issue says what FILE says."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts maintain issue", description="Perbarui satu laporan di GitHub."
    )
    parser.add_argument("--title", required=True)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    print(keep_issue(options.title, options.file.read_text(encoding="utf-8")))
    return 0
