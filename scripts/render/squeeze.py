"""The same HTML in fewer bytes: for pages that are stamped by the thousand, and for phones that pay by the megabyte.

No parser, so that pieces of pages and templates can be squeezed too: what is squeezed once is stamped many times.
"""

import re

from markupsafe import Markup

INDONESIAN = r'<span lang="?id"?>'
WITHIN = r"(?:[^<]|<(?!/?span\b))*"
# Two sentences in Indonesian beside each other; an element whose only child is marked as Indonesian.
NEIGHBOURS = re.compile(rf"({INDONESIAN}{WITHIN})</span>(\s*){INDONESIAN}(?={WITHIN}</span>)")
WHOLE = re.compile(
    rf"<(h[1-6]|p|li|dt|dd|th|td|b|a|small|summary|span)\b((?:\s(?!lang=)[\w-]+(?:=(?:\"[^\"<>]*\"|[^\s\"'<>]+))?)*)>"
    rf"{INDONESIAN}({WITHIN})</span></\1>"
)
KEY = re.compile(r'\sdata-(?:fact|office)="?\w+"?(?=[\s>])')
# What an unquoted value may be made of (https://html.spec.whatwg.org/multipage/syntax.html#unquoted), and somewhat less.
QUOTED = re.compile(r'(\s[a-z][\w-]*)="([\w./:#+-]+)"(?=[\s>])')
# A number to tap, which the screen shows as a box, and the sign of the sentence behind it.
BOX_AND_STOP = re.compile(
    r'(<a\b[^>]*?\shref="?(?:tel:|https://wa\.me)[^>]*>[^<]*</a>(?:</(?:b|span|strong)>)?)([.,;])'
)
LINE_END = re.compile(r"(?<=[>}])\n\s*")


def hoist_language(html: str) -> str:
    """Return `html` in which an element says itself that all its text is Indonesian, not a `span` inside it."""
    before = None
    while html != before:
        before = html
        html = WHOLE.sub(r'<\1\2 lang="id">\3</\1>', NEIGHBOURS.sub(r"\1\2", html))
    return html


def tuck_stops(html: str) -> str:
    """Return `html` in which the stop or comma behind a number to tap is marked: overrides/css/article.css hides it on screen."""
    return BOX_AND_STOP.sub(r'\1<i class="dot">\2</i>', html)


def squeeze(html: str) -> Markup:
    """Return `html`, or a template of it, without needless quotes and line ends, and without the keys of facts and
    offices: checks and paper read those before."""
    small = QUOTED.sub(r"\1=\2", KEY.sub("", tuck_stops(hoist_language(str(html)))))
    return Markup(LINE_END.sub("", small).replace("&#39;", "'"))
