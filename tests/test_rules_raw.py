"""HTML and addresses that a browser would run never reach a page, however they are wrapped."""

import datetime

import markdown
import pytest
from rules_page import HEAD, WORDS, make_page
from selectolax.lexbor import LexborHTMLParser

from scripts.rules import raw
from scripts.rules.context import make_context
from scripts.rules.links import safe_links
from scripts.rules.rule import rules_of

RULES = (*rules_of(raw), safe_links)
CONTEXT = make_context([], {}, datetime.date(2026, 11, 25), WORDS)
EXTENSIONS = [
    "fenced_code",
    "toc",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "pymdownx.details",
    "tables",
]

WRAPPED = [
    "<script>alert(1)</script>",
    "<img/onerror=alert(1) src=x>",
    "<svg/onload=alert(1)>",
    '<a title=">" onclick=alert(1)>x</a>',
    "<!--> <script>alert(1)</script> -->",
    "<!-- a --!> <script>alert(1)</script> -->",
    "\\`<script>alert(1)</script>\\`",
    "``x` <img src=x onerror=alert(1)> `y``",
    "  ```\n  <script>alert(1)</script>\n  ```",
    "```\n<!--\n```\n<script>alert(1)</script>\n\n-->",
    "[x](a.md){: href=javascript:alert(1) }",
    '[x](a.md){ onclick="a{b" }',
    "[x](javascript&#58;alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](\njavascript:alert(1))",
    "[x](&#x09;javascript:alert(1))",
    "[a [b] c](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[x]: <data:text/html,x>",
    "![x](data:image/svg+xml,x)",
    "[x](vbscript:x)",
    "[x](  JaVaScRiPt:alert(1))",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<form action=x><button formaction=javascript:alert(1)>",
    "<math><a xlink:href=javascript:alert(1)>x",
    "<iframe srcdoc='x'>",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<x onclick=alert(1)>",
]  # fmt: skip


@pytest.mark.parametrize("text", WRAPPED)
def test_what_a_browser_would_run_is_refused(text: str) -> None:
    page = make_page(text)
    found = [problem for rule in RULES for problem in rule(page, CONTEXT)]
    assert found and all(problem.fix for problem in found)
    assert found[0].line >= page.start


def test_code_in_the_head_of_a_page_is_refused() -> None:
    page = make_page("Isi.", HEAD.replace("title:", "pesan: <script>x</script>\ntitle:"))
    assert {problem.rule for rule in RULES for problem in rule(page, CONTEXT)} == {"M102"}


@pytest.mark.parametrize(
    "text",
    [
        "Kata <abbr title='x'>y</abbr>, baris<br>baru, <kbd>OK</kbd>, umur < 18, 3 <5.",
        "Situs <https://kemlu.go.id/>, surel <a@kemlu.go.id>.",
        "<!-- tanya lagi bulan depan -->",
        "Isi {: lang=\"id\" }",
        "## Judul {#tanda .sendiri}",
        "{{ fakta.x }} sebulan = 30 hari.",
        "```\n<script>\n```",
        "Jam: 08.00, [x](a.md#data:x)",
    ],
)  # fmt: skip
def test_what_is_harmless_passes(text: str) -> None:
    assert [problem for rule in RULES for problem in rule(make_page(text), CONTEXT)] == []


def test_the_list_of_wrappings_is_not_empty_talk() -> None:
    """Most of them do become code or a running address with the extensions of this site, were they not refused."""
    live = 0
    for text in WRAPPED:
        tree = LexborHTMLParser(markdown.markdown(text, extensions=EXTENSIONS))
        addresses = [value or "" for node in tree.css("[href], [src], [action]") for value in node.attributes.values()]
        runs = any(
            value.strip().lower().replace("\n", "").startswith(("javascript:", "data:", "vbscript:"))
            for value in addresses
        )
        live += runs or bool(tree.css("script, iframe, form, [onerror], [onload], [onclick]"))
    assert live >= 20
