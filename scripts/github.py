"""GitHub's own command `gh`, as the workflows call it. Standard library only: some of them install nothing."""

import json
import subprocess


def gh(*arguments: str, body: str | None = None) -> str:
    """Return what `gh` prints; `body` goes to its standard input. Raises CalledProcessError."""
    return subprocess.run(["gh", *arguments], input=body, check=True, capture_output=True, text=True).stdout


def api(path: str, body: object = None, method: str = "GET") -> object:
    """Return the answer of GitHub's API to `path`; all pages of a list as one list."""
    if body is None:
        pages = json.loads(gh("api", "--paginate", "--slurp", path) or "[]") or []
        lists = [page for page in pages if isinstance(page, list)]
        return [item for page in lists for item in page] if lists else (pages[0] if pages else [])
    return json.loads(gh("api", "--method", method, path, "--input", "-", body=json.dumps(body)) or "null")


def renew_comment(repo: str, number: int, mark: str, text: str) -> None:
    """Post the comment `text`, which begins with `mark`, on a proposal, in place of the one there that begins so."""
    old = [one for one in api(f"repos/{repo}/issues/{number}/comments") if one["body"].startswith(mark)]
    if old:
        api(f"repos/{repo}/issues/comments/{old[0]['id']}", {"body": text}, "PATCH")
    else:
        api(f"repos/{repo}/issues/{number}/comments", {"body": text}, "POST")
