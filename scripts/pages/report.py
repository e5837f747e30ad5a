"""Where a reader says that something is wrong: an issue form that already knows the page, or the office's own number."""

from urllib.parse import quote

FORM = "perbaiki-fakta.yml"  # in .github/ISSUE_TEMPLATE; its field `halaman` takes the address


def report_url(repo_url: str, title: str, address: str) -> str:
    """Return the address of the issue form, filled in for the page `title` at `address`; '' without a repository.

    title: '@@ judul_alamat @@' on the page template of the villages, where `in_address` fills it.
    """
    if not repo_url:
        return ""
    shown = title if title.startswith("@@") else in_address(title)
    query = f"template={FORM}&title={shown}&halaman={quote(address, safe='/:')}"
    return f"{repo_url.rstrip('/')}/issues/new?{query}"


def in_address(title: str) -> str:
    """Return a title as it stands in the query of an address."""
    return quote(title, safe="")
