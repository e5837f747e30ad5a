"""How pages look and weigh: on a narrow phone, with large text, without script, in a text browser, in a chat."""

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from scripts.finish.weight import gzip_size
from scripts.villages.book import is_book
from tests.kinds import KINDS, SENSITIVE, addresses, folders, is_aside

PAGE_BUDGET, VISIT_BUDGET, ROW_BUDGET = 14_000, 14_600, 32_000  # bytes, gzip -6
DRAWN_BUDGET = 22_000  # the same with all its drawings, which the text does not wait for
VILLAGE_BUDGET, CARD_BUDGET = 5_000, 40_000  # gzip -6; as it is
# Where a script turns a list into something to fill in or to search, it may add words of its own.
SCRIPTED = ("waspada/periksa/", "desa/", "untuk-petugas/")

# Links and buttons lower or narrower than a thumb, unless they stand in a sentence (WCAG 2.2, 2.5.5, exception Inline).
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], summary, button, input, select")].filter(target => {
    const box = (target.closest("label") || target).getBoundingClientRect();
    const inSentence = getComputedStyle(target).display === "inline"
        && target.parentElement.textContent.trim() !== target.textContent.trim();
    return box.width && !inSentence && (box.height < 43.99 || box.width < 43.99);
}).map(target => target.outerHTML.slice(0, 120))"""

SMALL_TEXT = """() => [...document.querySelectorAll("body *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        && element.getClientRects().length && parseFloat(getComputedStyle(element).fontSize) < 18
).map(element => element.outerHTML.slice(0, 120))"""

HANGING_OUT = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("body *")].filter(element => element.getBoundingClientRect().right > innerWidth
        && !element.closest(".table"))
        .map(element => element.outerHTML.slice(0, 120)) : []"""

CUT_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3")].flatMap(heading => {
    const cut = [], texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/[^\\s\u2013/-]+/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) cut.push(word[0]);
        }
    }
    return cut;
})"""

OPEN_FOLDS = "() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })"


@pytest.fixture(scope="module")
def narrow(browser: Browser):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def test_no_page_scrolls_sideways_on_the_narrowest_phone(site: Path, server: str, letters: Browser) -> None:
    wide = {}
    with letters.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for address in addresses(site):
            page.goto(server + address)
            page.evaluate(OPEN_FOLDS)
            for size in ("100%", "200%"):
                page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
                if found := page.evaluate(HANGING_OUT):
                    wide[f"{address} {size}"] = found
    assert wide == {}


def test_with_text_twice_as_large_a_phone_of_360_px_cuts_no_heading(site: Path, server: str, letters: Browser) -> None:
    wrong = {}
    with letters.new_context(viewport={"width": 180, "height": 320}, device_scale_factor=2) as context:  # zoom 200 %
        page = context.new_page()
        for address in addresses(site):
            page.goto(server + address)
            page.evaluate(OPEN_FOLDS)
            if found := [*page.evaluate(HANGING_OUT), *page.evaluate(CUT_HEADINGS)]:
                wrong[address] = found
    assert wrong == {}


def test_a_page_longer_than_five_screens_opens_with_its_contents(site: Path, server: str, phone: Page) -> None:
    """Links to its sections, before the first of them or folded there; what a script turns into a conversation has none."""
    missing = {}
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix() + "/"
        html = path.read_text(encoding="utf-8")
        if (
            html.count("<h2") < 3
            or address.startswith((*filter(None, folders(site)), "desa/"))
            or address in SCRIPTED[:2]
        ):
            continue
        phone.goto(server + address)
        screens = phone.evaluate("document.documentElement.scrollHeight / innerHeight")
        before = html.partition("<article")[2].partition("<h2")[0]
        if screens > 5 and len(re.findall('href="?#', before)) < 3:
            missing[address] = screens
    assert missing == {}


def test_the_contents_of_a_long_page_open_the_section_they_lead_to(server: str, phone: Page) -> None:
    phone.goto(server + "bantuan/")
    phone.click(".inside summary")
    phone.locator(".inside a").nth(2).click()
    section = phone.evaluate("decodeURIComponent(location.hash)")
    phone.wait_for_function("place => document.querySelector(place).closest('details').open", arg=section)
    assert phone.locator(section).bounding_box()["y"] < 320


def test_everything_to_tap_is_as_large_as_a_thumb_and_no_text_is_small(site: Path, server: str, narrow: Page) -> None:
    small = {}
    for address in addresses(site):
        narrow.goto(server + address)
        narrow.evaluate(OPEN_FOLDS)
        if found := [*narrow.evaluate(SMALL_TARGETS), *narrow.evaluate(SMALL_TEXT)]:
            small[address] = found
    assert small == {}


def test_no_full_stop_stands_alone_beside_a_number_to_tap(site: Path, server: str, narrow: Page) -> None:
    """On screen a number is a box. The text keeps its signs: for paper, voices and copies."""
    stray = """() => [...document.querySelectorAll("a[href^='tel:'], a[href^='https://wa.me']")].filter(box => {
        const after = box.nextSibling, sign = after && (after.nodeType === 3 ? after.data[0] : after.textContent[0]);
        return box.getClientRects().length && /[.,;]/.test(sign) && (after.nodeType === 3 || after.offsetWidth);
    }).map(box => box.parentElement.textContent.slice(0, 120))"""
    found = {}
    for address in addresses(site):
        narrow.goto(server + address)
        narrow.evaluate(OPEN_FOLDS)
        if said := narrow.evaluate(stray):
            found[address] = said
    assert found == {}
    narrow.emulate_media(media="print")
    narrow.goto(server + "bantuan/")
    narrow.evaluate(OPEN_FOLDS)
    assert narrow.locator("article .dot").first.evaluate("sign => sign.getBoundingClientRect().width") > 0
    narrow.emulate_media(media="screen")


def lines(page: Page, address: str) -> set[str]:
    page.goto(address)
    page.evaluate(OPEN_FOLDS)
    text = page.inner_text("article").replace("☐", "")
    return {" ".join(line.split()) for line in text.splitlines() if line.strip()}


def test_without_script_no_text_is_missing(server: str, browser: Browser) -> None:
    missing = {}
    with browser.new_context() as scripted, browser.new_context(java_script_enabled=False) as plain:
        with_script, without = scripted.new_page(), plain.new_page()
        for address in KINDS.values():
            shown, bare = lines(with_script, server + address), lines(without, server + address)
            added = {line for line in shown - bare if not with_script.get_by_role("button", name=line).count()}
            if bare - shown or (added and address not in SCRIPTED):
                missing[address] = (bare - shown, added)
    assert missing == {}


@pytest.mark.needs("w3m")
def test_a_text_browser_shows_doors_and_numbers_in_reading_order(site: Path, project: Project) -> None:
    words = project.words["id"].texts
    text = subprocess.run(
        ["w3m", "-dump", "-cols", "200", site / "index.html"], capture_output=True, text=True, check=True
    ).stdout
    wanted = [
        words["lewati"],
        words["menu"],
        "Mau ke luar negeri?\n\n",
        words["pintu_tawaran"],
    ]
    wanted += [words["pintu_paspor"], words["pintu_kerja"], words["buka_luar"], words["desa_saya"]]
    wanted += ["110 ", "129 ", "0800-1000 "]
    places = [
        text.find(f"{word}", text.find("Mau ke luar negeri?\n\n") if at > 2 else 0) for at, word in enumerate(wanted)
    ]
    assert -1 not in places and places == sorted(places)
    assert f"{words['pintu_paspor']}" in text


def test_the_home_page_opens_with_its_five_doors_and_the_numbers(site: Path) -> None:
    for folder in folders(site):
        tree = LexborHTMLParser((site / folder / "index.html").read_text())
        doors = tree.css(".doors a")
        targets = [door.attributes["href"] for door in doors]
        assert targets == ["waspada/periksa/", "paspor/", "kerja/", "luar-negeri/", "desa/"], folder
        for picture in (door.css_first("img").attributes for door in doors):
            assert (site / folder / picture["src"]).is_file(), folder
            # Its place is kept while it loads, and the words beside it say the same.
            assert picture["width"] == picture["height"] and picture["alt"] in ("", None), folder
        assert len(tree.css("article .numbers a[href^=tel]")) == 3, folder


def test_a_small_phone_shows_doors_and_help_of_every_home_without_scrolling(
    site: Path, server: str, letters: Browser
) -> None:
    with letters.new_context(viewport={"width": 360, "height": 640}) as context:
        page = context.new_page()
        for folder in folders(site):
            page.goto(server + folder)
            shown = page.locator(".doors a, #nomor").all()
            lower = [box["y"] + box["height"] for box in (each.bounding_box() for each in shown)]
            assert len(lower) == 6 and max(lower) <= 640, (folder, lower)


def test_languages_take_one_line_and_say_which_are_whole(site: Path, server: str, letters: Browser) -> None:
    with letters.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + "paspor/")
        assert page.locator(".masthead").bounding_box()["height"] < 60
        page.get_by_text("Bahasa ▾").click()
        said = page.locator(".languages a:visible").all_inner_texts()
        assert [text.split()[-1] for text in said] == ["lengkap", "sebagian", "sebagian"]


def test_each_sign_and_each_kind_of_question_has_its_picture(site: Path) -> None:
    signs = LexborHTMLParser((site / "waspada/tanda/index.html").read_text())
    pictures = {kind: {s.html for s in signs.css(f".signs--{kind} li > .icon svg")} for kind in ("berhenti", "tanya")}
    assert len(signs.css(".signs li > .icon svg")) == len(signs.css(".signs > li"))
    assert [len(each) for each in pictures.values()] == [1, 1] and pictures["berhenti"] != pictures["tanya"]
    check = LexborHTMLParser((site / "waspada/periksa/index.html").read_text())
    assert len(check.css("h3 .icon svg")) == len(check.css(".check"))


def test_every_page_fits_its_budget(site: Path) -> None:
    (sheet,) = site.glob("assets/style.*.css")
    css = gzip_size(sheet.read_bytes())
    # Those are for paper; a book is read from a file.
    readers = (page for page in site.rglob("*.html") if page.parent.name != "lembar-penutur" and not is_book(page.name))
    weights = {page.relative_to(site).as_posix(): gzip_size(page.read_bytes()) for page in readers}
    villages = {
        page: size for page, size in weights.items() if page.split("/")[-2:-1] and page.split("/")[-2].isdigit()
    }
    assert {page: size + css for page, size in weights.items() if size + css > PAGE_BUDGET} == {}
    assert villages and {page: size for page, size in villages.items() if size > VILLAGE_BUDGET} == {}


def test_a_first_visit_takes_three_requests_at_most(site: Path, server: str, browser: Browser) -> None:
    costly = {}
    for address in ("", "paspor/biaya/", "waspada/tanda/", "desa/6103072007/"):
        with browser.new_context() as context:
            page = context.new_page()
            asked = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(server + address, wait_until="networkidle")
            paths = [site / url.removeprefix(server) for url in asked if url.startswith(server)]
            sizes = {path: gzip_size((path / "index.html" if path.is_dir() else path).read_bytes()) for path in paths}
            drawn = sum(size for path, size in sizes.items() if path.suffix == ".svg")
            before = [url for url in asked if not url.endswith(".svg")]
            if len(before) > 3 or sum(sizes.values()) - drawn > VISIT_BUDGET or sum(sizes.values()) > DRAWN_BUDGET:
                costly[address] = (sizes, asked)
    assert costly == {}


@pytest.fixture(scope="module")
def visits(site: Path) -> dict[str, dict[Path, int]]:
    """Every page with all that it loads: bytes by file."""
    packed = {file: gzip_size(file.read_bytes()) for file in (site / "assets").glob("*.*")}
    visits: dict[str, dict[Path, int]] = {}
    for page in site.rglob("*.html"):
        if page.parent.name == "lembar-penutur" or is_book(page.name):
            continue
        html = page.read_text(encoding="utf-8")
        asked = re.findall(r"(?:src|href)=\S*assets/([\w.]+)", html)  # what is loaded at a tap is named elsewhere
        loaded = {file: size for file, size in packed.items() if file.name in asked}
        visits[page.relative_to(site).as_posix()] = {page: gzip_size(html.encode()), **loaded}
    return visits


def too_heavy(visits: dict[str, dict[Path, int]]) -> dict[str, int]:
    heavy = {page: sum(visit.values()) for page, visit in visits.items()}
    return {page: size for page, size in heavy.items() if size > VISIT_BUDGET}


def test_no_visit_weighs_too_much(visits: dict[str, dict[Path, int]]) -> None:
    assert too_heavy(visits) == {}


@pytest.mark.parametrize("folder", ["", "iba/", "mad/"])
def test_five_pages_in_a_row_do_not_weigh_too_much(visits: dict[str, dict[Path, int]], folder: str) -> None:
    """A reader who goes from home to the village."""
    row: dict[Path, int] = {}
    for address in ("", "paspor/", "paspor/syarat/", "waspada/tanda/", "desa/6103072007/"):
        row |= visits[f"{folder}{address}index.html"]
    assert sum(row.values()) <= ROW_BUDGET, row


def test_a_link_in_a_chat_shows_what_it_is(site: Path, project: Project) -> None:
    for folder in folders(site):
        tree = LexborHTMLParser((site / folder / "index.html").read_text())
        graph = {meta.attributes["property"]: meta.attributes["content"] for meta in tree.css("meta[property]")}
        assert graph["og:title"] and graph["og:description"] and graph["og:site_name"] == "Merantau Aman"
        assert graph["og:locale"].endswith("_ID")
        card = site / graph["og:image"].removeprefix("https://merantau-aman.example/")
        assert card.stem == (folder.strip("/") or "id"), "run python -m scripts cards"
        assert card.stat().st_size <= CARD_BUDGET and Image.open(card).size == (1200, 630)


def test_a_chat_that_looks_for_the_bytes_of_a_preview_finds_them(site: Path) -> None:
    """WhatsApp and others read no HTML, only this pattern."""
    for page in site.rglob("index.html"):
        if is_aside(page.relative_to(site).as_posix()):
            continue
        html = page.read_text(encoding="utf-8")
        named = re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html)
        assert html.count("og:") == len(named) >= 5 and all(value for _, value in named), page


def test_a_sensitive_page_does_not_give_itself_away(site: Path) -> None:
    for folder in folders(site):
        for page in [page for below in SENSITIVE for page in (site / folder / below).rglob("index.html")]:
            tree = LexborHTMLParser(page.read_text())
            head = tree.head.html
            assert "Merantau Aman" not in head and "og:image" not in head, page
            assert tree.css_first("link[rel=icon]").attributes["href"] == "data:,", page
