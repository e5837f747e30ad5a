"""The purged stylesheet: pages look the same, only lighter."""

import ast
import gzip
import re
from pathlib import Path

import markdown
import material
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from scripts.data.site import load_site
from scripts.finish.purge import Usage, collect_usage, purge, union
from scripts.paths import OVERRIDES
from scripts.render.environment import render
from tests import tree

PAGE_TEXT = """
# Paspor

Paspor bukan izin kerja. Lihat [syarat](syarat/).

!!! warning "Awas"
    Umur di bawah 18 tahun: belum boleh.

??? note "Lihat juga"
    1. KTP
    2. KK

| Jenis | Biaya | Masa |
| --- | ---: | --- |
| Biasa | tanya | tanya |
"""
EXTENSIONS = ["admonition", "tables", "pymdownx.details"]

# Every computed style of every element, with the pieces a browser adds before and after it.
ALL_STYLES = """() => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].map(piece => {
    const style = getComputedStyle(element, piece);
    return [...style].filter(name => !name.startsWith("--")).map(name => name + ":" + style.getPropertyValue(name)).join(";");
}))"""


@pytest.fixture(scope="module")
def full_css() -> str:
    (sheet,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")
    return sheet.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    article = markdown.markdown(PAGE_TEXT, extensions=EXTENSIONS)
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Paspor</title></head><body dir="ltr"><main class="md-main">'
        f'<div class="md-main__inner md-grid"><article class="md-content__inner md-typeset">{article}</article></div></main></body></html>'
    )


@pytest.fixture(scope="module")
def small_css(full_css: str, page: str) -> str:
    return purge(full_css, collect_usage(page), keep={"open"})


def used(html: str) -> Usage:
    return collect_usage(f"<html><body>{html}</body></html>")


def test_material_shrinks_to_what_a_first_round_trip_can_carry(full_css: str, small_css: str) -> None:
    assert len(gzip.compress(full_css.encode(), 6)) > 20_000
    assert len(gzip.compress(small_css.encode(), 6)) < 5_000


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("width", [360, 1280])
def test_page_looks_the_same_with_its_details_closed_and_open(
    browser: Browser, page: str, full_css: str, small_css: str, medium: str, width: int
) -> None:
    looks = {}
    for name, css in (("full", full_css), ("small", small_css)):
        tab = browser.new_page(viewport={"width": width, "height": 640})
        tab.emulate_media(media=medium, reduced_motion="reduce")
        tab.set_content(page.replace("</head>", f"<style>{css}</style></head>"))
        closed = tab.evaluate(ALL_STYLES)
        tab.eval_on_selector("details", "element => { element.open = true; }")
        looks[name] = [closed, tab.evaluate(ALL_STYLES)]
        tab.close()
    assert looks["small"] == looks["full"]


def test_a_second_run_changes_nothing(small_css: str, page: str) -> None:
    assert purge(small_css, collect_usage(page), keep={"open"}) == small_css


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a, .z { color: red }", ".a{color:red}"),
        (".a .z { color: red }", ""),
        (".a > p ~ p + p { color: red }", ".a>p~p+p{color:red}"),
        ("p:not(.z):hover::before { color: red }", "p:not(.z):hover::before{color:red}"),
        (":is(.z, .a) p { color: red }", ":is(.z,.a) p{color:red}"),
        (":where(.z, .y) p { color: red }", ""),
        ("p:has(> .z) { color: red }", ""),
        ("[dir=ltr] p { color: red }", ""),
        ("[lang|=ms] p, [lang|=en] p { color: red }", "[lang|=ms] p{color:red}"),
        ('a[href^="http"], a[rel] { color: red }', 'a[href^="http"]{color:red}'),
        ("details[open] { color: red }", "details[open]{color:red}"),
        ("#isi, #lain { color: red }", "#isi{color:red}"),
        (r".b\:c, .b\:d { color: red }", r".b\:c{color:red}"),
        ("li:nth-child(2n + 1) { margin: 1px  2px }", "li:nth-child(2n + 1){margin:1px 2px}"),
        ("p { width: calc(1px + 2em) }", "p{width:calc(1px + 2em)}"),
        ("p { color: red !important; }", "p{color:red!important}"),
        ("p { } .a { /* nothing */ }", ""),
    ],
)
def test_a_selector_stays_when_all_of_it_occurs(css: str, kept: str) -> None:
    usage = used(
        '<div class="a b:c" id="isi" lang="ms-ID"><p>x<a href="y">y</a><ul><li>z</ul><details><summary>s</summary></details></div>'
    )
    assert purge(css, usage, keep={"open"}) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("@media print { .z { top: 0 } }", ""),
        ("@media screen and (min-width: 60em) { p { top: 0 } }", "@media screen and (min-width:60em){p{top:0}}"),
        (
            "@supports (display: grid) { @media print { p { top: 0 } .z { top: 0 } } }",
            "@supports (display: grid){@media print{p{top:0}}}",
        ),
        (
            "@page { margin: 1cm; @bottom-right { content: counter(page) } }",
            "@page{margin: 1cm;@bottom-right{content: counter(page)}}",
        ),
        ("@keyframes turn { to { top: 0 } } p { top: 0 }", "p{top:0}"),
        (
            "@keyframes turn { to { top: 0 } } p { animation: turn 1s }",
            "@keyframes turn{to{top: 0}}p{animation:turn 1s}",
        ),
        ('@font-face { font-family: "Isi Dua"; src: url(a.woff2) }', ""),
        (
            '@font-face { font-family: "Isi" } p { font: 1rem/1.5 isi, serif }',
            '@font-face{font-family:"Isi"}p{font:1rem/1.5 isi,serif}',
        ),
        (
            ":root { --a: 1px; --b: var(--a); --c: var(--b) } p { top: var(--b) }",
            ":root{--a:1px;--b:var(--a)}p{top:var(--b)}",
        ),
        (":root { --a: 1px; --b: var(--a); --c: var(--b) } p { top: 0 }", "p{top:0}"),
        (":root { --a: ; } p { top: var(--a) }", ":root{--a: }p{top:var(--a)}"),
        ('@charset "UTF-8"; p { top: 0 }', '@charset "UTF-8";p{top:0}'),
    ],
)
def test_rules_that_others_need_stay_and_the_rest_goes(css: str, kept: str) -> None:
    assert purge(css, used("<p>x</p>")) == kept


