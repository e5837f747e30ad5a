"""Put the stamps of a proposal on a branch: `python -m scripts proposal branch --repo O/R --number N --by USER FILE`.

Runs with rights to write, from the main branch, and reads nothing that a stranger wrote but the file that
`proposal stamps` made. A person opens the branch as a proposal: so it is checked and read like every other.
Standard library only.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.github import api, renew_comment
from scripts.proposals.comment import harmless

MARK = "<!-- merantau-aman: cap -->"
PLACE = re.compile(r"docs/(?:(?!id/)[a-z]{2,8}/(?:[a-z0-9-]+/)*[a-z0-9-]+\.md|_data/translated\.txt)")
LARGEST = 1_000_000  # letters of one file


def sound(typed: object) -> bool:
    """Return whether the file of `proposal stamps` holds translations and their stamps, and nothing else."""
    if not isinstance(typed, dict) or not isinstance(typed.get("files"), dict):
        return False
    files = typed["files"].items()
    said = typed.get("said")
    return (
        bool(re.fullmatch(r"[0-9a-f]{40}", str(typed.get("sha"))))
        and isinstance(said, list)
        and isinstance(typed.get("refusal"), str)
        and all(PLACE.fullmatch(path) and isinstance(text, str) and len(text) < LARGEST for path, text in files)
    )


def publish(repo: str, number: int, by: str, stamps: dict) -> str:
    """Commit the stamps on top of proposal `number`, on the branch cap/NUMBER, and say so there; return what was done."""
    pull = api(f"repos/{repo}/pulls/{number}")
    if pull["head"]["sha"] != stamps["sha"]:
        return _say(repo, number, "Usulan ini berubah sejak dicap. Baca lagi, lalu tulis `/cap` lagi.")
    if stamps["refusal"]:
        return _say(repo, number, harmless(stamps["refusal"])[:3000])
    if not stamps["files"]:
        return _say(repo, number, "Usulan ini tidak mengubah terjemahan, jadi tidak ada yang dicap.")
    head = api(f"repos/{repo}/git/commits/{stamps['sha']}")
    rows = [{"path": path, "mode": "100644", "type": "blob", "content": text} for path, text in stamps["files"].items()]
    tree = api(f"repos/{repo}/git/trees", {"base_tree": head["tree"]["sha"], "tree": rows}, "POST")
    message = f"Cap terjemahan usulan {number}, oleh {by}"
    change = {"message": message, "tree": tree["sha"], "parents": [stamps["sha"]]}
    commit = api(f"repos/{repo}/git/commits", change, "POST")
    branch = f"cap/{number}"
    if api(f"repos/{repo}/git/matching-refs/heads/{branch}"):
        api(f"repos/{repo}/git/refs/heads/{branch}", {"sha": commit["sha"], "force": True}, "PATCH")
    else:
        api(f"repos/{repo}/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit["sha"]}, "POST")
    base = pull["base"]["ref"]
    url = f"https://github.com/{repo}/compare/{base}...{branch}?expand=1"
    listed = "\n".join(f"- {harmless(str(each))[:300]}" for each in stamps["said"][:50])
    text = (
        f"Cap siap, diminta {by}:\n\n{listed}\n\n[Buka usulan yang sudah bercap]({url}), lalu ketuk "
        "**Create pull request**. Sesudah hijau, ketuk **Merge pull request** (pilih **Create a merge commit**): "
        "usulan ini ikut selesai sendiri."
    )
    return _say(repo, number, text)


def _say(repo: str, number: int, text: str) -> str:
    renew_comment(repo, number, MARK, f"{MARK}\n{text}")
    return text


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the proposal says what became of its stamps."""
    parser = argparse.ArgumentParser(prog="python -m scripts proposal branch", description="Cap satu usulan.")
    parser.add_argument("--repo", required=True)
    parser.add_argument("--number", type=int, required=True)
    parser.add_argument("--by", required=True)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    stamps = json.loads(options.file.read_text("utf-8"))
    if not sound(stamps):
        print("Berkas cap berisi hal lain. Tidak ada yang ditulis.", file=sys.stderr)
        return 1
    print(publish(options.repo, options.number, options.by, stamps))
    return 0
