"""The content security policy: what a page may load, written into the page itself, for hosts without headers.

Not in the preview, where live reload is an inline script. See https://www.w3.org/TR/CSP3/ (frame-ancestors and
reporting do not work in <meta>).
"""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def add_policy(html: str) -> str:
    """Return `html` with the policy before anything that it governs. Raises ValueError for a page without a head."""
    before, head, after = html.partition("<head>")
    if not head:
        raise ValueError("halaman tanpa <head>")
    return before + head + META + after
