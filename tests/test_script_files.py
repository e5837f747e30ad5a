"""All scripts together: old phones can read them, they weigh little, a page asks for one, and everything works without."""

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
from rjsmin import jsmin
from selectolax.lexbor import LexborHTMLParser

from scripts.pages.view import UNSAVED_PAGE
from scripts.paths import OVERRIDES
from scripts.villages.book import is_book
from tests.kinds import is_aside

LATER = ("keep.js", "match.js", "read.js", "talk.js")
ENGINE = "engine.js"  # comes with the index of the search, at the first letter typed
SOURCES = sorted((OVERRIDES / "js").glob("*.js"))
# What came after Chrome 58 to 66 (2017 to 2018) and no parser can tell: methods. Sources: caniuse.com, MDN.
TOO_NEW = re.compile(
    r"\.(?:flat|flatMap|at|replaceAll|matchAll|replaceChildren|allSettled|finally|fromEntries|trimStart|trimEnd)\("
    r"|\b(?:globalThis|structuredClone|BigInt|queueMicrotask)\b|\(\?<"
)
# acorn is part of the Node that Playwright brings along.
PARSE = """
const { parse } = require('internal/deps/acorn/acorn/dist/acorn');
const text = require('fs').readFileSync(0, 'utf8');
try { parse(text, { ecmaVersion: 2017 }); } catch (error) { console.log(error.message); }
"""
BUDGET = 6_000  # bytes, all scripts that pages load; LATER is loaded at the first tap
BUDGET_PAGE = 4_000
BUDGET_LATER = 2_500


def complaint(script: str) -> str:
    """What a browser of 2018 would say to `script`; '' when it can read it."""
    node = compute_driver_executable()
    node = node[0] if isinstance(node, tuple) else node
    done = subprocess.run(
        [node, "--expose-internals", "-e", PARSE], input=script, capture_output=True, text=True, check=True
    )
    too_new = TOO_NEW.search(script)
    return done.stdout.strip() or (too_new[0] if too_new else "")


def scripts_of(site: Path) -> Iterator[tuple[str, list[str]]]:
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text())
        yield page.relative_to(site).as_posix(), [node.attributes.get("src") or "" for node in tree.css("script")]


def test_a_phone_of_2018_can_read_every_script(site: Path) -> None:
    built = [path.read_text() for path in site.rglob("*.js")]
    assert built
    assert complaint(";\n".join(built)) == ""


@pytest.mark.parametrize(
    "new", ["a?.b", "a ?? b", "a ||= b", "try { a() } catch { b() }", "b = {...a}", "a.flat()", "class A { #a = 1 }"]
)
def test_newer_syntax_is_noticed(new: str) -> None:
    assert complaint(f"let a, b; {new};")


def test_all_scripts_together_are_light() -> None:
    """As the build sends them: without comments. What searches comes with its index, at the first letter typed."""
    whole = "".join(jsmin(path.read_text()) for path in SOURCES if path.name not in (*LATER, ENGINE))
    assert len(gzip.compress(whole.encode(), 6)) <= BUDGET
    for name in LATER:
        assert len(gzip.compress(jsmin((OVERRIDES / "js" / name).read_text()).encode(), 6)) <= BUDGET_LATER, name
    assert len(gzip.compress(jsmin((OVERRIDES / "js" / ENGINE).read_text()).encode(), 6)) <= BUDGET_PAGE


def test_a_page_loads_one_light_script_of_its_own_host(site: Path) -> None:
    for page, scripts in scripts_of(site):
        if page == "404.html" or is_aside(page):
            continue
        if page.endswith(UNSAVED_PAGE) or is_book(page):
            assert not scripts
            continue
        assert len(scripts) == 1 and re.fullmatch(r"(\.\./)*assets/script\.[0-9a-f]{10}\.js", scripts[0]), page
        file = (site / page).parent / scripts[0]
        assert len(gzip.compress(file.read_bytes(), 6)) <= BUDGET_PAGE, page
    assert not (site / "js").exists()


def test_joining_keeps_every_line_whole() -> None:
    """The build drops comment lines and indents; a string over two lines would lose its own."""
    for path in SOURCES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            assert line.count("`") % 2 == 0 and "/*" not in line, f"{path.name}:{number}"


def test_nothing_breaks_where_the_browser_can_do_nothing(server: str, phone) -> None:
    """No speech, share sheet, clipboard, fetch or Unicode forms: pages stay as they are, silently."""
    phone.add_init_script(
        "for (const name of ['speechSynthesis', 'fetch']) Object.defineProperty(window, name, {value: undefined});"
        "for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, {value: undefined});"
        "String.prototype.normalize = undefined;"
    )
    said = []
    phone.on("pageerror", lambda error: said.append(str(error)))
    for path in ("", "desa/", "cari/", "waspada/periksa/"):
        phone.goto(server + path)
    assert said == []
    assert phone.locator(".tools button").count() == 1  # printing is older than all of these


def test_without_script_everything_can_be_read_and_reached(server: str, browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "desa/")
    assert page.locator("#utama a[href$='6103072007/']").is_visible()
    page.goto(server + "cari/")
    assert page.locator(".contents li:not(.also) a[href='../paspor/biaya/']").is_visible()
    assert page.locator(".contents a:text-is('dipukul')").is_visible()
    page.goto(server + "waspada/periksa/")
    assert page.locator("#visa_bukan_kerja").is_visible() and page.locator(".check .tick").first.is_visible()
    assert page.get_by_text("Ketuk tiga titik").is_visible()
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator(".tools a[href^='https://wa.me/']").is_visible()
    assert page.locator(".tools a[download]").is_visible()
    context.close()
