"""Answer a pull request: `python -m scripts proposal comment --repo O/R --head O:BRANCH --sha SHA --run URL FOLDER`.

Runs with rights to write, from the main branch, on files that a stranger's branch made: they are data, never code.
Which pull request is meant comes from GitHub's event, not from those files. Standard library only.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from scripts.github import api, renew_comment

MARK = "<!-- merantau-aman: pratinjau -->"
LONGEST = 60_000  # letters; GitHub takes 65,536
MOST = 30  # suggestions in one review
# The parts of the comment, in order: the file that the check left, and what is said where it left none.
PARTS = {
    "check.md": "## Teks dan data: belum terperiksa\n\n"
    "Pemeriksaan berhenti sebelum selesai. Ini mungkin bukan salah Anda.",
    "comment.md": "Gambar halaman dan lembar cetak belum ada: situs percobaan belum bisa dibangun. Yang di atas dulu.",
}
LANGUAGES = "languages.md"
PICTURES = "pratinjau"  # the artifact with pictures, printed sheets and the whole site
HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,\d+)? @@")


def lines_shown(patch: str) -> set[int]:
    """Return the line numbers of the new file that a diff shows: only there GitHub takes a suggestion."""
    shown, number = set(), 0
    for line in patch.split("\n"):
        if start := HUNK.match(line):
            number = int(start[1])
        elif line[:1] in ("+", " "):
            shown.add(number)
            number += 1
    return shown


def usable(typed: object, shown: dict[str, set[int]], posted: Iterable[tuple[str, str]]) -> Iterator[dict[str, object]]:
    """Yield the suggestions of `typed` (from a stranger's file) that have the right form, a place, and are new.

    shown: lines of the diff by path; posted: (path, body) of the comments that are there already.
    """
    there = set(posted)
    for one in typed if isinstance(typed, list) else []:
        if not isinstance(one, dict):
            continue
        path, line, body = one.get("path"), one.get("line"), one.get("body")
        if not (isinstance(path, str) and isinstance(line, int) and isinstance(body, str) and len(body) < LONGEST):
            continue
        body = harmless(body)
        if line in shown.get(path, ()) and (path, body) not in there:
            yield {"path": path, "line": line, "side": "RIGHT", "body": body}


def harmless(text: str) -> str:
    """Return text that calls nobody and ends where GitHub's limit is."""
    return re.sub(r"@(?=\w)", "@\u200b", text)[:LONGEST]


def answer(repo: str, head: str, sha: str, run: str, folder: Path) -> str:
    """Post or renew the comment and post new suggestions; return what was done, in Indonesian."""
    pulls = api(f"repos/{repo}/pulls?state=open&head={quote(head, safe='')}")
    numbers = [pull["number"] for pull in pulls if pull["head"]["sha"] == sha]
    if not numbers:
        return "Usulan ini sudah ditutup atau sudah lebih baru."
    renew_comment(repo, numbers[0], MARK, comment_of(folder, run, _pictures(repo, run)))
    count = _review(repo, numbers[0], sha, folder / "suggestions.json")
    return f"Usulan {numbers[0]}: komentar diperbarui, {count} saran dikirim."


def comment_of(folder: Path, run: str, pictures: str = "") -> str:
    """Return the one comment of a proposal, whatever the check left in `folder` before it ended: never nothing.

    run, pictures: addresses of the check and of what it made; '' where it made nothing.
    """
    parts = [_read(folder / name) or instead for name, instead in PARTS.items()]
    if languages := _read(folder / LANGUAGES):
        parts.append(f"<details><summary>Terjemahan yang tertinggal</summary>\n\n{languages}\n\n</details>")
    links = [f"[Unduh gambar, lembar cetak (PDF), dan situs percobaan]({pictures})"] if pictures else []
    links.append(f"[Catatan pemeriksaan]({run})")
    room = LONGEST - len("".join(links)) - 200
    return "\n\n".join([MARK, harmless("\n\n".join(parts))[:room], " · ".join(links)])


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip() if file.is_file() else ""


def _pictures(repo: str, run: str) -> str:
    """Return the address from which the pictures of a run can be downloaded; '' where it made none."""
    found = api(f"repos/{repo}/actions/runs/{run.rpartition('/')[2]}/artifacts") or {}
    ids = [one["id"] for one in found.get("artifacts", ()) if one["name"] == PICTURES]
    return f"{run}/artifacts/{ids[0]}" if ids else ""


def _review(repo: str, number: int, sha: str, file: Path) -> int:
    if not file.exists():
        return 0
    try:
        typed = json.loads(file.read_text(encoding="utf-8", errors="replace"))
    except ValueError:
        return 0
    files = api(f"repos/{repo}/pulls/{number}/files")
    shown = {one["filename"]: lines_shown(one.get("patch", "")) for one in files}
    posted = [(one["path"], one["body"]) for one in api(f"repos/{repo}/pulls/{number}/comments")]
    new = list(usable(typed, shown, posted))[:MOST]
    if new:
        body = "Perbaikan di bawah ini pasti. Ketuk **Commit suggestion** untuk menerimanya."
        review = {"commit_id": sha, "event": "COMMENT", "body": body, "comments": new}
        api(f"repos/{repo}/pulls/{number}/reviews", review, "POST")
    return len(new)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the pull request has been answered or needs no answer."""
    parser = argparse.ArgumentParser(prog="python -m scripts proposal comment", description="Jawab satu usulan.")
    for name in ("--repo", "--head", "--sha", "--run"):
        parser.add_argument(name, required=True)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    print(answer(options.repo, options.head, options.sha, options.run, options.folder))
    return 0
