"""Take out of a built page what only Material's script bundle needs, and mend what a villager would stumble over.

    html = clean_html(html)

The text stays as it is, `@@ name @@` included: such a token is filled in later with escaped text or markup, so it must
keep its place and, in attributes, its quotes. A second run changes nothing.
"""

import re
from functools import lru_cache

import minify_html
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.render.filters import OUTSIDE
from scripts.render.squeeze import hoist_language, tuck_stops

TOKEN = re.compile(r"@@ [\w-]+ @@")
# Tokens, and what stands between those that are text: comments, elements whose content is text to the parser, tags.
MARKUP = re.compile(
    r"""
    @@\ [\w-]+\ @@
    | <!--(?:-?>|.*?-->)
    | <(title|textarea|script|style)\b (?: "[^"]*" | '[^']*' | [^>"'] )* > .*? </\1\s*>
    | </?[a-z] (?: "[^"]*" | '[^']*' | [^>"'] )* >
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
HIDDEN_TOKEN = re.compile(r"<!--keep:(@@ [\w-]+ @@)-->")

INLINE = (
    "a|abbr|b|bdi|bdo|button|cite|code|data|del|dfn|em|i|img|input|ins|kbd|label|mark|meter|output|progress|q|ruby|s|"
    "samp|select|small|span|strong|sub|sup|svg|time|u|var"
)
KEEPS_SPACE = r"<(pre|textarea|script|style)\b .*? </\1\s*>"
# Space between two inline elements and behind the opening of a label, outside elements that keep every space.
GAP = re.compile(
    rf"""
    {KEEPS_SPACE}
    | (?P<before> </(?:{INLINE})\s*> | <(?:img|input)\b[^>]*> ) \s+ (?=<(?:{INLINE})\b)
    | (?P<opening> <(?:label|output)\b[^>]*> ) \s+
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
LABEL = re.compile(r"</(?:label|output)\b", re.IGNORECASE)
# Before the end of a label. By itself: a pattern of which every branch begins with `<` is looked for many times as fast.
LAST_GAP = re.compile(rf"{KEEPS_SPACE} | \s+ (?=</(?:label|output)\s*>)", re.IGNORECASE | re.DOTALL | re.VERBOSE)
GRAPH = re.compile(r"""<meta (?=[^>]*\bproperty="?og:)(?:"[^"]*"|'[^']*'|[^>"'])*>""")
GAP_SIGN = "\ufdd0"  # never a character of a page (Unicode, noncharacters)

# base.html of mkdocs-material 9.8.1 writes these outside every block.
NEEDS_BUNDLE = 'input.md-toggle, label.md-overlay, div.md-dialog, script#__config, meta[name="generator"], a.headerlink'
OWN_SKIP_LINK = "a.skip"  # where the templates have one, that of base.html is a second one before it
# Every script in its partials/javascripts/ calls one of these names.
BUNDLE_SCRIPT = re.compile(r"\b__md_(?:scope|hash|get|set)\b|__tabbed_")

# What base.html lays around the text for columns beside it, which no page of ours has.
COLUMNS = "div.md-container, div.md-main__inner"

TICK, TICKED = "☐ ", "☑ "
HOST = re.compile(r"(?:https?:)?//([^/?#]+)", re.I)
WIDE = 2  # columns; even these do not fit a phone of 320 CSS pixels once the reader doubles the text


def clean_html(html: str, keeps_facts: bool = False) -> str:
    """Return a whole page of HTML, cleaned and minified. keeps_facts: leave the key at each fact."""
    page = LexborHTMLParser(MARKUP.sub(hide_token, html) if "@@ " in html or "<!--" in html else html)
    drop_bundle_parts(page)
    for box in page.css('input[type="checkbox"][disabled]'):
        write_tick(box)
    for table in page.css("table"):
        if is_wide(table):
            wrap_table(page, table)
    mark_external_links(page)
    mark_lone_links(page)
    drop_idle_attributes(page)
    if not keeps_facts:
        drop_fact_keys(page)
    return minify(HIDDEN_TOKEN.sub(r"\1", tuck_stops(hoist_language(page.html))))


def hide_token(match: re.Match[str]) -> str:
    """Return nothing for a comment, and a comment for a token between tags: the parser would move text out of a table."""
    if match[0].startswith("<!--"):
        return ""
    return f"<!--keep:{match[0]}-->" if TOKEN.fullmatch(match[0]) else match[0]


def minify(html: str) -> str:
    """Return `html` without needless bytes. Closing tags stay: what replaces a token may not close its parent."""
    # minify_html takes out every space between the elements of a div, nav or footer, and words would run together.
    html = GAP.sub(lambda gap: gap[0] if gap[1] else f"{gap['before'] or gap['opening']}{GAP_SIGN}", html)
    if LABEL.search(html):
        html = LAST_GAP.sub(lambda gap: gap[0] if gap[1] else GAP_SIGN, html)
    small = minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    head, body, rest = small.partition("<body")
    return (GRAPH.sub(lambda tag: quote_graph(tag[0]), head) + body + rest).replace(GAP_SIGN, " ")


@lru_cache(64)
def quote_graph(tag: str) -> str:
    """Return a tag of a link preview with its values in quotes, property first, as WhatsApp and others look for it.

    They read it by pattern: github.com/facebook/docusaurus/issues/12369, github.com/kangax/html-minifier/issues/1078.
    """
    values = LexborHTMLParser(tag).css_first("meta").attributes
    return f'<meta property="{values["property"]}" content="{escape(values["content"] or "")}">'


def drop_bundle_parts(page: LexborHTMLParser) -> None:
    """Remove what does nothing without the script bundle, then the wrappers left empty."""
    for node in page.css(NEEDS_BUNDLE):
        node.decompose()
    for script in page.css("script:not([src])"):
        if BUNDLE_SCRIPT.search(script.text()):
            script.decompose()
    if page.css_first(OWN_SKIP_LINK) is not None:
        for wrapper in page.css('div[data-md-component="skip"]'):
            wrapper.decompose()
    for wrapper in page.css("div[data-md-component]"):
        if not HIDDEN_TOKEN.sub(r"\1", wrapper.inner_html or "").strip():
            wrapper.decompose()
    for wrapper in page.css(COLUMNS):
        wrapper.unwrap()
    root = page.css_first("html")
    classes = (root.attributes.get("class") or "").split()
    if "no-js" in classes:
        classes.remove("no-js")
        set_or_drop(root, "class", classes)


def drop_idle_attributes(page: LexborHTMLParser) -> None:
    """Remove attributes that only the script bundle reads, that mean something in XML alone, or that a browser assumes."""
    for node in page.css('[data-md-component="container"], [data-md-component="main"]'):
        del node.attrs["data-md-component"]
    for node in page.css("svg[xmlns]"):
        del node.attrs["xmlns"]
    for node in page.css('body[dir="ltr"]'):
        del node.attrs["dir"]


def drop_fact_keys(page: LexborHTMLParser) -> None:
    """Remove the keys of facts, which checks have read."""
    for node in page.css("[data-fact]"):
        del node.attrs["data-fact"]
        if node.tag == "span" and not node.attributes:
            node.unwrap()


def set_or_drop(node: LexborNode, name: str, words: list[str]) -> None:
    """Write a list of words into an attribute, or remove it when the list is empty."""
    if words:
        node.attrs[name] = " ".join(words)
    else:
        del node.attrs[name]


def write_tick(box: LexborNode) -> None:
    """Replace a checkbox that nobody can tick, and its label, by a sign that also prints. axe rejects it without a text in the label."""
    label = box.parent if box.parent is not None and box.parent.tag == "label" else None
    for indicator in label.css(".task-list-indicator") if label is not None else ():
        indicator.decompose()
    sign = TICKED if "checked" in box.attributes else TICK
    rest = (box if label is None or box.next is not None else label).next
    if rest is not None and rest.is_text_node:
        rest.replace_with(rest.text_content.lstrip())
    box.replace_with(LexborHTMLParser(f'<span class="tick" aria-hidden="true">{sign}</span>').css_first("span"))
    if label is not None:
        label.unwrap()


def is_wide(table: LexborNode) -> bool:
    """Return whether a table may be wider than a phone and is not in a box that scrolls yet."""
    row = table.css_first("tr")
    columns = (
        sum(
            int(span) if (span := cell.attributes.get("colspan") or "").isdecimal() else 1 for cell in row.css("th, td")
        )
        if row is not None
        else 0
    )
    parent = table.parent
    return columns >= WIDE and not (parent.tag == "div" and "table" in (parent.attributes.get("class") or "").split())


def wrap_table(page: LexborHTMLParser, table: LexborNode) -> None:
    """Put a table into a box that scrolls by touch and by keys, named so that a screen reader can say what it is."""
    box = page.create_node("div")
    for name, value in (("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", table_name(table))):
        box.attrs[name] = value
    table.insert_before(box)
    table.prev.insert_child(table, move=True)


def table_name(table: LexborNode) -> str:
    """Return the caption of a table, else its first header with a text."""
    texts = (spoken(node) for node in (*table.css("caption"), *table.css("th")))
    return next(filter(None, texts), "Tabel")


def spoken(node: LexborNode) -> str:
    """Return the text of an element on one line, tokens included."""
    inner = node.inner_html or ""
    hidden = HIDDEN_TOKEN.search(inner)
    return " ".join((LexborHTMLParser(HIDDEN_TOKEN.sub(r"\1", inner)) if hidden else node).text().split())


def mark_external_links(page: LexborHTMLParser) -> None:
    """Add `rel` to links that leave the site. The page's own host is that of its canonical address."""
    canonical = page.css_first('link[rel="canonical"]')
    own = HOST.match(canonical.attributes.get("href") or "") if canonical is not None else None
    for link in page.css("a[href]"):
        host = HOST.match(link.attributes["href"] or "")
        if host and not (own and own[1].lower() == host[1].lower()):
            rel = (link.attributes.get("rel") or "").split()
            set_or_drop(link, "rel", [*rel, *(word for word in OUTSIDE.split() if word not in rel)])


def mark_lone_links(page: LexborHTMLParser) -> None:
    """Add class `lone` to a link that is all its paragraph or list item says: it must be as large as a thumb.

    One inside a sentence may be as small as its line (WCAG 2.2, 2.5.8, exception Inline).
    """
    for link in page.css(
        "article p > a[href]:only-child, article ul:not(.doors) > li > a[href]:only-child, article ol > li > a[href]:only-child"
    ):
        classes = (link.attributes.get("class") or "").split()
        if "lone" not in classes and (text := spoken(link)) and text == spoken(link.parent):
            set_or_drop(link, "class", [*classes, "lone"])