def test_a_property_read_in_the_page_stays() -> None:
    assert purge(":root{--a:red}", used('<p style="color: var(--a)">x</p>')) == ":root{--a:red}"


@pytest.mark.parametrize("css", ["p{color:red}}", "p { content: 'a\n }", "p { top: 0 } a"])
def test_broken_css_is_not_touched(css: str) -> None:
    assert purge(css, used("<p>x</p>")) == css


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p { color: red; *zoom: 1; top: 0 }", "p{color: red;*zoom: 1;top: 0}"),
        ("p { color: red; .z & { top: 0 } }", "p{color: red;.z &{top: 0}}"),
        ("@new thing { p { top: 0 } }", "@new thing{p{top: 0}}"),
        (".z::-ms-clear, p { top: 0 }", ".z::-ms-clear,p{top:0}"),
    ],
)
def test_what_is_not_understood_stays(css: str, kept: str) -> None:
    assert purge(css, used("<p>x</p>")) == kept


def test_usage_of_two_pages_is_the_usage_of_both() -> None:
    usage = union([used('<p class="a">x</p>'), used('<ul class="b"><li>x</ul>')])
    assert purge(".a,.b,.c,p,li,td{top:0}", usage) == ".a,.b,p,li{top:0}"


NAMES = st.sampled_from(["a", "b", "c", "d"])


@given(present=st.frozensets(NAMES), groups=st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=5))
def test_exactly_the_rules_that_can_match_are_left(present: frozenset[str], groups: list[list[str]]) -> None:
    usage = used("".join(f'<p class="{name}">x</p>' for name in present))
    css = "".join(
        f"{' '.join(f'.{name}' for name in names)} {{ top : {number}px }}" for number, names in enumerate(groups)
    )
    wanted = "".join(
        f"{' '.join(f'.{name}' for name in names)}{{top:{number}px}}"
        for number, names in enumerate(groups)
        if present.issuperset(names)
    )
    assert purge(css, usage) == wanted


def test_the_real_pages_look_the_same_with_the_whole_stylesheet(site: Path, server: str, browser: Browser) -> None:
    names = re.search(r"for stylesheet in (\[.*?\])", (OVERRIDES / "main.html").read_text())[1]
    whole = "\n".join(
        [render("partials/colours.html", site=load_site(tree.DATA / "site.yml"))]
        + [(OVERRIDES / "css" / f"{name}.css").read_text() for name in ast.literal_eval(names) if name != "colours"]
    )
    differ = []
    with browser.new_context() as small, browser.new_context() as full:
        full.route("**/assets/style.*.css", lambda route: route.fulfill(body=whole, content_type="text/css"))
        pages = [small.new_page(), full.new_page()]
        for address in ("", "paspor/biaya/", "waspada/periksa/", "desa/6103072007/"):
            for width in (360, 1280):
                shots = [picture(page, server + address, width) for page in pages]
                if shots[0] != shots[1]:
                    differ.append((address, width))
    assert differ == []


def picture(page: Page, address: str, width: int) -> bytes:
    """The whole page as pixels, menu and folds open."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    return page.screenshot(full_page=True)
