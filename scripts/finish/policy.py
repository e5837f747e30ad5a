"""The content security policy: what a page may load, written into the page itself, for hosts without headers.

Not in the preview, where live reload is an inline script. See https://www.w3.org/TR/CSP3/ (frame-ancestors and
reporting do not work in <meta>).
"""

import hashlib
import re
from base64 import b64encode

STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def policy_of(html: str) -> str:
    """Return the policy of a page: its own host, and by their hash the styles written into it (review forms).

    The worker comes from where scripts may: https://www.w3.org/TR/CSP3/#directive-fallback-list.
    """
    digests = (hashlib.sha256(style.encode()).digest() for style in STYLE.findall(html))
    hashes = "".join(f" 'sha256-{b64encode(digest).decode()}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'self'{hashes}",
            "script-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def add_policy(html: str) -> str:
    """Return `html` with the policy before anything that it governs. Raises ValueError for a page without a head."""
    before, head, after = html.partition("<head>")
    if not head:
        raise ValueError("halaman tanpa <head>")
    return f'{before}{head}<meta http-equiv="Content-Security-Policy" content="{policy_of(html)}">{after}'
